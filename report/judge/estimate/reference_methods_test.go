package estimate

import (
	"fmt"
	"math"
	"strconv"
	"testing"
)

func runDifference(t *testing.T, c *referenceCase, got map[string]any) {
	x1, n1, x2, n2 := c.number(t, "x1"), c.number(t, "n1"), c.number(t, "x2"), c.number(t, "n2")
	var bounds [2]Bounds
	for i, v := range [2][2]float64{{x1, n1}, {x2, n2}} {
		l := limits(t, Wilson, v[0]/v[1], v[1], c.level())
		bounds[i] = Bounds{Value: v[0] / v[1], Lower: l[0], Upper: l[1]}
	}
	d := Difference(bounds[0], bounds[1])
	got["diff"], got["newcombe"] = d.Value, []float64{d.Lower, d.Upper}
	score, err := miettinenNurminen(x1, n1, x2, n2, c.level())
	if err != nil {
		t.Fatal(err)
	}
	got["miettinen_nurminen"] = []float64{score.Lower, score.Upper}
}

func runMoverDifference(t *testing.T, c *referenceCase, got map[string]any) {
	bounds := func(rate, ci string) Bounds {
		l := c.numbers(t, ci)
		return Bounds{Value: c.number(t, rate), Lower: l[0], Upper: l[1]}
	}
	d := Difference(bounds("rate1", "ci1"), bounds("rate2", "ci2"))
	got["diff"], got["ci"] = d.Value, []float64{d.Lower, d.Upper}
}

func runFunnel(t *testing.T, c *referenceCase, got map[string]any) {
	target, n := c.number(t, "theta"), c.number(t, "n")
	for _, level := range c.numbers(t, "levels") {
		name := strconv.FormatFloat(level, 'f', -1, 64)
		exact, err := FunnelLimits(target, int(n), level)
		if err != nil {
			t.Fatal(err)
		}
		plain := Spread{Target: target}
		normal, err := plain.Limits(n, level)
		if err != nil {
			t.Fatal(err)
		}
		got["exact_"+name+"_lower"], got["exact_"+name+"_upper"] = exact.Lower, exact.Upper
		got["normal_"+name+"_lower"], got["normal_"+name+"_upper"] = normal.Lower, normal.Upper
		// The quantile that the limit interpolates below is the next whole count.
		got["exact_rp_"+name+"_lower"] = math.Ceil(exact.Lower*n - 1e-9)
		got["exact_rp_"+name+"_upper"] = math.Ceil(exact.Upper*n - 1e-9)
	}
}

func runSpread(t *testing.T, c *referenceCase, got map[string]any) {
	x, n := c.numbers(t, "x"), c.numbers(t, "n")
	target := math.NaN()
	if v, ok := c.Input["theta"].(float64); ok {
		target = v
	}
	s, err := SpreadOf(x, n, target, c.number(t, "winsor"))
	if err != nil {
		t.Fatal(err)
	}
	got["theta"], got["z"], got["z_winsorised"] = s.Target, s.Z, s.Winsorised
	got["phi"], got["tau2"] = s.Factor, s.Between
	s.Excess = true // the reference adjusts whatever the spread
	var multiplied, added []float64
	for i := range x {
		multiplied = append(multiplied, s.Z[i]/math.Sqrt(s.Factor))
		added = append(added, s.Deviation(x[i]/n[i], n[i]))
	}
	got["z_adj_multiplicative"], got["z_adj_additive"] = multiplied, added
}

// probabilities asks a result made of strata of x recorded of n crimes, combined
// harmonically where there are several.
func probabilities(t *testing.T, x, n, recorded, cuts []float64) []float64 {
	t.Helper()
	var r Result
	force := Rate{Measure: "force", Combination: Harmonic, Weights: recorded, Reportable: true}
	for i := range x {
		id := fmt.Sprint("stratum ", i)
		force.Strata = append(force.Strata, id)
		r.Rates = append(r.Rates, Rate{Measure: id, Value: x[i] / n[i], EffectiveN: n[i], Reportable: true})
	}
	measure := "stratum 0"
	if len(x) > 1 {
		r.Rates, measure = append(r.Rates, force), "force"
	}
	p, err := r.GradeProbabilities(measure, cuts)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func runPosterior(t *testing.T, c *referenceCase, got map[string]any) {
	got["prob"] = probabilities(t, []float64{c.number(t, "x")}, []float64{c.number(t, "n_eff")}, nil, c.numbers(t, "cuts"))
}

func runPosteriorTwo(t *testing.T, c *referenceCase, got map[string]any) {
	p := probabilities(t, c.numbers(t, "x"), c.numbers(t, "n"), c.numbers(t, "recorded"), c.numbers(t, "cuts"))
	got["prob"] = p
	var below []float64
	sum := 0.0
	for _, v := range p[:len(p)-1] {
		sum += v
		below = append(below, sum)
	}
	got["cdf_at_cuts"] = below
}

func runHolm(t *testing.T, c *referenceCase, got map[string]any) {
	got["holm"] = Holm(c.numbers(t, "p"))
}
