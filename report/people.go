package report

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"assize/report/judge/rulebook"
	"assize/report/read/audit"
	"assize/report/read/signoff"
	"assize/report/read/source"
	"assize/report/say/force"
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

// listener reads people's sentences of one language.
type listener struct {
	force, lang string
	lexicon     narrative.Lexicon
	said        []Said
}

// listener is one for what people wrote about a force in a language.
func (b *bench) listener(force string, t tongue) listener {
	return listener{force: force, lang: t.lang, lexicon: b.lexicon(t)}
}

// lexicon is what sentences of a language are read for: the words of its pack, and
// the grades of the rulebook.
func (b *bench) lexicon(t tongue) narrative.Lexicon {
	if t.words == nil {
		return narrative.Lexicon{}
	}
	people := t.words.People()
	var grades []string
	if b.rules != nil {
		for _, g := range b.rules.Grades {
			said, _ := t.words.Term(g.ID)
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

// inputTongue is the language that workbooks and rulebooks are written in: that of the
// job whose pack has no terms; false where the job has no such language.
func (b *bench) inputTongue() (tongue, bool) {
	for _, t := range b.tongues {
		if t.words != nil && !t.words.Translates() {
			return t, true
		}
	}
	return b.main(), false
}

// inputListener reads what is written in the language of the inputs. Where the job has
// no such language its words are not known, and it hears numbers in digits alone.
func (b *bench) inputListener(force string) listener {
	t, known := b.inputTongue()
	if !known {
		return listener{force: force, lang: t.lang}
	}
	return b.listener(force, t)
}

// readPeople reads what people wrote about a force for numbers and words of claim, each
// text in its language, and holds translations to what they translate.
func (b *bench) readPeople(d *audit.Dataset, a *Assessment) {
	in := b.inputListener(a.Findings.Force.ID)
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
	in.warn(&a.Problems)
	a.Said = in.said
	for _, t := range b.tongues {
		prose := a.Prose[t.lang]
		l := b.listener(a.Findings.Force.ID, t)
		for _, section := range slices.Sorted(maps.Keys(prose.Sections)) {
			l.read(prose.Sections[section].At, prose.Sections[section].Text, true)
		}
		for _, q := range prose.Quotes {
			l.read(q.Text.At, q.Text.Text, true)
		}
		for _, text := range prose.Said {
			l.read(text.At, text.Text, false)
		}
		l.warn(&a.Problems)
		a.Said = append(a.Said, l.said...)
		b.checkSections(t, a)
	}
}

// checkSections refuses prose in a further language that holds other numbers than the
// same section in the main one.
func (b *bench) checkSections(t tongue, a *Assessment) {
	first := b.main()
	if t.lang == first.lang {
		return
	}
	for _, section := range slices.Sorted(maps.Keys(a.Prose[t.lang].Sections)) {
		said := a.Prose[t.lang].Sections[section]
		original, ok := a.Prose[first.lang].Sections[section]
		if !ok {
			continue
		}
		if !narrative.SameInsertions(original.Text, said.Text) || !b.lexicon(first).SameNumbers(original.Text, b.lexicon(t), said.Text) {
			a.Problems.Refuse(said.At, ruleTranslation, "insert the same values in both, and write the same numbers", "holds other numbers than %s", original.At.File)
		}
	}
}

// everyForce stands in a sign-off for what is in the documents of all.
const everyForce = "all"

// readLabels reads the texts of the rulebook, which stand in the documents of every
// force. The hours of a measure of time are its own number; a question claims nothing,
// nor does what the rulebook lists as names.
func (b *bench) readLabels(ps *source.Problems) {
	l := b.inputListener(everyForce)
	read := func(at source.Pos, label string) {
		for _, name := range b.rules.Names {
			label = strings.ReplaceAll(label, name, "")
		}
		if !strings.HasSuffix(label, "?") {
			l.read(at, label, false)
		}
	}
	read(source.Pos{File: b.rules.File, Line: 1}, b.rules.Title)
	for _, m := range b.rules.Measures {
		label := m.Label
		if m.Within > 0 {
			label = strings.ReplaceAll(label, strconv.Itoa(int(m.Within.Hours()))+" hours", "")
		}
		read(m.At, label)
	}
	for _, c := range b.rules.Criteria {
		read(c.At, c.Label)
	}
	for _, q := range append([]rulebook.Question{b.rules.Overall}, b.rules.Questions...) {
		read(q.At, q.Label)
	}
	l.warn(ps)
	b.labels = l.said
}

// unconfirmed refuses sentences that nobody has confirmed by name.
func (b *bench) unconfirmed(said []Said, whose string, ps *source.Problems) {
	for _, s := range said {
		if b.signOff == nil || !b.signOff.Confirms(s.Force, s.Language, s.SHA256) {
			ps.Refuse(s.At, s.Rule, s.hint(), "%s: %s", whose, s.message())
		}
	}
}

// toConfirm are the sentences of a release in the form in which a sign-off lists them,
// each once.
func (b *bench) toConfirm(packs []*Pack) []signoff.Sentence {
	said := slices.Clone(b.labels)
	for _, p := range packs {
		said = append(said, p.row.Said...)
	}
	var out []signoff.Sentence
	seen := map[[3]string]bool{}
	for _, s := range said {
		key := [3]string{s.Force, s.Language, s.SHA256}
		if !seen[key] {
			seen[key] = true
			out = append(out, signoff.Sentence{Force: s.Force, Language: s.Language, Place: s.At.String() + s.Inside, SHA256: s.SHA256})
		}
	}
	return out
}

// peopleText is a text of people's with its place.
type peopleText = force.NarrativeFile
