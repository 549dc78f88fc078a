package register

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"assize/report/read/strictyaml"
)

var update = flag.Bool("update", false, "write the schema anew")

// The schema that editors use is that of the reader. "go test -update" writes it.
func TestSchemaIsUpToDate(t *testing.T) {
	const name = "../../../config/schema/forces.schema.json"
	schema := strictyaml.Schema("A register of forces", file{})
	if *update {
		if err := os.WriteFile(name, schema, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if stored, err := os.ReadFile(name); err != nil || !bytes.Equal(stored, schema) {
		t.Errorf("%s is not the reader's (%v): run go test -update", name, err)
	}
}
