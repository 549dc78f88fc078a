package force

import (
	"slices"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/ledger"
)

// figuresSection is the one table of the notice, in which every estimate has its
// interval: the force, its crime types, and what else the findings are about; and what
// "unrecorded" does not mean.
func (n news) figuresSection() []doc.Block {
	list := n.figureMeasures()
	if len(list) == 0 {
		return nil
	}
	estimates := slices.ContainsFunc(list, func(m findings.Measure) bool { return n.HasUnrecorded(m.ID) && isRecording(m) })
	table := doc.Table{
		ID: "table-figures", Title: n.Runs("notice.table", list[0].ID),
		Columns: []doc.Column{
			{Head: n.Phrase("notice-head-what"), Width: 0.3},
			{Head: n.Phrase("head-rate"), Unit: n.Phrase("unit-percent"), Align: doc.Right},
			{Head: n.Phrase("head-range"), Unit: n.Phrase("unit-percent"), Align: doc.Right},
		},
	}
	if estimates {
		table.Columns = append(table.Columns,
			doc.Column{Head: n.Phrase("notice-head-unrecorded"), Align: doc.Right}, doc.Column{Head: n.Phrase("head-range"), Align: doc.Right})
	}
	for _, m := range list {
		row := n.rateRow(m)
		if ledger.AsCounts(m) && n.uncounted(m) == "" {
			row.Cells[2].Runs = row.Cells[1].Runs // its counts, in place of a percentage
		}
		row.Cells, row.Total = slices.Delete(row.Cells, 1, 2), false // the force stands first, as no total does
		if estimates {
			row.Cells = append(row.Cells, n.yearCells(m)...)
		}
		table.Rows = append(table.Rows, row)
	}
	out := []doc.Block{table}
	if estimates {
		out = append(out, n.Blocks("notice.means", nil)...)
	}
	return n.noticeSection("figures", out)
}

// yearCells are the crimes of a year that are not recorded, and their interval.
func (n news) yearCells(m findings.Measure) []doc.Cell {
	if !n.HasUnrecorded(m.ID) || !m.Reportable || !isRecording(m) {
		none := doc.Cell{Runs: doc.Words(n.Phrase("notice-none"))}
		return []doc.Cell{none, none}
	}
	return []doc.Cell{{Runs: n.Marked(n.unrecordedCell, m.ID)}, {Runs: n.Marked(n.unrecordedRange, m.ID)}}
}

// figureMeasures are the measures of the table; none where nothing can be reported.
func (n news) figureMeasures() []findings.Measure {
	var out []findings.Measure
	for _, m := range n.Found.Measures {
		found := slices.ContainsFunc(n.Found.Findings, func(f findings.Finding) bool { return f.Measure == m.ID })
		if m.Role == "force" || m.Role == "stratum" || found && m.Role != "cancelled" {
			out = append(out, m)
		}
	}
	if !slices.ContainsFunc(out, func(m findings.Measure) bool { return m.Reportable || n.bounded(m.ID) }) {
		return nil
	}
	return out
}
