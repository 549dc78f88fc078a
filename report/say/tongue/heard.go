package tongue

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"assize/report/judge/findings"
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/say/narrative"
)

// Said is a sentence of people's, in the inputs of a force or in the rulebook, that
// holds a number or a word of claim which nothing keeps true. It holds the sentence's
// digest and place, never its words.
type Said struct {
	Force    string // id; that of every force for a text of the rulebook
	Language string
	At       source.Pos
	Inside   string // what a message adds to the place: ", at character 7 of the text"
	SHA256   string
	Rule     string
}

// confirmHint is what to do about such a sentence.
const confirmHint = "write it with inserted values, or have it confirmed under sentences in the sign-off"

// message says what is the matter with the sentence, without its words.
func (s Said) message() string {
	if s.Rule == narrative.RuleNumber {
		return "a number that is neither a date nor a reference" + s.Inside
	}
	return "a sentence with a number or a word of size, movement, order or quantity" + s.Inside
}

// hint is what to do about it before a final release.
func (s Said) hint() string {
	if s.Rule == narrative.RuleNumber {
		return `insert it by name, as in {{rate "force"}}, or have the sentence confirmed under sentences in the sign-off`
	}
	return confirmHint
}

// Place is where it stands, with the character inside a text.
func (s Said) Place() string { return s.At.String() + s.Inside }

// Refuse refuses the sentence, which is in somebody's documents.
func (s Said) Refuse(whose string, ps *source.Problems) {
	ps.Refuse(s.At, s.Rule, s.hint(), "%s: %s", whose, s.message())
}

// listener reads people's sentences of one language.
type listener struct {
	force, lang string
	lexicon     narrative.Lexicon
	said        []Said
}

// listener is one for what people wrote about a force in the language.
func (t Tongue) listener(force string) listener {
	return listener{force: force, lang: t.Lang, lexicon: t.lexicon}
}

// lexiconOf is what sentences of the language are read for: the words of its pack, and
// the grades of the rulebook.
func (t Tongue) lexiconOf(rules *rulebook.Rulebook) narrative.Lexicon {
	if t.Words == nil {
		return narrative.Lexicon{}
	}
	people := t.Words.People()
	var grades []string
	if rules != nil {
		for _, g := range rules.Grades {
			said, _ := t.Words.Term(g.ID)
			grades = append(grades, said)
		}
	}
	return narrative.NewLexicon(people.Numbers, people.Claims, people.Names).With(grades)
}

// read notes the sentences of a text that somebody has to answer for. inserts says
// that values can be inserted in the text, and that its numbers are told already.
func (l *listener) read(at source.Pos, text string, inserts bool) {
	for _, s := range l.lexicon.Sentences(at, text) {
		pos, inside := s.Told()
		rule := narrative.RuleWords
		if s.Typed && inserts {
			rule = narrative.RuleNumber
		}
		l.said = append(l.said, Said{l.force, l.lang, pos, inside, s.SHA256, rule})
	}
}

// warn tells of the sentences that are not told already.
func (l *listener) warn(ps *source.Problems) {
	for _, s := range l.said {
		if s.Rule != narrative.RuleNumber {
			ps.Warn(s.At, s.Rule, confirmHint, "%s", s.message())
		}
	}
}

// ofInputs reads what is written in the language of workbooks and rulebooks: that of
// the job whose pack has no terms. Where the job has no such language its words are not
// known, and numbers in digits alone are heard.
func (all Tongues) ofInputs(force string) listener {
	if t, ok := all.input(); ok {
		return t.listener(force)
	}
	return listener{force: force, lang: all[0].Lang}
}

// input is the language of workbooks and rulebooks, where the job has it.
func (all Tongues) input() (t Tongue, ok bool) {
	for _, t := range all {
		if t.Words != nil && !t.Words.Translates() {
			return t, true
		}
	}
	return Tongue{}, false
}

// Hear reads what people wrote about a force for numbers and words of claim, each text
// in its language, holds translations to what they translate, and returns the sentences
// that somebody has to answer for.
func (all Tongues) Hear(d *audit.Dataset, f findings.Force, wrote People, ps *source.Problems) []Said {
	in := all.ofInputs(f.ID)
	in.read(d.At(audit.Inspection, d.About.Rows[audit.KeyTitle], audit.KeyTitle), d.About.Title, false)
	if of, again := d.About.ReInspection(); again {
		in.read(d.At(audit.Inspection, d.About.Rows[audit.KeyKind], audit.KeyKind), of, false)
	}
	for _, o := range d.Observations {
		in.read(d.At(audit.Observations, o.Row, audit.FieldText), o.Text, false)
	}
	for _, c := range d.Criteria {
		if c.Judgment != "" { // else nothing is printed of it
			in.read(d.At(audit.Criteria, c.Row, audit.FieldEvidence), c.Evidence, false)
		}
	}
	for _, j := range d.Judgments {
		in.read(d.At(audit.Judgments, j.Row, audit.FieldReason), j.Reason, false)
	}
	for _, p := range d.Previous {
		in.read(d.At(audit.Previous, p.Row, audit.FieldInspection), p.Inspection, false)
		in.read(d.At(audit.Previous, p.Row, audit.FieldWhyNot), p.WhyNot, false)
		in.read(d.At(audit.Previous, p.Row, audit.FieldSource), p.Source, false)
	}
	for _, r := range d.Recommendations {
		in.read(d.At(audit.Recommendations, r.Row, audit.FieldText), all.withoutDeadline(r), false)
	}
	in.warn(ps)
	said := in.said
	for _, t := range all {
		prose := wrote[t.Lang]
		l := t.listener(f.ID)
		for _, section := range slices.Sorted(maps.Keys(prose.Sections)) {
			l.read(prose.Sections[section].At, prose.Sections[section].Text, true)
		}
		for _, q := range prose.Quotes {
			l.read(q.Text.At, q.Text.Text, true)
		}
		for _, text := range prose.Said {
			l.read(text.At, text.Text, false)
		}
		l.warn(ps)
		said = append(said, l.said...)
		all.checkSections(t, wrote, ps)
	}
	return said
}

// checkSections refuses prose in a further language that holds other numbers than the
// same section in the main one.
func (all Tongues) checkSections(t Tongue, wrote People, ps *source.Problems) {
	first := all[0]
	if t.Lang == first.Lang {
		return
	}
	for _, section := range slices.Sorted(maps.Keys(wrote[t.Lang].Sections)) {
		said := wrote[t.Lang].Sections[section]
		original, ok := wrote[first.Lang].Sections[section]
		if !ok {
			continue
		}
		if !sameNumbers(first, original.Text, t, said.Text) {
			ps.Refuse(said.At, ruleTranslation, sameInBoth, "holds other numbers than %s", original.At.File)
		}
	}
}

// everyForce stands in a sign-off for what is in the documents of all.
const everyForce = "all"

// HearRound reads the quotes of the notice of a round.
func (all Tongues) HearRound(quotes []job.Quote, ps *source.Problems) []Said {
	var said []Said
	for _, t := range all {
		l := t.listener(everyForce)
		for _, q := range quotes {
			if q.Round && q.Language == t.Lang {
				l.read(q.TextAt, q.Text, false)
			}
		}
		l.warn(ps)
		said = append(said, l.said...)
	}
	return said
}

// HearRules reads the texts of the rulebook, which stand in the documents of every
// force. The hours of a measure of time are its own number; a question claims nothing,
// nor does what the rulebook lists as names.
func (all Tongues) HearRules(rb *rulebook.Rulebook, ps *source.Problems) []Said {
	if len(all) == 0 {
		return nil // the house style was refused: nothing is written in any language
	}
	l := all.ofInputs(everyForce)
	read := func(at source.Pos, label string) {
		for _, name := range rb.Names {
			label = strings.ReplaceAll(label, name, "")
		}
		if !strings.HasSuffix(label, "?") {
			l.read(at, label, false)
		}
	}
	read(source.Pos{File: rb.File, Line: 1}, rb.Title)
	for _, m := range rb.Measures {
		label := m.Label
		if m.Within > 0 {
			label = strings.ReplaceAll(label, strconv.Itoa(int(m.Within.Hours()))+" hours", "")
		}
		read(m.At, label)
	}
	for _, c := range rb.Criteria {
		read(c.At, c.Label)
	}
	for _, q := range append([]rulebook.Question{rb.Overall}, rb.Questions...) {
		read(q.At, q.Label)
	}
	l.warn(ps)
	return l.said
}
