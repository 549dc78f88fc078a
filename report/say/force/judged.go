package force

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// judgedReason is the inspectors' reason for an overall judgment that is not what the
// rules compute, in their words.
func (t *teller) judgedReason(j findings.Judgment) []doc.Block {
	told := t.judgedOtherwise(overallScope)
	if told == nil {
		return nil
	}
	if reason := t.questionSentence(j); reason != nil {
		told = append(told, doc.Paragraph{Runs: reason, Voice: "inspectors"})
	}
	return told
}

// levelOf is the step of a grade on the scale, 0 for what is no grade.
func (t *teller) levelOf(grade string) int {
	for _, g := range t.Found.Grades {
		if g.ID == grade {
			return g.Level
		}
	}
	return 0
}
