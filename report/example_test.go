package report_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"assize/config"
	"assize/report"
	"assize/templates"
)

// A starter job is written, and checked without anything being published: what is still
// wanting is told.
func ExampleCheck() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	program := report.Program{Version: "dev", Config: config.Files, Templates: templates.Files}
	wrote, err := report.InitJob(program, filepath.Join(dir, "round"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, file := range wrote {
		fmt.Println(filepath.Base(file))
	}

	now := time.Date(2016, 8, 1, 9, 0, 0, 0, time.UTC)
	ps, err := report.Check(context.Background(), program, report.Options{
		JobFile: filepath.Join(dir, "round", "job.yaml"), Workers: 1, Now: now, Clock: now, Log: slog.New(slog.DiscardHandler),
	})
	fmt.Println(err, errors.Is(err, report.ErrSetup))
	for _, p := range ps {
		fmt.Printf("%s: %s\n", p.Pos.File, p.Message)
	}
	// Output:
	// job.yaml
	// house.yaml
	// recorded-crime.csv
	// audit-workbook.xlsx
	// workbooks
	// the job cannot be run true
	// job.yaml: no file matches "workbooks/*.xlsx"
}

// The examples that come with a rulebook are graded as they say.
func ExampleRunCases() {
	r, ps := report.RunCases(config.Files, "rulebooks/cdi-2016_test.yaml")
	fmt.Println(r.Rulebook, r.Failed(), ps.Err())
	// Output: cdi-2016 0 <nil>
}
