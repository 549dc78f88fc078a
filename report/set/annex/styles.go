package annex

import (
	"github.com/xuri/excelize/v2"

	"assize/report/say/doc"
)

// fontName is a sans serif that every office suite has, or has the metrics of.
const fontName = "Arial"

// styles holds the numbers of the cell styles in the package's style sheet.
type styles struct {
	title, heading, note, prose, noteLink, proseLink int

	heads [2][2]int                            // by numeric, indent
	cells [doc.DateTimeCell + 1][2]int         // by kind, indent
	mark  int                                  // a mark in a column of numbers
	links [2]int                               // by indent
	forms [stands][doc.DateTimeCell + 1][2]int // of a form: by stand, kind, indent
}

// numberFormat is how a kind of cell is shown; whole percent units, ISO dates.
func numberFormat(k doc.CellKind) string {
	switch k {
	case doc.CountCell:
		return "#,##0"
	case doc.PercentCell:
		return "#,##0.0"
	case doc.DecimalCell:
		return "#,##0.00"
	case doc.FineCell:
		return "#,##0.0000"
	case doc.DateCell:
		return "yyyy\\-mm\\-dd"
	case doc.DateTimeCell:
		return "yyyy\\-mm\\-dd\\ hh:mm"
	default:
		return "@" // so that an edit does not make a formula of a text
	}
}

// newStyles enters the styles into the file's style sheet.
func newStyles(f *excelize.File, form bool) (*styles, error) {
	if err := f.SetDefaultFont(fontName); err != nil {
		return nil, err
	}
	size := 12.0
	f.Styles.Fonts.Font[0].Sz.Val = &size
	m := styleMaker{f: f}
	st := &styles{
		title:     m.add(16, true, false, plain, "@"),
		heading:   m.add(14, true, true, low, "@"),
		note:      m.add(12, false, false, plain, "@"),
		prose:     m.add(12, false, true, plain, "@"),
		noteLink:  m.add(12, false, false, link, "@"),
		proseLink: m.add(12, false, true, link, "@"),
		mark:      m.add(12, false, true, right, "@"),
	}
	for i, look := range []look{plain, indented} {
		st.heads[0][i] = m.add(12, true, true, look|ruled|low, "@")
		st.heads[1][i] = m.add(12, true, true, right|ruled|low, "@")
		st.links[i] = m.add(12, false, true, look|link, "@")
		for k := doc.TextCell; k <= doc.DateTimeCell; k++ {
			l := look
			if isNumeric(k) {
				l = right
			}
			st.cells[k][i] = m.add(12, false, !isNumeric(k), l, numberFormat(k))
		}
	}
	if form {
		st.newForms(&m)
	}
	return st, m.err
}

// look is how a style differs from plain text.
type look int

const (
	plain    look = 0
	right    look = 1 << iota // set to the right
	indented                  // one step in from the left
	ruled                     // a rule below: a table head
	low                       // at the foot of its row: heads and headings
	link                      // underlined and blue
	shaded                    // to be filled in, and open under protection
	faint                     // of an example
)

// styleMaker enters styles and keeps the first error.
type styleMaker struct {
	f   *excelize.File
	err error
}

func (m *styleMaker) add(size float64, bold, wrap bool, l look, format string) int {
	s := &excelize.Style{
		Font:         &excelize.Font{Family: fontName, Size: size, Bold: bold},
		Alignment:    &excelize.Alignment{Vertical: "top", Horizontal: "left", WrapText: wrap},
		CustomNumFmt: &format,
	}
	if format == "@" {
		s.CustomNumFmt, s.NumFmt = nil, 49
	}
	if l&right != 0 {
		s.Alignment.Horizontal = "right"
	}
	if l&low != 0 {
		s.Alignment.Vertical = "bottom"
	}
	if l&indented != 0 {
		s.Alignment.Indent = 1
	}
	if l&ruled != 0 {
		s.Border = []excelize.Border{{Type: "bottom", Color: "000000", Style: 1}}
	}
	if l&shaded != 0 {
		s.Fill = excelize.Fill{Type: "pattern", Color: []string{inputFill}, Pattern: 1}
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: inputBorder, Style: 1})
		}
		s.Protection = &excelize.Protection{}
	}
	if l&faint != 0 {
		s.Font.Italic, s.Font.Color = true, exampleInk
	}
	if l&link != 0 {
		s.Font.Color, s.Font.Underline = "0B4FA0", "single"
	}
	id, err := m.f.NewStyle(s)
	if m.err == nil {
		m.err = err
	}
	return id
}

// line is the style of a line above the table.
func (st *styles) line(l doc.SheetLine, wraps bool) int {
	switch {
	case l.Heading:
		return st.heading
	case l.Link != "" && wraps:
		return st.proseLink
	case l.Link != "":
		return st.noteLink
	case wraps:
		return st.prose
	default:
		return st.note
	}
}

// head is the style of a column's head.
func (st *styles) head(numeric, indent bool) int {
	return st.heads[index(numeric)][index(indent)]
}

// cell is the style of a value in a column of a kind.
func (st *styles) cell(v *value, column doc.CellKind, indent bool, as stand) int {
	switch {
	case as != printed:
		return st.forms[as][v.kind][index(indent)]
	case v.marked && isNumeric(column):
		return st.mark
	case v.link != "":
		return st.links[index(indent)]
	case v.marked:
		return st.cells[doc.TextCell][index(indent)]
	default:
		return st.cells[v.kind][index(indent)]
	}
}

func index(b bool) int {
	if b {
		return 1
	}
	return 0
}
