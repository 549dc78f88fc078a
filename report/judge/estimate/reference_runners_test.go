package estimate

import (
	"testing"
)

type runner func(t *testing.T, c *referenceCase, got map[string]any)

func referenceRunners() map[string]runner {
	return map[string]runner{
		"prop_ci":                 runCounts,
		"prop_ci_effective_n":     runEffective,
		"hypergeometric_exact":    runList,
		"svyciprop":               runSurvey,
		"harmonic_rows":           runHarmonicRows,
		"harmonic_counts":         runHarmonicCounts,
		"arithmetic_combination":  runArithmetic,
		"difference":              runDifference,
		"mover_difference":        runMoverDifference,
		"funnel_limits":           runFunnel,
		"funnel_overdispersion":   runSpread,
		"grade_posterior":         runPosterior,
		"grade_posterior_2strata": runPosteriorTwo,
		"p_adjust":                runHolm,
	}
}

func limits(t *testing.T, m Method, p, n, level float64) []float64 {
	t.Helper()
	lower, upper, err := Limits(m, p, n, level)
	if err != nil {
		t.Fatal(err)
	}
	return []float64{lower, upper}
}

func runCounts(t *testing.T, c *referenceCase, got map[string]any) {
	limitsOf(t, c.number(t, "x"), c.number(t, "n"), c.level(), got)
}

func runEffective(t *testing.T, c *referenceCase, got map[string]any) {
	limitsOf(t, c.number(t, "x_eff"), c.number(t, "n_eff"), c.level(), got)
}

func limitsOf(t *testing.T, x, n, level float64, got map[string]any) {
	p := x / n
	got["estimate"] = p
	got["wilson"] = limits(t, Wilson, p, n, level)
	got["clopper_pearson"] = limits(t, ClopperPearson, p, n, level)
	got["korn_graubard"] = limits(t, KornGraubard, p, n, level)
	got["jeffreys_bcd"] = limits(t, Jeffreys, p, n, level)
	if x > 0 && x < n {
		got["jeffreys_raw"] = got["jeffreys_bcd"] // they differ at the edges only
	}
	got["agresti_coull_clipped"] = limits(t, AgrestiCoull, p, n, level)
	got["wald_clipped"] = limits(t, Wald, p, n, level)
}

func runList(t *testing.T, c *referenceCase, got map[string]any) {
	size, n, x := c.number(t, "N"), c.number(t, "n"), c.number(t, "x")
	lower, upper, err := listLimits(int(size), int(n), int(x), c.level())
	if err != nil {
		t.Fatal(err)
	}
	got["M_lower"], got["M_upper"] = float64(lower), float64(upper)
	got["p_lower"], got["p_upper"] = float64(lower)/size, float64(upper)/size
	got["estimate"] = x / n
}

func runHarmonicCounts(t *testing.T, c *referenceCase, got map[string]any) {
	x, n, recorded := c.numbers(t, "x"), c.numbers(t, "n"), c.numbers(t, "recorded")
	if _, refused := c.Output["error"]; refused {
		p := make([]float64, len(x))
		for i := range x {
			p[i] = x[i] / n[i]
		}
		expectZeroRate(t, c, p, n, recorded, got)
		return
	}
	for field, m := range map[string]Method{
		"mover_wilson": Wilson, "mover_clopper_pearson": ClopperPearson, "mover_jeffreys": Jeffreys,
		"mover_agresti_coull": AgrestiCoull,
	} {
		var parts []Part
		for i := range x {
			if recorded[i] == 0 && n[i] == 0 {
				parts = append(parts, Part{}) // not audited, nothing recorded: drops out
				continue
			}
			p := x[i] / n[i]
			l := limits(t, m, p, n[i], c.level())
			parts = append(parts, Part{Weight: recorded[i], Rate: Bounds{Value: p, Lower: l[0], Upper: l[1]}, Variance: p * (1 - p) / n[i]})
		}
		harmonic(t, field, parts, got)
	}
}

func runArithmetic(t *testing.T, c *referenceCase, got map[string]any) {
	x, n, reported := c.numbers(t, "x"), c.numbers(t, "n"), c.numbers(t, "reported")
	var parts []Part
	for i := range x {
		var s sample
		for j := range int(n[i]) {
			recorded := 0
			if j < int(x[i]) {
				recorded = 1
			}
			s.add(1, recorded)
		}
		s.Frame = reported[i]
		p, err := ratioOf(defaultICC, s)
		if err != nil {
			t.Fatal(err)
		}
		l := limits(t, Wilson, p.Value, n[i], c.level())
		parts = append(parts, Part{Weight: reported[i], Rate: Bounds{Value: p.Value, Lower: l[0], Upper: l[1]}, Variance: p.Variance})
	}
	r, err := average(parts)
	if err != nil {
		t.Fatal(err)
	}
	got["P"], got["se"] = r.Rate.Value, r.StandardError
	got["mover_wilson_nofpc"] = []float64{r.Rate.Lower, r.Rate.Upper}
}
