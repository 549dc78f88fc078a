package earlier

import (
	"path"
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/say/ledger"
)

// Replaced is what a force's documents in the release are to those of an issue that
// takes their place, in a language; nil where the release holds none of it.
func (r *Release) Replaced(id, lang string, by findings.Issue) (*ledger.Correction, error) {
	f, ok := r.Find(id)
	if !ok {
		return nil, nil
	}
	was, err := r.Findings(f)
	if err != nil {
		return nil, err
	}
	record, err := r.Printed(strings.TrimPrefix(path.Dir(f.file), "restricted/"), lang)
	return &ledger.Correction{Issue: by, Was: was.Controlled(), Printed: record}, err
}

// NumbersDiffer reports whether grades, rates or estimates of a force are not those of
// the release; a force that it does not hold differs in none.
func (r *Release) NumbersDiffer(now findings.Findings) (bool, error) {
	f, ok := r.Find(now.Force.ID)
	if !ok {
		return false, nil
	}
	was, err := r.Findings(f)
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(findings.Compare(was, now).Items, func(d findings.DiffItem) bool {
		return d.Section == findings.DiffGrades || d.Section == findings.DiffRates
	}), nil
}
