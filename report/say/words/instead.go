package words

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"assize/report/read/strictyaml"
)

// insteadFile are words for a matter that the texts of a language do not speak of by
// themselves, such as agencies, where they speak of police forces.
type insteadFile struct {
	Nouns   strictyaml.OrderedMap[message] `yaml:"nouns" doc:"nouns that go with numbers, by the noun whose place they take"`
	Genders strictyaml.OrderedMap[string]  `yaml:"genders" doc:"the lists of number words that these nouns take"`
	Words   strictyaml.OrderedMap[string]  `yaml:"words,required" doc:"whole words, each with what takes its place in every text and template of the language; of two that fit, the longer. One that begins a sentence keeps its capital"`
	At      strictyaml.At
}

func (f *packFile) validateInstead(ps *strictyaml.Problems) {
	for _, id := range sortedKeys(f.Instead) {
		in := f.Instead[id]
		for _, e := range in.Nouns.Entries {
			e.Value.validate(e.Key, nil, nil, ps)
			if _, ok := f.Nouns.Get(e.Key); !ok {
				ps.Refuse(e.At, ruleUnknown, "", "no such noun, %q", e.Key)
			}
		}
		for _, e := range in.Genders.Entries {
			if _, ok := f.Numbers.BeforeNoun[e.Value]; !ok {
				ps.Refuse(e.At, ruleMissing, "", "no number words before a noun of %q", e.Value)
			}
		}
		for _, e := range in.Words.Entries {
			was, err := placesOf(e.Key)
			is, err2 := placesOf(e.Value)
			slices.Sort(was)
			slices.Sort(is)
			if err != nil || err2 != nil || !slices.Equal(was, is) || strings.TrimSpace(e.Key) == "" {
				ps.Refuse(e.At, "words-placeholder", "", "%q and what takes its place have not the same places", e.Key)
			}
		}
	}
}

// Instead is the pack as it speaks of some matters: of agencies, of errors. The words
// of each take the places of those that the pack says otherwise, the first first.
func (p *Pack) Instead(matters ...string) (*Pack, error) {
	out := *p
	for _, id := range matters {
		in, ok := p.instead[id]
		if !ok {
			return nil, fmt.Errorf("%s: no words for %q under instead", p.Lang, id)
		}
		out.nouns, out.genders = laidOver(out.nouns, in.Nouns), laidOver(out.genders, in.Genders)
		out.rewordings = append(slices.Clone(out.rewordings), rewordingOf(in.Words))
	}
	out.labels = reworded(&out, p.labels)
	out.terms = reworded(&out, p.terms)
	out.warnings = rewordedMessages(&out, p.warnings)
	out.notReportable = rewordedMessages(&out, p.notReportable)
	return &out, nil
}

// Reword puts the words of the matters that the pack speaks of into a text of the
// language.
func (p *Pack) Reword(text string) string {
	for _, r := range p.rewordings {
		text = r.in(text)
	}
	return text
}

func laidOver[T any](under map[string]T, over strictyaml.OrderedMap[T]) map[string]T {
	out := maps.Clone(under)
	for _, e := range over.Entries {
		out[e.Key] = e.Value
	}
	return out
}

func reworded[K comparable](p *Pack, texts map[K]string) map[K]string {
	out := make(map[K]string, len(texts))
	for k, text := range texts {
		out[k] = p.Reword(text)
	}
	return out
}

func rewordedMessages(p *Pack, all map[string]message) map[string]message {
	out := make(map[string]message, len(all))
	for k, m := range all {
		out[k] = message{forms: reworded(p, m.forms), at: m.at}
	}
	return out
}

// rewording puts words into the places of others.
type rewording struct {
	find []string          // the longest first
	with map[string]string // what takes the place of each, capital or not
}

func rewordingOf(words strictyaml.OrderedMap[string]) rewording {
	r := rewording{with: map[string]string{}}
	for _, e := range words.Entries {
		r.with[e.Key] = e.Value
		r.with[capital(e.Key)] = capital(e.Value)
	}
	r.find = slices.SortedFunc(maps.Keys(r.with), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
	return r
}

// in rewords a text. What is part of a longer word stays.
func (r rewording) in(text string) string {
	var b strings.Builder
	before := ' '
	for at := 0; at < len(text); {
		if word := r.at(text[at:]); word != "" && !unicode.IsLetter(before) {
			b.WriteString(r.with[word])
			at += len(word)
			before, _ = utf8.DecodeLastRuneInString(word)
			continue
		}
		letter, n := utf8.DecodeRuneInString(text[at:])
		b.WriteString(text[at : at+n])
		at, before = at+n, letter
	}
	return b.String()
}

// at is the word that a text begins with; "" for none.
func (r rewording) at(text string) string {
	for _, word := range r.find {
		if rest, ok := strings.CutPrefix(text, word); ok {
			if after, _ := utf8.DecodeRuneInString(rest); !unicode.IsLetter(after) {
				return word
			}
		}
	}
	return ""
}

// capital makes the first letter a capital.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
