// Package truthtest reads what was told as its readers do, and holds it to what was
// found. It knows nothing of how a thing is told: numbers are read back from their
// print, so that a fault of telling is no fault of the check.
package truthtest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// Told is everything that is said of one force, or of a round, in one language.
type Told struct {
	Publications []*doc.Publication // nil ones are left out
	Figures      []doc.Figure
	Annex        *doc.Workbook
	Texts        []string // of other media: alternatives of figures
	Bands        []findings.Band
	Changes      []findings.Change
	Grades       []string // as the language names them
	// Foreign are words that nothing of this subject is called by: the crimes of an
	// agency that has records.
	Foreign *regexp.Regexp
	Names   []string // of forces, which hold such words
	English bool     // whose plurals are read
}

// Lies are the things said that are not so, each once.
func Lies(t Told) []string {
	var all []passage
	var out []string
	add := func(p passage, rule string) {
		if rule != "" {
			out = append(out, fmt.Sprintf("%s: %s: %s", p.place, rule, p.text()))
		}
	}
	for _, p := range t.Publications {
		if p == nil {
			continue
		}
		r := reader{}
		r.publication(p)
		for p, rule := range twice(r.out) {
			add(p, rule)
		}
		all = append(all, r.out...)
	}
	r := reader{}
	for i := range t.Figures {
		r.Figure("figure "+t.Figures[i].ID, &t.Figures[i])
	}
	if t.Annex != nil {
		r.workbook(t.Annex)
	}
	for _, text := range t.Texts {
		r.words("alternative", text)
	}
	all = append(all, r.out...)
	c := check{Told: t, seen: map[doc.Ref]map[string]passage{}}
	for _, p := range all {
		for _, rule := range c.rules() {
			add(p, rule(p))
		}
	}
	for p, rule := range c.otherwise() {
		add(p, rule)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// check is a document set under the rules.
type check struct {
	Told
	seen map[doc.Ref]map[string]passage // what was printed of a cell
}

// rules each say what is wrong with a passage, "" for nothing.
func (c *check) rules() []func(passage) string {
	return []func(passage) string{
		c.saysItsValue, c.insideInterval, c.noCertainty, c.addsUp, c.sameDecimals, c.besideBound, c.supported,
		c.notOnly, c.whole, c.plural, c.foreign, c.remember,
	}
}

// quotesAll reports whether an earlier rate is told as all or none, as it was published.
func (t Told) quotesAll() bool {
	return slices.ContainsFunc(t.Changes, func(c findings.Change) bool { return c.From >= 1 || c.From <= 0 })
}

func containsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return w != "" && strings.Contains(" "+strings.Join(strings.FieldsFunc(text, notLetter), " ")+" ", " "+w+" ")
	})
}

// notLetter parts words.
func notLetter(r rune) bool { return !unicode.IsLetter(r) && r != '-' }
