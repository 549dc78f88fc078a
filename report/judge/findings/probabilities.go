package findings

import (
	"assize/report/judge/estimate"
	"assize/report/judge/rulebook"
)

// probabilities say how sure the grade of each measure is and how far the next
// one. Only bands that compare the rate itself have probabilities, and bands with
// gaps have neither.
func (b *builder) probabilities() []GradeProbability {
	var out []GradeProbability
	for i := range b.rb.Measures {
		m := &b.rb.Measures[i]
		if m.Bands == nil || m.Bands.Gaps != "" || b.gradeOf(m.ID) == "" || !b.rb.IsGrade(b.gradeOf(m.ID)) {
			continue
		}
		var cuts []float64
		for _, s := range m.Bands.Steps[1:] {
			cuts = append(cuts, s.From)
		}
		p := GradeProbability{Measure: m.ID, Probabilities: []Num{}}
		if inBand, err := b.Result.GradeProbabilities(m.ID, cuts); err == nil && m.Bands.Compare == rulebook.Point {
			p.Probabilities = make([]Num, len(b.rb.Grades))
			for j, s := range m.Bands.Steps {
				p.Probabilities[b.rb.Level(s.Grade)-1] = Num(inBand[j])
			}
		}
		if d, err := b.Result.ToNextBand(m.ID, cuts, estimate.Basis(m.Bands.Compare)); err == nil {
			p.ToHigher, p.ToLower = d.ToHigher, d.ToLower
			if m.Better == rulebook.LowerIsBetter {
				p.ToHigher, p.ToLower = d.ToLower, d.ToHigher
			}
		}
		out = append(out, p)
	}
	return out
}
