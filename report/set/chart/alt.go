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
	t := telling{pack: p}
	t.say(short)
	t.say(f.Subtitle)
	if over(Loads(f.Plot)) {
		t.say(p.Label(words.LabelTooMany))
	}
	switch plot := f.Plot.(type) {
	case doc.Intervals:
		t.intervals(&plot)
	case doc.Trend:
		t.trend(&plot)
	case doc.Funnel:
		t.funnel(&plot)
	case doc.Parts:
		t.parts(&plot)
	}
	t.ground(f.Plot)
	t.say(doc.Plain(f.Note))
	return short, t.text()
}

// Ground says in words what a figure shows behind its values, which Table does
// not hold: what the axis measures, grade bands and reference lines.
func Ground(f *doc.Figure, p *words.Pack) string {
	t := telling{pack: p}
	t.ground(f.Plot)
	return t.text()
}

// telling collects sentences.
type telling struct {
	pack      *words.Pack
	sentences []string
}

func (t *telling) text() string { return strings.Join(t.sentences, " ") }

func (t *telling) ground(p doc.Plot) {
	switch p := p.(type) {
	case doc.Intervals:
		t.say(p.Axis.Title)
		t.bands(p.Bands, p.Axis)
		for _, l := range p.Lines {
			t.say(l.Label)
		}
	case doc.Trend:
		t.say(p.Axis.Title)
		t.bands(p.Bands, p.Axis)
	case doc.Funnel:
		t.say(p.Axis.Title)
		t.say(p.SizeAx)
		t.say(p.Target.Label)
	}
}

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
	return t.pack.Label(words.LabelIntervalAlt, name, e.Text, e.Range)
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

func (t *telling) intervals(p *doc.Intervals) {
	rows := make([]int, 0, len(p.Rows))
	for i := range p.Rows {
		if len(p.Rows) <= tellAll || p.Rows[i].Strong {
			rows = append(rows, i)
		}
	}
	if len(p.Rows) > tellAll {
		rows = withEnds(rows, len(p.Rows), func(i int) (float64, bool) { return p.Rows[i].Est.Value, p.Rows[i].Missing == "" })
	}
	t.tellFirst(len(rows), func(i int) { t.say(t.intervalRow(&p.Rows[rows[i]])) })
}

func (t *telling) intervalRow(r *doc.IntervalRow) string {
	name := r.Label
	if r.Aside != "" {
		name += ", " + r.Aside
	}
	if r.Missing != "" {
		return name + ": " + r.Missing
	}
	return t.estimate(name, r.Est)
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

func (t *telling) bands(bands []doc.Band, a doc.Axis) {
	k := kit{words: t.pack}
	for _, b := range bands {
		from, to := math.Max(b.From, a.Min), math.Min(b.To, a.Max)
		if from < to {
			t.say(k.bandName(b) + ": " + t.pack.Label(words.LabelTo, k.tick(from, a), k.tick(to, a)))
		}
	}
}

func (t *telling) trend(p *doc.Trend) {
	for _, s := range p.Series {
		t.tellFirst(len(s.Points), func(i int) {
			q := &s.Points[i]
			name := s.Name + ", " + q.Label
			t.say(t.estimate(name, q.Est))
			if i > 0 && !q.Joined {
				t.say(t.pack.Label(words.LabelNotJoined, name))
			}
			t.say(q.Note)
		})
	}
}

func (t *telling) funnel(p *doc.Funnel) {
	var told []*doc.FunnelPoint
	for i := range p.Points {
		if q := &p.Points[i]; named(q) || len(p.Points) <= tellAll {
			told = append(told, q)
		}
	}
	t.tellFirst(len(told), func(i int) {
		s := t.estimate(told[i].Name, told[i].Est)
		if where := position(p, told[i], t.pack); where != "" {
			s += ", " + where
		}
		t.say(s)
	})
}

// position says where a point lies against the control limits: outside the
// widest it is outside, or within the narrowest.
func position(p *doc.Funnel, q *doc.FunnelPoint, pack *words.Pack) string {
	if len(p.Limits) == 0 {
		return ""
	}
	best, width := "", 0.0
	within, narrow := "", math.Inf(1)
	for _, l := range p.Limits {
		lo, hi := limitsAt(l, q.Size)
		switch w := hi - lo; {
		case q.Est.Value < lo && w >= width:
			best, width = pack.Label(words.LabelBelow, l.Label), w
		case q.Est.Value > hi && w >= width:
			best, width = pack.Label(words.LabelAbove, l.Label), w
		case q.Est.Value >= lo && q.Est.Value <= hi && w < narrow:
			within, narrow = pack.Label(words.LabelWithin, l.Label), w
		}
	}
	if best == "" {
		return within
	}
	return best
}

// limitsAt interpolates a pair of control limits at a size; beyond its ends the
// nearest pair stands.
func limitsAt(l doc.Limit, size float64) (lo, hi float64) {
	n := len(l.Size)
	if n == 0 {
		return math.Inf(-1), math.Inf(1)
	}
	if size <= l.Size[0] {
		return l.Lower[0], l.Upper[0]
	}
	for i := 1; i < n; i++ {
		if size <= l.Size[i] {
			s := span{l.Size[i-1], l.Size[i], 0, 1}
			t := s.at(size)
			return l.Lower[i-1] + t*(l.Lower[i]-l.Lower[i-1]), l.Upper[i-1] + t*(l.Upper[i]-l.Upper[i-1])
		}
	}
	return l.Lower[n-1], l.Upper[n-1]
}

func (t *telling) parts(p *doc.Parts) {
	t.tellFirst(len(p.Rows), func(i int) {
		r := &p.Rows[i]
		var parts []string
		for i, c := range r.Counts {
			parts = append(parts, t.pack.Count(float64(c))+" "+p.Keys[i])
		}
		s := r.Label + ": " + r.Text
		if r.Range != "" {
			s += " (" + r.Range + ")"
		}
		t.say(s + "; " + strings.Join(parts, ", "))
	})
}
