package tongue

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/judge/rulebook"
	"assize/report/read/source"
	"assize/report/read/strictyaml"
	"assize/report/say/force"
	"assize/report/say/ledger"
	"assize/report/say/narrative"
	"assize/report/say/words"
)

// Rules of what a language must be able to say.
const (
	ruleTerm         = "language-term"            // a text of a rulebook, or of findings, without a term
	ruleTemplate     = "trigger-without-template" // a trigger without words
	ruleUntranslated = "text-untranslated"        // free texts that stay in the language of the inputs
)

// CheckRules refuses a rulebook that a language of the job cannot say, or of which it
// lacks the words of a trigger.
func (all Tongues) CheckRules(rb *rulebook.Rulebook, ps *source.Problems) {
	for _, t := range all {
		if t.Templates != nil { // refused already
			t.checkTriggers(rb, ps)
		}
	}
	for _, t := range all {
		if t.Words != nil {
			*ps = append(*ps, missingTerms(rb, t.Words)...)
		}
	}
}

// checkTriggers refuses a trigger whose words do not exist in the language.
func (t Tongue) checkTriggers(rb *rulebook.Rulebook, ps *source.Problems) {
	const hint = "define it in the job's templates"
	for _, trigger := range rb.Triggers {
		for _, part := range []string{".title", ".point", ".text"} {
			if !t.Templates.Has(trigger.Template + part) {
				ps.Refuse(trigger.At, ruleTemplate, hint, "trigger %q has no template %q in language %s", trigger.ID, trigger.Template+part, t.Lang)
			}
		}
		for _, r := range trigger.Recommendations {
			if !t.Templates.Has(r.Template) {
				ps.Refuse(r.At, ruleTemplate, hint, "recommendation %q has no template in language %s", r.Template, t.Lang)
			}
		}
	}
}

// CheckTranslations refuses findings that a language of the job cannot say, and
// tells of a workbook's free texts that have no translation: they are printed as
// they are, and marked with their language.
func (all Tongues) CheckTranslations(workbook string, f findings.Findings, said People, ps *source.Problems) {
	at := source.Pos{File: workbook}
	for _, t := range all {
		terms, free := ledger.Untranslated(t.Words, f, said[t.Lang].Terms)
		for _, term := range terms {
			ps.Refuse(at, ruleTerm, "add it to terms of the language pack", "%q has no term in %s", term, t.Lang)
		}
		if len(free) > 0 {
			ps.Warn(at, ruleUntranslated, "translate restricted/forces/"+f.Force.Slug+"/"+t.UntranslatedFile()+" into narrative/"+f.Force.ID+"/"+t.Lang+"/"+termsFile,
				"%d texts of the workbook have no translation in %s", len(free), t.Lang)
		}
	}
}

// UntranslatedFile is the name of the list of free texts that a translator has still
// to turn.
func (t Tongue) UntranslatedFile() string { return "untranslated-" + t.Lang + ".yaml" }

// Untranslated is that list, in the form in which translations are read; nil where
// nothing is left.
func (t Tongue) Untranslated(workbook string, f findings.Findings, said People) []byte {
	_, free := ledger.Untranslated(t.Words, f, said[t.Lang].Terms)
	if len(free) == 0 {
		return nil
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "# Texts of %s that have no translation in %s yet. Write each one's in the\n# quotes behind it, and add the lines to narrative/%s/%s/%s.\n", workbook, t.Lang, f.Force.ID, t.Lang, termsFile)
	for _, text := range free {
		key, err := json.Marshal(text) // a JSON string is a YAML one
		if err != nil {
			continue // a Go string always is
		}
		fmt.Fprintf(&out, "%s: \"\"\n", key)
	}
	return out.Bytes()
}

// missingTerms refuses a rulebook whose title, grades or labels a language pack
// cannot say, each text once and at the place of the first rule that has it. A
// pack that speaks the language of the inputs lacks nothing.
func missingTerms(rb *rulebook.Rulebook, p *words.Pack) source.Problems {
	var ps source.Problems
	told := map[string]bool{}
	check := func(at source.Pos, what, text string) {
		if told[text] || len(ledger.MissingTerms(p, []string{text})) == 0 {
			return
		}
		told[text] = true
		ps.Refuse(at, ruleTerm, "add it to terms of the language pack", "%s %q has no term in %s", what, text, p.Lang)
	}
	whole := source.Pos{File: rb.File}
	check(whole, "the title", rb.Title)
	for _, g := range rb.Grades {
		check(whole, "the grade", g.ID)
	}
	for _, word := range []string{rulebook.NotAudited, rulebook.NotReportable, rulebook.NotJudged, rulebook.NotGraded} {
		check(whole, "the grade", word)
	}
	for _, m := range rb.Measures {
		check(m.At, "the measure", m.Label)
	}
	for _, c := range rb.Criteria {
		check(c.At, "the criterion", c.Label)
	}
	for _, q := range rb.Questions {
		check(q.At, "the question", q.Label)
	}
	check(rb.Overall.At, "the judgment", rb.Overall.Label)
	return ps
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
func (all Tongues) readTerms(t Tongue, name string, data []byte, ps *source.Problems) (map[string]string, []force.NarrativeFile) {
	node, found := strictyaml.Parse(name, data, strictyaml.Limits{})
	var terms map[string]strictyaml.Located[string]
	strictyaml.Decode(node, &terms, &found)
	out := map[string]string{}
	var texts []force.NarrativeFile
	from, to := all.ofInputs("").lexicon, t.lexicon
	for _, text := range slices.Sorted(maps.Keys(terms)) {
		said := terms[text]
		out[text] = said.Value
		texts = append(texts, force.NarrativeFile{At: said.At, Text: said.Value})
		if t.Words != nil && t.Words.Translates() {
			if term, ok := t.Words.Term(text); ok && term != said.Value {
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
