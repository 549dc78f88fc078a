package findings

import (
	"cmp"
	"math"
	"reflect"
	"slices"
	"time"

	"assize/report/judge/estimate"
	"assize/report/judge/grade"
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
)

// Parts are what the findings of one force are put together from.
type Parts struct {
	Force   Force
	Dataset *audit.Dataset
	Result  *estimate.Result
	Graded  *grade.Graded
	Status  string  // of the release, "draft"
	Inputs  []Input // files the findings were made from
}

// Build puts the findings together. The same parts always give the same value.
func Build(p Parts) Findings {
	b := builder{Parts: p, rb: p.Graded.Rulebook}
	d := p.Dataset
	f := Findings{
		Schema: Schema, Force: p.Force, Status: p.Status, Sample: realSample,
		Inspection: Inspection{
			Title: d.About.Title, Kind: d.About.Kind, Fieldwork: d.About.Fieldwork, Published: d.About.PublicationDate,
		},
		Audit: Window{From: d.About.AuditFrom, To: d.About.AuditTo},
		Rulebook: RulebookRef{
			ID: b.rb.ID, Version: b.rb.Version, Title: b.rb.Title, Note: b.rb.Note, SHA256: b.rb.SHA256,
			EffectiveFrom: b.rb.EffectiveFrom, EffectiveTo: b.rb.EffectiveTo,
			PublishCriteria: b.rb.PublishCriteria, PublishQuestions: b.rb.PublishQuestions, PublishProbabilities: b.rb.PublishProbabilities, Illustrative: b.rb.Illustrative(),
		},
		Measures: b.measures(), Unrecorded: b.unrecorded(), Cancelled: b.cancelled(), Changes: b.changes(),
		Criteria: b.criteria(), Overall: b.judgment(p.Graded.Overall), Grades: b.grades(), Bands: b.bands(),
		Findings: b.findings(), Observations: b.observations(), PreviousRecommendations: b.previous(),
		OtherRules: b.otherRules(), Inputs: slices.Clone(p.Inputs), GradeProbabilities: b.probabilities(),
	}
	if d.About.Illustrative {
		f.Sample = Illustrative
	}
	f.Inspection.ReInspectionOf, _ = d.About.ReInspection()
	for _, q := range p.Graded.Questions {
		f.Questions = append(f.Questions, b.judgment(q))
	}
	for _, m := range f.Measures {
		switch rulebook.Role(m.Role) {
		case rulebook.RoleStratum:
			f.Strata = append(f.Strata, m.ID)
		case rulebook.RoleDomain:
			f.Domains = append(f.Domains, m.ID)
		case rulebook.RoleForce:
			f.Combined = m.ID
		case rulebook.RoleCancelled, rulebook.RoleOther: // in no list of their own
		}
	}
	f.Warnings = inspectionWarnings(f.Measures)
	f.Disclosure = b.disclosures(f.Measures)
	f.Missed = b.missed(f.Disclosure)
	f.Timed = b.timed(f.Measures)
	slices.SortFunc(f.Inputs, func(a, b Input) int { return cmp.Or(cmp.Compare(a.Role, b.Role), cmp.Compare(a.Path, b.Path)) })
	f.fillLists()
	settle(reflect.ValueOf(&f).Elem())
	return f
}

// settle brings every number to the 12 significant digits that it is written
// with, so that documents made from findings just built and from findings read
// back are the same.
func settle(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			settle(v.Field(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			settle(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			settle(v.Index(i))
		}
	case reflect.Float64:
		x := rulebook.Settled(v.Float())
		if math.IsInf(x, 0) {
			x = math.NaN() // written as null, read back as none
		}
		v.SetFloat(x + 0) // no negative zero
	default: // holds no number
	}
}

type builder struct {
	Parts
	rb *rulebook.Rulebook
}

func (b *builder) label(measure string) string {
	if m, ok := b.rb.Measure(measure); ok {
		return m.Label
	}
	return measure
}

func (b *builder) unrecorded() []Unrecorded {
	var out []Unrecorded
	for _, u := range b.Result.Unrecorded {
		out = append(out, Unrecorded{
			Measure: u.Measure, Label: b.label(u.Measure),
			Population: *populationOf(&u.Population),
			Value:      Num(u.Value), Lower: Num(u.Lower), Upper: Num(u.Upper), Warnings: warnings(u.Warnings),
		})
	}
	return out
}

func (b *builder) cancelled() []Cancelled {
	var out []Cancelled
	for i := range b.rb.Measures {
		rule := &b.rb.Measures[i]
		r, ok := b.Result.Rate(rule.ID)
		if rule.Role != rulebook.RoleCancelled || !ok {
			continue
		}
		c := Cancelled{
			Measure: rule.ID, Group: rule.Label, Correct: r.Numerator, Audited: r.Denominator, List: notCounted,
			Lower: None(), Upper: None(), Method: string(r.Method), Reportable: r.Reportable,
			VictimTold: b.victimsTold(rule),
		}
		if r.Reportable {
			c.Lower, c.Upper = Num(r.Lower), Num(r.Upper)
		}
		if r.List > 0 {
			c.List = Count(r.List)
		}
		for _, w := range rule.Where {
			if w.Field == audit.FieldOffenceGroup && len(w.Equals) == 1 {
				c.Group = w.Equals[0]
			}
		}
		out = append(out, c)
	}
	return out
}

// victimsTold counts the audited records whose victim was told.
func (b *builder) victimsTold(m *rulebook.Measure) int {
	table, rows := estimate.RowsOf(b.Dataset, b.rb.Estimates(), m.ID)
	if table != audit.Cancelled {
		return 0
	}
	told := 0
	for _, c := range b.Dataset.Cancelled {
		if _, ours := slices.BinarySearch(rows, c.Row); ours && c.VictimTold == audit.Yes {
			told++
		}
	}
	return told
}

// changes are told in the order of the Previous sheet, to whose rows they belong
// one by one.
func (b *builder) changes() []Change {
	var out []Change
	for i, c := range b.Result.Changes {
		change := Change{
			Measure: c.Measure, Label: b.label(c.Measure), Inspection: c.Inspection, Date: c.Date,
			From: Num(c.From), FromLower: Num(c.FromLower), FromUpper: Num(c.FromUpper),
			To: Num(c.To), ToLower: None(), ToUpper: None(),
			Difference: Num(c.Difference), Lower: Num(c.Lower), Upper: Num(c.Upper), Method: c.Method,
			Significant: c.Significant, Comparable: c.Comparable, WhyNot: c.WhyNot, Additional: Num(c.Additional), Source: c.Source,
			FromNumerator: notCounted, FromDenominator: notCounted, Level: None(),
		}
		if n := c.FromCounts[1]; n > 0 {
			change.FromNumerator, change.FromDenominator = Count(c.FromCounts[0]), Count(n)
		}
		if r, ok := b.Result.Rate(c.Measure); ok {
			change.Level = Num(r.Level)
		}
		if r, ok := b.Result.Rate(c.Measure); ok && r.Reportable {
			change.ToLower, change.ToUpper = Num(r.Lower), Num(r.Upper)
		}
		if i < len(b.Dataset.Previous) {
			change.Grade, change.Rulebook = b.Dataset.Previous[i].Grade, b.Dataset.Previous[i].Rulebook
		}
		out = append(out, change)
	}
	return out
}

func (b *builder) observations() []Observation {
	var out []Observation
	for _, o := range b.Dataset.Observations {
		out = append(out, Observation{Kind: o.Kind, Topic: o.Topic, Criterion: o.Criterion, Text: o.Text, JudgedBy: o.JudgedBy, JudgedOn: o.JudgedOn})
	}
	return out
}

func (b *builder) previous() []Recommendation {
	var out []Recommendation
	for _, r := range b.Dataset.Recommendations {
		out = append(out, Recommendation{
			Number: r.Number, MadeOn: r.MadeOn, Text: r.Text, Due: r.Due, Status: r.Status, StatusOn: r.StatusOn,
			Overdue: grade.Overdue(r, b.Dataset.About.PublicationDate),
		})
	}
	return out
}

// otherRules are the judgments that the workbook holds under other rulebooks. A
// document cannot know what was judged after it was published.
func (b *builder) otherRules() []OtherJudgment {
	var out []OtherJudgment
	published := b.Dataset.About.PublicationDate
	for _, j := range b.Dataset.Judgments {
		other := j.Rulebook != "" && j.Rulebook != b.rb.ID || j.Rulebook == "" && b.Dataset.About.Rulebook != b.rb.ID
		if !other || !published.IsZero() && j.JudgedOn.Time().After(published.Time()) {
			continue
		}
		under := j.Rulebook
		if under == "" {
			under = b.Dataset.About.Rulebook
		}
		out = append(out, OtherJudgment{Rulebook: under, Scope: j.Scope, Grade: j.Grade, Reason: j.Reason, JudgedOn: j.JudgedOn})
	}
	return out
}

func warnings(all []estimate.Warning) []Warning {
	out := make([]Warning, len(all))
	for i, w := range all {
		out[i] = Warning{ID: string(w.ID), Value: Num(w.Value)}
	}
	return out
}

// inspectionWarnings are the doubts that concern the whole audit and not one
// number: that its window is not as long as intended.
func inspectionWarnings(measures []Measure) []Warning {
	for _, m := range measures {
		for _, w := range m.Warnings {
			if w.ID == string(estimate.WindowNotSixMonth) {
				return []Warning{w}
			}
		}
	}
	return nil
}

// addMonths is the same day some months later, or the last day of a month that
// has no such day: 31 August and six months is 28 February.
func addMonths(d audit.Date, months int) audit.Date {
	if d.IsZero() {
		return d
	}
	first := audit.DateOf(time.Date(d.Year, d.Month+time.Month(months), 1, 0, 0, 0, 0, time.UTC))
	last := time.Date(first.Year, first.Month+1, 0, 0, 0, 0, 0, time.UTC).Day()
	first.Day = min(d.Day, last)
	return first
}
