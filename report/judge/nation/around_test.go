package nation

import (
	"fmt"
	"slices"
	"testing"

	"assize/report/judge/findings"
)

// TestAround: whatever the size of a round, a force shows itself, its neighbours and the
// ends, and no more than thirteen forces.
func TestAround(t *testing.T) {
	for _, n := range []int{1, 2, 13, 14, 43, 1000} {
		for _, own := range []int{0, min(1, n-1), n / 2, n - 1} {
			var p Picture
			r := &Ranking{}
			for i := range n {
				f := findings.Force{ID: fmt.Sprintf("f%d", i), Name: fmt.Sprintf("F%04d", (i*7)%n)}
				rate := findings.Num(1 - float64(i)/float64(n))
				p.Forces = append(p.Forces, Entry{Force: f, Rate: rate, Reportable: true})
				r.Forces = append(r.Forces, Rank{Force: f, Rate: rate})
			}
			self := fmt.Sprintf("f%d", own)
			plain := p.Around(self)
			p.Ranking = r
			ranked := p.Around(self)
			if len(plain) != len(ranked) || len(plain) > max(13, min(n, 13)) {
				t.Errorf("%d forces, the %dth: %d by rate, %d by place", n, own, len(plain), len(ranked))
			}
			for _, id := range []string{self, "f0", fmt.Sprintf("f%d", n-1), fmt.Sprintf("f%d", min(own+1, n-1)), fmt.Sprintf("f%d", max(own-3, 0))} {
				if !slices.ContainsFunc(ranked, func(e Entry) bool { return e.Force.ID == id }) {
					t.Errorf("%d forces: %s does not show %s", n, self, id)
				}
			}
		}
	}
}
