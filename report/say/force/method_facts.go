package force

import (
	"fmt"
	"slices"
	"strings"
	"text/template"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/ledger"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// methodFuncs tell how the numbers were made. What a rulebook or the data may have
// otherwise is said only where it is so.
func (t *teller) methodFuncs() template.FuncMap {
	return template.FuncMap{
		"confidence":      t.confidence,
		"levelExceptions": t.levelExceptions,
		"smallCancelled":  t.smallCancelled,
		"within":          t.timeAllowed,
		"coreQuestions":   func() int { return len(t.Found.Questions) },
		"judgedOverall":   func() bool { return t.Found.Overall.Judged != "" },
		"audited":         func(id string) bool { return t.Measures[id].Denominator > 0 },
		"noneRecorded": func(id string) bool {
			return words.NoneWere(t.Measures[id].Numerator.Int(), t.Measures[id].Denominator.Int())
		},
		"looksAtVictims":    t.looksAtVictims,
		"weighted":          t.weighted,
		"criteriaPublished": func() bool { return t.Found.Rulebook.PublishCriteria },
	}
}

// confidence is "95 percent": the level of the intervals of some measures, or of
// all; each level once, where there are several.
func (t *teller) confidence(ids ...string) string {
	var levels []string
	for _, m := range t.leveled(ids) {
		if text := t.Pack.PublishedPercent(m.Level.Float()); !slices.Contains(levels, text) {
			levels = append(levels, text)
		}
	}
	if levels == nil {
		levels = []string{t.Pack.PublishedPercent(t.Level().Float())}
	}
	return t.Text(t.Pack.List(levels))
}

// levelOfFigure is the level of the intervals of a figure, "95%"; "" where they
// differ. Charts say percent by its sign.
func (t *teller) levelOfFigure(id string) string {
	var ids []string
	switch id {
	case "rates", "change":
		ids = append(slices.Clone(t.Found.Strata), t.Found.Combined)
	case "places":
		ids = []string{t.Found.Combined}
	case "unrecorded", "flow":
		ids = t.Found.Strata
	case "cancelled":
		for _, c := range t.Found.Cancelled {
			ids = append(ids, c.Measure)
		}
	}
	levels := map[float64]bool{}
	level := t.Level().Float()
	for _, m := range t.leveled(ids) {
		level = m.Level.Float()
		levels[level] = true
	}
	if len(levels) > 1 {
		return ""
	}
	return t.Pack.Label(words.LabelPercentAxis, t.Pack.PercentNumber(level, tell.PublishedDecimals(level)))
}

// types stands, among ids, for the crime types and the rate that they make.
const types = "types"

// leveled are the measures of some ids, or of the findings, that state a level.
func (t *teller) leveled(ids []string) []findings.Measure {
	if slices.Contains(ids, types) {
		ids = append(slices.Clone(t.Found.Strata), t.Found.Combined)
	}
	var out []findings.Measure
	for _, m := range t.Found.Measures {
		if m.Level.Known() && (len(ids) == 0 || slices.Contains(ids, m.ID)) {
			out = append(out, m)
		}
	}
	return out
}

// levelExceptions are the measures whose level is not that of the combined rate,
// each with its own; "" for none.
func (t *teller) levelExceptions() string {
	var out []string
	for _, m := range t.leveled(nil) {
		if m.Level != t.Level() && m.Denominator > 0 {
			out = append(out, m.Label+" "+t.Pack.PublishedPercent(m.Level.Float()))
		}
	}
	if out == nil {
		return ""
	}
	return t.Text(strings.Join(out, "; "))
}

// timeAllowed is "24 hours": how soon after the report a crime counts as recorded in a
// measure that asks for it.
func (t *teller) timeAllowed(id string) (string, error) {
	m, err := t.Measure(id)
	if err != nil {
		return "", err
	}
	hours := m.Counting.WithinHours
	if hours <= 0 {
		return "", fmt.Errorf("measure %q asks for no time", id)
	}
	noun, err := t.Pack.Noun("hour", int(hours))
	return t.Text(t.Pack.Count(hours) + " " + noun), err
}

// smallCancelled reports whether every audit of cancelled records was small.
func (t *teller) smallCancelled() bool {
	return !slices.ContainsFunc(t.Found.Cancelled, func(c findings.Cancelled) bool { return c.Audited >= words.SmallAudit })
}

// looksAtVictims reports whether the parts of the audit are kinds of victim, routes
// and times, rather than parts of other rules.
func (t *teller) looksAtVictims() bool {
	return slices.ContainsFunc(t.Domains(), func(m findings.Measure) bool {
		return slices.ContainsFunc(m.Counting.Where, func(c findings.Condition) bool { return c.Field == string(audit.FieldVulnerable) })
	})
}

// weighted reports whether the combined rate is printed beside counts of which it is
// not the ratio.
func (t *teller) weighted() bool {
	m := t.Measures[t.Found.Combined]
	return m.Reportable && m.Combination != "" && !ledger.AsCounts(m)
}
