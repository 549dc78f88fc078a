package ledger

import (
	"cmp"
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/audit"
	"assize/report/say/tell"
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
	tr := NewTranslator(p, translations, nil, "")
	tr.Findings(f)
	return tr.Terms, tr.Free
}

// MissingTerms are the texts that a pack has no term for, each once.
func MissingTerms(p *words.Pack, texts []string) []string {
	tr := NewTranslator(p, nil, nil, "")
	for _, s := range texts {
		tr.Term(&s)
	}
	return tr.Terms
}

// Findings translates what was found; the value given stays as it is. Grades are
// ids and words at once, and are translated wherever they stand. Groups of
// cancelled records stay: formulas count audited lines by them, and lines are shown
// as they were supplied.
func (tr *Translator) Findings(f findings.Findings) findings.Findings {
	tr.force(&f.Force)
	tr.inspection(&f.Inspection)
	tr.Term(&f.Rulebook.Title)
	f.Measures = tell.Each(f.Measures, func(m *findings.Measure) { tr.Term(&m.Label); tr.Term(&m.Grade) })
	f.Unrecorded = tell.Each(f.Unrecorded, func(u *findings.Unrecorded) {
		tr.Term(&u.Label)
		tr.Prose(&u.Population.Source)
	})
	f.Changes = tell.Each(f.Changes, tr.change)
	f.Missed = tr.missed(f.Missed)
	f.Timed = tell.Each(f.Timed, func(x *findings.Timed) { tr.Term(&x.Label) })
	f.Criteria = tell.Each(f.Criteria, tr.criterion)
	f.Questions = tell.Each(f.Questions, tr.judgment)
	tr.judgment(&f.Overall)
	f.Grades = tell.Each(f.Grades, func(g *findings.Grade) { tr.Term(&g.ID) })
	f.Bands = tell.Each(f.Bands, func(b *findings.Band) { tr.Term(&b.Grade) })
	f.Findings = tell.Each(f.Findings, func(x *findings.Finding) { x.Reasons = tell.Each(x.Reasons, tr.reason) })
	f.Observations = tell.Each(f.Observations, func(o *findings.Observation) { tr.Prose(&o.Text) })
	f.PreviousRecommendations = tell.Each(f.PreviousRecommendations, func(r *findings.Recommendation) {
		tr.Prose(&r.Number)
		tr.Prose(&r.Text)
		tr.Term(&r.Status)
	})
	f.Disputed = tell.Each(f.Disputed, tr.disputed)
	f.Issue = tr.issue(f.Issue)
	f.OtherRules = tell.Each(f.OtherRules, func(j *findings.OtherJudgment) { tr.Term(&j.Grade); tr.Prose(&j.Reason) })
	return f
}

func (tr *Translator) disputed(d *findings.Disputed) {
	tr.Term(&d.OverallWith)
	tr.Term(&d.OverallWithout)
	d.Rates = tell.Each(d.Rates, func(r *findings.DisputedRate) { tr.Term(&r.With.Grade); tr.Term(&r.Without.Grade) })
}

func (tr *Translator) issue(i *findings.Issue) *findings.Issue {
	if i == nil {
		return nil
	}
	out := *i
	tr.Prose(&out.Reason)
	return &out
}

// inspection translates the title and the kind, of which a re-inspection's names
// the inspection before it. The kind of a force's own audit is never printed.
func (tr *Translator) inspection(i *findings.Inspection) {
	tr.Prose(&i.Title)
	if i.Kind == audit.OwnAudit {
		return // its sentences are
	}
	first := i.ReInspectionOf
	tr.Prose(&i.ReInspectionOf)
	kind, isAgain := strings.CutSuffix(i.Kind, " of "+first)
	if first == "" || !isAgain {
		tr.Term(&i.Kind)
		return
	}
	tr.Term(&kind)
	i.Kind = kind + ": " + i.ReInspectionOf
}

func (tr *Translator) change(c *findings.Change) {
	tr.Term(&c.Label)
	tr.Term(&c.Grade)
	tr.Prose(&c.Inspection)
	tr.Prose(&c.WhyNot)
	tr.Prose(&c.Source)
}

func (tr *Translator) criterion(c *findings.Criterion) {
	tr.Term(&c.Label)
	tr.Term(&c.Computed)
	tr.Term(&c.Judged)
	tr.Term(&c.Grade)
	c.Reasons = tell.Each(c.Reasons, tr.reason)
}

func (tr *Translator) judgment(j *findings.Judgment) {
	tr.Term(&j.Label)
	tr.Term(&j.Computed)
	tr.Term(&j.Judged)
	tr.Term(&j.Grade)
	j.Reasons = tell.Each(j.Reasons, tr.reason)
}

func (tr *Translator) reason(r *findings.Reason) {
	tr.Prose(&r.Text)
	tr.Term(&r.Band)
}

// RoundForce translates a force of a round, and what is read of it when that is read.
// The titles of its findings are in the language already.
func (tr *Translator) RoundForce(f RoundForce) RoundForce {
	f.Findings = tr.Findings(f.Findings)
	if read := f.Corrects; read != nil {
		f.Corrects = func() (findings.Findings, *Correction, error) {
			now, c, err := read()
			return tr.Findings(now), tr.Correction(c), err
		}
	}
	return f
}

// Correction translates what a correction takes the place of, and its reason.
func (tr *Translator) Correction(c *Correction) *Correction {
	if c == nil {
		return nil
	}
	out := *c
	out.Was = tr.Findings(c.Was)
	tr.Prose(&out.Issue.Reason)
	return &out
}

// force gives a force its name in the language; a force without one keeps its own,
// which is a name and no text to be marked.
func (tr *Translator) force(f *findings.Force) {
	if name, ok := tr.names[f.ID]; ok {
		f.Name = name
	}
}

// Picture translates grades and names, and puts the forces in the order of their
// names in the language.
func (tr *Translator) Picture(p nation.Picture) nation.Picture {
	p.Forces = tell.Each(p.Forces, func(e *nation.Entry) {
		tr.force(&e.Force)
		tr.Term(&e.Grade)
	})
	slices.SortStableFunc(p.Forces, func(a, b nation.Entry) int { return cmp.Compare(a.Force.Name, b.Force.Name) })
	if p.Ranking != nil {
		ranking := *p.Ranking
		ranking.Forces = tell.Each(ranking.Forces, func(r *nation.Rank) { tr.force(&r.Force) })
		p.Ranking = &ranking
	}
	if p.Funnel != nil {
		funnel := *p.Funnel
		funnel.Points = tell.Each(funnel.Points, func(q *nation.Point) { tr.force(&q.Force) })
		p.Funnel = &funnel
	}
	return p
}

// Translator translates what was found: of a force and of a round.
type Translator struct {
	*tell.Translator
	names map[string]string // of forces, by id
}

// NewTranslator translates into the language of a pack. texts are translations of free
// texts, names those of forces by id; inputLang is the language of what has none.
func NewTranslator(p *words.Pack, texts, names map[string]string, inputLang string) *Translator {
	return &Translator{tell.NewTranslator(p, texts, inputLang), names}
}
