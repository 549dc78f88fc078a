package formula

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"assize/report/say/doc"
)

// sort is what a value is. Spreadsheets order values of different sorts so: numbers
// before texts before conditions.
type sort int

const (
	blank sort = iota
	numeric
	textual
	logical
	failed
)

// value is what a cell or a part of a formula comes to.
type value struct {
	sort   sort
	number float64 // of a condition 1 or 0
	text   string  // of a text; of a failure what the cell would show
}

// What a cell shows where a formula fails.
const (
	notValue   = "#VALUE!"
	notDivided = "#DIV/0!"
	notNumber  = "#NUM!"
	notNamed   = "#REF!"
	notEnding  = "#CIRCULAR!" // no spreadsheet has a sign of its own for it
)

func failure(sign string) value { return value{sort: failed, text: sign} }

func truth(holds bool) value {
	v := value{sort: logical}
	if holds {
		v.number = 1
	}
	return v
}

// num is a number, or the failure that stands for one that is not finite.
func num(x float64) value {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return failure(notNumber)
	}
	return value{sort: numeric, number: x}
}

// held is what a cell without a formula holds, by the kind of its column or its own.
func held(c *doc.GridCell, kind doc.CellKind) value {
	if c.Kind != doc.TextCell {
		kind = c.Kind
	}
	switch {
	case c.Mark != "":
		return value{sort: textual, text: c.Mark}
	case kind == doc.TextCell && c.Text == "", kind != doc.TextCell && c.Text == "" && math.IsNaN(c.Value):
		return value{}
	case kind == doc.TextCell:
		return value{sort: textual, text: c.Text}
	case kind == doc.DateCell || kind == doc.DateTimeCell:
		if c.Text == "" {
			return value{}
		}
		_, serial, err := doc.Moment(c.Text)
		if err != nil {
			return failure(notValue)
		}
		return num(serial)
	default:
		return num(c.Value)
	}
}

// asNumber is a value in arithmetic. Text is none, even where it reads as one:
// programs differ there.
func (v value) asNumber() value {
	switch v.sort {
	case blank, logical:
		return num(v.number)
	case textual:
		return failure(notValue)
	case numeric, failed:
	}
	return v
}

// asTruth is a value as a condition.
func (v value) asTruth() value {
	switch v.sort {
	case textual:
		return failure(notValue)
	case failed:
		return v
	case blank, numeric, logical:
	}
	return truth(v.number != 0)
}

// asText is a value in a text.
func (v value) asText() string {
	switch v.sort {
	case numeric:
		return strconv.FormatFloat(v.number, 'f', -1, 64)
	case logical:
		if v.number != 0 {
			return "TRUE"
		}
		return "FALSE"
	case blank, textual, failed:
	}
	return v.text
}

// compare orders two values that are no failures. A blank is whatever the other
// needs it to be.
func compare(a, b value) int {
	if a.sort == blank {
		a.sort = b.sort
	}
	if b.sort == blank {
		b.sort = a.sort
	}
	if a.sort != b.sort {
		return cmp.Compare(a.sort, b.sort)
	}
	if a.sort == textual {
		if strings.EqualFold(a.text, b.text) {
			return 0
		}
		return cmp.Compare(strings.ToLower(a.text), strings.ToLower(b.text))
	}
	return cmp.Compare(a.number, b.number)
}

// holds reports whether a comparison holds of what compare says.
func holds(op string, order int) bool {
	switch op {
	case "=":
		return order == 0
	case "<>":
		return order != 0
	case "<":
		return order < 0
	case "<=":
		return order <= 0
	case ">":
		return order > 0
	default:
		return order >= 0
	}
}
