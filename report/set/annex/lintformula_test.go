package annex

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"assize/report/say/doc"
)

// names is what the formulas of a workbook may refer to.
type names struct {
	sheets  map[string]bool
	tables  map[string][]string // column titles by table, lower case
	defined map[string]bool     // lower case
}

func namesOf(w *doc.Workbook) names {
	n := names{sheets: map[string]bool{}, tables: map[string][]string{}, defined: map[string]bool{}}
	for i := range w.Sheets {
		n.sheets[w.Sheets[i].Name] = true
		if g := w.Sheets[i].Table; g != nil {
			for _, c := range g.Columns {
				n.tables[strings.ToLower(g.ID)] = append(n.tables[strings.ToLower(g.ID)], strings.ToLower(cleanLine(c.Title)))
			}
		}
	}
	for _, d := range w.Names {
		n.defined[strings.ToLower(d.Name)] = true
	}
	return n
}

// check reads a formula with its addresses in place, and refuses what Excel
// would not open, would repair, or would show as #NAME?: unknown tables,
// columns, sheets and names, the short form [@column], functions younger than
// Excel 2007 (they need prefixes, and LibreOffice or Excel may lack them),
// brackets that do not match.
func (n names) check(formula string) error {
	if len(formula) > 8192 {
		return errors.New("formula is longer than 8,192 characters")
	}
	depth := 0
	for i := 0; i < len(formula); {
		c := formula[i]
		switch {
		case c == '"' || c == '\'':
			end := closing(formula, i)
			if end < 0 {
				return errors.New("formula has an open quotation")
			}
			if c == '\'' {
				sheet := strings.ReplaceAll(formula[i+1:end], "''", "'")
				if end+1 >= len(formula) || formula[end+1] != '!' || !n.sheets[sheet] {
					return fmt.Errorf("formula names sheet %s, which is not there", sheet)
				}
				end++
			}
			i = end + 1
		case c == '(':
			depth++
			i++
		case c == ')':
			if depth--; depth < 0 {
				return errors.New("formula closes a bracket that is not open")
			}
			i++
		case isNameStart(c):
			next, err := n.word(formula, i)
			if err != nil {
				return err
			}
			i = next
		case isDigit(c) || c == '.':
			i = skipNumber(formula, i)
		case c == '[':
			return errors.New("formula refers to another workbook")
		default:
			i++
		}
	}
	if depth != 0 {
		return errors.New("formula leaves a bracket open")
	}
	return nil
}

// skipNumber is the index after a number: 12, 0.5, 1E-9.
func skipNumber(formula string, i int) int {
	for i < len(formula) && (formula[i] == '.' || isDigit(formula[i])) {
		i++
	}
	if i+1 < len(formula) && formula[i]|0x20 == 'e' {
		j := i + 1
		if formula[j] == '-' || formula[j] == '+' {
			j++
		}
		if j < len(formula) && isDigit(formula[j]) {
			for j < len(formula) && isDigit(formula[j]) {
				j++
			}
			return j
		}
	}
	return i
}

// closing is the index of the quotation mark that closes the one at i; a
// doubled mark stands for itself.
func closing(formula string, i int) int {
	for j := i + 1; j < len(formula); j++ {
		if formula[j] != formula[i] {
			continue
		}
		if j+1 < len(formula) && formula[j+1] == formula[i] {
			j++
			continue
		}
		return j
	}
	return -1
}

func isNameStart(c byte) bool {
	return c == '_' || c == '$' || c == '\\' || isLetter(c)
}

// word checks the name that begins at i, by what follows it, and says where
// the reading goes on.
func (n names) word(formula string, i int) (next int, err error) {
	j := i
	for j < len(formula) && (isNameStart(formula[j]) || isDigit(formula[j]) || formula[j] == '.') {
		j++
	}
	name := formula[i:j]
	switch {
	case j < len(formula) && formula[j] == '(':
		if !isClassic(name) {
			return j, fmt.Errorf("function %s is not one that every spreadsheet has", name)
		}
	case j < len(formula) && formula[j] == '[':
		end := matching(formula, j)
		if end < 0 {
			return j, fmt.Errorf("table reference of %s is not closed", name)
		}
		return end + 1, n.tableRef(name, formula[j+1:end])
	case j < len(formula) && formula[j] == '!':
		if !n.sheets[name] {
			return j, fmt.Errorf("formula names sheet %s, which is not there", name)
		}
		return j + 1, nil
	case doc.ReadsAsCell(strings.ReplaceAll(name, "$", "")), isColumns(name):
	case strings.EqualFold(name, "TRUE"), strings.EqualFold(name, "FALSE"):
	case !n.defined[strings.ToLower(name)]:
		return j, fmt.Errorf("formula uses name %s, which is not defined", name)
	}
	return j, nil
}

// isColumns reports a column or row of an address: $A, A, $7.
func isColumns(name string) bool {
	bare := strings.ReplaceAll(name, "$", "")
	return strings.Contains(name, "$") && strings.Trim(bare, "0123456789") == "" || len(bare) <= 2 && bare == strings.ToUpper(bare) && strings.Trim(bare, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// matching is the index of the bracket that closes the one at i; an apostrophe
// escapes the character after it.
func matching(formula string, i int) int {
	depth := 0
	for j := i; j < len(formula); j++ {
		switch formula[j] {
		case '\'':
			j++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return j
			}
		}
	}
	return -1
}

// tableRef checks what stands in the brackets after a table's name.
func (n names) tableRef(table, inside string) error {
	columns, ok := n.tables[strings.ToLower(table)]
	if !ok {
		return fmt.Errorf("formula names table %s, which is not there", table)
	}
	if strings.HasPrefix(inside, "@") {
		return fmt.Errorf("table reference of %s uses @, which files spell [[#This Row],[column]]", table)
	}
	parts := []string{inside}
	if strings.HasPrefix(inside, "[") {
		parts = strings.FieldsFunc(inside, func(r rune) bool { return r == '[' || r == ']' })
	}
	unescape := strings.NewReplacer("''", "'", "'[", "[", "']", "]", "'#", "#")
	for _, p := range parts {
		if p == "," || p == ":" || strings.HasPrefix(p, "#") {
			continue
		}
		if !slices.Contains(columns, strings.ToLower(unescape.Replace(p))) {
			return fmt.Errorf("table %s has no column headed %q", table, p)
		}
	}
	return nil
}

// isClassic reports the functions that Excel 2007, LibreOffice and what came
// after them compute alike.
func isClassic(function string) bool {
	switch strings.ToUpper(function) {
	case "ABS", "AND", "AVERAGE", "BETADIST", "BETAINV", "BINOMDIST", "CEILING", "CHIDIST", "CHIINV",
		"CHOOSE", "COMBIN", "CONCATENATE", "COUNT", "COUNTA", "COUNTBLANK", "COUNTIF", "COUNTIFS", "CRITBINOM", "DATE", "DAY",
		"EXACT", "EXP", "FDIST", "FINV", "FLOOR", "HLOOKUP", "HYPGEOMDIST", "IF", "IFERROR", "INDEX", "INT", "ISBLANK", "ISERROR",
		"ISNA", "ISNUMBER", "ISTEXT", "LARGE", "LEFT", "LEN", "LN", "LOG", "LOG10", "LOOKUP", "MATCH", "MAX", "MEDIAN", "MID",
		"MIN", "MOD", "MONTH", "NORMDIST", "NORMINV", "NORMSDIST", "NORMSINV", "NOT", "OR", "PI", "POWER", "PRODUCT", "QUARTILE",
		"RANK", "RIGHT", "ROUND", "ROUNDDOWN", "ROUNDUP", "ROW", "ROWS", "SIGN", "SMALL", "SQRT", "STDEV", "SUBTOTAL", "SUM",
		"SUMIF", "SUMIFS", "SUMPRODUCT", "SUMSQ", "TDIST", "TEXT", "TINV", "TRIM", "TRUNC", "VALUE", "VAR", "VLOOKUP", "YEAR":
		return true
	}
	return false
}
