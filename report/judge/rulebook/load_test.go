package rulebook_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"assize/report/judge/rulebook"
)

// TestShipped loads every rulebook of config.
func TestShipped(t *testing.T) {
	files := os.DirFS("../../../config/rulebooks")
	names, err := fs.Glob(files, "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no rulebooks found", err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.yaml") {
			continue
		}
		t.Run(name, func(t *testing.T) {
			rb, ps := rulebook.Load(files, name)
			if len(ps) > 0 {
				t.Fatal(ps)
			}
			if name != rb.ID+".yaml" {
				t.Errorf("rulebook %s is in file %s", rb.ID, name)
			}
		})
	}
}
