package estimate

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"assize/report/read/audit"
)

// benchForce is one force as an inspection has it: 1,500 reports, three strata,
// the force's rate, eight more measures and six domains of the force.
func benchForce() (*audit.Dataset, []Measure, map[string]Population) {
	rng := rand.New(rand.NewPCG(5, 5))
	f := demoForces()[0]
	d := &audit.Dataset{}
	yes := func(share float64) audit.YesNo {
		if rng.Float64() < share {
			return audit.Yes
		}
		return audit.No
	}
	start := time.Date(2015, 9, 1, 0, 0, 0, 0, time.UTC)
	routes := []string{"control room", "crime recording centre", "public protection"}
	for i := range 1500 {
		r := audit.ReportOfCrime{
			Stratum: demoStrata[i%3], Route: routes[rng.IntN(3)], Required: 1 + rng.IntN(2), OffenceGroup: fmt.Sprint("group ", rng.IntN(9)),
			Rape: yes(0.1), DomesticAbuse: yes(0.3), Vulnerable: yes(0.3), ThirdParty: yes(0.1), ModernSlavery: yes(0.02),
			ReportedAt: start.Add(time.Duration(i) * time.Hour),
		}
		for range r.Required {
			if rng.Float64() < 0.85 {
				r.Recorded++
			}
		}
		r.RecordedAt = r.ReportedAt.Add(time.Duration(rng.IntN(60)) * time.Hour)
		d.Reports = append(d.Reports, r)
	}
	measures := standardMeasures()
	for i := range 8 {
		measures = append(measures, Measure{
			ID: fmt.Sprint("group ", i), Rows: audit.Reports, Required: audit.FieldCrimesRequired, Recorded: audit.FieldCrimesRecorded,
			Where: []Condition{{Field: audit.FieldOffenceGroup, Equals: []string{fmt.Sprint("group ", i)}}},
		})
	}
	for _, field := range []audit.Field{audit.FieldRape, audit.FieldDomesticAbuse, audit.FieldVulnerable, audit.FieldThirdParty, audit.FieldModernSlavery} {
		measures = append(measures, Measure{
			ID: string(field), Rows: audit.Reports, Domain: "force", Required: audit.FieldCrimesRequired, Recorded: audit.FieldCrimesRecorded,
			Where: []Condition{{Field: field, Equals: []string{"yes"}}},
		})
	}
	measures = append(measures, Measure{
		ID: "timely", Rows: audit.Reports, Domain: "force", Within: 24 * time.Hour, Required: audit.FieldCrimesRequired, Recorded: audit.FieldCrimesRecorded,
	})
	return d, measures, f.populations()
}

// wilsonPass is the plain work to compare with: for every measure one pass over
// the reports that adds up two columns, and one Wilson interval.
func wilsonPass(d *audit.Dataset, measures int) float64 {
	sum := 0.0
	for range measures {
		required, recorded := 0, 0
		for i := range d.Reports {
			required += d.Reports[i].Required
			recorded += d.Reports[i].Recorded
		}
		lower, upper, err := Limits(Wilson, float64(recorded)/float64(required), float64(required), 0.95)
		if err == nil {
			sum += upper - lower
		}
	}
	return sum
}

// timesWilson reports a benchmark's time as a multiple of a plain Wilson pass
// timed in the same run, so that machines can be compared.
func timesWilson(b *testing.B, d *audit.Dataset, measures int) {
	b.Helper()
	b.StopTimer()
	const passes = 200
	start := time.Now()
	for range passes {
		wilsonPass(d, measures)
	}
	plain := float64(time.Since(start).Nanoseconds()) / passes
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/plain, "wilson-passes")
}

// BenchmarkAssess is one force without posteriors: under 2 ms.
func BenchmarkAssess(b *testing.B) {
	d, measures, populations := benchForce()
	for b.Loop() {
		if _, err := Assess(d, measures, populations, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	timesWilson(b, d, len(measures))
}

// BenchmarkPosterior is the grade probabilities of all measures of one force:
// under 10 ms.
func BenchmarkPosterior(b *testing.B) {
	d, measures, populations := benchForce()
	r := assess(b, d, measures, populations)
	cuts := []float64{0.85, 0.9, 0.95}
	for b.Loop() {
		for _, m := range measures {
			if _, err := r.GradeProbabilities(m.ID, cuts); err != nil {
				b.Fatal(err)
			}
		}
	}
	timesWilson(b, d, len(measures))
}

// BenchmarkWilsonPass is the yardstick itself.
func BenchmarkWilsonPass(b *testing.B) {
	d, measures, _ := benchForce()
	for b.Loop() {
		wilsonPass(d, len(measures))
	}
}
