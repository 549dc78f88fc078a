package workbook

import (
	"errors"

	"assize/report/read/audit"
	"assize/report/read/register"
)

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

// fillIn is what to do about an empty cell of a kind of column, "" for the hint of the
// rule.
func fillIn(k Kind) string {
	if k == Whole || k == Amount || k == Rate || k == HalfWidth {
		return ""
	}
	return "fill it in"
}
