package printed

import (
	"assize/report/say/doc"
)

// intervalOf is the end of the cell name under which a figure's interval in words
// is kept: its limits have cells of their own, but are printed as one text.
const intervalOf = "interval"

// plotted writes down what a figure prints beside its marks, a row at a time.
type plotted struct{ *writer }

// Intervals implements doc.Kinds.
func (w plotted) Intervals(p *doc.Intervals) {
	w.axis(p.Axis)
	for _, l := range p.Lines {
		w.row(l.Label)
	}
	for _, r := range p.Rows {
		if r.Missing != "" {
			w.row(r.Label, doc.Words(r.Aside), doc.Words(r.Missing))
			continue
		}
		w.estimate(r.Label, r.Aside, r.Est)
		w.bands(r.Bands)
	}
}

// Ranking implements doc.Kinds.
func (w plotted) Ranking(p *doc.Ranking) {
	w.axis(p.Axis)
	for _, l := range p.Lines {
		w.row(l.Label)
	}
	for _, r := range p.Rows {
		if r.Missing != "" {
			w.row(r.Label, doc.Words(r.Missing))
			continue
		}
		w.estimate(r.Label, r.Places, r.Est)
	}
}

// Trend implements doc.Kinds.
func (w plotted) Trend(p *doc.Trend) {
	w.axis(p.Axis)
	w.bands(p.Bands)
	for _, s := range p.Series {
		for _, at := range s.Points {
			w.estimate(s.Name+", "+at.Label, at.Note, at.Est)
		}
	}
}

// Funnel implements doc.Kinds.
func (w plotted) Funnel(p *doc.Funnel) {
	w.axis(p.Axis)
	w.row(p.SizeAx)
	w.row(p.Target.Label)
	for _, l := range p.Limits {
		w.row(l.Label)
	}
	for _, at := range p.Points {
		if at.Named {
			w.row(at.Name)
		}
	}
}

// Parts implements doc.Kinds.
func (w plotted) Parts(p *doc.Parts) {
	for _, k := range p.Keys {
		w.row(k)
	}
	for _, r := range p.Rows {
		w.numbers(r.Label, "", r.Text, r.Range, r.Ref, nil)
	}
}

// Flow implements doc.Kinds.
func (w plotted) Flow(p *doc.Flow) {
	w.row(p.Heads.All, doc.Words(p.Heads.Kept), doc.Words(p.Heads.Lost))
	for _, r := range p.Rows {
		w.estimate(r.Label, r.KeptText, r.Lost)
	}
}

// Tally implements doc.Kinds.
func (w plotted) Tally(p *doc.Tally) {
	w.row(p.Heads.Label, doc.Words(p.Heads.All))
	for _, c := range p.Columns {
		w.row(c.Label, doc.Words(c.Aside))
	}
	for _, r := range p.Rows {
		for j, c := range r.Cells {
			w.numbers(r.Label, p.Columns[j].Label, c.Text, "", c.Ref, nil)
		}
		w.numbers(r.Label, p.Heads.All, r.All.Text, "", r.All.Ref, nil)
	}
}

// Elapsed implements doc.Kinds.
func (w plotted) Elapsed(p *doc.Elapsed) {
	w.axis(p.Axis)
	w.row(p.Unit, doc.Words(p.Own))
	for _, s := range p.Steps {
		items := float64(s.Items)
		w.numbers(s.Label, s.Count, s.Text, "", s.Ref, &items)
	}
}

// Wording implements doc.Kinds.
func (w plotted) Wording(p *doc.Wording) {
	for _, text := range p.Paragraphs {
		w.say(own, doc.Words(text))
	}
}

func (w plotted) axis(a doc.Axis) { w.row(a.Title) }

func (w plotted) bands(list []doc.Band) {
	for _, b := range list {
		w.row(b.Label, doc.Words(b.Status))
	}
}

func (w plotted) estimate(label, aside string, e doc.Estimate) {
	w.numbers(label, aside, e.Text, e.Range, e.Ref, &e.Value)
}

// numbers writes a row of a figure down: a value and its interval, as printed. What
// has no cell of its own stands as words.
func (w plotted) numbers(label, aside, text, interval string, ref doc.Ref, value *float64) {
	if ref.IsZero() {
		w.row(label, doc.Words(aside), doc.Words(text), doc.Words(interval))
		return
	}
	p := Passage{Document: w.document, Place: w.here(), Kind: plottedRow, Text: label + partMark + text}
	if aside != "" {
		p.Text = label + partMark + aside + partMark + text
	}
	n := w.number(ref, 0, text)
	n.Value = value
	p.Numbers = []Number{n}
	if interval != "" {
		p.Text += partMark + interval
		n.Cell, n.Text, n.Value = ref.Sheet+"|"+ref.Row+"|"+intervalOf, interval, nil
		p.Numbers = append(p.Numbers, n)
	}
	w.out = append(w.out, p)
}
