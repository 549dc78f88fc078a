package round

import (
	"assize/report/say/doc"
)

// roundCorrection is the section that a corrected overview begins with.
func (t *teller) roundCorrection() []doc.Block {
	if t.Corrected == nil {
		return nil
	}
	out := []doc.Block{doc.Paragraph{Runs: t.Runs("correction.note", t.Corrected), Weight: doc.Lead}}
	if len(t.Changes) == 0 {
		if len(t.Corrected.Printed.Words) == 0 {
			out = append(out, doc.Paragraph{Runs: t.Runs("national.correction.none", nil)})
		}
		return append(out, t.ReprintedBlocks(t.Plain(t.House.Inspectorate))...)
	}
	table := doc.Table{
		ID: "table-corrections", Title: t.Runs("national.correction.table", nil), Source: t.Plain(t.House.Inspectorate),
		Columns: []doc.Column{{Head: t.Phrase("target-force"), Width: 0.22}, {Head: t.Phrase("head-corrected"), Width: 0.3}, {Head: t.Phrase("head-was")}, {Head: t.Phrase("head-is")}},
	}
	for _, f := range t.Changes {
		for _, c := range f.Changes {
			if c.Printed() {
				table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{{Runs: doc.Words(f.Force)}, {Runs: doc.Words(c.Label)}, {Runs: c.WasRuns}, {Runs: c.IsRuns}}})
			}
		}
	}
	if len(table.Rows) == 0 {
		out = append(out, doc.Paragraph{Runs: t.Runs("correction.unprinted", nil)})
	} else {
		out = append(out, table)
	}
	return append(out, t.ReprintedBlocks(t.Plain(t.House.Inspectorate))...)
}
