// Package inputs opens what a job names: its layout, its register, its tables of
// recorded crime, shipped or the job's own. A name that is not there is told with those
// that were probably meant, and every file that the job depends on is noted.
package inputs

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"strings"

	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/population"
	"assize/report/read/register"
	"assize/report/read/source"
	"assize/report/read/workbook"
)

// Input is a file that was read, by its path relative to the job.
type Input struct{ Path, SHA256, Role string }

// Desk is where the files of one job are opened.
type Desk struct {
	Job    *job.Job
	Config fs.FS   // the shipped files
	Used   []Input // files that every force depends on, in the order in which they were read
}

// Rules of what a job names.
const (
	ruleNotThere = "not-there" // neither shipped nor a file
	ruleSetup    = "setup"     // it cannot be used
)

// casesSuffix ends the names of files beside the rulebooks that are none.
const casesSuffix = "_test.yaml"

// File finds a shipped file by name ("cdi-2016") or a file of the job by path
// ("rules/ours.yaml").
func (d *Desk) File(folder, name string) (fs.FS, string) {
	if job.IsFile(name) {
		return d.Job.Files, name
	}
	return d.Config, folder + "/" + name + ".yaml"
}

// Missing refuses the name of a file that is not there, where the job writes it,
// with the names that are shipped.
func (d *Desk) Missing(folder, what, name string, at source.Pos, ps *source.Problems) bool {
	fsys, file := d.File(folder, name)
	if _, err := fs.Stat(fsys, file); !errors.Is(err, fs.ErrNotExist) {
		return false // there, or a fault that its reader tells
	}
	if job.IsFile(name) {
		ps.Refuse(at, ruleNotThere, "paths are relative to the file that names them", "the %s %q is not there", what, name)
		return true
	}
	known := d.shipped(folder)
	hint := "name one of these, or a file of your own that ends in .yaml"
	if near := source.Nearest(name, known); len(near) > 0 {
		hint = "did you mean " + strings.Join(near, " or ") + "?"
	}
	ps.Refuse(at, ruleNotThere, hint, "no %s %q is shipped; there are %s", what, name, strings.Join(known, ", "))
	return true
}

// shipped are the names of the shipped files of a folder.
func (d *Desk) shipped(folder string) []string {
	entries, err := fs.ReadDir(d.Config, folder)
	if err != nil {
		return nil // its reader tells
	}
	var names []string
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".yaml"); ok && !strings.HasSuffix(e.Name(), casesSuffix) {
			names = append(names, name)
		}
	}
	return names
}

// Use notes a file that every force depends on, and returns its text.
func (d *Desk) Use(fsys fs.FS, name, role string, ps *source.Problems) []byte {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		intake.Refuse(ps, source.Pos{File: name}, ruleSetup, err)
		return nil
	}
	sum := sha256.Sum256(data)
	d.Used = append(d.Used, Input{Path: name, SHA256: hex.EncodeToString(sum[:]), Role: role})
	return data
}

// Layout loads the layout of the job's workbooks; nil where it was refused.
func (d *Desk) Layout(ps *source.Problems) *workbook.Layout {
	if d.Missing("layouts", "layout", d.Job.Layout, d.Job.Stands.Layout, ps) {
		return nil
	}
	fsys, name := d.File("layouts", d.Job.Layout)
	layout, found := workbook.LoadLayout(LaidOver(fsys, d.Config), name)
	*ps = append(*ps, found...)
	d.Use(fsys, name, "layout", ps)
	return layout
}

// Register loads the forces that the job knows; nil where a file of them was refused.
func (d *Desk) Register(ps *source.Problems) *register.Register {
	var names []string
	for i, r := range d.Job.Register {
		if d.Missing("forces", "register", r, d.Job.Stands.Register[i], ps) {
			continue
		}
		_, name := d.File("forces", r)
		names = append(names, name)
	}
	if len(names) < len(d.Job.Register) {
		return nil
	}
	forces, err := register.Load(LaidOver(d.Job.Files.For(intake.List), d.Config), names...)
	if err != nil {
		intake.Refuse(ps, source.Pos{File: d.Job.File}, ruleSetup, err)
		return nil
	}
	return forces
}

// RecordedCrime joins the tables that the job names into one; nil without any.
func (d *Desk) RecordedCrime(forces *register.Register, layout *workbook.Layout, ps *source.Problems) *population.Table {
	var all *population.Table
	for _, listed := range d.Job.RecordedCrime {
		name := listed.Path
		table := d.table(name, forces, layout, ps)
		if table == nil {
			continue
		}
		d.Used = append(d.Used, Input{Path: name, SHA256: table.SHA256, Role: "recorded crime"})
		if all == nil {
			all = table
		} else {
			all.Join(table)
		}
	}
	return all
}

// table reads one table of recorded crime.
func (d *Desk) table(name string, forces *register.Register, layout *workbook.Layout, ps *source.Problems) *population.Table {
	place, err := d.Job.Files.Place(name)
	if err != nil {
		intake.Refuse(ps, source.Pos{File: name}, ruleSetup, err)
		return nil
	}
	table, found := population.Load(place, forces, layout.Groups, tableLimits(d.Job.Limits), d.Job.Encoding)
	*ps = append(*ps, found...)
	return table
}
