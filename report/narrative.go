package report

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/read/strictyaml"
	"assize/report/say/force"
	"assize/report/say/narrative"
)

// Prose is what people wrote about a force in one language: the sections of its
// report, the quotes of its notice, and translations of the texts of its workbook.
type Prose struct {
	Sections force.Narrative
	Quotes   []force.Quote
	Terms    map[string]string
	Said     []peopleText     // the translations, with their places
	Inputs   []findings.Input // the files they were read from
}

// termsFile holds the translations of a workbook's texts, beside the sections.
const termsFile = "terms.yaml"

// ruleUnreadable is broken by a file of prose that is there and cannot be read.
const ruleUnreadable = "narrative-unreadable"

// proseOf reads what people wrote about a force in every language of the job.
func (b *bench) proseOf(f findings.Force, ps *source.Problems) map[string]Prose {
	out := map[string]Prose{}
	for _, t := range b.tongues {
		var p Prose
		if b.job.Narrative != "" {
			p = b.narrativeIn(path.Join(b.job.Narrative, f.ID, t.lang), t, ps)
		}
		p.Inputs = append(p.Inputs, t.inputs...)
		p.Said = append(p.Said, t.said...)
		*ps = append(*ps, t.doubts...)
		terms := map[string]string{}
		maps.Copy(terms, t.terms)
		maps.Copy(terms, p.Terms) // a force's own come before those that all share
		p.Terms = terms
		b.addQuotes(&p, f, t.lang, ps)
		out[t.lang] = p
	}
	return out
}

// inOtherLanguage reports whether an input is people's prose in another language
// than the one given, and in that one alone.
func (a Assessment) inOtherLanguage(in findings.Input, lang string) bool {
	for l, p := range a.Prose {
		if l != lang && slices.Contains(p.Inputs, in) {
			return !slices.Contains(a.Prose[lang].Inputs, in)
		}
	}
	return false
}

// narrativeIn reads the prose of one force and language: a file a section,
// NARRATIVE/FORCE/LANGUAGE/SECTION.md, and terms.yaml. A number typed into it that
// is neither a date nor a reference is a warning, and no final release has one.
func (b *bench) narrativeIn(dir string, t tongue, ps *source.Problems) Prose {
	files := b.job.Files.For(intake.Prose)
	entries, err := files.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return Prose{}
	}
	if err != nil {
		intake.Refuse(ps, source.Pos{File: dir}, ruleUnreadable, err)
		return Prose{}
	}
	out := Prose{Sections: force.Narrative{}}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		section, isProse := strings.CutSuffix(e.Name(), ".md")
		if !isProse && e.Name() != termsFile || e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if isProse && !slices.Contains(force.NarrativeSections(), section) {
			ps.Refuse(source.Pos{File: name}, "narrative-section", "sections: "+strings.Join(force.NarrativeSections(), ", "), "names no section of the report")
			continue
		}
		data, err := files.ReadFile(name)
		if err != nil {
			intake.Refuse(ps, source.Pos{File: name}, ruleUnreadable, err)
			continue
		}
		out.Inputs = append(out.Inputs, narrativeInput(name, data))
		if !isProse {
			out.Terms, out.Said = b.readTerms(t, name, data, ps)
			continue
		}
		text := force.NarrativeFile{At: source.Pos{File: name}, Text: string(data)}
		*ps = append(*ps, text.Faults()...)
		*ps = append(*ps, text.Typed()...)
		out.Sections[section] = text
	}
	return out
}

// narrativeInput names a file of people's prose among the inputs.
func narrativeInput(name string, data []byte) findings.Input {
	sum := sha256.Sum256(data)
	return findings.Input{Path: name, SHA256: hex.EncodeToString(sum[:]), Role: "narrative"}
}

// Rules of translations: one that says another number than its text, and one of what
// the language pack says already.
const (
	ruleTranslation = "translation-number"
	ruleTermTaken   = "translation-not-used"
)

// readTerms reads translations, a text to a text. They are plain words: nothing is
// inserted in them, and what is a number in one is a number in the other. What the
// language pack says already, a grade among it, is said in its words alone.
func (b *bench) readTerms(t tongue, name string, data []byte, ps *source.Problems) (map[string]string, []peopleText) {
	node, found := strictyaml.Parse(name, data, strictyaml.Limits{})
	var terms map[string]strictyaml.Located[string]
	strictyaml.Decode(node, &terms, &found)
	out := map[string]string{}
	var texts []peopleText
	from, to := b.inputListener("").lexicon, b.lexicon(t)
	for _, text := range slices.Sorted(maps.Keys(terms)) {
		said := terms[text]
		out[text] = said.Value
		texts = append(texts, peopleText{At: said.At, Text: said.Value})
		if t.words != nil && t.words.Translates() {
			if term, ok := t.words.Term(text); ok && term != said.Value {
				found.Warn(said.At, ruleTermTaken, "remove it, or change the term in a language pack of the job's own", "the language pack has a term for this text, and this translation is not used")
			}
		}
		if strings.Contains(said.Value, "{{") && !strings.Contains(text, "{{") {
			found.Refuse(said.At, narrative.RuleSyntax, "write it as it is to be read", "nothing is inserted in a translation")
		}
		if !from.SameNumbers(text, to, said.Value) {
			found.Refuse(said.At, ruleTranslation, "write them in figures in both, or in words in both", "a translation with other numbers than its text")
		}
	}
	*ps = append(*ps, found...)
	return out, texts
}

// addQuotes adds the quotes of a force's notice in one language.
func (b *bench) addQuotes(p *Prose, f findings.Force, lang string, ps *source.Problems) {
	said := sha256.New()
	for _, q := range b.job.Quotes {
		of, err := b.register.Resolve(q.Force)
		if q.Language != lang || q.Force != "" && (err != nil || of.ID != f.ID) {
			continue
		}
		text := quoted(q)
		*ps = append(*ps, text.Typed()...)
		p.Quotes = append(p.Quotes, force.Quote{Person: q.Person, Role: q.Role, Text: text})
		fmt.Fprintf(said, "%s\x00%s\x00%s\x00", q.Person, q.Role, q.Text)
	}
	if len(p.Quotes) > 0 {
		p.Inputs = append(p.Inputs, findings.Input{Path: b.job.File, SHA256: hex.EncodeToString(said.Sum(nil)), Role: "quotes " + lang})
	}
}

// quoted are the words of a quote.
func quoted(q job.Quote) force.NarrativeFile {
	return force.NarrativeFile{At: q.TextAt, Text: q.Text}
}

// checkQuotes refuses quotes that cannot be told of any force, and those of a force
// that nobody knows: they would be in no notice.
func (b *bench) checkQuotes(ps *source.Problems) {
	for _, q := range b.job.Quotes {
		*ps = append(*ps, quoted(q).Faults()...)
		if q.Force == "" || b.register == nil {
			continue
		}
		if _, err := b.register.Resolve(q.Force); err != nil {
			ps.Refuse(q.At, ruleForce, "the job's register lists the forces", "the quote is of %v", err)
		}
	}
}
