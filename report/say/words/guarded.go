package words

import (
	"slices"
	"strings"
	"unicode"

	"assize/report/read/strictyaml"
)

// Guarded is a word that says something about a number, and what of it.
type Guarded struct {
	Word  string
	Class string // size, movement, order, quantity or completeness
}

// guardedFile are the words of a language that only a predicate can vouch for.
type guardedFile struct {
	Size         []string        `yaml:"size,required" doc:"words of size: over, nearly, only"`
	Movement     []string        `yaml:"movement,required" doc:"words of movement: risen, down"`
	Order        []string        `yaml:"order,required" doc:"words of order: highest, first"`
	Quantity     []string        `yaml:"quantity,required" doc:"words of quantity: half, most, two"`
	Completeness []string        `yaml:"completeness,required" doc:"words of completeness: all, every, none"`
	Except       []guardedExcept `yaml:"except" doc:"texts in which such a word says nothing about a number, each with why"`
	At           strictyaml.At
}

type guardedExcept struct {
	Text string `yaml:"text,required"`
	Why  string `yaml:"why,required"`
	At   strictyaml.At
}

// guards are the guarded words by class, and the texts that are excepted.
type guards struct {
	words  []Guarded
	except []string
}

func (f guardedFile) guards(ps *strictyaml.Problems) guards {
	var out guards
	for _, c := range []struct {
		class string
		words []string
	}{
		{"size", f.Size}, {"movement", f.Movement}, {"order", f.Order}, {"quantity", f.Quantity}, {"completeness", f.Completeness},
	} {
		for _, w := range c.words {
			out.words = append(out.words, Guarded{Word: w, Class: c.class})
		}
	}
	for _, e := range f.Except {
		text := spaced(e.Text)
		if len(out.among(text)) == 0 {
			ps.Refuse(e.At, ruleUnknown, "", "%q holds no guarded word, so that it needs no exception", e.Text)
		}
		out.except = append(out.except, text)
	}
	// the longest first: "at least one" before "at least"
	slices.SortStableFunc(out.except, func(a, b string) int { return len(b) - len(a) })
	return out
}

// spaced is a text in lower case with one space about each of its words, so that
// words and phrases are found whole.
func spaced(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '’' && r != '\'' && r != '…'
	})
	return " " + strings.Join(words, " ") + " "
}

// among are the guarded words of a text as spaced has it, whatever is excepted.
func (g guards) among(text string) []Guarded {
	var out []Guarded
	for _, w := range g.words {
		if strings.Contains(text, spaced(w.Word)) {
			out = append(out, w)
		}
	}
	return out
}

// Guarded are the words of a text that only a predicate can vouch for. Texts that the
// pack excepts are read over.
func (p *Pack) Guarded(text string) []Guarded {
	s := spaced(text)
	for _, e := range p.guards.except {
		s = strings.ReplaceAll(s, e, " · ")
	}
	return p.guards.among(s)
}
