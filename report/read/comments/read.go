package comments

import (
	"slices"
	"strings"
	"time"

	"assize/report/read/audit"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// The sheets of the workbook.
const (
	aboutSheet    = "About"
	commentsSheet = "Comments"
)

// Headings of the sheet About.
const (
	headItem  = "Item"
	headValue = "Value"
)

// Headings of the sheet Comments.
const (
	headParagraph = "Paragraph"
	headComment   = "Comment"
	headEvidence  = "Evidence"
	headDecision  = "Decision"
	headBy        = "By"
	headDate      = "Date"
	headLine      = "Line" // workbooks that went out before it was asked for have none
)

// Items of the sheet About that are read. Others, such as the inspection's
// title, are there for people.
const (
	itemForce  = "force"
	itemReport = "report"
)

// Read reads a workbook of comments that came back. Every fault of the whole
// book is told at once, the notices of the book among them; the comments are nil
// when anything was refused. A comment that is not decided yet is no fault: see
// Undecided.
func Read(book *sheet.Book) (*Comments, source.Problems) {
	r := &reader{
		book: book, rules: source.Index(Rules()), problems: slices.Clone(book.Notices),
		out: &Comments{File: book.Name, SHA256: book.SHA256},
	}
	found := r.findSheets()
	if s := found[aboutSheet]; s != nil {
		r.readAbout(s)
	}
	if s := found[commentsSheet]; s != nil {
		r.readComments(s)
	}
	r.problems.Sort()
	if r.problems.Refused() {
		return nil, r.problems
	}
	return r.out, r.problems
}

// reader reads one book.
type reader struct {
	book     *sheet.Book
	rules    map[string]source.Rule
	out      *Comments
	problems source.Problems
}

// tell adds a breach of a rule.
func (r *reader) tell(rule string, at source.Pos, format string, args ...any) {
	r.problems.Breach(r.rules[rule], at, format, args...)
}

// findSheets finds the two sheets by name and tells of those that are not read.
func (r *reader) findSheets() map[string]*sheet.Sheet {
	names := []string{aboutSheet, commentsSheet}
	found := make(map[string]*sheet.Sheet)
	for i := range r.book.Sheets {
		s := &r.book.Sheets[i]
		known := slices.IndexFunc(names, func(n string) bool { return audit.Fold(n) == audit.Fold(s.Name) })
		switch {
		case slices.Contains(ownSheets(), s.Name): // came with the workbook, for looking up
		case known < 0 && s.State == sheet.Visible && len(s.Rows) > 0:
			r.tell(ruleSheetNotRead, s.At(0, 0), "sheet is not read")
		case known < 0:
		case found[names[known]] != nil:
			r.tell(ruleTwoSheets, s.At(0, 0), "sheets %q and %q both stand for %s", found[names[known]].Name, s.Name, names[known])
		default:
			found[names[known]] = s
		}
	}
	for _, n := range names {
		if found[n] == nil {
			r.tell(ruleMissingSheet, source.Pos{File: r.book.Name}, "missing required sheet %q", n)
		}
	}
	return found
}

// ownSheets are those of the workbook that nobody fills in: what can be cited, and
// the lists behind the drop-downs.
func ownSheets() []string { return []string{"Paragraphs", "Lists"} }

// readAbout reads whose comments they are, and on which report.
func (r *reader) readAbout(s *sheet.Sheet) {
	t, ok := r.findTable(s, []string{headItem, headValue})
	if !ok {
		return
	}
	values, rows := make(map[string]string), make(map[string]int)
	sound := true
	for _, row := range t.rows() {
		if !r.sound(t, row) {
			sound = false
			continue
		}
		item := audit.Fold(t.text(row, headItem))
		switch {
		case item != itemForce && item != itemReport:
		case rows[item] != 0:
			r.tell(ruleItemTwice, t.at(row, headItem), "item %q stands already in row %d", item, rows[item])
		default:
			rows[item], values[item] = row.Number, t.text(row, headValue)
		}
	}
	r.out.Force, r.out.Report = values[itemForce], values[itemReport]
	if r.out.Force == "" && sound { // else the force may be what is at fault, and that is told
		r.tell(ruleForce, s.At(rows[itemForce], 0), "the force is not named")
	}
}

// readComments reads the comments, one a row, to the end of the sheet.
func (r *reader) readComments(s *sheet.Sheet) {
	t, ok := r.findTable(s, commentHeads(), headLine)
	if !ok {
		return
	}
	r.tellUnread(t)
	for _, row := range t.rows() {
		if r.sound(t, row) {
			r.readComment(t, row)
		}
	}
}

// commentHeads are the headings of the sheet Comments.
func commentHeads() []string {
	return []string{headParagraph, headComment, headEvidence, headDecision, headBy, headDate}
}

// readComment reads one row. A row with a paragraph alone, as one that was
// prepared and not needed, is no comment, nor is a row with nothing under the
// headings; whatever else stands beside no comment is refused.
func (r *reader) readComment(t table, row sheet.Row) {
	if _, ok := t.cell(row, headComment); !ok {
		for _, head := range []string{headEvidence, headDecision, headBy, headDate, headLine} {
			if _, filled := t.cell(row, head); filled {
				r.tell(ruleNoComment, t.at(row, headComment), "no comment in a row that has something under %q", head)
				return
			}
		}
		return
	}
	r.out.Comments = append(r.out.Comments, Comment{
		Paragraph: r.paragraph(t, row), Text: t.text(row, headComment), Evidence: t.text(row, headEvidence),
		Decision: r.decision(t, row), By: t.text(row, headBy), On: r.date(t, row), At: t.sheet.At(row.Number, 0),
		Lines: r.lines(t, row),
	})
}

// paragraph is what the comment is about. A number or a date is refused unless
// the characters that were typed are there, as in a csv file: a spreadsheet
// program makes 3.1 of 3.10, and may make a day in March of 3-10.
func (r *reader) paragraph(t table, row sheet.Row) string {
	c, ok := t.cell(row, headParagraph)
	switch {
	case !ok:
		r.tell(ruleNoParagraph, t.at(row, headParagraph), "a comment without a paragraph")
	case c.Text == "":
		r.tell(ruleParagraph, t.at(row, headParagraph), "%s under %q, not text", kindWord(c.Kind), headParagraph)
	}
	return clean(c.Text)
}

// decision is the decision of a row, "" for none.
func (r *reader) decision(t table, row sheet.Row) Decision {
	c, ok := t.cell(row, headDecision)
	if !ok {
		return ""
	}
	for _, d := range decisions() {
		if c.Kind == sheet.Text && audit.Fold(c.Text) == audit.Fold(string(d)) {
			return d
		}
	}
	r.tell(ruleDecision, t.at(row, headDecision), "%s under %q that is no decision", kindWord(c.Kind), headDecision)
	return ""
}

// Years of a decision: others cannot be meant.
const firstYear, lastYear = 1900, 2200

// date is the day of a decision, zero for none. Text is taken in its ISO form
// alone: the workbook's column is formatted as a date, so whoever gets text into
// it did so from elsewhere, and may have had the month first.
func (r *reader) date(t table, row sheet.Row) audit.Date {
	c, ok := t.cell(row, headDate)
	if !ok {
		return audit.Date{}
	}
	day, ok := dayOf(c)
	switch {
	case c.Kind == sheet.Date && !ok:
		r.tell(ruleDate, t.at(row, headDate), "a time of day under %q", headDate)
	case !ok, day.Year < firstYear, day.Year > lastYear:
		r.tell(ruleDate, t.at(row, headDate), "%s under %q that is no day, or may be one of two", kindWord(c.Kind), headDate)
	}
	return day
}

// dayOf is the day of a cell; false where it is none, or more than a day.
func dayOf(c sheet.Cell) (day audit.Date, ok bool) {
	switch {
	case c.Kind == sheet.Text:
		err := day.UnmarshalText([]byte(clean(c.Text)))
		return day, err == nil
	case c.Kind != sheet.Date || c.Clock:
		return day, false
	}
	t := c.Time.Round(time.Second) // serial numbers are off by a little
	return audit.DateOf(t), t.Equal(t.Truncate(24 * time.Hour))
}

// kindWord is the kind of a cell's value with its article.
func kindWord(k sheet.Kind) string {
	switch k {
	case sheet.Number:
		return "a number"
	case sheet.Bool:
		return "a truth value"
	case sheet.Date:
		return "a date"
	default:
		return "text"
	}
}

// clean takes invisible characters and outer spaces off, and makes line breaks
// of one kind.
func clean(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		if audit.Invisible(c) {
			return -1
		}
		return c
	}, s))
}
