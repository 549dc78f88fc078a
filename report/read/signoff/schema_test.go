package signoff

import (
	"flag"
	"testing"

	"assize/report/read/strictyaml"
	"assize/report/read/strictyaml/schematest"
)

var update = flag.Bool("update", false, "write the schema anew")

// The schema that editors use is that of the reader. "go test -update" writes it.
func TestSchemaIsUpToDate(t *testing.T) {
	schematest.UpToDate(t, "../../../config/schema/signoff.schema.json", strictyaml.Schema("A sign-off", file{}), *update)
}
