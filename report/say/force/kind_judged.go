package force

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/tell"
)

// judgedOtherwiseKind: inspectors judged otherwise than the rules compute, of the
// overall judgment or of a core question, which is the subject. Where they agree, or the
// rules compute no grade, it is not said.
func judgedOtherwiseKind() *tell.Kind {
	return &tell.Kind{ID: "judged-otherwise", Part: tell.PartJudgment, Forms: []tell.Form{tell.Sentence}, Roles: []tell.Role{{Name: "computed"}, {Name: "judged"}}}
}

// stateJudgedOtherwise states it of a judgment that the report prints.
func (t *teller) stateJudgedOtherwise(scope string, j findings.Judgment) (tell.Statement, bool) {
	other := j.Judged != "" && j.Judged != j.Computed && t.levelOf(j.Computed) != 0
	return t.State(judgedOtherwiseKind(), scope, 1, other, func() tell.Roles {
		return tell.Roles{"computed": t.Plain(j.Computed), "judged": t.Plain(j.Judged)}
	})
}

// stateJudgments states of each judgment that inspectors judged otherwise.
func (t *teller) stateJudgments() {
	t.add(t.stateJudgedOtherwise(overallScope, t.Found.Overall))
	if !t.Found.Rulebook.PublishQuestions {
		return
	}
	for _, q := range t.Found.Questions {
		t.add(t.stateJudgedOtherwise(q.Scope, q))
	}
}

// overallScope is the subject of what is stated of the overall judgment.
const overallScope = "overall"

// judgedOtherwise says it of a judgment; nothing where it is not so.
func (t *teller) judgedOtherwise(scope string) []doc.Block {
	s, ok := t.list.Of(judgedOtherwiseKind().ID, scope)
	if !ok {
		return nil
	}
	return []doc.Block{doc.Paragraph{Runs: t.Worded(s, tell.Sentence)}}
}
