package chart_test

import (
	"strings"
	"testing"

	"assize/report/say/doc"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
)

// cards are of everything, of the longest names, of nothing but a name.
func cards() map[string]*doc.Card {
	long := "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch and the Isle of Anglesey Constabulary"
	facts := []doc.KeyFact{
		{Label: "Recorded", Value: doc.Words("85.5 percent"), Detail: doc.Words("of the crimes reported; 95 percent interval 83.4 to 87.2")},
		{Label: "Not recorded a year", Value: doc.Words("over 38,000"), Detail: doc.Words("estimated; 32,800 to 44,500")},
	}
	full := &doc.Card{
		Lang: "en-GB", Notice: "DRAFT: not for publication", Publisher: "Inspectorate of Police Records (fictional)", Title: "Greater Manchester Police",
		Panel: &doc.JudgmentPanel{Label: "Overall judgment", Grade: "inadequate", Mark: doc.GradeMark{Level: 1, Of: 4}},
		Lead:  doc.Words("Greater Manchester Police fails to record over 38,000 crimes a year, an audit estimates. They include a quarter of reported violence against the person."),
		Facts: facts, Source: "Inspectorate of Police Records (fictional), audit of reports of crime, 1 September 2015 to 29 February 2016",
		Sample: "Illustrative sample: invented audit records, not published by any inspectorate.",
	}
	stretched, endless := *full, *full
	stretched.Title, stretched.Publisher, stretched.Lead = long, long, doc.Words(long+" fails to record over 38,000 crimes a year. "+strings.Repeat("And more. ", 12))
	stretched.Panel = &doc.JudgmentPanel{Label: "Overall judgment of " + long, Grade: "requires improvement in " + long, Mark: doc.GradeMark{Level: 2, Of: 9}}
	endless.Title, endless.Lead, endless.Source = strings.Repeat(long+" ", 3), doc.Words(strings.Repeat("A sentence that has no end. ", 60)), strings.Repeat(long+" ", 2)
	return map[string]*doc.Card{"full": full, "long names": &stretched, "endless": &endless, "a name": {Title: "X"}}
}

// On a card no word touches another or leaves it, and its size is what links are shared
// with; what there is no room for is left out, the name and the mark of a sample never.
func TestCards(t *testing.T) {
	env := charttest.Env(t)
	for name, c := range cards() {
		d, err := chart.LayCard(c, env)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d.W != 600 || d.H != 315 {
			t.Errorf("%s: %v by %v", name, d.W, d.H)
		}
		r := &charttest.Recorder{}
		d.Draw(r)
		for _, fault := range faults(r, d.W, d.H) {
			if !strings.Contains(fault, "on a mark") {
				t.Errorf("%s: %s", name, fault)
			}
		}
		said := ""
		for _, text := range r.Texts {
			said += text.S + " "
		}
		for _, must := range []string{c.Notice, c.Title, c.Sample} {
			for _, word := range strings.Fields(must) {
				if !strings.Contains(said, word) && len(word) < 30 {
					t.Errorf("%s: %q is not on the card", name, word)
				}
			}
		}
		if name == "full" {
			for _, must := range []string{"inadequate", "over 38,000", "85.5 percent"} {
				if !strings.Contains(said, must) {
					t.Errorf("%q is not on the card", must)
				}
			}
		}
	}
	if _, err := chart.LayCard(&doc.Card{}, env); err == nil {
		t.Error("a card without a name is laid out")
	}
}
