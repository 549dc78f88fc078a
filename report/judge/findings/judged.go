package findings

import (
	"assize/report/judge/grade"
)

func (b *builder) grades() []Grade {
	var out []Grade
	for _, g := range b.rb.Grades {
		out = append(out, Grade{ID: g.ID, Level: g.Level})
	}
	return out
}

// bands are those of every graded measure, in the rulebook's order.
func (b *builder) bands() []Band {
	var out []Band
	for i := range b.rb.Measures {
		m := &b.rb.Measures[i]
		if m.Bands == nil {
			continue
		}
		for _, s := range m.Bands.Steps {
			band := Band{
				Measure: m.ID, Grade: s.Grade, On: string(m.Bands.Compare), From: Num(s.From), Above: s.Above, To: None(),
				Status: string(s.Status), Source: s.Source, File: b.rb.File, Line: s.At.Line,
			}
			if !s.Open {
				band.To = Num(s.To)
			}
			out = append(out, band)
		}
	}
	return out
}

func (b *builder) criteria() []Criterion {
	var out []Criterion
	for _, c := range b.Graded.Criteria {
		out = append(out, Criterion{
			Number: c.Number, Label: c.Label, Question: c.Question, Computed: c.Computed, Judged: c.Judged, Grade: c.Grade,
			CarriedFrom: c.CarriedFrom, Reasons: reasons(c.Reasons),
		})
	}
	return out
}

func (b *builder) judgment(j grade.Judgment) Judgment {
	return Judgment{
		Scope: j.Scope, Label: j.Label, Computed: j.Computed, Judged: j.Judged, Grade: j.Grade, Level: j.Level,
		JudgedBy: j.JudgedBy, JudgedOn: j.JudgedOn, Reasons: reasons(j.Reasons),
	}
}

// findings are the raised triggers; the deadlines count from publication.
func (b *builder) findings() []Finding {
	var out []Finding
	for _, fired := range b.Graded.Fired {
		t := fired.Trigger
		f := Finding{
			Kind: string(t.Kind), ID: t.ID, Template: t.Template, Measure: t.Measure,
			Rule: t.RuleID(), File: b.rb.File, Line: t.At.Line, Reasons: reasons(fired.Reasons),
			Recommendations: []FindingRecommendation{},
		}
		for _, r := range t.Recommendations {
			f.Recommendations = append(f.Recommendations, FindingRecommendation{
				ID: r.ID, Template: r.Template, Months: r.Months, Due: addMonths(b.Dataset.About.PublicationDate, r.Months),
			})
		}
		out = append(out, f)
	}
	return out
}

func reasons(all []grade.Reason) []Reason {
	out := make([]Reason, len(all))
	for i, r := range all {
		out[i] = Reason{
			Kind: string(r.Kind), Criterion: r.Criterion, Question: r.Question, Text: r.Text, Measure: r.Measure,
			Value: Num(r.Value), Lower: Num(r.Lower), Upper: Num(r.Upper), On: r.On, Band: r.Band,
			From: Num(r.From), Above: r.Above, Status: string(r.Status), Rule: r.Rule, File: r.File, Line: r.Line,
		}
	}
	return out
}
