package chart

import (
	"strconv"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// Table is the full equivalent of a figure as a rectangular table of text, for
// csv files and for a page beside the drawing. Values stand as printed and
// unrounded to 12 significant digits; a limit that was not stated is empty.
func Table(f *doc.Figure, p *words.Pack) (heads []string, rows [][]string) {
	switch plot := f.Plot.(type) {
	case doc.Intervals:
		return intervalsTable(&plot, p)
	case doc.Trend:
		return trendTable(&plot, p)
	case doc.Funnel:
		return funnelTable(&plot, p)
	case doc.Parts:
		return partsTable(&plot, p)
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
func estimateHeads(p *words.Pack, value string) []string {
	return []string{value, p.Label(words.LabelInterval), p.Label(words.LabelUnrounded),
		p.Label(words.LabelLower), p.Label(words.LabelUpper)}
}

func estimateCells(e doc.Estimate, p *words.Pack) []string {
	printed := e.Range
	if !stated(e) {
		printed = p.Label(words.LabelNoInterval)
	}
	return []string{e.Text, printed, precise(e.Value), precise(e.Lower), precise(e.Upper)}
}

func orLabel(s string, p *words.Pack, l words.Label) string {
	if s != "" {
		return s
	}
	return p.Label(l)
}

func intervalsTable(t *doc.Intervals, p *words.Pack) (heads []string, rows [][]string) {
	aside, remarks := t.Heads.Aside != "", false
	for _, r := range t.Rows {
		aside = aside || r.Aside != ""
		remarks = remarks || r.Missing != ""
	}
	heads = []string{orLabel(t.Heads.Label, p, words.LabelRow)}
	if aside {
		heads = append(heads, orLabel(t.Heads.Aside, p, words.LabelRemark))
	}
	value, _, _ := strings.Cut(t.Heads.Value, " (") // the interval has its own column
	heads = append(heads, estimateHeads(p, orLabel(value, p, words.LabelPrinted))...)
	if remarks {
		heads = append(heads, p.Label(words.LabelRemark))
	}
	for _, r := range t.Rows {
		row := []string{r.Label}
		if aside {
			row = append(row, r.Aside)
		}
		if r.Missing == "" {
			row = append(row, estimateCells(r.Est, p)...)
		} else {
			row = append(row, "", "", "", "", "")
		}
		if remarks {
			row = append(row, r.Missing)
		}
		rows = append(rows, row)
	}
	return heads, rows
}

func trendTable(t *doc.Trend, p *words.Pack) (heads []string, rows [][]string) {
	heads = append([]string{p.Label(words.LabelSeries), p.Label(words.LabelWhen)},
		estimateHeads(p, p.Label(words.LabelPrinted))...)
	heads = append(heads, p.Label(words.LabelRemark))
	for _, s := range t.Series {
		for i, q := range s.Points {
			remark := q.Note
			if i > 0 && !q.Joined && remark == "" {
				remark = p.Label(words.LabelNotJoined, q.Label)
			}
			row := append([]string{s.Name, q.Label}, estimateCells(q.Est, p)...)
			rows = append(rows, append(row, remark))
		}
	}
	return heads, rows
}

func funnelTable(t *doc.Funnel, p *words.Pack) (heads []string, rows [][]string) {
	heads = append([]string{p.Label(words.LabelRow), t.SizeAx}, estimateHeads(p, p.Label(words.LabelPrinted))...)
	heads = append(heads, p.Label(words.LabelPosition))
	for i := range t.Points {
		q := &t.Points[i]
		row := append([]string{q.Name, precise(q.Size)}, estimateCells(q.Est, p)...)
		rows = append(rows, append(row, position(t, q, p)))
	}
	return heads, rows
}

func partsTable(t *doc.Parts, p *words.Pack) (heads []string, rows [][]string) {
	heads = append([]string{p.Label(words.LabelRow)}, t.Keys...)
	heads = append(heads, p.Label(words.LabelPrinted), p.Label(words.LabelInterval))
	for _, r := range t.Rows {
		row := []string{r.Label}
		for _, c := range r.Counts {
			row = append(row, strconv.Itoa(c))
		}
		rows = append(rows, append(row, r.Text, r.Range))
	}
	return heads, rows
}
