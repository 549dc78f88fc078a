package chart

import (
	"strconv"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// Table is the full equivalent of a figure as a rectangular table of text, for
// csv files. Values stand as printed and unrounded to 12 significant digits; a
// limit that was not stated is empty.
func Table(f *doc.Figure, p *words.Pack) (heads []string, rows [][]string) {
	return tabulator{p, true}.table(f.Plot)
}

// Printed is Table for readers: values as printed only.
func Printed(f *doc.Figure, p *words.Pack) (heads []string, rows [][]string) {
	return tabulator{p, false}.table(f.Plot)
}

// Refs are the annex cells of the values, one for each row of Table; a row whose
// value has none, or that has no value, has the zero reference.
func Refs(f *doc.Figure) []doc.Ref {
	var out []doc.Ref
	switch p := f.Plot.(type) {
	case doc.Intervals:
		for _, r := range p.Rows {
			if r.Missing != "" {
				r.Est.Ref = doc.Ref{}
			}
			out = append(out, r.Est.Ref)
		}
	case doc.Trend:
		for _, s := range p.Series {
			for _, q := range s.Points {
				out = append(out, q.Est.Ref)
			}
		}
	case doc.Funnel:
		for _, q := range p.Points {
			out = append(out, q.Est.Ref)
		}
	case doc.Parts:
		for _, r := range p.Rows {
			out = append(out, r.Ref)
		}
	}
	return out
}

// tabulator writes tables in a language, with unrounded values or without.
type tabulator struct {
	*words.Pack
	unrounded bool
}

func (t tabulator) table(p doc.Plot) (heads []string, rows [][]string) {
	switch p := p.(type) {
	case doc.Intervals:
		return t.intervals(&p)
	case doc.Trend:
		return t.trend(&p)
	case doc.Funnel:
		return t.funnel(&p)
	case doc.Parts:
		return t.parts(&p)
	}
	return nil, nil
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
	out := []string{value, t.Label(words.LabelInterval)}
	if t.unrounded {
		out = append(out, t.Label(words.LabelUnrounded), t.Label(words.LabelLower), t.Label(words.LabelUpper))
	}
	return out
}

func (t tabulator) estimateCells(e doc.Estimate) []string {
	out := []string{e.Text, e.Range}
	if !stated(e) {
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

func (t tabulator) intervals(p *doc.Intervals) (heads []string, rows [][]string) {
	aside, remarks := p.Heads.Aside != "", false
	for _, r := range p.Rows {
		aside = aside || r.Aside != ""
		remarks = remarks || r.Missing != ""
	}
	heads = []string{t.orLabel(p.Heads.Label, words.LabelRow)}
	if aside {
		heads = append(heads, t.orLabel(p.Heads.Aside, words.LabelRemark))
	}
	value, _, _ := strings.Cut(p.Heads.Value, " (") // the interval has its own column
	estimate := t.estimateHeads(t.orLabel(value, words.LabelPrinted))
	heads = append(heads, estimate...)
	if remarks {
		heads = append(heads, t.Label(words.LabelRemark))
	}
	for _, r := range p.Rows {
		row := []string{r.Label}
		if aside {
			row = append(row, r.Aside)
		}
		if r.Missing == "" {
			row = append(row, t.estimateCells(r.Est)...)
		} else {
			row = append(row, make([]string, len(estimate))...)
		}
		if remarks {
			row = append(row, r.Missing)
		}
		rows = append(rows, row)
	}
	return heads, rows
}

func (t tabulator) trend(p *doc.Trend) (heads []string, rows [][]string) {
	heads = append([]string{t.Label(words.LabelSeries), t.Label(words.LabelWhen)}, t.estimateHeads(t.Label(words.LabelPrinted))...)
	heads = append(heads, t.Label(words.LabelRemark))
	for _, s := range p.Series {
		for i, q := range s.Points {
			remark := q.Note
			if i > 0 && !q.Joined && remark == "" {
				remark = t.Label(words.LabelNotJoined, q.Label)
			}
			row := append([]string{s.Name, q.Label}, t.estimateCells(q.Est)...)
			rows = append(rows, append(row, remark))
		}
	}
	return heads, rows
}

func (t tabulator) funnel(p *doc.Funnel) (heads []string, rows [][]string) {
	heads = append([]string{t.Label(words.LabelRow), p.SizeAx}, t.estimateHeads(t.Label(words.LabelPrinted))...)
	heads = append(heads, t.Label(words.LabelPosition))
	for i := range p.Points {
		q := &p.Points[i]
		size := precise(q.Size)
		if !t.unrounded {
			size = t.Count(q.Size)
		}
		row := append([]string{q.Name, size}, t.estimateCells(q.Est)...)
		rows = append(rows, append(row, position(p, q, t.Pack)))
	}
	return heads, rows
}

func (t tabulator) parts(p *doc.Parts) (heads []string, rows [][]string) {
	heads = append([]string{t.Label(words.LabelRow)}, p.Keys...)
	heads = append(heads, t.Label(words.LabelPrinted), t.Label(words.LabelInterval))
	for _, r := range p.Rows {
		row := []string{r.Label}
		for _, c := range r.Counts {
			if t.unrounded {
				row = append(row, strconv.Itoa(c))
			} else {
				row = append(row, t.Count(float64(c)))
			}
		}
		rows = append(rows, append(row, r.Text, r.Range))
	}
	return heads, rows
}
