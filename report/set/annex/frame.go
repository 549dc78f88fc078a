package annex

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// frame is an xlsx package that lacks its rows: what excelize makes of a book.
type frame struct {
	*excelize.File
	book    *book
	styles  *styles
	layouts []layout

	tables   []int    // indices of the sheets with a table, in the order of the parts
	drawings []string // sheets with charts, likewise
}

// newFrame makes everything of the package but rows and tables.
func newFrame(b *book) (*frame, error) {
	f := &frame{File: excelize.NewFile(), book: b}
	if err := f.build(); err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

// close gives back what excelize holds. Its only errors are of temporary
// files, of which a written workbook has none.
func (f *frame) close() { _ = f.Close() }

func (f *frame) build() error {
	var err error
	if f.styles, err = newStyles(f.File, f.book.Form); err != nil {
		return err
	}
	b := f.book
	for i := range b.Sheets {
		name := b.Sheets[i].Name
		if i == 0 {
			err = f.SetSheetName("Sheet1", name)
		} else {
			_, err = f.NewSheet(name)
		}
		if err != nil {
			return fmt.Errorf("sheet %s: %w", name, err)
		}
	}
	f.layouts = b.layouts()
	for i := range b.Sheets {
		if err := f.sheet(i); err != nil {
			return fmt.Errorf("sheet %s: %w", b.Sheets[i].Name, err)
		}
	}
	f.SetActiveSheet(0)
	return errors.Join(f.names(), f.properties())
}

// sheet sets up one worksheet.
func (f *frame) sheet(i int) error {
	s, l := &f.book.Sheets[i], &f.layouts[i]
	for j, w := range l.widths {
		letters := doc.ColumnLetters(j + 1)
		if err := f.SetColWidth(s.Name, letters, letters, w); err != nil {
			return err
		}
		if s.Title == "" && s.Table != nil { // rows still to be written keep the column's format
			style := f.styles.cell(&value{kind: s.Table.Columns[j].Kind}, s.Table.Columns[j].Kind, l.indent[j], f.book.standOf(s.Table, len(s.Table.Rows), j))
			if err := f.SetColStyle(s.Name, letters, style); err != nil {
				return err
			}
		}
	}
	return errors.Join(f.page(s, l), f.view(s, l), f.links(s), f.wire(i), f.validations(s), f.breaches(s), f.protect(s), f.charts(s))
}

// lastRow is the row a sheet ends with.
func lastRow(s *doc.Sheet) int {
	if s.Table == nil {
		n := len(s.Lines)
		if s.Title != "" {
			n++
		}
		return max(n, 1)
	}
	return s.HeadRow() + max(len(s.Table.Rows), 1) // Excel's tables have a row, if an empty one
}

// page sets paper, foot and what is printed: A4 landscape, one page wide, the
// table's head on every page.
func (f *frame) page(s *doc.Sheet, l *layout) error {
	yes, height := true, lineHeight
	fit := !f.drawn(s.Name) && l.pages.scale == 0 // Excel minds no page breaks where it fits a page
	err := errors.Join(
		f.paper(s, l),
		f.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit, DefaultRowHeight: &height, CustomHeight: &yes}),
		f.SetSheetDimension(s.Name, fmt.Sprintf("A1:%s%d", doc.ColumnLetters(len(l.widths)), lastRow(s))),
	)
	if err != nil {
		return err
	}
	if f.book.Analyst && f.book.env.Words != nil {
		foot := "&L&A&R" + f.book.env.Words.Label(words.LabelPage, "&P", "&N")
		if err := f.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{OddFooter: foot}); err != nil {
			return err
		}
	}
	if l.head == 0 {
		return nil
	}
	quoted := "'" + strings.ReplaceAll(s.Name, "'", "''") + "'"
	err = f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: s.Name,
		RefersTo: l.repeated(s.Name),
	})
	if err == nil && l.fits && len(s.Figures) == 0 && s.Title != "" {
		err = f.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Area", Scope: s.Name,
			RefersTo: fmt.Sprintf("%s!$A$1:$%s$%d", quoted, doc.ColumnLetters(len(l.widths)), lastRow(s)),
		})
	}
	return err
}

// view puts the cursor in A1 and, in an analyst's line-level sheet, keeps the
// head in sight.
func (f *frame) view(s *doc.Sheet, l *layout) error {
	p := &excelize.Panes{Selection: []excelize.Selection{{ActiveCell: "A1", SQRef: "A1"}}}
	if l.head > 0 && (f.book.Form || f.book.Analyst && s.Table.Long) {
		p = &excelize.Panes{
			Freeze: true, YSplit: l.head, ActivePane: "bottomLeft",
			TopLeftCell: fmt.Sprintf("A%d", l.head+1),
			Selection:   []excelize.Selection{{ActiveCell: "A1", SQRef: "A1", Pane: "bottomLeft"}},
		}
	}
	return f.SetPanes(s.Name, p)
}

// links sets the links of lines and cells.
func (f *frame) links(s *doc.Sheet) error {
	row := 0
	if s.Title != "" {
		row++
	}
	for _, line := range s.Lines {
		row++
		if line.Link == "" {
			continue
		}
		if err := f.link(s.Name, "A", row, line.Link); err != nil {
			return err
		}
	}
	if s.Table == nil {
		return nil
	}
	for i := range s.Table.Rows {
		for j := range s.Table.Rows[i].Cells {
			target := s.Table.Rows[i].Cells[j].Link
			if target == "" {
				continue
			}
			if err := f.link(s.Name, doc.ColumnLetters(j+1), s.HeadRow()+1+i, target); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *frame) link(sheet, letters string, row int, target string) error {
	cell := fmt.Sprintf("%s%d", letters, row)
	if name, inside := strings.CutPrefix(target, "sheet:"); inside {
		if f.book.places[name] == nil {
			return fmt.Errorf("%s: link to sheet %s, which is not there", cell, name)
		}
		return f.SetCellHyperLink(sheet, cell, "'"+strings.ReplaceAll(name, "'", "''")+"'!A1", "Location")
	}
	if err := checkURI(target); err != nil {
		return fmt.Errorf("%s: %w", cell, err)
	}
	return f.SetCellHyperLink(sheet, cell, target, "External")
}

// checkURI refuses links that are not for the web or for mail: a file or
// program behind a link of a public workbook is an attack.
func checkURI(target string) error {
	u, err := url.Parse(target)
	if err != nil || len(target) > 2083 { // as much as Excel follows
		return errors.New("link is not a URI")
	}
	switch u.Scheme {
	case "https", "http", "mailto":
		return nil
	}
	return fmt.Errorf("link of scheme %q is not allowed", u.Scheme)
}

// wire announces a sheet's table to the package; its part is written by
// tablePart. The head is left out here only because excelize would read it
// from cells that it does not have.
func (f *frame) wire(i int) error {
	s := &f.book.Sheets[i]
	if s.Table == nil {
		return nil
	}
	f.tables = append(f.tables, i)
	headless := false
	return f.AddTable(s.Name, &excelize.Table{Name: s.Table.ID, Range: tableRange(s), ShowHeaderRow: &headless})
}

// tableRange is the table with its head: "A5:J12".
func tableRange(s *doc.Sheet) string {
	return fmt.Sprintf("A%d:%s%d", s.HeadRow(), doc.ColumnLetters(len(s.Table.Columns)), lastRow(s))
}

// names defines the workbook's names.
func (f *frame) names() error {
	for _, n := range f.book.Names {
		err := checkName(n.Name)
		if err == nil {
			var refers string
			if refers, err = f.book.absolute(n.Ref); err == nil {
				err = f.SetDefinedName(&excelize.DefinedName{Name: n.Name, RefersTo: refers})
			}
		}
		if err != nil {
			return fmt.Errorf("defined name %s: %w", n.Name, err)
		}
	}
	return nil
}

// properties sets what the document says of itself. Its dates are the
// workbook's, never the clock's.
func (f *frame) properties() error {
	b := f.book
	stamp := documentDate(b.Workbook)
	err := f.SetDocProps(&excelize.DocProperties{
		Title: cleanLine(b.Title), Subject: cleanLine(b.Subject), Creator: cleanLine(b.Author), LastModifiedBy: cleanLine(b.Author),
		Keywords: cleanLine(strings.Join(b.Keywords, ", ")), Description: cleanLine(b.Sample),
		Language: b.Lang, Created: stamp, Modified: stamp,
	})
	if err != nil {
		return err
	}
	if err := f.SetAppProps(&excelize.AppProperties{Application: "assize"}); err != nil {
		return err
	}
	// Readers are asked to compute the formulas when they open the workbook.
	// The stored values are what they should find.
	live := b.Analyst
	return f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &live})
}

// documentDate is the workbook's date in the form of document properties;
// without one, the beginning of the zip format's calendar.
func documentDate(w *doc.Workbook) string {
	d := w.Date
	if d.IsZero() {
		d = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return d.UTC().Format(time.RFC3339)
}
