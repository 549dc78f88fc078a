package ledger

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/printed"
	"assize/report/say/tell"
)

// Correction is what a corrected document takes the place of.
type Correction struct {
	Issue findings.Issue
	Was   findings.Findings // as published, under disclosure control
	// Printed is what the documents printed; nil for a release that kept no record.
	Printed *printed.Record
	// Others says that numbers of other forces of the release have changed.
	Others bool

	differs Reprinted // set by Comparing
}

// corrected is a correction in the words of its documents: what is told, then
// each statement that differs.
type corrected struct {
	Version, Was, Reason string
	Date                 audit.Date
	Changes              []Changed
	Before               []findings.Finding // that were published
	Others               bool
	Printed              Reprinted
}

// Changed is one statement, such as a rate with its limits, as it was published
// and as it is, and the numbers it is made of.
type Changed struct {
	Label           string
	WasRuns, IsRuns []doc.Run
	Headline        bool // of what headlines are made of
	Leading         bool // of what notices tell of
	numbers         []changedNumber
	cells           []string // of the numbers that it names, as printed.Number has them
}

// was is the statement as published.
func (c Changed) was() string { return doc.Plain(c.WasRuns) }

// Is is the statement as corrected.
func (c Changed) Is() string { return doc.Plain(c.IsRuns) }

// Printed reports whether the change can be seen in print.
func (c Changed) Printed() bool { return c.was() != c.Is() }

// differs reports whether a number has changed, if only beyond print.
func (c Changed) differs() bool {
	return c.Printed() || slices.ContainsFunc(c.numbers, func(n changedNumber) bool { return !sameNumber(n.was, n.is) })
}

// changedNumber is one number of a statement, with the id of its row in the annex.
type changedNumber struct {
	row, name string
	was, is   findings.Num // in the unit of the annex
	kind      doc.CellKind
}

// sameNumber compares numbers as the contract writes them, with 12 significant
// digits.
func sameNumber(a, b findings.Num) bool {
	if !a.Known() || !b.Known() {
		return a.Known() == b.Known()
	}
	const digits = 1e-11
	return math.Abs(a.Float()-b.Float()) <= digits*max(math.Abs(a.Float()), math.Abs(b.Float()))
}

// CompareWithPublished finds what differs from what a correction takes the place
// of; nothing where the documents correct none.
func (t *Force) CompareWithPublished(c *Correction) {
	if c == nil {
		return
	}
	t.Corrected = &corrected{
		Version: c.Issue.Version, Was: c.Was.Version(), Reason: c.Issue.Reason, Date: c.Issue.Date,
		Changes: t.changedStatements(c.Was), Before: c.Was.Findings, Others: c.Others, Printed: c.differs,
	}
}

// changedStatements are those whose numbers or grades differ, what headlines are
// made of first.
func (t *Force) changedStatements(was findings.Findings) []Changed {
	now := t.Found
	all := []Changed{t.changedGrade(was.Overall, now.Overall)}
	if now.Rulebook.PublishQuestions {
		all = append(all, paired(was.Questions, now.Questions, func(j findings.Judgment) string { return j.Scope }, t.changedGrade)...)
	}
	if now.Rulebook.PublishCriteria {
		all = append(all, paired(was.Criteria, now.Criteria, func(c findings.Criterion) string { return strconv.Itoa(c.Number) },
			func(a, b findings.Criterion) Changed {
				return t.changedGrade(findings.Judgment{Label: a.Label, Grade: a.Grade}, findings.Judgment{Label: b.Label, Grade: b.Grade})
			})...)
	}
	byID := func(m findings.Measure) string { return m.ID }
	all = append(all, paired(was.Measures, now.Measures, byID, t.changedRate)...)
	all = append(all, paired(was.Unrecorded, now.Unrecorded, func(u findings.Unrecorded) string { return u.Measure },
		func(a, b findings.Unrecorded) Changed { return t.changedEstimate(a, b, raised(was, a.Measure)) })...)
	all = append(all, paired(was.Measures, now.Measures, byID, t.changedCounts)...)
	all = slices.DeleteFunc(all, func(c Changed) bool { return !c.differs() })
	slices.SortStableFunc(all, func(a, b Changed) int {
		switch {
		case a.Headline == b.Headline:
			return 0
		case a.Headline:
			return -1
		default:
			return 1
		}
	})
	return all
}

// raised reports whether a cause of concern was raised about a measure.
func raised(f findings.Findings, id string) bool {
	return slices.ContainsFunc(f.Findings, func(x findings.Finding) bool { return x.Kind == "cause-of-concern" && x.Measure == id })
}

// paired compares what two lists hold under the same key, in the order of the
// newer and then of what only the older has; what one lacks is its zero value.
func paired[T any](was, is []T, key func(T) string, compare func(was, is T) Changed) []Changed {
	find := func(list []T, k string) (x T, ok bool) {
		if i := slices.IndexFunc(list, func(y T) bool { return key(y) == k }); i >= 0 {
			return list[i], true
		}
		return x, false
	}
	var out []Changed
	for _, x := range is {
		old, _ := find(was, key(x))
		out = append(out, compare(old, x))
	}
	for _, x := range was {
		if none, ok := find(is, key(x)); !ok {
			out = append(out, compare(x, none))
		}
	}
	return out
}

func (t *Force) changedGrade(was, is findings.Judgment) Changed {
	grade := func(s string) []doc.Run {
		if s == "" {
			return t.absent()
		}
		return t.Plain(s)
	}
	return Changed{Label: tell.UpperFirst(cmp.Or(is.Label, was.Label)), WasRuns: grade(was.Grade), IsRuns: grade(is.Grade), Headline: cmp.Or(is.Scope, was.Scope) == "overall", Leading: cmp.Or(is.Scope, was.Scope) != ""}
}

func (t *Book) absent() []doc.Run { return doc.Words(t.Phrase("correction-absent")) }
