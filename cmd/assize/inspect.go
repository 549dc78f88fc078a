package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"assize/report"
	"assize/report/read/fault"
	"assize/report/read/intake"
	"assize/report/read/sheet"
	"assize/report/read/source"
	"assize/report/release/publish"
	"assize/report/set/problems"
)

func (a *app) cmdCheck(ctx context.Context, args []string) int {
	fs := a.flags("check", "[JOB]", "read every input of a job and print every problem, refusals and warnings")
	var c common
	c.register(fs)
	c.registerForces(fs)
	fs.StringVar(&c.out, "out", "", "also write problems.csv and problems.xlsx into this `folder`")
	releases := fs.String("releases", "", "output `folder` whose releases the job follows or corrects (default: out, beside the job)")
	asJSON := fs.Bool("json", false, "print the problems as JSON")
	preview := fs.Bool("preview", false, "first show the first rows of each workbook as they are understood, with the heading of each value; no reference and no note is shown")
	rules := fs.Bool("rules", false, "print every rule with its severity and meaning, and check nothing")
	rest, code, done := a.parse(fs, args)
	if done {
		return code
	}
	if *rules {
		for _, r := range report.Rules() {
			fmt.Fprintf(a.stdout, "%s (%s): %s\n", r.ID, r.Severity, r.Holds)
		}
		return exitOK
	}
	o, err := a.options(c, rest)
	if err != nil {
		return a.usage("check: %v", err)
	}
	o.Out = *releases // --out is for the list of problems
	if *preview {
		text, _, err := report.Preview(ctx, a.program, o) // Check tells the problems
		if err != nil && !errors.Is(err, report.ErrSetup) {
			return a.runError(ctx, err)
		}
		fmt.Fprint(a.stdout, text)
	}
	ps, err := report.Check(ctx, a.program, o)
	a.undrawn()
	if err != nil && !errors.Is(err, report.ErrSetup) {
		a.problems(&report.Result{Problems: ps}, errors.Is(err, report.ErrForce))
		return a.runError(ctx, err)
	}
	if c.out != "" {
		if err := a.writeProblems(c.out, ps); err != nil {
			return a.fail(err)
		}
	}
	if err := a.tellProblems(ps, *asJSON, *preview); err != nil {
		return a.fail(err)
	}
	return codeOf(ps, err)
}

// codeOf is the exit code of a check that was made.
func codeOf(ps source.Problems, err error) int {
	switch {
	case errors.Is(err, report.ErrSetup):
		return exitConfig
	case fault.Among(ps):
		return exitBug
	case ps.Refused():
		return exitData
	default:
		return exitOK
	}
}

// tellProblems prints what a check found: a line a problem and a count, many of one
// kind as one line where they are folded, or JSON.
func (a *app) tellProblems(ps source.Problems, asJSON, fold bool) error {
	if !asJSON {
		lines := make([]string, len(ps))
		for i, p := range ps {
			lines[i] = p.Error()
		}
		if fold {
			lines, _ = ps.Folded()
		}
		for _, line := range lines {
			fmt.Fprintln(a.stdout, line)
		}
		refusals, warnings := ps.Count()
		fmt.Fprintf(a.stdout, "%d refused, %d warnings\n", refusals, warnings)
		return nil
	}
	enc := json.NewEncoder(a.stdout)
	enc.SetIndent("", "  ")
	if ps == nil {
		ps = source.Problems{}
	}
	return enc.Encode(ps)
}

// writeProblems writes the list for those who work in spreadsheets.
func (a *app) writeProblems(dir string, ps source.Problems) error {
	files, err := problems.Files(ps)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return err
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.Path), f.Data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) cmdVerify(_ context.Context, args []string) int {
	fs := a.flags("verify", "RELEASE", "compare a release folder (or an output folder's current one) with its manifests")
	rest, code, done := a.parse(fs, args)
	if done {
		return code
	}
	if len(rest) != 1 {
		return a.usage("verify: name one release folder")
	}
	faults, err := publish.Verify(releaseIn(rest[0]))
	if err != nil {
		return a.fail(err)
	}
	for _, f := range faults {
		fmt.Fprintln(a.stderr, f)
	}
	if len(faults) > 0 {
		return exitData
	}
	files, at, err := publish.Erased(releaseIn(rest[0]))
	if err != nil {
		return a.fail(err)
	}
	if files > 0 {
		fmt.Fprintf(a.stdout, "whole but for files with audited rows that were erased: %d, the last on %s\n", files, at.Format(time.DateOnly))
	}
	return exitOK
}

// cellLine is one cell as "assize cells" prints it.
type cellLine struct {
	Sheet string `json:"sheet"`
	Cell  string `json:"cell"`
	Type  string `json:"type"`
	Value any    `json:"value"`
}

func (a *app) cmdCells(_ context.Context, args []string) int {
	fs := a.flags("cells", "FILE", "print what the reader sees, one JSON line a cell; refuses what run refuses")
	table := fs.Bool("table", false, "with the roomier limits of a recorded-crime table")
	var declared sheet.Encoding
	fs.TextVar(&declared, "encoding", sheet.UTF8, "character `encoding` of csv files without a byte order mark")
	rest, code, done := a.parse(fs, args)
	if done {
		return code
	}
	if len(rest) != 1 {
		return a.usage("cells: name one file")
	}
	limits := sheet.AuditLimits()
	if *table {
		limits = sheet.TableLimits()
	}
	out := bufio.NewWriterSize(a.stdout, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	printRows := func(s *sheet.Sheet) func(sheet.Row) error {
		return func(row sheet.Row) error {
			for _, c := range row.Cells {
				if c.Kind == sheet.Empty {
					continue
				}
				if err := enc.Encode(cellLine{s.Name, c.Ref(), c.Kind.String(), cellValue(c)}); err != nil {
					return err
				}
			}
			return nil
		}
	}
	// Nothing counts until the book has closed without error: it is read through
	// once before a line is printed. Memory stays flat that way.
	for _, want := range []func(*sheet.Sheet) func(sheet.Row) error{nil, printRows} {
		_, err := sheet.Scan(intake.Typed(rest[0]), limits, want, declared)
		var ps source.Problems
		switch {
		case errors.As(err, &ps):
			for _, p := range ps {
				fmt.Fprintln(a.stderr, p.Error())
			}
			return exitData
		case err != nil:
			return a.fail(err)
		}
	}
	if err := out.Flush(); err != nil {
		return a.fail(err)
	}
	return exitOK
}

// cellValue is the JSON value of a cell: dates as ISO text, numbers in their
// shortest form.
func cellValue(c sheet.Cell) any {
	switch c.Kind {
	case sheet.Number:
		return c.Number
	case sheet.Bool:
		return c.Bool()
	case sheet.Date:
		return c.ISO()
	default:
		return c.Text
	}
}
