package force

import (
	"maps"
	"slices"
	"text/template"

	"assize/report/judge/findings"
)

// funcs are what templates may say of a force's findings.
func (t *teller) funcs() template.FuncMap {
	f := template.FuncMap{
		"labelOf":            func(id string) string { return t.Text(t.LabelOf(id)) },
		"graded":             func() bool { return t.Found.Overall.Level > 0 },
		"hasCancelled":       func() bool { return len(t.Found.Cancelled) > 0 },
		"publishesQuestions": func() bool { return t.Found.Rulebook.PublishQuestions },
		"whyNot":             t.whyNot,
		"methodOf":           func(id string) string { return t.Text(t.MethodName(t.Measures[id].Method)) },
		"ofCrimes":           func(id string) bool { return isRecording(t.Measures[id]) },
	}
	maps.Copy(f, t.methodFuncs())
	maps.Copy(f, t.rateFuncs())
	maps.Copy(f, t.countFuncs())
	maps.Copy(f, t.changeFuncs())
	maps.Copy(f, t.ListFuncs(&t.list))
	maps.Copy(f, t.selectFuncs())
	return f
}

// rateFuncs tell rates.
func (t *teller) rateFuncs() template.FuncMap {
	return template.FuncMap{
		"hasUnrecorded": t.HasUnrecorded,
		"reportable":    func(id string) bool { return t.Measures[id].Reportable },
		"framed":        t.framed,
		"bounded":       t.bounded,
		"atMost":        t.atMost,
		"concern":       t.Concerns,
		"lowest":        t.isLowest,
		"allRecorded":   func(id string) bool { return t.Measures[id].AllRecorded() },
		"rate":          t.rate,
		"onlyRate":      t.onlyRate,
		"noneOf":        t.noneOf,
		"single":        func(id string) bool { return t.Measures[id].Denominator == 1 },
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
		"hasUnrecorded":    t.HasUnrecorded,
		"unrecorded":       t.unrecorded,
		"unrecordedRange":  t.unrecordedRange,
		"recorded":         func(id string) (string, error) { return t.populationText(id) },
		"reported":         t.reportedText,
		"periodEnd":        t.periodEnd,
		"latest":           t.latest,
		"sourceOf":         t.populationSource,
		"interpolated":     t.interpolated,
		"between":          t.between,
		"reportsAll":       t.reportsAll,
		"oneReport":        func() bool { return t.Measures[t.Found.Combined].Reports == 1 },
		"crimeTypes":       t.crimeTypes,
		"auditedCancelled": func() (string, error) { return t.cancelledTotal("required") },
		"correctCancelled": func() (string, error) { return t.cancelledTotal("recorded") },
		"squares":          t.squares,
		"timedMeasure":     t.timedMeasure,
		"timedOfRecorded":  t.timedOfRecorded,
		"overdue":          t.overdue,
		"due":              func(r findings.FindingRecommendation) string { return t.Text(t.Phrase("by-date", r.Due)) },
	}
}

func (t *teller) whyNot(id string) (string, error) {
	m, err := t.Measure(id)
	if err != nil {
		return "", err
	}
	s, err := t.NotReportable(m)
	return t.Text(s), err
}

// isLowest reports whether a stratum's upper limit lies below every other
// stratum's lower limit: the only case in which it is called the lowest.
func (t *teller) isLowest(id string) bool {
	m, ok := t.Measures[id]
	if !ok || !m.Reportable || !slices.Contains(t.Found.Strata, id) {
		return false
	}
	for _, other := range t.Found.Strata {
		if o := t.Measures[other]; other != id && (!o.Reportable || o.Lower <= m.Upper) {
			return false
		}
	}
	return true
}

func (t *teller) reportsAll() (string, error) {
	m, err := t.Measure(t.Found.Combined)
	if err != nil {
		return "", err
	}
	return t.Number(t.RefOf(m.ID, "reports"), float64(m.Reports), t.Pack.Count(float64(m.Reports)))
}

// crimeTypes is how many crime types the force rate combines: "three crime types".
func (t *teller) crimeTypes() (string, error) {
	s, err := t.Pack.Counted(len(t.Measures[t.Found.Combined].Strata), "crime type")
	return t.Text(s), err
}

func (t *teller) overdue() string {
	n := 0
	for _, r := range t.Found.PreviousRecommendations {
		if r.Overdue {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	s, err := t.Pack.Counted(n, "recommendation")
	t.Fail(err)
	return t.Text(s)
}

// squares reports whether the figure of cancelled records shows one square a
// record: of very many it does not.
func (t *teller) squares() bool { return !t.cancelledPlot().Strip }
