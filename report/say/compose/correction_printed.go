package compose

import (
	"cmp"
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/printed"
)

// reprinted is what differs between what was published and what these documents
// print, found by comparing the two as they were printed.
type reprinted struct {
	numbers []printed.NumberChange
	words   []printed.WordsChange
	moved   []printed.Move
	// compared says that what was published is known as it was printed; reworded, that
	// the program's own sentences are not compared.
	compared, reworded bool
}

// differsFrom compares the documents, told as if they corrected nothing, with what
// was published; nil stands for a release that kept no record.
func differsFrom(was *printed.Record, is printed.Record) (reprinted, error) {
	if was == nil {
		return reprinted{}, nil
	}
	d, err := printed.Compare(*was, is)
	return reprinted{numbers: d.Numbers, words: d.Words, moved: d.Moved, compared: true, reworded: d.Reworded}, err
}

// record is what some documents print, as a later version will want to know it.
func (t *teller) record(pubs ...*doc.Publication) (printed.Record, error) {
	return printed.Of(t.publicSheets(), t.in.Templates.Digest(), pubs...)
}

// reprintedNumbers are the printed numbers that differ and that no statement of the
// correction names yet.
func (t *teller) reprintedNumbers(d reprinted, named []changed) []changed {
	covered := map[string]bool{}
	for _, c := range named {
		if c.printed() {
			for _, cell := range c.cells {
				covered[cell] = true
			}
		}
	}
	var out []changed
	for _, n := range d.numbers {
		if !covered[n.Cell] {
			out = append(out, t.reprintedNumber(n))
		}
	}
	return out
}

// reprintedNumber is one printed number that differs, by the names of its cell.
func (t *teller) reprintedNumber(n printed.NumberChange) changed {
	row := t.rowPrefix + "printed|" + n.Cell
	side := func(p printed.Printed, e edge) []doc.Run {
		switch {
		case len(p.Forms) == 0:
			return t.absent()
		case p.Value == nil:
			return doc.Words(strings.Join(p.Forms, "; "))
		}
		var out []doc.Run
		for i, form := range p.Forms {
			if i > 0 {
				out = append(out, doc.Text{Text: "; "})
			}
			out = append(out, doc.Number{Value: *p.Value, Text: form, Ref: doc.Ref{Sheet: sheetCorrections, Row: row, Column: string(e)}})
		}
		return out
	}
	c := changed{Label: t.cellLabel(n.Cell), was: side(n.Was, wasEdge), is: side(n.Is, isEdge)}
	if n.Was.Value == nil && n.Is.Value == nil {
		return c
	}
	c.numbers = []changedNumber{{row: row, name: "printed", was: known(n.Was), is: known(n.Is), kind: doc.DecimalCell}}
	return c
}

// nameReprinted names what else differs in print; every number has its cell then.
func (t *teller) nameReprinted() {
	if c := t.corrected; c != nil {
		c.Changes = append(c.Changes, t.reprintedNumbers(c.printed, c.Changes)...)
	}
}

// nothingLeading is what a notice says where nothing that notices tell of changed.
func (c *corrected) nothingLeading() string {
	if len(c.Changes)+len(c.printed.words) > 0 {
		return "correction.more"
	}
	return "correction.unchanged"
}

// known is the value of one side, none where it prints none.
func known(p printed.Printed) findings.Num {
	if p.Value == nil || len(p.Forms) == 0 {
		return findings.None()
	}
	return findings.Num(*p.Value)
}

// cellLabel names a cell for readers: its sheet, its row and its column, as the annex
// heads them. A cell that the annex does not have any more is named by its ids.
func (t *teller) cellLabel(cell string) string {
	sheet, rest, _ := strings.Cut(cell, "|")
	at := strings.LastIndex(rest, "|")
	row, column := rest[:max(at, 0)], rest[at+1:]
	label := []string{sheet, row, column}
	if s := t.annex.Sheet(sheet); s != nil && s.Table != nil {
		label[0] = s.Title
		for _, r := range s.Table.Rows {
			if r.ID == row && len(r.Cells) > 0 {
				label[1] = cmp.Or(r.Cells[0].Text, row)
			}
		}
		for _, c := range s.Table.Columns {
			if c.ID == column {
				label[2] = c.Title
			}
		}
	}
	return strings.Join(slices.DeleteFunc(label, func(s string) bool { return s == "" }), ": ")
}

// reprintedBlocks tell of words that differ, of cells that moved, and of what was not
// compared.
func (t *teller) reprintedBlocks(b *builder) []doc.Block {
	var out []doc.Block
	say := func(name string, dot any) { out = append(out, doc.Paragraph{Runs: b.runs(name, dot)}) }
	if table := t.wordsTable(b); len(table.Rows) > 0 {
		say("correction.words", nil)
		out = append(out, table)
	}
	if items := t.movedItems(b); len(items) > 0 {
		say("correction.moved", nil)
		out = append(out, doc.List{Items: items})
	}
	if name := t.uncompared(); name != "" {
		say(name, t.corrected)
	}
	return out
}

// uncompared is what is said of what was not compared; "" where all was.
func (t *teller) uncompared() string {
	switch d := t.corrected.printed; {
	case !d.compared:
		return "correction.uncompared"
	case d.reworded:
		return "correction.reworded"
	default:
		return ""
	}
}

// wordsTable lists the sentences that differ, those that are gone and the new ones.
func (t *teller) wordsTable(b *builder) doc.Table {
	table := doc.Table{
		ID: "table-corrected-words", Title: b.runs("correction.words.table", nil), Source: t.sourceRuns(),
		Columns: []doc.Column{{Head: t.phrase("head-where"), Width: 0.2}, {Head: t.phrase("head-was")}, {Head: t.phrase("head-is")}},
	}
	for _, w := range t.corrected.printed.words {
		table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{
			{Runs: doc.Words(cmp.Or(w.Place, t.phrase("correction-front")))}, {Runs: t.sentenceOrNone(w.Was)}, {Runs: t.sentenceOrNone(w.Is)},
		}})
	}
	return table
}

func (t *teller) sentenceOrNone(s string) []doc.Run {
	if s == "" {
		return t.absent()
	}
	return doc.Words(s)
}

// wordsItems are the same as the items of a list.
func (t *teller) wordsItems(b *builder) [][]doc.Run {
	var out [][]doc.Run
	for _, w := range t.corrected.printed.words {
		out = append(out, b.runs("correction.item", struct{ Label, Is, Was string }{
			t.words(cmp.Or(w.Place, t.phrase("correction-front"))), t.mark(t.sentenceOrNone(w.Is)...), t.mark(t.sentenceOrNone(w.Was)...),
		}))
	}
	return out
}

// movedItems are the cells that documents cite and that stand elsewhere now.
func (t *teller) movedItems(b *builder) [][]doc.Run {
	var out [][]doc.Run
	for _, m := range t.corrected.printed.moved {
		out = append(out, b.runs("correction.moved.item", struct{ Label, Was, Is string }{t.cellLabel(m.Cell), m.Was, m.Is}))
	}
	return out
}
