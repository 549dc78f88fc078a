package report

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestRulesPage holds config/rules.md, the page of every check of the inputs, to
// the rules that the checks run with.
func TestRulesPage(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Rules of the inputs\n\nEvery check of an audit workbook, of a table of recorded crime and of a force's\ncomments, by the id that stands in its message. A refusal keeps the input out; a\nwarning travels with it.\nMade from the rules themselves: `go test ./report -run TestRulesPage -update`.\n")
	for _, r := range Rules() {
		fmt.Fprintf(&b, "\n## %s (%s)\n\n%s\n\nWhy: %s\n", r.ID, r.Severity, r.Holds, r.Why)
		if r.Hint != "" {
			fmt.Fprintf(&b, "\nWhat to do: %s.\n", strings.TrimSuffix(r.Hint, "."))
		}
	}
	const path = "../config/rules.md"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != b.String() {
		t.Errorf("%s is not what the rules say; run with -update", path)
	}
}
