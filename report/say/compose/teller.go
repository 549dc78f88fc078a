package compose

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"

	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// teller tells one force's findings. It holds the annex it cites and every claim
// it has made, so that the annex can check them.
type teller struct {
	in       Input
	found    findings.Findings
	measures map[string]findings.Measure
	annex    *doc.Workbook
	prose    *prose
	framed   bool // a finite-population correction was made

	marked       [][]doc.Run // runs behind the marks of the text being told
	claims       []claim
	said         map[string]bool // claims already recorded
	figures      []doc.Figure
	round        *round         // of the overview of a round; nil for one force
	roundChanges []forceChanges // what a corrected overview changes
	// corrected is what a correction changes; nil for any other stage.
	corrected *corrected
	rowPrefix string // of the rows of corrections, where several forces share the sheet
	failed    error  // first error met where none could be returned

	findingTitle map[string][]doc.Run
	findingPoint map[string][]doc.Run
	findingText  map[string][]doc.Block
}

// bareTeller tells what is not about one force's findings. It needs words and
// templates.
func bareTeller(in Input) *teller {
	t := &teller{in: in, found: in.Findings, measures: map[string]findings.Measure{}, said: map[string]bool{}}
	t.prose = newProse(in.Templates, t)
	return t
}

func newTeller(in Input) (*teller, error) {
	if in.Words == nil || in.Templates == nil {
		return nil, errors.New("compose needs words and templates")
	}
	in = in.translated()
	t := bareTeller(in)
	for _, m := range t.found.Measures {
		t.measures[m.ID] = m
		for _, w := range m.Warnings {
			t.framed = t.framed || w.ID == "finite-population"
		}
	}
	// The words of statements are filled in; the caller's value stays as it is.
	t.found.Unrecorded = slices.Clone(t.found.Unrecorded)
	t.found.Cancelled = slices.DeleteFunc(slices.Clone(t.found.Cancelled), func(c findings.Cancelled) bool { return c.Audited == 0 })
	t.compareWithPublished()
	t.layAnnex()
	if t.nameReprinted(); t.corrected != nil {
		t.replaceSheet(t.correctionsSheet())
	}
	return t, nil
}

// mark keeps runs and gives the text that stands for them in a template.
func (t *teller) mark(runs ...doc.Run) string {
	t.marked = append(t.marked, runs)
	return string(markOpen) + strconv.Itoa(len(t.marked)-1) + string(markClose)
}

// words marks plain text that may hold digits, or be of another language: names,
// dates, free text.
func (t *teller) words(s string) string { return t.mark(t.in.foreign.text(s)) }

// number marks a number with its cell, which must exist in the annex.
func (t *teller) number(ref doc.Ref, value float64, text string) (string, error) {
	n, err := t.numberRun(ref, value, text)
	if err != nil {
		return "", err
	}
	return t.mark(n), nil
}

func (t *teller) numberRun(ref doc.Ref, value float64, text string) (doc.Number, error) {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return doc.Number{}, fmt.Errorf("no value for %s of %s on sheet %s", ref.Column, ref.Row, ref.Sheet)
	}
	if _, err := t.annex.Address(ref); err != nil {
		return doc.Number{}, err
	}
	return doc.Number{Value: value, Text: text, Ref: ref}, nil
}

// measure is a measure that has a value to print.
func (t *teller) measure(id string) (findings.Measure, error) {
	m, ok := t.measures[id]
	if !ok {
		return m, fmt.Errorf("unknown measure %q", id)
	}
	return m, nil
}

func (t *teller) reportable(id string) (findings.Measure, error) {
	m, err := t.measure(id)
	if err != nil {
		return m, err
	}
	if !m.Reportable {
		return m, fmt.Errorf("measure %q is not reportable: %s", id, m.NotReportable)
	}
	return m, nil
}

func (t *teller) label(m findings.Measure) string { return upperFirst(m.Label) }

func (t *teller) labelOf(id string) string {
	if m, ok := t.measures[id]; ok {
		return t.label(m)
	}
	return id
}

// phrase is a short fixed text of the language, defined as "phrase.KEY".
func (t *teller) phrase(key string, dot ...any) string { return t.piece("phrase."+key, dot...) }

// piece is a short text of the language by its whole name.
func (t *teller) piece(name string, dot ...any) string {
	runs, err := t.prose.runs(name, only(dot))
	if err != nil {
		t.fail(err)
		return ""
	}
	return doc.Plain(runs)
}

// claim is a phrase about size with what it claims of which cell.
type claim struct {
	text    string
	of      string
	kind    string // a kind of words, or nearest
	meaning string
	value   float64 // in the unit of the cell
	printed float64
	step    float64
	formula string
}

// holds is the claim's predicate.
func (c claim) holds() bool {
	switch c.kind {
	case "over":
		return c.value > c.printed && c.value-c.printed < c.step
	case "at-least":
		return c.value >= c.printed && c.value-c.printed < c.step
	case "nearly", "fewer-than", "less-than":
		return c.printed > c.value && c.printed-c.value <= c.step
	default: // nearest
		return math.Abs(c.value-c.printed) <= c.step/2+nearestSlack
	}
}

// nearestSlack is what a half may be off in binary.
const nearestSlack = 1e-9

// check is the claim's predicate as a formula with the words of its result.
func (c claim) check(cell func(string) string, matches, differs string) string {
	v, p, s := cell("value"), cell("printed"), cell("step")
	var test string
	switch c.kind {
	case "over":
		test = fmt.Sprintf("AND(%s>%s,%s-%s<%s)", v, p, v, p, s)
	case "at-least":
		test = fmt.Sprintf("AND(%s>=%s,%s-%s<%s)", v, p, v, p, s)
	case "nearly", "fewer-than", "less-than":
		test = fmt.Sprintf("AND(%s>%s,%s-%s<=%s)", p, v, p, v, s)
	default: // nearest
		test = fmt.Sprintf("ABS(%s-%s)<=%s/2+0.000000001", v, p, s)
	}
	return "IF(" + test + "," + quoted(matches) + "," + quoted(differs) + ")"
}

// claimed records a claim once for each phrase and cell.
func (t *teller) claimed(c claim, ref doc.Ref) {
	key := c.text + "\x00" + ref.Sheet + "\x00" + ref.Row + "\x00" + ref.Column
	if t.said[key] {
		return
	}
	t.said[key] = true
	t.claims = append(t.claims, c)
}
