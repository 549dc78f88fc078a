package force

import (
	"slices"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// NewTeller is the teller of a force, for tests of what it says outside a document.
func NewTeller(in Input) (*teller, error) { return newTeller(in) }

// SayFalsely records a claim that is not true, and what it is checked by.
func (t *teller) SayFalsely(text string, kind string, value, printed float64) {
	t.Claimed(tell.Claim{Text: text, Kind: kind, Value: value, Printed: printed, Step: 1}, doc.Ref{})
}

// FillFindings tells the findings before a document.
func (t *teller) FillFindings() error { return t.fillFindings() }

// Report is the report alone.
func (t *teller) Report() (*doc.Publication, error) { return t.report() }

// PressNotice is the press notice alone.
func (t *teller) PressNotice() (*doc.Publication, error) { return t.notice() }

// FreeBlocks are people's words.
func (t *teller) FreeBlocks(file NarrativeFile) ([]doc.Block, error) { return t.freeBlocks(file) }

// CheckAndFill are the checks of some documents, which the annex then says.
func (t *teller) CheckAndFill(pubs ...*doc.Publication) []ledger.Check {
	checks := t.Check(pubs...)
	t.FillChecks(checks, t.figures)
	return checks
}

// Cell is a cell of the force's row in the annex.
func (t *teller) Cell(column string) (*doc.GridCell, error) {
	return t.Annex.Cell(t.RefOf("force", column))
}

// Sheet is a sheet of the annex.
func (t *teller) Sheet(name string) *doc.Sheet { return t.Annex.Sheet(name) }

// Teller is the type of what NewTeller gives.
type Teller = teller

// Stated are the statements of some kinds about a measure, and about its changes, each
// in a form.
func (t *teller) Stated(measure string, form tell.Form, kinds ...string) []string {
	var out []string
	for _, s := range t.stated() {
		if !slices.Contains(kinds, s.Kind()) {
			continue
		}
		if s.Subject() == measure || strings.HasPrefix(s.Subject(), measure+"|") {
			out = append(out, s.Kind()+": "+doc.Plain(t.Worded(s, form)))
		}
	}
	return out
}

// RateKinds and ChangeKinds are the families of which one is true of each rate, and of
// each change.
func RateKinds() []string { return rateKinds() }

// ChangeKinds are those of changes.
func ChangeKinds() []string { return changeKinds() }

// Numbers are the texts of the numbers of all statements, in lower case, by cell.
func (t *teller) Numbers() map[doc.Ref][]string {
	out := map[doc.Ref][]string{}
	for _, s := range t.stated() {
		for _, numbers := range s.Numbers() {
			for _, n := range numbers {
				out[n.Ref] = append(out[n.Ref], strings.ToLower(n.Text))
			}
		}
	}
	return out
}

// Holds reports whether something of a kind is stated.
func (t *teller) Holds(kind string) bool { return len(t.list.OfKind(kind)) > 0 }

// QuestionKinds are the kinds of what is said of the core questions.
func QuestionKinds() []string {
	var out []string
	for _, k := range questionsKinds() {
		out = append(out, k.ID)
	}
	return out
}

// stated are all statements, kind by kind.
func (t *teller) stated() []tell.Statement {
	var out []tell.Statement
	for _, k := range kinds() {
		out = append(out, t.list.OfKind(k.ID)...)
	}
	return out
}
