package report

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/read/source"
	"assize/report/release/publish"
	"assize/report/say/compose"
	"assize/report/say/doc"
)

// Explain writes the way back from each statement about one measure of a force
// (or from its judgment) to the annex cell, the formula, the rule and the rows
// of the workbook. what is the id of a measure, a question, a finding or
// "overall"; "" lists what can be asked for. References are told only when the
// caller may see them.
func Explain(ctx context.Context, p Program, o Options, force, what string, references bool, out io.Writer) (source.Problems, error) {
	b, ps := setUp(p, o.JobFile, o.Rulebook)
	if b == nil {
		return ps, ErrSetup
	}
	res := &Result{}
	o.Forces = nil
	if f, err := b.register.Resolve(force); err == nil {
		o.Forces = []string{f.ID}
	} else if _, known := b.register.Force(force); known {
		o.Forces = []string{force}
	} else {
		ps.Refuse(source.Pos{File: filepath.Base(b.job.File)}, "force-unknown", "", "%v", err)
		return ps, ErrNothing
	}
	b.keepData = true // the way back needs the rows
	assessed, err := b.assessAll(ctx, o, res)
	if err != nil || len(assessed) == 0 {
		return res.Problems, orError(err, ErrNothing)
	}
	a := assessed[0]
	told, err := b.editions(b.job.Status, publish.Public)[0].tell(a, b.picture(assessed[:1]).Public(a.Findings.Force.ID))
	if err != nil {
		return res.Problems, err
	}
	e := explainer{told: told, data: a.data, measures: b.rules.Estimates(), out: out, references: references}
	if !e.explain(what) {
		return res.Problems, fmt.Errorf("nothing called %q; ask for one of: %s", what, strings.Join(e.known(), ", "))
	}
	return res.Problems, e.err
}

func orError(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// explainer tells one force's numbers backwards.
type explainer struct {
	told       *compose.Told
	data       *audit.Dataset
	measures   []estimate.Measure
	out        io.Writer
	references bool
	err        error
}

func (e *explainer) line(format string, args ...any) {
	if e.err == nil {
		_, e.err = fmt.Fprintf(e.out, format+"\n", args...)
	}
}

// known lists what can be asked for.
func (e *explainer) known() []string {
	out := []string{"overall"}
	for _, q := range e.told.Findings.Questions {
		out = append(out, q.Scope)
	}
	for _, m := range e.told.Findings.Measures {
		out = append(out, m.ID)
	}
	for _, f := range e.told.Findings.Findings {
		out = append(out, f.ID)
	}
	return out
}

func (e *explainer) explain(what string) bool {
	f := e.told.Findings
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

// measure tells sentences, cells with formulas, counts and rows of a measure.
func (e *explainer) measure(m findings.Measure) {
	e.line("%s", m.Label)
	for _, sheet := range e.told.Analyst.Sheets {
		if sheet.Table == nil {
			continue
		}
		for _, row := range sheet.Table.Rows {
			if row.ID == m.ID {
				e.row(sheet, row)
			}
		}
	}
	for _, s := range e.sentences(m.ID) {
		e.line("  says: %s", s)
	}
	e.line("  counted: %d of %d crimes, %d reports; %s of %s where %s", m.Numerator, m.Denominator, m.Reports, m.Source.Sheet, m.Source.File, orAll(m.Source.Where))
	for _, band := range e.told.Findings.Bands {
		if band.Measure == m.ID && band.Grade == m.Grade && m.Grade != "" {
			e.line("  graded: %s, from %g on %s, %s (%s:%d)", m.Grade, band.From, band.On, band.Status, band.File, band.Line)
		}
	}
	for _, w := range m.Warnings {
		e.line("  doubt: %s (%.4g)", w.ID, w.Value)
	}
	e.rows(m)
}

func orAll(where string) string {
	if where == "" {
		return "every row counts"
	}
	return where
}

func (e *explainer) row(s doc.Sheet, row doc.GridRow) {
	for i, c := range row.Cells {
		col := s.Table.Columns[i]
		addr, err := e.told.Analyst.Address(doc.Ref{Sheet: s.Name, Row: row.ID, Column: col.ID})
		if err != nil || c.Mark != "" || (col.Kind == doc.TextCell && c.Formula == "") {
			continue
		}
		if c.Formula != "" {
			e.line("  %-16s %s = %.12g by =%s", addr, col.Title, c.Value, e.addressed(c.Formula))
		} else if col.Kind != doc.DateCell {
			e.line("  %-16s %s = %.12g", addr, col.Title, c.Value)
		}
	}
}

// addressed puts addresses in the place of a formula's symbolic cells.
func (e *explainer) addressed(formula string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(formula, "{")
		b.WriteString(before)
		token, after, closed := strings.Cut(rest, "}")
		parts := strings.Split(token, "|")
		if !found || !closed || len(parts) != 3 {
			b.WriteString(strings.TrimPrefix(formula[len(before):], ""))
			return b.String()
		}
		addr, err := e.told.Analyst.Address(doc.Ref{Sheet: parts[0], Row: parts[1], Column: parts[2]})
		if err != nil {
			addr = token
		}
		b.WriteString(addr)
		formula = after
	}
}

// sentences are the paragraphs and list items of the report that print a number
// of the measure.
func (e *explainer) sentences(measure string) []string {
	var out []string
	keep := func(runs []doc.Run) {
		if slices.ContainsFunc(runs, func(r doc.Run) bool {
			n, ok := r.(doc.Number)
			return ok && n.Ref.Row == measure
		}) {
			if s := doc.Plain(runs); !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	var walk func([]doc.Block)
	walk = func(blocks []doc.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case doc.Section:
				walk(b.Blocks)
			case doc.Callout:
				walk(b.Blocks)
			case doc.Paragraph:
				keep(b.Runs)
			case doc.List:
				for _, i := range b.Items {
					keep(i)
				}
			}
		}
	}
	walk(e.told.Report.Body)
	return out
}

// rows names the rows of the workbook that a measure was counted from, as
// ranges, and those of them in which a crime was not recorded.
func (e *explainer) rows(m findings.Measure) {
	table, rows := estimate.RowsOf(e.data, e.measures, m.ID)
	if len(rows) == 0 {
		return
	}
	e.line("  rows: %s!%s (%d)", e.data.At(table, 0, "").Sheet, ranges(rows), len(rows))
	if table != audit.Reports {
		return
	}
	reports := map[int]*audit.ReportOfCrime{}
	for i := range e.data.Reports {
		reports[e.data.Reports[i].Row] = &e.data.Reports[i]
	}
	var missed []int
	for _, row := range rows {
		if r := reports[row]; r.Recorded < r.Required {
			missed = append(missed, row)
		}
	}
	if len(missed) > 0 {
		e.line("  rows with a crime not recorded: %s!%s (%d)", m.Source.Sheet, ranges(missed), len(missed))
	}
	for _, row := range missed {
		if e.references {
			e.line("    %d %s", row, reports[row].Reference)
		}
	}
}

// ranges writes rising row numbers as "3-40,52,60-61".
func ranges(rows []int) string {
	var b strings.Builder
	for i := 0; i < len(rows); {
		j := i
		for j+1 < len(rows) && rows[j+1] == rows[j]+1 {
			j++
		}
		if b.Len() > 0 {
			b.WriteString(",")
		}
		fmt.Fprint(&b, rows[i])
		if j > i {
			fmt.Fprintf(&b, "-%d", rows[j])
		}
		i = j + 1
	}
	return b.String()
}
