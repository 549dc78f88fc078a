package formula

import (
	"math"

	"assize/report/say/doc"
)

// calculation is where a formula is computed: the row that it stands in and, inside
// a sum over rows, the row that is looked at.
type calculation struct {
	book *Book
	at   position
	line int // of the table that is summed over; -1 outside a sum
}

func (n number) value(*calculation) value { return num(float64(n)) }

func (t text) value(*calculation) value { return value{sort: textual, text: string(t)} }

func (r cell) value(c *calculation) value {
	at, err := c.book.find(doc.Ref(r))
	if err != nil {
		return failure(notNamed)
	}
	return c.book.valueAt(at)
}

func (h here) value(c *calculation) value {
	i, ok := c.at.sheet.columns[string(h)]
	if !ok {
		return failure(notNamed)
	}
	return c.book.valueAt(position{c.at.sheet, c.at.row, i})
}

// A column is one of its cells inside a sum over rows, and nothing outside: what
// programs make of it there differs.
func (k column) value(c *calculation) value {
	cells, sign := c.cells(k)
	switch {
	case sign != "":
		return failure(sign)
	case c.line < 0 || c.line >= len(cells):
		return failure(notValue)
	}
	return cells[c.line]
}

// cells are the values of a column, from top to bottom.
func (c *calculation) cells(k column) (cells []value, sign string) {
	s, i, err := c.book.columnOf(k.sheet, k.id)
	if err != nil {
		return nil, notNamed
	}
	if s.held[i] == nil {
		all := make([]value, len(s.Table.Rows))
		for row := range all {
			all[row] = c.book.valueAt(position{s, row, i})
		}
		s.held[i] = all
	}
	return s.held[i], ""
}

func (n count) value(c *calculation) value {
	s, err := c.book.tableOf(n.sheet)
	if err != nil {
		return failure(notNamed)
	}
	return num(float64(len(s.Table.Rows)))
}

func (b binary) value(c *calculation) value {
	left, right := b.left.value(c), b.right.value(c)
	switch {
	case left.sort == failed:
		return left
	case right.sort == failed:
		return right
	case b.op == "&":
		return value{sort: textual, text: left.asText() + right.asText()}
	case b.binds() == comparing:
		return truth(holds(b.op, compare(left, right)))
	}
	left, right = left.asNumber(), right.asNumber()
	if left.sort == failed || right.sort == failed {
		return failure(notValue)
	}
	return arithmetic(b.op, left.number, right.number)
}

func arithmetic(op string, x, y float64) value {
	switch op {
	case "+":
		return num(x + y)
	case "-":
		return num(x - y)
	case "*":
		return num(x * y)
	case "^":
		if x == 0 && y == 0 { // Excel refuses it, LibreOffice says 1
			return failure(notNumber)
		}
		return num(math.Pow(x, y))
	}
	if y == 0 {
		return failure(notDivided)
	}
	return num(x / y)
}

// A criterion is what its text says.
func (k criterion) value(c *calculation) value {
	with := k.with.value(c)
	if k.op == "=" || with.sort == failed {
		return with
	}
	return value{sort: textual, text: k.op + with.asText()}
}

// valueAt is what a cell comes to: its formula's result where it has one.
func (b *Book) valueAt(at position) value {
	cells := at.sheet.Table.Rows[at.row].Cells
	if at.column >= len(cells) {
		return value{}
	}
	c := &cells[at.column]
	if c.Formula == nil {
		return held(c, at.sheet.Table.Columns[at.column].Kind)
	}
	if v, done := b.results[at]; done {
		return v
	}
	if b.pending[at] {
		return failure(notEnding)
	}
	e, err := exprOf(c.Formula)
	if err != nil {
		return failure(notValue)
	}
	b.pending[at] = true
	v := e.node.value(&calculation{book: b, at: at, line: -1})
	delete(b.pending, at)
	b.results[at] = v
	return v
}
