package ledger

import (
	"fmt"
	"text/template"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// Measure is a measure that has a value to print.
func (t *Force) Measure(id string) (findings.Measure, error) {
	m, ok := t.Measures[id]
	if !ok {
		return m, fmt.Errorf("unknown measure %q", id)
	}
	return m, nil
}

// Reportable is a measure that has a rate to print; else an error says why not.
func (t *Force) Reportable(id string) (findings.Measure, error) {
	m, err := t.Measure(id)
	if err != nil {
		return m, err
	}
	if !m.Reportable {
		return m, fmt.Errorf("measure %q is not reportable: %s", id, m.NotReportable)
	}
	return m, nil
}

// Label is what a measure is called, as a title.
func (t *Force) Label(m findings.Measure) string { return tell.UpperFirst(m.Label) }

// LabelOf is Label by the measure's id; the id itself where no measure has it.
func (t *Force) LabelOf(id string) string {
	if m, ok := t.Measures[id]; ok {
		return t.Label(m)
	}
	return id
}

// AsCounts reports whether a measure is told by its counts: its audit is small, or
// one in which all were recorded, or none, which does not show that all are.
func AsCounts(m findings.Measure) bool {
	return m.Counts || m.AllRecorded() || words.NoneWere(m.Numerator.Int(), m.Denominator.Int())
}

// countsText is "18 of 20".
func (t *Force) countsText(m findings.Measure) string {
	return t.Pack.Of(m.Numerator.Int(), m.Denominator.Int())
}

// Force is the annex of one force: its measures, each with its cells.
type Force struct {
	Book
	Found    findings.Findings
	Measures map[string]findings.Measure
	Audit    findings.Lines // for the analyst annex
	Picture  nation.Picture
	// NationalAt is the address of the table of all forces, or its path in the release;
	// "" where there is none.
	NationalAt string

	everyDoubt []string // of all measures, once asked for
}

// NewForce is the annex of a force before its sheets are laid.
func NewForce(k *tell.Kernel, f findings.Findings) *Force {
	t := &Force{Book: NewBook(k, f), Found: f, Measures: map[string]findings.Measure{}}
	for _, m := range f.Measures {
		t.Measures[m.ID] = m
	}
	t.Counting(t.Measures[f.Combined].Unit)
	t.registerForce()
	return t
}

// registerForce lets templates say what the annex of a force says.
func (t *Force) registerForce() {
	t.Register(t.AnnexFuncs())
	t.Register(t.ForceFuncs())
}

// ForceFuncs are the names and days of a force's inspection.
func (t *Force) ForceFuncs() template.FuncMap {
	return template.FuncMap{
		"force":        func() string { return t.Text(t.Found.Force.Name) },
		"inspection":   func() string { return t.Text(t.Found.Inspection.Title) },
		"window":       func() string { return t.Text(t.Pack.Period(t.Found.Audit.From.Time(), t.Found.Audit.To.Time())) },
		"auditFrom":    func() string { return t.Date(t.Found.Audit.From) },
		"auditTo":      func() string { return t.Date(t.Found.Audit.To) },
		"publishedOn":  func() string { return t.Date(t.Found.Inspection.Published) },
		"overallGrade": func() string { return t.Text(t.Found.Overall.Grade) },
		"lower":        func(id string) string { return t.Text(t.Measures[id].Label) },

		"excludesFraud":    t.ExcludesFraud,
		"intervalMethods":  t.IntervalMethods,
		"cancelledMethods": t.CancelledMethods,
		"combination":      func() string { return t.Measures[t.Found.Combined].Combination },
		"combinesTypes":    func() bool { return len(t.Measures[t.Found.Combined].Strata) > 1 },
	}
}
