package sheet

import (
	"encoding/binary"
	"strconv"
	"unicode/utf8"
)

// checkCharacters finds how many bytes of b are whole characters of UTF-8 that
// XML 1.0 allows. It is false when a character is wrong; a last character that
// is merely cut off is left for the next window.
func checkCharacters(b []byte) (int, bool) {
	const (
		high   = 0x8080808080808080
		spaces = 0x2020202020202020
	)
	i := 0
	for i < len(b) {
		// Thirty-two plain ASCII bytes at a time: no high bit set, none below
		// space, which subtracting would set it.
		for i+32 <= len(b) {
			w0, w1 := binary.LittleEndian.Uint64(b[i:]), binary.LittleEndian.Uint64(b[i+8:])
			w2, w3 := binary.LittleEndian.Uint64(b[i+16:]), binary.LittleEndian.Uint64(b[i+24:])
			if (w0|w1|w2|w3|(w0-spaces)|(w1-spaces)|(w2-spaces)|(w3-spaces))&high != 0 {
				break
			}
			i += 32
		}
		for stop := min(i+32, len(b)); i < stop; {
			if c := b[i]; c >= ' ' && c < utf8.RuneSelf || c == '\n' || c == '\r' || c == '\t' {
				i++
				continue
			}
			size, ok := characterSize(b[i:])
			if size == 0 {
				return i, ok
			}
			i += size
		}
	}
	return i, true
}

// characterSize is the length of a character that is not plain ASCII; 0 when
// XML does not allow it, and then true if it is only cut off.
func characterSize(b []byte) (int, bool) {
	if b[0] < ' ' {
		return 0, false
	}
	if !utf8.FullRune(b) {
		return 0, true
	}
	r, size := utf8.DecodeRune(b)
	if r == utf8.RuneError && size == 1 || r == 0xFFFE || r == 0xFFFF {
		return 0, false
	}
	return size, true
}

// reference resolves what stands between & and ;.
func reference(name []byte) (rune, bool) {
	if len(name) > 1 && name[0] == '#' {
		return characterReference(string(name[1:]))
	}
	switch string(name) {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	return 0, false
}

// characterReference is the character of a number, which XML must allow.
func characterReference(digits string) (rune, bool) {
	base := 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 21)
	if err != nil {
		return 0, false
	}
	r := rune(n)
	allowed := r == '\t' || r == '\n' || r == '\r' ||
		r >= ' ' && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= utf8.MaxRune
	return r, allowed
}

// nameLength is the length of the XML name at the start of b.
func nameLength(b []byte) int {
	for i, c := range b {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c == ':'
		if !letter && (i == 0 || (c < '0' || c > '9') && c != '-' && c != '.') {
			if c >= utf8.RuneSelf {
				return wideNameLength(b, i)
			}
			return i
		}
	}
	return len(b)
}

// wideNameLength is nameLength from i on, of a name that holds more than ASCII.
func wideNameLength(b []byte, i int) int {
	for i < len(b) {
		r, size := utf8.DecodeRune(b[i:])
		switch {
		case startsName(r):
		case i > 0 && continuesName(r):
		default:
			return i
		}
		i += size
	}
	return len(b)
}

// startsName reports whether a name may begin with a character (XML 1.0, fifth
// edition, 2.3).
func startsName(r rune) bool {
	for _, run := range [...][2]rune{
		{':', ':'},
		{'A', 'Z'},
		{'_', '_'},
		{'a', 'z'},
		{0xC0, 0xD6},
		{0xD8, 0xF6},
		{0xF8, 0x2FF},
		{0x370, 0x37D},
		{0x37F, 0x1FFF},
		{0x200C, 0x200D},
		{0x2070, 0x218F},
		{0x2C00, 0x2FEF},
		{0x3001, 0xD7FF},
		{0xF900, 0xFDCF},
		{0xFDF0, 0xFFFD},
		{0x10000, 0xEFFFF},
	} {
		if r <= run[1] {
			return r >= run[0]
		}
	}
	return false
}

// continuesName reports whether a name may hold a character that may not be its
// first.
func continuesName(r rune) bool {
	return r == '-' || r == '.' || r >= '0' && r <= '9' || r == 0xB7 || r >= 0x300 && r <= 0x36F || r == 0x203F || r == 0x2040
}

// isBlank reports whether a byte is white space in XML.
func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// blank reports whether there is nothing but white space.
func blank(b []byte) bool {
	for _, c := range b {
		if !isBlank(c) {
			return false
		}
	}
	return true
}

// trimBlank cuts white space off both ends.
func trimBlank(b []byte) []byte {
	for len(b) > 0 && isBlank(b[0]) {
		b = b[1:]
	}
	for len(b) > 0 && isBlank(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}

// itoa64 is a decimal number.
func itoa64(n int64) string { return strconv.FormatInt(n, 10) }
