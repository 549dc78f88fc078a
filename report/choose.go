package report

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"assize/report/read/register"
	"assize/report/read/source"
)

// ErrForce says that the job holds no workbook of a force that was asked for;
// nothing was published.
var ErrForce = errors.New("the job holds no such force")

// Rules of which workbooks go on.
const (
	ruleTwice = "force-twice"
)

// choose parts what was assessed into the forces that go on, and those that are
// refused. Forces that were not asked for are in neither.
func (b *bench) choose(all []finished, wanted []string, res *Result) ([]finished, error) {
	ids, err := b.wantedOf(all, wanted, res)
	if err != nil {
		return nil, err
	}
	refuseTwins(all)
	var kept []finished
	inJob, listed := map[string]bool{}, map[string]bool{}
	for _, a := range all {
		// A workbook whose force is not known counts as one of its own.
		key := a.Force.ID
		if key == "" {
			key = "/" + a.Workbook
		}
		inJob[key] = true
		if ids != nil && a.Force.ID != "" && !slices.Contains(ids, a.Force.ID) {
			continue
		}
		listed[key] = true
		res.Problems = append(res.Problems, a.Problems...)
		if a.Refused {
			res.Refused = append(res.Refused, Refused{a.Workbook, a.Problems})
			continue
		}
		kept = append(kept, a)
	}
	res.Listed, res.inJob = len(listed), len(inJob)
	return kept, nil
}

// refuseTwins refuses all workbooks of a force that has several: which of them was
// meant cannot be known, and the one that can be read need not be the right one.
func refuseTwins(all []finished) {
	of := map[string][]string{}
	for _, a := range all {
		if a.Force.ID != "" {
			of[a.Force.ID] = append(of[a.Force.ID], a.Workbook)
		}
	}
	for i := range all {
		a := &all[i]
		books := of[a.Force.ID]
		if len(books) < 2 {
			continue
		}
		others := slices.DeleteFunc(slices.Clone(books), func(w string) bool { return w == a.Workbook })
		a.Problems.Refuse(source.Pos{File: a.Workbook}, ruleTwice, "list only the one that is meant",
			"%s has another workbook, %s, and which of them is meant cannot be known", a.Force.Name, strings.Join(others, ", "))
		a.Refused = true
	}
}

// wantedOf are the ids of the forces that were asked for; nil for all.
func (b *bench) wantedOf(all []finished, wanted []string, res *Result) ([]string, error) {
	held := make([]register.Force, len(all))
	for i, a := range all {
		held[i] = a.Force
	}
	ids, missing := b.register.Wanted(wanted, held)
	for _, m := range missing {
		res.Problems.Refuse(source.Pos{File: filepath.Base(b.job.File)}, register.RuleUnknown, m.Hint, "no workbook of the job is of %q", m.Name)
	}
	if len(missing) > 0 {
		return nil, ErrForce
	}
	return ids, nil
}
