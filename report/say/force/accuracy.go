package force

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// Accuracy is what a force is sent to check the facts of its report: the report
// with numbered paragraphs, the audited lines, and a workbook for its comments.
// All of it is the force's own.
type Accuracy struct {
	Report   *doc.Publication
	Lines    *doc.Workbook // nil where only totals were audited
	Comments *doc.Workbook
}

// Sheets, headings and decisions of the workbook of comments. They are fixed in
// every language, because the program reads them back.
const (
	commentsAbout    = "About"
	commentsSheet    = "Comments"
	commentsCitable  = "Paragraphs"
	commentRows      = 200
	aboutForce       = "Force"
	aboutInspection  = "Inspection"
	aboutReport      = "Report"
	commentParagraph = "Paragraph"
)

// accuracy makes the pack of a told report. decisions are what may be decided on
// a comment.
func (t *teller) accuracy(report *doc.Publication) (*Accuracy, error) {
	pub := *report
	pub.ID, pub.Kind = ledger.Stem(t.House.ReportPrefix, t.Found)+"-"+string(doc.FactualAccuracy), doc.FactualAccuracy
	n := numberer{t: t, targets: report.Targets()}
	pub.Body = n.body(report.Body)
	cover := *report.Cover
	cover.Lines = append(slices.Clone(cover.Lines), doc.Paragraph{Runs: doc.Words(t.Title("accuracy.label"))})
	pub.Cover = &cover
	out := &Accuracy{Report: &pub, Lines: t.audited(), Comments: t.comments(n.cited)}
	if t.Err() != nil {
		return nil, t.Err()
	}
	return out, t.Err()
}

// citable is a part of the report that a comment can be about.
type citable struct{ name, text string }

// numberer numbers the paragraphs of a report by its sections: 3.1, 3.2.
type numberer struct {
	t             *teller
	targets       map[string]doc.Target
	cited         []citable
	section, next int
}

// body numbers the sections, and tells how to comment before the first of them.
func (n *numberer) body(body []doc.Block) []doc.Block {
	var out []doc.Block
	for _, block := range body {
		s, ok := block.(doc.Section)
		if !ok {
			out = append(out, block)
			continue
		}
		n.section++
		n.next = 0
		s.Title = doc.Plain(n.t.Runs("accuracy.section", struct{ Number, Title string }{strconv.Itoa(n.section), s.Title}))
		s.Blocks = n.blocks(s.Blocks)
		if n.section == 1 {
			s.Blocks = append([]doc.Block{n.guide()}, s.Blocks...)
		}
		out = append(out, s)
	}
	return out
}

// guide says how to comment; it is about the copy, and has no numbers.
func (n *numberer) guide() doc.Callout {
	return doc.Callout{
		ID: "accuracy", Kind: doc.NoticeBox, Label: n.t.Title("accuracy.label"), Title: n.t.Title("accuracy.title"),
		Blocks: append(n.t.Blocks("accuracy.body", nil), n.t.disputed()...),
	}
}

// disputed tells what the rows that the force disputes make of its rates.
func (t *teller) disputed() []doc.Block {
	items := t.WordedAll(t.list.OfPart(tell.PartAccuracy, 0), tell.Item)
	if len(items) == 0 {
		return nil
	}
	return append(t.Blocks("accuracy.disputed", nil), doc.List{Items: items})
}

// blocks is a copy of some blocks with numbers.
func (n *numberer) blocks(list []doc.Block) []doc.Block {
	out := make([]doc.Block, len(list))
	for i, block := range list {
		switch x := block.(type) {
		case doc.Section:
			x.Blocks = n.blocks(x.Blocks)
			block = x
		case doc.Callout:
			x.Blocks = n.blocks(x.Blocks)
			block = x
		case doc.Paragraph:
			if !tell.IsStrong(x.Runs) {
				x.Number = n.number(x.Runs)
			}
			block = x
		case doc.List:
			x.Ordered, x.Numbers = false, nil
			for _, item := range x.Items {
				x.Numbers = append(x.Numbers, n.number(item))
			}
			block = x
		case doc.JudgmentPanel:
			n.cite("accuracy.panel", x.Label, x.Grade)
		case doc.Table:
			n.cite("accuracy.table", strconv.Itoa(n.targets[x.ID].Number), doc.Plain(x.Title))
		case doc.Figure:
			n.cite("accuracy.figure", strconv.Itoa(n.targets[x.ID].Number), doc.Plain(x.Title))
		}
		out[i] = block
	}
	return out
}

// number gives the next number of the section.
func (n *numberer) number(runs []doc.Run) string {
	n.next++
	number := fmt.Sprintf("%d.%d", n.section, n.next)
	n.cite("accuracy.paragraph", number, doc.Plain(runs))
	return number
}

// cite makes a part citable, each once.
func (n *numberer) cite(name, what, text string) {
	c := citable{doc.Plain(n.t.Runs(name, what)), text}
	if !slices.ContainsFunc(n.cited, func(o citable) bool { return o.name == c.name }) {
		n.cited = append(n.cited, c)
	}
}

// audited are the audited lines of the analyst annex as a workbook of their own, what was
// found wrong first.
func (t *teller) audited() *doc.Workbook {
	w := t.ownWorkbook("lines", t.Title("accuracy.lines.title"), t.Title("accuracy.lines.subject"))
	w.Analyst = true
	lines := append(t.EditionLines(), ledger.TextLines(t.Title("accuracy.lines.intro"))...)
	if !t.Audit.HasReferences() {
		lines = append(lines, ledger.TextLines(t.Title("accuracy.lines.references"))...)
	}
	w.Sheets = append(w.Sheets, doc.Sheet{Name: ledger.SheetCover, Title: w.Title, Lines: lines})
	w.Sheets = append(w.Sheets, t.OwnLines()...)
	if s := t.Annex.Sheet(ledger.SheetDisputed); s != nil {
		w.Sheets = append(w.Sheets, valuesOf(*s)) // what its formulas are made of is in the annex
	}
	if len(w.Sheets) == 1 {
		return nil
	}
	return w
}

// valuesOf is a sheet without its formulas.
func valuesOf(s doc.Sheet) doc.Sheet {
	g := *s.Table
	g.Rows = slices.Clone(g.Rows)
	for i := range g.Rows {
		g.Rows[i].Cells = slices.Clone(g.Rows[i].Cells)
		for j := range g.Rows[i].Cells {
			g.Rows[i].Cells[j].Formula = nil
		}
	}
	s.Table = &g
	return s
}

// ownWorkbook starts a workbook beside the annex, with what that says of itself.
func (t *teller) ownWorkbook(kind, title, subject string) *doc.Workbook {
	w := *t.Annex
	w.ID, w.Title, w.Subject, w.Analyst = ledger.Stem(t.House.ReportPrefix, t.Found)+"-"+kind, title, subject, false
	w.Sheets, w.Names = nil, nil
	return &w
}

// comments is the workbook that the force fills in: about what it is, the
// comments, and what can be cited in them.
func (t *teller) comments(cited []citable) *doc.Workbook {
	w := t.ownWorkbook("comments", t.Title("accuracy.comments.title"), t.Title("accuracy.comments.subject"))
	about := &doc.Grid{ID: "tbl_about", Columns: []doc.GridColumn{{ID: "item", Title: "Item"}, {ID: "value", Title: "Value"}}}
	for _, row := range [][2]string{{aboutForce, t.Found.Force.Name}, {aboutInspection, t.Found.Inspection.Title}, {aboutReport, textHash(cited)}} {
		about.Rows = append(about.Rows, doc.GridRow{ID: row[0], Cells: []doc.GridCell{{Text: row[0]}, {Text: row[1]}}})
	}
	texts := &doc.Grid{ID: "tbl_paragraphs", Columns: []doc.GridColumn{{ID: "name", Title: commentParagraph}, {ID: "text", Title: "Text"}}}
	for _, c := range cited {
		texts.Rows = append(texts.Rows, doc.GridRow{Cells: []doc.GridCell{{Text: c.name}, ledger.TextCell(c.text)}})
	}
	one := t.Pack.Label("one-table")
	w.Sheets = []doc.Sheet{
		{Name: commentsAbout, Title: w.Title, Table: about, Lines: append(t.EditionLines(), ledger.TextLines(one, t.Title("accuracy.comments.about"))...)},
		t.commentsSheet(cited),
		{Name: commentsCitable, Title: t.Title("accuracy.comments.texts"), Table: texts, Lines: append(t.EditionLines(), doc.SheetLine{Text: one}, t.ShorthandLine(commentsCitable, texts))},
	}
	return w
}

// commentsSheet is the table that people fill in.
func (t *teller) commentsSheet(cited []citable) doc.Sheet {
	var names []string
	for _, c := range cited {
		names = append(names, c.name)
	}
	names = append(names, t.Title("accuracy.annex"), t.Title("accuracy.lines"))
	entry := func(title string, width float64, kind doc.CellKind, comment string, choices ...string) doc.GridColumn {
		return doc.GridColumn{
			ID: strings.ToLower(title), Title: title, Width: width, Kind: kind,
			Comment: t.Title("accuracy.comments." + comment), Choices: choices,
		}
	}
	g := &doc.Grid{ID: "tbl_comments", Columns: []doc.GridColumn{
		entry(commentParagraph, 18, doc.TextCell, "paragraph", names...),
		entry("Comment", 60, doc.TextCell, "comment"),
		entry("Evidence", 40, doc.TextCell, "evidence"),
		entry("Decision", 18, doc.TextCell, "decision", t.in.Decisions...),
		entry("By", 20, doc.TextCell, "decision"),
		entry("Date", 12, doc.DateCell, "decision"),
		entry("Line", 18, doc.TextCell, "line"),
	}}
	for range commentRows {
		g.Rows = append(g.Rows, doc.GridRow{Cells: make([]doc.GridCell, len(g.Columns))})
	}
	return doc.Sheet{Name: commentsSheet, Table: g, Lines: append(t.EditionLines(), ledger.TextLines(t.Title("accuracy.comments.intro"))...)}
}

// textHash says which words a comment is about, in the first digits of their
// SHA-256.
func textHash(cited []citable) string {
	h := sha256.New()
	for _, c := range cited {
		fmt.Fprintf(h, "%s\x00%s\x00", c.name, c.text)
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}
