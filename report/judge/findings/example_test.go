package findings_test

import (
	"fmt"

	"assize/report/judge/findings"
)

// Two findings of one force tell what a change of rules did.
func ExampleCompare() {
	a := findings.Findings{Rulebook: findings.RulebookRef{ID: "cdi-2016", Version: "1"}, Overall: findings.Judgment{Grade: "requires improvement"}}
	b := findings.Findings{Rulebook: findings.RulebookRef{ID: "cdi-2017", Version: "1"}, Overall: findings.Judgment{Grade: "good"}}
	for _, i := range findings.Compare(a, b).Items {
		fmt.Printf("%s: %s %s: %s, now %s\n", i.Section, i.Subject, i.Field, i.From, i.To)
	}
	// Output:
	// grades: overall grade: requires improvement, now good
	// rules: rulebook id: cdi-2016, now cdi-2017
}
