package sampling_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/judge/sampling"
	"assize/report/read/strictyaml"
	"assize/report/read/strictyaml/schematest"
)

var update = flag.Bool("update", false, "write the schema anew")

// previous writes the findings of an earlier inspection: violence in reports of
// more than one crime, sexual offences that could not be reported, a lone domain.
func previous(t *testing.T, dir string) string {
	t.Helper()
	measure := func(id, label string, x, n, reports int, effect float64) findings.Measure {
		p := float64(x) / float64(n)
		return findings.Measure{
			ID: id, Label: label, Role: "stratum", Numerator: findings.Count(x), Denominator: findings.Count(n), Reports: findings.Count(reports), Level: 0.95, Reportable: true,
			Rate: findings.Num(p), Lower: findings.Num(p - 0.03), Upper: findings.Num(min(1, p+0.03)), DesignEffect: findings.Num(effect), EffectiveN: findings.Num(n),
		}
	}
	force := measure("force", "all crime", 850, 1000, 900, 1)
	force.Role, force.Strata, force.Combination = "force", []string{"violence", "rape", "sexual"}, "harmonic"
	sexual := measure("sexual", "sexual offences", 3, 4, 4, 1)
	sexual.Reportable, sexual.Rate, sexual.Lower, sexual.Upper = false, findings.None(), findings.None(), findings.None()
	recorded := func(id string, n float64) findings.Unrecorded {
		return findings.Unrecorded{Measure: id, Population: findings.Population{Value: findings.Num(n)}, Value: 1, Lower: 1, Upper: 1}
	}
	data, err := findings.Encode(findings.Findings{
		Schema: findings.Schema, Force: findings.Force{ID: "x", Name: "Anyshire Police"}, Sample: "real",
		Rulebook: findings.RulebookRef{ID: "cdi-2016"}, Inspection: findings.Inspection{Title: "First inspection"}, Combined: "force",
		Measures: []findings.Measure{force, measure("violence", "violence against the person", 300, 400, 320, 1.6), measure("rape", "rape", 40, 40, 40, 0.8), sexual},
		Strata:   []string{"violence", "rape", "sexual"}, Unrecorded: []findings.Unrecorded{recorded("violence", 20000), recorded("rape", 900)},
	})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "findings.json")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// workedOut writes a plan file and works it out.
func workedOut(t *testing.T, text string, o sampling.Order) (*sampling.Plan, string) {
	t.Helper()
	dir := t.TempDir()
	previous(t, dir)
	if text != "" {
		o.File = filepath.Join(dir, "plan.yaml")
		if err := os.WriteFile(o.File, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if o.From != "" {
		o.From = filepath.Join(dir, o.From)
	}
	p, ps := sampling.WorkOut(o)
	if (p == nil) != ps.Refused() {
		t.Fatalf("plan %v with %v", p, ps)
	}
	return p, ps.Error()
}

// The example that comes with the program is a plan, and explains every key.
func TestPlanExample(t *testing.T) {
	const name = "../../../config/plan.yaml"
	p, ps := sampling.WorkOut(sampling.Order{File: name})
	if p == nil {
		t.Fatal(ps)
	}
	if p.Margin > 0.02 || p.Strata[1].Margin > 0.05 || len(ps) > 0 {
		t.Errorf("margins %v and %v, problems %v", p.Margin, p.Strata[1].Margin, ps)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Properties map[string]struct {
			Items struct{ Properties map[string]any }
		}
	}
	if err := json.Unmarshal(planSchema(), &schema); err != nil {
		t.Fatal(err)
	}
	strata := schema.Properties["strata"].Items.Properties
	if len(schema.Properties) < 8 || len(strata) < 7 {
		t.Fatalf("schema %+v", schema)
	}
	for key := range schema.Properties {
		if !bytes.Contains(text, []byte(key+":")) {
			t.Errorf("%s does not show the key %s", name, key)
		}
	}
	for key := range strata {
		if !bytes.Contains(text, []byte(key)) {
			t.Errorf("%s does not explain the key %s of a stratum", name, key)
		}
	}
}

func planSchema() []byte { return strictyaml.Schema("A plan of an audit's sample", sampling.File{}) }

// TestPlanSchema holds the schema for editors to the keys that are read; run with
// -update after a change that was meant.
func TestPlanSchema(t *testing.T) {
	schematest.UpToDate(t, "../../../config/schema/plan.schema.json", planSchema(), *update)
}

func TestPlanFromPreviousFindings(t *testing.T) {
	p, problems := workedOut(t, "from: findings.json\nmargin: 0.02\nminimum: 60\nstrata: [{id: rape}, {id: violence, rate: 0.8, margin: 0.04}]\n", sampling.Order{})
	if p == nil {
		t.Fatal(problems)
	}
	rape, violence := p.Strata[0], p.Strata[1]
	if rape.Rate != sampling.RateCap || !reflect.DeepEqual(rape.Notes, []sampling.Note{sampling.RateCapped, sampling.RaisedToMin}) || rape.Crimes != 60 {
		t.Errorf("rape, 40 of 40 last time: %+v", rape)
	}
	if rape.DesignEffect != 1 {
		t.Errorf("a design effect below 1 is planned on: %v", rape.DesignEffect)
	}
	if violence.Rate != 0.8 || violence.DesignEffect != 1.6 || violence.CrimesPerReport != 1.25 || violence.Recorded != 20000 || violence.Label != "violence against the person" {
		t.Errorf("violence: %+v, want the given rate and the rest from the findings", violence)
	}
	if want := int(math.Ceil(float64(violence.Crimes) / 1.25)); violence.Reports != want {
		t.Errorf("%d reports for %d crimes, want %d", violence.Reports, violence.Crimes, want)
	}
	// z²·0.8·0.2/0.04²·1.6 is 614.6; the force's margin needs more.
	if violence.Crimes < 615 || p.Margin > 0.02 || violence.Margin > 0.04 {
		t.Errorf("%d crimes, margins %v and %v", violence.Crimes, p.Margin, violence.Margin)
	}
	if p.Title != "Anyshire Police" || p.Previous == nil || p.Previous.Inspection != "First inspection" {
		t.Errorf("title %q, previous %+v", p.Title, p.Previous)
	}
}

func TestPlanFlagsOverrule(t *testing.T) {
	file := "margin: 0.03\nlevel: 0.9\nminimum: 10\nallocation: proportional\nstrata: [{id: a, rate: 0.9, recorded: 30000}, {id: b, rate: 0.8, recorded: 10000}]\n"
	as, _ := workedOut(t, file, sampling.Order{})
	if as.Level != 0.9 || as.Allocation != "proportional" || as.Strata[0].Crimes < 3*as.Strata[1].Crimes-3 || as.Strata[0].Crimes > 3*as.Strata[1].Crimes {
		t.Errorf("the file's own: %+v", as)
	}
	p, problems := workedOut(t, file, sampling.Order{Aim: sampling.Aim{Total: 900, Level: 0.99, Minimum: 300, Allocation: "neyman"}})
	if p == nil {
		t.Fatal(problems)
	}
	if p.Total != 900 || p.Wanted.Known() || p.Level != 0.99 || p.Allocation != "neyman" || p.Strata[1].Crimes != 300 {
		t.Errorf("the flags': %+v", p)
	}
	// 900·3·0.3/(3·0.3+0.4) by Neyman.
	if want := 624; p.Strata[0].Crimes != want {
		t.Errorf("stratum a has %d crimes, want %d", p.Strata[0].Crimes, want)
	}
}

func TestPlanRefusals(t *testing.T) {
	const strata = "strata: [{id: a, rate: 0.9, recorded: 30000}]\n"
	for name, test := range map[string]struct {
		file  string
		o     sampling.Order
		wants []string
	}{
		"nothing to plan":       {"margin: 0.02\n", sampling.Order{}, []string{"plan.yaml", "a plan needs strata", "--from", "[plan-strata]"}},
		"no aim":                {strata, sampling.Order{}, []string{"needs a margin, a total or a minimum"}},
		"margin and total":      {"margin: 0.02\ntotal: 5\n" + strata, sampling.Order{}, []string{"not both"}},
		"margin in points":      {"margin: 2\n" + strata, sampling.Order{}, []string{"margin of 2", "2 percentage points are 0.02"}},
		"rate in percent":       {"margin: 0.02\nstrata:\n  - {id: a, rate: 90, recorded: 1}\n", sampling.Order{}, []string{"plan.yaml:3:5:", `stratum "a"`, "rate of 90", "0.952"}},
		"rate of nothing":       {"margin: 0.02\nstrata: [{id: a, rate: -1, recorded: 1}]\n", sampling.Order{}, []string{"rate of -1"}},
		"no rate":               {"margin: 0.02\nstrata: [{id: a, recorded: 1}]\n", sampling.Order{}, []string{"rate to plan on is missing", "does not give it"}},
		"no rate before either": {"margin: 0.02\nstrata: [{id: sexual, recorded: 10}]\n", sampling.Order{From: "findings.json"}, []string{`"sexual"`, "rate to plan on is missing", "neither"}},
		"all faults":            {"margin: 0.02\nstrata: [{id: a, recorded: 1}, {id: b, rate: 7, recorded: 1}]\n", sampling.Order{}, []string{`"a"`, `"b"`}},
		"stratum twice":         {"margin: 0.02\nstrata: [{id: a, rate: 0.9, recorded: 30000}, {id: a, rate: 0.9, recorded: 3}]\n", sampling.Order{}, []string{"there twice"}},
		"margin impossible":     {"margin: 0.0001\n" + strata, sampling.Order{}, []string{"more than the 30000 recorded in 12 months", "widen the margin"}},
		"unknown key":           {"margn: 0.02\n" + strata, sampling.Order{}, []string{"margn", "margin"}},
		"unknown allocation":    {"total: 100\nallocation: even\n" + strata, sampling.Order{}, []string{`"even"`}},
		"no findings":           {"margin: 0.02\n", sampling.Order{From: "none.json"}, []string{"none.json", "is not there"}},
		"no findings there":     {"from: nowhere.json\nmargin: 0.02\n", sampling.Order{}, []string{"plan.yaml:1:7", "is not there"}},
		"not findings":          {"margin: 0.02\n", sampling.Order{From: "plan.yaml"}, []string{"[plan-previous]"}},
		"strata without crime":  {"", sampling.Order{From: "findings.json", Aim: sampling.Aim{Margin: 0.02}}, []string{`"sexual": the number of crimes recorded in 12 months is missing`}},
		"no plan file":          {"", sampling.Order{File: "nowhere.yaml"}, []string{"nowhere.yaml"}},
	} {
		t.Run(name, func(t *testing.T) {
			p, problems := workedOut(t, test.file, test.o)
			if p != nil {
				t.Fatalf("a plan of %d crimes", p.Crimes)
			}
			for _, want := range test.wants {
				if !strings.Contains(problems, want) {
					t.Errorf("%s\ndoes not say %q", problems, want)
				}
			}
		})
	}
}

// A frame that holds fewer crimes than the margin needs is audited whole.
func TestPlanOfASmallFrame(t *testing.T) {
	p, problems := workedOut(t, "margin: 0.01\nstrata: [{id: a, rate: 0.9, recorded: 3000, frame: 80.5}, {id: b, rate: 0.8, recorded: 10000, frame: 5000}]\n", sampling.Order{})
	if p == nil {
		t.Fatal(problems)
	}
	if a := p.Strata[0]; a.Crimes != 81 || a.Margin != 0 || a.Notes[0] != sampling.WholeFrame {
		t.Errorf("%+v", a)
	}
}
