package sheet

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

const escapeLength = len("_xHHHH_")

// escaped reads an escape at the start of b and says how many bytes it takes;
// 0 when there is none.
func escaped(b []byte) (rune, int) {
	r, ok := escapedUnit(b)
	switch {
	case !ok:
		return 0, 0
	case !utf16.IsSurrogate(r):
		return r, escapeLength
	}
	low, ok := escapedUnit(b[escapeLength:])
	if pair := utf16.DecodeRune(r, low); ok && pair != utf8.RuneError {
		return pair, 2 * escapeLength
	}
	return 0, 0
}

// escapedUnit reads one _xHHHH_.
func escapedUnit(b []byte) (rune, bool) {
	if len(b) < escapeLength || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(b[2:6]), 16, 16)
	return rune(n), err == nil
}
