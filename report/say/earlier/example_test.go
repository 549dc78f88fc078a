package earlier_test

import (
	"fmt"
	"os"
	"path/filepath"

	"assize/report/judge/findings"
	"assize/report/read/intake"
	"assize/report/say/earlier"
)

// What a release found is read from its folder: whose it is at once, the findings of
// one force when they are asked for.
func Example() {
	out, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(out)
	found := findings.Findings{
		Schema: findings.Schema, Force: findings.Force{ID: "kent", Name: "Kent Police", Slug: "kent"}, Status: "final", Sample: "real",
		Rulebook: findings.RulebookRef{ID: "cdi-2016", Version: "1.2"},
	}
	data, err := findings.Encode(found)
	if err != nil {
		fmt.Println(err)
		return
	}
	release := filepath.Join(out, "releases", "2016-08-25T000100Z-3f9a1c")
	folder := filepath.Join(release, "restricted", "forces", "kent")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		fmt.Println(err)
		return
	}
	if err := os.WriteFile(filepath.Join(folder, "findings.json"), data, 0o600); err != nil {
		fmt.Println(err)
		return
	}
	r, err := earlier.Open(release)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range r.Forces() {
		whole, err := r.Findings(f)
		fmt.Println(f.Name, f.Version, whole.Status, err)
	}
	for _, rules := range earlier.RulesOf(intake.In(filepath.Join(out, "releases")), func(status string) bool { return status == "final" }) {
		fmt.Println(rules.ID, rules.Version, rules.Release)
	}
	// Output:
	// Kent Police 1.0 final <nil>
	// cdi-2016 1.2 2016-08-25T000100Z-3f9a1c
}
