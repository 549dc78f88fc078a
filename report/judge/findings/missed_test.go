package findings_test

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"assize/report/judge/findings"
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
)

// withReasons gives every missed crime of a force a reason, and the violent ones groups.
func withReasons(rng *rand.Rand, reasons ...string) *audit.Dataset {
	d := forces()[0].dataset()
	for i := range d.Reports {
		r := &d.Reports[i]
		if r.Stratum == "violence" {
			r.OffenceGroup = []string{"with injury", "without injury", "stalking"}[rng.IntN(3)]
		}
		if rng.IntN(9) == 0 && r.Recorded > 0 {
			r.Required++ // a further crime, which is missed
		}
		if r.Recorded < r.Required && len(reasons) > 0 {
			r.NotRecorded = reasons[int(low(rng)*float64(len(reasons)))]
		}
	}
	return d
}

// low is between 0 and 1, small numbers more often.
func low(rng *rand.Rand) float64 { x := rng.Float64(); return x * x * x }

// controlling is the shipped rulebook with a rule for a kind of table.
func controlling(t *testing.T, rule string) *rulebook.Rulebook {
	t.Helper()
	data, err := os.ReadFile("../../../config/rulebooks/cdi-2016.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(data), "disclosure:\n", "disclosure:\n"+rule, 1)
	rb, ps := rulebook.Load(fstest.MapFS{"r.yaml": {Data: []byte(text)}}, "r.yaml")
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	return rb
}

// TestMissed: reasons add up to what the crime types miss, in a detail in which no count
// is smaller than the rulebook lets be seen.
func TestMissed(t *testing.T) {
	levels := map[string]int{}
	for seed := range uint64(12) {
		rng := rand.New(rand.NewPCG(seed, 13))
		threshold := []string{"0", "3", "10", "40"}[seed%4]
		rb := controlling(t, "  reasons: {threshold: "+threshold+", why: few could be known}\n")
		whole, ps := build(t, withReasons(rng, "no record", "incident", "anti-social", ""), forces()[0], rb)
		if err := ps.Err(); err != nil {
			t.Fatal(err)
		}
		all, _ := whole.Missed.Total()
		missed := 0
		for _, m := range whole.Measures {
			if m.Role == "stratum" {
				missed += m.Denominator.Int() - m.Numerator.Int()
			}
		}
		if all != missed {
			t.Errorf("seed %d: %d crimes have reasons, %d were missed", seed, all, missed)
		}
		if len(whole.Missed.Kinds) != 5 {
			t.Errorf("seed %d: %d kinds, not three of violence and two others", seed, len(whole.Missed.Kinds))
		}
		if last := whole.Missed.Reasons[len(whole.Missed.Reasons)-1]; last.Reason != "" {
			t.Errorf("seed %d: what has no reason stands before %q", seed, last.Reason)
		}
		levels[whole.Missed.Shown]++
		public := whole.Public().Missed
		if public.Hidden() != (public.Kinds == nil) {
			t.Errorf("seed %d: hidden %v with %d kinds", seed, public.Hidden(), len(public.Kinds))
		}
		if public.Known() {
			if shown, _ := public.Total(); shown != all {
				t.Errorf("seed %d: %d crimes are shown of %d", seed, shown, all)
			}
		}
		noneSmall(t, public, threshold)
	}
	if len(levels) < 3 {
		t.Errorf("only %v are met", levels)
	}
}

// noneSmall fails on a count that is smaller than a threshold.
func noneSmall(t *testing.T, m findings.Missed, threshold string) {
	t.Helper()
	least := map[string]int{"0": 0, "3": 3, "10": 10, "40": 40}[threshold]
	for _, k := range m.Kinds {
		if k.Label == "" || k.Measure == "" {
			t.Errorf("a kind without name: %+v", k)
		}
		for i, c := range k.Crimes {
			for _, n := range []int{c, k.Reports[i]} {
				if n > 0 && n < least {
					t.Errorf("%d of %s is shown under a threshold of %d", n, k.Label, least)
				}
			}
		}
	}
}

// TestMissedIsLeftOut: no reason known, no reasons; other counts withheld, none shown.
func TestMissedIsLeftOut(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	none, _ := build(t, withReasons(rng), forces()[0], load(t, "cdi-2016"))
	if none.Missed.Known() || none.Missed.Hidden() {
		t.Errorf("without reasons: %+v", none.Missed)
	}
	d := withReasons(rng, "no record", "incident")
	for i := range d.Reports {
		age := "adult"
		if i < 4 {
			age = "child"
		}
		d.Reports[i].Extra = map[audit.Field]string{"victim age": age}
	}
	withheld, _ := build(t, d, forces()[0], withAges(t, "threshold: 5, secondary: true"))
	if !withheld.Missed.Hidden() || len(withheld.Public().Missed.Reasons) > 0 {
		t.Errorf("beside withheld counts: %+v", withheld.Public().Missed)
	}
	many := withReasons(rng, strings.Split("abcdefghijklmnopqrstuvwxyz", "")...)
	crowd, _ := build(t, many, forces()[0], load(t, "cdi-2016"))
	if !crowd.Missed.Hidden() {
		t.Errorf("%d reasons are shown", len(crowd.Missed.Reasons))
	}
}

// TestTimed: the step of the rulebook's hours holds what its measure counts, steps only
// rise, and there is none where a time is known by its day alone.
func TestTimed(t *testing.T) {
	d := forces()[0].dataset()
	f, _ := build(t, d, forces()[0], load(t, "cdi-2016"))
	if len(f.Timed) != 1 {
		t.Fatalf("%d measures of time", len(f.Timed))
	}
	timed, before, met := f.Timed[0], 0, false
	for _, s := range timed.Steps {
		if s.Crimes < before || s.Crimes > timed.Audited {
			t.Errorf("%d within %v hours after %d", s.Crimes, s.Hours, before)
		}
		before = s.Crimes
		for _, m := range f.Measures {
			if m.ID == timed.Measure && s.Hours == timed.Hours {
				met = m.Numerator.Int() == s.Crimes && m.Denominator.Int() == timed.Audited
			}
		}
	}
	if !met {
		t.Errorf("the rulebook's step is not its measure: %+v", timed)
	}
	for i := range d.Reports {
		d.Reports[i].RecordedDay = d.Reports[i].Recorded > 0
	}
	if f, _ = build(t, d, forces()[0], load(t, "cdi-2016")); len(f.Timed) > 0 {
		t.Errorf("times that are days are told by hours: %+v", f.Timed)
	}
}
