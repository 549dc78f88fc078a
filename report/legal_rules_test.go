package report

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assize/config"
	"assize/templates"
)

// legalRules is a rulebook as an owner might have it: a shipped one with edits, each
// a text and what takes its place everywhere.
type legalRules struct {
	name, base string
	edits      []string // in pairs
	layout     string   // of the job; "" for the house's
	text       string   // the whole rulebook, in place of a shipped one
}

const (
	otherMeasure = "  other:\n    label: other crime\n    role: stratum\n    where: {stratum: other}\n    population: other\n"
	fraudMeasure = "  fraud:\n    label: fraud\n    role: stratum\n    where: {stratum: fraud}\n    population: fraud\n"
	harmonicOf   = "combine: {how: harmonic, strata: [violence, sexual, other]}"
	fraudLayout  = "id: fraudulent\ntitle: With fraud\nextends: house\nsheets:\n  Reports:\n    values:\n      stratum:\n        fraud: []\n  Counts:\n    values:\n      stratum:\n        fraud: []\n"
	nibrsLayout  = "id: quarters\ntitle: With quarters\nextends: house\nsheets:\n  Reports:\n    extra:\n      - {field: quarter, kind: list, names: [Quarter], needed: true, values: {\"1\": [Q1], \"2\": [Q2], \"3\": [Q3], \"4\": [Q4]}}\n"
)

// legalRulebooks are the shipped rulebooks, and edits of them that the loader takes:
// other levels, methods, hours, combinations and strata.
func legalRulebooks() []legalRules {
	return []legalRules{
		{name: "cdi-2016", base: "cdi-2016"},
		{name: "cdi-2017", base: "cdi-2017"},
		{name: "peel-2021", base: "peel-2021"},
		{name: "scrs-95", base: "scrs-95"},
		{name: "force-internal-2014", base: "force-internal-2014"},
		{name: "nibrs", base: "nibrs-error-rate", layout: nibrsLayout},
		{name: "level 90", base: "cdi-2016", edits: []string{"level: 0.95", "level: 0.9"}},
		{name: "one level apart", base: "cdi-2016", edits: []string{"    population: violence\n", "    population: violence\n    level: 0.9\n"}},
		{name: "exact", base: "cdi-2017", edits: []string{"interval: wilson", "interval: clopper_pearson"}},
		{name: "72 hours", base: "cdi-2016", edits: []string{"within_hours: 24", "within_hours: 72", "recorded crimes that were recorded within 24 hours of the report", "crimes recorded within 72 hours of the report"}},
		{name: "shares", base: "cdi-2016", edits: []string{harmonicOf, "combine: {how: shares, strata: [violence, sexual, other], shares: {violence: 0.6, sexual: 0.2, other: 0.2}}"}},
		{name: "reported", base: "cdi-2016", edits: []string{harmonicOf, "combine: {how: reported, strata: [violence, sexual, other]}"}},
		{name: "fraud", base: "cdi-2016", layout: fraudLayout, edits: []string{harmonicOf, "combine: {how: harmonic, strata: [violence, sexual, fraud, other]}", otherMeasure, otherMeasure + fraudMeasure}},
		{name: "no other", base: "cdi-2016", edits: []string{harmonicOf, "combine: {how: harmonic, strata: [violence, sexual]}", otherMeasure, ""}},
		{name: "counts for all", base: "cdi-2016", edits: []string{"counts_below: 30", "counts_below: 1000"}},
		{name: "all published", base: "cdi-2016", edits: []string{"publish: {criteria: false, questions: false}", "publish: {criteria: true, questions: true}", "minimum_audited: 5", "minimum_audited: 1"}},
	}
}

// bench loads a job of these rules in two languages.
func (r legalRules) bench(t *testing.T) *bench {
	t.Helper()
	text, languages := r.text, "[en]"
	if text == "" {
		data, err := fs.ReadFile(config.Files, "rulebooks/"+r.base+".yaml")
		if err != nil {
			t.Fatal(err)
		}
		text, languages = string(data), "[en, cy]"
	}
	for i := 0; i < len(r.edits); i += 2 {
		if !strings.Contains(text, r.edits[i]) {
			t.Fatalf("%s: the rulebook %s does not hold %q", r.name, r.base, r.edits[i])
		}
		text = strings.ReplaceAll(text, r.edits[i], r.edits[i+1])
	}
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("rules.yaml", text)
	write("house.yaml", "inspectorate: Office of Police Data (fictional)\nshort: the office\nstyle: hmicfrs\n")
	write("w.xlsx", "")
	job := "title: A round\nstatus: draft\nworkbooks: [w.xlsx]\nrulebook: rules.yaml\nhouse: house.yaml\nlanguages: " + languages + "\n"
	if r.layout != "" {
		write("layout.yaml", r.layout)
		job += "layout: layout.yaml\n"
	}
	write("job.yaml", job)
	b, ps, err := setUp(Program{Version: "assize test", Config: config.Files, Templates: templates.Files}, filepath.Join(dir, "job.yaml"), "")
	if err != nil {
		t.Fatalf("%s: %v\n%v", r.name, err, ps)
	}
	return b
}
