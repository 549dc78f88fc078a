package ledger

import (
	"math"
	"slices"
	"strings"

	"assize/report/say/doc"
)

// ShorthandLine says of a table which marks stand in it for values, and which of its
// numbers are values among formulas. Every table has the line, so that the address of a
// cell does not depend on what was found.
func (t *Book) ShorthandLine(sheet string, g *doc.Grid) doc.SheetLine {
	said := []string{t.AnnexWords("shorthand.none")}
	if marks := marksOf(g); len(marks) > 0 {
		for i, m := range marks {
			marks[i] = t.markMeans(sheet, m)
		}
		said[0] = t.AnnexWords("shorthand", strings.Join(marks, "; "))
	}
	if made := t.howMade(g); made != "" {
		said = append(said, made)
	}
	return doc.SheetLine{Text: strings.Join(said, " ")}
}

// marksOf are the marks that a table uses, each once, in order.
func marksOf(g *doc.Grid) []string {
	var out []string
	for _, r := range g.Rows {
		for _, c := range r.Cells {
			if c.Mark != "" && !slices.Contains(out, c.Mark) {
				out = append(out, c.Mark)
			}
		}
	}
	slices.Sort(out)
	return out
}

// markMeans is what a mark means, on a sheet that says more of it than others do.
func (t *Book) markMeans(sheet, mark string) string {
	key := "mark." + strings.Trim(mark, "[]")
	if own := key + "." + SheetKey(sheet); t.Templates.Has("annex." + own) {
		key = own
	}
	return t.AnnexWords(key)
}

// howMade names the columns of numbers that are values where others are formulas, or
// the formulas where those are the fewer; "" where all are alike.
func (t *Book) howMade(g *doc.Grid) string {
	var formulas, values []string
	for j, c := range g.Columns {
		switch live, fixed := made(g, j); {
		case fixed:
			values = append(values, c.Title)
		case live:
			formulas = append(formulas, c.Title)
		}
	}
	switch {
	case len(values) == 0 || !hasFormulas(g):
		return ""
	case len(formulas) > 0 && len(formulas) < len(values):
		return t.AnnexWords("made.formulas", strings.Join(formulas, "; "))
	default:
		return t.AnnexWords("made.values", strings.Join(values, "; "))
	}
}

// made reports whether a column of numbers has formulas, and whether it has values.
func made(g *doc.Grid, j int) (live, fixed bool) {
	for _, r := range g.Rows {
		if j >= len(r.Cells) || r.Cells[j].Mark != "" {
			continue
		}
		switch c := r.Cells[j]; {
		case c.Formula != nil:
			live = true
		case isNumber(g.Columns[j].Kind) && c.Kind != doc.DateCell && !math.IsNaN(c.Value):
			fixed = true
		}
	}
	return live, fixed
}

func hasFormulas(g *doc.Grid) bool {
	for j := range g.Columns {
		if live, _ := made(g, j); live {
			return true
		}
	}
	return false
}

// isNumber reports kinds of cell whose value is a number.
func isNumber(k doc.CellKind) bool {
	switch k {
	case doc.CountCell, doc.PercentCell, doc.DecimalCell, doc.FineCell:
		return true
	default:
		return false
	}
}
