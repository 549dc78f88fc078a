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
	ruleForce = "force-unknown"
	ruleTwice = "force-twice"
)

// choose parts what was assessed into the forces that go on, and those that are
// refused. Forces that were not asked for are in neither.
func (b *bench) choose(all []Assessed, wanted []string, res *Result) ([]Assessed, error) {
	ids, err := b.wantedOf(all, wanted, res)
	if err != nil {
		return nil, err
	}
	refuseTwins(all)
	var kept []Assessed
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
func refuseTwins(all []Assessed) {
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

// wantedOf are the ids of the forces that were asked for; nil for all. One that no
// workbook is of is refused, with what may have been meant. Of a workbook that
// cannot be read it may be; that one is refused for its own reasons.
func (b *bench) wantedOf(all []Assessed, wanted []string, res *Result) ([]string, error) {
	var held []register.Force
	unread := false
	for _, a := range all {
		if a.Force.ID == "" {
			unread = true
		} else if !slices.ContainsFunc(held, func(f register.Force) bool { return f.ID == a.Force.ID }) {
			held = append(held, a.Force)
		}
	}
	var ids []string
	for _, w := range wanted {
		f, err := b.register.Resolve(w)
		if err == nil && (unread || slices.ContainsFunc(held, func(h register.Force) bool { return h.ID == f.ID })) {
			ids = append(ids, f.ID)
			continue
		}
		if err == nil {
			w = f.Name
		}
		res.Problems.Refuse(source.Pos{File: filepath.Base(b.job.File)}, ruleForce, nearForces(w, held), "no workbook of the job is of %q", w)
	}
	if len(ids) < len(wanted) {
		return nil, ErrForce
	}
	return ids, nil
}

// nearForces proposes what a misspelt force may have been meant to be, else tells
// what there is.
func nearForces(name string, held []register.Force) string {
	var spellings, near, ids []string
	of := map[string]string{}
	for _, f := range held {
		ids = append(ids, f.ID)
		for _, s := range []string{f.ID, f.Name} {
			spellings = append(spellings, register.Fold(s))
			of[register.Fold(s)] = f.ID
		}
	}
	for _, s := range source.Nearest(register.Fold(name), spellings) {
		if !slices.Contains(near, of[s]) {
			near = append(near, of[s])
		}
	}
	switch {
	case len(near) > 0:
		return "did you mean " + strings.Join(near, " or ") + "?"
	case len(ids) == 0:
		return "of no workbook the force could be read"
	default:
		return "its forces: " + strings.Join(ids, ", ")
	}
}
