package force_test

import (
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/say/saytest"
)

// TestAJudgmentOtherThanComputedGivesItsReason: the report tells both grades and the
// inspectors' reason where they differ, and nothing of it where they agree or where
// the rules compute none.
func TestAJudgmentOtherThanComputedGivesItsReason(t *testing.T) {
	const reason = "Its leaders mended what we found while we were there."
	for _, tt := range []struct {
		computed, judged string
		want             string
	}{
		{"inadequate", "good", "The rules give the grade inadequate; inspectors judged good, and give their reason."},
		{"good", "good", ""},
		{"not graded", "good", ""},
		{"inadequate", "", ""},
	} {
		f := saytest.GreaterManchester()
		f.Overall.Computed, f.Overall.Judged = tt.computed, tt.judged
		if tt.judged != "" {
			f.Overall.Grade, f.Overall.Level = tt.judged, 3
		}
		f.Overall.Reasons = []findings.Reason{{Kind: "judgment", Text: reason}}
		text := saytest.TextOf(saytest.Tell(t, f).Report)
		if said := strings.Contains(text, "The rules give the grade"); said != (tt.want != "") || !strings.Contains(text, tt.want) {
			t.Errorf("computed %q, judged %q: want %q\n%s", tt.computed, tt.judged, tt.want, text)
		}
		if said := strings.Contains(text, reason); said != (tt.want != "") {
			t.Errorf("computed %q, judged %q: the reason is told: %v", tt.computed, tt.judged, said)
		}
	}
}

// TestAQuestionJudgedOtherwise: what is said of the overall judgment is said of each core
// question that the report grades, and of none that it does not.
func TestAQuestionJudgedOtherwise(t *testing.T) {
	const want = "The rules give the grade inadequate; inspectors judged good, and give their reason."
	for _, published := range []bool{true, false} {
		f := saytest.GreaterManchester()
		f.Rulebook.PublishQuestions = published
		q := &f.Questions[0]
		q.Computed, q.Judged, q.Grade, q.Level = "inadequate", "good", "good", 3
		q.Reasons = []findings.Reason{{Kind: "judgment", Text: "Its leaders mended what we found."}}
		if n := strings.Count(saytest.TextOf(saytest.Tell(t, f).Report), want); (n == 1) != published || n > 1 {
			t.Errorf("questions published %v: said %d times", published, n)
		}
	}
}
