package report

import (
	"bytes"
	"encoding/json"
	"fmt"

	"assize/report/judge/rulebook"
	"assize/report/read/source"
	"assize/report/say/ledger"
	"assize/report/say/words"
)

// ruleTerm is broken by a text of a rulebook that a language has no term for.
const ruleTerm = "language-term"

// checkTerms refuses a rulebook that a language of the job cannot say.
func (b *bench) checkTerms(ps *source.Problems) {
	for _, t := range b.tongues {
		if t.words != nil {
			*ps = append(*ps, missingTerms(b.rules, t.words)...)
		}
	}
}

// checkTranslations refuses findings that a language of the job cannot say, and
// tells of a workbook's free texts that have no translation: they are printed as
// they are, and marked with their language.
func (b *bench) checkTranslations(a *Assessment) {
	at := source.Pos{File: a.Workbook}
	for _, t := range b.tongues {
		terms, free := ledger.Untranslated(t.words, a.Findings, a.Prose[t.lang].Terms)
		for _, term := range terms {
			a.Problems.Refuse(at, ruleTerm, "add it to terms of the language pack", "%q has no term in %s", term, t.lang)
		}
		if len(free) > 0 {
			a.Problems.Warn(at, ruleUntranslated, "translate restricted/forces/"+a.Findings.Force.Slug+"/"+untranslatedFile(t.lang)+" into narrative/"+a.Findings.Force.ID+"/"+t.lang+"/"+termsFile,
				"%d texts of the workbook have no translation in %s", len(free), t.lang)
		}
	}
}

// ruleUntranslated tells of free texts that stay in the language of the inputs.
const ruleUntranslated = "text-untranslated"

// untranslatedFile lists the free texts that a translator has still to turn.
func untranslatedFile(lang string) string { return "untranslated-" + lang + ".yaml" }

// untranslated is that list in the form in which the translations are read.
func (b *bench) untranslated(a Assessment, t tongue) []byte {
	_, free := ledger.Untranslated(t.words, a.Findings, a.Prose[t.lang].Terms)
	if len(free) == 0 {
		return nil
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "# Texts of %s that have no translation in %s yet. Write each one's in the\n# quotes behind it, and add the lines to narrative/%s/%s/%s.\n", a.Workbook, t.lang, a.Findings.Force.ID, t.lang, termsFile)
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
