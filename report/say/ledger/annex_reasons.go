package ledger

import (
	"cmp"
	"strconv"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/formula"
	"assize/report/say/tell"
)

// ReasonsAll is the row of all reasons and kinds of crime together.
const ReasonsAll = "all"

// ReasonRow is the row of a reason, kindRow of a kind of crime, and MissedRow of what was
// missed of a kind for a reason, each by its place from 0.
func ReasonRow(reason int) string { return "reason-" + strconv.Itoa(reason+1) }

// kindRow is the row of a kind of crime.
func kindRow(kind int) string { return "kind-" + strconv.Itoa(kind+1) }

// MissedRow is the row of a reason and a kind of crime.
func MissedRow(reason, kind int) string { return ReasonRow(reason) + "-" + kindRow(kind) }

// reasonsSheet is why audited crimes were not recorded: a row a kind of crime and
// reason, then the sums of each reason, of each kind, and of all.
func (t *Force) reasonsSheet() doc.Sheet {
	g := t.Grid("reasons",
		Column("kind", doc.TextCell),
		Column("reason", doc.TextCell),
		Column("crimes", doc.CountCell),
		Column("reports", doc.CountCell),
		Column("required", doc.CountCell),
	)
	m, none := t.Found.Missed, doc.GridCell{Mark: notApplicable}
	all := t.Phrase("all-reasons")
	sum := func(rows []string) []doc.GridCell {
		total := func(column string) doc.GridCell {
			parts := make([]formula.Expr, len(rows))
			for i, r := range rows {
				parts[i] = cellOf(SheetReasons, r, column)
			}
			return worked(formula.Total(parts...))
		}
		return []doc.GridCell{total("crimes"), total("reports")}
	}
	add := func(id, kind, reason string, required doc.GridCell, counts []doc.GridCell) {
		g.Rows = append(g.Rows, doc.GridRow{ID: id, Cells: append(append([]doc.GridCell{{Text: kind}, {Text: reason}}, counts...), required)})
	}
	ofReason, ofKind := make([][]string, len(m.Reasons)), make([][]string, len(m.Kinds))
	for j, k := range m.Kinds {
		for i, r := range m.Reasons {
			id := MissedRow(i, j)
			ofReason[i], ofKind[j] = append(ofReason[i], id), append(ofKind[j], id)
			add(id, tell.UpperFirst(k.Label), t.ReasonLabel(r), none, []doc.GridCell{t.missedCell(k, i), countCell(k.Reports[i])})
		}
	}
	var reasons []string
	for i, r := range m.Reasons {
		reasons = append(reasons, ReasonRow(i))
		add(ReasonRow(i), all, t.ReasonLabel(r), none, sum(ofReason[i]))
	}
	for j, k := range m.Kinds {
		add(kindRow(j), tell.UpperFirst(k.Label), all, countCell(k.Required), sum(ofKind[j]))
	}
	add(ReasonsAll, all, all, none, sum(reasons))
	return t.sheetOf(SheetReasons, g)
}

// ReasonLabel is a reason to be read.
func (t *Force) ReasonLabel(r findings.MissedReason) string {
	if r.Label == "" {
		return t.Phrase("no-reason")
	}
	return tell.UpperFirst(r.Label)
}

// missedCell is how many crimes of a kind were missed for a reason, counted from the
// audited reports where they are there.
func (t *Force) missedCell(k findings.MissedKind, reason int) doc.GridCell {
	m, r := t.Measures[k.Measure], t.Found.Missed.Reasons[reason]
	if !t.recounted(m) || len(m.Counting.Samples) == 0 {
		return countCell(k.Crimes[reason])
	}
	own := []formula.Condition{formula.IsOneOf("reason", formula.Text(cmp.Or(r.Reason, notApplicable)))}
	if k.Group != "" {
		own = append(own, formula.IsOneOf("group", formula.Text(k.Group)))
	}
	var parts []formula.Expr
	for _, s := range t.samplesOf(m) {
		rows := s.own.And(own...)
		parts = append(parts, rows.Sum(s.required).Minus(rows.Sum(s.recorded)))
	}
	return live(countCell(k.Crimes[reason]), formula.Total(parts...))
}

// missed translates the names of reasons and kinds of crime; formulas count by what was
// supplied.
func (tr *Translator) missed(m findings.Missed) findings.Missed {
	m.Kinds = tell.Each(m.Kinds, func(k *findings.MissedKind) {
		if k.Group == "" {
			tr.Term(&k.Label)
		} else {
			tr.Prose(&k.Label)
		}
	})
	m.Reasons = tell.Each(m.Reasons, func(r *findings.MissedReason) {
		if r.Label != "" {
			tr.Prose(&r.Label)
		}
	})
	return m
}
