package doc

import "iter"

// Runs are all pieces of running text of a publication in reading order: cover,
// body, tables, boxes, and the text of footnotes after their marks. The words
// and values of plots are no running text.
func (p *Publication) Runs() iter.Seq[Run] {
	return func(yield func(Run) bool) {
		w := walker{yield: yield}
		if c := p.Cover; c != nil {
			w.paragraphs(c.Lines)
			if c.Panel != nil {
				w.panel(*c.Panel)
			}
			w.paragraphs(c.Licence)
		}
		w.blocks(p.Body)
	}
}

// walker hands on runs until it is told to stop.
type walker struct {
	yield   func(Run) bool
	stopped bool
}

func (w *walker) runs(lists ...[]Run) {
	for _, list := range lists {
		for _, r := range list {
			if w.stopped = w.stopped || !w.yield(r); w.stopped {
				return
			}
			if n, ok := r.(Note); ok {
				w.runs(n.Runs)
			}
		}
	}
}

func (w *walker) paragraphs(list []Paragraph) {
	for _, p := range list {
		w.runs(p.Runs)
	}
}

func (w *walker) panel(p JudgmentPanel) {
	w.runs(p.Runs)
	w.runs(p.Notes...)
}

func (w *walker) blocks(list []Block) {
	for _, b := range list {
		if w.stopped {
			return
		}
		switch b := b.(type) {
		case Section:
			w.blocks(b.Blocks)
		case Callout:
			w.blocks(b.Blocks)
		case Paragraph:
			w.runs(b.Runs)
		case List:
			w.runs(b.Items...)
		case Table:
			w.table(b)
		case Figure:
			w.runs(b.Title, b.Note)
		case JudgmentPanel:
			w.panel(b)
		case KeyFacts:
			for _, k := range b.Items {
				w.runs(k.Value, k.Detail)
			}
		case Glossary:
			for _, t := range b.Entries {
				w.runs(t.Meaning)
			}
		case Contents:
		}
	}
}

func (w *walker) table(t Table) {
	w.runs(t.Title)
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			w.runs(c.Runs)
		}
	}
	w.runs(t.Notes...)
	w.runs(t.Source)
}
