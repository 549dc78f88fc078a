package chart

import (
	"assize/report/say/doc"
	"assize/report/say/words"
)

// kind is a kind of figure with the data of one: all that anybody asks of it.
// report/README.md says how a kind is added.
type kind interface {
	// check reports the first thing in the data that cannot be drawn truly.
	check() error
	// loads says how many items the figure holds, and the most that are drawn.
	loads() []load
	// lay places the plot below s.height, which it moves down.
	lay(k *kit, s *scene) error
	// table holds every value in a row.
	table(t tabulator) Table
	// native is the figure as a spreadsheet draws it.
	native() Native
}

// kindOf is the kind of a plot: the one place where kinds of data become figures.
// That none is missing the compiler sees.
func kindOf(p doc.Plot) kind {
	var f finder
	p.Visit(&f)
	return f.kind
}

type finder struct{ kind kind }

var _ doc.Kinds = (*finder)(nil)

func (f *finder) Intervals(p *doc.Intervals) { f.kind = intervals{p} }
func (f *finder) Ranking(p *doc.Ranking)     { f.kind = ranking{p} }
func (f *finder) Trend(p *doc.Trend)         { f.kind = trend{p} }
func (f *finder) Funnel(p *doc.Funnel)       { f.kind = funnel{p} }
func (f *finder) Parts(p *doc.Parts)         { f.kind = parts{p} }
func (f *finder) Flow(p *doc.Flow)           { f.kind = flow{p} }
func (f *finder) Tally(p *doc.Tally)         { f.kind = tally{p} }
func (f *finder) Elapsed(p *doc.Elapsed)     { f.kind = elapsed{p} }
func (f *finder) Wording(p *doc.Wording)     { f.kind = wording{p} }

// load is how many of something a figure holds, and the most that its kind draws
// legibly; 0 for any number.
type load struct {
	Of      string // "rows"
	N, Most int
}

// over reports whether a figure holds more than its kind draws. Growing with the
// data of a round it is no fault: the figure says so in the place of the drawing.
func over(loads []load) bool {
	for _, l := range loads {
		if l.Most > 0 && l.N > l.Most {
			return true
		}
	}
	return false
}

// mostRows is the most rows of words that a figure has.
const mostRows = 200

// tooMany stands in place of a drawing that would hold more than its kind draws,
// or than there is room for: it says so, and where the numbers are.
func (k *kit) tooMany(s *scene, f *doc.Figure, bare bool) {
	text := k.words.Label(words.LabelTooMany)
	if !bare && !f.Table.IsZero() {
		text += " " + k.words.Label(words.LabelFigureTable, f.Table.Sheet)
	}
	s.height = s.block(0, s.height, k.label.wrap(text, s.width), k.label, start)
}
