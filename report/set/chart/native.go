package chart

import (
	"math"

	"assize/report/say/doc"
)

// Native is a figure as a spreadsheet draws it: rows of numbers, and the series
// that are drawn of them.
type Native struct {
	Scatter bool     // values over positions; else a bar an item
	Stacked bool     // bars of one item stand on one another
	Axis    doc.Axis // of the values
	Across  string   // title of the axis of positions
	Items   int      // bars, one below the other
	Rows    []NativeRow
	Series  []NativeSeries
}

// NativeRow is a row of numbers: an estimate, which cites its cell and has an
// interval, or plain numbers of the figure's own, NaN for none.
type NativeRow struct {
	Series, Item string
	Position     float64 // NaN for none
	Est          doc.Estimate
	Plain        bool
	Strong       bool // stands out
}

// NativeSeries is a run of rows drawn in one way.
type NativeSeries struct {
	Name        string
	First, Last int // indices of its rows, both included
	Of          NativeColumn
	Line        bool // points are joined
	Marks       bool // points, or bars
	Intervals   bool // with the intervals of its rows
	Again       bool // goes on a series that the legend names already
	Colour      int  // index of the palette
}

// NativeColumn is which numbers of its rows a series draws.
type NativeColumn int

// The numbers of a row.
const (
	NativeValue NativeColumn = iota
	NativeLower
	NativeUpper
)

// NativeOf is a figure for a spreadsheet.
func NativeOf(f *doc.Figure) Native { return kindOf(f.Plot).native() }

// add enters a row and says its index.
func (n *Native) add(r NativeRow) int {
	n.Rows = append(n.Rows, r)
	return len(n.Rows) - 1
}

// plain are numbers that no cell of the annex holds.
func plain(series, item string, position, value, lower, upper float64) NativeRow {
	return NativeRow{Series: series, Item: item, Position: position, Est: doc.Estimate{Value: value, Lower: lower, Upper: upper}, Plain: true}
}

// none is no number.
func none() float64 { return math.NaN() }
