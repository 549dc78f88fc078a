package truthtest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"assize/report/say/doc"
)

// Corrected is what a correction takes the place of, what it tells, and where it names
// what has changed.
type Corrected struct {
	Was, Is []*doc.Publication // of one language; nil ones are left out
	Annex   *doc.Workbook      // of the correction
	// Names are the documents, or the sections of one, that each name everything.
	Names map[string][]doc.Block
}

// sheetOfCorrections is where the numbers of a correction have cells of their own.
const sheetOfCorrections = "Corrections"

// Silent are the numbers that are printed otherwise, newly or no longer and that a
// document does not name, and what a document names that is as it was.
func Silent(c Corrected) []string {
	var out []string
	was, is := formsOf(c.Was), formsOf(c.Is)
	for _, where := range slices.Sorted(maps.Keys(c.Names)) {
		text, values := said(c.Names[where])
		for _, ref := range cells(was, is) {
			for _, form := range gone(is[ref], was[ref]) {
				if !values[is[ref][form]] && !strings.Contains(text, form) {
					out = append(out, fmt.Sprintf("%s does not name %v, which is printed as %q now", where, ref, form))
				}
			}
			for _, form := range gone(was[ref], is[ref]) {
				if !values[was[ref][form]] && !strings.Contains(text, form) {
					out = append(out, fmt.Sprintf("%s does not name %v, which was printed as %q", where, ref, form))
				}
			}
		}
		out = append(out, unchanged(where, c.Names[where])...)
	}
	return append(out, c.unlisted(was, is)...)
}

// unlisted are the numbers that the annex's list of corrections lacks.
func (c Corrected) unlisted(was, is map[doc.Ref]map[string]float64) []string {
	listed := map[float64]bool{}
	text := ""
	if s := c.Annex.Sheet(sheetOfCorrections); s != nil && s.Table != nil {
		for _, r := range s.Table.Rows {
			for _, cell := range r.Cells {
				if cell.Kind != doc.TextCell && cell.Mark == "" {
					listed[cell.Value] = true
				}
				text += cell.Text + "\n"
			}
		}
	}
	var out []string
	for _, ref := range cells(was, is) {
		for _, form := range gone(is[ref], was[ref]) {
			if !listed[is[ref][form]] && !strings.Contains(text, form) {
				out = append(out, fmt.Sprintf("the annex does not list %v, which is printed as %q now", ref, form))
			}
		}
		for _, form := range gone(was[ref], is[ref]) {
			if !listed[was[ref][form]] && !strings.Contains(text, form) {
				out = append(out, fmt.Sprintf("the annex does not list %v, which was printed as %q", ref, form))
			}
		}
	}
	return out
}

// unchanged are the rows of a table of corrections that say the same twice.
func unchanged(where string, blocks []doc.Block) []string {
	var out []string
	for _, b := range blocks {
		switch b := b.(type) {
		case doc.Section:
			out = append(out, unchanged(where, b.Blocks)...)
		case doc.Table:
			for _, r := range b.Rows {
				n := len(r.Cells)
				if n < 3 {
					continue
				}
				if was, is := doc.Plain(r.Cells[n-2].Runs), doc.Plain(r.Cells[n-1].Runs); was == is {
					out = append(out, fmt.Sprintf("%s names what is as it was: %s, %s", where, doc.Plain(r.Cells[0].Runs), is))
				}
			}
		}
	}
	return out
}

// formsOf are the forms in which each cell is printed, with their values, beside the
// marks of a correction.
func formsOf(all []*doc.Publication) map[doc.Ref]map[string]float64 {
	out := map[doc.Ref]map[string]float64{}
	for _, p := range all {
		if p == nil {
			continue
		}
		for r := range p.Runs() {
			if n, ok := r.(doc.Number); ok && n.Ref.Sheet != sheetOfCorrections {
				if out[n.Ref] == nil {
					out[n.Ref] = map[string]float64{}
				}
				out[n.Ref][n.Text] = n.Value
			}
		}
	}
	return out
}

// cells are those of either side, in order.
func cells(a, b map[doc.Ref]map[string]float64) []doc.Ref {
	all := map[doc.Ref]bool{}
	for _, m := range []map[doc.Ref]map[string]float64{a, b} {
		for ref := range m {
			all[ref] = true
		}
	}
	return slices.SortedFunc(maps.Keys(all), func(x, y doc.Ref) int { return strings.Compare(fmt.Sprint(x), fmt.Sprint(y)) })
}

// gone are the forms of the one that the other does not have.
func gone(of, from map[string]float64) []string {
	var out []string
	for _, form := range slices.Sorted(maps.Keys(of)) {
		if _, ok := from[form]; !ok {
			out = append(out, form)
		}
	}
	return out
}

// said are the words of some blocks, and the values of their numbers.
func said(blocks []doc.Block) (string, map[float64]bool) {
	var text strings.Builder
	values := map[float64]bool{}
	for r := range (&doc.Publication{Body: blocks}).Runs() {
		text.WriteString(doc.Plain([]doc.Run{r}))
		text.WriteString(" ")
		if n, ok := r.(doc.Number); ok {
			values[n.Value] = true
		}
	}
	return text.String(), values
}
