package compose

import (
	"fmt"
	"strconv"
	"strings"
	"text/template"

	"assize/report/judge/nation"
	"assize/report/say/doc"
)

// The annex names its sheets, tables and columns by fixed addresses; every word
// that a reader sees is a piece of the templates: "annex.title.SHEET",
// "annex.lines.SHEET" and "annex.head.TABLE.COLUMN".

// annexWords is a short text of the annex, defined as "annex.KEY".
func (t *teller) annexWords(key string, dot ...any) string { return t.piece("annex."+key, dot...) }

// head is the head of a column of a table.
func (t *teller) head(table, column string) string {
	return t.annexWords("head." + table + "." + column)
}

// column is a column before its head is told.
func column(id string, kind doc.CellKind) doc.GridColumn { return doc.GridColumn{ID: id, Kind: kind} }

// grid starts a table; columns that have no head yet are told theirs.
func (t *teller) grid(table string, columns ...doc.GridColumn) *doc.Grid {
	g := &doc.Grid{ID: tableID(table)}
	t.addColumns(g, table, columns...)
	return g
}

func (t *teller) addColumns(g *doc.Grid, table string, columns ...doc.GridColumn) {
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
func (t *teller) sheetOf(name string, grid *doc.Grid, dot ...any) doc.Sheet {
	key := SheetKey(name)
	s := doc.Sheet{Name: name, Title: t.annexWords("title." + key), Table: grid}
	if grid != nil {
		s.Lines = append(s.Lines, doc.SheetLine{Text: t.in.Words.Label("one-table")}, t.editionLine())
	} else {
		s.Lines = append(s.Lines, t.editionLines()...)
	}
	s.Lines = append(s.Lines, t.lines(key, dot...)...)
	return s
}

// editionLines are the marks of a sample, of a stage and of a correction.
func (t *teller) editionLines() []doc.SheetLine {
	note := ""
	if t.corrected != nil {
		note = t.piece("correction.note", t.corrected)
	}
	return textLines(t.in.Edition.Sample, t.in.Edition.Notice, note)
}

// editionLine is the same above a table: one line at every stage, so that a cell
// that somebody cited stands at the same address in a later version.
func (t *teller) editionLine() doc.SheetLine {
	var marks []string
	for _, l := range t.editionLines() {
		marks = append(marks, l.Text)
	}
	if len(marks) == 0 {
		marks = []string{t.piece("annex.version", t.found.Version())}
	}
	return doc.SheetLine{Text: strings.Join(marks, " · ")}
}

// textLines are lines of plain text; empty ones are left out.
func textLines(texts ...string) []doc.SheetLine {
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
func (t *teller) lines(key string, dot ...any) []doc.SheetLine {
	blocks, err := t.prose.blocks("annex.lines."+key, only(dot))
	t.fail(err)
	var out []doc.SheetLine
	for _, b := range blocks {
		p, ok := b.(doc.Paragraph)
		if !ok {
			t.fail(fmt.Errorf("template %q: a line of a sheet is no list item [template]", "annex.lines."+key))
			continue
		}
		out = append(out, doc.SheetLine{Text: doc.Plain(p.Runs), Heading: isStrong(p.Runs)})
	}
	return out
}

func isStrong(runs []doc.Run) bool {
	for _, r := range runs {
		if text, ok := r.(doc.Text); !ok || !text.Strong {
			return false
		}
	}
	return true
}

// only is the data of a template, or nil.
func only(dot []any) any {
	if len(dot) == 0 {
		return nil
	}
	return dot[0]
}

// structured is a column of a table in a formula, by its head, whose special
// characters are escaped.
func (t *teller) structured(table, column string) string {
	escape := strings.NewReplacer("'", "''", "[", "'[", "]", "']", "#", "'#", "@", "'@")
	return tableID(table) + "[" + escape.Replace(t.head(table, column)) + "]"
}

// Answers to the questions of an audit, as findings.Lines has them.
const (
	answerYes       = "yes"
	answerNo        = "no"
	answerNotStated = "not stated"
)

// answers are the words of the answers; told once, they serve all rows.
type answers map[string]string

func (t *teller) answers() answers {
	return answers{
		answerYes: t.annexWords("answer.yes"), answerNo: t.annexWords("answer.no"), answerNotStated: t.annexWords("answer.not-stated"),
	}
}

// cell is an answer, or not applicable.
func (a answers) cell(answer string) doc.GridCell { return textCell(a[answer]) }

func (a answers) yesNo(yes bool) doc.GridCell {
	if yes {
		return a.cell(answerYes)
	}
	return a.cell(answerNo)
}

// annexFuncs tell the numbers that the words of the annex name.
func (t *teller) annexFuncs() template.FuncMap {
	return template.FuncMap{
		"noteMark": func(key string) (string, error) {
			s, err := t.noteMark(key)
			return t.words(s), err
		},
		"months":  func() string { return t.words(strconv.Itoa(monthsCounted)) },
		"levelOf": t.levelOf,
		"ofRound": func() bool { return t.round != nil },
	}
}

// monthsCounted is the stretch that recorded and unrecorded crime are counted
// over.
const monthsCounted = 12

// Levels of a funnel's two pairs of limits, as nation.Limits has them.
const (
	warningLevel = 0.95
	alarmLevel   = 0.998
)

// levelOf is a level of confidence in percent, without the word.
func (t *teller) levelOf(what string) (string, error) {
	level := t.level().Float()
	switch what {
	case "interval":
	case "places":
		level = nation.Simultaneous
	case "warning":
		level = warningLevel
	case "alarm":
		level = alarmLevel
	default:
		return "", fmt.Errorf("no level of %q; there are interval, places, warning and alarm", what)
	}
	return t.words(t.in.Words.PercentNumber(level, publishedDecimals(level))), nil
}

// percentScale are the numbers that a percentage is explained with.
type percentScale struct{ Nought, One, Whole string }

func (t *teller) percentScale() percentScale {
	w := t.in.Words
	return percentScale{Nought: w.Count(0), One: w.Count(1), Whole: w.Count(100)}
}
