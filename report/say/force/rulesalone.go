package force

import (
	"slices"

	"assize/report/judge/findings"
)

// byRulesAlone reports findings in which no inspector judged anything, such as those of
// a force's own audit: every grade is computed from the audited rows. Its report is
// short, and does not speak of inspectors.
func (t *teller) byRulesAlone() bool {
	f := t.Found
	judged := func(j findings.Judgment) bool { return j.Judged != "" }
	return len(f.Criteria) > 0 && len(f.Observations) == 0 && len(f.PreviousRecommendations) == 0 && len(f.Cancelled) == 0 &&
		!judged(f.Overall) && !slices.ContainsFunc(f.Questions, judged) &&
		!slices.ContainsFunc(f.Criteria, func(c findings.Criterion) bool { return c.Judged != "" || c.Computed == "" })
}
