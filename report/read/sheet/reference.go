package sheet

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

// ColumnNumber reads a column's letters in capitals, A to XFD.
func ColumnNumber(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' || n > maxColumn {
			return 0, false
		}
		n = n*26 + int(s[i]-'A') + 1
	}
	return n, n > 0 && n <= maxColumn
}
