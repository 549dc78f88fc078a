package round_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/round"
	"assize/report/say/saytest"
)

// roundOf is a round of n forces alike but for their names and a little of their
// rates, of which listed are named by the job.
func roundOf(t *testing.T, n, listed int) round.Input {
	t.Helper()
	in := saytest.Input(t, saytest.GreaterManchester())
	r := round.Input{Title: "Round of 2016", House: in.House, Words: in.Words, Templates: in.Templates, Edition: in.Edition}
	var all []findings.Findings
	for i := range n {
		f := saytest.GreaterManchester()
		f.Force.ID = fmt.Sprintf("force-%02d", i)
		f.Force.Name = fmt.Sprintf("%c Police", 'A'+i)
		f.Measures[0].Rate -= findings.Num(i) / 100
		f.Measures[0].Lower, f.Measures[0].Upper = f.Measures[0].Rate-0.02, f.Measures[0].Rate+0.02
		f.Changes = slices.Clone(f.Changes)
		f.Changes[0].To = f.Measures[0].Rate
		if i == 0 {
			f.Findings = f.Findings[:1]
		}
		told := saytest.Tell(t, f)
		all = append(all, told.Findings)
		r.Forces = append(r.Forces, ledger.RoundForce{Findings: told.Findings, Titles: told.Titles, Annex: f.Force.ID + "-annex.xlsx"})
	}
	r.Picture = saytest.Picture(all, listed)
	return r
}

func tellRound(t *testing.T, r round.Input) (*round.Overview, string) {
	t.Helper()
	told, err := round.Tell(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := told.Report.Validate(); err != nil {
		t.Fatal(err)
	}
	if n := saytest.NumbersHaveCells(t, told.Report, told.Annex); n < 10 {
		t.Errorf("%d numbers", n)
	}
	text := saytest.TextOf(told.Report)
	if m := regexp.MustCompile(`\b[0-9]+(st|nd|rd|th)\b`).FindString(text); m != "" {
		t.Errorf("the overview says %q: sampling leaves places open", m)
	}
	return told, text
}

func TestRoundTotals(t *testing.T) {
	tests := []struct {
		name        string
		listed      int
		want, never string
	}{
		{"all in", 3, "the forces of the round record", "No numbers are given"},
		{"one missing", 4, "No numbers are given for all forces together: not every force of the round is in.", "the forces of the round record"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			told, text := tellRound(t, roundOf(t, 3, tt.listed))
			if !strings.Contains(text, tt.want) || strings.Contains(text, tt.never) {
				t.Errorf("want %q, never %q:\n%s", tt.want, tt.never, text)
			}
			for _, want := range []string{"There is no funnel: a funnel needs ten forces", "This overview is of three forces", "A Police | Inadequate | 85.5", "68 percent, November 2014"} {
				if !strings.Contains(text, want) {
					t.Errorf("does not say %q:\n%s", want, text)
				}
			}
			total := cellMark(told.Annex, doc.Ref{Sheet: ledger.SheetRoundTotals, Row: ledger.RoundRow, Column: "unrecorded"})
			if (total == "") != (tt.listed == 3) {
				t.Errorf("the annex marks the total %q", total)
			}
			if told.Report.Sample == "" || told.Annex.Sample == "" {
				t.Error("the overview of samples does not say that it is one")
			}
		})
	}
}

func cellMark(w *doc.Workbook, r doc.Ref) string {
	g := w.Sheet(r.Sheet).Table
	i := slices.IndexFunc(g.Columns, func(c doc.GridColumn) bool { return c.ID == r.Column })
	return g.Rows[0].Cells[i].Mark
}

// TestRoundCauses: the most common first, each with its forces.
func TestRoundCauses(t *testing.T) {
	_, text := tellRound(t, roundOf(t, 3, 3))
	common := strings.Index(text, "Violent crime goes unrecorded too often: three forces (A Police, B Police and C Police)")
	rarer := strings.Index(text, "Officers and staff do not know their duties in crime recording: two forces (B Police and C Police)")
	if common < 0 || rarer < common {
		t.Errorf("causes at %d and %d:\n%s", common, rarer, text)
	}
}

// TestRoundFunnel: ten forces that can be compared have a funnel.
func TestRoundFunnel(t *testing.T) {
	told, text := tellRound(t, roundOf(t, 12, 12))
	funnels := 0
	for _, f := range told.Figures {
		if plot, ok := f.Plot.(doc.Funnel); ok {
			funnels++
			if len(plot.Points) != 12 || len(plot.Limits) != 2 {
				t.Errorf("%d points, %d limits", len(plot.Points), len(plot.Limits))
			}
		}
	}
	if funnels != 1 || strings.Contains(text, "There is no funnel") {
		t.Errorf("%d funnels:\n%s", funnels, text)
	}
}

// TestRankingOfForces: the forces of a country stand in one figure, each once: those
// that can be compared by their rate, with the places that the annex has, then the
// others by name, which have none.
func TestRankingOfForces(t *testing.T) {
	r := roundOf(t, 2, 43)
	var all []findings.Findings
	for i := range 43 {
		f := r.Forces[i%2].Findings
		f.Force.ID, f.Force.Name = fmt.Sprintf("force-%02d", i), fmt.Sprintf("Police %02d", i)
		f.Measures = slices.Clone(f.Measures)
		for k := range f.Measures {
			if m := &f.Measures[k]; m.ID == f.Combined {
				m.Rate += findings.Num(i*17%43) / 1000
				m.Upper = max(m.Upper, m.Rate)
				if i%20 == 7 { // 07 and 27
					m.Combination = "another"
				}
				if i == 30 {
					m.Reportable, m.AtMost = false, findings.None()
				}
			}
		}
		all = append(all, f)
	}
	r.Forces, r.Picture = []ledger.RoundForce{{Findings: all[0]}}, saytest.Picture(all, 43)
	told, _ := tellRound(t, r)
	var rows []doc.RankingRow
	for _, f := range told.Figures {
		if plot, ok := f.Plot.(doc.Ranking); ok {
			rows = append(rows, plot.Rows...)
		}
	}
	names := map[string]bool{}
	for i, row := range rows {
		names[row.Label] = true
		apart := row.Label == "Police 07" || row.Label == "Police 27"
		if i > 0 && i < 40 && row.Est.Value > rows[i-1].Est.Value {
			t.Errorf("%s, %s, stands below %s, %s", row.Label, row.Est.Text, rows[i-1].Label, rows[i-1].Est.Text)
		}
		if row.Apart != apart || apart && row.Places != "not comparable" || (row.Missing != "") != (row.Label == "Police 30") {
			t.Errorf("row %+v", row)
		}
		if i < 40 && i != slices.IndexFunc(r.Picture.Ranking.Forces, func(x nation.Rank) bool { return x.Force.Name == row.Label }) {
			t.Errorf("row %d is of %s", i, row.Label)
		}
	}
	if len(rows) != 43 || len(names) != 43 || rows[42].Label != "Police 30" {
		t.Errorf("%d rows of %d forces", len(rows), len(names))
	}
}

// TestRoundShowsOnlyThePicture: a force that is not public yet is nowhere in the
// overview, not even among the causes.
func TestRoundShowsOnlyThePicture(t *testing.T) {
	r := roundOf(t, 3, 3)
	r.Picture = r.Picture.Shown(func(e nation.Entry) bool { return e.Force.Name != "B Police" })
	told, text := tellRound(t, r)
	if strings.Contains(text, "B Police") || !strings.Contains(text, "not every force of the round is in") {
		t.Errorf("shows a force that is not public:\n%s", text)
	}
	for _, s := range told.Annex.Sheets {
		if s.Table == nil {
			continue
		}
		for _, row := range s.Table.Rows {
			for _, c := range row.Cells {
				if strings.Contains(c.Text, "B Police") {
					t.Errorf("sheet %s shows it", s.Name)
				}
			}
		}
	}
}
