package sheet

import (
	"strconv"
	"strings"
)

// format says how a number is shown, as far as its meaning depends on it.
type format uint8

const (
	formatNumber format = iota
	formatPercent
	formatDate
)

// maxFormats bounds the formats of a workbook; Excel stops at 65,490.
const maxFormats = 100_000

// readStyles reads which cell formats show numbers as dates or percentages.
func (r *xlsxReader) readStyles(x *xmlReader) error {
	if err := x.root(spaceMain, "styleSheet"); err != nil {
		return err
	}
	own := make(map[int]format) // by id, of the codes that the workbook brings
	var ids []int
	if err := x.each(func() error {
		switch {
		case x.is(spaceMain, "numFmts"):
			return x.each(func() error {
				if !x.is(spaceMain, "numFmt") {
					return x.skip()
				}
				id, err := x.number("numFmtId")
				if err != nil {
					return err
				}
				code, _ := x.attr(spaceNone, "formatCode")
				if len(own) == maxFormats {
					return overBound("number formats", maxFormats)
				}
				own[id] = formatOf(string(code))
				return x.skip()
			})
		case x.is(spaceMain, "cellXfs"):
			return x.each(func() error {
				if !x.is(spaceMain, "xf") {
					return x.skip()
				}
				id, err := x.number("numFmtId")
				if err != nil {
					return err
				}
				if len(ids) == maxFormats {
					return overBound("cell formats", maxFormats)
				}
				ids = append(ids, id)
				return x.skip()
			})
		}
		return x.skip()
	}); err != nil {
		return err
	}
	if len(ids) > 0 {
		r.formats = r.formats[:0]
	}
	for _, id := range ids {
		shown, ok := own[id]
		if !ok {
			shown = builtinFormat(id)
		}
		r.formats = append(r.formats, shown)
	}
	return nil
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
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id == 45, id == 47,
		id >= 50 && id <= 58, id >= 71 && id <= 78, id == 80, id == 81:
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
	percent, date := false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i] | 0x20; {
		case code[i] == ';':
			i = len(code)
		case code[i] == '"':
			if end := strings.IndexByte(code[i+1:], '"'); end >= 0 {
				i += end + 1
			} else {
				i = len(code)
			}
		case code[i] == '\\', code[i] == '_', code[i] == '*':
			i++
		case code[i] == '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return formatNumber
			}
			if elapsed(code[i+1 : i+end]) {
				return formatNumber
			}
			i += end
		case code[i] == '%':
			percent = true
		case c == 'g' && len(code) >= i+7 && strings.EqualFold(code[i:i+7], "general"):
			i += 6
		case c == 'e' && i+1 < len(code) && (code[i+1] == '+' || code[i+1] == '-'):
			i++ // an exponent
		case c == 'd', c == 'm', c == 'y', c == 'h', c == 's', c == 'e' && !strings.ContainsAny(code, "0#?"):
			date = true
		}
	}
	switch {
	case date:
		return formatDate
	case percent:
		return formatPercent
	}
	return formatNumber
}

// elapsed reports whether the content of brackets counts hours, minutes or
// seconds beyond their day.
func elapsed(inside string) bool {
	inside = strings.ToLower(inside)
	return inside != "" && (strings.Trim(inside, "h") == "" || strings.Trim(inside, "m") == "" || strings.Trim(inside, "s") == "")
}
