package annex

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"assize/report/say/doc"
)

// pointsPerDigit is the advance of a digit of 12 point Arial.
const pointsPerDigit = 12 * digitWidth / 1000.0

// odsWriter writes content.xml. Widths and heights are named as they are met,
// so the body is written before the styles that stand above it.
type odsWriter struct {
	book    *book
	body    []byte
	columns []odsColumn // the styles co1, co2, …
	rows    []float64   // heights of ro1, ro2, …
	rules   []string    // of a form: what may be entered, val1, val2, …
	bounds  []string    // of a form: the styles of columns that are held to another
}

// odsContent writes every sheet.
func (b *book) odsContent() ([]byte, error) {
	w := &odsWriter{book: b}
	for i := range b.Sheets {
		if err := w.sheet(&b.Sheets[i], &b.layouts()[i]); err != nil {
			return nil, err
		}
	}
	if err := w.names(); err != nil {
		return nil, err
	}
	w.ranges()
	o := []byte(xml.Header + `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"`)
	if b.Form {
		o = append(o, ` xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" xmlns:msoxl="http://schemas.microsoft.com/office/excel/formula"`...)
	}
	o = append(o, ` office:version="1.3"><office:automatic-styles>`...)
	o = append(o, odsCellStyles(b.Form)...)
	o = append(o, w.odsBreachStyles()...)
	for i, c := range w.columns {
		begins := ""
		if c.begins {
			begins = ` fo:break-before="page"`
		}
		o = fmt.Appendf(o, `<style:style style:name="co%d" style:family="table-column"><style:table-column-properties%s style:column-width="%spt"/></style:style>`, i+1, begins, float(c.width))
	}
	for i, height := range w.rows {
		o = fmt.Appendf(o, `<style:style style:name="ro%d" style:family="table-row"><style:table-row-properties style:row-height="%spt" style:use-optimal-row-height="false"/></style:style>`, i+1, float(height))
	}
	for _, scale := range b.scales() {
		o = fmt.Appendf(o, `<style:style style:name="ta%d" style:family="table" style:master-page-name="%s"><style:table-properties table:display="true"/></style:style>`, scale, masterPage(scale))
	}
	o = append(o, `</office:automatic-styles><office:body><office:spreadsheet>`...)
	o = append(o, w.odsRules()...)
	o = append(o, w.body...)
	return append(o, `</office:spreadsheet></office:body></office:document-content>`...), nil
}

func (w *odsWriter) put(format string, args ...any) { w.body = fmt.Appendf(w.body, format, args...) }

// odsAddress is a cell or the corner of a range: "Rates.A1", "'My rates'.A1".
func odsAddress(sheet, cell string) string { return doc.QuoteSheet(sheet) + "." + cell }

// sheet writes one table element: columns, title and lines, head, rows.
func (w *odsWriter) sheet(s *doc.Sheet, l *layout) error {
	w.put(`<table:table table:name="%s" table:style-name="ta%d"`, xmlText(s.Name), l.pages.scale)
	if l.fits && s.Table != nil && s.Title != "" {
		w.put(` table:print-ranges="%s:%s"`, xmlText(odsAddress(s.Name, "A1")),
			xmlText(odsAddress(s.Name, doc.ColumnLetters(len(l.widths))+strconv.Itoa(lastRow(s)))))
	}
	if w.book.Form {
		w.put(` table:protected="true"`)
	}
	w.put(`>`)
	if s.Title != "" {
		w.put(`<table:title>%s</table:title>`, xmlText(cleanLine(s.Title)))
	}
	for j, width := range l.widths {
		column := fmt.Sprintf(`<table:table-column table:style-name="co%d" table:default-cell-style-name="ce_text"/>`,
			styleOf(&w.columns, odsColumn{width * pointsPerDigit, slices.Contains(l.pages.breaks, j)}))
		if j == 0 && l.pages.scale > 0 {
			column = `<table:table-header-columns>` + column + `</table:table-header-columns>`
		}
		w.body = append(w.body, column...)
	}
	if s.Title != "" {
		w.textRow(titleHeight, "ce_title", cleanLine(s.Title), "")
	}
	for _, line := range s.Lines {
		text := clean(line.Text)
		style := "ce_note"
		switch {
		case line.Heading:
			style = "ce_heading"
		case l.wraps(line):
			style = "ce_text"
		}
		w.textRow(l.lineRowHeight(line, text), style, text, line.Link)
	}
	if s.Table != nil {
		if err := w.table(s, l); err != nil {
			return err
		}
	}
	w.put(`</table:table>`)
	return nil
}

// table writes head and rows.
func (w *odsWriter) table(s *doc.Sheet, l *layout) error {
	g := s.Table
	w.put(`<table:table-header-rows>`)
	w.row(l.headRowHeight())
	for j, c := range g.Columns {
		style := "ce_head" + odsVariant(isNumeric(c.Kind), l.indent[j])
		w.text(style, cleanLine(c.Title), "")
	}
	w.put(`</table:table-row></table:table-header-rows>`)
	values := make([]value, len(g.Columns))
	for i := range g.Rows {
		for j := range g.Columns {
			var err error
			if values[j], err = w.book.value(s, i, j); err != nil {
				return err
			}
		}
		w.row(l.rowHeight(values))
		for j := range values {
			w.value(s, i, j, &values[j], l.indent[j])
		}
		w.put(`</table:table-row>`)
	}
	w.spare(s, l)
	return nil
}

// odsColumn is the style of a column: its width in points, and whether a page begins
// before it.
type odsColumn struct {
	width  float64
	begins bool
}

// styleOf is the number, from 1, of the style of a size, entered if it is new.
func styleOf[S comparable](sizes *[]S, size S) int {
	for i, s := range *sizes {
		if s == size {
			return i + 1
		}
	}
	*sizes = append(*sizes, size)
	return len(*sizes)
}

func (w *odsWriter) row(height float64) {
	w.put(`<table:table-row table:style-name="ro%d">`, styleOf(&w.rows, height))
}

func (w *odsWriter) textRow(height float64, style, text, link string) {
	w.row(height)
	w.text(style, text, link)
	w.put(`</table:table-row>`)
}

// text writes a cell of text.
func (w *odsWriter) text(style, text, link string) { w.textWith(style, "", text, link) }

// textWith writes a cell of text with further attributes.
func (w *odsWriter) textWith(style, with, text, link string) {
	w.put(`<table:table-cell table:style-name="%s"%s office:value-type="string">`, style, with)
	for _, paragraph := range strings.Split(text, "\n") {
		w.put(`<text:p>`)
		if link != "" {
			w.put(`<text:a text:style-name="t_link" xlink:type="simple" xlink:href="%s">`, xmlText(odsLink(link)))
		}
		w.body = appendODSText(w.body, paragraph)
		if link != "" {
			w.put(`</text:a>`)
		}
		w.put(`</text:p>`)
	}
	w.put(`</table:table-cell>`)
}

// odsLink is a link as OpenDocument writes it.
func odsLink(link string) string {
	if name, inside := strings.CutPrefix(link, "sheet:"); inside {
		return "#" + odsAddress(name, "A1")
	}
	return link
}

// appendODSText appends one paragraph. Blanks that XML would collapse are
// spelled out.
func appendODSText(b []byte, s string) []byte {
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\t':
			b = append(b, `<text:tab/>`...)
			i++
		case s[i] == ' ' && (i == 0 || i+1 == len(s) || s[i+1] == ' '):
			n := 1
			for i+n < len(s) && s[i+n] == ' ' {
				n++
			}
			b = fmt.Appendf(b, `<text:s text:c="%d"/>`, n)
			i += n
		default:
			n := 1
			for i+n < len(s) && s[i+n] != ' ' && s[i+n] != '\t' {
				n++
			}
			b = appendXML(b, s[i:i+n], false)
			i += n
		}
	}
	return b
}

// value writes cell j of row i of the table.
func (w *odsWriter) value(s *doc.Sheet, i, j int, v *value, indent bool) {
	style, with := w.styleIn(s, i, j, v, indent), w.ruleIn(s, i, j)
	if v.formula != "" { // as Excel names it; other programs read it too
		with += ` table:formula="msoxl:=` + xmlText(w.book.odsLive(v.formula)) + `"`
	}
	switch {
	case v.form == formBlank:
		w.put(`<table:table-cell table:style-name="%s"%s/>`, style, with)
	case v.form == formText:
		w.textWith(style, with, v.text, v.link)
	case v.kind == doc.DateCell || v.kind == doc.DateTimeCell:
		shown := v.time.Format("2006-01-02")
		if v.kind == doc.DateTimeCell {
			shown = v.time.Format("2006-01-02 15:04")
		}
		w.put(`<table:table-cell table:style-name="%s"%s office:value-type="date" office:date-value="%s"><text:p>%s</text:p></table:table-cell>`, style, with, isoTime(v), shown)
	default:
		w.put(`<table:table-cell table:style-name="%s"%s office:value-type="float" office:value="%s"><text:p>%s</text:p></table:table-cell>`, style, with, float(v.number), shownNumber(v.kind, v.number))
	}
}

// shownNumber is a number as its format shows it.
func shownNumber(kind doc.CellKind, v float64) string {
	s := strconv.FormatFloat(v, 'f', max(decimalsOf(kind)-1, 0), 64)
	whole, fraction, _ := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return sign + whole
}

// names writes the defined names.
func (w *odsWriter) names() error {
	if len(w.book.Names) == 0 {
		return nil
	}
	w.put(`<table:named-expressions>`)
	for _, n := range w.book.Names {
		if err := checkName(n.Name); err != nil {
			return err
		}
		cell, err := w.book.absolute(n.Ref)
		if err != nil {
			return fmt.Errorf("defined name %s: %w", n.Name, err)
		}
		i := strings.LastIndexByte(cell, '!')
		address := xmlText("$" + cell[:i] + "." + cell[i+1:])
		w.put(`<table:named-range table:name="%s" table:base-cell-address="%s" table:cell-range-address="%s"/>`, n.Name, address, address)
	}
	w.put(`</table:named-expressions>`)
	return nil
}

// ranges marks up the tables.
func (w *odsWriter) ranges() {
	var b []byte
	for i := range w.book.Sheets {
		s := &w.book.Sheets[i]
		if s.Table == nil {
			continue
		}
		from, to, _ := strings.Cut(tableRange(s), ":")
		b = fmt.Appendf(b, `<table:database-range table:name="%s" table:target-range-address="%s:%s" table:contains-header="true" table:display-filter-buttons="false"/>`,
			s.Table.ID, xmlText(odsAddress(s.Name, from)), xmlText(odsAddress(s.Name, to)))
	}
	if len(b) > 0 {
		w.put(`<table:database-ranges>%s</table:database-ranges>`, b)
	}
}
