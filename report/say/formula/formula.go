// Package formula holds the formulas of a workbook as values. An expression names
// cells by their symbolic addresses, prints itself as spreadsheets read it, and
// computes itself over the cells of its workbook, so that a number and the formula
// beside it can be compared before anybody opens the file.
//
// It means what Excel and LibreOffice mean by the same text: text compares without
// case, text in a sum counts for nothing and in arithmetic is an error, a criterion
// of SUMIFS reads wildcards. Functions are those of Excel 2007, which every
// spreadsheet computes alike, and which need no prefix in a file.
package formula

import (
	"assize/report/say/doc"
)

// Expr is an expression. The zero value is none. Its methods make larger ones and
// change nothing.
type Expr struct{ node node }

// node is a part of an expression. The set is closed: each kind prints itself and
// computes itself.
type node interface {
	// print writes the node into a formula.
	print(p *printer)
	// binds is how strongly its outermost operator binds; a node that needs no
	// brackets anywhere binds strongest.
	binds() binding
	// value computes the node.
	value(c *calculation) value
}

// IsZero reports whether there is no expression.
func (e Expr) IsZero() bool { return e.node == nil }

// Number is a number of its own. It has to be finite.
func Number(x float64) Expr { return Expr{number(x)} }

// Int is a whole number of its own.
func Int(n int) Expr { return Number(float64(n)) }

// Text is a text of its own.
func Text(s string) Expr { return Expr{text(s)} }

// Cell is another cell of the workbook.
func Cell(r doc.Ref) Expr { return Expr{cell(r)} }

// Here is the cell of a column in the row that the formula stands in.
func Here(column string) Expr { return Expr{here(column)} }

// columnOf is a column of the table of a sheet, for sums over its rows.
func columnOf(sheet, id string) Expr { return Expr{column{sheet, id}} }

// Plus is the sum of two numbers.
func (e Expr) Plus(x Expr) Expr { return e.with("+", x) }

// Minus is their difference.
func (e Expr) Minus(x Expr) Expr { return e.with("-", x) }

// Times is their product.
func (e Expr) Times(x Expr) Expr { return e.with("*", x) }

// Over is their quotient; to divide by zero is an error of the formula.
func (e Expr) Over(x Expr) Expr { return e.with("/", x) }

// power is the number to the power of another.
func (e Expr) power(x Expr) Expr { return e.with("^", x) }

// Squared is the number times itself.
func (e Expr) Squared() Expr { return e.power(Number(2)) }

// Is reports whether both are equal; texts are compared without case.
func (e Expr) Is(x Expr) Expr { return e.with("=", x) }

// Below reports whether the first is less.
func (e Expr) Below(x Expr) Expr { return e.with("<", x) }

// AtMost reports whether the first is not more.
func (e Expr) AtMost(x Expr) Expr { return e.with("<=", x) }

// Above reports whether the first is more.
func (e Expr) Above(x Expr) Expr { return e.with(">", x) }

// AtLeast reports whether the first is not less.
func (e Expr) AtLeast(x Expr) Expr { return e.with(">=", x) }

func (e Expr) with(op string, x Expr) Expr { return Expr{binary{op, e.node, x.node}} }

// If is one of two values by a condition; the other is not computed.
func If(condition, then, otherwise Expr) Expr { return call("IF", condition, then, otherwise) }

// And reports whether all conditions hold.
func And(conditions ...Expr) Expr { return call("AND", conditions...) }

// Or reports whether one of the conditions holds.
func Or(conditions ...Expr) Expr { return call("OR", conditions...) }

// Not turns a condition round.
func Not(condition Expr) Expr { return call("NOT", condition) }

// Abs is a number without its sign.
func Abs(x Expr) Expr { return call("ABS", x) }

// Sqrt is the square root of a number that is not negative.
func Sqrt(x Expr) Expr { return call("SQRT", x) }

// Exp is e to the power of a number.
func Exp(x Expr) Expr { return call("EXP", x) }

// Ln is the natural logarithm of a positive number.
func Ln(x Expr) Expr { return call("LN", x) }

// Round is a number with so many decimals, halves away from zero.
func Round(x Expr, decimals int) Expr { return call("ROUND", x, Int(decimals)) }

// Max is the largest of some numbers.
func Max(of ...Expr) Expr { return call("MAX", of...) }

// Min is the smallest of some numbers.
func Min(of ...Expr) Expr { return call("MIN", of...) }

// Sum adds numbers, cells and columns up; text among the cells counts for nothing.
func Sum(of ...Expr) Expr { return call("SUM", of...) }

// isNumber reports whether a value is a number.
func isNumber(x Expr) Expr { return call("ISNUMBER", x) }

// sumProduct adds up the products of columns, row by row. What is no number counts
// as zero, a condition included: see Rows, which sums by conditions.
func sumProduct(of ...Expr) Expr { return call("SUMPRODUCT", of...) }

// NormalQuantile is the quantile of the standard normal distribution.
func NormalQuantile(p Expr) Expr { return call("NORMSINV", p) }

// StudentQuantile is the quantile of Student's t that both tails together exceed
// with a probability; degrees of freedom are cut to whole ones.
func StudentQuantile(bothTails, freedom Expr) Expr { return call("TINV", bothTails, freedom) }

// BetaQuantile is the quantile of the beta distribution, both parameters positive.
func BetaQuantile(p, a, b Expr) Expr { return call("BETAINV", p, a, b) }

// Total is the sum of some expressions as a chain of additions; of none it is zero.
func Total(of ...Expr) Expr {
	if len(of) == 0 {
		return Number(0)
	}
	sum := of[0]
	for _, x := range of[1:] {
		sum = sum.Plus(x)
	}
	return sum
}

func call(name string, args ...Expr) Expr {
	f := function{name: name, args: make([]node, len(args))}
	for i, a := range args {
		f.args[i] = a.node
	}
	return Expr{f}
}

// Nodes.
type (
	number float64
	text   string
	cell   doc.Ref
	here   string
	column struct{ sheet, id string }
	binary struct {
		op          string
		left, right node
	}
	function struct {
		name string
		args []node
	}
	// count is the number of rows of a sheet's table.
	count struct{ sheet string }
	// criterion is what SUMIFS and COUNTIFS compare a column with.
	criterion struct {
		op   string
		with node
	}
)
