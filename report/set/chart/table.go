package chart

import (
	"strconv"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// Table is the full equivalent of a figure: a rectangular table of text, and the
// annex cell of each row's value. A row whose value has none, or that has no
// value, has the zero reference.
type Table struct {
	Heads []string
	Rows  [][]string
	Refs  []doc.Ref
}

func (t *Table) add(ref doc.Ref, cells ...string) {
	t.Rows, t.Refs = append(t.Rows, cells), append(t.Refs, ref)
}

// Tabulate is a figure as a table for csv files. Values stand as printed and
// unrounded to 12 significant digits; a limit that was not stated is empty.
func Tabulate(f *doc.Figure, p *words.Pack) Table {
	return kindOf(f.Plot).table(tabulator{p, f.Level, true})
}

// Printed is a figure as a table for readers: values as printed only.
func Printed(f *doc.Figure, p *words.Pack) Table {
	return kindOf(f.Plot).table(tabulator{p, f.Level, false})
}

// tabulator writes tables in a language, with unrounded values or without.
type tabulator struct {
	*words.Pack
	level     string // of confidence, "95%"; "" where none is stated
	unrounded bool
}

// intervalHead is "95% interval", or "Interval" where no level is stated.
func intervalHead(p *words.Pack, level string) string {
	if level == "" {
		return p.Label(words.LabelAny)
	}
	return p.Label(words.LabelInterval, level)
}

// precise is a number for machines: 12 significant digits, empty when unknown.
func precise(v float64) string {
	if !finite(v) {
		return ""
	}
	return strconv.FormatFloat(v, 'g', 12, 64)
}

// estimateHeads and estimateCells are the columns of one estimate.
func (t tabulator) estimateHeads(value string) []string {
	out := []string{value, intervalHead(t.Pack, t.level)}
	if t.unrounded {
		out = append(out, t.Label(words.LabelUnrounded), t.Label(words.LabelLower), t.Label(words.LabelUpper))
	}
	return out
}

func (t tabulator) estimateCells(e doc.Estimate) []string {
	out := []string{e.Text, e.Range}
	if !e.Stated() {
		out[1] = t.Label(words.LabelNoInterval)
	}
	if t.unrounded {
		out = append(out, precise(e.Value), precise(e.Lower), precise(e.Upper))
	}
	return out
}

func (t tabulator) orLabel(s string, l words.Label) string {
	if s != "" {
		return s
	}
	return t.Label(l)
}
