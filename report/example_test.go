package report_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"assize/config"
	"assize/report"
	"assize/report/set/starter"
	"assize/templates"
)

// A starter job is written, and checked without anything being published: its sample is
// sound.
func ExampleCheck() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	program := report.Program{Version: "dev", Config: config.Files, Templates: templates.Files}
	started, err := starter.Write(program.Config, filepath.Join(dir, "round"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, file := range started.Wrote {
		fmt.Println(filepath.Base(file))
	}

	now := time.Date(2016, 8, 1, 9, 0, 0, 0, time.UTC)
	ps, err := report.Check(context.Background(), program, report.Options{
		JobFile: filepath.Join(dir, "round", "job.yaml"), Workers: 1, Now: now, Clock: now, Log: slog.New(slog.DiscardHandler),
	})
	fmt.Println(err)
	for _, p := range ps {
		fmt.Printf("%s: %s\n", p.Pos.File, p.Message)
	}
	// Output:
	// job.yaml
	// house.yaml
	// job.schema.json
	// house.schema.json
	// sample.xlsx
	// audit-workbook.xlsx
	// recorded-crime.csv
	// <nil>
}
