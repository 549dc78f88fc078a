package job

import (
	"flag"
	"testing"

	"assize/report/read/strictyaml"
	"assize/report/read/strictyaml/schematest"
)

var update = flag.Bool("update", false, "write the schemas anew")

// The schemas that editors use are those of the readers. "go test -update"
// writes them.
func TestSchemasAreUpToDate(t *testing.T) {
	schematest.UpToDate(t, "../../../config/schema/job.schema.json", strictyaml.Schema("A job", jobFile{}), *update)
	schematest.UpToDate(t, "../../../config/schema/house.schema.json", strictyaml.Schema("A house style", houseFile{}), *update)
}
