package truthtest

import (
	"slices"
	"strings"

	"assize/report/say/doc"
)

// passage is what is read as one: a paragraph, an item, a cell, a row of a figure.
type passage struct {
	place  string // "rates.table, row 3"
	pieces []piece
	// prose is said once in a document; cells and titles may repeat it.
	prose bool
	whole bool // a paragraph, which ends as sentences do
	// percent says that bare numbers are percentages: a column or an axis of them.
	percent bool
}

// piece is plain words, or a printed number with its value and cell.
type piece struct {
	text   string
	number *doc.Number
}

func (p passage) text() string {
	var b strings.Builder
	for _, q := range p.pieces {
		b.WriteString(q.text)
	}
	return b.String()
}

func (p passage) numbers() []doc.Number {
	var out []doc.Number
	for _, q := range p.pieces {
		if q.number != nil {
			out = append(out, *q.number)
		}
	}
	return out
}

// reader collects the passages of a document.
type reader struct{ out []passage }

func (r *reader) words(place, text string) {
	if text != "" {
		r.out = append(r.out, passage{place: place, pieces: []piece{{text: text}}})
	}
}

func (r *reader) runs(place string, prose bool, runs []doc.Run) {
	p := passage{place: place, prose: prose}
	for _, run := range runs {
		switch run := run.(type) {
		case doc.Number:
			p.pieces = append(p.pieces, piece{text: run.Text, number: &run})
		case doc.Note:
			r.runs(place+", note", false, run.Runs)
		default:
			p.pieces = append(p.pieces, piece{text: doc.Plain([]doc.Run{run})})
		}
	}
	if len(p.pieces) > 0 {
		r.out = append(r.out, p)
	}
}

// publication reads everything that a document prints.
func (r *reader) publication(p *doc.Publication) {
	at := string(p.Kind)
	for _, text := range []string{p.Title, p.Subtitle, p.Subject, p.Running, p.Notice, p.Sample} {
		r.words(at+", head", text)
	}
	if c := p.Cover; c != nil {
		for _, line := range slices.Concat(c.Lines, c.Licence) {
			r.runs(at+", cover", false, line.Runs)
		}
		if c.Panel != nil {
			r.panel(at+", cover", *c.Panel)
		}
	}
	r.blocks(at, p.Body)
}

func (r *reader) panel(at string, p doc.JudgmentPanel) {
	r.words(at, p.Label)
	r.words(at, p.Grade)
	r.runs(at+", panel", false, p.Runs)
	for _, n := range p.Notes {
		r.runs(at+", panel", false, n)
	}
}

func (r *reader) blocks(at string, list []doc.Block) {
	for _, b := range list {
		switch b := b.(type) {
		case doc.Section:
			r.words(at, b.Title)
			r.blocks(at+", "+b.ID, b.Blocks)
		case doc.Callout:
			r.words(at, b.Title)
			r.blocks(at+", "+b.ID, b.Blocks)
		case doc.Paragraph:
			r.paragraph(at, b)
		case doc.List:
			for _, item := range b.Items {
				r.runs(at, true, item)
			}
		case doc.Table:
			r.table(at+", "+b.ID, b)
		case doc.Figure:
			r.Figure(at+", "+b.ID, &b)
		case doc.JudgmentPanel:
			r.panel(at, b)
		case doc.KeyFacts:
			r.facts(at+", fact", b)
		case doc.Glossary:
			for _, t := range b.Entries {
				r.runs(at+", glossary", true, t.Meaning)
			}
		case doc.Contents:
		}
	}
}

func (r *reader) paragraph(at string, p doc.Paragraph) {
	n := len(r.out)
	r.runs(at, p.Voice == "", p.Runs)
	if len(r.out) > n {
		r.out[len(r.out)-1].whole = true
	}
}

func (r *reader) facts(at string, f doc.KeyFacts) {
	for _, k := range f.Items {
		r.words(at, k.Label)
		r.runs(at, false, k.Value)
		r.runs(at, false, k.Detail)
	}
}

func (r *reader) table(at string, t doc.Table) {
	r.runs(at, false, t.Title)
	for _, c := range t.Columns {
		r.words(at, c.Head)
	}
	for _, row := range t.Rows {
		for i, c := range row.Cells {
			n := len(r.out)
			r.runs(at, false, c.Runs)
			if len(r.out) > n && i < len(t.Columns) {
				r.out[n].percent = t.Columns[i].Unit != ""
			}
		}
		r.row(at, row)
	}
	for _, n := range t.Notes {
		r.runs(at+", notes", false, n)
	}
	r.runs(at, false, t.Source)
}

// row reads the numbers of a row together: a rate beside its interval.
func (r *reader) row(at string, row doc.Row) {
	p := passage{place: at + ", row"}
	for _, c := range row.Cells {
		for _, run := range c.Runs {
			if n, ok := run.(doc.Number); ok {
				p.pieces = append(p.pieces, piece{text: n.Text, number: &n}, piece{text: " | "})
			}
		}
	}
	if len(p.pieces) > 2 {
		r.out = append(r.out, p)
	}
}

// Figure reads the words of a figure and each value drawn.
func (r *reader) Figure(at string, f *doc.Figure) {
	r.runs(at+", title", false, f.Title)
	r.words(at, f.Subtitle)
	r.runs(at+", note", false, f.Note)
	f.Plot.Visit(drawn{r, at})
}

// drawn reads the values of a plot of any kind.
type drawn struct {
	*reader
	at string
}

func (d drawn) estimate(label string, e doc.Estimate, percent bool) {
	if e.Text == "" {
		return
	}
	p := passage{place: d.at + ", " + label, percent: percent, pieces: []piece{{text: e.Text, number: drawnNumber(e)}}}
	if e.Range != "" {
		lower, upper, _ := strings.Cut(e.Range, rangeMark(e.Range))
		p.pieces = append(p.pieces, piece{text: " ("}, limit(e, lower, "lower", e.Lower), piece{text: rangeMark(e.Range)}, limit(e, upper, "upper", e.Upper), piece{text: ")"})
	}
	d.out = append(d.out, p)
}

// drawnNumber is what is printed of a mark: its value, or a limit where nothing was
// found missing, or nothing recorded.
func drawnNumber(e doc.Estimate) *doc.Number {
	n := &doc.Number{Value: e.Value, Text: e.Text, Ref: e.Ref}
	said, ok := read(e.Text)
	switch {
	case !ok || said.near(e.Value) || !said.hedged:
	case said.near(e.Lower):
		n.Value, n.Ref.Column = e.Lower, "lower"
	case said.near(e.Upper):
		n.Value, n.Ref.Column = e.Upper, "upper"
	}
	return n
}

// limit is a limit of an estimate as if it had been printed in a sentence.
func limit(e doc.Estimate, text, column string, value float64) piece {
	ref := e.Ref
	if ref.Sheet == "Changes" {
		column = "from" + column
	}
	ref.Column = column
	return piece{text: text, number: &doc.Number{Value: value, Text: text, Ref: ref}}
}

// rangeMark is what stands between the limits, in each language.
func rangeMark(text string) string {
	for _, mark := range []string{" to ", " i "} {
		if strings.Contains(text, mark) {
			return mark
		}
	}
	return "–"
}

func (d drawn) Intervals(p *doc.Intervals) {
	d.words(d.at, p.Axis.Title)
	for _, row := range p.Rows {
		d.words(d.at, row.Label)
		d.words(d.at, row.Aside)
		d.words(d.at, row.Missing)
		d.estimate(row.Label, row.Est, p.Axis.Percent)
	}
}

func (d drawn) Ranking(p *doc.Ranking) {
	d.words(d.at, p.Axis.Title)
	for _, row := range p.Rows {
		d.words(d.at, row.Label)
		d.words(d.at, row.Missing)
		d.estimate(row.Label, row.Est, p.Axis.Percent)
	}
}

func (d drawn) Flow(p *doc.Flow) {
	for _, row := range p.Rows {
		d.words(d.at, row.Label)
		d.estimate(row.Label, row.Lost, false)
	}
}

func (d drawn) Trend(p *doc.Trend) {
	d.words(d.at, p.Axis.Title)
	for _, s := range p.Series {
		for _, point := range s.Points {
			d.words(d.at, point.Note)
			d.estimate(s.Name+" "+point.Label, point.Est, p.Axis.Percent)
		}
	}
}

func (d drawn) Funnel(p *doc.Funnel) {
	d.words(d.at, p.Axis.Title)
	d.words(d.at, p.SizeAx)
	for _, point := range p.Points {
		d.estimate(point.Name, point.Est, p.Axis.Percent)
	}
}

func (d drawn) Parts(p *doc.Parts) {
	for _, row := range p.Rows {
		d.words(d.at, row.Label)
		d.words(d.at, row.Text)
		d.words(d.at, row.Range)
	}
}

func (d drawn) Tally(p *doc.Tally) {
	for _, c := range p.Columns {
		d.words(d.at, c.Label)
		d.words(d.at, c.Aside)
	}
	for _, row := range p.Rows {
		d.words(d.at, row.Label)
		for j, c := range row.Cells {
			d.count(row.Label+", "+p.Columns[j].Label, c)
		}
		d.count(row.Label, row.All)
	}
}

// count is a number of items with its cell.
func (d drawn) count(what string, c doc.TallyCell) {
	n := &doc.Number{Value: float64(c.Count), Text: c.Text, Ref: c.Ref}
	d.out = append(d.out, passage{place: d.at + ", " + what, pieces: []piece{{text: c.Text, number: n}}})
}

func (d drawn) Elapsed(p *doc.Elapsed) {
	d.words(d.at, p.Unit)
	for _, s := range p.Steps {
		d.words(d.at, s.Count)
		d.count(s.Label, doc.TallyCell{Count: s.Items, Text: s.Text, Ref: s.Ref})
	}
}

func (d drawn) Wording(p *doc.Wording) {
	for _, text := range p.Paragraphs {
		d.words(d.at, text)
	}
}

// workbook reads the texts of an annex.
func (r *reader) workbook(w *doc.Workbook) {
	for _, s := range w.Sheets {
		at := "annex " + s.Name
		r.words(at, s.Title)
		for _, line := range s.Lines {
			r.words(at, line.Text)
		}
		if s.Table == nil || s.Table.Long {
			continue
		}
		for _, c := range s.Table.Columns {
			r.words(at+", head", c.Title)
		}
		for _, row := range s.Table.Rows {
			for i, c := range row.Cells {
				if i < len(s.Table.Columns) && s.Table.Columns[i].Kind == doc.TextCell && c.Kind == doc.TextCell && c.Text != row.ID {
					r.words(at+", row "+row.ID, c.Text)
				}
			}
		}
	}
}
