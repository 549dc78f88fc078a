package annex

import (
	"encoding/xml"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"assize/report/say/doc"
	"assize/report/set/chart"
)

// Sizes of native charts.
const (
	emuPerPoint = 12700
	chartWidth  = 700.0 // points
	scatterHigh = 360.0
	barHeight   = 26.0
	chartChrome = 130.0 // title, axis, legend
	chartGap    = 2     // rows between charts
	pageHeight  = 460.0 // what A4 landscape has for charts, less a title
)

// charts announces a sheet's charts to the package; their parts are written by
// chartPart and drawingPart. What excelize is asked for here only makes the
// relations.
func (f *frame) charts(s *doc.Sheet) error {
	row, filled := lastRow(s)+1, 0.0
	for i := range f.book.charts {
		c := &f.book.charts[i]
		if c.sheet != s.Name {
			continue
		}
		if filled += c.height() + chartGap*lineHeight; filled > pageHeight {
			if err := f.InsertPageBreak(s.Name, fmt.Sprintf("A%d", row+1)); err != nil {
				return err
			}
			filled = c.height()
		}
		row += c.rows()
		placeholder := &excelize.Chart{Type: excelize.Bar, Series: []excelize.ChartSeries{{Values: chartSheet + "!$A$1"}}}
		if err := f.AddChart(s.Name, "A1", placeholder); err != nil {
			return err
		}
		f.drawings = addOnce(f.drawings, s.Name)
	}
	return nil
}

// drawn reports whether a sheet has charts.
func (f *frame) drawn(sheet string) bool {
	return slices.ContainsFunc(f.book.charts, func(c nativeChart) bool { return c.sheet == sheet })
}

func addOnce(names []string, name string) []string {
	if len(names) > 0 && names[len(names)-1] == name {
		return names
	}
	return append(names, name)
}

// height is the height of a chart, in points.
func (c *nativeChart) height() float64 {
	if c.Scatter {
		return scatterHigh
	}
	return chartChrome + float64(c.Items)*barHeight
}

// rows is how many rows of a sheet a chart covers, with the gap below it.
func (c *nativeChart) rows() int { return int(c.height()/lineHeight) + 1 + chartGap }

// drawingPart places a sheet's charts one below the other, each with its
// alternative text.
func (f *frame) drawingPart(sheet string) []byte {
	s := f.book.places[sheet].sheet
	b := []byte(xml.Header + `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`)
	row, n := lastRow(s)+1, 0
	for i := range f.book.charts {
		c := &f.book.charts[i]
		if c.sheet != sheet {
			continue
		}
		n++
		b = fmt.Appendf(b, `<xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>38100</xdr:rowOff></xdr:from><xdr:ext cx="%d" cy="%d"/>`,
			row, int(chartWidth*emuPerPoint), int(c.height()*emuPerPoint))
		b = fmt.Appendf(b, `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="%d" name="%s" descr="%s"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
			n+1, xmlText(cleanLine(doc.Plain(c.figure.Title))), xmlText(f.book.alternative(c)))
		b = fmt.Appendf(b, `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId%d"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`, n)
		row += c.rows()
	}
	return append(b, `</xdr:wsDr>`...)
}

// alternative is the text alternative of a chart: every value, or the ends of
// many, from the numbers it draws.
func (b *book) alternative(c *nativeChart) string {
	if b.env.Words == nil {
		return cleanLine(doc.Plain(c.figure.Title) + ". " + c.figure.Subtitle)
	}
	_, long := chart.Alt(c.figure)
	return cleanLine(long)
}
