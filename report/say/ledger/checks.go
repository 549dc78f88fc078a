package ledger

import (
	"math"

	"assize/report/say/doc"
)

// Result is how a check came out. Programs decide by it; its words are for
// readers.
type Result int

// The results.
const (
	Passed   Result = iota + 1
	Warned          // a doubt that readers are told of
	Failed          // the documents are at fault
	Awaiting        // a person has to make the check
)

// String is the result's id, "passed".
func (r Result) String() string {
	switch r {
	case Passed:
		return "passed"
	case Warned:
		return "warned"
	case Failed:
		return "failed"
	case Awaiting:
		return "awaiting"
	default:
		return "unknown"
	}
}

// Check is something that was checked before documents leave. What and Detail
// are words of the language that the documents are told in.
type Check struct {
	ID     string // "cells-agree"; what is checked in every force has the same
	What   string
	Result Result
	Detail string // "" where there is nothing to add
}

// resultCell is the result in words; what awaits a person is marked open.
func (t *Book) resultCell(r Result) doc.GridCell {
	if r == Awaiting {
		return doc.GridCell{Mark: NotAvailable}
	}
	return doc.GridCell{Text: t.AnnexWords("result." + r.String())}
}

// tally counts what a check looked at and what it found wrong.
type tally struct {
	checked, wrong int
	first          string // that is wrong
}

func (c *tally) add(ok bool, what string) {
	c.checked++
	if ok {
		return
	}
	if c.wrong++; c.wrong == 1 {
		c.first = what
	}
}

// tallyView is a tally as a template sees it.
type tallyView struct{ Checked, Wrong, First string }

// tallied makes a check of a tally, told by "annex.check.ID".
func (t *Book) tallied(id string, c tally) Check {
	count := func(n int) string { return t.Pack.Count(float64(n)) }
	out := Check{ID: id, What: t.AnnexWords("check." + id), Result: Passed}
	if c.wrong > 0 {
		out.Result = Failed
	}
	out.Detail = t.AnnexWords("check."+id+"."+out.Result.String(), tallyView{count(c.checked), count(c.wrong), c.first})
	return out
}

// Check looks at the documents as they were told, nil ones left out: that each
// claim is true, and that each number has a cell which holds its value. Doubts
// about the findings are warnings.
func (t *Force) Check(pubs ...*doc.Publication) []Check {
	var claims tally
	for _, c := range t.Claims() {
		claims.add(c.Holds(), c.Text)
	}
	cited, equal := compareNumbers(t.publicSheets(), pubs...)
	out := []Check{t.tallied("claims", claims), t.tallied("cells", cited), t.tallied("cells-agree", equal)}
	for _, m := range t.Found.Measures {
		for _, w := range m.Warnings {
			out = append(out, Check{ID: "doubt-" + m.ID + "-" + w.ID, What: t.Label(m), Result: Warned, Detail: t.Warning(w, m.Unit)})
		}
	}
	for _, w := range t.Found.Warnings {
		out = append(out, Check{ID: "doubt-" + w.ID, What: t.Found.Force.Name, Result: Warned, Detail: t.Warning(w, t.Unit())})
	}
	return out
}

// compareNumbers looks every number of some documents up in their annex: cited
// counts the cells, and the numbers without one; equal counts the numbers, and
// those whose cell holds another value.
func compareNumbers(annex *doc.Workbook, pubs ...*doc.Publication) (cited, equal tally) {
	seen := map[doc.Ref]bool{}
	for _, p := range pubs {
		if p == nil {
			continue
		}
		for r := range p.Runs() {
			n, ok := r.(doc.Number)
			if !ok {
				continue
			}
			cell, err := annex.Cell(n.Ref)
			if err != nil || !seen[n.Ref] {
				cited.add(err == nil, n.Text)
				seen[n.Ref] = true
			}
			if err != nil {
				continue // it has no cell to agree with
			}
			address, _ := annex.Address(n.Ref) // its cell was found
			equal.add(cell.Mark == "" && cell.Text == "" && sameValue(cell.Value, n.Value), address)
		}
	}
	return cited, equal
}

// sameValue reports that two numbers are equal but for the last digits, which
// differ by the order in which they were computed.
func sameValue(a, b float64) bool {
	const relative = 1e-9
	return a == b || math.Abs(a-b) <= relative*max(math.Abs(a), math.Abs(b))
}

// qualitySheet says in the annex what was checked.
func (t *Book) qualitySheet(checks []Check) doc.Sheet {
	g := t.Grid("quality", Column("check", doc.TextCell), Column("what", doc.TextCell), Column("result", doc.TextCell), Column("detail", doc.TextCell))
	for _, c := range checks {
		g.Rows = append(g.Rows, doc.GridRow{ID: c.ID, Cells: t.CheckCells(c)})
	}
	return t.sheetOf(sheetQuality, g)
}

// CheckCells are a check's four cells.
func (t *Book) CheckCells(c Check) []doc.GridCell {
	detail := TextCell(c.Detail)
	if c.Result == Awaiting {
		detail = doc.GridCell{Mark: NotAvailable}
	}
	return []doc.GridCell{{Text: c.ID}, {Text: c.What}, t.resultCell(c.Result), detail}
}
