package job_test

import (
	"fmt"
	"os"
	"path/filepath"

	"assize/report/read/intake"
	"assize/report/read/job"
)

// What a small job leaves out has a default. A misspelt key is told with its place and
// the key that was meant, never passed over.
func ExampleLoad() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			fmt.Println(err)
		}
		return path
	}
	write("kent.csv", "")

	j, ps := job.Load(intake.Beside(write("job.yaml", "title: Round of 2016\nrulebook: cdi-2016\nworkbooks: [\"*.csv\"]\n")))
	if err := ps.Err(); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(j.Title, j.Status, j.Layout, j.Languages, j.Workbooks[0].Path)

	_, ps = job.Load(intake.Beside(write("wrong.yaml", "title: Round of 2016\nrulebok: cdi-2016\nworkbooks: [sussex.csv]\n")))
	fmt.Println(ps.Err())
	// Output:
	// Round of 2016 draft house [en] kent.csv
	// wrong.yaml:1:1: the document lacks the key "rulebook" [yaml-missing-key]
	// wrong.yaml:2:1: unknown key "rulebok"; did you mean "rulebook"? [yaml-unknown-key]
}
