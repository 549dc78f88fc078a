package workbook

import (
	"flag"
	"testing"

	"assize/report/read/strictyaml"
	"assize/report/read/strictyaml/schematest"
)

var update = flag.Bool("update", false, "write the schema anew")

// The schema that editors use is that of the reader. "go test -update" writes it.
func TestSchemaIsUpToDate(t *testing.T) {
	schematest.UpToDate(t, "../../../config/schema/layout.schema.json", strictyaml.Schema("A layout of audit workbooks", layoutFile{}), *update)
}
