package report

import (
	"assize/report/judge/rulebook"
	"assize/report/read/source"
	"assize/report/say/compose"
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

// missingTerms refuses a rulebook whose title, grades or labels a language pack
// cannot say, each text once and at the place of the first rule that has it. A
// pack that speaks the language of the inputs lacks nothing.
func missingTerms(rb *rulebook.Rulebook, p *words.Pack) source.Problems {
	var ps source.Problems
	told := map[string]bool{}
	check := func(at source.Pos, what, text string) {
		if told[text] || len(compose.MissingTerms(p, []string{text})) == 0 {
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
