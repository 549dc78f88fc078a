package tell

import (
	"cmp"
	"fmt"
	"slices"

	"assize/report/say/doc"
)

// Part is a place in the argument of a document.
type Part string

// The parts, in the order in which an argument goes.
const (
	PartJudgment   Part = "judgment"
	PartRates      Part = "rates"
	PartUnrecorded Part = "unrecorded"
	PartCancelled  Part = "cancelled"
	PartChange     Part = "change"
	PartComparison Part = "comparison"
	PartMethod     Part = "method"
	PartAccuracy   Part = "accuracy" // for the force alone, before anything is published
	PartLead       Part = "lead"     // of a notice
	PartNews       Part = "news"     // what a notice says beside
	PartFigure     Part = "figure"   // of what a figure shows
)

// Form is what a wording of a statement is for.
type Form string

// The forms.
const (
	Sentence    Form = "sentence"    // a whole sentence, which names its subject
	Lead        Form = "lead"        // a whole sentence of what the document is about, which needs no name
	Clause      Form = "clause"      // what follows a lead, in the middle of a sentence
	Item        Form = "item"        // of a list
	Heading     Form = "title"       // of a document, a section or a figure
	Detail      Form = "detail"      // beside the number that the kind leads with, which stands large
	CellText    Form = "cell"        // of a table
	Alternative Form = "alternative" // to a figure
)

// Role is what something in a statement is there for: "rate", "interval", "force".
type Role struct {
	Name string
	// Counts says that it is a number, which no wording may leave out.
	Counts bool
}

// Kind is one thing that can be said. Its predicate is the code of the room that
// makes its statements: one that would be false is not made.
type Kind struct {
	ID    string // "graded", by which languages word it
	Part  Part
	Roles []Role
	Forms []Form // in which every language words it
	// Leads is the role of the number that stands large where a detail words the rest.
	Leads string
	// Vouches says that the predicate is one of size, movement, order or completeness:
	// a kind that is made only of the force with the lowest rate may say so.
	Vouches bool
}

// piece is the name of the wording in a form.
func (k *Kind) piece(f Form) string { return wordings + k.ID + "." + string(f) }

// wordings begins the name of every wording of a statement.
const wordings = "say."

// has reports whether the kind has a role of a name.
func (k *Kind) has(name string) bool {
	return slices.ContainsFunc(k.Roles, func(r Role) bool { return r.Name == name })
}

// Roles are what a statement is made of, by the names of its kind's roles.
type Roles map[string][]doc.Run

// Statement is one thing said of a subject. It exists only if it is true: State
// makes it, where the predicate of its kind holds.
type Statement struct {
	kind    *Kind
	subject string
	weight  float64
	roles   Roles
	claims  []recorded // of its numbers, recorded where it is worded
}

// Kind is the id of its kind.
func (s Statement) Kind() string { return s.kind.ID }

// Subject is what it is said of: a measure, a grade, a force; "" for the whole.
func (s Statement) Subject() string { return s.subject }

// Weight is how much it matters among those of its part, from 0 to 1.
func (s Statement) Weight() float64 { return s.weight }

// Numbers are the numbers of a statement by role, each with its cell.
func (s Statement) Numbers() map[string][]doc.Number {
	out := map[string][]doc.Number{}
	for _, r := range s.kind.Roles {
		for _, run := range s.roles[r.Name] {
			if n, ok := run.(doc.Number); ok {
				out[r.Name] = append(out[r.Name], n)
			}
		}
	}
	return out
}

// Led is the number that its kind leads with, which stands beside its detail.
func (s Statement) Led() []doc.Run { return slices.Clone(s.roles[s.kind.Leads]) }

// State makes a statement where its predicate holds; else there is none, and roles is
// not asked. One that lacks what its kind's roles ask for, or has more, is a fault.
func (t *Kernel) State(k *Kind, subject string, weight float64, holds bool, roles func() Roles) (Statement, bool) {
	if !holds || t.failed != nil {
		return Statement{}, false
	}
	s := Statement{kind: k, subject: subject, weight: weight}
	t.held = &s.claims
	if roles != nil {
		s.roles = roles()
	}
	t.held = nil
	if err := k.fits(s.roles); err != nil {
		t.Fail(fmt.Errorf("statement %s of %q: %w", k.ID, subject, err))
	}
	return s, t.failed == nil
}

// fits reports what the roles lack, or have too much.
func (k *Kind) fits(roles Roles) error {
	for _, r := range k.Roles {
		isNumber := slices.ContainsFunc(roles[r.Name], func(run doc.Run) bool { _, ok := run.(doc.Number); return ok })
		switch {
		case len(roles[r.Name]) == 0:
			return fmt.Errorf("nothing stands for %s", r.Name)
		case r.Counts && !isNumber:
			return fmt.Errorf("%s is no number with a cell", r.Name)
		case !r.Counts && isNumber:
			return fmt.Errorf("%s holds a number, which a wording could leave out", r.Name)
		}
	}
	for name := range roles {
		if !k.has(name) {
			return fmt.Errorf("its kind has no %s", name)
		}
	}
	return nil
}

// List are the statements about one subject, in the order in which they were made. A
// document selects from it; no two documents can disagree, because both word the
// same.
type List struct{ all []Statement }

// Add takes a statement in that was made; each kind says one thing of a subject.
func (l *List) Add(s Statement, made bool) error {
	if !made {
		return nil
	}
	if _, twice := l.Of(s.Kind(), s.subject); twice {
		return fmt.Errorf("%s is stated twice of %q", s.Kind(), s.subject)
	}
	l.all = append(l.all, s)
	return nil
}

// Of is the statement of a kind about a subject, if it is true.
func (l *List) Of(kind, subject string) (Statement, bool) {
	for _, s := range l.all {
		if s.Kind() == kind && s.subject == subject {
			return s, true
		}
	}
	return Statement{}, false
}

// OfKind are the statements of a kind, the heaviest first and else in their order.
func (l *List) OfKind(kind string) []Statement {
	return heaviest(l.all, func(s Statement) bool { return s.Kind() == kind })
}

// OfPart are the statements of a part of the argument that weigh no less than least,
// the heaviest first: a shorter document asks for more weight.
func (l *List) OfPart(p Part, least float64) []Statement {
	return heaviest(l.all, func(s Statement) bool { return s.kind.Part == p && s.weight >= least })
}

func heaviest(list []Statement, wanted func(Statement) bool) []Statement {
	var out []Statement
	for _, s := range list {
		if wanted(s) {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b Statement) int { return cmp.Compare(b.weight, a.weight) })
	return out
}

// Worded is a statement in a form of the language.
func (t *Kernel) Worded(s Statement, f Form) []doc.Run {
	if !slices.Contains(s.kind.Forms, f) {
		t.Fail(fmt.Errorf("a statement of %s has no form %q", s.kind.ID, f))
		return nil
	}
	for _, c := range s.claims {
		t.Claimed(c.claim, c.ref)
	}
	t.hear(s, f)
	dot := map[string]string{}
	for name, runs := range s.roles {
		dot[name] = t.Mark(runs...)
	}
	return t.Runs(s.kind.piece(f), dot)
}

// WordedAll are statements in a form, as the items of a list.
func (t *Kernel) WordedAll(list []Statement, f Form) [][]doc.Run {
	var out [][]doc.Run
	for _, s := range list {
		out = append(out, t.Worded(s, f))
	}
	return out
}
