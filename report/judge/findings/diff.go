package findings

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Diff is what differs between two findings of one force: two releases, or one
// audit under two rulebooks.
type Diff struct {
	Force string     `json:"force"` // name
	Slug  string     `json:"slug"`
	Items []DiffItem `json:"items"`
	From  DiffSide   `json:"from"`
	To    DiffSide   `json:"to"`
}

// DiffSide names one of the two.
type DiffSide struct {
	Rulebook string `json:"rulebook"` // id and version
	Status   string `json:"status"`
}

// DiffSection groups what may differ.
type DiffSection string

// The sections, in the order they are told.
const (
	DiffGrades   DiffSection = "grades"
	DiffRates    DiffSection = "rates"
	DiffFindings DiffSection = "findings"
	DiffWords    DiffSection = "words"
	DiffRules    DiffSection = "rules"
	DiffInputs   DiffSection = "inputs"
)

// DiffItem is one difference. From or To is "" where one side has nothing.
type DiffItem struct {
	Section DiffSection `json:"section"`
	Subject string      `json:"subject"` // "question 1", "violence", "violence-concern"
	Field   string      `json:"field"`   // "grade", "rate", "unrecorded"
	From    string      `json:"from"`
	To      string      `json:"to"`
}

// Same reports whether nothing differs.
func (d Diff) Same() bool { return len(d.Items) == 0 }

// Compare tells what changed from a to b. Numbers are compared as the contract
// writes them, with 12 significant digits.
func Compare(a, b Findings) Diff {
	d := Diff{
		Force: b.Force.Name, Slug: b.Force.Slug, Items: []DiffItem{},
		From: DiffSide{a.Rulebook.ID + " " + a.Rulebook.Version, a.Status},
		To:   DiffSide{b.Rulebook.ID + " " + b.Rulebook.Version, b.Status},
	}
	d.judgments(a, b)
	d.rates(a, b)
	d.findings(a, b)
	d.words(a, b)
	d.rules(a, b)
	d.inputs(a, b)
	return d
}

func (d *Diff) add(section DiffSection, subject, field, from, to string) {
	if from != to {
		d.Items = append(d.Items, DiffItem{section, subject, field, from, to})
	}
}

// keyed lists what two lists hold under their keys, in the order of the first and
// then of what only the second has.
func keyed[T any](a, b []T, key func(T) string, tell func(id string, from, to *T)) {
	find := func(list []T, id string) *T {
		for i := range list {
			if key(list[i]) == id {
				return &list[i]
			}
		}
		return nil
	}
	for i := range a {
		id := key(a[i])
		tell(id, &a[i], find(b, id))
	}
	for i := range b {
		if id := key(b[i]); find(a, id) == nil {
			tell(id, nil, &b[i])
		}
	}
}

// field takes a text of one side, "" where the side is absent.
func field[T any](x *T, get func(*T) string) string {
	if x == nil {
		return ""
	}
	return get(x)
}

func (d *Diff) judgments(a, b Findings) {
	d.judgment(&a.Overall, &b.Overall, "overall")
	keyed(a.Questions, b.Questions, func(j Judgment) string { return j.Scope }, func(id string, from, to *Judgment) { d.judgment(from, to, id) })
	keyed(a.Criteria, b.Criteria, func(c Criterion) string { return "criterion " + strconv.Itoa(c.Number) }, func(id string, from, to *Criterion) {
		d.add(DiffGrades, id, "grade", field(from, func(c *Criterion) string { return c.Grade }), field(to, func(c *Criterion) string { return c.Grade }))
	})
}

func (d *Diff) judgment(from, to *Judgment, scope string) {
	d.add(DiffGrades, scope, "grade", field(from, func(j *Judgment) string { return j.Grade }), field(to, func(j *Judgment) string { return j.Grade }))
	d.add(DiffGrades, scope, "computed", field(from, func(j *Judgment) string { return j.Computed }), field(to, func(j *Judgment) string { return j.Computed }))
}

func (d *Diff) rates(a, b Findings) {
	keyed(a.Measures, b.Measures, func(m Measure) string { return m.ID }, func(id string, from, to *Measure) {
		for _, f := range []struct {
			name string
			get  func(*Measure) string
		}{
			{"rate", func(m *Measure) string { return fraction(m.Rate) }},
			{"lower", func(m *Measure) string { return fraction(m.Lower) }},
			{"upper", func(m *Measure) string { return fraction(m.Upper) }},
			{"audited", func(m *Measure) string { return audited(m) }},
			{"method", func(m *Measure) string { return m.Method }},
			{"not reportable", func(m *Measure) string { return m.NotReportable }},
		} {
			d.add(DiffRates, id, f.name, field(from, f.get), field(to, f.get))
		}
	})
	keyed(a.Unrecorded, b.Unrecorded, func(u Unrecorded) string { return u.Measure }, func(id string, from, to *Unrecorded) {
		d.add(DiffRates, id, "unrecorded", field(from, func(u *Unrecorded) string { return fraction(u.Value) }), field(to, func(u *Unrecorded) string { return fraction(u.Value) }))
		d.add(DiffWords, id, "unrecorded", field(from, func(u *Unrecorded) string { return u.Statement }), field(to, func(u *Unrecorded) string { return u.Statement }))
	})
}

func (d *Diff) findings(a, b Findings) {
	keyed(a.Findings, b.Findings, func(f Finding) string { return f.ID }, func(id string, from, to *Finding) {
		kind := func(f *Finding) string { return f.Kind }
		d.add(DiffFindings, id, "kind", field(from, kind), field(to, kind))
		var was, is []FindingRecommendation
		if from != nil {
			was = from.Recommendations
		}
		if to != nil {
			is = to.Recommendations
		}
		keyed(was, is, func(r FindingRecommendation) string { return r.ID }, func(rec string, from, to *FindingRecommendation) {
			due := func(r *FindingRecommendation) string { return r.Due.String() }
			d.add(DiffFindings, id, "recommendation "+rec+" due", field(from, due), field(to, due))
			if from != nil && to != nil {
				d.add(DiffWords, id, "recommendation "+rec, from.Text, to.Text)
			}
		})
		if from != nil && to != nil {
			d.add(DiffWords, id, "text", from.Text, to.Text)
		}
	})
	keyed(a.PreviousRecommendations, b.PreviousRecommendations, func(r Recommendation) string { return r.Number }, func(id string, from, to *Recommendation) {
		status := func(r *Recommendation) string { return r.Status }
		d.add(DiffFindings, "previous recommendation "+id, "status", field(from, status), field(to, status))
	})
}

// words compares the inspectors' own sentences, as a list.
func (d *Diff) words(a, b Findings) {
	same := func(x, y Observation) bool { return x.Kind == y.Kind && x.Text == y.Text }
	for i, o := range a.Observations {
		if !slices.ContainsFunc(b.Observations, func(x Observation) bool { return same(x, o) }) {
			d.add(DiffWords, "observation "+strconv.Itoa(i+1), o.Kind, o.Text, "")
		}
	}
	for i, o := range b.Observations {
		if !slices.ContainsFunc(a.Observations, func(x Observation) bool { return same(x, o) }) {
			d.add(DiffWords, "observation "+strconv.Itoa(i+1), o.Kind, "", o.Text)
		}
	}
}

func (d *Diff) rules(a, b Findings) {
	d.add(DiffRules, "rulebook", "id", a.Rulebook.ID, b.Rulebook.ID)
	d.add(DiffRules, "rulebook", "version", a.Rulebook.Version, b.Rulebook.Version)
	if a.Rulebook.ID == b.Rulebook.ID {
		d.add(DiffRules, "rulebook", "sha256", a.Rulebook.SHA256, b.Rulebook.SHA256)
	}
	d.bands(a, b)
}

// bands tells a bound that moved once, with the measures that share it.
func (d *Diff) bands(a, b Findings) {
	type move struct{ grade, from, to string }
	var moves []move
	measures := map[move][]string{}
	bound := func(x *Band) string { return x.On + " " + fraction(x.From) }
	keyed(a.Bands, b.Bands, func(x Band) string { return x.Measure + " " + x.Grade }, func(_ string, from, to *Band) {
		known := cmp.Or(from, to)
		m := move{known.Grade, field(from, bound), field(to, bound)}
		if m.from == m.to {
			return
		}
		if measures[m] == nil {
			moves = append(moves, m)
		}
		measures[m] = append(measures[m], known.Measure)
	})
	for _, m := range moves {
		d.add(DiffRules, strings.Join(measures[m], ", "), "band of "+m.grade, m.from, m.to)
	}
}

func (d *Diff) inputs(a, b Findings) {
	keyed(a.Inputs, b.Inputs, func(i Input) string { return i.Role + " " + i.Path }, func(id string, from, to *Input) {
		sum := func(i *Input) string { return i.SHA256 }
		d.add(DiffInputs, id, "sha256", field(from, sum), field(to, sum))
	})
}

// audited is a measure's counts.
func audited(m *Measure) string {
	switch {
	case !m.Denominator.Known():
		return "withheld"
	case !m.Numerator.Known():
		return "not known of " + strconv.Itoa(m.Denominator.Int())
	}
	return fmt.Sprintf("%d of %d", m.Numerator, m.Denominator)
}

// fraction is a number as the contract writes it; "" for none.
func fraction(n Num) string {
	if !n.Known() {
		return ""
	}
	text, err := n.MarshalJSON()
	if err != nil {
		return strconv.FormatFloat(math.NaN(), 'g', -1, 64)
	}
	return string(text)
}
