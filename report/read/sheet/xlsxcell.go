package sheet

import (
	"strconv"
	"strings"
	"time"
)

// cellType is how a cell's value is written (ECMA-376 part 1, 18.18.11).
type cellType uint8

const (
	typeNumber cellType = iota
	typeShared          // an index into the shared strings
	typeInline          // a text in the cell
	typeString          // the text a formula gave
	typeBool
	typeError
	typeDate // ISO 8601
)

// cellTypeOf reads the t attribute.
func cellTypeOf(t []byte) (cellType, bool) {
	switch string(t) {
	case "", "n":
		return typeNumber, true
	case "s":
		return typeShared, true
	case "inlineStr":
		return typeInline, true
	case "str":
		return typeString, true
	case "b":
		return typeBool, true
	case "e":
		return typeError, true
	case "d":
		return typeDate, true
	}
	return 0, false
}

// cell reads the cell that was just opened, whatever its form.
func (s *sheetScan) cell() error {
	kind, shown, err := s.cellAttributes()
	if err != nil {
		return err
	}
	c := Cell{Row: s.row, Column: s.column}
	values := 0
	s.value = s.value[:0]
	if err := s.x.each(func() error { return s.cellPart(kind, &c.Formula, &values) }); err != nil {
		return err
	}
	stored := values > 0
	if stored {
		c.Struck = shown&formatStruck != 0
		stored, err = s.setValue(&c, kind, shown&^formatStruck)
	}
	if err != nil || !stored && !c.Formula {
		return err
	}
	if s.column > s.limits.Columns {
		return overLimit("columns", "columns in a sheet", int64(s.limits.Columns))
	}
	s.book.cells++
	s.cells = append(s.cells, c)
	if !stored {
		s.book.uncached++
	}
	return nil
}

// cellPart reads one child of a cell: its formula, or its value. What says two
// things is refused, and so is a value where the format has none: the <v> of an
// inline string may be the text, or an index into the shared strings.
func (s *sheetScan) cellPart(kind cellType, formula *bool, values *int) (err error) {
	before := len(s.value)
	switch {
	case s.x.is(spaceMain, "f"):
		*formula = true
		return s.x.skip()
	case s.x.is(spaceMain, "v"):
		s.value, err = s.x.appendText(s.value, s.limits.CellText)
		if kind == typeInline && err == nil && len(s.value) > before {
			err = refuse(ruleType, "the cell is an inline string and has a stored value").
				withHint(lookAgain)
		}
	case s.x.is(spaceMain, "is") && (kind == typeInline || kind == typeString):
		s.value, err = richText(s.x, s.value, s.limits.CellText)
	case s.x.is(spaceMain, "extLst"):
		return s.x.skip()
	default:
		return s.x.stray("an element that the cell, by its type, may not hold")
	}
	*values++
	if err == nil && before > 0 && len(s.value) > before {
		return refuse(ruleElement, "the cell holds two values")
	}
	return err
}

// cellAttributes reads where the cell stands, its type and how numbers are
// shown. A missing reference is the cell after the one before.
func (s *sheetScan) cellAttributes() (kind cellType, shown format, err error) {
	before := s.column
	s.column++
	style, ok := 0, false
	for i := range s.x.attrs {
		a := &s.x.attrs[i]
		if a.space != spaceNone {
			continue
		}
		switch string(a.local) {
		case "r":
			if err := s.place(trimBlank(a.value), before); err != nil {
				return 0, 0, err
			}
		case "t":
			if kind, ok = cellTypeOf(a.value); !ok {
				return 0, 0, refuse(ruleType, "the cell's type is none that the format knows").withHint(lookAgain)
			}
		case "s":
			if style, ok = wholeNumber(trimBlank(a.value)); !ok && len(a.value) > 0 {
				return 0, 0, refuse(ruleStyleIdx, "the cell's format is not a whole number")
			}
		}
	}
	switch {
	case s.column <= before:
		return 0, 0, refuse(ruleCellOrder, "the cell stands after column %s", ColumnName(before))
	case s.column > maxColumn:
		return 0, 0, overBound("columns in a sheet", maxColumn)
	case style >= len(s.formats):
		return 0, 0, refuse(ruleStyleIdx, "the cell's format %d is not among the %d of the workbook", style, len(s.formats))
	}
	return kind, s.formats[style], nil
}

// place takes the column of a cell from its reference, which must be of the
// row.
func (s *sheetScan) place(reference []byte, before int) error {
	row, column, ok := parseReference(reference)
	if ok && row == s.row {
		s.column = column
		return nil
	}
	which := "the row's first cell"
	if before > 0 {
		which = "the cell after column " + ColumnName(before)
	}
	if !ok {
		return refuse(ruleReference, "%s has a reference that is none", which)
	}
	return refuse(ruleCellOrder, "%s claims to stand in row %d", which, row).
		withHint(lookAgain)
}

// setValue turns the characters of s.value into the cell's value; false means
// that there is none.
func (s *sheetScan) setValue(c *Cell, kind cellType, shown format) (stored bool, err error) {
	if kind == typeInline || kind == typeString {
		c.Kind = Text
		c.Text = s.texts.keep(unescape(s.value))
		return true, nil
	}
	raw := trimBlank(s.value)
	if len(raw) == 0 {
		return false, nil
	}
	switch kind {
	case typeShared:
		err = s.setShared(c, raw)
	case typeBool:
		err = c.setBool(raw)
	case typeError:
		err = c.setError(raw)
	case typeDate:
		err = c.setDate(raw)
	default:
		n, ok := parseNumber(raw)
		if !ok {
			return false, refuse(ruleNumber, "the cell's number is not a finite decimal number").withHint(lookAgain)
		}
		c.setNumber(n, shown, s.book.Date1904)
	}
	return err == nil, err
}

// setShared makes the cell the shared string of an index.
func (s *sheetScan) setShared(c *Cell, raw []byte) error {
	i, ok := wholeNumber(raw)
	switch {
	case s.strings == nil:
		return refuse(ruleStringIdx, "the cell refers to shared strings, and the workbook has none")
	case !ok || i >= s.strings.count:
		return refuse(ruleStringIdx, "the cell refers to a shared string that is not among the %d of the workbook", s.strings.count)
	}
	c.Kind, c.Text = Text, s.strings.get(i)
	return nil
}

// setBool makes the cell a boolean of XML Schema.
func (c *Cell) setBool(raw []byte) error {
	c.Kind = Bool
	switch string(raw) {
	case "1", "true":
		c.Number = 1
	case "0", "false":
	default:
		return refuse(ruleBool, "the cell's boolean is neither 1 nor 0").withHint(lookAgain)
	}
	return nil
}

// setError makes the cell an error. Codes are more with each version of Excel,
// and LibreOffice has its own, but no text is one.
func (c *Cell) setError(raw []byte) error {
	code := string(raw)
	if len(code) > maxErrorCode || !strings.HasPrefix(code, "#") && !strings.HasPrefix(code, "Err:") || strings.ContainsAny(code, " \t\r\n") {
		return refuse(ruleType, "the cell is an error, and its value is no error code").withHint(lookAgain)
	}
	c.Kind, c.Text = Error, code
	return nil
}

// maxErrorCode is longer than any error code, such as #GETTING_DATA.
const maxErrorCode = 32

// setDate makes the cell a date of ISO 8601. One with an offset from UTC is no
// civil time: it is handed on as the text that it is, for whoever knows the
// place to read.
func (c *Cell) setDate(raw []byte) error {
	text := string(raw)
	t, clock, ok := parseISO(text)
	if ok {
		c.Kind, c.Time, c.Clock, c.DayOnly = Date, t, clock, len(text) == len(time.DateOnly)
		return nil
	}
	if _, err := time.Parse(time.RFC3339Nano, text); err != nil {
		return refuse(ruleDate, "the cell's date is not one of ISO 8601").withHint(lookAgain)
	}
	c.Kind, c.Text = Text, text
	return nil
}

// setNumber makes a number what it is shown as. One that is shown as a date
// but names none, such as a negative one, stays a number.
func (c *Cell) setNumber(n float64, shown format, date1904 bool) {
	c.Kind, c.Number = Number, n
	switch shown {
	case formatNumber, formatStruck: // that it is struck through was seen before
	case formatPercent:
		c.Percent = true
	case formatDate, formatClock:
		if t, clock, ok := serialTime(n, date1904); ok {
			c.Kind, c.Time, c.Clock = Date, t, clock
			c.DayOnly = shown == formatDate && !clock && t.Equal(t.Truncate(24*time.Hour))
		}
	}
}

// parseNumber reads a finite decimal number: XML Schema's double without INF
// and NaN, and nothing else that Go would take for one.
func parseNumber(b []byte) (float64, bool) {
	digit := false
	for i, c := range b {
		switch {
		case c >= '0' && c <= '9':
			digit = true
		case c == '.' || c == 'e' || c == 'E':
		case c == '+' || c == '-':
			if i > 0 && b[i-1]|0x20 != 'e' {
				return 0, false
			}
		default:
			return 0, false
		}
	}
	if !digit {
		return 0, false
	}
	n, err := strconv.ParseFloat(string(b), 64)
	return n, err == nil
}
