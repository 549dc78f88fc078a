package chart

import (
	"math"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// Alt is the text alternative of a figure, written from the numbers it draws.
// Short is the finding, for an Alt entry or a title; long adds what is measured
// and every value with its interval, for a description. A figure of many rows
// names the ends and what is marked, and leaves the rest to Table.
func Alt(f *doc.Figure, p *words.Pack) (short, long string) {
	short = p.Label(words.LabelChartAlt, strings.TrimSuffix(doc.Plain(f.Title), "."))
	t := telling{pack: p, level: f.Level}
	t.say(short)
	t.say(f.Subtitle)
	k := kindOf(f.Plot)
	if over(k.loads()) {
		t.say(p.Label(words.LabelTooMany))
	}
	k.tell(&t)
	k.ground(&t)
	t.say(doc.Plain(f.Note))
	return short, t.text()
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

// tellAll is the largest number of rows of one figure that a long alternative
// reads out; tellMost is the most that are told because each is marked or because
// all the rows are of one weight. Beyond it nobody listens, and a PDF's text
// alternative ends at 32,767 bytes.
const (
	tellAll  = 16
	tellMost = 80
)

// tellFirst tells the first of n things, and that there are others.
func (t *telling) tellFirst(n int, tell func(i int)) {
	for i := range min(n, tellMost) {
		tell(i)
	}
	if n > tellMost {
		t.say(t.pack.Label(words.LabelOthers))
	}
}

// withEnds adds the lowest and the highest of n values to the chosen ones, and
// keeps their order.
func withEnds(chosen []int, n int, value func(int) (float64, bool)) []int {
	low, high := -1, -1
	for i := range n {
		v, ok := value(i)
		if !ok {
			continue
		}
		if low < 0 {
			low, high = i, i
			continue
		}
		if least, _ := value(low); v < least {
			low = i
		}
		if most, _ := value(high); v > most {
			high = i
		}
	}
	var out []int
	for i := range n {
		in := i == low || i == high
		for _, c := range chosen {
			in = in || c == i
		}
		if in {
			out = append(out, i)
		}
	}
	return out
}
