package doc

// Tally counts items by row and by column, one square an item.
type Tally struct {
	Heads   TallyHeads
	Columns []TallyColumn
	Rows    []TallyRow
}

// TallyHeads are the heads of the names of rows, and of what a row holds in all.
type TallyHeads struct{ Label, All string }

// TallyColumn is a column: its name, and what it holds in words.
type TallyColumn struct{ Label, Aside string }

// TallyRow is a row with a cell a column.
type TallyRow struct {
	Label string
	Cells []TallyCell
	All   TallyCell // of the row
}

// TallyCell is a count as it is printed.
type TallyCell struct {
	Count int
	Text  string
	Ref   Ref
}

// MostTallied is the most columns of a Tally.
const MostTallied = 12

// Visit implements Plot.
func (p Tally) Visit(k Kinds) { k.Tally(&p) }
