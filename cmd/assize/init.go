package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"assize/report"
)

func (a *app) cmdInit(_ context.Context, args []string) int {
	fs := a.flags("init", "[DIR]", "write a starter job into a folder, or with a flag an empty workbook or a layout")
	book := fs.String("workbook", "", "write an empty audit workbook to this `file` (.xlsx) and nothing else")
	from := fs.String("layout-from", "", "propose a layout for the headings of this `workbook`, on standard output")
	rest, code, done := a.parse(fs, args)
	if done {
		return code
	}
	switch {
	case *book != "" && *from == "" && len(rest) == 0:
		return a.emptyWorkbook(*book)
	case *from != "" && *book == "" && len(rest) == 0:
		return a.proposeLayout(*from)
	case *book == "" && *from == "" && len(rest) == 1:
		wrote, err := report.InitJob(a.program, rest[0])
		for _, w := range wrote {
			fmt.Fprintln(a.stdout, w)
		}
		if err != nil {
			return a.fail(err)
		}
		return exitOK
	default:
		return a.usage("init: name one folder, or one of --workbook and --layout-from")
	}
}

func (a *app) emptyWorkbook(name string) int {
	data, ps, err := report.EmptyWorkbook(a.program, "house")
	if err != nil {
		fmt.Fprintln(a.stderr, ps.Error())
		return a.fail(err)
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o640)
	if err != nil {
		return a.fail(err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return a.fail(err)
	}
	return exitOK
}

func (a *app) proposeLayout(name string) int {
	layout, ps, err := report.ProposeLayout(a.program, name)
	for _, p := range ps {
		fmt.Fprintln(a.stderr, p.Error())
	}
	switch {
	case ps.Refused():
		return exitData
	case err != nil:
		return a.fail(err)
	}
	if _, err := a.stdout.Write(layout); err != nil {
		return a.fail(err)
	}
	return exitOK
}
