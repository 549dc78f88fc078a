package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"assize/report/judge/findings"
	"assize/report/judge/grade"
	"assize/report/judge/rulebook"
	"assize/report/read/intake"
	"assize/report/say/sheets"
	"assize/report/set/annex"
)

func (a *app) cmdTest(_ context.Context, args []string) int {
	fl := a.flags("test", "[FILE ...]", "run rule cases: *_test.yaml files beside their rulebooks (default: the shipped ones).\n"+
		"Bands, bounds, triggers, rows, limits, ways to hold and combined grades that no case\nreaches are warnings; exit 1 where a case went otherwise than expected")
	asJSON := fl.Bool("json", false, "print the results as JSON")
	strict := fl.Bool("strict", false, "exit 1 also where something of a rulebook is reached by no case")
	rest, code, done := a.parse(fl, args)
	if done {
		return code
	}
	type caseFile struct {
		fsys fs.FS
		name string
	}
	var files []caseFile
	if len(rest) == 0 {
		names, err := rulebook.ShippedCases(a.program.Config)
		if err != nil {
			return a.fail(err)
		}
		for _, n := range names {
			files = append(files, caseFile{a.program.Config, n})
		}
	}
	for _, r := range rest {
		folder, name := intake.Beside(r)
		files = append(files, caseFile{folder, name})
	}
	reports := []grade.CaseReport{}
	for _, f := range files {
		r, ps := grade.RunFile(f.fsys, f.name)
		if ps.Refused() {
			fmt.Fprintln(a.stderr, ps.Error())
			return refusedCode(ps, exitConfig)
		}
		reports = append(reports, r)
	}
	failed, unreached := 0, 0
	for _, r := range reports {
		failed += r.Failed()
		unreached += len(r.Coverage.Missing)
	}
	if *asJSON {
		enc := json.NewEncoder(a.stdout)
		enc.SetIndent("", "  ")
		if err := enc.Encode(reports); err != nil {
			return a.fail(err)
		}
	} else {
		a.tellCases(reports)
	}
	if failed > 0 || *strict && unreached > 0 {
		return exitPartial
	}
	return exitOK
}

// tellCases prints what went otherwise than expected and how much of each
// rulebook its cases reach; what they do not are warnings, at their places.
func (a *app) tellCases(reports []grade.CaseReport) {
	for _, r := range reports {
		fmt.Fprint(a.stdout, r)
		for _, p := range r.Coverage.Missing {
			fmt.Fprintln(a.stderr, p.Error())
		}
	}
}

func (a *app) cmdDiff(_ context.Context, args []string) int {
	fl := a.flags("diff", "A B", "what differs between two findings.json files, or two releases")
	asJSON := fl.Bool("json", false, "print the differences as JSON")
	book := fl.String("xlsx", "", "also write the differences to this `file`")
	rest, code, done := a.parse(fl, args)
	if done {
		return code
	}
	if len(rest) != 2 {
		return a.usage("diff: name two findings.json files or two releases")
	}
	from, err := readFindings(rest[0])
	if err != nil {
		return a.fail(err)
	}
	to, err := readFindings(rest[1])
	if err != nil {
		return a.fail(err)
	}
	diffs := compareAll(from, to)
	if *book != "" {
		data, err := annex.XLSX(sheets.Differences(diffs), annex.Env{})
		if err == nil {
			err = os.WriteFile(*book, data, 0o640)
		}
		if err != nil {
			return a.fail(err)
		}
	}
	if *asJSON {
		enc := json.NewEncoder(a.stdout)
		enc.SetIndent("", "  ")
		if err := enc.Encode(diffs); err != nil {
			return a.fail(err)
		}
	}
	for _, d := range diffs {
		if !d.Same() {
			code = exitPartial
		}
		for _, i := range d.Items {
			if !*asJSON {
				fmt.Fprintf(a.stdout, "%s: %s: %s %s: %s → %s\n", d.Force, i.Section, i.Subject, i.Field, orNothing(i.From), orNothing(i.To))
			}
		}
	}
	return code
}

func orNothing(s string) string {
	if s == "" {
		return "(nothing)"
	}
	return s
}

// readFindings reads one findings.json, or every force's of a release folder,
// the restricted ones where they are there.
func readFindings(path string) ([]findings.Findings, error) {
	place := intake.Typed(path)
	info, err := place.Stat()
	if err != nil {
		return nil, err
	}
	places := []intake.Place{place}
	if info.IsDir() {
		if places, err = releaseFindings(path, "restricted", "public"); err != nil {
			return nil, err
		}
	}
	return decoded(places)
}

func decoded(places []intake.Place) ([]findings.Findings, error) {
	var out []findings.Findings
	for _, p := range places {
		data, err := p.ReadFile(intake.Findings)
		if err != nil {
			return nil, err
		}
		f, err := findings.Decode(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.Name, err)
		}
		out = append(out, f)
	}
	return out, nil
}

// releaseFindings are the findings of a release, or of an output folder's current one:
// those of the first of some areas that has any.
func releaseFindings(dir string, areas ...string) ([]intake.Place, error) {
	release := intake.In(releaseIn(dir))
	for _, area := range areas {
		names, err := release.Find(area + "/forces/*/findings.json")
		if err != nil {
			return nil, err
		}
		var places []intake.Place
		for _, name := range names {
			place, err := release.Place(name)
			if err != nil {
				return nil, err
			}
			places = append(places, place)
		}
		if fault := release.Fault(); fault != nil || len(places) > 0 {
			return places, fault
		}
	}
	return nil, fmt.Errorf("%s: no findings of any force in its %s part", filepath.Base(dir), strings.Join(areas, " or "))
}

// releaseIn is the folder of a release: that of an output folder is its current one.
func releaseIn(dir string) string {
	current := filepath.Join(dir, "current")
	if _, err := intake.Typed(current).Stat(); err == nil {
		return current
	}
	return dir
}

// compareAll pairs forces by id; one that only one side has differs from the
// empty findings.
func compareAll(from, to []findings.Findings) []findings.Diff {
	out := []findings.Diff{}
	seen := map[string]bool{}
	find := func(list []findings.Findings, id string) findings.Findings {
		for _, f := range list {
			if f.Force.ID == id {
				return f
			}
		}
		return findings.Findings{}
	}
	for _, f := range append(append([]findings.Findings{}, from...), to...) {
		if !seen[f.Force.ID] {
			seen[f.Force.ID] = true
			out = append(out, findings.Compare(find(from, f.Force.ID), find(to, f.Force.ID)))
		}
	}
	return out
}
