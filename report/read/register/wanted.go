package register

import (
	"slices"
	"strings"

	"assize/report/read/source"
)

// Missing is a force that was asked for, and that is not among those held.
type Missing struct {
	Name string // as printed, where the register has it
	Hint string // what may have been meant, else what there is
}

// Wanted are the ids of the forces that were asked for by id or name, nil for none.
// Those held are what there is a file of; one without an id is of a force that could
// not be read, and it may be any.
func (r *Register) Wanted(names []string, held []Force) (ids []string, missing []Missing) {
	unread := slices.ContainsFunc(held, func(f Force) bool { return f.ID == "" })
	var known []Force
	for _, f := range held {
		if f.ID != "" && !slices.ContainsFunc(known, func(k Force) bool { return k.ID == f.ID }) {
			known = append(known, f)
		}
	}
	for _, name := range names {
		f, err := r.Resolve(name)
		if err == nil && (unread || slices.ContainsFunc(known, func(k Force) bool { return k.ID == f.ID })) {
			ids = append(ids, f.ID)
			continue
		}
		if err == nil {
			name = f.Name
		}
		missing = append(missing, Missing{name, near(name, known)})
	}
	return ids, missing
}

// near proposes what a misspelt force may have been meant to be, else tells what there
// is.
func near(name string, held []Force) string {
	var spellings, near, ids []string
	of := map[string]string{}
	for _, f := range held {
		ids = append(ids, f.ID)
		for _, s := range []string{f.ID, f.Name} {
			spellings = append(spellings, fold(s))
			of[fold(s)] = f.ID
		}
	}
	for _, s := range source.Nearest(fold(name), spellings) {
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
