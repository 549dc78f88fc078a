package ledger

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// sheetCombination is how the limits of combined rates are made of those of their strata.
const sheetCombination = "Combination"

// combinationSheet has what each stratum of the headline's rate adds to the squared
// spreads below and above it, and what they come to for each harmonic rate.
func (t *Force) combinationSheet() doc.Sheet {
	g := t.Grid("combination", Column("measure", doc.TextCell), Column("below", doc.CountCell), Column("above", doc.CountCell))
	for _, m := range t.StrataAndForce() {
		var below, above doc.GridCell
		switch whole, i := t.partOf(m.ID); {
		case combines(m):
			low, high := spreads(m)
			_, lower, upper := t.combinedTerms(m)
			below, above = live(numberCell(low), lower), live(numberCell(high), upper)
		case m.Combination == "" && i >= 0 && combines(whole):
			if below, above = (doc.GridCell{Mark: NotAvailable}), (doc.GridCell{Mark: NotAvailable}); !t.adds(whole, i) {
				break
			}
			p, c := t.term(whole, i), whole.Counting.Terms[i]
			below, above = live(numberCell(c.Below*c.Below), p.spread(p.rate, p.upper)), live(numberCell(c.Above*c.Above), p.spread(p.lower, p.rate))
		default:
			continue
		}
		g.Rows = append(g.Rows, doc.GridRow{ID: m.ID, Cells: []doc.GridCell{TextCell(t.Label(m)), below, above}})
	}
	return t.sheetOf(sheetCombination, g)
}

// hasCombination reports whether some rate is harmonic, and says what it is made of.
func (t *Force) hasCombination() bool {
	for _, m := range t.StrataAndForce() {
		if combines(m) {
			return true
		}
	}
	return false
}

func combines(m findings.Measure) bool {
	return m.Combination == "harmonic" && m.Reportable && len(m.Counting.Terms) == len(m.Strata)
}

// spreads are the squared spreads below and above a combined rate, over its strata.
func spreads(m findings.Measure) (low, high findings.Num) {
	for _, s := range m.Counting.Terms {
		if s.Method != "" {
			low, high = low+s.Below*s.Below, high+s.Above*s.Above
		}
	}
	return low, high
}
