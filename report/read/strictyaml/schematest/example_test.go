package schematest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"assize/report/read/strictyaml"
	"assize/report/read/strictyaml/schematest"
)

// failures is a test that only says that it failed.
type failures struct{ testing.TB }

func (failures) Helper() {}

func (failures) Errorf(string, ...any) { fmt.Println("the schema is out of date") }

// A field that the reader has and the schema does not is found.
func ExampleUpToDate() {
	dir, err := os.MkdirTemp("", "schema")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "force.schema.json")
	before := strictyaml.Schema("A force", struct {
		Name string `yaml:"name"`
	}{})
	after := strictyaml.Schema("A force", struct {
		Name string `yaml:"name"`
		Code string `yaml:"code"`
	}{})
	schematest.UpToDate(failures{}, file, before, true) // written anew
	schematest.UpToDate(failures{}, file, before, false)
	schematest.UpToDate(failures{}, file, after, false)
	// Output:
	// the schema is out of date
}
