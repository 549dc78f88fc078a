package plain

import (
	"strings"
	"unicode"
)

// length is the number of characters a text takes on a line: marks that
// combine with the character before them take none.
func length(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.In(r, unicode.Mn, unicode.Me) {
			n++
		}
	}
	return n
}

// wrap breaks text into lines of at most width characters, but for single words
// that are longer. No-break spaces become spaces when lines are made.
func wrap(text string, width int) []string {
	var out []string
	line, used := "", 0
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }) {
		n := length(word)
		if line != "" && used+1+n > width {
			out = append(out, line)
			line, used = "", 0
		}
		if line != "" {
			line += " "
			used++
		}
		line += strings.ReplaceAll(word, nbsp, " ")
		used += n
	}
	return append(out, line)
}

// hardened puts a space into words that are longer than width: within a column
// there is no room beside.
func hardened(text string, width int) string {
	if longestWord(text) <= width {
		return text
	}
	var b strings.Builder
	n := 0
	for _, r := range text {
		switch {
		case r == ' ':
			n = 0
		case length(string(r)) > 0:
			if n == width {
				b.WriteByte(' ')
				n = 0
			}
			n++
		}
		b.WriteRune(r)
	}
	return b.String()
}
