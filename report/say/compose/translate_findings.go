package compose

import (
	"strings"

	"assize/report/judge/findings"
	"assize/report/say/words"
)

// Untranslated lists what a force's findings say that the pack and the
// translations given do not: texts of rulebooks and closed lists, without which
// no document should be set, and free texts of the workbook, which are printed as
// they are and marked with their language. Both are in the order of the findings.
func Untranslated(p *words.Pack, f findings.Findings, translations map[string]string) (terms, free []string) {
	if !p.Translates() {
		return nil, nil
	}
	tr := newTranslator(p, translations, nil, "")
	tr.findings(f)
	return tr.terms, tr.free
}

// MissingTerms are the texts that a pack has no term for, each once.
func MissingTerms(p *words.Pack, texts []string) []string {
	tr := newTranslator(p, nil, nil, "")
	for _, s := range texts {
		tr.term(&s)
	}
	return tr.terms
}

// findings translates what was found; the value given stays as it is. Grades are
// ids and words at once, and are translated wherever they stand. Groups of
// cancelled records stay: formulas count audited lines by them, and lines are shown
// as they were supplied.
func (tr *translator) findings(f findings.Findings) findings.Findings {
	tr.force(&f.Force)
	tr.inspection(&f.Inspection)
	tr.term(&f.Rulebook.Title)
	f.Measures = each(f.Measures, func(m *findings.Measure) { tr.term(&m.Label); tr.term(&m.Grade) })
	f.Unrecorded = each(f.Unrecorded, func(u *findings.Unrecorded) {
		tr.term(&u.Label)
		tr.prose(&u.Population.Source)
	})
	f.Changes = each(f.Changes, tr.change)
	f.Criteria = each(f.Criteria, tr.criterion)
	f.Questions = each(f.Questions, tr.judgment)
	tr.judgment(&f.Overall)
	f.Grades = each(f.Grades, func(g *findings.Grade) { tr.term(&g.ID) })
	f.Bands = each(f.Bands, func(b *findings.Band) { tr.term(&b.Grade) })
	f.Findings = each(f.Findings, func(x *findings.Finding) { x.Reasons = each(x.Reasons, tr.reason) })
	f.Observations = each(f.Observations, func(o *findings.Observation) { tr.prose(&o.Text) })
	f.PreviousRecommendations = each(f.PreviousRecommendations, func(r *findings.Recommendation) {
		tr.prose(&r.Number)
		tr.prose(&r.Text)
		tr.term(&r.Status)
	})
	f.Issue = tr.issue(f.Issue)
	f.OtherRules = each(f.OtherRules, func(j *findings.OtherJudgment) { tr.term(&j.Grade); tr.prose(&j.Reason) })
	return f
}

func (tr *translator) issue(i *findings.Issue) *findings.Issue {
	if i == nil {
		return nil
	}
	out := *i
	tr.prose(&out.Reason)
	return &out
}

// inspection translates the title and the kind, of which a re-inspection's names
// the inspection before it.
func (tr *translator) inspection(i *findings.Inspection) {
	tr.prose(&i.Title)
	first := i.ReInspectionOf
	tr.prose(&i.ReInspectionOf)
	kind, isAgain := strings.CutSuffix(i.Kind, " of "+first)
	if first == "" || !isAgain {
		tr.term(&i.Kind)
		return
	}
	tr.term(&kind)
	i.Kind = kind + ": " + i.ReInspectionOf
}

func (tr *translator) change(c *findings.Change) {
	tr.term(&c.Label)
	tr.term(&c.Grade)
	tr.prose(&c.Inspection)
	tr.prose(&c.WhyNot)
	tr.prose(&c.Source)
}

func (tr *translator) criterion(c *findings.Criterion) {
	tr.term(&c.Label)
	tr.term(&c.Computed)
	tr.term(&c.Judged)
	tr.term(&c.Grade)
	c.Reasons = each(c.Reasons, tr.reason)
}

func (tr *translator) judgment(j *findings.Judgment) {
	tr.term(&j.Label)
	tr.term(&j.Computed)
	tr.term(&j.Judged)
	tr.term(&j.Grade)
	j.Reasons = each(j.Reasons, tr.reason)
}

func (tr *translator) reason(r *findings.Reason) {
	tr.prose(&r.Text)
	tr.term(&r.Band)
}
