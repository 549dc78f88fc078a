package tell

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// Translator puts what was found into the language of the words, once, before
// anything is told: labels, grades and closed lists by the terms of the pack, free
// texts of a workbook by the translations given for it. What has none is kept,
// and remembered as a text of the inputs' language.
type Translator struct {
	words   *words.Pack
	texts   map[string]string // translations of free texts
	done    map[string]bool   // texts that are translations
	Foreign Foreign

	Terms, Free []string // that have no translation, as they are met
}

// Foreign are the texts that stay in the language of the inputs, by what does not
// change when they are fitted into a sentence.
type Foreign struct {
	lang  string
	texts map[string]bool
}

// NewTranslator translates into the language of a pack. texts are translations of free
// texts; inputLang is the language of what has none, as a BCP 47 tag.
func NewTranslator(p *words.Pack, texts map[string]string, inputLang string) *Translator {
	tr := &Translator{words: p, texts: texts, done: map[string]bool{}, Foreign: Foreign{lang: inputLang, texts: map[string]bool{}}}
	for _, said := range p.Terms() {
		tr.done[said] = true
	}
	for said := range maps.Values(texts) {
		tr.done[said] = true
	}
	return tr
}

// stem is a text without what fitting it into a sentence changes: the case of its
// first letter and the stop at its end.
func stem(s string) string {
	r := []rune(strings.TrimSuffix(s, "."))
	if len(r) > 0 {
		r[0] = unicode.ToLower(r[0])
	}
	return string(r)
}

// langOf is the language of a text where it is not the document's, else "".
func (f Foreign) langOf(s string) string {
	if f.texts[stem(s)] {
		return f.lang
	}
	return ""
}

// text is plain words, marked with their language where it is not the document's.
func (f Foreign) text(s string) doc.Text { return doc.Text{Text: s, Lang: f.langOf(s)} }

// Plain is one run of text that may come from the inputs.
func (t *Kernel) Plain(s string) []doc.Run { return []doc.Run{t.Foreign.text(s)} }

// known finds a translation of a text.
func (tr *Translator) known(s string) (string, bool) {
	if said, ok := tr.words.Term(s); ok {
		return said, true
	}
	if said, ok := tr.texts[s]; ok {
		return said, true
	}
	return s, tr.done[s] || strings.IndexFunc(s, unicode.IsLetter) < 0
}

// Term translates a text of a rulebook or of a closed list.
func (tr *Translator) Term(s *string) { tr.put(s, &tr.Terms) }

// Prose translates a free text.
func (tr *Translator) Prose(s *string) {
	if !tr.words.IsReason(*s) { // its words are the pack's
		tr.put(s, &tr.Free)
	}
}

func (tr *Translator) put(s *string, missing *[]string) {
	said, ok := tr.known(*s)
	if !ok {
		if !slices.Contains(*missing, *s) {
			*missing = append(*missing, *s)
		}
		tr.Foreign.texts[stem(*s)] = true
	}
	*s = said
}

// Each is a copy of a list with something done to every element.
func Each[T any](list []T, do func(*T)) []T {
	list = slices.Clone(list)
	for i := range list {
		do(&list[i])
	}
	return list
}

// House translates a publisher that does not speak the language of the words.
func (tr *Translator) House(h House) House {
	if h.Lang == tr.words.Lang {
		return h
	}
	tr.Prose(&h.Inspectorate)
	tr.Prose(&h.ShortName)
	lines := func(s *string) {
		if address, _ := reach(*s).(doc.Link); address.To == "" {
			tr.Prose(s)
		}
	}
	h.Contact, h.PressOffice = Each(h.Contact, lines), Each(h.PressOffice, lines)
	return h
}

// Edition translates licences; its other texts are the language's own.
func (tr *Translator) Edition(e Edition) Edition {
	if e.LicenceLang == tr.words.Lang {
		return e
	}
	e.Licences = Each(e.Licences, tr.Prose)
	return e
}
