package nation_test

import (
	"fmt"
	"strings"
	"time"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/audit"
)

// A public document of a force shows only the forces that are public when it is, and
// is compared with those alone.
func ExamplePicture_Public() {
	entry := func(name string, rate float64, day int) nation.Entry {
		return nation.Entry{
			Force: findings.Force{ID: strings.ToLower(name), Name: name}, Basis: "one method", AuditTo: "2016-03-31", Reportable: true,
			Rate: findings.Num(rate), Lower: findings.Num(rate - 0.015), Upper: findings.Num(rate + 0.015), EffectiveN: 1200,
			Published: audit.Date{Year: 2016, Month: time.August, Day: day},
		}
	}
	p := nation.Compare([]nation.Entry{entry("Kent", 0.92, 25), entry("Sussex", 0.94, 25), entry("Cheshire", 0.85, 26)}, 4)
	fmt.Println(len(p.Forces), p.Complete(), p.NoTotal)
	for _, f := range p.Ranking.Forces {
		fmt.Printf("%s is between %d and %d\n", f.Force.Name, f.Best, f.Worst)
	}
	for _, f := range p.Public("kent").Ranking.Forces {
		fmt.Printf("with Kent: %s is between %d and %d\n", f.Force.Name, f.Best, f.Worst)
	}
	// Output:
	// 3 false not-all-in
	// Sussex is between 1 and 2
	// Kent is between 1 and 2
	// Cheshire is between 3 and 3
	// with Kent: Sussex is between 1 and 2
	// with Kent: Kent is between 1 and 2
}
