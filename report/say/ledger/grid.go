package ledger

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// Shorthand of the annex for cells without a value.
const (
	NotAvailable  = "[x]"
	notApplicable = "[z]"
	confidential  = "[c]"
)

// TextCell is a cell of text, marked as not applicable where there is none.
func TextCell(s string) doc.GridCell {
	if s == "" {
		return doc.GridCell{Mark: notApplicable}
	}
	return doc.GridCell{Text: s}
}

func numberCell(n findings.Num) doc.GridCell { return scaledCell(n, 1) }

// percentCell turns a fraction into percent units.
func percentCell(n findings.Num) doc.GridCell { return scaledCell(n, 100) }

func countCell(n int) doc.GridCell { return doc.GridCell{Value: float64(n)} }

// auditedCell is a count of what was audited for a measure, marked where
// disclosure control withholds it and where times are not known.
func auditedCell(m findings.Measure, n findings.Count) doc.GridCell {
	switch {
	case m.Withheld():
		return doc.GridCell{Mark: confidential}
	case m.NotReportable == findings.TimesNotKnown:
		return doc.GridCell{Mark: NotAvailable}
	}
	return numberCell(n.Num())
}

// scaledCell is a number in the unit of its column; one that is not known is marked.
func scaledCell(n findings.Num, scale float64) doc.GridCell {
	if !n.Known() {
		return doc.GridCell{Mark: NotAvailable}
	}
	return doc.GridCell{Value: n.Float() * scale}
}
