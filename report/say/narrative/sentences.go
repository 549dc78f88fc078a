package narrative

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"

	"assize/report/read/source"
)

// RuleWords is told of a sentence of people that says a size, a movement, an order,
// a quantity or a completeness, or spells a number out: nothing keeps it true.
const RuleWords = "words-to-confirm"

// Sentence is a sentence of people's that somebody has to answer for: it holds a
// number that was typed, or a word of claim.
type Sentence struct {
	Place  Place // of its first number in digits, else of its first such word
	SHA256 string
	Typed  bool // it holds a number in digits, which is told by Typed as well
}

// Told is where the sentence is told, and what its message adds.
func (s Sentence) Told() (source.Pos, string) { return s.Place.inMessage() }

// Sentences are those sentences of a text that somebody has to answer for. A value
// that is inserted by name answers for itself; what stands beside it does not.
func (l Lexicon) Sentences(at source.Pos, text string) []Sentence {
	if len(text) > maxBytes {
		return nil // Parse refuses it
	}
	plain := plainOf(text)
	typed := numbers(plain)
	worded, _ := l.found(plain)
	where := newPlaces(at, text)
	var out []Sentence
	for _, s := range sentencesOf(text) {
		digit, first := firstIn(typed, s), firstIn(worded, s)
		if digit < 0 && first < 0 {
			continue
		}
		isTyped := digit >= 0
		if isTyped {
			first = digit
		}
		out = append(out, Sentence{Place: where.of(first), SHA256: digest(text[s.from:s.to]), Typed: isTyped})
	}
	return out
}

// stretch is a part of a text, in bytes.
type stretch struct{ from, to int }

// firstIn is the first of some rising bytes inside a stretch, -1 for none.
func firstIn(bytes []int, s stretch) int {
	for _, b := range bytes {
		if b >= s.from && b < s.to {
			return b
		}
	}
	return -1
}

// sentencesOf parts a text after stops that a space follows, and at empty lines and
// list items. It errs towards parting: a half is confirmed like a whole.
func sentencesOf(text string) []stretch {
	var out []stretch
	from := 0
	end := func(to int) {
		if strings.TrimSpace(text[from:to]) != "" {
			out = append(out, stretch{from, to})
		}
		from = to
	}
	for i, r := range text {
		next := i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			next = i + 1
		}
		switch {
		case strings.ContainsRune(".!?…", r):
			rest := strings.TrimLeft(text[next:], `"'”’)*_`)
			if first, _ := utf8.DecodeRuneInString(rest); rest == "" || unicode.IsSpace(first) {
				end(len(text) - len(rest))
			}
		case r == '\n' && beginsAnew(text[next:]):
			end(next)
		}
	}
	end(len(text))
	return out
}

// beginsAnew reports whether a line begins a paragraph, a list item or a heading.
func beginsAnew(line string) bool {
	line = strings.TrimLeft(line, " \t\r")
	return line == "" || strings.ContainsRune("\n-*#>|", rune(line[0]))
}

// digest is the SHA-256 of a sentence, however it is broken into lines.
func digest(sentence string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(sentence), " ")))
	return hex.EncodeToString(sum[:])
}
