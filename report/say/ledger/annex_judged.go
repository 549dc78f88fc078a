package ledger

import (
	"cmp"
	"fmt"
	"strings"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/formula"
	"assize/report/say/tell"
)

// GradesSheet has a row for each reason of each judgment; the first row of a
// judgment is the one that is referred to.
func (t *Force) GradesSheet(tell tellReason) doc.Sheet {
	g := t.Grid("grades",
		Column("scope", doc.TextCell),
		Column("grade", doc.TextCell),
		Column("computed", doc.TextCell),
		Column("judgedon", doc.DateCell),
		beginning(Column("reason", doc.TextCell)),
		Column("rule", doc.TextCell),
	)
	add := func(id, label string, shown bool, j findings.Judgment) {
		if !shown {
			j.Grade, j.Computed = t.Phrase("not-published"), t.Phrase("not-published")
		}
		for i, r := range toldReasons(tell, j.Reasons, shown) {
			if i > 0 {
				id = ""
			}
			g.Rows = append(g.Rows, doc.GridRow{ID: id, Cells: []doc.GridCell{
				TextCell(label), TextCell(j.Grade), TextCell(j.Computed), TextCell(j.JudgedOn.String()), TextCell(r.text), TextCell(r.rule),
			}})
		}
	}
	// The annex is public: what the rulebook keeps to itself, such as the bands of
	// criteria under an overall judgment, stays out of its reasons too.
	public := t.Found.Public()
	add("overall", public.Overall.Label, true, public.Overall)
	for _, q := range public.Questions {
		add(q.Scope, q.Label, t.Found.Rulebook.PublishQuestions, q)
	}
	if t.Found.Rulebook.PublishCriteria {
		for _, c := range public.Criteria {
			add(fmt.Sprintf("criterion-%d", c.Number), c.Label, true,
				findings.Judgment{Grade: c.Grade, Computed: c.Computed, Reasons: c.Reasons})
		}
	}
	return t.sheetOf(sheetGrades, g)
}

// tellReason words a reason, with its band where grades may be shown.
type tellReason func(r findings.Reason, grades bool) []doc.Run

// toldReason is a reason in words with the place of its rule.
type toldReason struct{ text, rule string }

// toldReasons are the reasons that can be told, at least one.
func toldReasons(tell tellReason, reasons []findings.Reason, grades bool) []toldReason {
	var out []toldReason
	for _, r := range reasons {
		if s := doc.Plain(tell(r, grades)); s != "" {
			told := toldReason{text: s}
			if r.File != "" {
				told.rule = fmt.Sprintf("%s (%s:%d)", r.Rule, r.File, r.Line)
			}
			out = append(out, told)
		}
	}
	if len(out) == 0 {
		return []toldReason{{}}
	}
	return out
}

// FindingsSheet has a row for each finding, with its words and its rule.
func (t *Force) FindingsSheet() doc.Sheet {
	g := t.Grid("findings",
		Column("kind", doc.TextCell),
		Column("id", doc.TextCell),
		Column("text", doc.TextCell),
		Column("recommendations", doc.TextCell),
		Column("rule", doc.TextCell),
	)
	for _, f := range t.Found.Findings {
		var recs []string
		for _, r := range f.Recommendations {
			recs = append(recs, r.Text+" "+t.Phrase("by-date", r.Due))
		}
		g.Rows = append(g.Rows, doc.GridRow{ID: f.ID, Cells: []doc.GridCell{
			TextCell(t.Phrase("kind-" + f.Kind)), TextCell(f.ID), TextCell(f.Text), TextCell(cmp.Or(strings.Join(recs, " "), t.AnnexWords("no-recommendations"))),
			TextCell(fmt.Sprintf("%s (%s:%d)", f.Rule, f.File, f.Line)),
		}})
	}
	return t.sheetOf(sheetFindings, g)
}

// FillChecks writes each claim of the published words with the cell it was
// made from and a formula that checks it, and how the checks came out.
func (t *Force) FillChecks(checks []Check, figures []doc.Figure) {
	g := t.Grid("word-checks",
		Column("statement", doc.TextCell),
		Column("measure", doc.TextCell),
		Column("claim", doc.TextCell),
		Column("value", doc.DecimalCell),
		Column("printed", doc.DecimalCell),
		Column("step", doc.DecimalCell),
		Column("check", doc.TextCell),
	)
	matches, differs := t.AnnexWords("claim.matches"), t.AnnexWords("claim.differs")
	for i, c := range t.Claims() {
		id := fmt.Sprintf("claim-%d", i+1)
		check := doc.GridCell{Text: matches, Formula: formula.If(predicate(c.Kind), formula.Text(matches), formula.Text(differs))}
		if !c.Holds() {
			check.Text = differs
		}
		shown := claimKind(c)
		value := doc.GridCell{Value: c.Value, Formula: c.Formula, Kind: shown}
		g.Rows = append(g.Rows, doc.GridRow{ID: id, Cells: []doc.GridCell{
			TextCell(c.Text), TextCell(c.Of), TextCell(c.Meaning), value,
			{Value: c.Printed, Kind: shown},
			{Value: c.Step, Kind: shown},
			check,
		}})
	}
	if len(g.Rows) == 0 {
		t.dropSheet(sheetChecked)
	} else {
		t.ReplaceSheet(t.sheetOf(sheetChecked, g))
	}
	t.ReplaceSheet(t.qualitySheet(checks))
	t.chartsSheet(figures)
	t.finishAnnex(t.Annex)
}

// claimKind is how the numbers of a claim are shown: whole where it is made in whole
// steps of a count, with a decimal more than it is made in where it is a percentage.
func claimKind(c tell.Claim) doc.CellKind {
	const one, tenth = 1, 0.1
	switch {
	case c.Step > one && c.Printed > percentages:
		return doc.CountCell
	case c.Step >= tenth-tell.Slack:
		return doc.DecimalCell
	default:
		return doc.FineCell
	}
}

// percentages are numbers up to this one.
const percentages = 100

// predicate is a claim's predicate over the cells of its row, by the claim's kind.
func predicate(kind string) formula.Expr {
	value, printed, step := formula.Here("value"), formula.Here("printed"), formula.Here("step")
	slack := num(tell.Slack).Times(num(1).Plus(formula.Abs(printed)))
	switch kind {
	case "over":
		return formula.And(value.Above(printed), value.Minus(printed).Below(step))
	case "at-least":
		return formula.And(value.Plus(slack).AtLeast(printed), value.Minus(printed).Below(step))
	case "at-most":
		return formula.And(printed.Plus(slack).AtLeast(value), printed.Minus(value).Below(step))
	case "nearly", "fewer-than", "less-than":
		return formula.And(printed.Above(value), printed.Minus(value).AtMost(step.Plus(slack)))
	default: // nearest
		return formula.Abs(value.Minus(printed)).AtMost(step.Over(num(2)).Plus(slack))
	}
}
