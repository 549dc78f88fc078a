package annex

import "unicode/utf8"

// Text is measured in Arial, in thousandths of an em: the advance widths that
// Arial, Helvetica and Liberation Sans share.

// digitWidth is the advance of a digit; column widths count digits.
const digitWidth = 556

// boldFactor is how much wider bold Arial runs than regular.
const boldFactor = 1.07

// advance is the advance width of a character. The table counts in fives of a
// thousandth, rounded up.
func advance(r rune) int {
	const ascii = "\x38\x38\x47\x70\x70\xb2\x86\x27\x43\x43\x4e\x75\x38\x43\x38\x38" + // space to /
		"\x70\x70\x70\x70\x70\x70\x70\x70\x70\x70\x38\x38\x75\x75\x75\x70" + // 0 to ?
		"\xcb\x86\x86\x91\x91\x86\x7b\x9c\x91\x38\x64\x86\x70\xa7\x91\x9c" + // @ to O
		"\x86\x9c\x91\x86\x7b\x91\x86\xbd\x86\x86\x7b\x38\x38\x38\x5e\x70" + // P to _
		"\x43\x70\x70\x64\x70\x70\x38\x70\x70\x2d\x2d\x64\x2d\xa7\x70\x70" + // ` to o
		"\x70\x70\x43\x64\x38\x70\x64\x91\x64\x64\x64\x43\x34\x43\x75" // p to ~
	switch {
	case r < ' ':
		return 0
	case r <= '~':
		return int(ascii[r-' ']) * 5
	case r == '–':
		return digitWidth
	case r >= 0x1100: // em dash, quotes, ideographs: the widest, so that none is clipped
		return 1000
	default:
		return 667
	}
}

// textWidth is the width of one line of text, in digits.
func textWidth(s string) float64 {
	n := 0
	for _, r := range s {
		n += advance(r)
	}
	return float64(n) / digitWidth
}

// longestWord is the width of the widest word, in digits.
func longestWord(s string) float64 {
	widest, n := 0, 0
	for _, r := range s {
		if r == ' ' || r == '\n' || r == '\t' {
			n = 0
			continue
		}
		n += advance(r)
		widest = max(widest, n)
	}
	return float64(widest) / digitWidth
}

// longestLine is the width of the widest line, in digits.
func longestLine(s string) float64 {
	widest, n := 0, 0
	for _, r := range s {
		if r == '\n' {
			n = 0
			continue
		}
		n += advance(r)
		widest = max(widest, n)
	}
	return float64(widest) / digitWidth
}

// wrappedLines counts the lines of text set in a cell of the given inner width
// in digits, broken at spaces, and inside words that are wider than the cell.
func wrappedLines(s string, width float64) int {
	limit := int(width * digitWidth)
	if len(s)*1000 <= limit { // cannot be wider
		if i := indexNewline(s); i < 0 {
			return 1
		}
	}
	lines, line, word := 1, 0, 0
	place := func() { // the word that ended goes on this line or the next
		if word == 0 {
			return
		}
		if line > 0 && line+word > limit {
			lines, line = lines+1, 0
		}
		for word > limit && limit > 0 {
			lines, word = lines+1, word-limit
		}
		line, word = line+word, 0
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch r {
		case '\n':
			place()
			lines, line = lines+1, 0
		case ' ', '\t':
			place()
			line += advance(' ')
		case '-':
			word += advance(r)
			place()
		default:
			word += advance(r)
		}
	}
	place()
	return lines
}

func indexNewline(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			return i
		}
	}
	return -1
}
