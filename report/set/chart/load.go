package chart

import (
	"assize/report/say/doc"
	"assize/report/say/words"
)

// Load is how many of something a figure holds, and the most that its kind draws
// legibly; 0 for any number.
type Load struct {
	Of      string // "rows"
	N, Most int
}

// over reports whether a figure holds more than its kind draws.
func over(loads []Load) bool {
	for _, l := range loads {
		if l.Most > 0 && l.N > l.Most {
			return true
		}
	}
	return false
}

const (
	mostRows   = 200
	mostPoints = 120 // of a trend, in all its lines
)

// Loads is what a figure holds against what its kind draws. Growing with the data
// of a round it is no fault: what is over it is not drawn, and the figure says so.
func Loads(p doc.Plot) []Load {
	switch p := p.(type) {
	case doc.Intervals:
		return []Load{{"rows", len(p.Rows), mostRows}}
	case doc.Trend:
		n := 0
		for _, s := range p.Series {
			n += len(s.Points)
		}
		return []Load{{"points", n, mostPoints}}
	case doc.Funnel:
		return []Load{{"points", len(p.Points), 0}}
	case doc.Parts:
		out := []Load{{"rows", len(p.Rows), mostRows}}
		if !p.Strip {
			all := 0
			for _, r := range p.Rows {
				out = append(out, Load{"squares of " + r.Label, r.Total(), doc.MostSquares})
				all += r.Total()
			}
			out = append(out, Load{"squares", all, doc.MostSquaresAll})
		}
		return out
	}
	return nil
}

// tooMany stands in place of a drawing that would hold more than its kind draws,
// or than there is room for: it says so, and where the numbers are.
func (k *kit) tooMany(s *scene, f *doc.Figure, bare bool) {
	text := k.words.Label(words.LabelTooMany)
	if !bare && !f.Table.IsZero() {
		text += " " + k.words.Label(words.LabelFigureTable, f.Table.Sheet)
	}
	s.height = s.block(0, s.height, k.label.wrap(text, s.width), k.label, start)
}
