package tongue

import (
	"strings"
	"testing"
	"time"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/read/job"
	"assize/report/read/source"
	"assize/templates"
)

// bilingual are the shipped languages.
func bilingual(t *testing.T) Tongues {
	t.Helper()
	var ps source.Problems
	out := Load(&job.Job{Languages: []string{"en", "cy"}}, &job.House{}, nil, templates.Files, &ps)
	if ps.Refused() {
		t.Fatal(ps)
	}
	return out
}

// TestEarlierTextsAreHeard: what stands in the sheets of earlier inspections is read for
// numbers and words of claim, but for a time that the sheet itself holds.
func TestEarlierTextsAreHeard(t *testing.T) {
	all := bilingual(t)
	day := func(y int, m time.Month, d int) audit.Date { return audit.Date{Year: y, Month: m, Day: d} }
	rec := func(text string, due audit.Date) audit.Dataset {
		return audit.Dataset{Recommendations: []audit.Recommendation{{Row: 3, MadeOn: day(2014, 11, 30), Text: text, Due: due}}}
	}
	previous := func(p audit.PreviousResult) audit.Dataset {
		p.Row = 3
		return audit.Dataset{Previous: []audit.PreviousResult{p}}
	}
	rows := map[audit.Field]int{audit.KeyTitle: 4, audit.KeyKind: 5}
	for name, c := range map[string]struct {
		data audit.Dataset
		want int
	}{
		"a time that is due":         {rec("Within three months, the force should train.", day(2015, 2, 28)), 0},
		"in figures":                 {rec("Within 3 months, the force should train.", day(2015, 2, 28)), 0},
		"in years":                   {rec("WITHIN TWO YEARS, the force should train.", day(2016, 11, 30)), 0},
		"another time than is due":   {rec("Within six months, the force should train.", day(2015, 2, 28)), 1},
		"a time that is not whole":   {rec("Within three months, the force should train.", day(2015, 3, 1)), 1},
		"another number beside it":   {rec("Within three months, the force should record 95 percent.", day(2015, 2, 28)), 1},
		"a claim":                    {rec("Most crimes are missed. Train officers.", day(2015, 2, 28)), 1},
		"nothing":                    {rec("Review how much auditing is needed in 2015.", audit.Date{}), 0},
		"the name of an inspection":  {previous(audit.PreviousResult{Inspection: "Crime Data Integrity inspection 2014", Source: "Published in November 2014, without an interval."}), 0},
		"a source with another rate": {previous(audit.PreviousResult{Inspection: "2014", Source: "Published as 68.5 percent."}), 1},
		"a reason with a claim":      {previous(audit.PreviousResult{Inspection: "2014", WhyNot: "Only half of the reports were audited."}), 1},
		"a title":                    {audit.Dataset{About: audit.About{Rows: rows, Title: "Crime Data Integrity inspection 2016"}}, 0},
		"a title with a number":      {audit.Dataset{About: audit.About{Rows: rows, Title: "Inspection of 95 percent"}}, 1},
		"a title with a claim":       {audit.Dataset{About: audit.About{Rows: rows, Title: "The worst forces"}}, 1},
		"what is inspected again":    {audit.Dataset{About: audit.About{Rows: rows, Kind: "re-inspection of the worst forces"}}, 1},
		"an inspection that boasts":  {previous(audit.PreviousResult{Inspection: "The inspection of 9,000 records"}), 1},
	} {
		t.Run(name, func(t *testing.T) {
			var ps source.Problems
			said := all.Hear(&c.data, findings.Force{ID: "kent"}, People{}, &ps)
			if len(said) != c.want || len(ps) != c.want {
				t.Errorf("%d sentences, want %d: %v", len(said), c.want, ps)
			}
			for _, p := range ps {
				if p.Pos.Sheet == "" || p.Pos.Cell == "" || !strings.Contains(p.Error(), "[words-to-confirm]") {
					t.Errorf("no place or rule: %v", p)
				}
			}
		})
	}
}

// TestJobIsHeard: the title and the reason of a correction are read, and somebody has to
// confirm them.
func TestJobIsHeard(t *testing.T) {
	at := source.Pos{File: "job.yaml", Line: 7, Column: 3}
	for reason, want := range map[string]int{"An input was corrected.": 0, "A row was counted twice.": 1, "The rate had been 85.5 percent.": 1, "The report of 25 August 2016 named another force.": 0} {
		var ps source.Problems
		said := bilingual(t).HearJob(&job.Job{Title: "Inspections 2016", Issue: &job.Issue{Reason: reason, ReasonAt: at}}, &ps)
		if len(said) != want || len(ps) != want || ps.Refused() || want > 0 && (ps[0].Pos != at || strings.Contains(ps.Error(), reason)) {
			t.Errorf("%q: %v", reason, ps)
		}
	}
	var ps source.Problems
	said := bilingual(t).HearJob(&job.Job{Title: "The worst 43 forces", Stands: job.Stands{Title: at}}, &ps)
	if len(ps) != 1 || ps[0].Pos != at || len(said) != 1 || said[0].Force != everyForce {
		t.Errorf("title: %v", ps)
	}
}

// TestQuotesSayTheSameNumbers: a person's quote in another language holds the numbers
// and the insertions of the first.
func TestQuotesSayTheSameNumbers(t *testing.T) {
	at := source.Pos{File: "job.yaml", Line: 9, Column: 3}
	quote := func(lang, person, text string) job.Quote {
		return job.Quote{Language: lang, Person: person, Role: "Inspector", Text: text, TextAt: at}
	}
	for name, c := range map[string]struct {
		quotes []job.Quote
		wrong  bool
	}{
		"alike":              {[]job.Quote{quote("en", "A", "In two of 40 cases."), quote("cy", "A", "Mewn dau o 40 achos.")}, false},
		"insertions":         {[]job.Quote{quote("en", "A", `It is {{rate "force"}}.`), quote("cy", "A", `Mae’n {{rate "force"}}.`)}, false},
		"another number":     {[]job.Quote{quote("en", "A", "In 4 of 40 cases."), quote("cy", "A", "Mewn 5 o 40 achos.")}, true},
		"no number":          {[]job.Quote{quote("en", "A", "In 4 of 40 cases."), quote("cy", "A", "Mewn rhai achosion.")}, true},
		"another insertion":  {[]job.Quote{quote("en", "A", `It is {{rate "force"}}.`), quote("cy", "A", `Mae’n {{rate "violence"}}.`)}, true},
		"the second of two":  {[]job.Quote{quote("en", "A", "None."), quote("en", "A", "Of 7."), quote("cy", "A", "Dim."), quote("cy", "A", "O 8.")}, true},
		"of another person":  {[]job.Quote{quote("en", "A", "Of 7."), quote("cy", "B", "O 8.")}, false},
		"one language alone": {[]job.Quote{quote("cy", "B", "O 8.")}, false},
	} {
		t.Run(name, func(t *testing.T) {
			var ps source.Problems
			bilingual(t).CheckQuotes(&job.Job{Quotes: c.quotes}, nil, &ps)
			if ps.Refused() != c.wrong || c.wrong && !strings.Contains(ps.Error(), "job.yaml:9:3: a quote with other numbers than in en, at job.yaml:9:3; "+sameInBoth+" [translation-number]") {
				t.Errorf("%v", ps)
			}
		})
	}
}
