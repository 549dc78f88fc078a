package grade

import (
	"io/fs"
	"strings"

	"assize/report/judge/rulebook"
	"assize/report/read/intake"
	"assize/report/read/source"
)

// RunFile runs a file of rule cases against the rulebook of the same name in the same
// folder.
func RunFile(fsys fs.FS, name string) (CaseReport, source.Problems) {
	base, ok := strings.CutSuffix(name, rulebook.CasesSuffix)
	if !ok {
		var ps source.Problems
		ps.Refuse(source.Pos{File: name}, "cases-name", "name it as the rulebook, with "+rulebook.CasesSuffix, "is no file of rule cases")
		return CaseReport{}, ps
	}
	rules, ps := rulebook.Load(fsys, base+".yaml")
	if rules == nil || ps.Refused() {
		return CaseReport{}, ps
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		intake.Refuse(&ps, source.Pos{File: name}, "cases-unreadable", err)
		return CaseReport{}, ps
	}
	cases, found := readCases(rules, name, data)
	ps = append(ps, found...)
	if cases == nil || ps.Refused() {
		return CaseReport{}, ps
	}
	return runCases(rules, cases), ps
}
