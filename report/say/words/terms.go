package words

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"assize/report/read/strictyaml"
)

// Translates reports whether the pack speaks another language than the one that
// rulebooks, closed lists and workbooks are written in: it has terms then.
func (p *Pack) Translates() bool { return len(p.terms) > 0 }

// Term is a text of a rulebook or of a closed list in the language of the pack,
// and whether it has one. A pack without terms speaks the language of the inputs:
// each text is its own term.
func (p *Pack) Term(text string) (string, bool) {
	if !p.Translates() {
		return p.termOfInputs(text), true
	}
	term, ok := p.terms[text]
	return term, ok
}

// termOfInputs is a text in the language of the inputs: its own term, but for a word
// that the matters which the pack speaks of have another for, "force".
func (p *Pack) termOfInputs(text string) string {
	for _, r := range p.rewordings {
		if word, ok := r.with[text]; ok {
			text = word
		}
	}
	return text
}

// Terms are all translations of the pack.
func (p *Pack) Terms() []string { return slices.Sorted(maps.Values(p.terms)) }

var figures = regexp.MustCompile(`[0-9]+(?:[.,][0-9]+)*`)

// validateTerms refuses a term without words, and one whose numbers are not those
// of the text: a translation changes words only.
func (f *packFile) validateTerms(ps *strictyaml.Problems) {
	for _, e := range f.Terms.Entries {
		in, out := figures.FindAllString(e.Key, -1), figures.FindAllString(e.Value, -1)
		slices.Sort(in)
		slices.Sort(out)
		switch {
		case strings.TrimSpace(e.Value) == "":
			ps.Refuse(e.At, ruleTerm, "", "%q has no translation", e.Key)
		case !slices.Equal(in, out):
			ps.Refuse(e.At, ruleTerm, "", "the translation of %q holds other numbers", e.Key)
		}
	}
}
