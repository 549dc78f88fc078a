package force

import (
	"unicode/utf8"

	"assize/report/say/doc"
	"assize/report/say/tell"
)

// card is what is shown where the report is shared: the judgment, the strongest thing
// that a notice could lead with, and what stands large in the summary of the force.
func (t *teller) card() (*doc.Card, error) {
	t.Begin("")
	c := &doc.Card{
		Lang: t.Pack.Lang, Notice: t.Edition.Notice, Publisher: t.House.Inspectorate, Title: t.Found.Force.Name,
		Panel: t.panel(), Lead: t.cardLead(), Facts: t.headlineFacts().Items, Source: t.source(), Sample: t.Edition.Sample,
	}
	return c, t.Err()
}

// cardLead is the heaviest lead of a notice that is short enough for one; the last where
// none is.
func (t *teller) cardLead() []doc.Run {
	var lead []doc.Run
	for _, s := range t.list.OfPart(tell.PartLead, 0) {
		for _, form := range []tell.Form{tell.Sentence, tell.Lead} {
			if lead = t.Worded(s, form); utf8.RuneCountInString(doc.Plain(lead)) <= noticeSummaryMost {
				return lead
			}
		}
	}
	return lead
}
