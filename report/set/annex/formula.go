package annex

import (
	"fmt"
	"strconv"
	"strings"

	"assize/report/say/doc"
)

// resolve puts addresses in place of the {Sheet|row|column} tokens of a
// formula that stands on a sheet. Cells of the same sheet are named without
// it. What stands inside double quotes is text and stays.
func (b *book) resolve(sheet, formula string) (string, error) {
	if !strings.Contains(formula, "|") {
		return formula, nil
	}
	var out strings.Builder
	current := sheet // sheet of the token before a colon: its range needs no second name
	for i := 0; i < len(formula); {
		c := formula[i]
		if c == '"' {
			end := strings.IndexByte(formula[i+1:], '"')
			if end < 0 {
				return "", fmt.Errorf("formula has an open quotation")
			}
			out.WriteString(formula[i : i+end+2])
			i += end + 2
			continue
		}
		if c != '{' {
			if c != ':' {
				current = sheet
			}
			out.WriteByte(c)
			i++
			continue
		}
		end := strings.IndexByte(formula[i:], '}')
		if end < 0 {
			return "", fmt.Errorf("formula has an open brace")
		}
		token := formula[i+1 : i+end]
		i += end + 1
		part := strings.Split(token, "|")
		if len(part) == 1 { // an array constant, {1,2}
			out.WriteString("{" + token + "}")
			continue
		}
		if len(part) != 3 {
			return "", fmt.Errorf("formula names a cell as {%s}, not as {sheet|row|column}", token)
		}
		cell, err := b.cell(doc.Ref{Sheet: part[0], Row: part[1], Column: part[2]})
		if err != nil {
			return "", err
		}
		if part[0] != current {
			out.WriteString(doc.QuoteSheet(part[0]) + "!")
		}
		out.WriteString(cell)
		current = part[0]
	}
	return out.String(), nil
}

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
