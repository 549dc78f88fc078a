package annex

import (
	"strings"
	"unicode/utf8"
)

// maxText is the longest text of a cell, in UTF-16 units.
const maxText = 32767

// clean makes text safe to stand in a cell of any format: line ends become \n;
// control characters, bidirectional overrides and characters XML cannot carry
// go; invalid UTF-8 becomes U+FFFD; what is longer than a cell is cut.
func clean(s string) string {
	if len(s) <= maxText && isPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	units := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if r == '\r' {
			if i < len(s) && s[i] == '\n' {
				continue
			}
			r = '\n'
		}
		if dropped(r) {
			continue
		}
		n := 1
		if r > 0xFFFF {
			n = 2
		}
		if units += n; units > maxText {
			break
		}
		b.WriteRune(r)
	}
	return b.String()
}

// cleanLine is clean for text that must stand on one line: heads, names,
// properties.
func cleanLine(s string) string {
	return strings.Join(strings.Fields(clean(s)), " ")
}

// isPlain reports text of printable ASCII only, which needs no care.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// dropped reports characters that have no place in a published cell.
func dropped(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < ' ' || r >= 0x7F && r <= 0x9F:
		return true // control characters
	case r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069:
		return true // bidirectional embeddings, overrides and isolates
	case r == 0xFEFF || r == 0xFFFE || r == 0xFFFF:
		return true // byte order mark, noncharacters
	}
	return false
}

// appendXML appends cleaned text as XML character data or attribute value.
// Spreadsheet readers take _x000D_ for a carriage return, so in their formats
// (escapes true) an underscore that would begin such an escape is escaped.
func appendXML(b []byte, s string, escapes bool) []byte {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '&':
			b = append(b, "&amp;"...)
		case '<':
			b = append(b, "&lt;"...)
		case '>':
			b = append(b, "&gt;"...)
		case '"':
			b = append(b, "&#34;"...)
		case '_':
			if escapes && beginsEscape(s[i:]) {
				b = append(b, "_x005F"...)
			}
			b = append(b, c)
		default:
			b = append(b, c)
		}
	}
	return b
}

// beginsEscape reports whether s begins with _xHHHH_.
func beginsEscape(s string) bool {
	if len(s) < 7 || s[1]|0x20 != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if !isDigit(c) && (c|0x20 < 'a' || c|0x20 > 'f') {
			return false
		}
	}
	return true
}

// xmlText is cleaned text as XML character data outside cells.
func xmlText(s string) string { return string(appendXML(nil, s, false)) }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
