package estimate_test

import (
	"testing"

	"assize/report/judge/estimate"
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

func limits(t *testing.T, m estimate.Method, p, n, level float64) []float64 {
	t.Helper()
	lower, upper, err := estimate.Limits(m, p, n, level)
	if err != nil {
		t.Fatal(err)
	}
	return []float64{lower, upper}
}

func runCounts(t *testing.T, c *referenceCase, got map[string]any) {
	proportion(t, c.number(t, "x"), c.number(t, "n"), c.level(), got)
}

func runEffective(t *testing.T, c *referenceCase, got map[string]any) {
	proportion(t, c.number(t, "x_eff"), c.number(t, "n_eff"), c.level(), got)
}

func proportion(t *testing.T, x, n, level float64, got map[string]any) {
	p := x / n
	got["estimate"] = p
	got["wilson"] = limits(t, estimate.Wilson, p, n, level)
	got["clopper_pearson"] = limits(t, estimate.ClopperPearson, p, n, level)
	got["korn_graubard"] = limits(t, estimate.KornGraubard, p, n, level)
	got["jeffreys_bcd"] = limits(t, estimate.Jeffreys, p, n, level)
	if x > 0 && x < n {
		got["jeffreys_raw"] = got["jeffreys_bcd"] // they differ at the edges only
	}
	got["agresti_coull_clipped"] = limits(t, estimate.AgrestiCoull, p, n, level)
	got["wald_clipped"] = limits(t, estimate.Wald, p, n, level)
}

func runList(t *testing.T, c *referenceCase, got map[string]any) {
	size, n, x := c.number(t, "N"), c.number(t, "n"), c.number(t, "x")
	lower, upper, err := estimate.ListLimits(int(size), int(n), int(x), c.level())
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
	for field, m := range map[string]estimate.Method{
		"mover_wilson": estimate.Wilson, "mover_clopper_pearson": estimate.ClopperPearson, "mover_jeffreys": estimate.Jeffreys,
		"mover_agresti_coull": estimate.AgrestiCoull,
	} {
		var parts []estimate.Part
		for i := range x {
			if recorded[i] == 0 && n[i] == 0 {
				parts = append(parts, estimate.Part{}) // not audited, nothing recorded: drops out
				continue
			}
			p := x[i] / n[i]
			l := limits(t, m, p, n[i], c.level())
			parts = append(parts, estimate.Part{Weight: recorded[i], Rate: estimate.Bounds{Value: p, Lower: l[0], Upper: l[1]}, Variance: p * (1 - p) / n[i]})
		}
		harmonic(t, field, parts, got)
	}
}

func runArithmetic(t *testing.T, c *referenceCase, got map[string]any) {
	x, n, reported := c.numbers(t, "x"), c.numbers(t, "n"), c.numbers(t, "reported")
	var parts []estimate.Part
	for i := range x {
		var s estimate.Sample
		for j := range int(n[i]) {
			recorded := 0
			if j < int(x[i]) {
				recorded = 1
			}
			s.Add(1, recorded)
		}
		s.Frame = reported[i]
		p, err := estimate.RatioOf(estimate.DefaultICC, s)
		if err != nil {
			t.Fatal(err)
		}
		l := limits(t, estimate.Wilson, p.Value, n[i], c.level())
		parts = append(parts, estimate.Part{Weight: reported[i], Rate: estimate.Bounds{Value: p.Value, Lower: l[0], Upper: l[1]}, Variance: p.Variance})
	}
	r, err := estimate.Average(parts)
	if err != nil {
		t.Fatal(err)
	}
	got["P"], got["se"] = r.Rate.Value, r.StandardError
	got["mover_wilson_nofpc"] = []float64{r.Rate.Lower, r.Rate.Upper}
}
