// Package bind turns what was told into files: a publication, a workbook or a figure
// in every format that it can have, in the look of a house and the words of a
// language. A new format is a room beside it and a line here.
package bind

import (
	"bytes"
	"encoding/csv"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/annex"
	"assize/report/set/chart"
	"assize/report/set/html"
	"assize/report/set/pdf"
	"assize/report/set/plain"
	"assize/report/set/png"
	"assize/report/set/svg"
)

// Env is what files are set with.
type Env struct {
	Look
	Words *words.Pack
	// Alone is what a table or the numbers of a figure say of themselves as csv, in
	// columns of their own: they are taken alone.
	Alone []annex.Alone
}

// figures is what figures outside a PDF are drawn with: the house's colours.
func (e Env) figures() chart.Env {
	return chart.Env{Words: e.Words, Faces: e.Faces, Theme: e.Theme.Chart}
}

// page is what a web page is set with; of has the cells of its numbers, nil for none.
func (e Env) page(of *doc.Workbook) html.Env {
	out := html.Env{Env: e.figures()}
	if of != nil {
		out.Address = of.Address
	}
	return out
}

// PDF is a publication as tagged PDF.
func (e Env) PDF(pub *doc.Publication) ([]byte, error) {
	return pdf.Render(pub, pdf.Env{Words: e.Words, Faces: e.Faces, Theme: e.Theme})
}

// HTML is a publication as a page; its numbers lead to the cells of a workbook, where
// one is given.
func (e Env) HTML(pub *doc.Publication, of *doc.Workbook) ([]byte, error) {
	return html.Render(pub, e.page(of))
}

// fragment is a publication as a part of somebody's page.
func (e Env) fragment(pub *doc.Publication, of *doc.Workbook) ([]byte, error) {
	return html.Fragment(pub, e.page(of))
}

// Text is a publication as plain text.
func (e Env) Text(pub *doc.Publication) []byte { return plain.Render(pub, e.Words) }

// XLSX is a workbook for a spreadsheet program.
func (e Env) XLSX(w *doc.Workbook) ([]byte, error) { return annex.XLSX(w, annex.Env{Words: e.Words}) }

// ODS is a workbook in the open format.
func (e Env) ODS(w *doc.Workbook) ([]byte, error) { return annex.ODS(w, annex.Env{Words: e.Words}) }

// Sizes of a figure by itself: as wide as a page's text, and in pixels as media ask for.
const (
	figureWidth  = 459.0 // points
	figurePixels = 1600
)

// SVG is a figure as a drawing.
func (e Env) SVG(f *doc.Figure) ([]byte, error) { return svg.Render(f, e.figures(), figureWidth) }

// PNG is a figure as a picture of pixels.
func (e Env) PNG(f *doc.Figure) ([]byte, error) {
	return png.Render(f, e.figures(), figureWidth, figurePixels)
}

// card is a card as a picture of pixels.
func (e Env) card(c *doc.Card) ([]byte, error) { return png.Card(c, e.figures()) }

// numbers are those of a figure as csv.
func (e Env) numbers(f *doc.Figure) ([]byte, error) {
	t := chart.Tabulate(f, e.Words)
	for _, a := range e.Alone {
		t.Heads = append(t.Heads, a.Head)
		for i := range t.Rows {
			t.Rows[i] = append(t.Rows[i], a.Value)
		}
	}
	return CSV(append([][]string{t.Heads}, t.Rows...))
}

// CSV is rows of cells, as spreadsheet programs open it.
func CSV(rows [][]string) ([]byte, error) {
	out := bytes.NewBufferString(annex.ByteOrderMark)
	w := csv.NewWriter(out)
	err := w.WriteAll(rows)
	return out.Bytes(), err
}

// described is a figure's title and subtitle, its alternative text, what stands behind
// its values, its note and its source.
func (e Env) described(f *doc.Figure) []byte {
	_, long := chart.Alt(f)
	lines := []string{doc.Plain(f.Title), f.Subtitle, "", long, ""}
	if ground := doc.Plain(f.Alt.Ground); ground != "" {
		lines = append(lines, ground)
	}
	if note := doc.Plain(f.Note); note != "" {
		lines = append(lines, e.Words.Label("note", note))
	}
	lines = append(lines, e.Words.Label("source", f.Source))
	if f.Sample != "" {
		lines = append(lines, f.Sample)
	}
	return []byte(strings.Join(lines, "\n") + "\n")
}
