package estimate

import (
	"testing"

	"assize/report/read/audit"
)

// Whether recorded crime holds fraud is found where it is read, whatever says so: the
// caller, the name of the population, or the rows that are counted.
func TestRecordedCrimeThatHoldsFraud(t *testing.T) {
	a := assessor{data: &audit.Dataset{}, options: Options{Fraud: []string{"economic crime"}}, populations: map[string]Population{
		"economic crime": {Value: 10}, "fraud": {Value: 10}, "other": {Value: 10}, "violence": {Value: 10},
	}}
	for name, c := range map[string]struct {
		m    Measure
		want bool
	}{
		"the caller":      {Measure{Population: "economic crime"}, true},
		"its name":        {Measure{Population: "Fraud"}, true},
		"its rows":        {Measure{Population: "other", Where: []Condition{{Field: audit.FieldOffenceGroup, Equals: []string{"robbery", "fraud and forgery"}}}}, true},
		"other rows":      {Measure{Population: "other", Where: []Condition{{Field: audit.FieldOffenceGroup, Equals: []string{"robbery"}}}}, false},
		"another stratum": {Measure{Population: "violence"}, false},
	} {
		p, known := a.population(&c.m)
		if !known || p.HoldsFraud != c.want {
			t.Errorf("%s: known %v, holds fraud %v", name, known, p.HoldsFraud)
		}
	}
}
