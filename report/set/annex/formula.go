package annex

import (
	"strconv"
	"strings"

	"assize/report/say/doc"
)

// cell is where a reference stands within its sheet: "E7". It agrees with
// doc.Workbook.Address, and finds it without walking the rows.
func (b *book) cell(r doc.Ref) (string, error) {
	p := b.places[r.Sheet]
	if p != nil {
		column, row := p.columns[r.Column], p.rows[r.Row]
		if column > 0 && row > 0 {
			return doc.ColumnLetters(column) + strconv.Itoa(row), nil
		}
	}
	address, err := b.Address(r) // says what is missing, or finds a row or column without an id
	if err != nil {
		return "", err
	}
	return address[strings.LastIndexByte(address, '!')+1:], nil
}

// absolute is a cell as a name refers to it: "Rates!$E$7".
func (b *book) absolute(r doc.Ref) (string, error) {
	cell, err := b.cell(r)
	if err != nil {
		return "", err
	}
	letters := strings.TrimRight(cell, "0123456789")
	return doc.QuoteSheet(r.Sheet) + "!$" + letters + "$" + cell[len(letters):], nil
}
