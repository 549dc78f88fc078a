package force_test

import (
	"fmt"
	"slices"
	"testing"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/saytest"
)

// TestPlaces: a report shows where its force stands only among ten or more, and says
// that it stands on one side of their middle only where sampling leaves no doubt.
func TestPlaces(t *testing.T) {
	own := saytest.GreaterManchester()
	for name, c := range map[string]struct {
		others     int
		from, step float64 // of the others' rates, in percent
		n          float64 // effective
		spoil      func(e *nation.Entry)
		title      string // "" for no figure
	}{
		"alone":           {0, 0, 0, 4000, nil, ""},
		"nine":            {8, 90, .5, 4000, nil, ""},
		"ten, all better": {9, 93, .5, 4000, nil, "Greater Manchester Police records a lower share of reported crime than most forces of the round"},
		"all worse":       {42, 40, .8, 4000, nil, "Greater Manchester Police records a higher share of reported crime than most forces of the round"},
		"all alike":       {42, 85, .01, 4000, nil, "Sampling leaves open on which side of the middle of the round Greater Manchester Police stands"},
		"wide":            {42, 86, .3, 40, nil, "Sampling leaves open on which side of the middle of the round Greater Manchester Police stands"},
		"not comparable":  {42, 90, .1, 4000, func(e *nation.Entry) { e.Basis = "another" }, ""},
		"no rate":         {42, 90, .1, 4000, func(e *nation.Entry) { e.Reportable = false }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			me := nation.EntryOf(own)
			all := []nation.Entry{me}
			for i := range c.others {
				e := me
				e.Force = findings.Force{ID: fmt.Sprintf("f%d", i), Name: fmt.Sprintf("Police %02d", i)}
				e.Rate = findings.Num((c.from + c.step*float64(i)) / 100)
				e.Lower, e.Upper, e.EffectiveN = e.Rate-.01, e.Rate+.01, findings.Num(c.n)
				all = append(all, e)
			}
			if c.spoil != nil {
				c.spoil(&all[0])
			}
			in := saytest.Input(t, own)
			in.Picture = nation.Compare(all, len(all))
			told, err := force.Tell(in)
			if err != nil {
				t.Fatal(err)
			}
			title := ""
			for _, f := range told.Figures {
				if plot, ok := f.Plot.(doc.Ranking); ok {
					title = doc.Plain(f.Title)
					strong := slices.IndexFunc(plot.Rows, func(r doc.RankingRow) bool { return r.Strong })
					forces := len(plot.Rows)
					for _, r := range plot.Rows {
						forces += r.Skipped
					}
					if forces != len(all) || len(plot.Rows) > 13 || plot.Rows[strong].Label != own.Force.Name || f.Source != in.House.Inspectorate {
						t.Errorf("%d rows, row %d is strong, source %q", len(plot.Rows), strong, f.Source)
					}
				}
			}
			if title != c.title {
				t.Errorf("%q, want %q", title, c.title)
			}
		})
	}
}
