package annex

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"assize/report/say/doc"
)

// rowWriter writes the rows of one worksheet as its sheetData element.
type rowWriter struct {
	book   *book
	layout *layout
	styles *styles
	out    io.Writer
	buffer []byte
	err    error
}

// flushAt is how much is gathered before it goes to the compressor.
const flushAt = 32 << 10

// writeRows writes title, lines, head and rows of a sheet.
func (b *book) writeRows(out io.Writer, l *layout, st *styles) error {
	w := &rowWriter{book: b, layout: l, styles: st, out: out, buffer: make([]byte, 0, flushAt+4096)}
	w.raw("<sheetData>")
	row := 0
	s := l.sheet
	if s.Title != "" {
		row++
		w.textRow(row, titleHeight, st.title, cleanLine(s.Title))
	}
	for _, line := range s.Lines {
		row++
		text := clean(line.Text)
		w.textRow(row, l.lineRowHeight(line, text), st.line(line, l.wraps(line)), text)
	}
	if s.Table != nil {
		w.table(row + 1)
	}
	w.raw("</sheetData>")
	w.flush(0)
	return w.err
}

// textRow writes a row of one text in column A.
func (w *rowWriter) textRow(row int, height float64, style int, text string) {
	if w.open(row, height); w.book.Form { // the columns' shade begins below
		w.buffer = fmt.Appendf(w.buffer[:len(w.buffer)-1], ` s="%d" customFormat="1">`, w.styles.note)
	}
	w.text("A", row, style, text)
	w.raw("</row>")
	w.flush(flushAt)
}

// table writes head and rows of the table.
func (w *rowWriter) table(row int) {
	g := w.layout.sheet.Table
	letters := make([]string, len(g.Columns))
	w.open(row, w.layout.headRowHeight())
	for j, c := range g.Columns {
		letters[j] = doc.ColumnLetters(j + 1)
		w.text(letters[j], row, w.styles.head(isNumeric(c.Kind), w.layout.indent[j]), cleanLine(c.Title))
	}
	w.raw("</row>")
	input := w.layout.sheet.Title == ""
	values := make([]value, len(g.Columns))
	for i := range g.Rows {
		if w.err != nil {
			return
		}
		for j := range g.Columns {
			if values[j], w.err = w.book.value(w.layout.sheet, i, j); w.err != nil {
				return
			}
		}
		row++
		w.open(row, w.layout.rowHeight(values))
		for j := range values {
			w.value(letters[j], row, w.styles.cell(&values[j], g.Columns[j].Kind, w.layout.indent[j], w.book.standOf(g, i, j)), &values[j], input)
		}
		w.raw("</row>")
		w.flush(flushAt)
	}
}

func (w *rowWriter) raw(s string) { w.buffer = append(w.buffer, s...) }

// flush hands on what was gathered, once it is more than limit.
func (w *rowWriter) flush(limit int) {
	if len(w.buffer) <= limit {
		return
	}
	if w.err == nil {
		_, w.err = w.out.Write(w.buffer)
	}
	w.buffer = w.buffer[:0]
}

// open begins a row; the usual height is not repeated.
func (w *rowWriter) open(row int, height float64) {
	w.raw(`<row r="`)
	w.buffer = strconv.AppendInt(w.buffer, int64(row), 10)
	if height > lineHeight {
		w.raw(`" ht="`)
		w.buffer = strconv.AppendFloat(w.buffer, height, 'f', -1, 64)
		w.raw(`" customHeight="1`)
	}
	w.raw(`">`)
}

// start begins a cell, up to its type.
func (w *rowWriter) start(letters string, row, style int) {
	w.raw(`<c r="`)
	w.raw(letters)
	w.buffer = strconv.AppendInt(w.buffer, int64(row), 10)
	w.raw(`" s="`)
	w.buffer = strconv.AppendInt(w.buffer, int64(style), 10)
	w.raw(`"`)
}

// text writes a cell of text, in the cell itself: it is never a formula.
func (w *rowWriter) text(letters string, row, style int, s string) {
	w.start(letters, row, style)
	w.raw(` t="inlineStr"><is><t`)
	if needsSpace(s) {
		w.raw(` xml:space="preserve"`)
	}
	w.raw(">")
	w.buffer = appendXML(w.buffer, s, true)
	w.raw("</t></is></c>")
}

// needsSpace reports text whose blanks XML readers might trim.
func needsSpace(s string) bool {
	return s != "" && (s[0] <= ' ' || s[len(s)-1] <= ' ' || strings.ContainsAny(s, "\n\t") || strings.Contains(s, "  "))
}

// value writes a cell of the table. A blank one is written only where it keeps
// its style for who fills it in.
func (w *rowWriter) value(letters string, row, style int, v *value, input bool) {
	if v.form == formBlank {
		if input {
			w.start(letters, row, style)
			w.raw("/>")
		}
		return
	}
	if v.form == formText && v.formula == "" {
		w.text(letters, row, style, v.text)
		return
	}
	w.start(letters, row, style)
	if v.form == formText {
		w.raw(` t="str"`)
	}
	w.raw(">")
	if v.formula != "" {
		w.raw("<f>")
		w.buffer = appendXML(w.buffer, clean(v.formula), false)
		w.raw("</f>")
	}
	w.raw("<v>")
	if v.form == formText {
		w.buffer = appendXML(w.buffer, v.text, true)
	} else {
		w.buffer = strconv.AppendFloat(w.buffer, v.number, 'g', -1, 64)
	}
	w.raw("</v></c>")
}
