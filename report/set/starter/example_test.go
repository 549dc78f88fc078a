package starter_test

import (
	"fmt"
	"os"
	"path/filepath"

	"assize/config"
	"assize/report/set/starter"
)

// A new job is begun in a folder of its own; what is there already is not overwritten.
func ExampleWrite() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	started, err := starter.Write(config.Files, filepath.Join(dir, "round"))
	for _, file := range started.Wrote {
		fmt.Println(filepath.Base(file))
	}
	again, twice := starter.Write(config.Files, filepath.Join(dir, "round"))
	fmt.Println(err, len(again.Wrote), twice != nil)
	// Output:
	// job.yaml
	// house.yaml
	// job.schema.json
	// house.schema.json
	// sample.xlsx
	// audit-workbook.xlsx
	// recorded-crime.csv
	// <nil> 0 true
}
