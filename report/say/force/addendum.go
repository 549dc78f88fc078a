package force

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// reassessed is an overall judgment of the same audit that was made before this
// one, under other rules.
type reassessed struct {
	First findings.OtherJudgment
	Now   findings.Judgment
}

// earlierJudgments are the overall judgments of this audit that other rules gave
// before the one that the report prints, oldest first. One that was made later
// belongs to a later report.
func (t *teller) earlierJudgments() []reassessed {
	var out []reassessed
	now := t.Found.Overall
	for _, j := range t.Found.OtherRules {
		if j.Scope == "overall" && !j.JudgedOn.IsZero() && j.JudgedOn.Time().Before(now.JudgedOn.Time()) {
			out = append(out, reassessed{j, now})
		}
	}
	return out
}

// addendum says what was first published, what the same audit is judged now,
// why and when.
func (t *teller) addendum() []doc.Block {
	earlier := t.earlierJudgments()
	if len(earlier) == 0 {
		return nil
	}
	box := doc.Callout{ID: "addendum", Kind: doc.NoticeBox, Label: t.Title("addendum.label"), Title: t.Title("addendum.title")}
	for _, r := range earlier {
		box.Blocks = append(box.Blocks, t.Blocks("addendum.body", r)...)
	}
	return []doc.Block{box}
}
