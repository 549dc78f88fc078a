package chart

import (
	"math"

	"assize/report/say/words"
)

// moment is a time at which something was measured.
type moment struct {
	year   float64
	label  string
	silent bool // no value of this moment has a stated interval
}

// moments collects the times in order, with points of one label together.
func (l *trendLayout) moments() {
	for _, s := range l.p.Series {
		for _, q := range s.Points {
			at := 0
			for at < len(l.times) && l.times[at].year < q.Year {
				at++
			}
			if at < len(l.times) && l.times[at].year == q.Year {
				l.times[at].silent = l.times[at].silent && !q.Est.Stated()
				continue
			}
			m := moment{q.Year, q.Label, !q.Est.Stated()}
			l.times = append(l.times[:at], append([]moment{m}, l.times[at:]...)...)
		}
	}
}

// when sets the times under the plot. Where they stand close they are moved
// apart with a line to each; where all do not fit, the first and the last stand
// and what fits between.
func (l *trendLayout) when() {
	var centres, sizes []float64
	var lines [][]string
	total := 0.0
	lo, hi := 0.0, l.s.width
	for _, m := range l.times {
		t := l.note.wrap(m.label, math.Max(62, l.note.longestWord(m.label)))
		if m.silent {
			none := l.words.Label(words.LabelNoInterval)
			t = append(t, l.note.wrap(none, math.Max(62, l.note.longestWord(none)))...)
		}
		centres, lines = append(centres, l.x.at(m.year)), append(lines, t)
		sizes = append(sizes, l.note.widest(t...)+8)
		total += sizes[len(sizes)-1]
	}
	shown := make([]bool, len(centres))
	if total <= hi-lo {
		for i := range shown {
			shown[i] = true
		}
		centres = spread(centres, sizes, lo, hi)
	} else {
		l.thin(centres, sizes, shown)
	}
	deepest, drop := 0.0, 4.0 // more where a line must lead to a label
	for i, m := range l.times {
		if shown[i] && math.Abs(centres[i]-l.x.at(m.year)) > 4 {
			drop = 10
		}
	}
	for i, m := range l.times {
		x := l.x.at(m.year)
		l.s.rule(x, l.f.bottom, x, l.f.bottom+3, .6, l.theme.Quiet)
		if !shown[i] {
			continue
		}
		y := l.f.bottom + drop
		if math.Abs(centres[i]-x) > 4 {
			l.s.polyline([]Point{{x, l.f.bottom + 3}, {centres[i], y - 1}}, .6, l.theme.Edge)
		}
		deepest = math.Max(deepest, l.s.block(centres[i], y, lines[i], l.note, middle))
	}
	l.s.height = deepest
}

// thin keeps the first and the last time and those between that fit.
func (l *trendLayout) thin(centres, sizes []float64, shown []bool) {
	n := len(centres)
	centres[0] = math.Max(centres[0], sizes[0]/2)
	centres[n-1] = math.Min(centres[n-1], l.s.width-sizes[n-1]/2)
	shown[0], shown[n-1] = true, true
	at := centres[0] + sizes[0]/2
	for i := 1; i < n-1; i++ {
		if centres[i]-sizes[i]/2 >= at && centres[i]+sizes[i]/2 <= centres[n-1]-sizes[n-1]/2 {
			shown[i], at = true, centres[i]+sizes[i]/2
		}
	}
}

// remarks says below the plot what belongs to single points: their notes, that
// a value is not comparable, and values that found no room.
func (l *trendLayout) remarks() {
	var out []string
	say := func(t string) {
		for _, o := range out {
			if o == t {
				return
			}
		}
		out = append(out, t)
	}
	for _, sr := range l.p.Series {
		for j, q := range sr.Points {
			name := q.Label
			if len(l.p.Series) > 1 {
				name = sr.Name + ", " + q.Label
			}
			switch {
			case q.Note != "":
				say(name + ": " + q.Note)
			case j > 0 && !q.Joined:
				say(l.words.Label(words.LabelNotJoined, name))
			}
		}
	}
	for _, t := range l.loose {
		say(t)
	}
	for i, t := range out {
		if i == 0 {
			l.s.height += 4
		}
		l.s.height = l.s.block(0, l.s.height, l.note.wrap(t, l.s.width), l.note, start)
	}
}
