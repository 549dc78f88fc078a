package ledger

import (
	"slices"
	"strings"

	"assize/report/say/words"
)

// ExcludesFraud reports whether the recorded crime that rates are applied to holds no
// fraud, and none could be among what else the rules count.
func (t *Force) ExcludesFraud() bool {
	if unit := t.Measures[t.Found.Combined].Unit; unit != "" && unit != words.UnitCrime {
		return false
	}
	for _, u := range t.Found.Unrecorded {
		if !u.Population.ExcludesFraud {
			return false
		}
	}
	return len(t.Found.Unrecorded) > 0
}

// IntervalMethods are the methods of the intervals of the crime types, or of the
// rate itself where it combines none.
func (t *Force) IntervalMethods() string {
	var methods []string
	ids := t.Found.Strata
	if len(ids) == 0 {
		ids = []string{t.Found.Combined}
	}
	for _, id := range ids {
		if m := t.Measures[id]; m.Method != "" {
			methods = append(methods, m.Method)
		}
	}
	return t.Text(t.methodNames(methods))
}

// CancelledMethods are those of the audits of cancelled records.
func (t *Force) CancelledMethods() string {
	var methods []string
	for _, c := range t.Found.Cancelled {
		if c.Reportable {
			methods = append(methods, c.Method)
		}
	}
	if methods == nil {
		return ""
	}
	return t.Text(t.methodNames(methods))
}

// methodNames are the names of methods, each once.
func (t *Force) methodNames(methods []string) string {
	var names []string
	for _, m := range methods {
		if name := t.MethodName(m); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, "; ")
}
