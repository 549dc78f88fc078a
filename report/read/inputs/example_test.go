package inputs_test

import (
	"fmt"

	"assize/config"
	"assize/report/read/inputs"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/source"
)

// A job names what is shipped by its name. A name that is not there is told at the
// job's line, with the one that was probably meant.
func ExampleDesk() {
	j := &job.Job{File: "job.yaml", Files: intake.In("."), Layout: "house", Register: []string{"england-whales"}}
	j.Stands.Register = []source.Pos{{File: "job.yaml", Line: 4, Column: 12}}
	d := &inputs.Desk{Job: j, Config: config.Files}
	var ps source.Problems
	layout := d.Layout(&ps)
	forces := d.Register(&ps)
	fmt.Println(layout.ID, forces == nil)
	for _, in := range d.Used {
		fmt.Println(in.Role, in.Path)
	}
	fmt.Println(ps)
	// Output:
	// house true
	// layout layouts/house.yaml
	// job.yaml:4:12: no register "england-whales" is shipped; there are england-wales, uk-other; did you mean england-wales? [not-there]
}
