package round_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/ledger"
	"assize/report/say/round"
	"assize/report/say/saytest"
	"assize/report/set/annex"
	"assize/report/set/chart"
	"assize/report/set/face"
	"assize/report/set/html"
	"assize/report/set/pdf"
	"assize/report/set/svg"
)

// roundOfMany is a round of n forces made up from one: other names, rates and
// samples, so that there are a ranking, a funnel with forces that differ, a total,
// and causes that all share. It is in Welsh where in is.
func roundOfMany(t *testing.T, in force.Input, n int) round.Input {
	t.Helper()
	r := round.Input{
		Title: "Round of 2016", House: in.House, Words: in.Words, Templates: in.Templates, Edition: in.Edition,
		Terms: map[string]string{"Round of 2016": "Cylch 2016"}, InputLang: in.InputLang, ForceNames: map[string]string{},
	}
	for from, to := range in.Terms {
		r.Terms[from] = to
	}
	told, err := force.Tell(in)
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
		r.Forces = append(r.Forces, ledger.RoundForce{Findings: f, Titles: told.Titles, Annex: f.Force.ID + "-annex.xlsx"})
	}
	r.Picture = saytest.Picture(all, n)
	return r
}

// TestRoundOfAnyNumber: the documents of a round are told and set whatever the
// number of its forces, in both languages, in a time that is bounded.
func TestRoundOfAnyNumber(t *testing.T) {
	sizes := []int{1, 2, 3, 43, 401, 1000}
	faces := saytest.FacesOf(t)
	for lang, in := range map[string]force.Input{"en": saytest.NoticeInput(t, saytest.GreaterManchester()), "cy": saytest.InWelsh(t, saytest.GreaterManchester())} {
		for _, n := range sizes {
			if lang == "cy" && n < 401 {
				continue
			}
			t.Run(fmt.Sprint(lang, n), func(t *testing.T) {
				began := time.Now()
				r := roundOfMany(t, in, n)
				told, err := round.Tell(r)
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
				text := saytest.TextOf(told.Report)
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
func index(t *testing.T, in force.Input, r round.Input, faces *face.Set) {
	t.Helper()
	x := round.Index{
		Title: r.Title, House: in.House, Words: in.Words, Templates: in.Templates, Edition: in.Edition,
		Terms: r.Terms, ForceNames: r.ForceNames, InputLang: r.InputLang,
	}
	for _, f := range r.Forces {
		x.Forces = append(x.Forces, f.Findings)
		for kind, format := range map[doc.FileKind]string{doc.ReportFile: "pdf", doc.AnnexFile: "xlsx", doc.PressNoticeFile: "txt"} {
			x.Files = append(x.Files, round.IndexFile{Size: 1000, File: doc.File{
				Path: "forces/" + f.Findings.Force.Slug + "/cdi-" + string(kind) + "." + format, Kind: kind, Subject: f.Findings.Force.ID,
			}})
		}
	}
	pub, err := round.TellIndex(x)
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
	told, err := round.Tell(roundOfMany(t, saytest.NoticeInput(t, saytest.GreaterManchester()), 401))
	if err != nil {
		t.Fatal(err)
	}
	names, counted := map[string]bool{}, 0.0
	for _, row := range told.Annex.Sheet(ledger.SheetRoundCauses).Table.Rows {
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
	if text := saytest.TextOf(told.Report); !strings.Contains(text, "401 forces (named in the annex)") || !strings.Contains(text, "those of which the annex says so") {
		t.Errorf("names four hundred forces:\n%s", text[strings.Index(text, "What can be compared\n"):])
	}
}
