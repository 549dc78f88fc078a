package workbook

import (
	"errors"
	"strings"

	"assize/report/read/audit"
	"assize/report/read/register"
	"assize/report/read/source"
)

// hintNearest proposes the name that was probably meant.
func hintNearest(name string, known []string) string {
	near := source.Nearest(name, known)
	if len(near) == 0 {
		return ""
	}
	for i := range near {
		near[i] = `"` + near[i] + `"`
	}
	return "did you mean " + strings.Join(near, " or ") + "?"
}

// find finds a force in the register by its name as written, or without footnote
// marks, and returns the spelling that was found; else a hint at the names that
// may have been meant.
func find(r *register.Register, name string) (force, hint string, ok bool) {
	_, err := r.Resolve(name)
	if err == nil {
		return name, "", true
	}
	if f, again := r.Resolve(audit.Fold(name)); again == nil {
		return f.Name, "", true
	}
	var unknown *register.Unknown
	if errors.As(err, &unknown) {
		hint = unknown.Hint()
	}
	return "", hint, false
}
