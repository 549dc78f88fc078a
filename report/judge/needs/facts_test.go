package needs

import (
	"path"
	"slices"
	"testing"

	"assize/config"
	"assize/report/judge/estimate"
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
)

// TestFactsOfRulebooks holds what the checks of names know of every shipped rulebook:
// a measure's strata are among those that can be sampled, and every population and
// list that a rate is applied to may be stated.
func TestFactsOfRulebooks(t *testing.T) {
	files, err := rulebook.Shipped(config.Files)
	if err != nil || len(files) == 0 {
		t.Fatal("no rulebooks", err)
	}
	for _, file := range files {
		rb, ps := rulebook.Load(config.Files, file)
		if ps.Refused() {
			t.Fatal(ps)
		}
		names := populationsOf(rb)
		for _, m := range rb.Measures {
			f := measureFact(rb, nil, m)
			for _, name := range []string{m.Population, m.List} {
				if name != "" && !slices.Contains(names, name) {
					t.Errorf("%s: %s has the population %q, which may not be stated", path.Base(file), m.ID, name)
				}
			}
			if alternative := m.Where != nil && slices.Contains([]audit.Field{audit.FieldRoute, "quarter"}, m.Where[0].Field); m.Domain != "" && (f.Alternatives != nil) != alternative {
				t.Errorf("%s: that %s excludes other parts of %s is %v", path.Base(file), m.ID, m.Domain, f.Alternatives != nil)
			}
			if len(f.Groups) > 0 && len(f.Strata) > 0 {
				t.Errorf("%s: %s is of cancelled records and of strata", path.Base(file), m.ID)
			}
			own := slices.ContainsFunc(m.Where, func(c estimate.Condition) bool { return c.Field == audit.FieldStratum })
			if of, ok := rb.Measure(m.Domain); ok && len(m.Where) > 0 && !own && !slices.Equal(f.Strata, measureFact(rb, nil, *of).Strata) {
				t.Errorf("%s: %s stands in the strata %q, what it is a part of in others", path.Base(file), m.ID, f.Strata)
			}
		}
		for frame, strata := range framesOf(rb) {
			if !slices.Contains(names, frame) || len(strata) == 0 {
				t.Errorf("%s: the frame %q is of no stratum, or may not be stated", path.Base(file), frame)
			}
		}
	}
}

// TestListIsNoRecordedCrime holds that only the recorded crime of a stratum, stated in
// the workbook, stands in for a table that has none.
func TestListIsNoRecordedCrime(t *testing.T) {
	rb, ps := rulebook.Load(config.Files, "rulebooks/cdi-2016.yaml")
	if ps.Refused() {
		t.Fatal(ps)
	}
	n := Needs{Rules: rb}
	for name, want := range map[string]bool{
		"violence": true, "sexual offences": true, "cancelled rape": false, "frame: violence": false,
	} {
		if got := n.statesRecordedCrime(&audit.Dataset{Populations: []audit.Population{{Stratum: name}}}); got != want {
			t.Errorf("%q states recorded crime: %v", name, got)
		}
	}
}

// TestRulesWithoutRecordedCrime holds that a force of which the table has nothing is
// refused only where the rules apply a rate to recorded crime.
func TestRulesWithoutRecordedCrime(t *testing.T) {
	for id, want := range map[string]bool{"cdi-2016": true, "nibrs-error-rate": false} {
		rb, ps := rulebook.Load(config.Files, "rulebooks/"+id+".yaml")
		if ps.Refused() {
			t.Fatal(ps)
		}
		if got := (Needs{Rules: rb}).usesRecordedCrime(); got != want {
			t.Errorf("%s uses recorded crime: %v", id, got)
		}
	}
}
