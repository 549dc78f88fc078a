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
			c := b[i]
			if c >= ' ' && c < utf8.RuneSelf || c == '\n' || c == '\r' || c == '\t' {
				i++
				continue
			}
			if c < ' ' {
				return i, false
			}
			if !utf8.FullRune(b[i:]) {
				return i, true
			}
			r, size := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError && size == 1 || r == 0xFFFE || r == 0xFFFF {
				return i, false
			}
			i += size
		}
	}
	return i, true
}

// reference resolves what stands between & and ;.
func reference(name []byte) (rune, bool) {
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
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := string(name[1:]), 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return 0, false
	}
	r := rune(n)
	allowed := r == '\t' || r == '\n' || r == '\r' ||
		r >= ' ' && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= utf8.MaxRune
	return r, n <= utf8.MaxRune && allowed
}

// nameLength is the length of the XML name at the start of b. Letters beyond
// ASCII are all taken as name characters: no format here has any.
func nameLength(b []byte) int {
	for i, c := range b {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c == ':' || c >= utf8.RuneSelf
		if !letter && (i == 0 || (c < '0' || c > '9') && c != '-' && c != '.') {
			return i
		}
	}
	return len(b)
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
