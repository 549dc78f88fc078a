package force_test

import (
	"testing"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/saytest"
)

// TestTimed: the title of the figure of times says what was recorded in the time allowed,
// but of none and of a single crime; each share is the value of its cell.
func TestTimed(t *testing.T) {
	const id = "timely"
	for name, c := range map[string]struct {
		recorded, audited int
		title             string
	}{
		"some": {81, 100, "81 of 100 audited crimes were recorded within 24 hours of the report"},
		"all":  {100, 100, "100 of 100 audited crimes were recorded within 24 hours of the report"},
		"none": {0, 100, "How soon audited crimes were recorded"},
		"one":  {1, 1, "How soon audited crimes were recorded"},
	} {
		t.Run(name, func(t *testing.T) {
			f := saytest.GreaterManchester()
			timely := f.Measures[0]
			timely.ID, timely.Role, timely.Label, timely.Strata, timely.Counting = id, "other", "timely", nil, findings.Counting{Table: "Counts", WithinHours: 24}
			timely.Numerator, timely.Denominator = findings.Count(c.recorded), findings.Count(c.audited)
			f.Measures = append(f.Measures, timely)
			f.Timed = []findings.Timed{{Measure: id, Label: "timely", Hours: 24, Audited: c.audited, Steps: []findings.TimedStep{
				{Hours: 1, Crimes: c.recorded / 2}, {Hours: 24, Crimes: c.recorded}, {Hours: 72, Crimes: c.recorded},
			}}}
			told, err := force.Tell(saytest.Input(t, f))
			if err != nil {
				t.Fatal(err)
			}
			title := ""
			for _, fig := range told.Figures {
				p, ok := fig.Plot.(doc.Elapsed)
				if !ok {
					continue
				}
				title = doc.Plain(fig.Title)
				for _, s := range p.Steps {
					if cell, err := told.Annex.Cell(s.Ref); err != nil || cell.Value != float64(s.Items) {
						t.Errorf("%s: %d is drawn, its cell holds %+v (%v)", s.Label, s.Items, cell, err)
					}
				}
			}
			if title != c.title {
				t.Errorf("%q\nwant %q", title, c.title)
			}
		})
	}
}
