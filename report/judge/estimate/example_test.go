package estimate_test

import (
	"fmt"

	"assize/report/judge/estimate"
	"assize/report/read/audit"
)

// Counts of Greater Manchester, illustrative, give what was published in 2016.
func ExampleAssess() {
	var measures []estimate.Measure
	for _, s := range []string{"violence", "sexual offences", "other"} {
		measures = append(measures, estimate.Measure{
			ID: s, Rows: audit.Reports, Population: s,
			Where:    []estimate.Condition{{Field: audit.FieldStratum, Equals: []string{s}}},
			Required: audit.FieldCrimesRequired, Recorded: audit.FieldCrimesRecorded,
		})
	}
	measures = append(measures, estimate.Measure{ID: "force", Combine: estimate.Harmonic, Strata: []string{"violence", "sexual offences", "other"}})
	data := &audit.Dataset{Counts: []audit.Count{
		{Stratum: "violence", Required: 600, Recorded: 451},
		{Stratum: "sexual offences", Required: 320, Recorded: 278},
		{Stratum: "other", Required: 700, Recorded: 624},
	}}
	recorded := map[string]estimate.Population{"violence": {Value: 51049.667}, "sexual offences": {Value: 5759}, "other": {Value: 166710.667}}
	result, err := estimate.Assess(data, measures, recorded, estimate.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	force, _ := result.Rate("force")
	fmt.Printf("rate %.5f (%.3f to %.3f)\n", force.Value, force.Lower, force.Upper)
	for _, u := range result.Unrecorded {
		fmt.Printf("%s: %.0f (%.0f to %.0f)\n", u.Measure, u.Value, u.Lower, u.Upper)
	}
	// Output:
	// rate 0.85456 (0.834 to 0.872)
	// violence: 16866 (14018 to 20292)
	// sexual offences: 870 (630 to 1202)
	// other: 20305 (16011 to 25749)
	// force: 38040 (32883 to 44482)
}
