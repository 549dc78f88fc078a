package compose

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/words"
)

// change is one movement with its row in the annex.
type change struct {
	findings.Change
	row string
}

// comparable reports a change whose two rates may be compared.
func (c change) comparable() bool { return c.Comparable && c.Difference.Known() }

// hasInterval reports a change whose interval is known.
func (c change) hasInterval() bool { return c.Lower.Known() && c.Upper.Known() }

// hasAdditional reports a rise for which the crimes recorded more can be told.
func (c change) hasAdditional() bool {
	return c.Significant && c.Additional.Known() && c.Additional > 0
}

func (t *teller) unrecordedOf(id string) (findings.Unrecorded, error) {
	for _, u := range t.found.Unrecorded {
		if u.Measure == id {
			if !u.Value.Known() {
				return u, fmt.Errorf("no estimate of unrecorded crimes for %q", id)
			}
			return u, nil
		}
	}
	return findings.Unrecorded{}, fmt.Errorf("no recorded crime for %q", id)
}

// unrecorded is the estimate with an honest word. A force whose overall rate or
// whose crime type is a cause of concern is told as the inspectorate does,
// "over 38,000"; the others "approximately 6,700".
func (t *teller) unrecorded(id string) (string, error) {
	u, err := t.unrecordedOf(id)
	if err != nil {
		return "", err
	}
	c, limit, err := t.estimatedCount(u.Value, u.Upper, t.concerns(id))
	if err != nil {
		return "", err
	}
	ref := doc.Ref{Sheet: sheetUnrecorded, Row: id, Column: cmp.Or(limit, "value")}
	t.claimed(claim{
		text: c.Text, of: t.annexWords("of.unrecorded", t.labelOf(id)), kind: string(c.Kind), meaning: t.meaningOf(string(c.Kind)),
		value: c.Value, printed: c.Printed, step: t.step(c.Value), formula: token(ref),
	}, ref)
	return t.number(ref, c.Value, c.Text)
}

func (t *teller) unrecordedRange(id string) (string, error) {
	u, err := t.unrecordedOf(id)
	if err != nil {
		return "", err
	}
	step := t.step(u.Value.Float())
	return t.split(t.in.Words.CountRange(u.Lower.Float(), u.Upper.Float(), step), t.in.Words.Rounded(u.Lower.Float(), step),
		doc.Ref{Sheet: sheetUnrecorded, Row: id, Column: "lower"}, u.Lower.Float(),
		doc.Ref{Sheet: sheetUnrecorded, Row: id, Column: "upper"}, u.Upper.Float())
}

func (t *teller) populationText(id string) (string, error) {
	u, err := t.unrecordedOf(id)
	if err != nil {
		return "", err
	}
	return t.number(doc.Ref{Sheet: sheetUnrecorded, Row: id, Column: "population"}, u.Population.Value.Float(), t.in.Words.Count(u.Population.Value.Float()))
}

// reportedText is the estimated number of crimes reported in twelve months.
func (t *teller) reportedText(id string) (string, error) {
	m, err := t.reportable(id)
	if err != nil {
		return "", err
	}
	u, err := t.unrecordedOf(id)
	if err != nil {
		return "", err
	}
	v := u.Population.Value.Float() / m.Rate.Float()
	c, err := t.annualCount(v, false)
	if err != nil {
		return "", err
	}
	ref := t.refOf(id, "reported")
	t.claimed(claim{
		text: c.Text, of: t.annexWords("of.reported", t.label(m)), kind: string(c.Kind), meaning: t.meaningOf(string(c.Kind)),
		value: v, printed: c.Printed, step: t.step(v), formula: token(ref),
	}, ref)
	return t.number(ref, v, c.Text)
}

// populations are the recorded crimes that a measure's estimate rests on; of the
// force, those of its crime types, which need not all have an estimate, nor one
// period or source.
func (t *teller) populations(id string) ([]findings.Population, error) {
	var out []findings.Population
	for _, u := range t.found.Unrecorded {
		if u.Measure == id || id == t.found.Combined && slices.Contains(t.found.Strata, u.Measure) {
			out = append(out, u.Population)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no recorded crime for %q", id)
	}
	return out, nil
}

// eachOnce lists what populations have in common, or what each of them has.
func (t *teller) eachOnce(id string, of func(findings.Population) string) (string, error) {
	list, err := t.populations(id)
	if err != nil {
		return "", err
	}
	var texts []string
	for _, p := range list {
		if text := of(p); text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return t.words(t.in.Words.List(texts)), nil
}

// periodEnd is the day to which the recorded crimes were counted.
func (t *teller) periodEnd(id string) (string, error) {
	return t.eachOnce(id, func(p findings.Population) string { return t.day(p.PeriodEnd) })
}

// latest is the day to which their table runs.
func (t *teller) latest(id string) (string, error) {
	return t.eachOnce(id, func(p findings.Population) string { return t.day(p.Latest) })
}

func (t *teller) populationSource(id string) (string, error) {
	return t.eachOnce(id, func(p findings.Population) string { return p.Source })
}

// day is a date in words; "" for none.
func (t *teller) day(d audit.Date) string {
	if d.IsZero() {
		return ""
	}
	return t.in.Words.Date(d.Time())
}

// cancelledTotal adds up a column of the audits of cancelled records; the first
// group's cell stands for it.
func (t *teller) cancelledTotal(col string) (string, error) {
	total := 0
	for _, c := range t.found.Cancelled {
		if col == "required" {
			total += c.Audited
		} else {
			total += c.Correct
		}
	}
	return t.number(doc.Ref{Sheet: sheetCancelled, Row: cancelledAll, Column: col}, float64(total), t.in.Words.Count(float64(total)))
}

// cancelledAll is the row of all groups together.
const cancelledAll = "all"

// changeOf is the newest change of a measure, or nil.
func (t *teller) changeOf(id string) any {
	best := -1
	for i, c := range t.found.Changes {
		if c.Measure == id && (best < 0 || c.Date.Time().After(t.found.Changes[best].Date.Time())) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	return change{t.found.Changes[best], changeRow(best)}
}

func (c change) ref(col string) doc.Ref {
	return doc.Ref{Sheet: sheetChanges, Row: c.row, Column: col}
}

func (t *teller) earlierRate(c change) (string, error) {
	return t.number(c.ref("from"), c.From.Float()*100, t.in.Words.PublishedPercent(c.From.Float()))
}

func (t *teller) difference(c change) (string, error) {
	return t.number(c.ref("difference"), c.Difference.Float()*100, t.in.Words.Points(c.Difference.Float(), t.in.Words.Decimals()))
}

func (t *teller) differenceRange(c change) (string, error) {
	return t.split(t.in.Words.RangeNumber(c.Lower.Float(), c.Upper.Float(), t.in.Words.Decimals()), t.percentNumber(c.Lower),
		c.ref("lower"), c.Lower.Float()*100, c.ref("upper"), c.Upper.Float()*100)
}

func (t *teller) additional(c change) (string, error) {
	said, err := t.annualCount(c.Additional.Float(), false)
	if err != nil {
		return "", err
	}
	return t.number(c.ref("additional"), c.Additional.Float(), said.Text)
}

// estimatedCount is what is said of an estimate of unrecorded crimes a year, and
// "upper" where it is said of the upper limit: an audit that found none unrecorded
// does not show that none is.
func (t *teller) estimatedCount(value, upper findings.Num, concern bool) (said words.Claim, limit string, err error) {
	if said, err = t.annualCount(value.Float(), concern); err == nil {
		return said, "", nil
	}
	said, err = t.in.Words.FewerThanCount(upper.Float(), t.step(upper.Float()))
	return said, "upper", err
}

// annualCount is a number of crimes a year with an honest size word: "over"
// where it is a concern and true, else "approximately".
func (t *teller) annualCount(v float64, concern bool) (words.Claim, error) {
	step := t.step(v)
	if concern {
		if c, err := t.in.Words.OverCount(v, step); err == nil {
			return c, nil
		}
	}
	return t.in.Words.Approximately(v, step)
}

// step is the rounding step of a number of crimes a year: hundreds, as the
// inspectorate publishes them; tens below a thousand, ones below a hundred.
func (t *teller) step(v float64) float64 {
	switch {
	case v >= 1000:
		return 100
	case v >= 100:
		return 10
	default:
		return 1
	}
}

func (t *teller) roundedCount(v float64) string { return t.in.Words.Rounded(v, t.step(v)) }

// earlierNumber and earlierRange are an earlier rate as bare numbers.
func (t *teller) earlierNumber(c change) (string, error) {
	return t.number(c.ref("from"), c.From.Float()*100, t.in.Words.PercentNumber(c.From.Float(), publishedDecimals(c.From.Float())))
}

func (t *teller) earlierRange(c change) (string, error) {
	return t.split(t.in.Words.RangeNumber(c.FromLower.Float(), c.FromUpper.Float(), t.in.Words.Decimals()), t.percentNumber(c.FromLower),
		c.ref("fromlower"), c.FromLower.Float()*100, c.ref("fromupper"), c.FromUpper.Float()*100)
}

// publishedDecimals is how many decimals a published percentage was given with.
func publishedDecimals(fraction float64) int {
	for d := range 3 {
		scaled := fraction * 100 * math.Pow10(d)
		if math.Abs(scaled-math.Round(scaled)) < 1e-7 {
			return d
		}
	}
	return 3
}
