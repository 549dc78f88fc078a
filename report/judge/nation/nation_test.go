package nation

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"assize/report/judge/findings"

	"assize/report/read/audit"
)

func day(month, d int) audit.Date { return audit.Date{Year: 2016, Month: time.Month(month), Day: d} }

// force is the findings of a force as far as the picture needs them: a rate with
// its interval and effective number of crimes, and unrecorded crimes.
func force(name string, rate, n float64) findings.Findings {
	half := 1.96 * math.Sqrt(rate*(1-rate)/n)
	recorded := 50000.0
	return findings.Findings{
		Force: findings.Force{ID: name, Name: name}, Combined: "force",
		Rulebook: findings.RulebookRef{ID: "cdi", Version: "1"}, Audit: findings.Window{To: day(3, 31)},
		Inspection: findings.Inspection{Published: day(8, 25)},
		Measures: []findings.Measure{{
			ID: "force", Method: "mover", Combination: "harmonic", Level: 0.95, Strata: []string{"violence", "other"}, Reportable: true,
			Rate: findings.Num(rate), Lower: findings.Num(rate - half), Upper: findings.Num(min(1, rate+half)), EffectiveN: findings.Num(n),
		}},
		Unrecorded: []findings.Unrecorded{{
			Measure: "force", Population: findings.Population{Value: findings.Num(recorded)},
			Value: findings.Num(recorded * (1/rate - 1)), Lower: findings.Num(recorded * (1/(rate+half) - 1)), Upper: findings.Num(recorded * (1/(rate-half) - 1)),
		}},
	}
}

// nationOf is n forces near 90%, the last one far below.
func nationOf(n int) []findings.Findings {
	var all []findings.Findings
	for i := range n {
		rate := 0.9 + 0.003*float64(i%5-2)
		if i == n-1 {
			rate = 0.8
		}
		all = append(all, force(fmt.Sprintf("force %02d", i), rate, 800+float64(13*i)+0.5))
	}
	return all
}

func omission(f *Funnel, force string) string {
	for _, o := range f.Omitted {
		if o.Force == force {
			return o.Reason
		}
	}
	return ""
}

func TestFunnelOfComparableForces(t *testing.T) {
	all := nationOf(12)
	p := Compare(rows(all...), 43)
	if p.Funnel == nil || len(p.Funnel.Points) != 12 || p.Funnel.Widened {
		t.Fatalf("funnel %+v (%s)", p.Funnel, p.NoFunnel)
	}
	for i, q := range p.Funnel.Points {
		far := q.Force.ID == "force 11"
		if q.Differs != far {
			t.Errorf("%s at %v differs %v, adjusted p %v", q.Force.ID, q.Rate, q.Differs, q.Adjusted)
		}
		if q.Adjusted < q.P {
			t.Errorf("%s: adjusted p %v below %v", q.Force.ID, q.Adjusted, q.P)
		}
		if far && (q.Outside != 0.998 || q.Rate >= q.Limits.AlarmLower) {
			t.Errorf("the lowest force is outside %v, limits %+v", q.Outside, q.Limits)
		}
		if !far && (q.Outside != 0 || q.Rate < q.Limits.WarningLower) {
			t.Errorf("%s is outside %v, limits %+v", q.Force.ID, q.Outside, q.Limits)
		}
		if i > 0 && q.Rate > p.Funnel.Points[i-1].Rate {
			t.Error("points are not in order of their rates")
		}
	}
	last := Limits{}
	for _, l := range p.Funnel.Curve {
		ordered := 0 <= l.AlarmLower && l.AlarmLower < l.WarningLower && l.WarningLower < p.Funnel.Rate &&
			p.Funnel.Rate < l.WarningUpper && l.WarningUpper < l.AlarmUpper && l.AlarmUpper <= 1
		if !ordered || l.Size <= last.Size {
			t.Errorf("limits %+v about %v", l, p.Funnel.Rate)
		}
		last = l
	}
	if first := p.Funnel.Curve[0].Size; first > 800 || last.Size < 950 {
		t.Errorf("the curve runs from %v to %v", first, last.Size)
	}
	// Recorded over reported crimes of all forces, not the mean of their rates.
	var reported float64
	for _, f := range all {
		reported += 50000 / f.Measures[0].Rate.Float()
	}
	if want := 12 * 50000 / reported; math.Abs(p.Funnel.Rate.Float()-want) > 1e-12 {
		t.Errorf("common rate %v, want %v", p.Funnel.Rate, want)
	}
}

func TestWhoIsNotInTheFunnel(t *testing.T) {
	for name, test := range map[string]struct {
		change func(f *findings.Findings)
		reason string
	}{
		"no rate":              {func(f *findings.Findings) { f.Measures[0].Reportable = false }, noRate},
		"other strata":         {func(f *findings.Findings) { f.Measures[0].Strata = []string{"all"} }, otherBasis},
		"other level":          {func(f *findings.Findings) { f.Measures[0].Level = 0.9 }, otherBasis},
		"a year and a day on":  {func(f *findings.Findings) { f.Audit.To = audit.Date{Year: 2017, Month: 4, Day: 1} }, otherYear},
		"no end of the audit":  {func(f *findings.Findings) { f.Audit.To = audit.Date{} }, otherYear},
		"a census":             {func(f *findings.Findings) { f.Measures[0].EffectiveN = findings.None() }, noEffectiveSize},
		"twelve months before": {func(f *findings.Findings) { f.Audit.To = audit.Date{Year: 2015, Month: 3, Day: 31} }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			all := nationOf(12)
			test.change(&all[3])
			p := Compare(rows(all...), 43)
			if p.Funnel == nil {
				t.Fatal("eleven comparable forces have no funnel")
			}
			if got := omission(p.Funnel, "force 03"); got != test.reason {
				t.Errorf("left out because %q, want %q", got, test.reason)
			}
		})
	}
	if p := Compare(rows(nationOf(9)...), 9); p.Funnel != nil || p.NoFunnel != tooFewForces {
		t.Errorf("nine forces have a funnel (%s)", p.NoFunnel)
	}
}

func TestOverDispersionWidensLimits(t *testing.T) {
	var all []findings.Findings
	for i := range 20 {
		all = append(all, force(fmt.Sprintf("force %02d", i), 0.82+0.008*float64(i), 900))
	}
	f := Compare(rows(all...), 20).Funnel
	if f == nil || !f.Widened || !(f.Factor > 2) {
		t.Fatalf("forces from 82%% to 97%%: %+v", f)
	}
	narrow := Compare(rows(nationOf(12)...), 12).Funnel
	wide, plain := f.Points[0].Limits, narrow.Points[0].Limits
	if wide.WarningUpper-wide.WarningLower <= plain.WarningUpper-plain.WarningLower {
		t.Error("over-dispersion does not widen the limits")
	}
	for _, q := range f.Points {
		if q.Differs {
			t.Errorf("%s differs from a nation as spread out as that", q.Force.ID)
		}
	}
}

func TestTotalWaitsForAll(t *testing.T) {
	all := nationOf(4)
	if p := Compare(rows(all...), 5); p.Total != nil || p.NoTotal != notAllIn {
		t.Errorf("four of five forces have a total (%s)", p.NoTotal)
	}
	p := Compare(rows(all...), 4)
	if p.Total == nil {
		t.Fatalf("no total: %s", p.NoTotal)
	}
	var unrecorded, squares float64
	for _, f := range all {
		u := f.Unrecorded[0]
		unrecorded += u.Value.Float()
		squares += math.Pow(float64(u.Upper-u.Value), 2)
	}
	if math.Abs(p.Total.Unrecorded.Float()-unrecorded) > 1e-6 || math.Abs(p.Total.UnrecUpper.Float()-unrecorded-math.Sqrt(squares)) > 1e-6 {
		t.Errorf("total %+v, want %v + %v", p.Total, unrecorded, math.Sqrt(squares))
	}
	if r := p.Total; !(r.Lower < r.Rate && r.Rate < r.Upper) || math.Abs(r.Rate.Float()-200000/(200000+unrecorded)) > 1e-12 {
		t.Errorf("rate %v (%v to %v)", r.Rate, r.Lower, r.Upper)
	}
	all[2].Measures[0].Reportable = false
	if p := Compare(rows(all...), 4); p.Total != nil || p.NoTotal != notAllCounted {
		t.Errorf("a force without a rate is in the total (%s)", p.NoTotal)
	}
}

func TestOrderOfForcesDoesNotShow(t *testing.T) {
	all := nationOf(15)
	want, err := Compare(rows(all...), 15).Freeze("round")
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(all)
	got, err := Compare(rows(all...), 15).Freeze("round")
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("forces in another order give another picture (%v)", err)
	}
}

func TestFrozenPicture(t *testing.T) {
	frozen, err := Compare(rows(nationOf(12)...), 13).Freeze("autumn 2016")
	if err != nil {
		t.Fatal(err)
	}
	p, err := Thaw(frozen)
	if err != nil {
		t.Fatal(err)
	}
	again, err := p.Freeze("autumn 2016")
	if err != nil || !bytes.Equal(again, frozen) {
		t.Errorf("a thawed picture freezes to other bytes (%v)", err)
	}
	late := force("force 99", 0.75, 700)
	late.Inspection.Published = day(11, 1)
	with := p.With(rows(late)...)
	if with.Funnel.Rate != p.Funnel.Rate || len(with.Funnel.Points) != 13 || len(p.Funnel.Points) != 12 {
		t.Fatalf("the round's common rate was %v and is %v, with %d points", p.Funnel.Rate, with.Funnel.Rate, len(with.Funnel.Points))
	}
	q := with.Funnel.Points[12]
	if q.Force.ID != "force 99" || !q.Late || !q.Differs {
		t.Errorf("the late force: %+v", q)
	}
	if p.Total != nil || with.Total == nil || with.Total.Forces != 13 {
		t.Errorf("total %+v once the last force is in", with.Total)
	}
	if public := with.Public("force 99"); public.Funnel.Rate != p.Funnel.Rate {
		t.Error("the late force's own report shows another common rate than its round's")
	}
	other := force("force 98", 0.75, 700)
	other.Measures[0].Strata = []string{"all"}
	if w := p.With(rows(other)...); omission(w.Funnel, "force 98") != otherBasis {
		t.Errorf("a force of another basis is not left out: %+v", w.Funnel.Omitted)
	}
	for name, data := range map[string]string{
		"no name": `{"schema":"assize/nation/2"}`, "other schema": `{"schema":"x","name":"y"}`, "nonsense": `{`,
		"unknown field": `{"schema":"assize/nation/2","name":"y","colour":"red"}`, "more": string(frozen) + "{}",
		"twice": `{"schema":"assize/nation/2","name":"y","forces":[{"force":{"id":"a"}},{"force":{"id":"a"}}]}`,
	} {
		if _, err := Thaw([]byte(data)); err == nil {
			t.Errorf("%s: thawed", name)
		}
	}
	if _, err := p.Freeze(""); err == nil {
		t.Error("a picture without a name is frozen")
	}
}

func TestPublicShowsOnlyThePublished(t *testing.T) {
	all := nationOf(12)
	all[1].Inspection.Published = day(9, 1) // a week after the others
	all[2].Inspection.Published = audit.Date{}
	p := Compare(rows(all...), 12)
	has := func(p Picture, id string) bool {
		return slices.ContainsFunc(p.Forces, func(e Entry) bool { return e.Force.ID == id })
	}
	early := p.Public("force 00")
	if has(early, "force 01") || has(early, "force 02") || !has(early, "force 00") || len(early.Forces) != 10 {
		t.Errorf("%d forces shown in a report of the first day", len(early.Forces))
	}
	if early.Funnel == nil || early.Funnel.Rate == p.Funnel.Rate {
		t.Error("the common rate still holds forces that are not out")
	}
	if early.Total != nil {
		t.Error("a national total is shown while forces are not out")
	}
	if later := p.Public("force 01"); !has(later, "force 00") || has(later, "force 02") {
		t.Errorf("%d forces shown in a report of the second day", len(later.Forces))
	}
	if alone := p.Public("force 02"); len(alone.Forces) != 1 {
		t.Errorf("a force without a day of publication is shown with %d others", len(alone.Forces)-1)
	}
}

// rows are the rows of some forces.
func rows(all ...findings.Findings) []Entry {
	out := make([]Entry, 0, len(all))
	for _, f := range all {
		out = append(out, EntryOf(f))
	}
	return out
}
