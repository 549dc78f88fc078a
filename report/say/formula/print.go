package formula

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"assize/report/say/doc"
)

// binding is how strongly an operator binds.
type binding int

// The strengths, weakest first, as spreadsheets have them.
const (
	comparing binding = iota + 1
	joining
	adding
	multiplying
	raising
	whole // no operator
)

// What Excel lets a formula hold.
const (
	longestFormula = 8192 // characters
	longestText    = 255  // UTF-16 units of one text
	mostArguments  = 255
)

// printer writes a formula. Without a book it is symbolic: cells stand between
// braces.
type printer struct {
	strings.Builder
	book  *Book
	sheet *sheet // that the formula stands on
	row   int    // index of its row in the table
	err   error
}

func (p *printer) fail(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf(format, args...)
	}
}

// Symbolic is the formula without addresses, for messages and for what is compared:
// "100*{recorded}/{Rates|force|required}".
func (e Expr) Symbolic() string {
	if e.IsZero() {
		return ""
	}
	p := printer{}
	e.node.print(&p)
	return p.String()
}

// print is the formula in a cell of a workbook, with addresses in place.
func (b *Book) print(e Expr, s *sheet, row int) (string, error) {
	p := printer{book: b, sheet: s, row: row}
	e.node.print(&p)
	if p.err == nil && p.Len() > longestFormula {
		p.err = errors.New("the formula is longer than 8,192 characters")
	}
	return p.String(), p.err
}

// operand writes a part of an operation, in brackets where the part binds less.
func (p *printer) operand(n node, least binding) {
	if n.binds() < least {
		p.WriteByte('(')
		n.print(p)
		p.WriteByte(')')
		return
	}
	n.print(p)
}

func (n number) print(p *printer) {
	x := float64(n)
	if math.IsNaN(x) || math.IsInf(x, 0) {
		p.fail("a number of the formula is not finite")
		return
	}
	format := byte('f')
	if size := math.Abs(x); size != 0 && (size < 1e-9 || size >= 1e15) {
		format = 'E'
	}
	p.WriteString(strconv.FormatFloat(x, format, -1, 64))
}

// A negative number is an operation: -2^2 is 4 in a spreadsheet.
func (n number) binds() binding {
	if n < 0 || math.Signbit(float64(n)) {
		return comparing
	}
	return whole
}

func (t text) print(p *printer) {
	for i, part := range pieces(string(t)) {
		if i > 0 {
			p.WriteByte('&')
		}
		p.WriteString(`"` + strings.ReplaceAll(part, `"`, `""`) + `"`)
	}
}

func (t text) binds() binding {
	if len(t) > longestText {
		return joining
	}
	return whole
}

// pieces cuts a text where it is longer than a formula's text may be.
func pieces(s string) []string {
	var out []string
	start, units := 0, 0
	for i, r := range s {
		n := 1
		if r > 0xffff {
			n = 2
		}
		if units+n > longestText {
			out = append(out, s[start:i])
			start, units = i, 0
		}
		units += n
	}
	return append(out, s[start:])
}

func (r cell) print(p *printer) {
	if p.book == nil {
		p.WriteString("{" + r.Sheet + "|" + r.Row + "|" + r.Column + "}")
		return
	}
	address, err := p.book.address(doc.Ref(r))
	if err != nil {
		p.fail("%w", err)
		return
	}
	if r.Sheet != p.sheet.Name {
		p.WriteString(doc.QuoteSheet(r.Sheet) + "!")
	}
	p.WriteString(address)
}

func (cell) binds() binding { return whole }

func (h here) print(p *printer) {
	if p.book == nil {
		p.WriteString("{" + string(h) + "}")
		return
	}
	i, ok := p.sheet.columns[string(h)]
	if !ok {
		p.fail("the sheet has no column %q", string(h))
		return
	}
	p.WriteString(p.sheet.addressAt(p.row, i))
}

func (here) binds() binding { return whole }

func (k column) print(p *printer) {
	if p.book == nil {
		p.WriteString(k.sheet + "[" + k.id + "]")
		return
	}
	s, i, err := p.book.columnOf(k.sheet, k.id)
	if err != nil {
		p.fail("%w", err)
		return
	}
	if p.book.form { // a table does not grow in every program, nor under protection
		first := s.addressAt(0, i)
		letters := strings.TrimRight(first, "0123456789")
		row, err := strconv.Atoi(first[len(letters):])
		if err != nil {
			p.fail("no row in %q", first)
			return
		}
		fmt.Fprintf(p, "%s!$%s$%d:$%s$%d", doc.QuoteSheet(k.sheet), letters, row, letters, row+len(s.Table.Rows)-1+doc.SpareRows)
		return
	}
	p.WriteString(s.structured(i))
}

func (column) binds() binding { return whole }

// structured is a column of the table by its head, whose special characters are
// escaped.
func (s *sheet) structured(i int) string {
	escape := strings.NewReplacer("'", "''", "[", "'[", "]", "']", "#", "'#", "@", "'@")
	return s.Table.ID + "[" + escape.Replace(s.Table.Columns[i].Title) + "]"
}

func (n count) print(p *printer) {
	if p.book == nil {
		p.WriteString("ROWS(" + n.sheet + ")")
		return
	}
	s, err := p.book.tableOf(n.sheet)
	if err != nil {
		p.fail("%w", err)
		return
	}
	p.WriteString("ROWS(" + s.structured(0) + ")")
}

func (count) binds() binding { return whole }

func (b binary) print(p *printer) {
	own := b.binds()
	p.operand(b.left, own)
	p.WriteString(b.op)
	p.operand(b.right, own+1) // operators of one strength go from left to right
}

func (b binary) binds() binding {
	switch b.op {
	case "+", "-":
		return adding
	case "*", "/":
		return multiplying
	case "^":
		return raising
	case "&":
		return joining
	default:
		return comparing
	}
}

func (f function) print(p *printer) {
	if len(f.args) > mostArguments {
		p.fail("function %s has more than %d arguments", f.name, mostArguments)
	}
	p.WriteString(f.name + "(")
	for i, a := range f.args {
		if i > 0 {
			p.WriteByte(',')
		}
		a.print(p)
	}
	p.WriteByte(')')
}

func (function) binds() binding { return whole }

func (k criterion) print(p *printer) {
	switch with := k.with.(type) {
	case number:
		if k.op == "=" {
			with.print(p)
			return
		}
		inner := printer{}
		with.print(&inner)
		text(k.op + inner.String()).print(p)
	case text:
		if k.op == "=" {
			with.print(p)
			return
		}
		(text(k.op) + with).print(p)
	default:
		if k.op == "=" {
			with.print(p)
			return
		}
		binary{"&", text(k.op), with}.print(p)
	}
}

func (criterion) binds() binding { return whole }
