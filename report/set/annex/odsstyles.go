package annex

import (
	"fmt"

	"assize/report/say/doc"
)

// odsKind names the style of a kind of cell.
func odsKind(k doc.CellKind) string {
	switch k {
	case doc.CountCell:
		return "count"
	case doc.PercentCell:
		return "percent"
	case doc.DecimalCell:
		return "decimal"
	case doc.FineCell:
		return "fine"
	case doc.DateCell:
		return "date"
	case doc.DateTimeCell:
		return "datetime"
	default:
		return "text"
	}
}

// odsVariant ends the name of a style that is set to the right or indented.
func odsVariant(right, indent bool) string {
	switch {
	case right:
		return "_right"
	case indent:
		return "_indent"
	}
	return ""
}

// odsStyle is the style of a value in a column of a kind.
func odsStyle(v *value, column doc.CellKind, indent bool) string {
	if v.marked || v.form == formText {
		return "ce_text" + odsVariant(isNumeric(column), indent)
	}
	return "ce_" + odsKind(v.kind) + odsVariant(isNumeric(v.kind), indent)
}

// odsCellStyles are the number formats and cell styles of every workbook.
func odsCellStyles(form bool) []byte {
	b := []byte(`<number:text-style style:name="n_text"><number:text-content/></number:text-style>` +
		`<number:number-style style:name="n_count"><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/></number:number-style>` +
		`<number:number-style style:name="n_percent"><number:number number:decimal-places="1" number:min-decimal-places="1" number:min-integer-digits="1" number:grouping="true"/></number:number-style>` +
		`<number:number-style style:name="n_decimal"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>` +
		`<number:number-style style:name="n_fine"><number:number number:decimal-places="4" number:min-decimal-places="4" number:min-integer-digits="1" number:grouping="true"/></number:number-style>` +
		`<number:date-style style:name="n_date"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>` +
		`<number:date-style style:name="n_datetime"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/><number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/></number:date-style>`)
	b = append(b, `<style:style style:name="t_link" style:family="text"><style:text-properties fo:color="#0b4fa0" style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"/></style:style>`...)
	style := func(name, format, cell, paragraph, letters string) {
		b = fmt.Appendf(b, `<style:style style:name="ce_%s" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="n_%s"><style:table-cell-properties style:vertical-align=%s style:text-align-source="fix"/><style:paragraph-properties %s/><style:text-properties style:font-name="%s" %s/></style:style>`,
			name, format, cell, paragraph, fontName, letters)
	}
	const (
		top    = `"top"`
		wrap   = `"top" fo:wrap-option="wrap"`
		bottom = `"bottom" fo:wrap-option="wrap"`
		ruled  = `"bottom" fo:wrap-option="wrap" fo:border-bottom="0.75pt solid #000000"`
		start  = `fo:text-align="start" fo:margin-left="0pt"`
		step   = `fo:text-align="start" fo:margin-left="10pt"`
		end    = `fo:text-align="end"`
		normal = `fo:font-size="12pt"`
		strong = `fo:font-size="12pt" fo:font-weight="bold"`
	)
	style("title", "text", top, start, `fo:font-size="16pt" fo:font-weight="bold"`)
	style("heading", "text", bottom, start, `fo:font-size="14pt" fo:font-weight="bold"`)
	style("note", "text", top, start, normal)
	style("head", "text", ruled, start, strong)
	style("head_indent", "text", ruled, step, strong)
	style("head_right", "text", ruled, end, strong)
	for k := doc.TextCell; k <= doc.DateTimeCell; k++ {
		name := odsKind(k)
		if isNumeric(k) {
			style(name+"_right", name, top, end, normal)
			continue
		}
		style(name, name, wrap, start, normal)
		style(name+"_indent", name, wrap, step, normal)
	}
	style("text_right", "text", wrap, end, normal)
	if form {
		odsFormStyles(style)
	}
	return b
}
