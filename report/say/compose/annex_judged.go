package compose

import (
	"fmt"
	"strings"

	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// gradesSheet has a row for each reason of each judgment; the first row of a
// judgment is the one that is referred to.
func (t *teller) gradesSheet() doc.Sheet {
	g := t.grid("grades",
		column("scope", doc.TextCell),
		column("grade", doc.TextCell),
		column("computed", doc.TextCell),
		column("judgedon", doc.DateCell),
		column("reason", doc.TextCell),
		column("rule", doc.TextCell),
	)
	add := func(id, label string, shown bool, j findings.Judgment) {
		if !shown {
			j.Grade, j.Computed = t.phrase("not-published"), t.phrase("not-published")
		}
		for i, r := range t.toldReasons(j.Reasons, shown) {
			if i > 0 {
				id = ""
			}
			g.Rows = append(g.Rows, doc.GridRow{ID: id, Cells: []doc.GridCell{
				textCell(label), textCell(j.Grade), textCell(j.Computed), textCell(j.JudgedOn.String()), textCell(r.text), textCell(r.rule),
			}})
		}
	}
	// The annex is public: what the rulebook keeps to itself, such as the bands of
	// criteria under an overall judgment, stays out of its reasons too.
	public := t.found.Public()
	add("overall", public.Overall.Label, true, public.Overall)
	for _, q := range public.Questions {
		add(q.Scope, q.Label, t.found.Rulebook.PublishQuestions, q)
	}
	if t.found.Rulebook.PublishCriteria {
		for _, c := range public.Criteria {
			add(fmt.Sprintf("criterion-%d", c.Number), c.Label, true,
				findings.Judgment{Grade: c.Grade, Computed: c.Computed, Reasons: c.Reasons})
		}
	}
	return t.sheetOf(sheetGrades, g)
}

// toldReason is a reason in words with the place of its rule.
type toldReason struct{ text, rule string }

// toldReasons are the reasons that can be told, at least one.
func (t *teller) toldReasons(reasons []findings.Reason, grades bool) []toldReason {
	var out []toldReason
	for _, r := range reasons {
		if s := doc.Plain(t.reasonRuns(r, grades)); s != "" {
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

func (t *teller) findingsSheet() doc.Sheet {
	g := t.grid("findings",
		column("kind", doc.TextCell),
		column("id", doc.TextCell),
		column("text", doc.TextCell),
		column("recommendations", doc.TextCell),
		column("rule", doc.TextCell),
	)
	for _, f := range t.found.Findings {
		var recs []string
		for _, r := range f.Recommendations {
			recs = append(recs, r.Text+" "+t.phrase("by-date", r.Due))
		}
		g.Rows = append(g.Rows, doc.GridRow{ID: f.ID, Cells: []doc.GridCell{
			textCell(t.phrase("kind-" + f.Kind)), textCell(f.ID), textCell(f.Text), textCell(strings.Join(recs, " ")),
			textCell(fmt.Sprintf("%s (%s:%d)", f.Rule, f.File, f.Line)),
		}})
	}
	return t.sheetOf(sheetFindings, g)
}

// fillHeadlines writes each claim of the published words with the cell it was
// made from and a formula that checks it, and how the checks came out.
func (t *teller) fillHeadlines(checks []Check) {
	g := t.grid("headlines",
		column("statement", doc.TextCell),
		column("measure", doc.TextCell),
		column("claim", doc.TextCell),
		column("value", doc.DecimalCell),
		column("printed", doc.DecimalCell),
		column("step", doc.DecimalCell),
		column("check", doc.TextCell),
	)
	matches, differs := t.annexWords("claim.matches"), t.annexWords("claim.differs")
	for i, c := range t.claims {
		id := fmt.Sprintf("claim-%d", i+1)
		cell := func(col string) string { return at(sheetHeadlines, id, col) }
		check := doc.GridCell{Text: matches, Formula: c.check(cell, matches, differs)}
		if !c.holds() {
			check.Text = differs
		}
		value := doc.GridCell{Value: c.value, Formula: c.formula}
		g.Rows = append(g.Rows, doc.GridRow{ID: id, Cells: []doc.GridCell{
			textCell(c.text), textCell(c.of), textCell(c.meaning), value,
			{Value: c.printed},
			{Value: c.step},
			check,
		}})
	}
	if len(g.Rows) == 0 {
		t.dropSheet(sheetHeadlines)
	} else {
		t.replaceSheet(t.sheetOf(sheetHeadlines, g))
	}
	t.replaceSheet(t.qualitySheet(checks))
	t.chartsSheet()
	t.finishAnnex(t.annex)
}
