package force_test

import (
	"testing"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/saytest"
)

// missing are the reasons of two kinds of crime, of which so many crimes were missed,
// each in a report of its own but for some that share one.
func missing(shown string, sharing int, violence, other []int, reasons ...string) findings.Missed {
	m := findings.Missed{Shown: shown, Kinds: []findings.MissedKind{
		{Measure: "violence", Label: "violence", Required: 600, Crimes: violence}, {Measure: "other", Label: "other crime", Required: 700, Crimes: other},
	}}
	for _, r := range reasons {
		m.Reasons = append(m.Reasons, findings.MissedReason{Reason: r, Label: r})
	}
	for i := range m.Kinds {
		m.Kinds[i].Reports = append([]int(nil), m.Kinds[i].Crimes...)
		m.Kinds[i].Reports[0] = max(0, m.Kinds[i].Reports[0]-sharing)
	}
	return m
}

// TestReasons: a reason is called the one given most often only where it has more crimes
// and more reports than every other; the figure is there where reasons may be seen.
func TestReasons(t *testing.T) {
	for name, c := range map[string]struct {
		missed findings.Missed
		title  string // "" for no figure
	}{
		"one leads":       {missing("strata", 0, []int{9, 2}, []int{4, 1}, "no record", "incident"), "“No record” is the reason given most often: it stands for 13 of the 16 audited crimes that were not recorded"},
		"even":            {missing("strata", 0, []int{2, 2}, []int{4, 4}, "no record", "incident"), "Why audited crimes were not recorded"},
		"fewer reports":   {missing("strata", 3, []int{4, 3}, []int{4, 3}, "no record", "incident"), "Why audited crimes were not recorded"},
		"none given most": {missing("strata", 0, []int{1, 9}, []int{1, 9}, "no record", ""), "Why audited crimes were not recorded"},
		"no other":        {missing("strata", 0, []int{5}, []int{1}, "no record"), "Why audited crimes were not recorded"},
		"withheld":        {findings.Missed{Shown: "none"}, ""},
		"not known":       {findings.Missed{}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			f := saytest.GreaterManchester()
			f.Missed = c.missed
			told, err := force.Tell(saytest.Input(t, f))
			if err != nil {
				t.Fatal(err)
			}
			title := ""
			for _, fig := range told.Figures {
				if p, ok := fig.Plot.(doc.Tally); ok {
					title = doc.Plain(fig.Title)
					cellsHold(t, told.Annex, p)
				}
			}
			if title != c.title {
				t.Errorf("%q\nwant %q", title, c.title)
			}
			te, err := force.NewTeller(saytest.Input(t, f))
			if err != nil {
				t.Fatal(err)
			}
			if te.Holds("reasons-hidden") != (name == "withheld") {
				t.Error("what is withheld is not said, or said of what is not")
			}
		})
	}
}

// cellsHold fails where a count of a tally is not the value of its cell.
func cellsHold(t *testing.T, annex *doc.Workbook, p doc.Tally) {
	t.Helper()
	for _, r := range p.Rows {
		for _, c := range append(append([]doc.TallyCell(nil), r.Cells...), r.All) {
			cell, err := annex.Cell(c.Ref)
			if err != nil {
				t.Error(err)
			} else if cell.Value != float64(c.Count) {
				t.Errorf("%s: %d is drawn, its cell %v holds %v", r.Label, c.Count, c.Ref, cell.Value)
			}
		}
	}
}
