package force

import "assize/report/say/tell"

// What the rules make of the core questions is one of six kinds: they are graded, each
// or the one, and the overall judgment is the inspectors' or that of the rules; or they
// are not graded.
func questionsKinds() []*tell.Kind {
	return []*tell.Kind{
		method("questions-graded-judged"), method("questions-graded"),
		method("question-graded-judged"), method("question-graded"),
		method("questions-ungraded"), method("question-ungraded"),
	}
}

func (t *teller) stateQuestions() (tell.Statement, bool) {
	kinds := questionsKinds()
	at := 0
	switch several := len(t.Found.Questions) > 1; {
	case !t.Found.Rulebook.PublishQuestions && several:
		at = 4
	case !t.Found.Rulebook.PublishQuestions:
		at = 5
	case !several:
		at = 2
	}
	if at < 4 && t.Found.Overall.Judged == "" {
		at++
	}
	return t.State(kinds[at], "", 1, len(t.Found.Questions) > 0, nil)
}

// questionsSaid is what is stated of the core questions.
func (t *teller) questionsSaid() string {
	for _, k := range questionsKinds() {
		if s, ok := t.list.Of(k.ID, ""); ok {
			return t.Mark(t.Worded(s, tell.Sentence)...)
		}
	}
	return ""
}
