package rulebook

import (
	"fmt"
	"slices"

	"assize/report/read/source"
	"assize/report/read/strictyaml"
)

// questions builds the questions and the overall judgment.
func (b *builder) questions() {
	for _, q := range b.file.Questions {
		if q.Number < 1 {
			b.refuse(q.At, "question", "", "questions are numbered from 1")
		}
		if slices.ContainsFunc(b.rb.Questions, func(x Question) bool { return x.Number == q.Number }) {
			b.refuse(q.At, "question", "", "question %d is there twice", q.Number)
		}
		built := Question{Number: q.Number, Label: q.Label, At: q.At}
		built.Combine = b.combination(built.RuleID(), &q.Combine, measuresAndCriteria)
		b.rb.Questions = append(b.rb.Questions, built)
	}
	slices.SortFunc(b.rb.Questions, func(x, y Question) int { return x.Number - y.Number })
	o := b.file.Overall
	if o.Number != 0 {
		b.refuse(o.At, "overall", "", "the overall judgment has no number")
	}
	b.rb.Overall = Question{Label: o.Label, At: o.At, Combine: b.combination("overall", &o.Combine, withQuestions)}
}

func (b *builder) combination(rule string, f *fileCombination, s scope) Combination {
	c := Combination{Method: f.Method, Of: f.Of, Minimum: firstOf(f.Minimum, nil, 1), At: f.At}
	b.oneOf(f.At, "method", string(f.Method), string(Worst), string(Majority), string(Table), string(Judgment))
	b.oneOf(f.At, "of", string(f.Of), string(OfCriteria), string(OfQuestions))
	if c.Of == "" {
		c.Of = OfCriteria
		if s >= withQuestions && len(b.file.Questions) > 0 {
			c.Of = OfQuestions
		}
	}
	switch {
	case s < withQuestions && f.Of == OfQuestions:
		b.refuse(f.At, "combination", "", "a question combines its criteria")
	case c.Minimum < 1:
		b.refuse(f.At, "combination", "", "minimum_graded is at least 1")
	case f.Method == Table && f.Minimum != nil:
		b.refuse(f.At, "combination", "ask for it in the rows", "a table has no minimum_graded")
	case (f.Method == Table) != (len(f.Rows) > 0):
		b.refuse(f.At, "combination", "", "rows belong to the method table, which needs them")
	case f.Method == Judgment && len(f.Limits) > 0:
		b.refuse(f.At, "combination", "", "an inspectors' judgment cannot be limited by rules")
	}
	b.tableRows(rule, f, &c, s)
	for i, l := range f.Limits {
		b.grade(l.AtMost)
		if b.rb.Level(l.AtMost.Value) == len(b.rb.Grades) && b.rb.IsGrade(l.AtMost.Value) {
			b.refuse(l.AtMost.At, "limit-unreachable", "", "a limit at the highest grade %q limits nothing", l.AtMost.Value)
		}
		c.Limits = append(c.Limits, Limit{
			ID:     fmt.Sprintf("%s/limit-%d", rule, i+1),
			When:   b.compiler.compile(located(l.When), s),
			AtMost: l.AtMost.Value, At: l.At,
		})
	}
	return c
}

// tableRows builds the rows of a decision table.
func (b *builder) tableRows(rule string, f *fileCombination, c *Combination, s scope) {
	closed, before := false, len(*b.problems)
	for i, r := range f.Rows {
		b.grade(r.Grade)
		row := Row{ID: fmt.Sprintf("%s/row-%d", rule, i+1), Grade: r.Grade.Value, At: r.At}
		if closed {
			b.refuse(r.At, "row-unreachable", "", "no case can reach a row after the one that says otherwise")
		}
		switch {
		case r.Otherwise == (r.When != nil):
			b.refuse(r.At, "table-row", "", "a row needs either when, or otherwise: true")
		case r.When != nil:
			row.When = b.compiler.compile(located(*r.When), s)
		default:
			closed = true
		}
		c.Rows = append(c.Rows, row)
	}
	if f.Method == Table && len(f.Rows) > 0 && !closed {
		b.refuse(f.At, "table-open", "end the table with a row that says otherwise: true", "some cases reach no row of the table")
	}
	if len(*b.problems) == before {
		checkTable(b.rb, c, b.problems)
	}
}

// grade refuses a word that is no grade; a table may also give no grade.
func (b *builder) grade(g strictyaml.Located[string]) {
	if g.Value != "" && g.Value != NotGraded && !b.rb.IsGrade(g.Value) {
		b.refuse(g.At, "unknown-grade", nearestHint(g.Value, b.rb.GradeIDs()), "no grade is called %q", g.Value)
	}
}

// triggers builds the triggers and their recommendations.
func (b *builder) triggers() {
	recommended := map[string]source.Pos{}
	for _, e := range b.file.Triggers.Entries {
		f := &e.Value
		t := Trigger{
			ID: e.Key, Kind: f.Kind, Template: f.Template, Measure: f.Measure, Status: f.Status, Source: f.Source, At: e.At,
			When: b.compiler.compile(located(f.When), withOverall),
		}
		if !isID(e.Key) {
			b.refuse(e.At, "id", "use small letters, digits and hyphens", "the id %q is not an id", e.Key)
		}
		if t.Template == "" {
			t.Template = t.ID
		}
		b.checkTrigger(&t)
		for _, r := range f.Recommendations.Entries {
			rec := Recommendation{ID: r.Key, Template: r.Value.Template, Months: r.Value.Months, At: r.At}
			if rec.Template == "" {
				rec.Template = rec.ID
			}
			if rec.Months < 1 && r.Value.At.Line > 0 {
				b.refuse(r.Value.At, "recommendation-months", "", "recommendation %q needs a deadline of at least one month", rec.ID)
			}
			if first, twice := recommended[rec.ID]; twice {
				b.refuse(r.At, "recommendation-twice", "", "recommendation %q stands already in line %d", rec.ID, first.Line)
			}
			recommended[rec.ID] = r.At
			t.Recommendations = append(t.Recommendations, rec)
		}
		if t.Kind == CauseOfConcern && len(t.Recommendations) == 0 {
			b.refuse(e.At, "cause-without-recommendation", "", "the cause of concern %q has no recommendation", t.ID)
		}
		b.rb.Triggers = append(b.rb.Triggers, t)
	}
}

func (b *builder) checkTrigger(t *Trigger) {
	b.oneOf(t.At, "kind", string(t.Kind), string(CauseOfConcern), string(AreaForImprovement), string(Positive))
	b.oneOf(t.At, "status", string(t.Status), string(published), string(seen), string(illustrative))
	if _, ok := b.rb.Measure(t.Measure); t.Measure != "" && !ok {
		b.refuse(t.At, "unknown-measure", nearestHint(t.Measure, measureIDs(b.rb)), "no measure is called %q", t.Measure)
	}
	if t.When != nil && t.When.hasThreshold && (t.Status == "" || t.Source == "") {
		b.refuse(t.At, "trigger-status", "say whether it is published, seen or illustrative, and where it comes from",
			"the threshold of %q has no status or source", t.ID)
	}
}
