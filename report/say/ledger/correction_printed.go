package ledger

import (
	"cmp"
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/printed"
	"assize/report/say/words"
)

// Reprinted is what differs between what was published and what these documents
// print, found by comparing the two as they were printed.
type Reprinted struct {
	numbers []printed.NumberChange
	Words   []printed.WordsChange
	moved   []printed.Move
	// compared says that what was published is known as it was printed; reworded, that
	// the program's own sentences are not compared.
	compared, reworded bool
}

// Comparing is the correction that knows what its documents print otherwise; is are
// those documents, told as if they corrected nothing.
func (c Correction) Comparing(is printed.Record) (Correction, error) {
	var err error
	c.differs, err = DiffersFrom(c.Printed, is)
	return c, err
}

// DiffersFrom compares the documents, told as if they corrected nothing, with what
// was published; nil stands for a release that kept no record.
func DiffersFrom(was *printed.Record, is printed.Record) (Reprinted, error) {
	if was == nil {
		return Reprinted{}, nil
	}
	d, err := printed.Compare(*was, is)
	return Reprinted{numbers: d.Numbers, Words: d.Words, moved: d.Moved, compared: true, reworded: d.Reworded}, err
}

// Record is what some documents print, as a later version will want to know it.
func (t *Book) Record(pubs ...*doc.Publication) (printed.Record, error) {
	return printed.Of(t.publicSheets(), t.Templates.Digest(), pubs...)
}

// reprintedNumbers are the printed numbers that differ and that no statement of the
// correction names yet.
func (t *Book) reprintedNumbers(d Reprinted, named []Changed) []Changed {
	covered := map[string]bool{}
	for _, c := range named {
		if c.Printed() {
			for _, cell := range c.cells {
				covered[cell] = true
			}
		}
	}
	var out []Changed
	for _, n := range d.numbers {
		if !covered[n.Cell] {
			out = append(out, t.reprintedNumber(n)...)
		}
	}
	return out
}

// reprintedNumber is one printed number that differs, by the names of its cell. What
// was printed of the part that is missed has a line of its own: beside the name of a
// rate it would be another rate.
func (t *Book) reprintedNumber(n printed.NumberChange) []Changed {
	was, wasMissed := t.partMissed(n.Was)
	is, isMissed := t.partMissed(n.Is)
	label, row := t.cellLabel(n.Cell), t.rowPrefix+"printed|"+n.Cell
	if len(wasMissed.Forms)+len(isMissed.Forms) == 0 {
		return []Changed{t.reprintedAs(label, row, was, is)}
	}
	out := []Changed{t.reprintedAs(t.AnnexWords("of.missed", label), row+"|missed", wasMissed, isMissed)}
	if len(was.Forms)+len(is.Forms) > 0 {
		out = append([]Changed{t.reprintedAs(label, row, was, is)}, out...)
	}
	return out
}

// partMissed parts what is printed of a rate or its limit from what is printed of the
// rest to a hundred.
func (t *Book) partMissed(p printed.Printed) (rate, missed printed.Printed) {
	rate.Value = p.Value
	if p.Value != nil {
		rest := 100 - *p.Value
		missed.Value = &rest
	}
	for _, form := range p.Forms {
		if p.Value != nil && t.tellsRest(form, *p.Value/100) {
			missed.Forms = append(missed.Forms, form)
		} else {
			rate.Forms = append(rate.Forms, form)
		}
	}
	return rate, missed
}

// tellsRest reports a form that is printed of what a fraction leaves to the whole, and
// not of the fraction itself.
func (t *Book) tellsRest(form string, fraction float64) bool {
	if fraction < 0 || fraction > 1 {
		return false
	}
	says := func(part float64) bool {
		c, err := t.Pack.BestFraction(words.Share, part)
		said := err == nil && strings.EqualFold(form, c.Text)
		for d := range 4 {
			said = said || strings.EqualFold(form, t.Pack.Percent(part, d)) || strings.EqualFold(form, t.Pack.AtMostRate(part, d)) || strings.EqualFold(form, t.Pack.AtLeastRate(part, d))
		}
		return said
	}
	for d := range 4 {
		if strings.EqualFold(form, t.Pack.Complement(fraction, d)) && !says(fraction) {
			return true
		}
	}
	return says(1-fraction) && !says(fraction)
}

func (t *Book) reprintedAs(label, row string, was, is printed.Printed) Changed {
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
	c := Changed{Label: label, WasRuns: side(was, wasEdge), IsRuns: side(is, isEdge)}
	if was.Value == nil && is.Value == nil {
		return c
	}
	c.numbers = []changedNumber{{row: row, name: "printed", was: known(was), is: known(is), kind: doc.DecimalCell}}
	return c
}

// NameReprinted names what else differs in print; every number has its cell then.
func (t *Force) NameReprinted() {
	c := t.Corrected
	if c == nil {
		return
	}
	c.Changes = append(c.Changes, t.reprintedNumbers(c.Printed, c.Changes)...)
}

// LayCorrections fills the sheet of corrections, when every number has its cell.
func (t *Force) LayCorrections() {
	if t.Corrected != nil {
		t.ReplaceSheet(t.correctionsSheet())
	}
}

// NothingLeading is what a notice says where nothing that notices tell of changed.
func (c *corrected) NothingLeading() string {
	if len(c.Changes)+len(c.Printed.Words) > 0 {
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
func (t *Book) cellLabel(cell string) string {
	sheet, rest, _ := strings.Cut(cell, "|")
	at := strings.LastIndex(rest, "|")
	row, column := rest[:max(at, 0)], rest[at+1:]
	label := []string{sheet, row, column}
	if s := t.Annex.Sheet(sheet); s != nil && s.Table != nil {
		label[0] = t.AnnexWords("title." + SheetKey(sheet))
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

// ReprintedBlocks tell of words that differ, of cells that moved, and of what was not
// compared.
func (t *Book) ReprintedBlocks(source []doc.Run) []doc.Block {
	var out []doc.Block
	say := func(name string, dot any) { out = append(out, doc.Paragraph{Runs: t.Runs(name, dot)}) }
	if table := t.wordsTable(source); len(table.Rows) > 0 {
		say("correction.words", nil)
		out = append(out, table)
	}
	if items := t.MovedItems(); len(items) > 0 {
		say("correction.moved", nil)
		out = append(out, doc.List{Items: items})
	}
	if name := t.Uncompared(); name != "" {
		say(name, t.Corrected)
	}
	return out
}

// Uncompared is what is said of what was not compared; "" where all was.
func (t *Book) Uncompared() string {
	switch d := t.Corrected.Printed; {
	case !d.compared:
		return "correction.uncompared"
	case d.reworded:
		return "correction.reworded"
	default:
		return ""
	}
}

// wordsTable lists the sentences that differ, those that are gone and the new ones.
func (t *Book) wordsTable(source []doc.Run) doc.Table {
	table := doc.Table{
		ID: "table-corrected-words", Title: t.Runs("correction.words.table", nil), Source: source,
		Columns: []doc.Column{{Head: t.Phrase("head-where"), Width: 0.2}, {Head: t.Phrase("head-was")}, {Head: t.Phrase("head-is")}},
	}
	for _, w := range t.Corrected.Printed.Words {
		table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{
			{Runs: doc.Words(cmp.Or(w.Place, t.Phrase("correction-front")))}, {Runs: t.sentenceOrNone(w.Was)}, {Runs: t.sentenceOrNone(w.Is)},
		}})
	}
	return table
}

func (t *Book) sentenceOrNone(s string) []doc.Run {
	if s == "" {
		return t.absent()
	}
	return doc.Words(s)
}

// WordsItems are the same as the items of a list.
func (t *Book) WordsItems() [][]doc.Run {
	var out [][]doc.Run
	for _, w := range t.Corrected.Printed.Words {
		out = append(out, t.Runs("correction.item", struct{ Label, Is, Was string }{
			t.Text(cmp.Or(w.Place, t.Phrase("correction-front"))), t.Mark(t.sentenceOrNone(w.Is)...), t.Mark(t.sentenceOrNone(w.Was)...),
		}))
	}
	return out
}

// MovedItems are the cells that documents cite and that stand elsewhere now.
func (t *Book) MovedItems() [][]doc.Run {
	var out [][]doc.Run
	for _, m := range t.Corrected.Printed.moved {
		out = append(out, t.Runs("correction.moved.item", struct{ Label, Was, Is string }{t.cellLabel(m.Cell), m.Was, m.Is}))
	}
	return out
}
