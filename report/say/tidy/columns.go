package tidy

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"assize/report/judge/findings"
)

// kind is what the values of a column are, in the words of Table Schema and of CSVW,
// which share them.
type kind string

// The kinds of values.
const (
	textKind    kind = "string"
	numberKind  kind = "number"
	integerKind kind = "integer"
	dayKind     kind = "date" // ISO 8601
	booleanKind kind = "boolean"
)

// Column is a column of the table: its name for programs, its heading for people, what
// its values mean and in what unit they are.
type Column struct {
	Name    string
	Title   string
	Meaning string
	Unit    string // "fraction", "crimes", "reports"; "" for what has none
	Kind    kind
	// Required says that no row is without a value.
	Required bool

	value func(r *row) string
}

// row is what a row of the table is made from: a measure of a force, with the estimate
// of unrecorded crime and the group of cancelled records that belong to it.
type row struct {
	*findings.Findings
	m          *findings.Measure
	unrecorded *findings.Unrecorded // nil for none
	cancelled  *findings.Cancelled  // nil for another measure
}

// Columns are the columns of the table, in its order.
func Columns() []Column {
	out := identity()
	out = append(out, counted()...)
	out = append(out, estimated()...)
	return append(out, judged()...)
}

// identity says which row a row is.
func identity() []Column {
	text := func(name, title, meaning string, value func(r *row) string) Column {
		return Column{Name: name, Title: title, Meaning: meaning, Kind: textKind, Required: true, value: value}
	}
	code := text("area_code", "Area code", "ONS code of the police force area; empty for a force without one", func(r *row) string { return r.Force.Code })
	code.Required = false
	group := text("group", "Group", "kind of crime of the cancelled records; empty for other measures", func(r *row) string {
		if r.cancelled == nil {
			return ""
		}
		return r.cancelled.Group
	})
	group.Required = false
	return []Column{
		text("round", "Round", "title of the inspection", func(r *row) string { return r.Inspection.Title }),
		text("force", "Force", "id of the force in the register", func(r *row) string { return r.Force.ID }),
		code,
		text("area_name", "Force name", "name of the force", func(r *row) string { return r.Force.Name }),
		text("measure", "Measure", "id of the measure in the rulebook", func(r *row) string { return r.m.ID }),
		text("label", "Label", "the measure in words", func(r *row) string { return r.m.Label }),
		text("role", "Role", "what the measure is of: force, stratum, domain, cancelled or other", func(r *row) string { return r.m.Role }),
		group,
		text("definition", "Definition", "digest of what is counted and how it is combined: rows with the same one measure the same thing", func(r *row) string { return definition(r.m) }),
		{Name: "unit", Title: "Unit", Meaning: "what is counted: crime, record, report or incident", Kind: textKind, value: func(r *row) string { return r.m.Unit }},
		{Name: "better", Title: "Better", Meaning: "which of two rates is the better one: higher or lower", Kind: textKind, value: func(r *row) string { return r.m.Better }},
	}
}

// counted are the audited numbers.
func counted() []Column {
	count := func(name, title, meaning, unit string, value func(r *row) string) Column {
		return Column{Name: name, Title: title, Meaning: meaning, Unit: unit, Kind: integerKind, value: value}
	}
	return []Column{
		count("numerator", "Recorded", "audited crimes recorded, or records in order; empty where they could not be counted or are withheld", "crimes or records", func(r *row) string {
			return shown(r.m, r.m.Numerator)
		}),
		count("denominator", "Should be recorded", "audited crimes that should be recorded, or records audited; empty where withheld", "crimes or records", func(r *row) string { return shown(r.m, r.m.Denominator) }),
		count("reports", "Reports", "audited reports or records, the sampling units; empty where withheld", "reports or records", func(r *row) string { return shown(r.m, r.m.Reports) }),
	}
}

// withheld reports that disclosure control keeps the counts of a measure back.
func withheld(m *findings.Measure) bool { return m.NotReportable == findings.WithheldReason }

func shown(m *findings.Measure, n findings.Count) string {
	if withheld(m) || !n.Known() {
		return ""
	}
	return strconv.Itoa(n.Int())
}

// estimated are the rate and the estimate of unrecorded crime, with what is known of
// their uncertainty.
func estimated() []Column {
	number := func(name, title, meaning, unit string, value func(r *row) findings.Num) Column {
		return Column{Name: name, Title: title, Meaning: meaning, Unit: unit, Kind: numberKind, value: func(r *row) string { return bare(value(r)) }}
	}
	population := func(value func(p *findings.Population) string) func(r *row) string {
		return func(r *row) string {
			if r.m.Population == nil {
				return ""
			}
			return value(r.m.Population)
		}
	}
	unrecorded := func(value func(u *findings.Unrecorded) findings.Num) func(r *row) findings.Num {
		return func(r *row) findings.Num {
			if r.unrecorded == nil {
				return findings.None()
			}
			return value(r.unrecorded)
		}
	}
	return []Column{
		number("rate", "Rate", "the rate; of a combined measure it is not the ratio of the counts", "fraction", func(r *row) findings.Num { return r.m.Rate }),
		number("rate_lower", "Rate, lower limit", "lower limit of its interval", "fraction", func(r *row) findings.Num { return r.m.Lower }),
		number("rate_upper", "Rate, upper limit", "upper limit of its interval", "fraction", func(r *row) findings.Num { return r.m.Upper }),
		number("level", "Level", "level of the interval", "fraction", func(r *row) findings.Num { return r.m.Level }),
		{Name: "method", Title: "Method", Meaning: "method of the interval", Kind: textKind, value: func(r *row) string { return r.m.Method }},
		number("standard_error", "Standard error", "linearised standard error of the rate", "fraction", func(r *row) findings.Num { return r.m.StandardError }),
		number("effective_n", "Effective sample size", "crimes of a simple random sample that would be as precise; empty for a census", "crimes or records", func(r *row) findings.Num { return r.m.EffectiveN }),
		number("design_effect", "Design effect", "variance as a multiple of that of a simple random sample of crimes", "ratio", func(r *row) findings.Num { return r.m.DesignEffect }),
		number("at_most", "At most", "the most that the rate can be, where nothing was recorded of a part of it and there is no estimate", "fraction", func(r *row) findings.Num { return r.m.AtMost }),
		{Name: "population", Title: "Recorded crime", Meaning: "crimes recorded in the 12 months to population_end that the rate stands for", Unit: "crimes", Kind: numberKind, value: population(func(p *findings.Population) string { return bare(p.Value) })},
		{Name: "population_end", Title: "Recorded crime to", Meaning: "the last day of those 12 months", Kind: dayKind, value: population(func(p *findings.Population) string { return p.PeriodEnd.String() })},
		number("unrecorded", "Unrecorded", "crimes reported in 12 months and not recorded, estimated", "crimes", unrecorded(func(u *findings.Unrecorded) findings.Num { return u.Value })),
		number("unrecorded_lower", "Unrecorded, lower limit", "lower limit of its interval", "crimes", unrecorded(func(u *findings.Unrecorded) findings.Num { return u.Lower })),
		number("unrecorded_upper", "Unrecorded, upper limit", "upper limit of its interval", "crimes", unrecorded(func(u *findings.Unrecorded) findings.Num { return u.Upper })),
	}
}

// judged are what was made of the numbers, and what may be done with them.
func judged() []Column {
	text := func(name, title, meaning string, value func(r *row) string) Column {
		return Column{Name: name, Title: title, Meaning: meaning, Kind: textKind, value: value}
	}
	day := func(name, title, meaning string, value func(r *row) string) Column {
		return Column{Name: name, Title: title, Meaning: meaning, Kind: dayKind, value: value}
	}
	return []Column{
		{Name: "reportable", Title: "Reportable", Meaning: "there is a rate to print", Kind: booleanKind, Required: true, value: func(r *row) string { return strconv.FormatBool(r.m.Reportable) }},
		text("not_reportable", "Why not", "why there is none: not-audited and the like", func(r *row) string { return r.m.NotReportable }),
		text("reliability", "Reliability", "doubts about the rate, by their ids, separated by blanks", func(r *row) string { return ids(r.m.Warnings) }),
		text("grade", "Grade", "the grade whose band the rate falls in, where it may be published", func(r *row) string { return r.m.Grade }),
		text("overall_grade", "Overall grade", "the grade of the force", func(r *row) string { return r.Overall.Grade }),
		day("audit_from", "Audited from", "the first day of the audited reports", func(r *row) string { return r.Audit.From.String() }),
		day("audit_to", "Audited to", "the last day of the audited reports", func(r *row) string { return r.Audit.To.String() }),
		day("published", "Published", "the day of publication", func(r *row) string { return r.Inspection.Published.String() }),
		text("rulebook", "Rulebook", "id of the rules", func(r *row) string { return r.Rulebook.ID }),
		text("rulebook_version", "Rulebook version", "version of the rules", func(r *row) string { return r.Rulebook.Version }),
		text("status", "Status", "draft, embargoed, final or correction", func(r *row) string { return r.Status }),
		text("sample", "Sample", "real, or illustrative for invented audit records", func(r *row) string { return r.Sample }),
		text("version", "Version", "version of the force's documents: 1.0, or a correction's", func(r *row) string { return r.Version() }),
	}
}

func ids(all []findings.Warning) string {
	var out []string
	for _, w := range all {
		out = append(out, w.ID)
	}
	return strings.Join(out, " ")
}

// definition is a short digest of what a measure counts and how it is combined. What
// hangs on the force's own sample stays out: frames, weights and degrees of freedom.
func definition(m *findings.Measure) string {
	c := m.Counting
	what := struct {
		ID, Unit, Better, Combination string
		Strata                        []string
		Table                         string
		Where                         []findings.Condition
		Required, Recorded            string
		Hours                         float64
	}{m.ID, m.Unit, m.Better, m.Combination, m.Strata, c.Table, c.Where, c.Required, c.Recorded, c.WithinHours}
	sum := sha256.Sum256(fmt.Appendf(nil, "%#v", what))
	return hex.EncodeToString(sum[:6])
}

// bare is a number as programs read it, of at most 12 significant digits, as in
// findings.json; "" where there is none.
func bare(n findings.Num) string {
	if !n.Known() {
		return ""
	}
	text, err := n.MarshalJSON()
	if err != nil {
		return ""
	}
	return string(text)
}
