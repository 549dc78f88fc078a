package main

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"assize/report/read/intake"
	"assize/report/read/sheet"
	"assize/report/set/starter"
)

// fromFlags are the flags of init for files of any shape.
type fromFlags struct {
	file, rulebook string
	encoding       sheet.Encoding
}

func (f *fromFlags) register(fs *flag.FlagSet) {
	fs.StringVar(&f.file, "from", "", "look at this `file` and those that follow it (workbooks, csv files or folders of them, tables of recorded crime), and write job.yaml and layout.yaml for them into DIR, or here")
	fs.StringVar(&f.rulebook, "rulebook", "", "with --from: shipped `rulebook` or file for the job")
	f.encoding = sheet.UTF8
	fs.TextVar(&f.encoding, "encoding", sheet.UTF8, "character `encoding` of csv files without a byte order mark")
}

// initFrom writes a job for files of any shape, and says what to do next. Of the other
// arguments those that can be read are files, and one that is not there yet, or holds
// no csv file, is the folder to write to.
func (a *app) initFrom(ctx context.Context, from fromFlags, rest []string) int {
	if _, err := intake.Typed(from.file).Stat(); err != nil {
		return a.fail(err)
	}
	files, dir := []string{from.file}, ""
	for _, arg := range rest {
		switch {
		case isInput(arg):
			files = append(files, arg)
		case dir == "":
			dir = arg
		default:
			return a.usage("init: %s and %s are no files that are there, and one folder is written to", dir, arg)
		}
	}
	if dir == "" {
		dir = "."
	}
	started, ps, err := starter.WriteFrom(ctx, a.program.Config, a.program.Worker, dir, starter.From{Files: files, Encoding: from.encoding, Rulebook: from.rulebook, Day: a.now})
	for _, p := range ps {
		fmt.Fprintln(a.stderr, p.Error())
	}
	if ps.Refused() {
		return exitData
	}
	return a.tellStarted(started, err)
}

// tellStarted lists what was written, and what to do next.
func (a *app) tellStarted(started *starter.Started, err error) int {
	if err != nil {
		return a.fail(err)
	}
	for _, w := range started.Wrote {
		fmt.Fprintln(a.stdout, w)
	}
	fmt.Fprintln(a.stdout, "\nnext:")
	for i, step := range started.Next {
		fmt.Fprintf(a.stdout, "%d. %s\n", i+1, step)
	}
	return exitOK
}

// isInput reports a file, or a folder that holds csv files.
func isInput(name string) bool {
	place := intake.Typed(name)
	info, err := place.Stat()
	if err != nil || !info.IsDir() {
		return err == nil
	}
	entries, err := place.ReadDir()
	return err == nil && slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return strings.EqualFold(filepath.Ext(e.Name()), ".csv") })
}
