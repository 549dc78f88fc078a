package sheet

import "slices"

// maxColumn and maxRow are the far corner of the xlsx grid, XFD1048576.
const (
	maxColumn = 16_384
	maxRow    = 1_048_576
)

// maxMerged bounds the merged ranges of a sheet.
const maxMerged = 1 << 18

// ColumnName is the letters of a 1-based column: 1 is A, 28 is AB. It is
// empty for numbers below 1.
func ColumnName(n int) string {
	var letters [8]byte
	i := len(letters)
	for n > 0 && i > 0 {
		n--
		i--
		letters[i] = byte('A' + n%26)
		n /= 26
	}
	return string(letters[i:])
}

// wholeNumber reads digits, and nothing but digits.
func wholeNumber(b []byte) (int, bool) {
	if len(b) == 0 || len(b) > 9 {
		return 0, false
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// parseReference reads an A1 reference without dollar signs; small letters are
// allowed.
func parseReference(b []byte) (row, column int, ok bool) {
	letters := slices.IndexFunc(b, func(c byte) bool { return c|0x20 < 'a' || c|0x20 > 'z' })
	if letters < 1 || letters > 3 {
		return 0, 0, false
	}
	for _, c := range b[:letters] {
		column = column*26 + int(c|0x20-'a') + 1
	}
	row, ok = wholeNumber(b[letters:])
	return row, column, ok && row > 0 && b[letters] != '0' && column <= maxColumn
}

// parseRange reads a range such as A1:B2, or a single cell.
func parseRange(ref string) (Range, bool) {
	b := []byte(ref)
	colon := slices.Index(b, ':')
	if colon < 0 {
		row, column, ok := parseReference(b)
		return Range{row, column, row, column}, ok
	}
	r1, c1, ok1 := parseReference(b[:colon])
	r2, c2, ok2 := parseReference(b[colon+1:])
	return Range{r1, c1, r2, c2}, ok1 && ok2 && r1 <= r2 && c1 <= c2
}
