package force

import (
	"slices"
	"strings"

	"assize/report/read/source"
	"assize/report/say/narrative"
)

// insertion is a value or a claim that people may insert in their prose, with how
// it is told. What it claims is held to the data like every sentence of a template.
type insertion struct {
	narrative.Word
	tell func(t *teller, arguments []string) (string, error)
}

// Insertions are the names that may be inserted in people's prose, in the order in
// which they are documented.
func Insertions() []narrative.Word {
	var out []narrative.Word
	for _, i := range insertions() {
		out = append(out, i.Word)
	}
	return out
}

// insertions are all that prose may insert: one table, read by the parser, by the
// teller, and by the page that documents it.
func insertions() []insertion {
	return slices.Concat(inspectionInsertions(), rateInsertions(), countInsertions(), changeInsertions())
}

// plainly is an insertion without arguments.
func plainly(name, means string, tell func(t *teller) (string, error)) insertion {
	return insertion{narrative.Word{Name: name, Means: means}, func(t *teller, _ []string) (string, error) { return tell(t) }}
}

// ofMeasure is an insertion about a measure of the findings.
func ofMeasure(name, means string, tell func(t *teller, id string) (string, error)) insertion {
	return insertion{narrative.Word{Name: name, Needs: []string{"measure"}, Means: means}, func(t *teller, arguments []string) (string, error) {
		if _, known := t.Measures[arguments[0]]; !known {
			return "", t.unknownMeasure(arguments[0])
		}
		return tell(t, arguments[0])
	}}
}

// ofChange is an insertion about the newest change of a measure.
func ofChange(name, means string, tell func(t *teller, c change) (string, error)) insertion {
	return ofMeasure(name, means, func(t *teller, id string) (string, error) {
		c, ok := t.changeOf(id).(change)
		if !ok {
			return "", notThere{"an earlier inspection's rate of this measure"}
		}
		return tell(t, c)
	})
}

// notThere is the error of an insertion that has nothing to say of a force.
type notThere struct{ what string }

func (e notThere) Error() string { return "the findings do not have " + e.what }

// unknownName is the error of an argument that names nothing.
type unknownName struct{ hint string }

func (unknownName) Error() string { return "no measure of the rulebook has this name" }

func (t *teller) unknownMeasure(id string) error {
	var ids []string
	for _, m := range t.Found.Measures {
		ids = append(ids, m.ID)
	}
	hint := "measures: " + strings.Join(ids, ", ")
	if near := source.Nearest(id, ids); len(near) > 0 {
		hint = "did you mean " + strings.Join(near, " or ") + "? " + hint
	}
	return unknownName{hint}
}

func inspectionInsertions() []insertion {
	always := func(tell func(t *teller) string) func(t *teller) (string, error) {
		return func(t *teller) (string, error) { return tell(t), nil }
	}
	return []insertion{
		plainly("force", "the name of the force", always(func(t *teller) string { return t.Text(t.Found.Force.Name) })),
		plainly("inspection", "the title of the inspection", always(func(t *teller) string { return t.Text(t.Found.Inspection.Title) })),
		plainly("inspectorate", "the name of the inspectorate", always(func(t *teller) string { return t.Text(t.House.Inspectorate) })),
		plainly("rulebook", "the rulebook with its version", always(func(t *teller) string { return t.Text(t.Phrase("rulebook", t.Found.Rulebook)) })),
		plainly("window", "the days between which the reports of crime were made", always(func(t *teller) string {
			return t.Text(t.Pack.Period(t.Found.Audit.From.Time(), t.Found.Audit.To.Time()))
		})),
		plainly("auditFrom", "the first of these days", always(func(t *teller) string { return t.Date(t.Found.Audit.From) })),
		plainly("auditTo", "the last of these days", always(func(t *teller) string { return t.Date(t.Found.Audit.To) })),
		plainly("publishedOn", "the day of publication", always(func(t *teller) string { return t.Date(t.Found.Inspection.Published) })),
		plainly("overallGrade", "the overall grade", func(t *teller) (string, error) {
			if t.Found.Overall.Level == 0 {
				return "", notThere{"an overall grade"}
			}
			return t.Text(t.Found.Overall.Grade), nil
		}),
	}
}

func rateInsertions() []insertion {
	return []insertion{
		ofMeasure("labelOf", "what the measure is called, as a title", func(t *teller, id string) (string, error) { return t.Text(t.LabelOf(id)), nil }),
		ofMeasure("lower", "what the measure is called, inside a sentence", func(t *teller, id string) (string, error) { return t.Text(t.Measures[id].Label), nil }),
		ofMeasure("rate", "the rate in percent", (*teller).rate),
		ofMeasure("around", "the rate as a whole percentage with the word that is true of it: around, over or nearly", (*teller).around),
		ofMeasure("rangeOf", "the interval of the rate", (*teller).rangeOf),
		ofMeasure("lowerOf", "the lower limit of the interval", (*teller).lowerOf),
		plainly("confidence", "the level of confidence of the intervals", func(t *teller) (string, error) { return t.Confidence(), nil }),
		ofMeasure("missed", "the part that was not recorded, in percent", (*teller).missed),
		ofMeasure("missedShare", "the part that was not recorded, as a fraction in words where one is true", (*teller).missedShare),
		ofMeasure("methodOf", "the method of the interval", func(t *teller, id string) (string, error) { return t.Text(t.MethodName(t.Measures[id].Method)), nil }),
		ofMeasure("whyNot", "why the measure has no rate to print", func(t *teller, id string) (string, error) {
			if t.Measures[id].Reportable {
				return "", notThere{"a reason: the measure has a rate"}
			}
			return t.whyNot(id)
		}),
	}
}

func countInsertions() []insertion {
	return []insertion{
		ofMeasure("counts", "the crimes recorded of those audited, as in 18 of 20", (*teller).counts),
		ofMeasure("numerator", "the audited crimes that were recorded", func(t *teller, id string) (string, error) { return t.auditedCount(id, "recorded") }),
		ofMeasure("denominator", "the crimes audited", func(t *teller, id string) (string, error) { return t.auditedCount(id, "required") }),
		plainly("reportsAll", "the reports of crime audited", (*teller).reportsAll),
		plainly("crimeTypes", "how many crime types the force rate combines", (*teller).crimeTypes),
		ofMeasure("unrecorded", "the estimated crimes a year that were not recorded, with the word that is true of it", (*teller).unrecorded),
		ofMeasure("unrecordedRange", "the interval of that estimate", (*teller).unrecordedRange),
		ofMeasure("recorded", "the crimes recorded in the twelve months", (*teller).populationText),
		ofMeasure("reported", "the estimated crimes reported in the twelve months", (*teller).reportedText),
		ofMeasure("periodEnd", "the day on which the twelve months end", (*teller).periodEnd),
		ofMeasure("latest", "the day to which the table of recorded crime runs", (*teller).latest),
		ofMeasure("sourceOf", "the table of recorded crime", (*teller).populationSource),
		plainly("auditedCancelled", "the cancelled records audited", ofCancelled("required")),
		plainly("correctCancelled", "those of them that were correctly cancelled", ofCancelled("recorded")),
		plainly("overdue", "how many earlier recommendations are overdue", func(t *teller) (string, error) {
			if s := t.overdue(); s != "" {
				return s, nil
			}
			return "", notThere{"an overdue recommendation"}
		}),
	}
}

func ofCancelled(column string) func(t *teller) (string, error) {
	return func(t *teller) (string, error) {
		if len(t.Found.Cancelled) == 0 {
			return "", notThere{"cancelled records that were audited"}
		}
		return t.cancelledTotal(column)
	}
}

func changeInsertions() []insertion {
	// where is an insertion of those changes that have something.
	where := func(has func(c change) bool, what string, tell func(t *teller, c change) (string, error)) func(t *teller, c change) (string, error) {
		return func(t *teller, c change) (string, error) {
			if !has(c) {
				return "", notThere{what}
			}
			return tell(t, c)
		}
	}
	return []insertion{
		ofChange("earlierRate", "the rate of the newest earlier inspection, as it was published", (*teller).earlierRate),
		ofChange("earlierDate", "the month of that inspection", func(t *teller, c change) (string, error) { return t.Text(t.Pack.Month(c.Date.Time())), nil }),
		ofChange("difference", "the change of the rate since then, in percentage points", where(change.comparable, "a comparable earlier rate of this measure", (*teller).difference)),
		ofChange("differenceRange", "the interval of that change", where(change.hasInterval, "an interval of the change of this measure", (*teller).differenceRange)),
		ofChange("additional", "the crimes a year that were recorded and would not have been at the earlier rate", where(change.hasAdditional, "a significant rise of this measure", (*teller).additional)),
	}
}
