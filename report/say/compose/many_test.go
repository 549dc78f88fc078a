package compose

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/set/annex"
	"assize/report/set/chart"
	"assize/report/set/face"
	"assize/report/set/html"
	"assize/report/set/pdf"
	"assize/report/set/png"
	"assize/report/set/svg"
)

// roundOfMany is a round of n forces made up from one: other names, rates and
// samples, so that there are a ranking, a funnel with forces that differ, a total,
// and causes that all share. It is in Welsh where in is.
func roundOfMany(t *testing.T, in Input, n int) Round {
	t.Helper()
	r := Round{
		Title: "Round of 2016", House: in.House, Words: in.Words, Templates: in.Templates, Edition: in.Edition,
		Terms: map[string]string{"Round of 2016": "Cylch 2016"}, InputLang: in.InputLang, ForceNames: map[string]string{},
	}
	for from, to := range in.Terms {
		r.Terms[from] = to
	}
	told, err := Tell(in)
	if err != nil {
		t.Fatal(err)
	}
	var all []findings.Findings
	for i := range n {
		f := told.Findings
		f.Force.ID, f.Force.Slug = fmt.Sprintf("force-%d", i), fmt.Sprintf("force-%d", i)
		f.Force.Name = fmt.Sprintf("Force of the county number %d", i)
		near := 0.001 // most forces, so that the others differ
		if i%5 == 0 {
			near = 1
		}
		if in.InputLang != "" {
			r.ForceNames[f.Force.ID] = fmt.Sprintf("Heddlu sir rhif %d", i)
		}
		f.Measures = slices.Clone(f.Measures)
		m := &f.Measures[0]
		m.Rate = findings.Num(0.85 + near*(float64(i*37%290)-145)/1000)
		m.Lower, m.Upper, m.EffectiveN = m.Rate-0.01, m.Rate+0.01, findings.Num(2000+i*7919%1400)
		f.Changes = slices.Clone(f.Changes)
		f.Changes[0].To = m.Rate
		all = append(all, f)
		r.Forces = append(r.Forces, RoundForce{Findings: f, Titles: told.Titles, Annex: f.Force.ID + "-annex.xlsx"})
	}
	r.Picture = nation.Compare(all, n)
	return r
}

// facesOf are the shipped fonts.
func facesOf(t *testing.T) *face.Set {
	t.Helper()
	faces, err := face.Load(os.DirFS("../../../templates"), "fonts")
	if err != nil {
		t.Fatal(err)
	}
	return faces
}

// TestRoundOfAnyNumber: the documents of a round are told and set whatever the
// number of its forces, in both languages, in a time that is bounded.
func TestRoundOfAnyNumber(t *testing.T) {
	sizes := []int{1, 2, 3, 43, 401, 1000}
	faces := facesOf(t)
	for lang, in := range map[string]Input{"en": noticeInput(t, greaterManchester()), "cy": inWelsh(t, greaterManchester())} {
		for _, n := range sizes {
			if lang == "cy" && n < 401 {
				continue
			}
			t.Run(fmt.Sprint(lang, n), func(t *testing.T) {
				began := time.Now()
				r := roundOfMany(t, in, n)
				told, err := TellRound(r)
				if err != nil {
					t.Fatal(err)
				}
				t.Log("told", time.Since(began))
				if _, err := pdf.Render(told.Report, pdf.Env{Words: in.Words, Faces: faces, Theme: pdf.DefaultTheme()}); err != nil {
					t.Error(err)
				}
				t.Log("pdf", time.Since(began))
				if _, err := annex.XLSX(told.Annex, annex.Env{Words: in.Words}); err != nil {
					t.Error(err)
				}
				t.Log("annex", time.Since(began))
				for i := range told.Figures {
					if _, err := svg.Render(&told.Figures[i], chart.Env{Words: in.Words, Faces: faces}, 459); err != nil {
						t.Error(err)
					}
				}
				text := textOf(told.Report)
				for _, f := range r.Forces {
					name := f.Findings.Force.Name
					if lang == "cy" {
						name = r.ForceNames[f.Findings.Force.ID]
					}
					if !strings.Contains(text, name) {
						t.Fatalf("%s is not in its overview", name)
					}
				}
				index(t, in, r, faces)
				if d := time.Since(began); d > time.Minute { // some two seconds alone on a machine
					t.Errorf("took %v", d)
				}
			})
		}
	}
}

// index sets the page that lists the round's files.
func index(t *testing.T, in Input, r Round, faces *face.Set) {
	t.Helper()
	x := Index{
		Title: r.Title, House: in.House, Words: in.Words, Templates: in.Templates, Edition: in.Edition,
		Terms: r.Terms, ForceNames: r.ForceNames, InputLang: r.InputLang,
	}
	for _, f := range r.Forces {
		x.Forces = append(x.Forces, f.Findings)
		for kind, format := range map[doc.FileKind]string{doc.ReportFile: "pdf", doc.AnnexFile: "xlsx", doc.PressNoticeFile: "txt"} {
			x.Files = append(x.Files, IndexFile{Size: 1000, File: doc.File{
				Path: "forces/" + f.Findings.Force.Slug + "/cdi-" + string(kind) + "." + format, Kind: kind, Subject: f.Findings.Force.ID,
			}})
		}
	}
	pub, err := TellIndex(x)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := html.Render(pub, html.Env{Env: chart.Env{Words: in.Words, Faces: faces}}); err != nil {
		t.Error(err)
	}
}

// TestCausesOfMany: names that no cell holds go on in the next, none is lost, and
// the forces are counted once.
func TestCausesOfMany(t *testing.T) {
	told, err := TellRound(roundOfMany(t, noticeInput(t, greaterManchester()), 401))
	if err != nil {
		t.Fatal(err)
	}
	names, counted := map[string]bool{}, 0.0
	for _, row := range told.Annex.Sheet(sheetRoundCauses).Table.Rows {
		if row.Cells[0].Text != "Violent crime goes unrecorded too often" {
			continue
		}
		counted += row.Cells[1].Value
		for _, name := range strings.Split(row.Cells[2].Text, "; ") {
			names[name] = true
		}
	}
	if len(names) != 401 || counted != 401 {
		t.Errorf("%d names, %g counted", len(names), counted)
	}
	if text := textOf(told.Report); !strings.Contains(text, "401 forces (named in the annex)") || !strings.Contains(text, "those of which the annex says so") {
		t.Errorf("names four hundred forces:\n%s", text[strings.Index(text, "What can be compared\n"):])
	}
}

// TestForceWithManyOfEverything: the documents of a force are told and set however
// many records, crime types, earlier inspections and observations it has.
func TestForceWithManyOfEverything(t *testing.T) {
	faces := facesOf(t)
	for _, n := range []int{30, 400, 5000} {
		in := noticeInput(t, crowded(greaterManchester(), n))
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			told, err := Tell(in)
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
				if _, err := png.Render(f, chart.Env{Words: in.Words, Faces: faces}, 459, 200); err != nil {
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
		m.ID, m.Label, m.Numerator, m.Denominator = fmt.Sprintf("cancelled-%d", i), fmt.Sprintf("cancelled records of type %d", i), n-n/3, n
		f.Measures = append(f.Measures, m)
		c := f.Cancelled[0]
		c.Measure, c.Correct, c.Audited = m.ID, m.Numerator, m.Denominator
		f.Cancelled = append(f.Cancelled, c)
		e := change
		e.Inspection, e.Date = fmt.Sprintf("Inspection %d", i), audit.Date{Year: 1990 + i/12, Month: time.Month(1 + i%12), Day: 1}
		f.Changes = append(f.Changes, e)
		f.Observations = append(f.Observations, findings.Observation{Kind: []string{"cause", "positive", "context"}[i%3], Text: "Something that the inspectors saw and wrote down."})
	}
	return f
}
