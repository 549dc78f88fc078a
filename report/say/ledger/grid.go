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
func auditedCell(m findings.Measure, n int) doc.GridCell {
	switch {
	case Withheld(m):
		return doc.GridCell{Mark: confidential}
	case m.NotReportable == findings.TimesNotKnown:
		return doc.GridCell{Mark: NotAvailable}
	}
	return countCell(n)
}

// Withheld reports whether the counts of a measure are kept back; those that are
// only rounded are shown.
func Withheld(m findings.Measure) bool {
	return m.NotReportable == findings.WithheldReason && m.Denominator == 0
}

// scaledCell is a number in the unit of its column; one that is not known is marked.
func scaledCell(n findings.Num, scale float64) doc.GridCell {
	if !n.Known() {
		return doc.GridCell{Mark: NotAvailable}
	}
	return doc.GridCell{Value: n.Float() * scale}
}
