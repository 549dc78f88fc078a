package estimate

import "math"

// Term is what one stratum puts into a combined rate. Numbers that there are not
// are NaN: of a stratum that drops out, or whose weight or rate is not known.
type Term struct {
	Stratum string // id of its measure
	// Weight is R_h, N_h or the stated share, as the combination has it.
	Weight float64
	// Rate has the stratum's limits at the level and by the method of the combined
	// rate, which its own may differ from.
	Rate Bounds
	// Weighted is R_h/p_h of a harmonic rate, W_h·p_h of another.
	Weighted float64
	// Below and Above are its spread, the square roots of what it adds to the sums
	// under those of the limits: R_h(1/p_h − 1/u_h) and R_h(1/l_h − 1/p_h) of a harmonic
	// rate, of T; W_h(p_h − l_h) and W_h(u_h − p_h) of another, of P. W_h are shares that
	// add up to one.
	Below, Above float64
}

// termOf is a stratum's term before its rate is known.
func termOf(stratum string, weight float64) Term {
	nan := math.NaN()
	return Term{Stratum: stratum, Weight: weight, Rate: Bounds{nan, nan, nan}, Weighted: nan, Below: nan, Above: nan}
}

// spread fills in what a term adds to the rate and its limits; total is the sum of
// all weights.
func (t *Term) spread(how Combination, total float64) {
	if !(t.Weight > 0) || math.IsNaN(t.Rate.Value) {
		return
	}
	p := t.Rate
	if how != Harmonic {
		w := t.Weight / total
		t.Weighted, t.Below, t.Above = w*p.Value, w*(p.Value-p.Lower), w*(p.Upper-p.Value)
		return
	}
	if p.Value > 0 {
		t.Weighted = t.Weight / p.Value
		t.Below = t.Weight * (1/p.Value - 1/p.Upper)
		t.Above = t.Weight * (1/p.Lower - 1/p.Value)
	}
}

// spread fills in what the terms of a combined rate add to it and to its limits.
func (r *Rate) spread() {
	total := 0.0
	for _, w := range r.Weights {
		total += w
	}
	for i := range r.Terms {
		r.Terms[i].spread(r.Combination, total)
	}
}

// populationOf is the recorded crime that a measure's rate stands for: its own, or,
// of a harmonic rate, that of its strata together where all are known.
func (a *assessor) populationOf(m *Measure) *Population {
	if m.Combine != Harmonic {
		if p, known := a.population(m); known {
			return &p
		}
		return nil
	}
	all := Population{Stratum: m.Population}
	if all.Stratum == "" {
		all.Stratum = m.ID
	}
	for i, id := range m.Strata {
		p, known := a.population(a.byID[id])
		if !known {
			return nil
		}
		all.join(p, i == 0)
	}
	return &all
}
