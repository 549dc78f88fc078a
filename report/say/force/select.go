package force

import (
	"cmp"
	"slices"
	"text/template"

	"assize/report/say/doc"
	"assize/report/say/tell"
)

// selectFuncs let templates select statements without naming a measure: which one is
// meant, its role among the findings says.
func (t *teller) selectFuncs() template.FuncMap {
	return template.FuncMap{
		"combined":     func() string { return t.Found.Combined },
		"changed":      func(id string) string { s, _ := t.newest(id); return s.Subject() },
		"weighting":    t.weighting,
		"heaviest":     t.heaviest,
		"gravestType":  t.gravestType,
		"sayRate":      func(id, form string) string { return t.sayFirst(t.rateOf, id, form, true) },
		"onceRate":     func(id, form string) string { return t.sayFirst(t.rateOf, id, form, false) },
		"sayChange":    func(id, form string) string { return t.sayFirst(t.newest, id, form, true) },
		"onceChange":   func(id, form string) string { return t.sayFirst(t.newest, id, form, false) },
		"sayCriterion": t.sayCriterion,
		"countsUnsaid": t.countsUnsaid,
		"sayQuestions": t.questionsSaid,

		"confidenceOfTypes": func() string { return t.confidence(types) },
	}
}

// sayFirst says what finds gives of a measure, in a form; again says it even where the
// document has. A measure that counts something else than is counted is named even where it leads.
func (t *teller) sayFirst(finds func(string) (tell.Statement, bool), id, form string, again bool) string {
	s, ok := finds(id)
	if !ok || !again && !t.Unsaid(s) {
		return ""
	}
	f := tell.Form(form)
	if f == tell.Lead && unitOf(t.Measures[id]) != t.Unit() {
		f = tell.Sentence
	}
	return t.Mark(t.Worded(s, f)...)
}

// countsUnsaid reports whether the document has yet to say the counts of a measure.
func (t *teller) countsUnsaid(id string) bool {
	rate, known := t.rateOf(id)
	counts, counted := t.list.Of("counts", id)
	return (!known || rate.Kind() == "rate" || t.Unsaid(rate)) && (!counted || t.Unsaid(counts))
}

// sayCriterion is what was found of a criterion's measure.
func (t *teller) sayCriterion(id string) string {
	if s, ok := t.list.Of("cancelled-group", id); ok {
		return t.Mark(append(t.Worded(s, tell.Item), doc.Text{Text: "."})...)
	}
	return t.sayFirst(t.rateOf, id, string(tell.Sentence), true)
}

// heaviest is the subject of the heaviest statement of a kind; "" for none.
func (t *teller) heaviest(kind string) string {
	for _, s := range t.list.OfKind(kind) {
		return s.Subject()
	}
	return ""
}

// gravestType is the crime type with the lowest rate of those that are a cause of
// concern and of which the share missed is stated; "" for none.
func (t *teller) gravestType() string {
	types := slices.DeleteFunc(slices.Clone(t.Found.Strata), func(id string) bool {
		_, ok := t.list.Of("missed-share", id)
		return !ok || !t.Concerns(id)
	})
	if len(types) == 0 {
		return ""
	}
	return slices.MinFunc(types, func(a, b string) int { return cmp.Compare(t.Measures[a].Rate, t.Measures[b].Rate) })
}
