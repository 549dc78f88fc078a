package words

import (
	"flag"
	"testing"

	"assize/report/read/strictyaml"
	"assize/report/read/strictyaml/schematest"
)

var update = flag.Bool("update", false, "write the schema anew")

// The schema that editors use is that of the reader. "go test -update" writes it.
func TestSchemaIsUpToDate(t *testing.T) {
	schematest.UpToDate(t, "../../../config/schema/words.schema.json", strictyaml.Schema("A language pack", packFile{}), *update)
}
