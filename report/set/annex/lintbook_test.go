package annex

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"assize/report/say/doc"
)

// Lint checks a workbook, before it is written, against the rules for
// accessible spreadsheets of the Analysis Function (guidance "Releasing
// statistics in spreadsheets") and the house's own, and returns every fault:
// what a cell, a row or a sheet lacks for someone who does not see the page.
// A workbook to be filled in breaks some of them by design.
func Lint(w *doc.Workbook) []error {
	l := linter{w: w, names: namesOf(w)}
	b, err := newBook(w, Env{})
	if err != nil {
		return []error{err}
	}
	l.book = b
	l.properties()
	for i := range w.Sheets {
		l.sheet(&w.Sheets[i])
	}
	l.contents()
	l.notes()
	return l.faults
}

type linter struct {
	w      *doc.Workbook
	book   *book
	names  names
	faults []error
}

// fault notes a fault; place is a sheet, a cell, or "".
func (l *linter) fault(place, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if place != "" {
		text = place + ": " + text
	}
	l.faults = append(l.faults, fmt.Errorf("annex %s: %s", l.w.ID, text))
}

// properties: a screen reader announces the title and speaks the language.
func (l *linter) properties() {
	w := l.w
	for _, p := range []struct{ name, value string }{{"title", w.Title}, {"author", w.Author}, {"language", w.Lang}} {
		if strings.TrimSpace(p.value) == "" {
			l.fault("", "the document has no %s", p.name)
		}
	}
	if w.Date.IsZero() {
		l.fault("", "the document has no date")
	}
	first := &w.Sheets[0]
	if w.Sample != "" && !slices.ContainsFunc(first.Lines, func(s doc.SheetLine) bool { return strings.Contains(s.Text, w.Sample) }) {
		l.fault(first.Name, "the first sheet does not say that the data are a sample")
	}
	for _, n := range w.Names {
		if _, err := w.Address(n.Ref); err != nil {
			l.fault("", "name %s: %v", n.Name, err)
		}
	}
}

// sheet: a title in A1, one table of a known name, text where text belongs.
func (l *linter) sheet(s *doc.Sheet) {
	plainName := regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*$`)
	if !plainName.MatchString(s.Name) {
		l.fault(s.Name, "the sheet's name is not made of letters, digits and underscores")
	}
	if strings.TrimSpace(s.Title) == "" {
		l.fault(s.Name, "no title in A1")
	}
	if s.Table == nil && len(s.Lines) == 0 && len(s.Figures) == 0 {
		l.fault(s.Name, "the sheet is empty")
	}
	for i, line := range s.Lines {
		if strings.TrimSpace(line.Text) == "" {
			l.fault(s.Name, "line %d above the table is empty", i+1)
		}
		l.link(s.Name, line.Link, line.Text)
		l.mentions(s.Name, line.Text)
	}
	if len(s.Figures) > 0 && !l.w.Analyst {
		l.fault(s.Name, "charts in a publication annex")
	}
	if s.Table != nil {
		l.table(s)
	}
}

// table: every cell filled, or marked with a shorthand that is explained.
func (l *linter) table(s *doc.Sheet) {
	g := s.Table
	tableName := regexp.MustCompile(`^tbl_[a-z0-9_]+$`)
	shorthand := regexp.MustCompile(`^\[[a-z]+\]$`)
	if !tableName.MatchString(g.ID) {
		l.fault(s.Name, "table name %s does not begin with tbl_, in lower case", g.ID)
	}
	if g.Long && !l.w.Analyst {
		l.fault(s.Name, "line-level table in a publication annex")
	}
	if len(g.Rows) == 0 {
		l.fault(s.Name, "the table has no rows")
	}
	for j, c := range g.Columns {
		if strings.ContainsAny(c.Title, "[]*†‡") {
			l.fault(s.Name, "the head of column %s holds a note mark or bracket", doc.ColumnLetters(j+1))
		}
	}
	explained := l.explained(s)
	unexplained := map[string]bool{}
	for i := range g.Rows {
		for j := range g.Columns {
			at := fmt.Sprintf("%s!%s%d", s.Name, doc.ColumnLetters(j+1), s.HeadRow()+1+i)
			v, err := l.book.value(s, i, j)
			if err != nil {
				l.faults = append(l.faults, fmt.Errorf("annex %s: %w", l.w.ID, err))
				continue
			}
			if v.form == formBlank || v.form == formText && strings.TrimSpace(v.text) == "" {
				l.fault(at, "blank cell; a mark says why there is no value")
			}
			if v.marked {
				if !shorthand.MatchString(v.text) {
					l.fault(at, "mark is not shorthand such as [x]")
				} else if !strings.Contains(explained, v.text) && !unexplained[v.text] {
					unexplained[v.text] = true
					l.fault(at, "shorthand %s is explained neither on this sheet nor on the first", v.text)
				}
			}
			if v.link != "" {
				l.link(at, v.link, v.text)
			}
			l.cell(s, at, &g.Rows[i], j, &v)
		}
	}
}

// cell: a formula that opens everywhere, text that is not cut off.
func (l *linter) cell(s *doc.Sheet, at string, row *doc.GridRow, j int, v *value) {
	if j >= len(row.Cells) {
		return
	}
	if v.formula != "" {
		if err := l.names.check(v.formula); err != nil {
			l.fault(at, "%v", err)
		}
	}
	if v.form == formText && float64(wrappedLines(v.text, widest-cellPadding)) > (tallestRow-2)/lineSpacing {
		l.fault(at, "text is longer than a row can show")
	}
}

// explained is the text in which the shorthand of a sheet is explained.
func (l *linter) explained(s *doc.Sheet) string {
	var b strings.Builder
	for _, sheet := range []*doc.Sheet{s, &l.w.Sheets[0]} {
		for _, line := range sheet.Lines {
			b.WriteString(line.Text)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// link: text that says where it leads, to a place that is there.
func (l *linter) link(at, target, label string) {
	if target == "" {
		return
	}
	if name, inside := strings.CutPrefix(target, "sheet:"); inside {
		if l.w.Sheet(name) == nil {
			l.fault(at, "link to sheet %s, which is not there", name)
		}
	} else if err := checkURI(target); err != nil {
		l.fault(at, "%v", err)
	}
	switch strings.ToLower(strings.TrimSpace(label)) {
	case "", "here", "click here", "link", "more", "read more":
		l.fault(at, "link text does not say where the link leads")
	}
	if strings.Contains(label, "://") {
		l.fault(at, "link text is an address")
	}
}

// mentions: a sheet that text sends the reader to must be in this file.
func (l *linter) mentions(at, text string) {
	named := regexp.MustCompile(`worksheets? called ([A-Z][A-Za-z0-9_]*)`)
	for _, m := range named.FindAllStringSubmatch(text, -1) {
		if l.w.Sheet(m[1]) == nil && m[1] != chartSheet {
			l.fault(at, "text names worksheet %s, which is not in this workbook", m[1])
		}
	}
}

// contents: where one sheet lists the others, it lists all of them.
func (l *linter) contents() {
	s := l.w.Sheet("Contents")
	if s == nil || s.Table == nil {
		return
	}
	listed := map[string]bool{}
	for _, r := range s.Table.Rows {
		for _, c := range r.Cells {
			if name, ok := strings.CutPrefix(c.Link, "sheet:"); ok {
				listed[name] = true
			}
		}
	}
	for i := range l.w.Sheets {
		if name := l.w.Sheets[i].Name; !listed[name] && name != s.Name {
			l.fault(s.Name, "worksheet %s is not listed", name)
		}
	}
}

// notes: every note that is called is there, and every one that is there is called.
func (l *linter) notes() {
	note := regexp.MustCompile(`\[note \d+\]`)
	sheet := l.w.Sheet("Notes")
	if sheet == nil || sheet.Table == nil {
		return
	}
	written, called := map[string]bool{}, map[string]bool{}
	var order []string
	for _, r := range sheet.Table.Rows {
		if len(r.Cells) > 0 {
			written[r.Cells[0].Text] = true
			order = append(order, r.Cells[0].Text)
		}
	}
	call := func(at, text string) {
		for _, n := range note.FindAllString(text, -1) {
			if !written[n] && !called[n] {
				l.fault(at, "%s is not on the sheet of notes", n)
			}
			called[n] = true
		}
	}
	for i := range l.w.Sheets {
		s := &l.w.Sheets[i]
		if s.Name == sheet.Name {
			continue
		}
		for _, line := range s.Lines {
			call(s.Name, line.Text)
		}
		if s.Table == nil || s.Table.Long {
			continue
		}
		for _, r := range s.Table.Rows {
			for _, c := range r.Cells {
				call(s.Name, c.Text)
			}
		}
	}
	for _, n := range order {
		if !called[n] && note.MatchString(n) {
			l.fault(sheet.Name, "%s is called nowhere", n)
		}
	}
}
