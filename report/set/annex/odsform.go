package annex

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"assize/report/say/doc"
)

// odsStand ends the name of the style of a cell of a form.
func odsStand(as stand) string { return [...]string{"", "_fill", "_example"}[as] }

// odsFormStyles are the cell styles of a form, made by what makes the others.
func odsFormStyles(style func(name, format, cell, paragraph, letters string)) {
	const (
		fill = ` fo:background-color="#` + inputFill + `" fo:border="0.75pt solid #` + inputBorder + `" style:cell-protect="none"`
		wrap = `"top" fo:wrap-option="wrap"`
		top  = `"top"`
	)
	for k := doc.TextCell; k <= doc.DateTimeCell; k++ {
		name, cell, align := odsKind(k), wrap, `fo:text-align="start"`
		if isNumeric(k) {
			cell, align = top, `fo:text-align="end"`
		}
		style(name+odsStand(toFill), name, cell+fill, align, `fo:font-size="12pt"`)
		style(name+odsStand(instance), name, cell, align, `fo:font-size="12pt" fo:font-style="italic" fo:color="#`+exampleInk+`"`)
	}
}

// odsBreachStyles are the styles of the columns that are held to another, and of what is
// marked there.
func (w *odsWriter) odsBreachStyles() []byte {
	if len(w.bounds) == 0 {
		return nil
	}
	b := fmt.Appendf(nil, `<style:style style:name="breach" style:family="table-cell" style:parent-style-name="Default"><style:table-cell-properties fo:background-color="#%s"/><style:text-properties fo:color="#%s"/></style:style>`, breachFill, breachInk)
	return append(b, strings.Join(w.bounds, "")...)
}

// bound is the style of the cells of column j, entered if it is held to another column.
func (w *odsWriter) bound(s *doc.Sheet, j int, style string) string {
	formula, held := breachOf(s, j)
	if !held || !strings.HasSuffix(style, odsStand(toFill)) {
		return style
	}
	name := fmt.Sprintf("%s_%s%d", style, s.Table.ID, j+1)
	k := s.Table.Columns[j].Kind
	align := "start"
	if isNumeric(k) {
		align = "end"
	}
	one := fmt.Sprintf(`<style:style style:name="%[1]s" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="n_%[2]s"><style:table-cell-properties style:vertical-align="top" style:text-align-source="fix" fo:background-color="#%[3]s" fo:border="0.75pt solid #%[4]s" style:cell-protect="none"/><style:paragraph-properties fo:text-align="%[5]s"/><style:text-properties style:font-name="%[6]s" fo:font-size="12pt"/><style:map style:condition="is-true-formula(%[7]s)" style:apply-style-name="breach" style:base-cell-address="%[8]s"/></style:style>`,
		name, odsKind(k), inputFill, inputBorder, align, fontName, xmlText(odsFormula(formula)), xmlText(odsAddress(s.Name, fmt.Sprintf("%s%d", doc.ColumnLetters(j+1), firstToFill(s)))))
	for _, have := range w.bounds {
		if have == one {
			return name
		}
	}
	w.bounds = append(w.bounds, one)
	return name
}

// odsFormula is a formula of breachOf as OpenDocument writes it.
func odsFormula(formula string) string {
	var b strings.Builder
	for i := 0; i < len(formula); i++ {
		switch {
		case formula[i] == '$':
			end := i + 1
			for end < len(formula) && (isLetter(formula[end]) || isDigit(formula[end])) {
				end++
			}
			b.WriteString("[." + formula[i:end] + "]")
			i = end - 1
		case formula[i] == ',':
			b.WriteByte(';')
		default:
			b.WriteByte(formula[i])
		}
	}
	return b.String()
}

// inTable is a column of a table in a formula, as Excel names it.
var inTable = regexp.MustCompile(`\b(tbl_[A-Za-z0-9_.]+)\[([^\[\]]+)\]`)

// odsLive is a formula of the workbook for OpenDocument: programs that read it know no
// names of a table's columns, so that they stand as ranges.
func (b *book) odsLive(text string) string {
	return inTable.ReplaceAllStringFunc(text, func(name string) string {
		m := inTable.FindStringSubmatch(name)
		for i := range b.Sheets {
			s := &b.Sheets[i]
			if s.Table == nil || s.Table.ID != m[1] {
				continue
			}
			for j, c := range s.Table.Columns {
				if cleanLine(c.Title) == m[2] {
					letters := doc.ColumnLetters(j + 1)
					return fmt.Sprintf("%s!$%s$%d:$%s$%d", doc.QuoteSheet(s.Name), letters, s.HeadRow()+1, letters, lastRow(s))
				}
			}
		}
		return name
	})
}

// rule is the name of the rule that a cell of a form takes, entered if it is new; "" for
// none.
func (w *odsWriter) rule(s *doc.Sheet, i, j int) string {
	if !w.book.Form {
		return ""
	}
	e := entryOf(s.Table, i, j)
	condition := odsCondition(e, s.HeadRow()+1)
	if condition == "" && e.comment == "" {
		return ""
	}
	b := fmt.Appendf(nil, ` table:base-cell-address="%s" table:allow-empty-cell="true"`, xmlText(odsAddress(s.Name, fmt.Sprintf("%s%d", doc.ColumnLetters(j+1), s.HeadRow()+1))))
	if condition != "" {
		b = fmt.Appendf(b, ` table:condition="of:%s"`, xmlText(condition))
		if len(e.choices) > 0 {
			b = append(b, ` table:display-list="unsorted"`...)
		}
	}
	b = append(b, '>')
	if e.comment != "" {
		b = fmt.Appendf(b, `<table:help-message table:title="%s" table:display="true"><text:p>%s</text:p></table:help-message>`, xmlText(cleanLine(e.title)), xmlText(cleanLine(e.comment)))
	}
	if condition != "" {
		kind := "stop"
		if e.open {
			kind = "warning"
		}
		b = fmt.Appendf(b, `<table:error-message table:title="%s" table:message-type="%s" table:display="true"><text:p>%s</text:p></table:error-message>`, xmlText(cleanLine(e.title)), kind, xmlText(cleanLine(e.error)))
	}
	text := string(b)
	for n, have := range w.rules {
		if have == text {
			return fmt.Sprintf("val%d", n+1)
		}
	}
	w.rules = append(w.rules, text)
	return fmt.Sprintf("val%d", len(w.rules))
}

// odsCondition is what may be entered; row is the first of the table.
func odsCondition(e entry, row int) string {
	if len(e.choices) > 0 {
		quoted := make([]string, len(e.choices))
		for i, c := range e.choices {
			quoted[i] = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
		}
		return "cell-content-is-in-list(" + strings.Join(quoted, ";") + ")"
	}
	switch e.kind {
	case doc.CountCell:
		if e.most != "" {
			return fmt.Sprintf("cell-content-is-whole-number() and cell-content-is-between(0,[.%s%d])", e.most, row)
		}
		return "cell-content-is-whole-number() and cell-content()>=0"
	case doc.PercentCell:
		return "cell-content-is-decimal-number() and cell-content-is-between(0,100)"
	case doc.DateCell, doc.DateTimeCell:
		if e.since != "" {
			return fmt.Sprintf("cell-content-is-date() and cell-content()>=[.%s%d]", e.since, row)
		}
		return "cell-content-is-date() and cell-content()>=32874"
	default:
		return ""
	}
}

// odsRules are the rules of all cells.
func (w *odsWriter) odsRules() []byte {
	if len(w.rules) == 0 {
		return nil
	}
	b := []byte(`<table:content-validations>`)
	for i, rule := range w.rules {
		b = fmt.Appendf(b, `<table:content-validation table:name="val%d"%s</table:content-validation>`, i+1, rule)
	}
	return append(b, `</table:content-validations>`...)
}

// spare writes the rows below a table of a form, still to be filled in.
func (w *odsWriter) spare(s *doc.Sheet, l *layout) {
	if !w.book.Form || !slices.ContainsFunc(s.Table.Columns, func(c doc.GridColumn) bool { return c.Input }) {
		return
	}
	w.put(`<table:table-row table:style-name="ro%d" table:number-rows-repeated="%d">`, styleOf(&w.rows, lineHeight), doc.SpareRows)
	for j := range s.Table.Columns {
		v := value{kind: s.Table.Columns[j].Kind}
		w.blank(s, len(s.Table.Rows), j, &v, l.indent[j])
	}
	w.put(`</table:table-row>`)
}

// blank writes a cell without a value.
func (w *odsWriter) blank(s *doc.Sheet, i, j int, v *value, indent bool) {
	w.put(`<table:table-cell table:style-name="%s"%s/>`, w.styleIn(s, i, j, v, indent), w.ruleIn(s, i, j))
}

// styleIn is the style of a cell where it stands.
func (w *odsWriter) styleIn(s *doc.Sheet, i, j int, v *value, indent bool) string {
	if as := w.book.standOf(s.Table, i, j); as != printed {
		return w.bound(s, j, "ce_"+odsKind(v.kind)+odsStand(as))
	}
	return odsStyle(v, s.Table.Columns[j].Kind, indent)
}

// ruleIn is the attribute of a cell's rule.
func (w *odsWriter) ruleIn(s *doc.Sheet, i, j int) string {
	if name := w.rule(s, i, j); name != "" {
		return ` table:content-validation-name="` + name + `"`
	}
	return ""
}

// odsSettings keeps the heads of a form's tables in sight.
func (b *book) odsSettings() []byte {
	o := []byte(xml.Header + `<office:document-settings xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"><office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry><config:config-item-map-named config:name="Tables">`)
	for i := range b.Sheets {
		s := &b.Sheets[i]
		if s.Table == nil {
			continue
		}
		o = fmt.Appendf(o, `<config:config-item-map-entry config:name="%s"><config:config-item config:name="VerticalSplitMode" config:type="short">2</config:config-item><config:config-item config:name="VerticalSplitPosition" config:type="int">%[2]d</config:config-item><config:config-item config:name="ActiveSplitRange" config:type="short">2</config:config-item><config:config-item config:name="PositionBottom" config:type="int">%[2]d</config:config-item></config:config-item-map-entry>`, xmlText(s.Name), s.HeadRow())
	}
	return fmt.Appendf(o, `</config:config-item-map-named><config:config-item config:name="ActiveTable" config:type="string">%s</config:config-item></config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>`, xmlText(b.Sheets[0].Name))
}
