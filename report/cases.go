package report

import (
	"io/fs"
	"path"
	"strings"

	"assize/report/judge/grade"
	"assize/report/judge/rulebook"
	"assize/report/read/intake"
	"assize/report/read/source"
)

// casesSuffix ends the name of a file of rule cases; what stands before it
// names the rulebook beside it.
const casesSuffix = "_test.yaml"

// RunCases runs a file of rule cases against the rulebook of the same name in
// the same folder.
func RunCases(fsys fs.FS, name string) (grade.CaseReport, source.Problems) {
	base, ok := strings.CutSuffix(name, casesSuffix)
	if !ok {
		var ps source.Problems
		ps.Refuse(source.Pos{File: name}, "cases-name", "name it as the rulebook, with "+casesSuffix, "is no file of rule cases")
		return grade.CaseReport{}, ps
	}
	rules, ps := rulebook.Load(fsys, base+".yaml")
	if rules == nil || ps.Refused() {
		return grade.CaseReport{}, ps
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		intake.Refuse(&ps, source.Pos{File: name}, "cases-unreadable", err)
		return grade.CaseReport{}, ps
	}
	cases, found := grade.ReadCases(rules, name, data)
	ps = append(ps, found...)
	if cases == nil || ps.Refused() {
		return grade.CaseReport{}, ps
	}
	return grade.RunCases(rules, cases), ps
}

// ShippedCases are the case files that come with the program.
func ShippedCases(config fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(config, "rulebooks")
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), casesSuffix) {
			out = append(out, path.Join("rulebooks", e.Name()))
		}
	}
	return out, nil
}
