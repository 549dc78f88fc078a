package round

import (
	"cmp"
	"math"
	"slices"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// inRow are the documents that lead from a force's row of the index; its others stand
// folded below. Those of further languages stand there too.
func (in Index) inRow(f IndexFile) bool {
	if in.Languages[f.Language] != "" {
		return false
	}
	switch f.Kind {
	case doc.ReportFile, doc.KeyFindingsFile:
		return true
	case doc.PressNoticeFile:
		return f.Format() == "txt"
	case doc.AnnexFile:
		return f.Format() == "xlsx"
	default:
		return false
	}
}

// forceTable is one row a force, the lowest rate first: judgment, rate with its interval,
// unrecorded crimes, what the rate was before, and documents.
func (in Index) forceTable(t *releaseTeller, of map[string][]IndexFile) doc.Table {
	table := doc.Table{
		ID: "table-forces", Title: t.Runs("index.table", nil),
		Columns: []doc.Column{
			{Head: t.Phrase("head-force"), Width: 0.16},
			{Head: t.Phrase("head-judgment"), Width: 0.14},
			{Head: t.Phrase("head-rate"), Unit: t.Phrase("unit-percent"), Align: doc.Right},
			{Head: t.Phrase("head-range"), Unit: t.Phrase("unit-percent"), Align: doc.Right},
			{Head: t.Phrase("national-head-unrecorded"), Align: doc.Right},
			{Head: t.Phrase("head-earlier"), Width: 0.16},
			{Head: t.Phrase("index-head-documents"), Width: 0.2},
		},
	}
	forces := slices.Clone(in.Forces)
	slices.SortStableFunc(forces, func(a, b findings.Findings) int {
		return cmp.Or(cmp.Compare(rateOf(a), rateOf(b)), cmp.Compare(a.Force.Name, b.Force.Name))
	})
	least := 100.0
	for _, f := range forces {
		if m, ok := combinedOf(f); ok && m.Reportable {
			least = min(least, m.Lower.Float()*100)
		}
	}
	for _, f := range forces {
		row := in.forceRow(t, f, max(0, math.Floor(least/10)*10))
		var links []doc.Run
		for _, file := range of[f.Force.ID] {
			if !in.inRow(file) {
				continue
			}
			if len(links) > 0 {
				links = append(links, doc.Text{Text: ", "})
			}
			links = append(links, doc.Link{To: doc.ReleaseLink + file.Path, Text: t.Title("index.link." + string(file.Kind) + "." + file.Format())})
		}
		if links == nil {
			links = doc.Words("–")
		}
		table.Rows = append(table.Rows, doc.Row{Cells: append(row, doc.Cell{Runs: links})})
	}
	return table
}

// combinedOf is the measure that a force is compared by.
func combinedOf(f findings.Findings) (findings.Measure, bool) {
	i := slices.IndexFunc(f.Measures, func(m findings.Measure) bool { return m.ID == f.Combined })
	if i < 0 {
		return findings.Measure{}, false
	}
	return f.Measures[i], true
}

// rateOf is a force's rate, above all others where it has none.
func rateOf(f findings.Findings) float64 {
	if m, ok := combinedOf(f); ok && m.Reportable {
		return m.Rate.Float()
	}
	return math.Inf(1)
}

// forceRow is what is known of a force, as its own report prints it; intervals are drawn
// from least percent on.
func (in Index) forceRow(t *releaseTeller, f findings.Findings, least float64) []doc.Cell {
	none := doc.Cell{Runs: doc.Words("–")}
	b := ledger.NewBook(t.Kernel, f)
	row := []doc.Cell{{Runs: doc.Words(f.Force.Name)}, {Runs: t.Plain(f.Overall.Grade)}}
	m, ok := combinedOf(f)
	if !ok || !m.Reportable {
		row = append(row, doc.Cell{Runs: doc.Words(t.Phrase("not-reportable"))}, none, none)
	} else {
		interval, _ := b.LimitsText(m, true)
		row = append(row,
			doc.Cell{Runs: doc.Words(b.RateNumber(m))},
			doc.Cell{Runs: doc.Words(interval), Drawn: doc.Drawn{From: least, Lower: m.Lower.Float() * 100, Value: m.Rate.Float() * 100, Upper: m.Upper.Float() * 100}},
			unrecordedCell(b, f, none))
	}
	if _, c, ok := newestChange(f); ok {
		text := t.Pack.PublishedPercent(c.From.Float()) + ", " + t.Pack.Month(c.Date.Time())
		if b.MovementOf(c) != ledger.Bare { // the report says why there is nothing to conclude
			text += " (" + tell.LowerFirst(b.Conclusion(c)) + ")"
		}
		return append(row, doc.Cell{Runs: doc.Words(text)})
	}
	return append(row, none)
}

// unrecordedCell is the estimate of a force's unrecorded crimes; none where there is none.
func unrecordedCell(b ledger.Book, f findings.Findings, none doc.Cell) doc.Cell {
	for _, u := range f.Unrecorded {
		if u.Measure != f.Combined || !u.Value.Known() {
			continue
		}
		concern := slices.ContainsFunc(f.Findings, func(x findings.Finding) bool { return x.Kind == "cause-of-concern" && x.Measure == f.Combined })
		text, _, _ := b.EstimateNumber(ledger.Estimate{Value: u.Value, Lower: u.Lower, Upper: u.Upper, Concern: concern})
		return doc.Cell{Runs: doc.Words(text)}
	}
	return none
}
