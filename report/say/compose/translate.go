package compose

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/say/doc"
	"assize/report/say/words"
)

// translator puts what was found into the language of the words, once, before
// anything is told: labels, grades and closed lists by the terms of the pack, free
// texts of a workbook by the translations given for it. What has none is kept,
// and remembered as a text of the inputs' language.
type translator struct {
	words   *words.Pack
	texts   map[string]string // translations of free texts
	names   map[string]string // of forces, by id
	done    map[string]bool   // texts that are translations
	foreign foreign

	terms, free []string // that have no translation, as they are met
}

// foreign are the texts that stay in the language of the inputs, by what does not
// change when they are fitted into a sentence.
type foreign struct {
	lang  string
	texts map[string]bool
}

func newTranslator(p *words.Pack, texts, names map[string]string, inputLang string) *translator {
	tr := &translator{words: p, texts: texts, names: names, done: map[string]bool{}, foreign: foreign{lang: inputLang, texts: map[string]bool{}}}
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
func (f foreign) langOf(s string) string {
	if f.texts[stem(s)] {
		return f.lang
	}
	return ""
}

// text is plain words, marked with their language where it is not the document's.
func (f foreign) text(s string) doc.Text { return doc.Text{Text: s, Lang: f.langOf(s)} }

// plain is one run of text that may come from the inputs.
func (t *teller) plain(s string) []doc.Run { return []doc.Run{t.in.foreign.text(s)} }

// known finds a translation of a text.
func (tr *translator) known(s string) (string, bool) {
	if said, ok := tr.words.Term(s); ok {
		return said, true
	}
	if said, ok := tr.texts[s]; ok {
		return said, true
	}
	return s, tr.done[s] || strings.IndexFunc(s, unicode.IsLetter) < 0
}

// term translates a text of a rulebook or of a closed list.
func (tr *translator) term(s *string) { tr.put(s, &tr.terms) }

// prose translates a free text.
func (tr *translator) prose(s *string) { tr.put(s, &tr.free) }

func (tr *translator) put(s *string, missing *[]string) {
	said, ok := tr.known(*s)
	if !ok {
		if !slices.Contains(*missing, *s) {
			*missing = append(*missing, *s)
		}
		tr.foreign.texts[stem(*s)] = true
	}
	*s = said
}

// each is a copy of a list with something done to every element.
func each[T any](list []T, do func(*T)) []T {
	list = slices.Clone(list)
	for i := range list {
		do(&list[i])
	}
	return list
}

// translated is the input in the language of its words.
func (in Input) translated() Input {
	if in.Words == nil || !in.Words.Translates() {
		return in
	}
	tr := newTranslator(in.Words, in.Terms, in.ForceNames, in.InputLang)
	in.Findings = tr.findings(in.Findings)
	in.Picture = tr.picture(in.Picture)
	in.Quotes = each(in.Quotes, func(q *Quote) { tr.prose(&q.Role) }) // their words are in its language
	in.House, in.Edition = tr.house(in.House), tr.edition(in.Edition)
	in.Correction = tr.correction(in.Correction)
	in.foreign = tr.foreign
	return in
}

// translated is the round in the language of its words. Titles of findings are in
// it already.
func (in Round) translated() Round {
	if in.Words == nil || !in.Words.Translates() {
		return in
	}
	tr := newTranslator(in.Words, in.Terms, in.ForceNames, in.InputLang)
	tr.prose(&in.Title)
	in.Picture = tr.picture(in.Picture)
	in.Forces = each(in.Forces, func(f *RoundForce) {
		f.Findings, f.Correction = tr.findings(f.Findings), tr.correction(f.Correction)
	})
	in.House, in.Edition = tr.house(in.House), tr.edition(in.Edition)
	in.foreign = tr.foreign
	return in
}

// translated is the index in the language of its words.
func (in Index) translated() Index {
	if in.Words == nil || !in.Words.Translates() {
		return in
	}
	tr := newTranslator(in.Words, in.Terms, in.ForceNames, in.InputLang)
	tr.prose(&in.Title)
	in.Forces = each(in.Forces, func(f *findings.Findings) { *f = tr.findings(*f) })
	in.House, in.Edition = tr.house(in.House), tr.edition(in.Edition)
	in.foreign = tr.foreign
	return in
}

// correction translates what a correction takes the place of, and its reason.
func (tr *translator) correction(c *Correction) *Correction {
	if c == nil {
		return nil
	}
	out := *c
	out.Was = tr.findings(c.Was)
	tr.prose(&out.Issue.Reason)
	return &out
}

// force gives a force its name in the language; a force without one keeps its own,
// which is a name and no text to be marked.
func (tr *translator) force(f *findings.Force) {
	if name, ok := tr.names[f.ID]; ok {
		f.Name = name
	}
}

// house translates a publisher that does not speak the language of the words.
func (tr *translator) house(h House) House {
	if h.Lang == tr.words.Lang {
		return h
	}
	tr.prose(&h.Inspectorate)
	tr.prose(&h.ShortName)
	lines := func(s *string) {
		if address, _ := reach(*s).(doc.Link); address.To == "" {
			tr.prose(s)
		}
	}
	h.Contact, h.PressOffice = each(h.Contact, lines), each(h.PressOffice, lines)
	return h
}

// edition translates licences; its other texts are the language's own.
func (tr *translator) edition(e Edition) Edition {
	if e.LicenceLang == tr.words.Lang {
		return e
	}
	e.Licences = each(e.Licences, tr.prose)
	return e
}

// picture translates grades and names, and puts the forces in the order of their
// names in the language.
func (tr *translator) picture(p nation.Picture) nation.Picture {
	p.Forces = each(p.Forces, func(e *nation.Entry) {
		tr.force(&e.Force)
		tr.term(&e.Grade)
	})
	slices.SortStableFunc(p.Forces, func(a, b nation.Entry) int { return cmp.Compare(a.Force.Name, b.Force.Name) })
	if p.Ranking != nil {
		ranking := *p.Ranking
		ranking.Forces = each(ranking.Forces, func(r *nation.Rank) { tr.force(&r.Force) })
		p.Ranking = &ranking
	}
	if p.Funnel != nil {
		funnel := *p.Funnel
		funnel.Points = each(funnel.Points, func(q *nation.Point) { tr.force(&q.Force) })
		p.Funnel = &funnel
	}
	return p
}
