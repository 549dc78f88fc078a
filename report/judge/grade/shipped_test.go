package grade

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"assize/report/judge/rulebook"
)

// TestShippedCases runs the cases that stand beside every shipped rulebook. They
// must all go as expected and reach every band, edge, trigger, table row and
// limit.
func TestShippedCases(t *testing.T) {
	files := os.DirFS("../../../config/rulebooks")
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.yaml") {
			continue
		}
		seen++
		t.Run(name, func(t *testing.T) {
			rb, ps := rulebook.Load(files, name)
			if err := ps.Err(); err != nil {
				t.Fatal(err)
			}
			cases := strings.TrimSuffix(name, ".yaml") + "_test.yaml"
			data, err := fs.ReadFile(files, cases)
			if err != nil {
				t.Fatal(err)
			}
			f, ps := readCases(rb, cases, data)
			if err := ps.Err(); err != nil {
				t.Fatal(err)
			}
			r := runCases(rb, f)
			if r.Failed() > 0 || len(r.Coverage.Missing) > 0 {
				t.Error(r)
			} else {
				t.Log(r)
			}
		})
	}
	if seen < 2 {
		t.Errorf("only %d rulebooks found", seen)
	}
}
