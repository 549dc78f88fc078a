package formula

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// value computes a function. The names are those that formula.go calls; another one
// is a failure, as in a spreadsheet.
func (f function) value(c *calculation) value {
	switch f.name {
	case "IF":
		return f.chosen(c)
	case "AND", "OR":
		return f.joint(c)
	case "ISNUMBER":
		return truth(f.args[0].value(c).sort == numeric)
	case "SUM", "MIN", "MAX":
		return f.gathered(c)
	case "SUMPRODUCT":
		return f.products(c)
	case "SUMIFS", "COUNTIFS":
		return f.filtered(c)
	}
	x := make([]float64, len(f.args))
	for i, a := range f.args {
		v := a.value(c).asNumber()
		if v.sort == failed {
			return v
		}
		x[i] = v.number
	}
	if len(x) == 1 {
		return ofOne(f.name, x[0])
	}
	return ofSeveral(f.name, x)
}

// chosen is IF, which computes only what it needs.
func (f function) chosen(c *calculation) value {
	condition := f.args[0].value(c).asTruth()
	switch {
	case condition.sort == failed:
		return condition
	case condition.number != 0:
		return f.args[1].value(c)
	}
	return f.args[2].value(c)
}

// joint is AND or OR, which look at every condition.
func (f function) joint(c *calculation) value {
	held := 0
	for _, a := range f.args {
		v := a.value(c).asTruth()
		if v.sort == failed {
			return v
		}
		if v.number != 0 {
			held++
		}
	}
	if f.name == "AND" {
		return truth(held == len(f.args))
	}
	return truth(held > 0)
}

// gathered is SUM, MIN or MAX. Of cells only numbers count.
func (f function) gathered(c *calculation) value {
	var all []float64
	for _, a := range f.args {
		var cells []value
		switch a := a.(type) {
		case column:
			list, sign := c.cells(a)
			if sign != "" {
				return failure(sign)
			}
			cells = list
		case cell, here:
			cells = []value{a.value(c)}
		default:
			cells = []value{a.value(c).asNumber()}
		}
		for _, v := range cells {
			switch v.sort {
			case failed:
				return v
			case numeric:
				all = append(all, v.number)
			case blank, textual, logical:
			}
		}
	}
	return num(reduced(f.name, all))
}

func reduced(name string, all []float64) float64 {
	if len(all) == 0 {
		return 0
	}
	out := all[0]
	for _, x := range all[1:] {
		switch name {
		case "MIN":
			out = min(out, x)
		case "MAX":
			out = max(out, x)
		default:
			out += x
		}
	}
	return out
}

// products is SUMPRODUCT: row by row, what is no number counts as zero.
func (f function) products(c *calculation) value {
	rows, sign := f.rows(c)
	if sign != "" {
		return failure(sign)
	}
	sum := 0.0
	inner := *c
	for inner.line = range rows {
		product := 1.0
		for _, a := range f.args {
			v := a.value(&inner)
			if v.sort == failed {
				return v
			}
			if v.sort != numeric {
				v.number = 0
			}
			product *= v.number
		}
		sum += product
	}
	return num(sum)
}

// rows is how many rows the columns of a sum have, which has to be one number.
func (f function) rows(c *calculation) (rows int, sign string) {
	rows = -1
	columnsOf(f, func(k column) {
		cells, fault := c.cells(k)
		if fault != "" {
			sign = fault
		} else if rows >= 0 && rows != len(cells) {
			sign = notValue
		}
		rows = len(cells)
	})
	if rows < 0 && sign == "" {
		rows = 1
	}
	return rows, sign
}

// columnsOf visits the columns of a node.
func columnsOf(n node, visit func(column)) {
	switch n := n.(type) {
	case column:
		visit(n)
	case binary:
		columnsOf(n.left, visit)
		columnsOf(n.right, visit)
	case function:
		for _, a := range n.args {
			columnsOf(a, visit)
		}
	}
}

// ofOne are the functions of one number.
func ofOne(name string, x float64) value {
	switch name {
	case "NOT":
		return truth(x == 0)
	case "ABS":
		return num(math.Abs(x))
	case "SQRT":
		return num(math.Sqrt(x))
	case "EXP":
		return num(math.Exp(x))
	case "LN":
		return num(math.Log(x))
	case "NORMSINV":
		if !(x > 0 && x < 1) {
			return failure(notNumber)
		}
		return num(distuv.UnitNormal.Quantile(x))
	}
	return failure(notNamed)
}

// ofSeveral are the functions of several numbers.
func ofSeveral(name string, x []float64) value {
	switch {
	case name == "ROUND" && len(x) == 2:
		return num(rounded(x[0], x[1]))
	case name == "TINV" && len(x) == 2:
		return num(studentQuantile(x[0], math.Trunc(x[1])))
	case name == "BETAINV" && len(x) == 3:
		return num(betaQuantile(x[0], x[1], x[2]))
	}
	return failure(notNamed)
}

// rounded rounds halves away from zero, and takes for a half what is one but for
// the last digits of a binary number, as spreadsheets do.
func rounded(x, decimals float64) float64 {
	scale := math.Pow(10, math.Trunc(decimals))
	scaled := x * scale
	return math.Round(scaled+math.Copysign(math.Abs(scaled)*0x1p-50, scaled)) / scale
}

// studentQuantile is what both tails together exceed with probability p.
func studentQuantile(p, freedom float64) float64 {
	if !(p > 0 && p <= 1) || freedom < 1 {
		return math.NaN()
	}
	return distuv.StudentsT{Mu: 0, Sigma: 1, Nu: freedom}.Quantile(1 - p/2)
}

// betaQuantile takes upper tails from the mirrored distribution, where gonum keeps
// its digits.
func betaQuantile(p, a, b float64) float64 {
	switch {
	case !(p > 0 && p < 1) || !(a > 0) || !(b > 0):
		return math.NaN()
	case p > 0.5:
		return 1 - distuv.Beta{Alpha: b, Beta: a}.Quantile(1-p)
	default:
		return distuv.Beta{Alpha: a, Beta: b}.Quantile(p)
	}
}
