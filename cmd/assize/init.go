package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"assize/report/read/sheet"
	"assize/report/read/workbook"
	"assize/report/set/starter"
)

func (a *app) cmdInit(ctx context.Context, args []string) int {
	fs := a.flags("init", "[DIR] [--from FILE ...]", "write a starter job into a folder, or with --from a job and a layout for files of any shape,\nor with another flag an empty workbook or a layout alone")
	book := fs.String("workbook", "", "write an empty audit workbook to this `file` (.xlsx) and nothing else")
	layout := fs.String("layout-from", "", "propose a layout for the headings of this `workbook`, on standard output")
	var from fromFlags
	from.register(fs)
	rest, code, done := a.parse(fs, args)
	if done {
		return code
	}
	switch asked := given(from.file, *book, *layout); {
	case asked == 1 && from.file != "":
		return a.initFrom(ctx, from, rest)
	case from.rulebook != "" || from.encoding != sheet.UTF8 && *layout == "":
	case asked == 1 && *book != "" && len(rest) == 0:
		return a.emptyWorkbook(*book)
	case asked == 1 && *layout != "" && len(rest) == 0:
		return a.proposeLayout(*layout, from.encoding)
	case asked == 0 && len(rest) == 1:
		started, err := starter.Write(a.program.Config, rest[0])
		return a.tellStarted(started, err)
	}
	return a.usage("init: name one folder, or files with --from, or one of --workbook and --layout-from")
}

// given counts the options that were given.
func given(options ...string) (n int) {
	for _, o := range options {
		if o != "" {
			n++
		}
	}
	return n
}

func (a *app) emptyWorkbook(name string) int {
	data, ps, err := starter.Workbook(a.program.Config, "house")
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

func (a *app) proposeLayout(name string, declared sheet.Encoding) int {
	layout, ps, err := workbook.ProposeFor(a.program.Config, name, declared)
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
