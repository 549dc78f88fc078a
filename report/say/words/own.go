package words

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"assize/report/read/strictyaml"
)

// ruleOwn is broken by a word for a force's own audit that is none.
const ruleOwn = "words-own-audit"

// swap is a phrase of the sentences and what is said in its place.
type swap struct{ of, in string }

// validateOwn refuses empty phrases, and those that say a number: what is printed in
// the place of a word counts nothing.
func (f *packFile) validateOwn(ps *strictyaml.Problems) {
	for _, e := range f.OwnAudit.Entries {
		if strings.TrimSpace(e.Key) == "" || strings.TrimSpace(e.Value) == "" || strings.ContainsFunc(e.Key+e.Value, unicode.IsDigit) {
			ps.Refuse(e.At, ruleOwn, "", "%q and %q are no words to be said in one another's place", e.Key, e.Value)
		}
	}
}

// ownAudit are the phrases with their forms at the beginning of a sentence, the longest
// first: of two that begin alike the longer one is meant.
func (f *packFile) ownAudit() []swap {
	var out []swap
	for _, e := range f.OwnAudit.Entries {
		out = append(out, swap{e.Key, e.Value})
		if upper := capital(e.Key); upper != e.Key {
			out = append(out, swap{upper, capital(e.Value)})
		}
	}
	slices.SortStableFunc(out, func(a, b swap) int { return cmp.Compare(len(b.of), len(a.of)) })
	return out
}

// capital makes the first letter a capital.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// OwnAudit is a text in the words for an audit that a force makes of itself: its whole
// words and phrases that the pack lists give way to others.
func (p *Pack) OwnAudit(text string) string {
	var b strings.Builder
	before := ' '
	for text != "" {
		if !wordRune(before) {
			if i := slices.IndexFunc(p.ownAudit, func(s swap) bool { return begins(text, s.of) }); i >= 0 {
				s := p.ownAudit[i]
				b.WriteString(s.in)
				before, _ = utf8.DecodeLastRuneInString(s.of)
				text = text[len(s.of):]
				continue
			}
		}
		r, n := utf8.DecodeRuneInString(text)
		b.WriteString(text[:n])
		before, text = r, text[n:]
	}
	return b.String()
}

// begins reports whether a text begins with a phrase that ends where a word does.
func begins(text, phrase string) bool {
	rest, ok := strings.CutPrefix(text, phrase)
	next, _ := utf8.DecodeRuneInString(rest)
	return ok && (rest == "" || !wordRune(next))
}

// wordRune reports whether a character stands within words.
func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }
