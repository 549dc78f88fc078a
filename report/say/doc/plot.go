package doc

import "math"

// Plot is the data of a figure: values and the words printed beside them, no
// colours, pages or pixels. Values are in the unit of the axis (percent from 0
// to 100, crimes). The set is closed: Kinds lists it, and a plot is one of them.
type Plot interface {
	// Visit calls the method of the plot's own kind.
	Visit(k Kinds)
}

// Kinds takes a plot of each kind. Whoever handles plots has a method a kind, so
// that the compiler names the kind that somebody added and nobody draws.
type Kinds interface {
	Intervals(p *Intervals)
	Ranking(p *Ranking)
	Trend(p *Trend)
	Funnel(p *Funnel)
	Parts(p *Parts)
	Flow(p *Flow)
	Tally(p *Tally)
	Elapsed(p *Elapsed)
	Wording(p *Wording)
}

// Visit implements Plot.
func (p Intervals) Visit(k Kinds) { k.Intervals(&p) }

// Visit implements Plot.
func (p Ranking) Visit(k Kinds) { k.Ranking(&p) }

// Visit implements Plot.
func (p Trend) Visit(k Kinds) { k.Trend(&p) }

// Visit implements Plot.
func (p Funnel) Visit(k Kinds) { k.Funnel(&p) }

// Visit implements Plot.
func (p Parts) Visit(k Kinds) { k.Parts(&p) }

// Visit implements Plot.
func (p Flow) Visit(k Kinds) { k.Flow(&p) }

// Visit implements Plot.
func (p Wording) Visit(k Kinds) { k.Wording(&p) }

// Wording is a figure of words alone: what stands in the place of a picture that is
// not shown any more.
type Wording struct{ Paragraphs []string }

// Axis is a value axis.
type Axis struct {
	Title    string // "Recorded, percent of crimes reported"
	Min, Max float64
	Percent  bool // ticks are percentages; else counts
}

// Band is a stretch of the axis that carries a grade.
type Band struct {
	From, To float64
	Bounds   string // as printed, "80% to 90%"
	Label    string
	Mark     GradeMark
	Status   string // "illustrative" is printed beside the label
}

// StatusOf is the status of grade bands, where it is that of all.
func StatusOf(bands []Band) (status string, alike bool) {
	for i, b := range bands {
		if i > 0 && b.Status != bands[0].Status {
			return "", false
		}
		status = b.Status
	}
	return status, true
}

// Line is a named reference value.
type Line struct {
	At    float64
	Label string
}

// Estimate is a value with limits; Lower and Upper are NaN when none is stated.
type Estimate struct {
	Value, Lower, Upper float64
	Text                string // as printed, "75.2"
	Range               string // as printed, "71.2 to 78.8"; "" when none
	Ref                 Ref
	// Said is the cell of Text where that prints a limit in place of the value, "at
	// least 99.4"; zero where it prints the value.
	Said Ref
}

// Stated reports whether the estimate has limits.
func (e Estimate) Stated() bool { return !math.IsNaN(e.Lower) && !math.IsNaN(e.Upper) }

// Intervals shows one estimate a row: a dot with its interval, or a bar.
type Intervals struct {
	Axis    Axis
	Bars    bool // bars start at zero
	Heads   IntervalHeads
	Rows    []IntervalRow
	Lines   []Line
	Compact bool // many rows, small
}

// IntervalHeads are the column heads beside the plot.
type IntervalHeads struct{ Label, Aside, Value string }

// IntervalRow is one row of Intervals.
type IntervalRow struct {
	Label   string
	Aside   string // column beside the label, "412 of 478"
	Est     Estimate
	Strong  bool   // this force
	Missing string // words instead of a mark: "not reportable: fewer than 5 audited"
	Bands   []Band // grades of this row's own measure; none where it is not graded
	// Counts and Most are Aside and Missing with the cells of their numbers; none where
	// they print none.
	Counts, Most []Run
}

// Ranking shows the forces of a round in the order of a rate, each with its interval
// and the places that sampling leaves open.
type Ranking struct {
	Axis  Axis
	Heads RankingHeads
	Rows  []RankingRow // the highest value first; those that have no place last
	Lines []Line
	Brief bool // of a long order only the ends and what stands around the strong row
}

// RankingHeads are the column heads beside the plot.
type RankingHeads struct{ Label, Value, Places string }

// RankingRow is one force.
type RankingRow struct {
	Label   string
	Est     Estimate
	Places  string // "38 to 43", or why it has none
	Strong  bool   // this force
	Missing string // words instead of a mark, where it has no value
	Apart   bool   // has no place in the order
	Skipped int    // forces that stand between this row and the one before it, and are not told
	// Standing and Most are Places and Missing with the cells of their numbers; none
	// where they print none.
	Standing, Most []Run
}

// MostSeries is how many lines of a Trend can be told apart, by mark, dash and colour.
const MostSeries = 4

// Trend shows values over the years.
type Trend struct {
	Axis   Axis
	Series []Series
	Bands  []Band
}

// Series is one line of a Trend. Points are joined only where Joined says that
// they are comparable.
type Series struct {
	Name   string
	Points []Point
}

// Point is one value in time.
type Point struct {
	Year   float64 // 2014.87
	Label  string  // "November 2014"
	Est    Estimate
	Joined bool // comparable with the point before it
	Note   string
}

// Funnel sets forces against the national rate by effective sample size.
type Funnel struct {
	Axis   Axis
	SizeAx string // title of the size axis
	Target Line
	Limits []Limit
	Points []FunnelPoint
	Of     []Run // how many points there are, with its cell
}

// Limit is a pair of control limits by size, sorted by size.
type Limit struct {
	Label              string
	Size, Lower, Upper []float64
	Outside            []Run // how many points lie outside, with its cell
}

// At is the pair at a size, between the sizes that are given by interpolation;
// beyond them the nearest pair stands. Without any there is no limit.
func (l Limit) At(size float64) (lower, upper float64) {
	n := len(l.Size)
	if n == 0 {
		return math.Inf(-1), math.Inf(1)
	}
	if size <= l.Size[0] {
		return l.Lower[0], l.Upper[0]
	}
	for i := 1; i < n; i++ {
		if size <= l.Size[i] {
			t := (size - l.Size[i-1]) / (l.Size[i] - l.Size[i-1])
			return l.Lower[i-1] + t*(l.Lower[i]-l.Lower[i-1]), l.Upper[i-1] + t*(l.Upper[i]-l.Upper[i-1])
		}
	}
	return l.Lower[n-1], l.Upper[n-1]
}

// FunnelPoint is one force.
type FunnelPoint struct {
	Name   string
	Size   float64
	Est    Estimate
	Strong bool
	Named  bool // its name is printed
	// Limits are both of each pair at its size, in the order of the funnel's.
	Limits [][2]float64
}

// Side says on which side of limits a value lies.
type Side int

// The sides.
const (
	Inside Side = iota
	Below
	Above
)

// side is where the i-th point lies against a pair of limits, and how wide the pair is
// there.
func (p Funnel) side(i, limit int) (side Side, width float64) {
	q := &p.Points[i]
	lower, upper := p.Limits[limit].At(q.Size)
	if limit < len(q.Limits) {
		lower, upper = q.Limits[limit][0], q.Limits[limit][1]
	}
	switch {
	case q.Est.Value < lower:
		side = Below
	case q.Est.Value > upper:
		side = Above
	}
	return side, upper - lower
}

// Position is where the i-th point lies: outside of the widest pair of limits that it
// is outside of, or inside of the narrowest. limit is -1 where there are none.
func (p Funnel) Position(i int) (side Side, limit int) {
	limit = -1
	best := math.Inf(1)
	for l := range p.Limits {
		switch s, width := p.side(i, l); {
		case s != Inside && (side == Inside || width >= best):
			side, limit, best = s, l, width
		case s == Inside && side == Inside && width < best:
			limit, best = l, width
		}
	}
	return side, limit
}

// Flow shows what becomes of amounts: which part of each is kept, and which is lost.
type Flow struct {
	Heads FlowHeads
	Rows  []FlowRow
}

// FlowHeads say what flows, and its two ends: "should be recorded", "recorded", "not
// recorded".
type FlowHeads struct{ All, Kept, Lost string }

// FlowRow is one amount: a count that is known, and an estimate of what is lost.
type FlowRow struct {
	Label    string
	Kept     float64
	KeptText string
	KeptRuns []Run // KeptText with its cell
	Lost     Estimate
}

// Parts shows what a count is made of: one square for each record where they can
// be counted, or a stacked strip when Strip is set.
type Parts struct {
	Keys  []string // what the parts are: "correctly cancelled", "not"
	Rows  []PartsRow
	Strip bool
}

// PartsRow is one group of records.
type PartsRow struct {
	Label  string
	Counts []int
	Text   string // "18 of 20"
	Range  string // exact interval in words, "68.3 to 98.8 percent"
	Ref    Ref
	// Said is Text with the cells of its numbers, Limits is Range with those of its.
	Said, Limits []Run
	Cells        []Ref // of the counts, in their order
}

// The most records that are shown one square each: more, in one row or in all,
// nobody counts, and no page holds.
const (
	MostSquares    = 400
	MostSquaresAll = 1200
)

// Countable reports whether the records are few enough to be shown one square
// each; else they are shown as a strip.
func (p Parts) Countable() bool {
	all := 0
	for _, r := range p.Rows {
		row := r.Total()
		all += row
		if row > MostSquares {
			return false
		}
	}
	return all <= MostSquaresAll
}

// Total is the number of records of the group.
func (r PartsRow) Total() int {
	n := 0
	for _, c := range r.Counts {
		n += c
	}
	return n
}
