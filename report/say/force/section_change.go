package force

import (
	"slices"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// changeSaid is what is stated of a change, in sentences.
func (t *teller) changeSaid(c change) []doc.Run {
	var out []doc.Run
	for _, s := range t.list.OfPart(tell.PartChange, 0) {
		if s.Subject() != c.subject() {
			continue
		}
		if len(out) > 0 {
			out = append(out, doc.Text{Text: " "})
		}
		out = append(out, t.Worded(s, tell.Sentence)...)
	}
	return out
}

func (t *teller) changeSection() []doc.Block {
	var out []doc.Block
	table := doc.Table{
		ID: "table-change", Title: t.Runs("change.table", nil),
		Columns: []doc.Column{
			{Head: t.Phrase("head-inspection"), Width: 0.5},
			{Head: t.Phrase("head-rate"), Unit: t.Phrase("unit-percent"), Align: doc.Decimal},
			{Head: t.Phrase("head-range"), Unit: t.Phrase("unit-percent"), Align: doc.Right},
		},
	}
	of := t.changedMeasures()
	for _, id := range of {
		if len(of) > 1 || id != t.Found.Combined {
			table.Rows = append(table.Rows, doc.Row{Group: true, Cells: []doc.Cell{{Runs: doc.Words(t.LabelOf(id))}}})
		}
		for _, c := range t.changesOf(id) {
			if said := t.changeSaid(c); len(said) > 0 {
				out = append(out, doc.Paragraph{Runs: said})
			}
			table.Rows = append(table.Rows, t.changeRow(c))
		}
		if t.Measures[id].Reportable {
			table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{
				{Runs: doc.Words(t.Phrase("now"))}, {Runs: t.Marked(t.rateCell, id)}, {Runs: t.Marked(t.rangeCell, id)},
			}})
		}
	}
	fig := t.changeFigure()
	if fig != nil {
		out = append(out, *fig)
	}
	if fig == nil || !t.changesDrawn() {
		out = append(out, table)
	}
	return out
}

// changedMeasures are the measures with an earlier rate, the combined one first, the
// others in the order of the findings.
func (t *teller) changedMeasures() []string {
	var out []string
	for _, c := range t.Found.Changes {
		if !slices.Contains(out, c.Measure) {
			out = append(out, c.Measure)
		}
	}
	if i := slices.Index(out, t.Found.Combined); i > 0 {
		out = slices.Insert(slices.Delete(out, i, i+1), 0, t.Found.Combined)
	}
	return out
}

// changesOfOne reports whether the combined rate alone has an earlier one that can be
// stated: its movement is then the finding of the figure.
func (t *teller) changesOfOne() bool {
	_, stated := t.newest(t.Found.Combined)
	return stated && len(t.changedMeasures()) == 1
}

// changesDrawn reports whether the figure of the combined rate shows every earlier rate.
func (t *teller) changesDrawn() bool {
	return !slices.ContainsFunc(t.Found.Changes, func(c findings.Change) bool {
		return c.Measure != t.Found.Combined || !c.Comparable
	})
}

// changesOf are the earlier rates of a measure.
func (t *teller) changesOf(id string) []change {
	var out []change
	for i, c := range t.Found.Changes {
		if c.Measure == id {
			out = append(out, change{c, ledger.ChangeRow(i)})
		}
	}
	return out
}

// changeRow is an earlier rate as a table row.
func (t *teller) changeRow(c change) doc.Row {
	row := doc.Row{Cells: []doc.Cell{
		{Runs: append(t.Plain(c.Inspection), doc.Text{Text: ", " + t.Pack.Month(c.Date.Time())})},
		{Runs: t.ofChange(t.earlierNumber, c)},
		{Runs: doc.Words(t.Phrase("no-interval"))},
	}}
	if c.FromLower.Known() {
		row.Cells[2].Runs = t.ofChange(t.earlierRange, c)
	}
	return row
}
