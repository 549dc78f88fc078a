package job

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"assize/report/read/strictyaml"
)

var update = flag.Bool("update", false, "write the schemas anew")

// The schemas that editors use are those of the readers. "go test -update"
// writes them.
func TestSchemasAreUpToDate(t *testing.T) {
	for name, schema := range map[string][]byte{
		"job": strictyaml.Schema("A job", jobFile{}), "house": strictyaml.Schema("A house style", houseFile{}),
	} {
		name = "../../../config/schema/" + name + ".schema.json"
		if *update {
			if err := os.WriteFile(name, schema, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if stored, err := os.ReadFile(name); err != nil || !bytes.Equal(stored, schema) {
			t.Errorf("%s is not the reader's (%v): run go test -update", name, err)
		}
	}
}
