package findings

import (
	"strings"

	"assize/report/judge/estimate"
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
)

func (b *builder) measures() []Measure {
	all := b.rb.Estimates()
	var out []Measure
	for i := range b.rb.Measures {
		rule := &b.rb.Measures[i]
		r, ok := b.Result.Rate(rule.ID)
		if !ok {
			continue
		}
		table, rows := estimate.RowsOf(b.Dataset, all, rule.ID)
		m := Measure{
			ID: rule.ID, Label: rule.Label, Role: string(rule.Role), Unit: string(rule.Unit), Better: string(rule.Better),
			Numerator: Count(r.Numerator), Denominator: Count(r.Denominator), Reports: Count(r.Reports),
			Combination: string(r.Combination), Strata: r.Strata,
			Rate: Num(r.Value), Lower: Num(r.Lower), Upper: Num(r.Upper), StandardError: Num(r.StandardError), Level: Num(r.Level), Method: string(r.Method),
			EffectiveN: Num(r.EffectiveN), DesignEffect: Num(r.DesignEffect),
			Reportable: r.Reportable, NotReportable: r.NotReportable, AtMost: Num(r.AtMost), Warnings: warnings(r.Warnings),
			MinimumAudited: rule.MinimumAudited, GradedFrom: rule.GradedFrom,
			Counts: r.Denominator < rule.CountsBelow, Grade: b.gradeOf(rule.ID),
			Counting: counting(rule, &r), Population: populationOf(r.Population),
			Source: b.source(table, rule, len(rows)),
		}
		if !r.Reportable {
			m.Rate, m.Lower, m.Upper, m.StandardError = None(), None(), None(), None()
		}
		if r.NotReportable == estimate.TimesNotKnown {
			m.Numerator = notCounted // those of which it is known are no number of crimes in time
		}
		out = append(out, m)
	}
	return out
}

// gradeOf is the grade of a measure by its own bands.
func (b *builder) gradeOf(measure string) string {
	for _, g := range b.Graded.Measures {
		if g.Measure == measure {
			return g.Grade
		}
	}
	return ""
}

// populationOf is recorded crime as the contract has it.
func populationOf(p *estimate.Population) *Population {
	if p == nil {
		return nil
	}
	out := Population{
		Value: Num(p.Value), PeriodEnd: p.PeriodEnd, Source: p.Source, SHA256: p.SHA256, Latest: p.Latest,
		ExcludesFraud: !p.HoldsFraud, Title: p.Title, Publisher: p.Publisher, Published: p.Published,
	}
	if from, to := p.Between[0], p.Between[1]; from != to {
		out.Interpolated, out.Between = true, []audit.Date{from, to}
	}
	return &out
}

// source says which rows of the workbook a measure was counted from.
func (b *builder) source(table audit.Table, m *rulebook.Measure, rows int) Source {
	sheet := b.Dataset.Sheets[table]
	if sheet == "" {
		sheet = string(table)
	}
	return Source{File: b.Dataset.File, Sheet: sheet, Where: b.where(m), Rows: Count(rows)}
}

// where words the conditions of a measure and of what it is a part of.
func (b *builder) where(m *rulebook.Measure) string {
	var parts []string
	for at, ok := m, true; ok; at, ok = b.rb.Measure(at.Domain) {
		var own []string
		for _, c := range at.Where {
			own = append(own, string(c.Field)+" = "+strings.Join(c.Equals, " or "))
		}
		parts = append(own, parts...)
	}
	return strings.Join(parts, " and ")
}
