package force

import (
	"maps"
	"slices"
	"strings"

	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// Subject is a force, to which every piece belongs that is not of a round or
// of a release alone: rulebooks name pieces of their own, such as those of findings.
func Subject() tell.Subject {
	t := &teller{Force: &ledger.Force{Book: ledger.Book{Kernel: &tell.Kernel{}}}}
	says := slices.Collect(maps.Keys(t.AnnexFuncs()))
	says = slices.AppendSeq(says, maps.Keys(t.ForceFuncs()))
	says = slices.AppendSeq(says, maps.Keys(t.funcs()))
	return tell.Subject{Name: "a force", Says: says, Names: namesOfForce(), Kinds: kinds(), Tells: func(piece string) bool {
		return !slices.ContainsFunc(ofOthers(), func(p string) bool { return strings.HasPrefix(piece, p) })
	}}
}

// ofOthers are the beginnings of pieces that are not told of one force.
func ofOthers() []string {
	return []string{"national.", "annex.round.", "annex.lines.round", "index.", "withdrawal."}
}

// namesOfForce are the functions that print a name, a day or a reason, and no number.
func namesOfForce() []string {
	return []string{
		"force", "inspection", "window", "auditFrom", "auditTo", "publishedOn", "overallGrade", "lower", "label", "labelOf", "methodOf", "intervalMethods", "cancelledMethods", "levelExceptions", "confidence",
		"whyNot", "whyNotComparable", "periodEnd", "latest", "sourceOf", "earlierDate", "due", "rulebook", "noteMark", "confidenceOfTypes", "combined", "changed", "weighting", "heaviest", "gravestType", "levelOf", "months",
	}
}
