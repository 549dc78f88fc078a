package ledger

import (
	"fmt"
	"strconv"
	"strings"
	"text/template"

	"assize/report/judge/nation"
	"assize/report/say/doc"
	"assize/report/say/tell"
)

// The annex names its sheets, tables and columns by fixed addresses; every word
// that a reader sees is a piece of the templates: "annex.title.SHEET",
// "annex.lines.SHEET" and "annex.head.TABLE.COLUMN".

// AnnexWords is a short text of the annex, defined as "annex.KEY".
func (t *Book) AnnexWords(key string, dot ...any) string { return t.Piece("annex."+key, dot...) }

// head is the head of a column of a table.
func (t *Book) head(table, column string) string {
	return t.AnnexWords("head." + table + "." + column)
}

// Column is a column before its head is told.
func Column(id string, kind doc.CellKind) doc.GridColumn { return doc.GridColumn{ID: id, Kind: kind} }

// beginning is a column with which another part of a table begins.
func beginning(c doc.GridColumn) doc.GridColumn {
	c.Part = true
	return c
}

// Grid starts a table; columns that have no head yet are told theirs.
func (t *Book) Grid(table string, columns ...doc.GridColumn) *doc.Grid {
	g := &doc.Grid{ID: tableID(table)}
	t.addColumns(g, table, columns...)
	return g
}

func (t *Book) addColumns(g *doc.Grid, table string, columns ...doc.GridColumn) {
	for _, c := range columns {
		if c.Title == "" {
			c.Title = t.head(table, c.ID)
		}
		g.Columns = append(g.Columns, c)
	}
}

// tableID is the name of a table inside the workbook.
func tableID(table string) string { return "tbl_" + strings.ReplaceAll(table, "-", "_") }

// SheetKey is what names, titles and templates call a sheet of an annex:
// "data-dictionary" for Data_dictionary.
func SheetKey(sheet string) string { return strings.ToLower(strings.ReplaceAll(sheet, "_", "-")) }

// sheetOf starts a sheet the way every annex sheet starts: title, one-table
// line, marks of the edition, then the sheet's own lines, told with dot.
func (t *Book) sheetOf(name string, grid *doc.Grid, dot ...any) doc.Sheet {
	return t.sheetSaying(SheetKey(name), name, grid, dot...)
}

// sheetSaying is sheetOf with the lines of another key, where what stands above a
// table depends on whose annex it is.
func (t *Book) sheetSaying(key, name string, grid *doc.Grid, dot ...any) doc.Sheet {
	s := doc.Sheet{Name: name, Title: t.sheetTitle(name), Table: grid}
	if grid != nil {
		s.Lines = append(s.Lines, doc.SheetLine{Text: t.Pack.Label("one-table")}, t.editionLine())
		if name != sheetContents && name != sheetNotes {
			s.Lines = append(s.Lines, t.ShorthandLine(name, grid))
		}
	} else {
		s.Lines = append(s.Lines, t.EditionLines()...)
	}
	s.Lines = append(s.Lines, t.lines(key, dot...)...)
	return s
}

// sheetTitle is a sheet's title, with the units and the time of its numbers.
func (t *Book) sheetTitle(name string) string {
	title, span := t.AnnexWords("title."+SheetKey(name)), "span."+SheetKey(name)
	if !t.Templates.Has("annex." + span) {
		return title
	}
	return t.AnnexWords("titled", struct{ Title, Span string }{title, t.AnnexWords(span)})
}

// EditionLines are the marks of a sample, of a stage and of a correction.
func (t *Book) EditionLines() []doc.SheetLine {
	note := ""
	if t.Corrected != nil {
		note = t.Piece("correction.note", t.Corrected)
	}
	return TextLines(t.Edition.Sample, t.Edition.Notice, note)
}

// editionLine is the same above a table: one line at every stage, so that a cell
// that somebody cited stands at the same address in a later version.
func (t *Book) editionLine() doc.SheetLine {
	var marks []string
	for _, l := range t.EditionLines() {
		marks = append(marks, l.Text)
	}
	if len(marks) == 0 {
		marks = []string{t.AnnexWords("version", t.version)}
	}
	return doc.SheetLine{Text: strings.Join(marks, " · ")}
}

// TextLines are lines of plain text; empty ones are left out.
func TextLines(texts ...string) []doc.SheetLine {
	var out []doc.SheetLine
	for _, s := range texts {
		if s != "" {
			out = append(out, doc.SheetLine{Text: s})
		}
	}
	return out
}

// lines are the paragraphs of "annex.lines.KEY"; one that is strong throughout
// is a heading.
func (t *Book) lines(key string, dot ...any) []doc.SheetLine {
	blocks, err := t.TellBlocks("annex.lines."+key, tell.Only(dot))
	t.Fail(err)
	var out []doc.SheetLine
	for _, b := range blocks {
		p, ok := b.(doc.Paragraph)
		if !ok {
			t.Fail(fmt.Errorf("template %q: a line of a sheet is no list item [template]", "annex.lines."+key))
			continue
		}
		out = append(out, doc.SheetLine{Text: doc.Plain(p.Runs), Heading: tell.IsStrong(p.Runs)})
	}
	return out
}

// Answers to the questions of an audit, as findings.Lines has them.
const (
	answerYes       = "yes"
	answerNo        = "no"
	answerNotStated = "not stated"
)

// answers are the words of the answers; told once, they serve all rows.
type answers map[string]string

func (t *Book) answers() answers {
	return answers{
		answerYes: t.AnnexWords("answer.yes"), answerNo: t.AnnexWords("answer.no"), answerNotStated: t.AnnexWords("answer.not-stated"),
	}
}

// cell is an answer, or not applicable.
func (a answers) cell(answer string) doc.GridCell { return TextCell(a[answer]) }

func (a answers) yesNo(yes bool) doc.GridCell {
	if yes {
		return a.cell(answerYes)
	}
	return a.cell(answerNo)
}

// AnnexFuncs tell the numbers that the words of the annex name.
func (t *Book) AnnexFuncs() template.FuncMap {
	return template.FuncMap{
		"noteMark": func(key string) (string, error) {
			s, err := t.noteMark(key)
			return t.Text(s), err
		},
		"months":     func() string { return t.Text(strconv.Itoa(monthsCounted)) },
		"levelOf":    t.levelOf,
		"confidence": t.Confidence,
		// of a book without measures: those of a force have their own
		"levelExceptions": func() string { return "" },
		"rulebook":        func() string { return t.Text(t.Phrase("rulebook", t.rules)) },
		"illustrative":    func() bool { return t.rules.Illustrative },
	}
}

// monthsCounted is the stretch that recorded and unrecorded crime are counted
// over.
const monthsCounted = 12

// levelOf is a level of confidence in percent, without the word.
func (t *Book) levelOf(what string) (string, error) {
	level := t.level.Float()
	switch what {
	case "interval":
	case "places":
		level = nation.Simultaneous
	case "warning":
		level = nation.WarningLevel
	case "alarm":
		level = nation.AlarmLevel
	default:
		return "", fmt.Errorf("no level of %q; there are interval, places, warning and alarm", what)
	}
	return t.Text(t.Pack.PercentNumber(level, tell.PublishedDecimals(level))), nil
}

// percentScale are the numbers that a percentage is explained with.
type percentScale struct{ Nought, One, Whole string }

func (t *Book) percentScale() percentScale {
	w := t.Pack
	return percentScale{Nought: w.Count(0), One: w.Count(1), Whole: w.Count(100)}
}
