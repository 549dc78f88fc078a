package force

import (
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// translated is the input in the language of its words.
func (in Input) translated() Input {
	if in.Words == nil || !in.Words.Translates() {
		return in
	}
	tr := ledger.NewTranslator(in.Words, in.Terms, in.ForceNames, in.InputLang)
	in.Findings = tr.Findings(in.Findings)
	in.Picture = tr.Picture(in.Picture)
	in.Quotes = tell.Each(in.Quotes, func(q *Quote) { tr.Prose(&q.Role) }) // their words are in its language
	in.House, in.Edition = tr.House(in.House), tr.Edition(in.Edition)
	in.Correction = tr.Correction(in.Correction)
	in.foreign = tr.Foreign
	return in
}
