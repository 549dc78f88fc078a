package round

import (
	"assize/report/judge/findings"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// translated is the round in the language of its words. Titles of findings are in
// it already.
func (in Input) translated() Input {
	if in.Words == nil || !in.Words.Translates() {
		return in
	}
	tr := ledger.NewTranslator(in.Words, in.Terms, in.ForceNames, in.InputLang)
	tr.Prose(&in.Title)
	in.Picture = tr.Picture(in.Picture)
	in.Forces = tell.Each(in.Forces, func(f *ledger.RoundForce) { *f = tr.RoundForce(*f) })
	in.House, in.Edition = tr.House(in.House), tr.Edition(in.Edition)
	in.Quotes = tell.Each(in.Quotes, func(q *Quote) { tr.Prose(&q.Role) }) // their words are in its language
	in.foreign = tr.Foreign
	return in
}

// translated is the index in the language of its words.
func (in Index) translated() Index {
	if in.Words == nil || !in.Words.Translates() {
		return in
	}
	tr := ledger.NewTranslator(in.Words, in.Terms, in.ForceNames, in.InputLang)
	tr.Prose(&in.Title)
	in.Forces = tell.Each(in.Forces, func(f *findings.Findings) { *f = tr.Findings(*f) })
	in.House, in.Edition = tr.House(in.House), tr.Edition(in.Edition)
	in.foreign = tr.Foreign
	return in
}
