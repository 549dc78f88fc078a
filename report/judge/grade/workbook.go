package grade

import (
	"slices"
	"strings"

	"assize/report/judge/estimate"
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
	"assize/report/read/source"
)

// factsOf gathers what conditions may ask, before anything is graded.
func factsOf(rb *rulebook.Rulebook, d *audit.Dataset, r *estimate.Result) rulebook.Facts {
	f := rulebook.Facts{Measures: make(map[string]rulebook.MeasureFacts, len(rb.Measures)), Topics: map[string]int{}}
	for _, x := range r.Rates {
		m := rulebook.NothingAudited()
		m.Recorded, m.Required, m.Reports, m.Reportable = x.Numerator, x.Denominator, x.Reports, x.Reportable
		if x.Reportable {
			m.Rate, m.Lower, m.Upper = rulebook.Settled(x.Value), rulebook.Settled(x.Lower), rulebook.Settled(x.Upper)
		} else {
			m.Upper = rulebook.Settled(x.AtMost)
		}
		f.Measures[x.Measure] = m
	}
	for _, u := range r.Unrecorded {
		if m, ok := f.Measures[u.Measure]; ok && m.Reportable {
			m.Unrecorded = rulebook.Settled(u.Value)
			f.Measures[u.Measure] = m
		}
	}
	for id, m := range f.Measures {
		m.Change = changeOf(id, r.Changes)
		f.Measures[id] = m
	}
	for _, o := range d.Observations {
		switch o.Kind {
		case "cause":
			f.Causes++
			f.Topics[o.CauseTopic()]++
		case "positive":
			f.Positives++
		}
	}
	for _, rec := range d.Recommendations {
		if Overdue(rec, d.About.PublicationDate) {
			f.Overdue++
		}
	}
	_, f.ReInspection = d.About.ReInspection()
	return f
}

// changeOf is the change since the latest comparable result of a measure.
func changeOf(measure string, changes []estimate.Change) rulebook.ChangeFacts {
	f := rulebook.NothingAudited().Change
	var last audit.Date
	for _, c := range changes {
		if c.Measure != measure || !c.Comparable || c.Difference != c.Difference {
			continue
		}
		if f.Known && c.Date.Time().Before(last.Time()) {
			continue
		}
		last = c.Date
		f = rulebook.ChangeFacts{
			Known: true, Significant: c.Significant, Interval: c.Lower == c.Lower,
			Difference: rulebook.Settled(c.Difference), Lower: rulebook.Settled(c.Lower), Upper: rulebook.Settled(c.Upper),
		}
	}
	return f
}

// Overdue reports whether a recommendation of an earlier inspection was not
// complete when due, on the day of publication.
func Overdue(r audit.Recommendation, published audit.Date) bool {
	if r.Due.IsZero() || published.IsZero() || strings.EqualFold(r.Status, "complete") {
		return false
	}
	return r.Due.Time().Before(published.Time())
}

// concern is a refusal where the workbook was judged under this rulebook, and a
// warning where it is being judged again under another, whose grades and criteria
// differ.
func concern(rb *rulebook.Rulebook, d *audit.Dataset, ps *source.Problems) func(at source.Pos, rule, hint, format string, args ...any) {
	if d.About.Rulebook == "" || d.About.Rulebook == rb.ID {
		return ps.Refuse
	}
	return ps.Warn
}

// checkDates warns of an inspection whose own rulebook was not in force on the
// day of publication. Judged again under other rules, that is meant.
func checkDates(rb *rulebook.Rulebook, d *audit.Dataset, ps *source.Problems) {
	day := d.About.PublicationDate
	if d.About.Rulebook != rb.ID || day.IsZero() {
		return
	}
	early := !rb.EffectiveFrom.IsZero() && day.Time().Before(rb.EffectiveFrom.Time())
	late := !rb.EffectiveTo.IsZero() && day.Time().After(rb.EffectiveTo.Time())
	if early || late {
		ps.Warn(d.At(audit.Inspection, d.About.Rows[audit.KeyRulebook], audit.KeyRulebook), ruleNotInForce,
			"check the rulebook and the publication date", "rulebook %s was not in force on %s", rb.ID, day)
	}
}

// judgedCriteria reads the Criteria sheet for this rulebook.
func judgedCriteria(rb *rulebook.Rulebook, d *audit.Dataset, ps *source.Problems) map[int]judgedCriterion {
	doubt := concern(rb, d, ps)
	_, reInspection := d.About.ReInspection()
	judged := make(map[int]judgedCriterion, len(d.Criteria))
	for _, c := range d.Criteria {
		if c.Judgment == "" {
			continue // computed from the audit, or not judged
		}
		at := d.At(audit.Criteria, c.Row, audit.FieldJudgment)
		switch {
		case c.Judgment == "": // left to the measures, where it has one
			continue
		case !slices.ContainsFunc(rb.Criteria, func(x rulebook.Criterion) bool { return x.Number == c.Number }):
			doubt(d.At(audit.Criteria, c.Row, audit.FieldCriterion), ruleCriterion, "",
				"rulebook %s has no criterion %d", rb.ID, c.Number)
			continue
		case !judgeable(rb, c.Judgment):
			doubt(at, ruleGrade, gradesHint(rb), "the judgment is not a grade of rulebook %s", rb.ID)
			continue
		case !c.CarriedFrom.IsZero() && !reInspection:
			ps.Refuse(d.At(audit.Criteria, c.Row, audit.FieldCarriedFrom), ruleCarried,
				"name the original in the kind of the inspection", "only a re-inspection carries a criterion over")
		}
		if _, twice := judged[c.Number]; twice {
			ps.Refuse(at, ruleTwice, "", "criterion %d is judged twice", c.Number)
		}
		judged[c.Number] = judgedCriterion{
			grade: c.Judgment, evidence: c.Evidence, by: c.JudgedBy, on: c.JudgedOn, carried: c.CarriedFrom, at: at,
		}
	}
	return judged
}

// judgments reads the rows of the Judgments sheet that were made under this
// rulebook; a row without a rulebook was made under the inspection's own.
func judgments(rb *rulebook.Rulebook, d *audit.Dataset, ps *source.Problems) map[string]judgedScope {
	judged := make(map[string]judgedScope, len(d.Judgments))
	for _, j := range d.Judgments {
		under := j.Rulebook
		if under == "" {
			under = d.About.Rulebook
		}
		if under != rb.ID {
			continue
		}
		at := d.At(audit.Judgments, j.Row, audit.FieldGrade)
		switch {
		case !hasScope(rb, j.Scope):
			ps.Refuse(d.At(audit.Judgments, j.Row, audit.FieldScope), ruleScope,
				`write "overall", or "question 1"`, "rulebook %s judges no such question", rb.ID)
			continue
		case !judgeable(rb, j.Grade):
			ps.Refuse(at, ruleGrade, gradesHint(rb), "the judgment is not a grade of rulebook %s", rb.ID)
			continue
		}
		if _, twice := judged[j.Scope]; twice {
			ps.Refuse(at, ruleTwice, "", "%s is judged twice under rulebook %s", j.Scope, rb.ID)
		}
		judged[j.Scope] = judgedScope{grade: j.Grade, reason: j.Reason, by: j.JudgedBy, on: j.JudgedOn, at: at}
	}
	return judged
}

// judgeable reports whether inspectors may judge so: by a grade of the scale, or
// by saying that there is none.
func judgeable(rb *rulebook.Rulebook, word string) bool {
	return rb.IsGrade(word) || word == rulebook.NotGraded || word == rulebook.NotReportable
}

func hasScope(rb *rulebook.Rulebook, scope string) bool {
	return scope == rb.Overall.Scope() ||
		slices.ContainsFunc(rb.Questions, func(q rulebook.Question) bool { return q.Scope() == scope })
}

func gradesHint(rb *rulebook.Rulebook) string {
	return "the grades are " + strings.Join(rb.GradeIDs(), ", ") + ", or " + rulebook.NotGraded
}
