package formula

import (
	"strings"
	"unicode"
)

// Rows are the rows of a sheet's table that meet some conditions, to be counted and
// summed over.
type Rows struct {
	sheet  string
	all    []Condition
	except []Rows
}

// Condition is one on a column: it is one of some values, or it compares with one.
type Condition struct {
	column string
	op     string
	values []Expr
}

// IsOneOf is the condition that a column equals one of some values. Texts are
// compared whole and without case, whatever signs they hold.
func IsOneOf(column string, values ...Expr) Condition {
	c := Condition{column: column, op: "="}
	seen := map[string]bool{}
	for _, v := range values {
		if key := strings.ToLower(v.Symbolic()); !seen[key] { // a row may count once only
			seen[key] = true
			c.values = append(c.values, v)
		}
	}
	return c
}

// IsAtMost is the condition that a column holds a number which is not more than
// another.
func IsAtMost(column string, bound Expr) Condition { return Condition{column, "<=", []Expr{bound}} }

// IsAtLeast is the condition that a column holds a number which is not less.
func IsAtLeast(column string, bound Expr) Condition { return Condition{column, ">=", []Expr{bound}} }

// IsAbove is the condition that a column holds a number which is more.
func IsAbove(column string, bound Expr) Condition { return Condition{column, ">", []Expr{bound}} }

// Where are the rows of a sheet that meet all conditions; without any, all rows.
func Where(sheet string, conditions ...Condition) Rows {
	return Rows{sheet: sheet, all: append([]Condition(nil), conditions...)}
}

// And are those of the rows that meet further conditions.
func (r Rows) And(conditions ...Condition) Rows {
	r.all = append(append([]Condition(nil), r.all...), conditions...)
	return r
}

// Without are the rows that are not among others of the same sheet.
func (r Rows) Without(others ...Rows) Rows {
	r.except = append(append([]Rows(nil), r.except...), others...)
	return r
}

// Count is the number of the rows.
func (r Rows) Count() Expr {
	if pairs, ok := r.criteria(); ok {
		if len(pairs) == 0 {
			return Expr{count{r.sheet}}
		}
		return Expr{function{"COUNTIFS", pairs}}
	}
	return sumProduct(r.mask())
}

// Sum adds up a column over the rows; what is no number counts for nothing.
func (r Rows) Sum(id string) Expr {
	of := columnOf(r.sheet, id)
	if pairs, ok := r.criteria(); ok {
		if len(pairs) == 0 {
			return Sum(of)
		}
		return Expr{function{"SUMIFS", append([]node{of.node}, pairs...)}}
	}
	return sumProduct(r.mask(), of)
}

// SumProduct adds up the products of columns over the rows.
func (r Rows) SumProduct(ids ...string) Expr {
	var of []Expr
	if len(r.all)+len(r.except) > 0 {
		of = append(of, r.mask())
	}
	for _, id := range ids {
		of = append(of, columnOf(r.sheet, id))
	}
	return sumProduct(of...)
}

// criteria are the conditions as pairs of SUMIFS, where they can be said so.
func (r Rows) criteria() (pairs []node, ok bool) {
	if len(r.except) > 0 {
		return nil, false
	}
	for _, c := range r.all {
		if len(c.values) != 1 || !isPlain(c.values[0].node) {
			return nil, false
		}
		pairs = append(pairs, column{r.sheet, c.column}, criterion{c.op, c.values[0].node})
	}
	return pairs, true
}

// isPlain reports what a criterion compares with as it stands: a number, or words
// that no program takes for a pattern, a number, a date or a comparison.
func isPlain(n node) bool {
	switch n := n.(type) {
	case number:
		return true
	case text:
		s := string(n)
		first, last := strings.TrimSpace(s) == s, !strings.EqualFold(s, "true") && !strings.EqualFold(s, "false")
		return s != "" && first && last && len(s) <= longestText &&
			strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != ' ' && r != '-' }) < 0 &&
			!strings.HasPrefix(s, "-")
	}
	return false
}

// mask is 1 in the rows that are meant and 0 in the others, for SUMPRODUCT, where a
// bare condition would count as zero.
func (r Rows) mask() Expr {
	mask := Expr{}
	times := func(x Expr) {
		if mask.IsZero() {
			mask = x
		} else {
			mask = mask.Times(x)
		}
	}
	for _, c := range r.all {
		for _, x := range c.masks(r.sheet) {
			times(x)
		}
	}
	for _, x := range r.except {
		times(Number(1).Minus(x.mask()))
	}
	if mask.IsZero() {
		return Number(1)
	}
	if b, ok := mask.node.(binary); ok && b.binds() == comparing {
		return Number(1).Times(mask)
	}
	if f, ok := mask.node.(function); ok && f.name == "ISNUMBER" {
		return Number(1).Times(mask)
	}
	return mask
}

// masks are the factors that say whether a condition holds in a row.
func (c Condition) masks(sheet string) []Expr {
	of := columnOf(sheet, c.column)
	if c.op != "=" {
		return []Expr{isNumber(of), of.with(c.op, c.values[0])}
	}
	if len(c.values) == 0 {
		return []Expr{Number(0)}
	}
	any := of.Is(c.values[0])
	for _, v := range c.values[1:] {
		any = any.Plus(of.Is(v))
	}
	return []Expr{any}
}
