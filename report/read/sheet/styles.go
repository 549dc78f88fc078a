package sheet

import (
	"strconv"
	"strings"
)

// format says how a number is shown, as far as its meaning depends on it.
type format uint8

const (
	formatNumber  format = iota
	formatPercent        // outweighs it
	formatDate           // outweighs both; without a time of day
	formatClock          // outweighs them all: a time of day, with its day or alone

	formatStruck format = 1 << 7 // beside any of them: the font is struck through
)

// maxFormats bounds the formats of a workbook; Excel stops at 65,490.
const maxFormats = 100_000

// readStyles reads which cell formats show numbers as dates or percentages.
func (r *xlsxReader) readStyles(x *xmlReader) error {
	if err := x.root(spaceMain, "styleSheet"); err != nil {
		return err
	}
	s := styleScan{x: x, own: make(map[int]format)}
	if err := x.each(s.part); err != nil {
		return err
	}
	if len(s.cells) > 0 {
		r.formats = r.formats[:0]
	}
	for i, id := range s.cells {
		shown, ok := s.own[id]
		if !ok {
			shown = builtinFormat(id)
		}
		if font := s.fonts[i]; font < len(s.struck) && s.struck[font] {
			shown |= formatStruck
		}
		r.formats = append(r.formats, shown)
	}
	return nil
}

// styleScan reads the part of the styles.
type styleScan struct {
	x     *xmlReader
	own   map[int]format // by id, of the codes that the workbook brings
	cells []int          // ids of the cell formats, in their order
	fonts []int          // of the same: the places of their fonts

	struck []bool // by place: the fonts that are struck through
}

// part reads one child of the style sheet.
func (s *styleScan) part() error {
	switch {
	case s.x.is(spaceMain, "numFmts"):
		return s.x.each(s.numberFormat)
	case s.x.is(spaceMain, "cellXfs"):
		return s.x.each(s.cellFormat)
	case s.x.is(spaceMain, "fonts"):
		return s.x.each(s.font)
	}
	return s.x.skip()
}

// font reads whether a font is struck through.
func (s *styleScan) font() error {
	if len(s.struck) == maxFormats {
		return overBound("fonts", maxFormats)
	}
	s.struck = append(s.struck, false)
	if !s.x.is(spaceMain, "font") {
		return s.x.skip()
	}
	return s.x.each(func() error {
		if s.x.is(spaceMain, "strike") {
			on, given := s.x.attr(spaceNone, "val")
			s.struck[len(s.struck)-1] = !given || string(on) == "1" || string(on) == "true"
		}
		return s.x.skip()
	})
}

// numberFormat reads one code.
func (s *styleScan) numberFormat() error {
	if !s.x.is(spaceMain, "numFmt") {
		return s.x.stray("an element other than a number format")
	}
	id, err := s.x.number("numFmtId")
	if err != nil {
		return err
	}
	code, _ := s.x.attr(spaceNone, "formatCode")
	if len(s.own) == maxFormats {
		return overBound("number formats", maxFormats)
	}
	s.own[id] = formatOf(string(code))
	return s.x.skip()
}

// cellFormat reads one cell format. Cells name them by their place, so an
// element that is passed over would shift all that follow.
func (s *styleScan) cellFormat() error {
	if !s.x.is(spaceMain, "xf") {
		return s.x.stray("an element other than a cell format")
	}
	id, err := s.x.number("numFmtId")
	if err != nil {
		return err
	}
	if len(s.cells) == maxFormats {
		return overBound("cell formats", maxFormats)
	}
	font, err := s.x.number("fontId")
	if err != nil {
		return err
	}
	s.cells, s.fonts = append(s.cells, id), append(s.fonts, font)
	return s.x.skip()
}

// number is an attribute of the current element that is a whole number; 0
// when it is absent.
func (x *xmlReader) number(local string) (int, error) {
	value, ok := x.attr(spaceNone, local)
	if !ok {
		return 0, nil
	}
	n, err := strconv.Atoi(string(value))
	if err != nil || n < 0 {
		return 0, refuse(ruleAttribute, "%s is not a whole number", local)
	}
	return n, nil
}

// builtinFormat is the meaning of a number format that has no code of its own
// (ECMA-376 part 1, 18.8.30, with the East Asian and Thai ones, which every
// spreadsheet program shows as dates).
func builtinFormat(id int) format {
	switch {
	case id == 9, id == 10, id == 67, id == 68:
		return formatPercent
	case id >= 18 && id <= 22, id >= 32 && id <= 35, id == 45, id == 47, id == 55, id == 56,
		id >= 75 && id <= 78, id == 80, id == 81:
		return formatClock
	case id >= 14 && id <= 17, id >= 27 && id <= 36, id >= 50 && id <= 58, id >= 71 && id <= 74:
		return formatDate
	}
	return formatNumber
}

// formatOf is the meaning of a number format's code: a date when its first
// section, the one for positive numbers, names days, months, years, hours,
// minutes or seconds. Elapsed times such as [h]:mm are amounts and stay
// numbers.
func formatOf(code string) format {
	if strings.EqualFold(code, "general") || strings.EqualFold(code, "standard") {
		return formatNumber
	}
	digits := strings.ContainsAny(code, "0#?")
	shown := formatNumber
	for i := 0; i < len(code) && code[i] != ';'; {
		if n := quotedLength(code[i:]); n > 0 {
			i += n
			continue
		}
		if code[i] == '[' {
			end := strings.IndexByte(code[i:], ']')
			if end < 0 || elapsed(code[i+1:i+end]) {
				return formatNumber
			}
			i += end + 1
			continue
		}
		n, means := formatSign(code[i:], digits)
		shown = max(shown, means)
		i += n
	}
	return shown
}

// quotedLength is how many bytes at the start of a code stand for themselves,
// or for white space of their width.
func quotedLength(code string) int {
	switch code[0] {
	case '"':
		if end := strings.IndexByte(code[1:], '"'); end >= 0 {
			return end + 2
		}
		return len(code)
	case '\\', '_', '*':
		return min(2, len(code))
	}
	return 0
}

// formatSign is the length and the meaning of the sign at the start of a code.
func formatSign(code string, digits bool) (int, format) {
	const general = "general"
	switch code[0] | 0x20 {
	case 'g':
		if len(code) >= len(general) && strings.EqualFold(code[:len(general)], general) {
			return len(general), formatNumber
		}
	case 'e':
		if len(code) > 1 && (code[1] == '+' || code[1] == '-') {
			return 2, formatNumber // an exponent
		}
		if !digits {
			return 1, formatDate // the year of an era
		}
	case 'd', 'm', 'y': // m is a month, or minutes beside hours or seconds
		return 1, formatDate
	case 'h', 's':
		return 1, formatClock
	}
	if code[0] == '%' {
		return 1, formatPercent
	}
	return 1, formatNumber
}

// elapsed reports whether the content of brackets counts hours, minutes or
// seconds beyond their day.
func elapsed(inside string) bool {
	inside = strings.ToLower(inside)
	return inside != "" && (strings.Trim(inside, "h") == "" || strings.Trim(inside, "m") == "" || strings.Trim(inside, "s") == "")
}
