package estimate

import (
	"errors"
	"math"
	"slices"
	"testing"

	"assize/report/read/audit"
)

// strata reads rows into samples, in the order strata first appear.
func strata(t *testing.T, c *referenceCase) (names []string, samples map[string]*sample) {
	rows, ok := c.Input["rows"].(map[string]any)
	if !ok {
		t.Fatalf("case %s has no rows", c.ID)
	}
	stratum, _ := rows["stratum"].([]any)
	k, r := floats(t, rows["k"]), floats(t, rows["r"])
	samples = make(map[string]*sample)
	for i := range stratum {
		name, _ := stratum[i].(string)
		if samples[name] == nil {
			samples[name] = &sample{}
			names = append(names, name)
		}
		samples[name].add(int(k[i]), int(r[i]))
	}
	return names, samples
}

func byName(t *testing.T, v any, name string) float64 {
	t.Helper()
	m, _ := v.(map[string]any)
	f, ok := m[name].(float64)
	if !ok {
		t.Fatalf("no number for stratum %q", name)
	}
	return f
}

func runSurvey(t *testing.T, c *referenceCase, got map[string]any) {
	names, samples := strata(t, c)
	lone := false
	var all []sample
	for _, name := range names {
		s := samples[name]
		frame := byName(t, c.Input["reports_in_frame"], name)
		if c.Input["weighted"] == true {
			s.Weight = frame / float64(s.Reports)
		}
		if c.Input["fpc"] == true {
			s.Frame = frame
		}
		lone = lone || s.Reports == 1
		all = append(all, *s)
	}
	if why, refused := c.Output["error"]; refused {
		if !lone {
			t.Error("survey refused a sample in which this product sees no lone report")
		}
		got["error"] = why // a lone report: flagged here, not refused
		return
	}
	p, err := ratioOf(defaultICC, all...)
	if err != nil {
		t.Fatal(err)
	}
	se := math.Sqrt(p.Variance)
	got["mean"], got["svyratio_ratio"] = p.Value, p.Value
	got["se"], got["svyratio_se"] = se, se
	got["degf"], got["n"], got["psu"] = float64(p.Reports-p.Strata), float64(p.Required), float64(p.Reports)
	for field, m := range map[string]Method{"ci_mean": Wald, "ci_logit": Logit, "ci_xlogit": Logit} {
		lower, upper, used, err := p.interval(m, 0.95)
		if err != nil || used != m {
			continue // a sample without variation has neither
		}
		got[field] = []float64{lower, upper}
	}
	clipWanted(c, "ci_mean")
	survey := c.Input["lonely_psu"]
	if p.Uniform {
		c.leaveOut(t, "a sample without variation has neither interval here, but Korn and Graubard's", "ci_mean", "ci_logit", "ci_xlogit")
	}
	if lone && survey != "adjust" {
		c.leaveOut(t, "a lone report adds its square here, as survey's adjust", "se", "svyratio_se", "ci_mean", "ci_logit", "ci_xlogit")
	}
	runByStratum(t, names, samples, got)
}

// leaveOut takes outputs out of the comparison that the product has on purpose
// otherwise in this case, and says why.
func (c *referenceCase) leaveOut(t *testing.T, why string, fields ...string) {
	t.Helper()
	for _, f := range fields {
		if _, there := c.Output[f]; there {
			t.Logf("%s is not compared: %s", f, why)
			delete(c.Output, f)
		}
	}
}

// clipWanted clips a reference interval as the product clips its own.
func clipWanted(c *referenceCase, field string) {
	if v, ok := c.Output[field].([]any); ok && len(v) == 2 {
		lower, _ := v[0].(float64)
		upper, _ := v[1].(float64)
		c.Output[field] = []any{math.Max(0, lower), math.Min(1, upper)}
	}
}

func runByStratum(t *testing.T, names []string, samples map[string]*sample, got map[string]any) {
	var sorted []any
	var ratios, errors []float64
	for _, name := range slices.Sorted(slices.Values(names)) {
		p, err := ratioOf(defaultICC, *samples[name])
		if err != nil {
			t.Fatal(err)
		}
		sorted = append(sorted, name)
		ratios = append(ratios, p.Value)
		se := math.Sqrt(p.Variance)
		if p.Lone {
			se = 0 // survey writes 0 for what this product says it does not know
		}
		errors = append(errors, se)
	}
	got["by_stratum.stratum"], got["by_stratum.ratio"], got["by_stratum.se"] = sorted, ratios, errors
}

func runHarmonicRows(t *testing.T, c *referenceCase, got map[string]any) {
	names, samples := strata(t, c)
	icc := c.number(t, "rho0")
	var proportions []proportion
	var recorded []float64
	for _, name := range names {
		s := samples[name]
		if f := byName(t, c.Input["sampling_fraction"], name); f > 0 {
			s.Frame = float64(s.Reports) / f
		}
		p, err := ratioOf(icc, *s)
		if err != nil {
			t.Fatal(err)
		}
		proportions = append(proportions, p)
		recorded = append(recorded, byName(t, c.Input["recorded"], name))
	}
	describeStrata(names, proportions, c, got)
	if _, refused := c.Output["error"]; refused {
		var p, n []float64
		for i := range proportions {
			p, n = append(p, proportions[i].Value), append(n, float64(proportions[i].Required))
		}
		expectZeroRate(t, c, p, n, recorded, got)
		return
	}
	for field, m := range map[string]Method{
		"mover_wilson": Wilson, "mover_korn_graubard": KornGraubard, "mover_jeffreys": Jeffreys,
		"mover_agresti_coull": AgrestiCoull,
	} {
		var parts []Part
		for i := range proportions {
			lower, upper, _, err := proportions[i].interval(m, c.level())
			if err != nil {
				t.Fatal(err)
			}
			v := proportions[i].Variance
			if proportions[i].Lone {
				v = 0
			}
			parts = append(parts, Part{Weight: recorded[i], Rate: Bounds{Value: proportions[i].Value, Lower: lower, Upper: upper}, Variance: v})
		}
		harmonic(t, field, parts, got)
	}
	for _, field := range []string{"se_T", "se_P"} {
		if v, there := c.Output[field]; there && v == nil && slices.ContainsFunc(proportions, func(p proportion) bool { return p.Lone }) {
			got[field] = math.NaN()
		}
	}
	if icc > 0 {
		throughAssess(t, c, names, recorded, got)
	}
}

func describeStrata(names []string, proportions []proportion, c *referenceCase, got map[string]any) {
	var stratum, infinite, flags []any
	var n, x, p, v, deff, size []float64
	for i := range proportions {
		s := &proportions[i]
		e := s.effectiveN(c.level())
		flag := flagOf(c, i, s.Lone || s.Uniform, math.IsInf(e, 1))
		stratum, flags, infinite = append(stratum, names[i]), append(flags, flag), append(infinite, math.IsInf(e, 1))
		n, x, p = append(n, float64(s.Required)), append(x, float64(s.Recorded)), append(p, s.Value)
		v, deff, size = append(v, unknownAs(c, i, s)), append(deff, s.DesignEffect), append(size, e)
	}
	got["strata.stratum"], got["strata.flag"], got["strata.n_eff_infinite"] = stratum, flags, infinite
	got["strata.n"], got["strata.x"], got["strata.p"] = n, x, p
	got["strata.v"], got["strata.deff"], got["strata.n_eff"] = v, deff, size
}

// unknownAs is a stratum's variance; that of a lone report, which is not known, as
// the reference writes it, null or 0.
func unknownAs(c *referenceCase, i int, s *proportion) float64 {
	strata, _ := c.Output["strata"].(map[string]any)
	v, _ := strata["v"].([]any)
	if s.Lone && i < len(v) && v[i] != nil {
		return 0
	}
	return s.Variance
}

// flagOf is the reference's own word for stratum i where it agrees that the sample
// is ordinary or not; a census may be called either.
func flagOf(c *referenceCase, i int, odd, census bool) string {
	strata, _ := c.Output["strata"].(map[string]any)
	flags, _ := strata["flag"].([]any)
	if i < len(flags) {
		if word, _ := flags[i].(string); (word != "ok") == odd || census {
			return word
		}
	}
	if odd {
		return "not ok"
	}
	return "ok"
}

// expectZeroRate expects a stratum without a recorded crime to be refused.
func expectZeroRate(t *testing.T, c *referenceCase, p, n, recorded []float64, got map[string]any) {
	t.Helper()
	var parts []Part
	for i := range p {
		l := limits(t, Wilson, p[i], n[i], c.level())
		parts = append(parts, Part{Weight: recorded[i], Rate: Bounds{Value: p[i], Lower: l[0], Upper: l[1]}})
	}
	if _, err := harmonize(parts); !errors.Is(err, errZeroRate) {
		t.Errorf("the reference refuses, the product says %v", err)
	}
	got["error"] = c.Output["error"]
}

// harmonic combines parts and names the results as the reference does.
func harmonic(t *testing.T, field string, parts []Part, got map[string]any) {
	t.Helper()
	r, err := harmonize(parts)
	if err != nil {
		t.Fatal(err)
	}
	got["T"], got["P"], got["U"] = r.Reported.Value, r.Rate.Value, r.Unrecorded.Value
	got["se_T"], got["se_P"] = r.CountError, r.StandardError
	got["se_T_binomial"], got["se_P_binomial"] = r.CountError, r.StandardError
	var lower, upper, unrecorded []float64
	for _, p := range parts {
		lower, upper = append(lower, p.Rate.Lower), append(upper, p.Rate.Upper)
		u, err := unrecordedOf(p.Weight, p.Rate)
		if err != nil {
			t.Fatal(err)
		}
		unrecorded = append(unrecorded, u.Value)
	}
	got["U_h"] = unrecorded
	got[field+".stratum_lower"], got[field+".stratum_upper"] = lower, upper
	got[field+".T"] = []float64{r.Reported.Lower, r.Reported.Upper}
	got[field+".P"] = []float64{r.Rate.Lower, r.Rate.Upper}
	got[field+".U"] = []float64{r.Unrecorded.Lower, r.Unrecorded.Upper}
}

// throughAssess runs the same rows as a workbook would bring them and holds the
// results against the ones just computed.
func throughAssess(t *testing.T, c *referenceCase, names []string, recorded []float64, got map[string]any) {
	d := &audit.Dataset{}
	rows, _ := c.Input["rows"].(map[string]any)
	stratum, _ := rows["stratum"].([]any)
	k, r := floats(t, rows["k"]), floats(t, rows["r"])
	drawn := make(map[string]int)
	for i := range stratum {
		name, _ := stratum[i].(string)
		drawn[name]++
		d.Reports = append(d.Reports, audit.ReportOfCrime{Stratum: name, Required: int(k[i]), Recorded: int(r[i])})
	}
	populations := make(map[string]Population)
	var measures []Measure
	for i, name := range names {
		populations[name] = Population{Stratum: name, Value: recorded[i]}
		if f := byName(t, c.Input["sampling_fraction"], name); f > 0 {
			d.Populations = append(d.Populations, audit.Population{Stratum: "frame: " + name, Number: float64(drawn[name]) / f})
		}
		measures = append(measures, Measure{
			ID: name, Rows: audit.Reports, Population: name, Level: c.level(), PlanningICC: c.number(t, "rho0"),
			Where:    []Condition{{Field: audit.FieldStratum, Equals: []string{name}}},
			Required: audit.FieldCrimesRequired, Recorded: audit.FieldCrimesRecorded,
		})
	}
	measures = append(measures, Measure{ID: "the force", Combine: Harmonic, Strata: names, Level: c.level()})
	result := assess(t, d, measures, populations)
	force, _ := result.Rate("the force")
	unrecorded := unrecordedIn(t, result, "the force")
	for name, pair := range map[string][2]any{
		"P": {force.Value, got["P"]}, "U": {unrecorded.Value, got["U"]},
		"P limits": {[]any{force.Lower, force.Upper}, got["mover_wilson.P"]},
		"U limits": {[]any{unrecorded.Lower, unrecorded.Upper}, got["mover_wilson.U"]},
	} {
		want := pair[0]
		if why := differ(pair[1], want, 1e-11); why != "" {
			t.Errorf("Assess: %s: %s", name, why)
		}
	}
}
