package round

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/ledger"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// anywhere has a cell for every number.
type anywhere struct{}

func (anywhere) Address(doc.Ref) (string, error) { return "A1", nil }

// rated is a force's rate with half the width of its interval, in percent.
type rated struct{ rate, half float64 }

// stating is the teller of a round of such forces, of which listed are named by the
// job, in the shipped wordings.
func stating(t *testing.T, listed int, rates ...rated) *teller {
	t.Helper()
	const folder = "../../../templates/"
	pack, err := words.Load(os.DirFS(folder), "words/en.yaml", words.Style{})
	if err != nil {
		t.Fatal(err)
	}
	wordings, err := os.ReadFile(folder + "report/en/statements.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	shipped := fstest.MapFS{}
	for _, name := range []string{"news.tmpl", "figures.tmpl"} {
		text, err := os.ReadFile(folder + "report/en/" + name)
		if err != nil {
			t.Fatal(err)
		}
		shipped["en/"+name] = &fstest.MapFile{Data: text}
	}
	shipped["en/a.tmpl"] = &fstest.MapFile{Data: append(wordings, `{{define "phrase.differing-in-annex"}}those of the annex{{end}}`...)}
	templates, err := tell.LoadTemplates(shipped, "en", nil, Subject(), force.Subject())
	if err != nil {
		t.Fatal(err)
	}
	scale := []findings.Grade{{ID: "inadequate", Level: 1}, {ID: "good", Level: 2}}
	var all []nation.Entry
	var forces []ledger.RoundForce
	for i, r := range rates {
		f := findings.Force{ID: string(rune('a' + i)), Name: string(rune('A'+i)) + " Police"}
		rate, half := findings.Num(r.rate/100), findings.Num(r.half/100)
		all = append(all, nation.Entry{
			Force: f, Grade: scale[i%2].ID, Rate: rate, Lower: rate - half, Upper: rate + half, EffectiveN: 1000,
			Reportable: true, Confidence: 0.95, Basis: "same", AuditTo: "2016-02-29", Rulebook: "r 1", Method: "wilson",
		})
		forces = append(forces, ledger.RoundForce{Findings: findings.Findings{Force: f, Grades: scale}})
	}
	k := tell.New(pack, templates, tell.House{}, tell.Edition{}, tell.Foreign{})
	te := &teller{Round: ledger.NewRound(k, "Round", nation.Compare(all, listed), forces)}
	te.Cells = anywhere{}
	te.About(Subject())
	te.state()
	if err := te.Err(); err != nil {
		t.Fatal(err)
	}
	return te
}

// said are the statements of some kinds in their first form, one a line.
func said(t *testing.T, te *teller, of ...string) string {
	t.Helper()
	var out []string
	for _, id := range of {
		k := kinds()[slices.IndexFunc(kinds(), func(k *tell.Kind) bool { return k.ID == id })]
		for _, s := range te.list.OfKind(id) {
			out = append(out, doc.Plain(te.Worded(s, k.Forms[0])))
		}
	}
	if err := te.Err(); err != nil {
		t.Fatal(err)
	}
	return strings.Join(out, "\n")
}

// TestExtremes: a force has the highest or the lowest rate only where sampling leaves
// nothing open about it; forces whose rates are printed alike have it between them.
func TestExtremes(t *testing.T) {
	tests := []struct {
		name  string
		rates []rated
		want  string
	}{
		{"one force", []rated{{90, 1}}, ""},
		{"two, apart", []rated{{90, 0.5}, {80, 0.5}}, "The highest rate is that of A Police: 90.0 percent (95 percent interval 89.5 to 90.5).\nThe lowest rate is that of B Police: 80.0 percent (95 percent interval 79.5 to 80.5)."},
		{"two that overlap", []rated{{90, 5}, {88, 5}}, ""},
		{"two alike", []rated{{90, 1}, {90, 1}}, ""},
		{"lowest alone", []rated{{95, 3}, {94, 3}, {70, 1}}, "The lowest rate is that of C Police: 70.0 percent (95 percent interval 69.0 to 71.0)."},
		{"a tie at the top", []rated{{95, 0.5}, {95.01, 0.5}, {70, 0.5}}, "The highest rate, 95.0 percent, is printed for more forces than one: B Police and A Police.\nThe lowest rate is that of C Police: 70.0 percent (95 percent interval 69.5 to 70.5)."},
		{"a tie at the bottom", []rated{{95, 0.5}, {70.01, 0.5}, {70, 0.5}}, "The highest rate is that of A Police: 95.0 percent (95 percent interval 94.5 to 95.5).\nThe lowest rate, 70.0 percent, is printed for more forces than one: B Police and C Police."},
		{"all alike", []rated{{70, 0.5}, {70, 0.5}, {70, 0.5}}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			te := stating(t, len(tt.rates), tt.rates...)
			if got := said(t, te, "highest", "highest-tied", "lowest", "lowest-tied"); got != tt.want {
				t.Errorf("says\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestLowestRates: a title names at most five forces, none that sampling lets stand in
// the upper half, and none without those that are printed like it.
func TestLowestRates(t *testing.T) {
	even := func(n int, step, half float64) []rated {
		var out []rated
		for i := range n {
			out = append(out, rated{98 - step*float64(i), half})
		}
		return out
	}
	tied := append(even(8, 2, 0.4), rated{60, 0.4}, rated{60, 0.4}, rated{60, 0.4}, rated{60, 0.4}, rated{60, 0.4}, rated{60, 0.4})
	for name, c := range map[string]struct {
		rates []rated
		want  string
	}{
		"one":             {even(1, 2, 1), ""},
		"two apart":       {even(2, 30, 1), "B Police"},
		"three apart":     {even(3, 10, 1), "C Police"},
		"all alike":       {even(10, 0, 1), ""},
		"all open":        {even(10, 0.1, 5), ""},
		"ten apart":       {even(10, 6, 0.5), "J Police, I Police, H Police and G Police"},
		"twenty apart":    {even(20, 4, 0.5), "T Police, S Police, R Police, Q Police and P Police"},
		"six tied lowest": {tied, ""},
	} {
		t.Run(name, func(t *testing.T) {
			want := c.want
			if want != "" {
				want = "Recording is estimated to be lowest at " + want
			}
			if got := said(t, stating(t, len(c.rates), c.rates...), "lowest-rates"); got != want {
				t.Errorf("says %q, want %q", got, want)
			}
		})
	}
}

// TestOrder: the order is left open only where a force may have more places than one,
// and nothing is said of it where there is none.
func TestOrder(t *testing.T) {
	for name, c := range map[string]struct {
		rates []rated
		want  string
	}{
		"one":     {[]rated{{90, 1}}, ""},
		"apart":   {[]rated{{90, 0.5}, {80, 0.5}, {70, 0.5}}, "For each force that can be compared, the table gives its place"},
		"overlap": {[]rated{{90, 0.5}, {80, 3}, {79, 3}}, "Sampling leaves the order of forces open."},
	} {
		t.Run(name, func(t *testing.T) {
			got := said(t, stating(t, 3, c.rates...), "order-open", "order-known")
			if c.want == "" && got != "" || !strings.HasPrefix(got, c.want) || strings.Contains(got, "\n") {
				t.Errorf("says %q, want %q", got, c.want)
			}
		})
	}
}

// TestGradeCounts: each grade that a force has is counted, the highest first, and no
// other; the overview says of how many forces it is, and of how many of those listed.
func TestGradeCounts(t *testing.T) {
	te := stating(t, 5, rated{90, 1}, rated{80, 1}, rated{70, 1})
	if got, want := said(t, te, "shown", "shown-of"), "Three forces of a round of five forces"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	var got []string
	for _, items := range te.WordedAll(te.list.OfKind("graded"), tell.Clause) {
		got = append(got, doc.Plain(items))
	}
	if want := "good (one force)|inadequate (two forces)"; strings.Join(got, "|") != want {
		t.Errorf("%q, want %q", got, want)
	}
	one := stating(t, 1, rated{90, 1})
	if got, want := said(t, one, "shown", "shown-of", "graded"), "One force\ninadequate (one force)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestLimits: forces outside the limits are named, and only where there is a funnel is
// it said that there are none. What the limits describe is said with it: where the
// forces vary more than sampling explains, how they are spread.
func TestLimits(t *testing.T) {
	all := []string{"outside-limits", "within-limits", "beyond-spread", "within-spread"}
	forces := func(rate func(i int) float64) []rated {
		out := make([]rated, 12)
		for i := range out {
			out[i] = rated{rate(i), 2}
		}
		return out
	}
	for _, tt := range []struct {
		name   string
		forces []rated
		want   string // how it begins
	}{
		{"no funnel", []rated{{90, 1}, {80, 1}}, ""},
		{"all alike", forces(func(int) float64 { return 85 }), "When all forces are judged together, none differs from the common rate."},
		{"spread", forces(func(i int) float64 { return 60 + 3*float64(i) }), "When all forces are judged together, none lies further from the common rate than the forces are spread."},
		{"one apart of a spread", forces(func(i int) float64 {
			if i == 3 {
				return 40
			}
			return 85
		}), "When all forces are judged together, these lie further from the common rate than the forces are spread: D Police"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := said(t, stating(t, len(tt.forces), tt.forces...), all...)
			if tt.want == "" && got != "" || !strings.HasPrefix(got, tt.want) {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

// TestFunnelTitles: whatever a funnel shows, exactly one title is true of it; it names
// those that differ where they are few, speaks of sampling only where the limits
// describe sampling, and of spread only where they describe the spread of the forces.
func TestFunnelTitles(t *testing.T) {
	kinds := []string{"outside-limits-few", "outside-limits-many", "within-limits", "beyond-spread-few", "beyond-spread-many", "within-spread"}
	rates := make([]rated, 12)
	for i := range rates {
		rates[i] = rated{85, 2}
	}
	for _, widened := range []bool{false, true} {
		for _, differ := range []int{0, 1, mostApart, mostApart + 1} {
			te := stating(t, len(rates), rates...)
			te.list = tell.List{}
			te.Picture.Funnel.Widened = widened
			for i := range te.Picture.Funnel.Points {
				te.Picture.Funnel.Points[i].Differs = i < differ
			}
			te.state()
			var titles []string
			for _, kind := range kinds {
				if s, ok := te.list.Of(kind, ""); ok {
					titles = append(titles, doc.Plain(te.Worded(s, tell.Heading)))
				}
			}
			if err := te.Err(); err != nil || len(titles) != 1 {
				t.Fatalf("widened %v, %d differ: titles %q, %v", widened, differ, titles, err)
			}
			ofSampling, ofSpread := strings.Contains(titles[0], "sampling"), strings.Contains(titles[0], "spread")
			if ofSampling == widened || ofSpread != widened {
				t.Errorf("widened %v, %d differ: %q", widened, differ, titles[0])
			}
			if named := strings.Contains(titles[0], " Police"); named != (differ > 0 && differ <= mostApart) {
				t.Errorf("widened %v, %d differ: %q", widened, differ, titles[0])
			}
		}
	}
}
