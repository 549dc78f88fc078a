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

// known reports whether a force is in the register, under its name as written or
// without footnote marks, and else which may have been meant.
func known(r *register.Register, force string) (hint string, ok bool) {
	if _, err := r.Resolve(audit.Fold(force)); err == nil {
		return "", true
	}
	_, err := r.Resolve(force)
	var unknown *register.Unknown
	if errors.As(err, &unknown) {
		return unknown.Hint(), false
	}
	return "", err == nil
}
