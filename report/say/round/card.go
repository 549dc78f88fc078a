package round

import "assize/report/say/doc"

// card is what is shown where the overview of the round is shared: what a notice leads
// with, and how many forces have each judgment.
func (t *teller) card() *doc.Card {
	t.Begin("")
	return &doc.Card{
		Lang: t.Pack.Lang, Notice: t.Edition.Notice, Publisher: t.House.Inspectorate, Title: t.RoundTitle,
		Lead: t.Runs("national.card.lead", nil), Source: t.House.Inspectorate, Sample: t.Edition.Sample,
	}
}
