package narrative

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Lexicon is what the sentences of one language are read for. It knows nothing of
// grammar: a word of it makes a sentence one that somebody has to answer for, and
// no more.
type Lexicon struct {
	numbers map[string]float64 // numbers spelt out, by their words
	claims  []phrase           // words of size, movement, order, quantity, completeness
	names   []phrase           // that hold such a word, and claim nothing
}

// phrase is words in a row, small letters. The last may stand for all that begin so.
type phrase struct {
	words []string
	begin bool
}

// NewLexicon takes the words of a language pack: numbers by their words, claims, and
// names that hold one of them and claim nothing. A claim or name may be several
// words; one that ends in * stands for every word that begins so.
func NewLexicon(numbers map[string]float64, claims, names []string) Lexicon {
	l := Lexicon{numbers: maps.Clone(numbers), claims: phrases(claims), names: phrases(names)}
	return l
}

// With is the lexicon with further claims: the grades of a rulebook.
func (l Lexicon) With(claims []string) Lexicon {
	l.claims = append(slices.Clone(l.claims), phrases(claims)...)
	return l
}

func phrases(texts []string) []phrase {
	var out []phrase
	for _, t := range texts {
		body, begin := strings.CutSuffix(t, "*")
		var words []string
		for _, w := range wordsOf(body) {
			words = append(words, w.text)
		}
		if len(words) > 0 {
			out = append(out, phrase{words, begin})
		}
	}
	return out
}

// matches reports whether the phrase stands at the head of some words.
func (p phrase) matches(list []word) bool {
	if len(list) < len(p.words) {
		return false
	}
	for i, w := range p.words {
		last := i == len(p.words)-1
		if list[i].text != w && !(last && p.begin && strings.HasPrefix(list[i].text, w)) {
			return false
		}
	}
	return true
}

// longest is how many words the longest of some phrases takes at the head of a list.
func longest(phrases []phrase, list []word) int {
	most := 0
	for _, p := range phrases {
		if len(p.words) > most && p.matches(list) {
			most = len(p.words)
		}
	}
	return most
}

// word is a word of a text, in small letters, and the byte at which it begins.
type word struct {
	text string
	at   int
}

// wordsOf are the words of a text: letters in a row. What parts them, an
// apostrophe or a hyphen too, belongs to none.
func wordsOf(text string) []word {
	var out []word
	begin := -1
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
			if begin < 0 {
				begin = i
			}
		case begin >= 0:
			out = append(out, word{strings.ToLower(text[begin:i]), begin})
			begin = -1
		}
	}
	if begin >= 0 {
		out = append(out, word{strings.ToLower(text[begin:]), begin})
	}
	return out
}

// found are the bytes at which a text's claim words and spelt numbers begin, and the
// values of the numbers.
func (l Lexicon) found(text string) (at []int, values []float64) {
	list := wordsOf(text)
	for i := 0; i < len(list); {
		claim := longest(l.claims, list[i:])
		if name := longest(l.names, list[i:]); name > 0 && name >= claim {
			i += name
			continue
		}
		step := claim
		if step == 0 {
			var value float64
			if value, step = l.number(list[i:]); step > 0 {
				values = append(values, value)
			}
		}
		if step > 0 {
			at = append(at, list[i].at)
		}
		i += max(1, step)
	}
	return at, values
}

// Claims are the claim words and the spelt numbers of a text, as they stand there, in
// small letters.
func (l Lexicon) Claims(text string) []string {
	var out []string
	list := wordsOf(text)
	at, _ := l.found(text)
	for _, from := range at {
		i := slices.IndexFunc(list, func(w word) bool { return w.at == from })
		n := max(1, longest(l.claims, list[i:]))
		if _, spelt := l.number(list[i:]); spelt > n {
			n = spelt
		}
		var said []string
		for _, w := range list[i : i+n] {
			said = append(said, w.text)
		}
		out = append(out, strings.Join(said, " "))
	}
	return out
}

// number is the number that the head of some words spells, and how many of them do:
// "twenty five", "tri deg pump", "two thousand"; no words for none.
func (l Lexicon) number(list []word) (value float64, words int) {
	for _, w := range list {
		v, known := l.numbers[w.text]
		switch {
		case !known:
			return value, words
		case words == 0:
			value = v
		case value < v && multiplies(v):
			value *= v
		case v < value && fits(v, value):
			value += v
		default: // another number
			return value, words
		}
		words++
	}
	return value, words
}

// multiplies reports whether a word is one of tens, hundreds, thousands: "two hundred".
func multiplies(v float64) bool { return v == 10 || v == 100 || v >= 1000 }

// fits reports whether a number adds to a rounder one before it: "twenty five".
func fits(v, value float64) bool {
	for _, unit := range []float64{10, 100, 1000} {
		if v < unit {
			return math.Mod(value, unit) == 0
		}
	}
	return false
}

// SameNumbers reports whether a text and its translation hold the same numbers, in
// any order, in figures or in words: l reads the text, other the translation.
func (l Lexicon) SameNumbers(text string, other Lexicon, translation string) bool {
	return slices.Equal(l.held(text), other.held(translation))
}

// held are the numbers of a text, in figures and in words, each in one form.
func (l Lexicon) held(text string) []string {
	var out []string
	for _, n := range typedNumbers(text) {
		out = append(out, strings.ReplaceAll(n, ",", ""))
	}
	_, values := l.found(text)
	for _, v := range values {
		out = append(out, strconv.FormatFloat(v, 'f', -1, 64))
	}
	slices.Sort(out)
	return out
}
