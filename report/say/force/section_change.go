package force

import (
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
	for i, c := range t.Found.Changes {
		ch := change{c, ledger.ChangeRow(i)}
		if said := t.changeSaid(ch); len(said) > 0 {
			out = append(out, doc.Paragraph{Runs: said})
		}
		table.Rows = append(table.Rows, t.changeRow(ch))
	}
	if fig := t.changeFigure(); fig != nil {
		out = append(out, *fig)
	}
	if m := t.Measures[t.Found.Combined]; m.Reportable {
		table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{
			{Runs: doc.Words(t.Phrase("now"))}, {Runs: t.Marked(t.rateCell, m.ID)}, {Runs: t.Marked(t.rangeCell, m.ID)},
		}})
	}
	return append(out, table)
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
