// Package trace tells the way back from a number that is printed: the sentences
// that say it, the annex cell with its formula, the rule that graded it, and the
// audited rows that it was counted from.
package trace

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
)

// Trail is what the way back of one force's numbers leads through.
type Trail struct {
	Findings findings.Findings
	Report   *doc.Publication
	Analyst  *doc.Workbook // the annex that holds the audited rows
	Data     *audit.Dataset
	Measures []estimate.Measure
	// References lets reports be named by their references, which is for those
	// alone who may see them.
	References bool
}

// Write writes the way back from what is asked for: the id of a measure, a
// question, a finding, or "overall"; "" lists what can be asked for. It fails on
// what is neither.
func (t Trail) Write(out io.Writer, what string) error {
	e := explainer{Trail: t, out: bufio.NewWriter(out)}
	if !e.explain(what) {
		return fmt.Errorf("nothing called %q; ask for one of: %s", what, strings.Join(t.known(), ", "))
	}
	return e.out.Flush()
}

// known lists what can be asked for.
func (t Trail) known() []string {
	out := []string{"overall"}
	for _, q := range t.Findings.Questions {
		out = append(out, q.Scope)
	}
	for _, m := range t.Findings.Measures {
		out = append(out, m.ID)
	}
	for _, f := range t.Findings.Findings {
		out = append(out, f.ID)
	}
	return out
}

// explainer tells a trail. Its writer keeps the first error until it is flushed.
type explainer struct {
	Trail
	out *bufio.Writer
}

func (e *explainer) line(format string, args ...any) { fmt.Fprintf(e.out, format+"\n", args...) }

// explain tells of what is asked for, and reports whether there is such a thing.
func (e *explainer) explain(what string) bool {
	f := e.Findings
	if what == "" {
		for _, k := range e.known() {
			e.line("%s", k)
		}
		return true
	}
	for _, j := range append([]findings.Judgment{f.Overall}, f.Questions...) {
		if j.Scope == what {
			e.judgment(j)
			return true
		}
	}
	for _, m := range f.Measures {
		if m.ID == what {
			e.measure(m)
			return true
		}
	}
	for _, x := range f.Findings {
		if x.ID == what {
			e.line("%s", x.Text)
			e.line("  rule: %s (%s:%d)", x.Rule, x.File, x.Line)
			e.reasons(x.Reasons)
			return true
		}
	}
	return false
}

func (e *explainer) judgment(j findings.Judgment) {
	e.line("%s: %s", j.Label, j.Grade)
	if j.Judged != "" && j.Computed != j.Judged {
		e.line("  the rules alone give %s; inspectors judged %s", j.Computed, j.Judged)
	}
	e.reasons(j.Reasons)
}

func (e *explainer) reasons(reasons []findings.Reason) {
	for _, r := range reasons {
		var parts []string
		if r.Text != "" {
			parts = append(parts, r.Text)
		}
		if r.Measure != "" && r.Value.Known() {
			parts = append(parts, fmt.Sprintf("%s %.4f (%.4f to %.4f)", r.Measure, r.Value, r.Lower, r.Upper))
		}
		if r.Band != "" {
			parts = append(parts, r.Band)
		}
		e.line("  because %s (rule %s, %s:%d)", strings.Join(parts, ", "), r.Rule, r.File, r.Line)
	}
}
