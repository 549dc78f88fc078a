package sheet

import "bytes"

// The two readers of a cell. Nearly all cells of nearly all workbooks are
// written in one of a few forms, byte for byte:
//
//	<c r="B7" s="3"><v>12.5</v></c>
//	<c r="B7" s="3" t="s"><v>41</v></c>
//	<c r="B7" t="inlineStr"><is><t>text</t></is></c>
//	<c r="B7" t="b"><v>1</v></c>
//	<c r="B7"><f>A7*2</f><v>25</v></c>
//	<c r="B7" s="3"/>
//
// plainCell reads just these and checks just what the parser checks. Whatever
// else it meets, a fault above all, it leaves untouched for the parser to read or
// to refuse; a fuzz target holds both to the same result.
//
// This file stays: without it a scan costs 2.8 to 3.2 times the processor time
// (BenchmarkParserAlone, x-plain: shared strings 2.8, inline strings 3.2, an
// audit workbook 2.9).

// plainCell reads a cell of a plain form at the front of the window. It is
// false, and consumed nothing, when the cell has any other form, does not
// stand whole in the window, or is not sound.
func (s *sheetScan) plainCell() bool {
	b := s.x.buf[s.x.p:s.x.n]
	column, i := s.plainPlace(b)
	if i == 0 {
		return false
	}
	kind, style, i, ok := plainAttributes(b, i)
	if !ok || style >= len(s.formats) || s.formats[style]&formatStruck != 0 {
		return false
	}
	if b[i-1] == '/' { // <c .../>
		i++
	} else {
		last := len(s.cells)
		s.cells = append(s.cells, Cell{Row: s.row, Column: column})
		if i, ok = s.plainValue(b, i+1, kind, s.formats[style], &s.cells[last]); !ok {
			s.cells = s.cells[:last]
			return false
		}
		s.book.cells++
	}
	s.column = column
	s.x.p += i
	return true
}

// plainPlace reads <c r="B7" and says what column it is and how long it was; 0
// when that is not what stands there, or not the place of a next cell.
func (s *sheetScan) plainPlace(b []byte) (column, length int) {
	const open = `<c r="`
	if len(b) < len(open) || string(b[:len(open)]) != open {
		return 0, 0
	}
	i := len(open)
	for i < len(b) && b[i]-'A' < 26 && column <= maxColumn {
		column = column*26 + int(b[i]-'A') + 1
		i++
	}
	end := i + len(s.digits)
	if column <= s.column || column > s.limits.Columns || column > maxColumn ||
		end >= len(b) || string(b[i:end]) != string(s.digits) || b[end] != '"' {
		return 0, 0
	}
	return column, end + 1
}

// plainValue reads what stands between the tags of a cell, and its end tag.
func (s *sheetScan) plainValue(b []byte, i int, kind cellType, shown format, c *Cell) (int, bool) {
	if i+2 < len(b) && b[i+1] == 'f' {
		if i, c.Formula = plainFormula(b, i); !c.Formula {
			return 0, false
		}
	}
	switch kind {
	case typeNumber:
		return s.plainNumber(b, i, c, shown)
	case typeShared:
		return s.plainShared(b, i, c)
	case typeInline:
		if !c.Formula {
			return s.plainInline(b, i, c)
		}
	case typeString:
		return s.plainString(b, i, c)
	case typeBool:
		return plainBool(b, i, c)
	case typeError, typeDate: // rare
	}
	return 0, false
}

// plainAttributes reads s="..." and t="..." up to the > of the tag, whose
// place it returns (b[i-1] is / when the tag closes itself, and then b[i] is
// the >, to be passed over by one).
func plainAttributes(b []byte, i int) (kind cellType, style, at int, ok bool) {
	const shared, inline = ` t="s">`, ` t="inlineStr">` // most cells have just this
	switch {
	case standsAt(b, i, shared):
		return typeShared, 0, i + len(shared) - 1, true
	case standsAt(b, i, inline):
		return typeInline, 0, i + len(inline) - 1, true
	}
	var styled, typed bool
	for i+5 < len(b) && b[i] == ' ' && b[i+2] == '=' && b[i+3] == '"' {
		name, value := b[i+1], plainAttribute(b[i+4:])
		i += len(`s=""`) + 1 + len(value)
		if i > len(b) || b[i-1] != '"' {
			return 0, 0, 0, false
		}
		switch {
		case name == 's' && !styled:
			styled = true
			style, ok = wholeNumber(value)
		case name == 't' && !typed:
			typed = true
			kind, ok = cellTypeOf(value)
		default:
			ok = false
		}
		if !ok {
			return 0, 0, 0, false
		}
	}
	at, ok = plainTagEnd(b, i)
	return kind, style, at, ok
}

// plainTagEnd is the place of the > of a tag, when it or /> stands at i.
func plainTagEnd(b []byte, i int) (int, bool) {
	if i < len(b) && b[i] == '/' {
		i++
	}
	return i, i < len(b) && b[i] == '>'
}

// standsAt reports whether a text stands at i.
func standsAt(b []byte, i int, text string) bool {
	return i+len(text) <= len(b) && string(b[i:i+len(text)]) == text
}

// plainAttribute is a short value up to its closing quotation mark, or to where
// it is too long to be plain.
func plainAttribute(b []byte) []byte {
	const longest = 10
	for i, c := range b {
		if c == '"' || i == longest {
			return b[:i]
		}
	}
	return b
}

const valueOpen, valueDone = "<v>", "</v></c>"

// plainNumber reads <v>number</v></c>.
func (s *sheetScan) plainNumber(b []byte, i int, c *Cell, shown format) (int, bool) {
	if i+len(valueOpen) >= len(b) || string(b[i:i+len(valueOpen)]) != valueOpen {
		return 0, false
	}
	start := i + len(valueOpen)
	n, end, ok := exactDecimal(b, start)
	if !ok {
		length := bytes.IndexByte(b[end:], '<')
		if length < 0 {
			return 0, false
		}
		end += length
		if n, ok = parseNumber(b[start:end]); !ok {
			return 0, false
		}
	}
	done := end + len(valueDone)
	if done > len(b) || string(b[end:done]) != valueDone {
		return 0, false
	}
	c.setNumber(n, shown, s.book.Date1904)
	return done, true
}

// exactDecimal reads a number of digits below 2^53 with a point, from i on, and
// says where it ends. It is the quotient of two numbers that are exact, so one
// division rounds it right. All others, for which it is false, are left to
// strconv.
func exactDecimal(b []byte, i int) (n float64, end int, ok bool) {
	negative := b[i] == '-'
	if negative {
		i++
	}
	mantissa, first, point := uint64(0), i, -1
	for ; i < len(b); i++ {
		if d := b[i] - '0'; d <= 9 {
			mantissa = mantissa*10 + uint64(d)
		} else if b[i] == '.' && point < 0 {
			point = i
		} else {
			break
		}
	}
	digits, decimals := i-first, 0
	if point >= 0 {
		digits, decimals = digits-1, i-point-1
	}
	if digits < 1 || digits > 19 || mantissa >= 1<<53 {
		return 0, i, false
	}
	n = float64(mantissa)
	if decimals > 0 {
		n /= powersOfTen(decimals)
	}
	if negative {
		n = -n
	}
	return n, i, true
}

// powersOfTen are exact up to 10^22; nineteen are needed.
func powersOfTen(n int) float64 {
	return [...]float64{
		1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9,
		1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
	}[n]
}

// plainShared reads <v>index</v></c>.
func (s *sheetScan) plainShared(b []byte, i int, c *Cell) (int, bool) {
	if s.strings == nil || i+len(valueOpen) > len(b) || string(b[i:i+len(valueOpen)]) != valueOpen {
		return 0, false
	}
	i += len(valueOpen)
	start, index := i, 0
	for ; i < len(b) && b[i]-'0' <= 9 && i < start+9; i++ {
		index = index*10 + int(b[i]-'0')
	}
	if i == start || index >= s.strings.count ||
		i+len(valueDone) > len(b) || string(b[i:i+len(valueDone)]) != valueDone {
		return 0, false
	}
	c.Kind, c.Text = Text, s.strings.get(index)
	return i + len(valueDone), true
}

// plainBool reads <v>0</v></c> or <v>1</v></c>.
func plainBool(b []byte, i int, c *Cell) (int, bool) {
	const no, yes = valueOpen + "0" + valueDone, valueOpen + "1" + valueDone
	end := i + len(no)
	if end > len(b) {
		return 0, false
	}
	c.Kind = Bool
	switch string(b[i:end]) {
	case yes:
		c.Number = 1
	case no:
	default:
		return 0, false
	}
	return end, true
}

// plainFormula passes over <f>...</f>, when one stands there.
func plainFormula(b []byte, i int) (int, bool) {
	const open, done = "<f>", "</f>"
	if i+len(open) > len(b) || string(b[i:i+len(open)]) != open {
		return i, false
	}
	from := i + len(open)
	n := plainLength(b[from:])
	end := from + n + len(done)
	if end > len(b) || string(b[from+n:end]) != done {
		return i, false
	}
	return end, true
}

// plainInline reads <is><t>text</t></is></c>, with or without the attribute
// that keeps white space.
func (s *sheetScan) plainInline(b []byte, i int, c *Cell) (int, bool) {
	const (
		open = "<is><t>"
		keep = `<is><t xml:space="preserve">`
		done = "</t></is></c>"
	)
	switch {
	case i+len(open) <= len(b) && string(b[i:i+len(open)]) == open:
		i += len(open)
	case i+len(keep) <= len(b) && string(b[i:i+len(keep)]) == keep:
		i += len(keep)
	default:
		return 0, false
	}
	n := plainLength(b[i:])
	end := i + n + len(done)
	if end > len(b) || string(b[i+n:end]) != done || n > s.limits.CellText {
		return 0, false
	}
	c.Kind, c.Text = Text, s.texts.keep(b[i:i+n])
	return end, true
}

// plainString reads <v>text</v></c>.
func (s *sheetScan) plainString(b []byte, i int, c *Cell) (int, bool) {
	if i+len(valueOpen) > len(b) || string(b[i:i+len(valueOpen)]) != valueOpen {
		return 0, false
	}
	i += len(valueOpen)
	n := plainLength(b[i:])
	end := i + n + len(valueDone)
	if end > len(b) || string(b[i+n:end]) != valueDone || n > s.limits.CellText {
		return 0, false
	}
	c.Kind, c.Text = Text, s.texts.keep(b[i:i+n])
	return end, true
}
