package force

import (
	"cmp"

	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// questions tells each core question with what was found of its criteria. Where the
// rules publish no grade of a question or criterion, what was measured of a criterion is
// argued in the sections that follow, and is not said here too.
func (t *teller) questions() []doc.Block {
	var out []doc.Block
	if !t.byRulesAlone() {
		out = t.Blocks("questions.intro", nil)
	}
	rules := t.Found.Rulebook
	if !rules.PublishQuestions && !rules.PublishCriteria {
		return append(out, t.questionsAsked()...)
	}
	for _, q := range t.Found.Questions {
		s := doc.Section{ID: anchor(q.Scope), Title: q.Label, Unlisted: false}
		if rules.PublishQuestions {
			s.Blocks = append(s.Blocks, doc.JudgmentPanel{
				Label: t.questionName(q.Scope), Grade: q.Grade, Mark: t.GradeMark(q.Grade), Scale: t.Scale(), Runs: t.questionSentence(q),
			})
			s.Blocks = append(s.Blocks, t.judgedOtherwise(q.Scope)...)
		}
		if items := t.criteria(q.Scope); len(items) == 0 {
			s.Blocks = append(s.Blocks, t.Blocks("questions.none", nil)...)
		} else {
			s.Blocks = append(s.Blocks, doc.List{Items: items})
		}
		out = append(out, s)
	}
	return out
}

// questionsAsked are the core questions as a list, and the inspectors' reasons of
// criteria, each said once.
func (t *teller) questionsAsked() []doc.Block {
	var asked doc.List
	for _, q := range t.Found.Questions {
		asked.Items = append(asked.Items, doc.Words(q.Label))
	}
	var out []doc.Block
	if len(asked.Items) > 0 {
		out = append(out, asked)
	}
	return append(out, t.led("questions.reasons", t.reasoned(func(findings.Criterion) bool { return true }))...)
}

// questionSentence is the inspectors' reason for a question's grade.
func (t *teller) questionSentence(q findings.Judgment) []doc.Run {
	for _, r := range q.Reasons {
		if r.Text != "" {
			return t.Plain(r.Text)
		}
	}
	return nil
}

// judgedTogether are criteria, of whatever question, for which the inspectors gave one and the same reason.
type judgedTogether struct {
	reason   string
	criteria []findings.Criterion
}

// criteria are those of a question: what was found of the measure of each, or the
// inspectors' reason, which is said once where it is that of several. One of which
// nothing is to be said is left out.
func (t *teller) criteria(question string) [][]doc.Run {
	var out [][]doc.Run
	of := func(c findings.Criterion) bool { return questionScope(c.Question) == question }
	for _, c := range t.Found.Criteria {
		for _, r := range c.Reasons {
			if !of(c) || r.Text != "" {
				continue
			}
			if runs := t.criterionFound(c, r); len(runs) > 0 {
				out = append(out, runs)
			}
		}
	}
	return append(out, t.reasoned(of)...)
}

// reasoned are the inspectors' reasons of some criteria.
func (t *teller) reasoned(of func(findings.Criterion) bool) [][]doc.Run {
	var judged []*judgedTogether
	together := map[[2]string]*judgedTogether{}
	for _, c := range t.Found.Criteria {
		if !of(c) {
			continue
		}
		if !t.Found.Rulebook.PublishCriteria {
			c.Grade = ""
		}
		for _, r := range c.Reasons {
			key := [2]string{r.Text, c.Grade}
			switch {
			case r.Text == "":
			case together[key] == nil:
				together[key] = &judgedTogether{r.Text, []findings.Criterion{c}}
				judged = append(judged, together[key])
			default:
				together[key].criteria = append(together[key].criteria, c)
			}
		}
	}
	var out [][]doc.Run
	for _, j := range judged {
		out = append(out, t.criterionJudged(j))
	}
	return out
}

// criterionFound is what was found of the measure of a criterion, with its grade where
// the rulebook publishes it; nothing where nothing of it was audited.
func (t *teller) criterionFound(c findings.Criterion, r findings.Reason) []doc.Run {
	m, ok := t.Measures[r.Measure]
	if !ok || m.Denominator <= 0 && !t.bounded(m.ID) {
		return nil
	}
	view := struct {
		Measure, Grade string
		Illustrative   bool
	}{Measure: m.ID}
	if t.Found.Rulebook.PublishCriteria {
		view.Grade, view.Illustrative = cmp.Or(c.Grade, r.Band), r.Band != "" && r.Status == "illustrative"
	}
	return t.Runs("criterion.measure", view)
}

// criterionJudged are criteria with the inspectors' reason.
func (t *teller) criterionJudged(j *judgedTogether) []doc.Run {
	name := "criterion"
	if j.criteria[0].Grade != "" {
		name = "criterion.graded"
	}
	var labels []string
	for _, c := range j.criteria {
		labels = append(labels, c.Label)
	}
	head := t.Runs(name, struct{ Label, Grade string }{t.Pack.List(labels), j.criteria[0].Grade})
	return append(append(head, doc.Text{Text: " "}), t.Plain(j.reason)...)
}
