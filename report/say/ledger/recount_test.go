package ledger_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"
	"assize/report/judge/grade"
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/formula"
	"assize/report/say/ledger"
	"assize/report/say/saytest"
	"assize/report/say/tell"
	"assize/report/set/annex"
)

// draft is a legal audit with the rules that it is estimated by, both made up at random.
type draft struct {
	*rand.Rand
	data        audit.Dataset
	rules       rulebook.Rulebook
	populations map[string]estimate.Population
}

// words are what a column of texts may hold: signs that spreadsheets read as patterns,
// numbers and comparisons among them.
func words() []string {
	return []string{"control room", "crime recording centre", "public protection", "a or b", "v*", "<5", "10", "true", "x?~"}
}

func pick[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

// newDraft is a force of three strata: reports over a change of the clocks, with ticks
// that are not stated, times of which only the day is known, and columns of its own.
func newDraft(seed uint64) *draft {
	d := &draft{Rand: rand.New(rand.NewPCG(seed, 12)), populations: map[string]estimate.Population{}}
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err)
	}
	ticks := []audit.YesNo{audit.Yes, audit.No, audit.NotStated}
	good := []float64{0, 0.5, 0.9, 1}[d.IntN(4)] // nothing, half, most, all
	for i := range 1 + d.IntN(90) {
		reported := time.Date(2015, 10, 24, d.IntN(24), d.IntN(60), pick(d.Rand, 0, 0, 30), 0, london)
		r := audit.ReportOfCrime{
			Row: i + 2, Route: pick(d.Rand, words()...), Stratum: pick(d.Rand, "violence", "sexual offences", "other"),
			OffenceGroup: pick(d.Rand, "assault", "fraud"), ReportedAt: reported, Required: d.IntN(4), N100Required: d.IntN(2),
			Rape: pick(d.Rand, ticks...), DomesticAbuse: pick(d.Rand, ticks...), Vulnerable: pick(d.Rand, ticks...),
			NotRecorded: pick(d.Rand, "", "no evidence"),
			Extra:       map[audit.Field]string{"division": pick(d.Rand, words()...), "children": fmt.Sprint(d.IntN(3)), "hate": pick(d.Rand, "yes", "no", "")},
		}
		for range r.Required {
			if d.Float64() < good {
				r.Recorded++
			}
		}
		r.N100Recorded = r.N100Required * d.IntN(2)
		if r.Recorded > 0 && d.IntN(8) > 0 {
			r.RecordedAt = reported.Add(time.Duration(d.IntN(6*24*60)) * time.Minute)
			if d.IntN(40) == 0 {
				r.RecordedDay = true
				r.RecordedAt = time.Date(r.RecordedAt.Year(), r.RecordedAt.Month(), r.RecordedAt.Day(), 0, 0, 0, 0, london).AddDate(0, 0, 1)
			}
		}
		d.data.Reports = append(d.data.Reports, r)
	}
	for i := range d.IntN(40) {
		d.data.Cancelled = append(d.data.Cancelled, audit.CancelledRecord{
			Row: i + 2, OffenceGroup: pick(d.Rand, "rape", "robbery"), CancelledOn: audit.Date{Year: 2016, Month: 1, Day: 1 + d.IntN(28)},
			AVI: pick(d.Rand, ticks...), Correct: pick(d.Rand, ticks...), VictimTold: pick(d.Rand, ticks...),
		})
	}
	d.sources()
	d.measures()
	return d
}

// sources are recorded crime, frames, lists and earlier results.
func (d *draft) sources() {
	state := func(name string, n float64) {
		d.data.Populations = append(d.data.Populations, audit.Population{Row: 2 + len(d.data.Populations), Stratum: name, Number: n})
	}
	for _, s := range []string{"violence", "sexual offences", "other"} {
		d.populations[s] = estimate.Population{Stratum: s, Value: float64(pick(d.Rand, 0, 100, 51049, 1234567))}
		state("reported: "+s, float64(500+d.IntN(1000)))
		if d.IntN(2) == 0 { // frames near the sample, so that a census is among them
			state("frame: "+s, float64(d.IntN(60)))
		}
	}
	if d.IntN(2) == 0 {
		state("cancelled rape", float64(20+d.IntN(50)))
	}
	if d.IntN(3) == 0 {
		d.data.About.FrameReports = len(d.data.Reports) + d.IntN(50)
	}
	n, x := 100, d.IntN(101)
	rate, margin := 0.7, 0.05
	for i, p := range []audit.PreviousResult{{Numerator: &x, Denominator: &n}, {Rate: &rate, Interval: &margin}, {Rate: &rate}} {
		p.Row, p.Inspection, p.Date = i+2, "An earlier one", audit.Date{Year: 2014, Month: 11, Day: 1}
		p.Measure, p.Comparable = pick(d.Rand, "whole", "assaults", "rapes cancelled"), pick(d.Rand, audit.Yes, audit.Yes, audit.No)
		d.data.Previous = append(d.data.Previous, p)
	}
}

// measures are the rules: every measure has a level and a method of its own, and ids say
// nothing of what is counted.
func (d *draft) measures() {
	methods := []estimate.Method{estimate.Wilson, estimate.KornGraubard, estimate.Jeffreys, estimate.AgrestiCoull, estimate.ClopperPearson, estimate.Logit, estimate.Wald}
	add := func(role rulebook.Role, m estimate.Measure, where ...estimate.Condition) {
		m.Label, m.Where = "measure "+m.ID, where
		m.Level = pick(d.Rand, 0.95, 0.95, 0.9, 0.99)
		if m.Rows == "" {
			m.Rows = audit.Reports
		}
		if m.Interval == "" && m.Combine == "" && m.Rows == audit.Reports {
			m.Interval = pick(d.Rand, methods...)
		}
		if m.Recorded == "" {
			m.Required, m.Recorded = audit.FieldCrimesRequired, audit.FieldCrimesRecorded
			if m.Rows == audit.Cancelled {
				m.Required, m.Recorded = "", audit.FieldCorrectly
			}
		}
		m.PlanningICC, m.MinimumAudited = pick(d.Rand, 0, 0.3), pick(d.Rand, 1, 5)
		d.rules.Measures = append(d.rules.Measures, rulebook.Measure{Measure: m, Role: role, Unit: "crime", Better: "higher"})
	}
	is := func(f audit.Field, values ...string) estimate.Condition {
		return estimate.Condition{Field: f, Equals: values}
	}
	some := func() []string { return []string{pick(d.Rand, words()...), pick(d.Rand, words()...)} }
	how := pick(d.Rand, estimate.Harmonic, estimate.Harmonic, estimate.Reported, estimate.Shares)
	whole := estimate.Measure{ID: "whole", Combine: how, Strata: []string{"v", "s", "o"}}
	if how == estimate.Shares {
		whole.Shares = map[string]float64{"v": 0.25, "s": 0.25, "o": 0.5}
	}
	add(rulebook.RoleForce, whole)
	add(rulebook.RoleForce, estimate.Measure{ID: "two", Combine: estimate.Harmonic, Strata: []string{"v", "o"}})
	add(rulebook.RoleStratum, estimate.Measure{ID: "v", Population: "violence"}, is(audit.FieldStratum, "violence"))
	add(rulebook.RoleStratum, estimate.Measure{ID: "s", Population: "sexual offences"}, is(audit.FieldStratum, "sexual offences"))
	add(rulebook.RoleStratum, estimate.Measure{ID: "o", Population: "other"}, is(audit.FieldStratum, "other", "Violence"))
	add(rulebook.RoleDomain, estimate.Measure{ID: "soon", Domain: "whole", Within: 72 * time.Hour}, is(audit.FieldRoute, some()...), is(audit.FieldDomesticAbuse, "yes"))
	add(rulebook.RoleDomain, estimate.Measure{ID: "day", Domain: "v", Within: 24 * time.Hour})
	add(rulebook.RoleDomain, estimate.Measure{ID: "records", Domain: "whole", Required: audit.FieldN100Required, Recorded: audit.FieldN100Recorded}, is(audit.FieldVulnerable, "no"))
	add(rulebook.RoleDomain, estimate.Measure{ID: "assaults", Domain: "v"}, is(audit.FieldOffenceGroup, "ASSAULT"), is("division", some()...))
	add(rulebook.RoleOther, estimate.Measure{ID: "children"}, is("children", "1", "2"), is(audit.FieldStratum, "violence", "other"))
	add(rulebook.RoleOther, estimate.Measure{ID: "hate", Required: audit.FieldRape, Recorded: "both"}, is(audit.FieldRape, "yes"))
	add(rulebook.RoleOther, estimate.Measure{ID: "crimes", Required: "children", Recorded: "children"}, is(audit.FieldCrimesRequired, "1", "2", "none"))
	add(rulebook.RoleOther, estimate.Measure{ID: "papers", Rows: audit.Cancelled, Recorded: audit.FieldVictimTold})
	add(rulebook.RoleCancelled, estimate.Measure{ID: "rapes cancelled", Rows: audit.Cancelled, List: "cancelled rape"}, is(audit.FieldOffenceGroup, "rape"), is(audit.FieldAVI, "yes", "no"))
	add(rulebook.RoleCancelled, estimate.Measure{ID: "robberies cancelled", Rows: audit.Cancelled, Interval: pick(d.Rand, methods[:5]...)}, is(audit.FieldOffenceGroup, "robbery"))
	add(rulebook.RoleOther, estimate.Measure{ID: "totals", DesignEffect: 1.5}, is(audit.FieldStratum, "nowhere"))
	d.data.Counts = []audit.Count{{Row: 2, Measure: "totals", Required: 40, Recorded: d.IntN(41), ReportsAudited: 30}}
	for i := range d.data.Reports { // a count that is never above the tick it belongs to
		r := &d.data.Reports[i]
		r.Extra["both"] = "no"
		if r.Rape == audit.Yes {
			r.Extra["both"] = pick(d.Rand, "yes", "no")
		}
	}
}

// disputed are rows of the draft that its force disputes, the last of each table.
func (d *draft) disputed(t *testing.T, with *estimate.Result) []findings.Disputed {
	t.Helper()
	var out []findings.Disputed
	for table, row := range map[audit.Table]int{audit.Reports: len(d.data.Reports) + 1, audit.Cancelled: len(d.data.Cancelled) + 1} {
		less, audited := d.data.Without(table, row)
		if !audited {
			continue
		}
		without, err := estimate.Assess(less, d.rules.Estimates(), d.populations, estimate.Options{})
		if err != nil {
			t.Fatal(err)
		}
		one := findings.DisputedBetween(findings.Outcome{Rates: with}, findings.Outcome{Rates: &without})
		one.Sheet, one.Row = string(table), row
		out = append(out, one)
	}
	return out
}

// annex lays the annex of a draft.
func (d *draft) annex(t *testing.T, in force.Input) *doc.Workbook {
	t.Helper()
	result, err := estimate.Assess(&d.data, d.rules.Estimates(), d.populations, estimate.Options{Difference: pick(d.Rand, "", "miettinen_nurminen")})
	if err != nil {
		t.Fatal(err)
	}
	d.rules.Grades = []rulebook.Grade{{ID: "good", Level: 1}}
	f := findings.Build(findings.Parts{
		Force: findings.Force{ID: "kent", Name: "Kent Police", Slug: "kent"}, Dataset: &d.data, Result: &result,
		Graded: &grade.Graded{Rulebook: &d.rules}, Status: "draft",
	})
	f.Disputed = d.disputed(t, &result)
	book := ledger.NewForce(tell.New(in.Words, in.Templates, in.House, in.Edition, tell.Foreign{}), f)
	book.Audit = findings.LinesOf(&d.data, d.rules.Fields(), false, false)
	book.Lay()
	if err := book.Err(); err != nil {
		t.Fatal(err)
	}
	return book.Annex
}

// TestAnnexRecounts: whatever is audited under whatever rules, the formulas of the annex
// give what the engine found.
func TestAnnexRecounts(t *testing.T) {
	live, in := map[string]int{}, saytest.Input(t, findings.Findings{})
	for seed := range uint64(160) {
		w := newDraft(seed).annex(t, in)
		if err := formula.Verify(w); err != nil {
			t.Fatalf("draft %d: %v", seed, err)
		}
		if dir := os.Getenv("ASSIZE_KEEP_ANNEXES"); dir != "" && seed%8 == 0 { // for other programs to recalculate
			keep(t, w, filepath.Join(dir, fmt.Sprintf("random-%d.xlsx", seed)))
		}
		for _, s := range w.Sheets {
			if s.Table == nil {
				continue
			}
			for _, r := range s.Table.Rows {
				for i, c := range r.Cells {
					if c.Formula != nil {
						live[s.Name+"!"+s.Table.Columns[i].ID]++
					}
				}
			}
		}
	}
	for _, sheet := range []string{ledger.SheetRates, "Domains"} {
		for _, column := range []string{"recorded", "required", "reports", "rate", "lower", "upper", "effect", "effective"} {
			if live[sheet+"!"+column] < 40 {
				t.Errorf("%s!%s has only %d formulas to look at", sheet, column, live[sheet+"!"+column])
			}
		}
	}
	for _, cell := range []string{"Rates!population", "Combination!below", "Unrecorded!value", "Unrecorded!lower", "Cancelled!told", "Cancelled!lower", "Changes!to", "Changes!lower", "Changes!additional", "Reports!hours", "Workings!left", "Disputed!rate", "Disputed!lessrecorded", "Disputed!lessrate"} {
		if live[cell] < 15 {
			t.Errorf("%s has only %d formulas to look at", cell, live[cell])
		}
	}
}

// keep writes what is laid of an annex; sheets that are filled later are left out, and
// so are the links that lead to them.
func keep(t *testing.T, w *doc.Workbook, path string) {
	t.Helper()
	w.Sheets = slices.DeleteFunc(w.Sheets, func(s doc.Sheet) bool { return s.Table == nil })
	for _, s := range w.Sheets {
		for _, r := range s.Table.Rows {
			for i, c := range r.Cells {
				if to, ok := strings.CutPrefix(c.Link, "sheet:"); ok && w.Sheet(to) == nil {
					r.Cells[i].Link = ""
				}
			}
		}
	}
	packed, err := annex.XLSX(w, annex.Env{})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, packed, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestAnnexThatDoesNotRecount: an audited line that was changed, and a result that is
// another, are found at their cells.
func TestAnnexThatDoesNotRecount(t *testing.T) {
	in := saytest.Input(t, findings.Findings{})
	for seed := range uint64(20) {
		w := newDraft(seed).annex(t, in)
		lines := w.Sheet("Reports").Table
		i := slices.IndexFunc(lines.Columns, func(c doc.GridColumn) bool { return c.ID == "required" })
		lines.Rows[0].Cells[i].Value += 5
		if err := formula.Verify(w); err == nil || !strings.Contains(err.Error(), "sheet Workings, row ") {
			t.Errorf("draft %d: a changed line gives %v", seed, err)
		}
		lines.Rows[0].Cells[i].Value -= 5
		rates := w.Sheet(ledger.SheetRates).Table
		for j := range rates.Rows {
			c := &rates.Rows[j].Cells[2]
			if c.Formula == nil {
				continue
			}
			c.Value++
			want := fmt.Sprintf("sheet Rates, row %s, column required", rates.Rows[j].ID)
			if err := formula.Verify(w); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("draft %d: got %v, want %s", seed, err, want)
			}
			c.Value--
		}
	}
}
