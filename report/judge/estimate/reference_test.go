package estimate

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// referenceCase is one case of values that independent packages (R's stats,
// survey, Hmisc and epiR; Python's statsmodels and scipy) computed.
type referenceCase struct {
	ID, Group string
	Input     map[string]any
	Output    map[string]any
	Tolerance float64
}

// ignored are outputs that the product does not make, with the reason. A group's
// name alone stands for the field of any group.
func ignored() map[string]string {
	return map[string]string{
		"prop_ci.wilson_cc":                                    "continuity correction: not selectable, over-covers",
		"prop_ci.jeffreys_raw":                                 "the product takes the variant of Brown, Cai and DasGupta, jeffreys_bcd",
		"prop_ci_effective_n.jeffreys_raw":                     "at 0% and 100% only: as prop_ci.jeffreys_raw",
		"prop_ci.wald_unclipped":                               "limits are clipped to 0..1: wald_clipped",
		"svyciprop.deff_replace":                               "survey's weighted design effect; the product's is floored and checked by harmonic_rows",
		"svyciprop.ci_asin":                                    "not selectable: wraps past 1",
		"svyciprop.ci_beta":                                    "Korn-Graubard without floor and with the whole design's degrees of freedom; the product's is checked by harmonic_rows",
		"svyciprop.ci_likelihood":                              "not selectable",
		"harmonic_rows.P_delta_wald":                           "delta intervals under-cover (0.849 at worst); the product takes MOVER. Its standard error is checked",
		"harmonic_rows.U_delta_wald":                           "as P_delta_wald",
		"harmonic_rows.T_delta_log":                            "as P_delta_wald",
		"harmonic_rows.P_delta_logit":                          "as P_delta_wald",
		"harmonic_rows.arithmetic_recorded_weighted_P_WRONG":   "named wrong: biased upward",
		"harmonic_counts.P_delta_wald":                         "as harmonic_rows.P_delta_wald",
		"harmonic_counts.U_delta_wald":                         "as harmonic_rows.P_delta_wald",
		"harmonic_counts.arithmetic_recorded_weighted_P_WRONG": "named wrong: biased upward",
		"arithmetic_combination.ci_t":                          "Wald interval of a weighted rate: the product takes MOVER",
		"arithmetic_combination.degf":                          "of ci_t",
		"difference.p_score_pooled":                            "test of equality: the product states significance by the interval",
		"difference.p_fisher":                                  "as p_score_pooled",
		"grade_posterior.median":                               "no quantile of a posterior is reported",
		"grade_posterior_2strata.quantiles_2.5_50_97.5":        "no quantile of a posterior is reported",
		"p_adjust.fdr_bh":                                      "Holm's is the product's adjustment",
		"p_adjust.bonferroni":                                  "Holm's is the product's adjustment",
	}
}

// elsewhere are the groups that a test of judge/sampling runs.
func elsewhere() []string { return []string{"sample_size", "allocation"} }

// tolerances of fields that differ from their case's, by group and field.
func tolerances() map[string]float64 {
	return map[string]float64{"svyciprop.ci_logit": 1e-6}
}

// TestReference runs the product over reference values through its exported
// functions: the table in testdata always, golden/estimates.json where the shared
// files are, and the file named by ASSIZE_GOLDEN. A group or an output that it
// does not know is a failure.
func TestReference(t *testing.T) {
	files := map[string]string{"carried": filepath.Join("testdata", "reference.json")}
	shared := filepath.Join("..", "..", "..", "..", "shared", "golden", "estimates.json")
	if _, err := os.Stat(shared); err == nil {
		files["shared"] = shared
	} else {
		t.Logf("skipped: %s is not there; the carried table is run", filepath.Base(shared))
	}
	if named := os.Getenv("ASSIZE_GOLDEN"); named != "" {
		files["named"] = named
	}
	for name, file := range files {
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var all struct{ Cases []referenceCase }
			if err := json.Unmarshal(text, &all); err != nil {
				t.Fatal(err)
			}
			if len(all.Cases) == 0 {
				t.Fatal("no cases")
			}
			for _, c := range all.Cases {
				if slices.Contains(elsewhere(), c.Group) {
					continue
				}
				t.Run(c.ID, func(t *testing.T) { c.run(t) })
			}
		})
	}
}

func (c referenceCase) run(t *testing.T) {
	runner, ok := referenceRunners()[c.Group]
	if !ok {
		t.Fatalf("no way to run a case of group %q", c.Group)
	}
	got := make(map[string]any)
	runner(t, &c, got)
	want := make(map[string]any)
	flatten("", c.Output, want)
	for field, w := range want {
		name := c.Group + "." + field
		g, made := got[field]
		if !made {
			if _, ok := ignored()[name]; !ok {
				t.Errorf("%s: no way to check this output", name)
			}
			continue
		}
		tolerance := c.Tolerance
		if special, ok := tolerances()[name]; ok {
			tolerance = special
		}
		if why := differ(g, w, tolerance); why != "" {
			t.Errorf("%s: %s", name, why)
		}
	}
}

// flatten names nested outputs by path.
func flatten(prefix string, v map[string]any, into map[string]any) {
	for k, x := range v {
		if inner, ok := x.(map[string]any); ok {
			flatten(prefix+k+".", inner, into)
			continue
		}
		into[prefix+k] = x
	}
}

// differ compares a number, a list or a word; "" where they agree. Numbers agree
// within the tolerance, taken relative above 1; null is no number.
func differ(got, want any, tolerance float64) string {
	switch w := want.(type) {
	case []any:
		g, ok := got.([]float64)
		if !ok {
			return differList(got, w, tolerance)
		}
		if len(g) != len(w) {
			return fmt.Sprintf("%d values, want %d", len(g), len(w))
		}
		for i := range w {
			if why := differ(g[i], w[i], tolerance); why != "" {
				return fmt.Sprintf("[%d]: %s", i, why)
			}
		}
		return ""
	case nil:
		if g, ok := got.(float64); ok && (math.IsNaN(g) || math.IsInf(g, 0)) {
			return ""
		}
	case float64:
		g, ok := got.(float64)
		if ok && math.Abs(g-w) <= math.Max(tolerance, 1e-13)*math.Max(1, math.Abs(w)) {
			return ""
		}
	default:
		if g, ok := got.(float64); got == want || ok && want == "Inf" && math.IsInf(g, 1) {
			return ""
		}
	}
	return fmt.Sprintf("got %v, want %v", got, want)
}

func differList(got any, want []any, tolerance float64) string {
	g, ok := got.([]any)
	if !ok || len(g) != len(want) {
		return fmt.Sprintf("got %v, want %v", got, want)
	}
	for i := range want {
		if why := differ(g[i], want[i], tolerance); why != "" {
			return fmt.Sprintf("[%d]: %s", i, why)
		}
	}
	return ""
}

// number and numbers read inputs; a missing one is a fault of the case.
func (c *referenceCase) number(t *testing.T, name string) float64 {
	t.Helper()
	v, ok := c.Input[name].(float64)
	if !ok {
		t.Fatalf("input %q of %s is no number", name, c.ID)
	}
	return v
}

func (c *referenceCase) level() float64 {
	if v, ok := c.Input["level"].(float64); ok {
		return v
	}
	return 0.95
}

func (c *referenceCase) numbers(t *testing.T, name string) []float64 {
	t.Helper()
	return floats(t, c.Input[name])
}

// floats reads a list, or the bare number that a list of one is written as.
func floats(t *testing.T, v any) []float64 {
	t.Helper()
	switch v := v.(type) {
	case float64:
		return []float64{v}
	case []any:
		out := make([]float64, len(v))
		for i, x := range v {
			f, ok := x.(float64)
			if !ok {
				t.Fatalf("%v is no number", x)
			}
			out[i] = f
		}
		return out
	}
	t.Fatalf("%v is no list of numbers", v)
	return nil
}
