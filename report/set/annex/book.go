package annex

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"assize/report/say/doc"
	"assize/report/say/formula"
)

// book is a workbook with what every format needs to know of it before the
// first cell is written.
type book struct {
	*doc.Workbook
	env    Env
	places map[string]*place // by sheet name
	charts []nativeChart
	laid   []layout // of the sheets, once asked for
	// formulas prints those of an analyst's workbook; nil where they are left out.
	formulas *formula.Book
}

// place tells where the rows and columns of a sheet stand.
type place struct {
	sheet   *doc.Sheet
	rows    map[string]int // 1-based row of the sheet by row id
	columns map[string]int // 1-based column by column id
}

// newBook checks what every format needs, all faults at once, and indexes the
// rows.
func newBook(w *doc.Workbook, env Env) (*book, error) {
	w, charts, err := withCharts(withLists(w), env)
	if err != nil {
		return nil, err
	}
	b := &book{Workbook: w, env: env, charts: charts, places: make(map[string]*place, len(w.Sheets))}
	if len(w.Sheets) == 0 {
		return nil, fmt.Errorf("annex %s: a workbook needs a sheet", w.ID)
	}
	var faults []error
	fault := func(format string, args ...any) {
		faults = append(faults, fmt.Errorf("annex %s: "+format, append([]any{w.ID}, args...)...))
	}
	tables := make(map[string]bool) // names of tables and of cells, in lower case
	folded := make(map[string]bool) // names of sheets, likewise
	for i := range w.Sheets {
		s := &w.Sheets[i]
		if err := checkSheetName(s.Name); err != nil {
			fault("%w", err)
		}
		if folded[strings.ToLower(s.Name)] {
			fault("two sheets named %s", s.Name)
		}
		folded[strings.ToLower(s.Name)] = true
		b.places[s.Name] = newPlace(s)
		if s.Table == nil {
			continue
		}
		if err := checkGrid(s.Table); err != nil {
			fault("sheet %s: %w", s.Name, err)
		}
		if tables[strings.ToLower(s.Table.ID)] {
			fault("sheet %s: a second table named %s", s.Name, s.Table.ID)
		}
		tables[strings.ToLower(s.Table.ID)] = true
	}
	for _, n := range w.Names { // Excel has one set of names for cells and tables
		if folded := strings.ToLower(n.Name); tables[folded] {
			fault("a second name %s", n.Name)
		} else {
			tables[folded] = true
		}
	}
	if w.Analyst {
		if err := formula.Verify(w); err != nil {
			fault("%w", err)
		}
		b.formulas = formula.NewBook(w)
	}
	return b, errors.Join(faults...)
}

func newPlace(s *doc.Sheet) *place {
	p := &place{sheet: s, rows: map[string]int{}, columns: map[string]int{}}
	if s.Table == nil {
		return p
	}
	for i, c := range s.Table.Columns {
		if _, seen := p.columns[c.ID]; !seen && c.ID != "" {
			p.columns[c.ID] = i + 1
		}
	}
	first := s.HeadRow() + 1
	for i, r := range s.Table.Rows {
		if r.ID == "" {
			continue
		}
		if _, seen := p.rows[r.ID]; !seen {
			p.rows[r.ID] = first + i
		}
	}
	return p
}

// checkSheetName applies Excel's rules for the names of sheets.
func checkSheetName(name string) error {
	switch {
	case name == "":
		return errors.New("a sheet without a name")
	case len([]rune(name)) > 31:
		return fmt.Errorf("sheet name %s is longer than 31 characters", name)
	case strings.ContainsAny(name, `[]:*?/\`), strings.HasPrefix(name, "'"), strings.HasSuffix(name, "'"),
		cleanLine(name) != name, strings.EqualFold(name, "History"):
		return fmt.Errorf("sheet name %q is not allowed in Excel", name)
	}
	return nil
}

// checkGrid applies Excel's rules for tables.
func checkGrid(g *doc.Grid) error {
	if err := checkName(g.ID); err != nil {
		return fmt.Errorf("table %w", err)
	}
	if len(g.Columns) == 0 {
		return fmt.Errorf("table %s has no columns", g.ID)
	}
	seen := make(map[string]bool)
	for i, c := range g.Columns {
		title := cleanLine(c.Title)
		if title == "" || len([]rune(title)) > 255 {
			return fmt.Errorf("table %s: column %d needs a title of 1 to 255 characters", g.ID, i+1)
		}
		if seen[strings.ToLower(title)] {
			return fmt.Errorf("table %s: two columns headed %q", g.ID, title)
		}
		seen[strings.ToLower(title)] = true
	}
	for i, r := range g.Rows {
		if len(r.Cells) > len(g.Columns) {
			return fmt.Errorf("table %s: row %d has %d cells for %d columns", g.ID, i+1, len(r.Cells), len(g.Columns))
		}
	}
	return nil
}

// checkName applies Excel's rules for the names of tables and cells, narrowed
// to ASCII: a letter or underscore, then letters, digits, underscores, dots,
// and nothing that reads as a cell (A1, R1C1).
func checkName(name string) error {
	if name == "" || len(name) > 255 {
		return fmt.Errorf("name %q is empty or too long", name)
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		inside := i > 0 && (isDigit(c) || c == '.')
		if c != '_' && !isLetter(c) && !inside {
			return fmt.Errorf("name %q may hold only letters, digits, underscores and dots", name)
		}
	}
	if doc.ReadsAsCell(name) {
		return fmt.Errorf("name %q reads as a cell address", name)
	}
	return nil
}

// form is how a value stands in a cell.
type form int

const (
	formBlank form = iota
	formText
	formNumber
)

// value is a cell ready to be written in any format.
type value struct {
	form    form
	kind    doc.CellKind // the kind that counts: the cell's own or its column's
	text    string       // cleaned, of a formText
	number  float64      // of a formNumber; a date is its serial number
	time    time.Time    // of a date or date and time
	marked  bool         // text is a mark in place of a value
	formula string       // with addresses; "" unless the workbook keeps live formulas
	link    string
}

// value reads cell j of row i of a table.
func (b *book) value(s *doc.Sheet, i, j int) (value, error) {
	g := s.Table
	kind := g.Columns[j].Kind
	if j >= len(g.Rows[i].Cells) {
		return value{kind: kind}, nil
	}
	c := &g.Rows[i].Cells[j]
	if c.Kind != doc.TextCell {
		kind = c.Kind
	}
	v := value{kind: kind, link: c.Link}
	err := v.take(c)
	if err == nil && c.Formula != nil {
		if v.form == formBlank {
			err = errors.New("formula has no value")
		} else if b.Analyst {
			v.formula, err = b.formulas.Print(c.Formula, s.Name, i)
		}
	}
	if err != nil {
		return value{}, fmt.Errorf("%s!%s%d: %w", s.Name, doc.ColumnLetters(j+1), s.HeadRow()+1+i, err)
	}
	return v, nil
}

// take reads what the cell says.
func (v *value) take(c *doc.GridCell) error {
	switch {
	case c.Mark != "":
		v.form, v.text, v.marked = formText, clean(c.Mark), true
	case v.kind == doc.TextCell:
		if v.text = clean(c.Text); v.text != "" {
			v.form = formText
		}
	case v.kind == doc.DateCell || v.kind == doc.DateTimeCell:
		return v.setTime(c.Text)
	case math.IsInf(c.Value, 0):
		return errors.New("number is not finite")
	case !math.IsNaN(c.Value):
		v.form, v.number = formNumber, c.Value
	}
	return nil
}

// setTime reads an ISO date, or date and local time; nothing is a blank.
func (v *value) setTime(iso string) error {
	if iso == "" {
		return nil
	}
	at, serial, err := doc.Moment(iso)
	if err != nil {
		return err
	}
	v.form, v.time, v.number = formNumber, at, serial
	return nil
}
