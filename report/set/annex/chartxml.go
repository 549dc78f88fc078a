package annex

import (
	"encoding/xml"
	"fmt"
	"strconv"

	"assize/report/say/doc"
)

// palette is the colours of series, those of the Analysis Function's guidance
// on charts: told apart in print and by the colour blind.
func palette(i int) string {
	const colours = "12436D28A197801650F46A253D3D3DA285D1"
	i = i % (len(colours) / 6) * 6
	return colours[i : i+6]
}

// inkOn is the ink that can be read on a colour of the palette: its dark colours
// are the even ones.
func inkOn(i int) string {
	if i%2 == 0 {
		return "FFFFFF"
	}
	return "000000"
}

// paleBar is a bar among which one stands out; white text can be read on it.
const paleBar = "56708F"

// chartXML writes a chart part. Every series names its cells and carries their
// values, so that previews that do not read cells can draw it.
type chartXML struct {
	b    []byte
	book *book
	grid *doc.Grid
	head int // row of the head of the chart data
	lang string
}

// chartPart is the part of chart i of the workbook.
func (b *book) chartPart(c *nativeChart) []byte {
	data := b.places[chartSheet].sheet
	x := &chartXML{book: b, grid: data.Table, head: data.HeadRow(), lang: b.Lang}
	x.put(xml.Header + `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`)
	x.put(`<c:date1904 val="0"/><c:lang val="%s"/><c:roundedCorners val="0"/><c:chart>`, xmlText(x.lang))
	x.title(doc.Plain(c.figure.Title), 1400, true)
	x.put(`<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>`)
	if c.Scatter {
		x.scatter(c)
	} else {
		x.bars(c)
	}
	x.put(`</c:plotArea>`)
	x.legend(c)
	x.put(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>`)
	x.put(`<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:latin typeface="%s"/></a:defRPr></a:pPr><a:endParaRPr lang="%s"/></a:p></c:txPr></c:chartSpace>`, fontName, xmlText(x.lang))
	return x.b
}

func (x *chartXML) put(format string, args ...any) {
	if len(args) == 0 {
		x.b = append(x.b, format...)
		return
	}
	x.b = fmt.Appendf(x.b, format, args...)
}

func (x *chartXML) title(text string, size int, bold bool) {
	if text == "" {
		return
	}
	weight := 0
	if bold {
		weight = 1
	}
	x.put(`<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="%d" b="%d"/></a:pPr><a:r><a:rPr lang="%s" sz="%d" b="%d"/><a:t>%s</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`,
		size, weight, xmlText(x.lang), size, weight, xmlText(cleanLine(text)))
}

// bars writes a horizontal bar chart, items from the top, values along the foot.
func (x *chartXML) bars(c *nativeChart) {
	grouping, overlap := "clustered", ""
	if c.Stacked {
		grouping, overlap = "stacked", `<c:overlap val="100"/>`
	}
	x.put(`<c:barChart><c:barDir val="bar"/><c:grouping val="%s"/><c:varyColors val="0"/>`, grouping)
	for i := range c.series {
		s := &c.series[i]
		x.seriesHead(i, s)
		fill := palette(s.Colour)
		if len(s.strong) > 0 {
			fill = paleBar
		}
		x.put(`<c:spPr><a:solidFill><a:srgbClr val="%s"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`, fill)
		for _, point := range s.strong {
			x.put(`<c:dPt><c:idx val="%d"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr><a:solidFill><a:srgbClr val="%s"/></a:solidFill></c:spPr></c:dPt>`, point, palette(s.Colour))
		}
		x.labels(c, s)
		x.errorBars(s, "")
		x.put(`<c:cat>`)
		x.texts(s, itemColumn)
		x.put(`</c:cat><c:val>`)
		x.numbers(s, s.value)
		x.put(`</c:val></c:ser>`)
	}
	x.put(`<c:gapWidth val="60"/>%s<c:axId val="1"/><c:axId val="2"/></c:barChart>`, overlap)
	x.put(`<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>`)
	x.valueAxis(2, 1, "b", "max", c.Axis, "between")
}

// scatter writes values over positions.
func (x *chartXML) scatter(c *nativeChart) {
	x.put(`<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>`)
	for i := range c.series {
		s := &c.series[i]
		x.seriesHead(i, s)
		line := `<a:ln w="28575"><a:noFill/></a:ln>`
		if s.Line {
			line = fmt.Sprintf(`<a:ln w="22225"><a:solidFill><a:srgbClr val="%s"/></a:solidFill></a:ln>`, palette(s.Colour))
		}
		x.put(`<c:spPr>%s</c:spPr>`, line)
		if s.Marks {
			x.put(`<c:marker><c:symbol val="circle"/><c:size val="8"/><c:spPr><a:solidFill><a:srgbClr val="%s"/></a:solidFill></c:spPr></c:marker>`, palette(s.Colour))
		} else {
			x.put(`<c:marker><c:symbol val="none"/></c:marker>`)
		}
		x.errorBars(s, `<c:errDir val="y"/>`)
		x.put(`<c:xVal>`)
		x.numbers(s, positionColumn)
		x.put(`</c:xVal><c:yVal>`)
		x.numbers(s, s.value)
		x.put(`</c:yVal><c:smooth val="0"/></c:ser>`)
	}
	x.put(`<c:axId val="1"/><c:axId val="2"/></c:scatterChart>`)
	x.put(`<c:valAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>`)
	x.title(c.Across, 1200, false)
	x.put(`<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/><c:crosses val="min"/><c:crossBetween val="midCat"/></c:valAx>`)
	x.valueAxis(2, 1, "l", "min", c.Axis, "midCat")
}

// valueAxis writes the axis of the values, with the figure's ends.
func (x *chartXML) valueAxis(id, crossing int, position, crosses string, a doc.Axis, between string) {
	x.put(`<c:valAx><c:axId val="%d"/><c:scaling><c:orientation val="minMax"/>`, id)
	if a.Max > a.Min {
		x.put(`<c:max val="%s"/><c:min val="%s"/>`, float(a.Max), float(a.Min))
	}
	x.put(`</c:scaling><c:delete val="0"/><c:axPos val="%s"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>`, position)
	x.title(a.Title, 1200, false)
	x.put(`<c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="%d"/><c:crosses val="%s"/><c:crossBetween val="%s"/></c:valAx>`, crossing, crosses, between)
}

func (x *chartXML) seriesHead(i int, s *chartSeries) {
	x.put(`<c:ser><c:idx val="%d"/><c:order val="%d"/><c:tx><c:v>%s</c:v></c:tx>`, i, i, xmlText(cleanLine(s.Name)))
}

// labels prints the values in the bars: at their foot, clear of the error bars,
// or in the middle of a part. A bar too short for its label has none.
func (x *chartXML) labels(c *nativeChart, s *chartSeries) {
	format, position, shortest := "#,##0", "inBase", 0.12
	if c.Axis.Percent {
		format = "0.0"
	}
	if c.Stacked {
		position, shortest = "ctr", 0.04
	}
	x.put(`<c:dLbls>`)
	for i := s.first; i <= s.last; i++ {
		if cell := &x.grid.Rows[i].Cells[s.value]; cell.Mark != "" || cell.Value < (c.Axis.Max-c.Axis.Min)*shortest {
			x.put(`<c:dLbl><c:idx val="%d"/><c:delete val="1"/></c:dLbl>`, i-s.first)
		}
	}
	x.put(`<c:numFmt formatCode="%s" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200" b="1"><a:solidFill><a:srgbClr val="%s"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="%s"/></a:p></c:txPr><c:dLblPos val="%s"/>`, format, inkOn(s.Colour), xmlText(x.lang), position)
	x.put(`<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`)
}

// errorBars draws the interval by the two columns of distances.
func (x *chartXML) errorBars(s *chartSeries, direction string) {
	if !s.errorBars {
		return
	}
	x.put(`<c:errBars>%s<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/><c:plus>`, direction)
	x.numbers(s, aboveColumn)
	x.put(`</c:plus><c:minus>`)
	x.numbers(s, belowColumn)
	x.put(`</c:minus><c:spPr><a:ln w="15875"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr></c:errBars>`)
}

// legend names the series, where there is more than one; no series twice.
func (x *chartXML) legend(c *nativeChart) {
	names := 0
	for _, s := range c.series {
		if !s.Again {
			names++
		}
	}
	if names < 2 {
		return
	}
	x.put(`<c:legend><c:legendPos val="b"/>`)
	for i, s := range c.series {
		if s.Again {
			x.put(`<c:legendEntry><c:idx val="%d"/><c:delete val="1"/></c:legendEntry>`, i)
		}
	}
	x.put(`<c:overlay val="0"/></c:legend>`)
}

// cells is where a column of a series stands.
func (x *chartXML) cells(s *chartSeries, column int) string {
	letters := doc.ColumnLetters(column + 1)
	return fmt.Sprintf("%s!$%s$%d:$%s$%d", chartSheet, letters, x.head+1+s.first, letters, x.head+1+s.last)
}

func (x *chartXML) texts(s *chartSeries, column int) {
	x.put(`<c:strRef><c:f>%s</c:f><c:strCache><c:ptCount val="%d"/>`, x.cells(s, column), s.last-s.first+1)
	for i := s.first; i <= s.last; i++ {
		x.put(`<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i-s.first, xmlText(cleanLine(x.grid.Rows[i].Cells[column].Text)))
	}
	x.put(`</c:strCache></c:strRef>`)
}

func (x *chartXML) numbers(s *chartSeries, column int) {
	x.put(`<c:numRef><c:f>%s</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="%d"/>`, x.cells(s, column), s.last-s.first+1)
	for i := s.first; i <= s.last; i++ {
		if c := &x.grid.Rows[i].Cells[column]; c.Mark == "" {
			x.put(`<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i-s.first, float(c.Value))
		}
	}
	x.put(`</c:numCache></c:numRef>`)
}

// float writes a number as XML does, exactly.
func float(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
