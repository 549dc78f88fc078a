package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"assize/report/release/publish"
	"assize/report/say/tidy"
	"assize/report/set/bind"
)

// cmdCollect makes one table of the public findings of several releases. It reads what
// anybody can read, and only what its manifest vouches for.
func (a *app) cmdCollect(_ context.Context, args []string) int {
	fl := a.flags("collect", "RELEASE ...", "one table of what several releases published, a row a force, measure and round")
	out := fl.String("out", "panel.csv", "write the table to this `file`, with CSV on the Web metadata beside it")
	rest, code, done := a.parse(fl, args)
	if done {
		return code
	}
	if len(rest) == 0 {
		return a.usage("collect: name the releases, or the output folders whose current one is meant")
	}
	var panel tidy.Panel
	forces := 0
	for _, dir := range rest {
		n, err := collect(&panel, dir)
		if err != nil {
			fmt.Fprintln(a.stderr, "assize:", err)
			return exitData
		}
		forces += n
	}
	if err := a.writePanel(&panel, *out); err != nil {
		return a.fail(err)
	}
	fmt.Fprintf(a.stdout, "%s\n  releases: %d\n  forces' findings: %d\n  rows: %d\n", *out, len(rest), forces, len(panel.Rows())-1)
	return exitOK
}

// collect adds the public findings of a release, and says how many forces it has.
func collect(panel *tidy.Panel, dir string) (int, error) {
	release := dir
	if id, err := publish.CurrentID(dir); err != nil {
		return 0, err
	} else if id != "" { // an output folder
		release = filepath.Join(dir, publish.PathOf(id))
	}
	name := filepath.Base(release)
	faults, err := publish.Verify(release)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", name, err)
	}
	if len(faults) > 0 {
		return 0, fmt.Errorf("%s: %s; it is not what was published (assize verify lists all)", name, faults[0])
	}
	m, err := publish.ReadManifest(filepath.Join(release, string(publish.Public)))
	if err != nil {
		return 0, fmt.Errorf("%s: %w", name, err)
	}
	if m.Gone() {
		return 0, fmt.Errorf("%s: what it published is withdrawn", name)
	}
	places, err := releaseFindings(release, string(publish.Public))
	if err != nil {
		return 0, err
	}
	all, err := decoded(places)
	if err != nil {
		return 0, err
	}
	for _, f := range all {
		if err := panel.Add(name, f); err != nil {
			return 0, err
		}
	}
	return len(all), nil
}

// writePanel writes the table, and the metadata that say what its columns mean.
func (a *app) writePanel(panel *tidy.Panel, out string) error {
	rows := panel.Rows()
	data, err := bind.CSV(rows)
	if err != nil {
		return err
	}
	meta, err := tidy.CSVW(tidy.About{
		Title: "Panel of releases", File: filepath.Base(out), Columns: tidy.PanelColumns(), Key: tidy.PanelKey(),
		Status: "as each row says", Language: "en", Program: a.program.Version,
	})
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, data, 0o640); err != nil {
		return err
	}
	return os.WriteFile(out+tidy.MetadataSuffix, meta, 0o640)
}
