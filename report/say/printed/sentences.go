package printed

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"assize/report/say/doc"
)

// sentences parts runs into sentences: after a full stop, question or exclamation
// mark that a space and a capital or a number follow. Text is cut, other runs stay
// whole. An abbreviation may cut a sentence in two, which costs a reader nothing.
func sentences(runs []doc.Run) [][]doc.Run {
	var out [][]doc.Run
	var now []doc.Run
	flush := func() {
		if len(now) > 0 {
			out, now = append(out, now), nil
		}
	}
	for i, r := range runs {
		t, ok := r.(doc.Text)
		if !ok {
			now = append(now, r)
			continue
		}
		rest := t.Text
		for {
			end := sentenceEnd(rest, i+1 < len(runs))
			if end < 0 {
				break
			}
			piece := t
			piece.Text = rest[:end]
			now = append(now, piece)
			flush()
			rest = strings.TrimLeft(rest[end:], " ")
		}
		if rest != "" {
			piece := t
			piece.Text = rest
			now = append(now, piece)
		}
	}
	flush()
	return out
}

// sentenceEnd is where the first sentence of a text ends, before its space, or -1.
// More says that something follows the text, which may begin a sentence.
func sentenceEnd(s string, more bool) int {
	for i, r := range s {
		if !strings.ContainsRune(".?!", r) {
			continue
		}
		end := i + utf8.RuneLen(r)
		for end < len(s) && strings.ContainsRune("”’\")", firstRune(s[end:])) {
			end += utf8.RuneLen(firstRune(s[end:]))
		}
		after := strings.TrimLeft(s[end:], " ")
		if len(after) == len(s[end:]) {
			continue // no space: a decimal point, an address
		}
		next := firstRune(after)
		if after == "" && more || after != "" && (unicode.IsUpper(next) || unicode.IsDigit(next) || strings.ContainsRune("“‘\"(", next)) {
			return end
		}
	}
	return -1
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
