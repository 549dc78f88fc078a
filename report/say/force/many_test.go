package force_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/saytest"
	"assize/report/set/annex"
	"assize/report/set/chart"
	"assize/report/set/html"
	"assize/report/set/pdf"
	"assize/report/set/png"
)

// TestForceWithManyOfEverything: the documents of a force are told and set however
// many records, crime types, earlier inspections and observations it has.
func TestForceWithManyOfEverything(t *testing.T) {
	faces := saytest.FacesOf(t)
	for _, n := range []int{30, 400, 5000} {
		in := saytest.NoticeInput(t, crowded(saytest.GreaterManchester(), n))
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			told, err := force.Tell(in)
			if err != nil {
				t.Fatal(err)
			}
			env := pdf.Env{Words: in.Words, Faces: faces, Theme: pdf.DefaultTheme()}
			if _, err := pdf.Render(told.Report, env); err != nil {
				t.Error(err)
			}
			if _, err := pdf.Render(told.KeyScant, env); err != nil {
				t.Error(err)
			}
			if _, err := html.Render(told.Report, html.Env{Env: chart.Env{Words: in.Words, Faces: faces}, Address: told.Annex.Address}); err != nil {
				t.Error(err)
			}
			saytest.WithoutFormulas(told.Analyst)
			for _, w := range []*doc.Workbook{told.Annex, told.Analyst} {
				if _, err := annex.XLSX(w, annex.Env{Words: in.Words}); err != nil {
					t.Error(err)
				}
			}
			for i := range told.Figures {
				f := &told.Figures[i]
				if parts, ok := f.Plot.(doc.Parts); ok && strings.Contains(f.Subtitle, "one square") == parts.Strip {
					t.Errorf("strip %v, but %q", parts.Strip, f.Subtitle)
				}
				if _, err := png.Render(f, chart.Env{Words: in.Words, Faces: faces}, 459, 1600); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// crowded is a force with a group of n cancelled records, and up to 200 groups,
// crime types, earlier inspections and observations.
func crowded(f findings.Findings, n int) findings.Findings {
	few := min(n, 200)
	f.Cancelled, f.Changes, f.Observations = slices.Clone(f.Cancelled), slices.Clone(f.Changes), slices.Clone(f.Observations)
	violence, list, change := f.Measures[1], f.Measures[6], f.Changes[0]
	f.Measures = slices.Clone(f.Measures)
	for i := range few {
		m := violence
		m.ID, m.Label = fmt.Sprintf("type-%d", i), fmt.Sprintf("crime of type %d", i)
		f.Strata, f.Measures = append(slices.Clone(f.Strata), m.ID), append(f.Measures, m)
		f.Measures[0].Reports += m.Reports
		u := f.Unrecorded[0]
		u.Measure = m.ID
		f.Unrecorded = append(slices.Clone(f.Unrecorded), u)
		m = list
		m.ID, m.Label, m.Numerator, m.Denominator = fmt.Sprintf("cancelled-%d", i), fmt.Sprintf("cancelled records of type %d", i), findings.Count(n-n/3), findings.Count(n)
		f.Measures = append(f.Measures, m)
		c := f.Cancelled[0]
		c.Measure, c.Correct, c.Audited = m.ID, m.Numerator.Int(), m.Denominator.Int()
		f.Cancelled = append(f.Cancelled, c)
		e := change
		e.Inspection, e.Date = fmt.Sprintf("Inspection %d", i), audit.Date{Year: 1990 + i/12, Month: time.Month(1 + i%12), Day: 1}
		f.Changes = append(f.Changes, e)
		f.Observations = append(f.Observations, findings.Observation{Kind: []string{"cause", "positive", "context"}[i%3], Text: "Something that the inspectors saw and wrote down."})
	}
	return f
}
