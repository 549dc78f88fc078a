package chart

import (
	"math"
	"strings"
	"unicode/utf8"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// mostAlt is the most characters of a text alternative: more nobody listens to, and
// the table of the figure's numbers is its long form.
const mostAlt = 400

// Alt is the text alternative of a figure, written from the numbers it draws. Short is
// the finding, for a title; long, for an Alt entry or a description, adds what matters
// most of the values by name, the ends first, then what is measured, and ends before it
// is too long; of what is left out it says that Table has it.
func Alt(f *doc.Figure, p *words.Pack) (short, long string) {
	short = p.Label(words.LabelChartAlt, strings.TrimSuffix(doc.Plain(f.Title), "."))
	values, rest := telling{pack: p, level: f.Level}, telling{pack: p}
	k := kindOf(f.Plot)
	if over(k.loads()) {
		values.say(p.Label(words.LabelTooMany))
	}
	k.tell(&values)
	k.ground(&rest)
	rest.say(f.Subtitle)
	rest.say(doc.Plain(f.Note))
	others := p.Label(words.LabelOthers)
	long, whole := fitting(short, values.sentences, utf8.RuneCountInString(others)+1)
	if !whole || values.others {
		long += " " + others
	}
	long, _ = fitting(long, rest.sentences, 0)
	return short, long
}

// fitting adds sentences as long as they fit with room to spare, and reports whether
// all did.
func fitting(text string, sentences []string, spare int) (string, bool) {
	n, whole := utf8.RuneCountInString(text), true
	for _, s := range sentences {
		if more := utf8.RuneCountInString(s) + 1; n+more+spare <= mostAlt {
			text, n = text+" "+s, n+more
		} else {
			whole = false
		}
	}
	return text, whole
}

// Ground says in words what a figure shows behind its values, which Table does
// not hold: what the axis measures, grade bands and reference lines.
func Ground(f *doc.Figure, p *words.Pack) string {
	t := telling{pack: p}
	kindOf(f.Plot).ground(&t)
	return t.text()
}

// telling collects sentences.
type telling struct {
	pack      *words.Pack
	level     string // of confidence, "95%"; "" where none is stated
	sentences []string
	others    bool // some values are not told
}

func (t *telling) text() string { return strings.Join(t.sentences, " ") }

func (t *telling) say(s string) {
	s = strings.TrimSpace(s)
	if s == "" {
		return
	}
	if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, "!") {
		s += "."
	}
	t.sentences = append(t.sentences, s)
}

// estimate is "violence: 75.2 (95% interval 71.2 to 78.8)", or says that no
// interval was stated.
func (t *telling) estimate(name string, e doc.Estimate) string {
	if !stated(e) {
		return name + ": " + e.Text + ", " + t.pack.Label(words.LabelNoInterval)
	}
	if t.level == "" {
		return t.pack.Label(words.LabelAnyAlt, name, e.Text, e.Range)
	}
	return t.pack.Label(words.LabelIntervalAlt, name, e.Text, t.level, e.Range)
}

// stated reports whether an interval was stated for the estimate.
func stated(e doc.Estimate) bool { return !math.IsNaN(e.Lower) && !math.IsNaN(e.Upper) }

// tellAll is the largest number of rows of one figure that are told each.
const tellAll = 16

// tellFirst tells the first of n things, and that there are others.
func (t *telling) tellFirst(n int, tell func(i int)) {
	for i := range min(n, tellAll) {
		tell(i)
	}
	t.others = t.others || n > tellAll
}

// tellRows tells of n rows the stressed ones, then the lowest and the highest value,
// then the others where they are few.
func (t *telling) tellRows(n int, strong func(i int) bool, value func(i int) (float64, bool), tell func(i int)) {
	var order []int
	told := make([]bool, n)
	add := func(i int) {
		if i >= 0 && !told[i] {
			told[i] = true
			order = append(order, i)
		}
	}
	for i := range n {
		if strong(i) {
			add(i)
		}
	}
	low, high := ends(n, value)
	add(low)
	add(high)
	for i := range n {
		if n <= tellAll {
			add(i)
		}
	}
	t.others = t.others || len(order) < n
	t.tellFirst(len(order), func(i int) { tell(order[i]) })
}

// ends are the indices of the lowest and the highest of n values, the first of those
// alike; -1 where there is none.
func ends(n int, value func(int) (float64, bool)) (low, high int) {
	low, high = -1, -1
	least, most := math.Inf(1), math.Inf(-1)
	for i := range n {
		v, ok := value(i)
		if !ok {
			continue
		}
		if low < 0 || v < least {
			low, least = i, v
		}
		if high < 0 || v > most {
			high, most = i, v
		}
	}
	return low, high
}
