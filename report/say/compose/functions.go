package compose

import (
	"fmt"
	"slices"
	"strings"
	"text/template"
	"unicode"
	"unicode/utf8"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
)

// funcs are what templates may say. Each returns marks, never a bare number;
// those that return a bool or a list only steer.
func (t *teller) funcs() template.FuncMap {
	f := template.FuncMap{
		"force":        func() string { return t.words(t.found.Force.Name) },
		"inspection":   func() string { return t.words(t.found.Inspection.Title) },
		"inspectorate": func() string { return t.words(t.in.House.Inspectorate) },
		"rulebook":     func() string { return t.words(t.phrase("rulebook", t.found.Rulebook)) },
		"text":         t.words,
		"label":        func(c findings.Criterion) string { return t.words(c.Label) },
		"labelOf":      func(id string) string { return t.words(t.labelOf(id)) },
		"lower":        func(id string) string { return t.words(t.measures[id].Label) },
		"sentence":     t.sentence,

		"window":      func() string { return t.words(t.in.Words.Period(t.found.Audit.From.Time(), t.found.Audit.To.Time())) },
		"auditFrom":   func() string { return t.date(t.found.Audit.From) },
		"auditTo":     func() string { return t.date(t.found.Audit.To) },
		"publishedOn": func() string { return t.date(t.found.Inspection.Published) },
		"day":         t.date,

		"issued":             t.issued,
		"illustrative":       func() bool { return t.found.Rulebook.Illustrative },
		"graded":             func() bool { return t.found.Overall.Level > 0 },
		"overallGrade":       func() string { return t.words(t.found.Overall.Grade) },
		"hasCancelled":       func() bool { return len(t.found.Cancelled) > 0 },
		"publishesQuestions": func() bool { return t.found.Rulebook.PublishQuestions },
		"confidence":         t.confidence,
		"percentUnit":        t.percentUnit,
		"whyNot":             t.whyNot,
		"methodOf":           func(id string) string { return t.words(t.methodName(t.measures[id].Method)) },
	}
	for name, fn := range t.rateFuncs() {
		f[name] = fn
	}
	for name, fn := range t.countFuncs() {
		f[name] = fn
	}
	for name, fn := range t.changeFuncs() {
		f[name] = fn
	}
	for name, fn := range t.roundFuncs() {
		f[name] = fn
	}
	for name, fn := range t.annexFuncs() {
		f[name] = fn
	}
	return f
}

// rateFuncs tell rates.
func (t *teller) rateFuncs() template.FuncMap {
	return template.FuncMap{
		"hasUnrecorded": t.hasUnrecorded,
		"reportable":    func(id string) bool { return t.measures[id].Reportable },
		"concern":       t.concerns,
		"lowest":        t.isLowest,
		"allRecorded":   func(id string) bool { m := t.measures[id]; return m.Denominator > 0 && m.Numerator == m.Denominator },
		"rate":          t.rate,
		"around":        t.around,
		"rangeOf":       t.rangeOf,
		"lowerOf":       t.lowerOf,
		"missed":        t.missed,
		"missedShare":   t.missedShare,
		"counts":        t.counts,
		"denominator":   func(id string) (string, error) { return t.auditedCount(id, "required") },
		"numerator":     func(id string) (string, error) { return t.auditedCount(id, "recorded") },
		"reasonValue":   t.reasonValue,
		"reasonRange":   t.reasonRange,
	}
}

// countFuncs tell numbers of crimes, reports and records.
func (t *teller) countFuncs() template.FuncMap {
	return template.FuncMap{
		"hasUnrecorded":    t.hasUnrecorded,
		"unrecorded":       t.unrecorded,
		"unrecordedRange":  t.unrecordedRange,
		"recorded":         func(id string) (string, error) { return t.populationText(id) },
		"reported":         t.reportedText,
		"periodEnd":        t.periodEnd,
		"latest":           t.latest,
		"sourceOf":         t.populationSource,
		"reportsAll":       t.reportsAll,
		"combinesTypes":    func() bool { return len(t.measures[t.found.Combined].Strata) > 1 },
		"crimeTypes":       t.crimeTypes,
		"auditedCancelled": func() (string, error) { return t.cancelledTotal("required") },
		"correctCancelled": func() (string, error) { return t.cancelledTotal("recorded") },
		"squares":          t.squares,
		"overdue":          t.overdue,
		"due":              func(r findings.FindingRecommendation) string { return t.words(t.phrase("by-date", r.Due)) },
	}
}

// changeFuncs tell the movement of a rate since an earlier inspection.
func (t *teller) changeFuncs() template.FuncMap {
	return template.FuncMap{
		"changeOf":         t.changeOf,
		"risen":            func(c change) bool { return c.To > c.From },
		"hasInterval":      change.hasInterval,
		"earlierInterval":  func(c change) bool { return c.FromLower.Known() },
		"hasAdditional":    change.hasAdditional,
		"earlierRate":      t.earlierRate,
		"earlierDate":      func(c change) string { return t.words(t.in.Words.Month(c.Date.Time())) },
		"whyNotComparable": func(c change) string { return t.words(lowerFirst(strings.TrimSuffix(c.WhyNot, "."))) },
		"difference":       t.difference,
		"differenceRange":  t.differenceRange,
		"additional":       t.additional,
	}
}

// issued reports whether these documents are what is published: of a draft, and of
// an edition that goes out before, the day of publication is still to come.
func (t *teller) issued() bool {
	switch t.in.Edition.Status {
	case doc.Final, doc.Correction, doc.Withdrawal:
		return true
	default:
		return false
	}
}

// sentence makes the first letter of a marked phrase a capital.
func (t *teller) sentence(s string) string {
	if i := strings.IndexRune(s, markOpen); i >= 0 {
		runs := t.marked[len(t.marked)-1]
		if len(runs) > 0 {
			switch r := runs[0].(type) {
			case doc.Text:
				r.Text = upperFirst(r.Text)
				return t.mark(append([]doc.Run{r}, runs[1:]...)...)
			case doc.Number:
				r.Text = upperFirst(r.Text)
				return t.mark(append([]doc.Run{r}, runs[1:]...)...)
			}
		}
		return s
	}
	return upperFirst(s)
}

func upperFirst(s string) string {
	if s == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// lowerFirst fits a sentence of the workbook into one of ours; a word in
// capitals stays.
func lowerFirst(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[n:])
	if unicode.IsUpper(second) || unicode.IsDigit(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}

func (t *teller) date(d audit.Date) string { return t.words(t.in.Words.Date(d.Time())) }

// percentUnit is the house's word for percent, for the head of a table.
func (t *teller) percentUnit() string {
	const half = 0.5
	number := t.in.Words.PercentNumber(half, 0)
	return t.words(strings.TrimSpace(strings.TrimPrefix(t.in.Words.PublishedPercent(half), number)))
}

// confidence is "95 percent".
func (t *teller) confidence() string {
	return t.words(t.in.Words.PublishedPercent(t.level().Float()))
}

func (t *teller) whyNot(id string) (string, error) {
	m, err := t.measure(id)
	if err != nil {
		return "", err
	}
	s, err := t.notReportable(m)
	return t.words(s), err
}

// methodName is the interval method in words.
func (t *teller) methodName(id string) string { return t.phrase("method-" + id) }

// doubts are a measure's warnings in one line; "" when there are none.
func (t *teller) doubts(m findings.Measure) string { return strings.Join(t.doubtsOf(m), "; ") }

// doubtsOf are a measure's warnings in words, and why it is not reportable.
func (t *teller) doubtsOf(m findings.Measure) []string {
	var out []string
	if !m.Reportable && m.NotReportable != "" {
		s, err := t.notReportable(m)
		t.fail(err)
		out = append(out, s)
	}
	for _, w := range m.Warnings {
		out = append(out, t.warning(w))
	}
	return out
}

func (t *teller) warning(w findings.Warning) string {
	s, err := t.in.Words.Warning(w.ID, w.Value.Float())
	t.fail(err)
	return s
}

// notReportable is why a measure has no rate to print.
func (t *teller) notReportable(m findings.Measure) (string, error) {
	return t.in.Words.NotReportable(m.NotReportable, m.MinimumAudited)
}

// concerns reports whether a cause of concern was raised about a measure.
func (t *teller) concerns(id string) bool {
	for _, f := range t.found.Findings {
		if f.Kind == "cause-of-concern" && f.Measure == id {
			return true
		}
	}
	return false
}

// isLowest reports whether a stratum's upper limit lies below every other
// stratum's lower limit: the only case in which it is called the lowest.
func (t *teller) isLowest(id string) bool {
	m, ok := t.measures[id]
	if !ok || !m.Reportable || !slices.Contains(t.found.Strata, id) {
		return false
	}
	for _, other := range t.found.Strata {
		if o := t.measures[other]; other != id && (!o.Reportable || o.Lower <= m.Upper) {
			return false
		}
	}
	return true
}

func (t *teller) reportsAll() (string, error) {
	total := 0
	for _, id := range t.found.Strata {
		total += t.measures[id].Reports
	}
	// Without crime types the force's own rate is counted from all reports.
	if m, ok := t.measures[t.found.Combined]; ok && (m.Reports == total || len(t.found.Strata) == 0) {
		return t.number(t.refOf(m.ID, "reports"), float64(m.Reports), t.in.Words.Count(float64(m.Reports)))
	}
	return "", fmt.Errorf("the reports of the crime types do not add up to those of the force")
}

// crimeTypes is how many crime types the force rate combines: "three crime types".
func (t *teller) crimeTypes() (string, error) {
	s, err := t.in.Words.Counted(len(t.measures[t.found.Combined].Strata), "crime type")
	return t.words(s), err
}

func (t *teller) overdue() string {
	n := 0
	for _, r := range t.found.PreviousRecommendations {
		if r.Overdue {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	s, err := t.in.Words.Counted(n, "recommendation")
	t.fail(err)
	return t.words(s)
}

// squares reports whether the figure of cancelled records shows one square a
// record: of very many it does not.
func (t *teller) squares() bool { return !t.cancelledPlot(&builder{t: t}).Strip }
