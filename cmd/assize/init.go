package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"assize/report/read/sheet"
	"assize/report/read/workbook"
	"assize/report/set/starter"
)

func (a *app) cmdInit(ctx context.Context, args []string) int {
	fl := a.flags("init", "[DIR] [--from FILE ...]", "write a starter job into a folder, or with --from a job and a layout for files of any shape,\nor with another flag an empty workbook or a layout alone")
	book := fl.String("workbook", "", "write an audit workbook to fill in to this new `file`, .xlsx or .ods (.xlsx is added to a name without), and nothing else")
	layout := fl.String("layout-from", "", "propose a layout for the headings of this `workbook`, on standard output")
	var from fromFlags
	from.register(fl)
	rest, code, done := a.parse(fl, args)
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
	name, ods, err := toFill(name)
	if err != nil {
		return a.usage("init: %v", err)
	}
	data, ps, err := starter.Workbook(a.program.Config, "house", ods)
	if err != nil {
		fmt.Fprintln(a.stderr, ps.Error())
		return a.fail(err)
	}
	if err := writeToFill(name, data); err != nil {
		return a.fail(err)
	}
	return exitOK
}

// toFill is the name of a workbook to fill in, with the extension of its format.
func toFill(name string) (file string, ods bool, err error) {
	switch ext := filepath.Ext(name); strings.ToLower(ext) {
	case ".xlsx":
		return name, false, nil
	case ".ods":
		return name, true, nil
	case ".xls", ".xlsm", ".csv", ".numbers", ".pdf", ".yaml":
		return "", false, fmt.Errorf("no workbook to fill in is written as %s; name it .xlsx or .ods", ext)
	default:
		return name + ".xlsx", false, nil
	}
}

// writeToFill writes a new file: one that is there may be filled in already.
func writeToFill(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o640)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already and may be filled in; name a new file", name)
	}
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
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
