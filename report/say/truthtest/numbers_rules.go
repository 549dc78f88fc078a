package truthtest

import (
	"fmt"
	"iter"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"

	"assize/report/say/doc"
)

// saysItsValue holds a printed number to its value, and the value to its cell.
func (c *check) saysItsValue(p passage) string {
	for _, n := range p.numbers() {
		said, ok := read(n.Text)
		if !ok || math.IsNaN(n.Value) || boundOfAll(n, said) {
			continue
		}
		if !said.near(n.Value) && !said.near(100-n.Value) { // a part recorded tells the part missed
			return fmt.Sprintf("%q is printed of %v", n.Text, n.Value)
		}
		if c.Annex == nil || n.Ref.IsZero() {
			continue
		}
		if cell, err := c.Annex.Cell(n.Ref); err == nil && cell.Mark == "" && !math.IsNaN(cell.Value) && math.Abs(cell.Value-n.Value) > 1e-9*math.Max(1, math.Abs(n.Value)) && cell.Text == "" {
			return fmt.Sprintf("%q is said to be %v and its cell %v holds %v", n.Text, n.Value, n.Ref, cell.Value)
		}
	}
	return ""
}

// boundOfAll reports a rate of all or none that is told by a limit, "at least 96.3".
func boundOfAll(n doc.Number, said printed) bool {
	return said.hedged && (n.Value == 0 || n.Value == 100) && (n.Ref.Column == "rate" || n.Ref.Column == "to")
}

// span is a number as it is printed, with the limits beside it; nil for what is not.
type span struct{ at, lower, upper *printed }

// insideInterval: a number beside its limits lies between them as they are printed.
func (c *check) insideInterval(p passage) string {
	rows := spans(p)
	for _, k := range slices.Sorted(maps.Keys(rows)) {
		s := rows[k]
		if s.lower == nil || s.upper == nil {
			continue
		}
		if s.lower.value > s.upper.value {
			return "the limits stand the wrong way round"
		}
		if s.at != nil && (s.at.value < s.lower.value || s.at.value > s.upper.value) {
			return "the number lies outside the interval beside it"
		}
	}
	return ""
}

// spans are the numbers of a passage with the limits beside them, by the row of the
// annex that they are from.
func spans(p passage) map[string]*span {
	rows := map[string]*span{}
	for _, n := range p.numbers() {
		said, ok := read(n.Text)
		if !ok {
			continue
		}
		if n.Value < 1 && said.hedged && !said.percent {
			continue // "fewer than 1" of less than one crime
		}
		n.Ref = ofEarlier(n.Ref)
		if rows[key(n.Ref)] == nil {
			rows[key(n.Ref)] = &span{}
		}
		s := rows[key(n.Ref)]
		switch n.Ref.Column {
		case "lower":
			s.lower = &said
		case "upper":
			s.upper = &said
		case "rate", "value", "difference":
			if said.near(n.Value) { // not the part missed
				s.at = &said
			}
		}
	}
	return rows
}

// ofEarlier gives the interval of an earlier rate a row of its own.
func ofEarlier(r doc.Ref) doc.Ref {
	switch r.Column {
	case "from":
		r.Row, r.Column = r.Row+" from", "value"
	case "fromlower", "fromupper":
		r.Row, r.Column = r.Row+" from", strings.TrimPrefix(r.Column, "from")
	}
	return r
}

// certain is a percentage of all or none that is neither end of an interval.
var certain = regexp.MustCompile(`(?:^|[^0-9., ]|[^oid] )(?:100|0)(?:\.0+)?(?: percent| per cent| y cant|%)(?:$|[^ ]| [^ti]| t[^o]| i[^ ])`)

// noCertainty: a sample shows neither all nor none. What was published earlier is
// quoted as it was.
func (c *check) noCertainty(p passage) string {
	quoted := p
	quoted.pieces = slices.DeleteFunc(slices.Clone(p.pieces), func(q piece) bool { return q.number != nil && q.number.Ref.Column == "from" })
	if certain.MatchString(quoted.text()) && !(len(p.numbers()) == 0 && c.quotesAll()) {
		return "a certainty of all or none"
	}
	if !p.percent {
		return ""
	}
	for _, n := range p.numbers() {
		said, ok := read(n.Text)
		if ok && !said.hedged && (said.value == 0 || said.value == 100) && n.Ref.Column == "rate" {
			return "a certainty of all or none"
		}
	}
	return ""
}

// rates are the percentages of a passage that were estimated here or before.
func rates(p passage) []doc.Number {
	return slices.DeleteFunc(p.numbers(), func(n doc.Number) bool {
		said, ok := read(n.Text)
		return !ok || !said.percent || n.Ref.Column != "rate" && n.Ref.Column != "from" && n.Ref.Column != "lower" && n.Ref.Column != "upper"
	})
}

// addsUp: a part and what is left of it make a hundred as printed.
func (c *check) addsUp(p passage) string {
	all := rates(p)
	for i, a := range all {
		for _, b := range all[i+1:] {
			x, _ := read(a.Text)
			y, _ := read(b.Text)
			if a.Ref == b.Ref && x.decimals == y.decimals && x.near(a.Value) != y.near(b.Value) && math.Abs(x.value+y.value-100) > 1e-9 {
				return fmt.Sprintf("%q and %q are complements and do not add up", a.Text, b.Text)
			}
		}
	}
	return ""
}

// sameDecimals: rates of one sentence are known to the same figure.
func (c *check) sameDecimals(p passage) string {
	for _, sentence := range sentences(p) {
		decimals, first := -1, ""
		for _, n := range rates(sentence) {
			said, _ := read(n.Text)
			if said.hedged && said.decimals == 0 {
				continue // a whole percentage of a title
			}
			if n.Ref.Column == "from" { // as published, where that is coarser
				if decimals >= 0 && said.decimals > decimals {
					return fmt.Sprintf("%q has more decimals than %q", n.Text, first)
				}
				continue
			}
			if decimals >= 0 && said.decimals != decimals {
				return fmt.Sprintf("%q and %q have not the same decimals", first, n.Text)
			}
			decimals, first = said.decimals, n.Text
		}
	}
	return ""
}

// besideBound: where a grade is named, a rate is printed on its own side of each
// bound of its grades.
func (c *check) besideBound(p passage) string {
	if !containsAny(strings.ToLower(p.text()), c.Grades) {
		return ""
	}
	for _, n := range p.numbers() {
		said, ok := read(n.Text)
		if !ok || !said.near(n.Value) || n.Ref.Column != "rate" {
			continue
		}
		for _, b := range c.Bands {
			if b.Measure != n.Ref.Row || b.On != "point" || !b.From.Known() || b.From == 0 {
				continue
			}
			bound := b.From.Float() * 100
			if sign(said.value-bound) != sign(n.Value-bound) {
				return fmt.Sprintf("%q of %v stands on the other side of %v", n.Text, n.Value, bound)
			}
		}
	}
	return ""
}

func sign(v float64) int {
	switch {
	case v > 1e-9:
		return 1
	case v < -1e-9:
		return -1
	default:
		return 0
	}
}

// mostSteps is how many printed steps half an interval of an estimate may hold: an
// uncertainty of more than two figures says more than is known.
const mostSteps = 100

// supported: a number of a year is printed no finer than its interval supports.
func (c *check) supported(p passage) string {
	for _, n := range p.numbers() {
		said, ok := read(n.Text)
		if !ok || !estimated(n.Ref) || c.Annex == nil {
			continue
		}
		prefix := strings.TrimSuffix(n.Ref.Column, "value")
		lower, upper := c.cell(n.Ref, prefix+"lower"), c.cell(n.Ref, prefix+"upper")
		if math.IsNaN(lower) || math.IsNaN(upper) {
			continue
		}
		if digitsOf(said.value) > 2 && (upper-lower)/2 > mostSteps*said.unit && said.unit < leading(math.Max(lower, 1)) {
			return fmt.Sprintf("%q says more than an interval of %.0f to %.0f supports", n.Text, lower, upper)
		}
	}
	return ""
}

// estimated reports the cell of an estimated number of crimes a year.
func estimated(r doc.Ref) bool {
	return r.Sheet == "Unrecorded" && r.Column == "value" || r.Column == "unrecorded"
}

func (c *check) cell(r doc.Ref, column string) float64 {
	r.Column = column
	if cell, err := c.Annex.Cell(r); err == nil && cell.Mark == "" {
		return cell.Value
	}
	return math.NaN()
}

// leading is one in the first figure of a number.
func leading(v float64) float64 { return math.Pow(10, math.Floor(math.Log10(v))) }

// digitsOf counts the figures of a number without the noughts that end it.
func digitsOf(v float64) int {
	return len(strings.TrimRight(fmt.Sprintf("%.0f", math.Abs(v)), "0"))
}

// remember keeps what was printed of each estimate, and of each rate with decimals.
func (c *check) remember(p passage) string {
	for _, n := range p.numbers() {
		said, ok := read(n.Text)
		estimate := estimated(n.Ref) || n.Ref.Sheet == "Unrecorded" && (n.Ref.Column == "lower" || n.Ref.Column == "upper")
		rate := n.Ref.Column == "rate" && said.decimals > 0 && said.near(n.Value) && !said.hedged
		if !ok || !estimate && !rate || estimate && n.Value < 1 {
			continue
		}
		if c.seen[n.Ref] == nil {
			c.seen[n.Ref] = map[string]passage{}
		}
		c.seen[n.Ref][fmt.Sprintf("%.*f", said.decimals, said.value)] = p
	}
	return ""
}

// otherwise are numbers that are printed in two ways.
func (c *check) otherwise() iter.Seq2[passage, string] {
	return func(yield func(passage, string) bool) {
		for ref, ways := range c.seen {
			if len(ways) < 2 {
				continue
			}
			said := slices.Sorted(maps.Keys(ways))
			if !yield(ways[said[0]], fmt.Sprintf("%s!%s!%s is printed as %s", ref.Sheet, ref.Row, ref.Column, strings.Join(said, " and as "))) {
				return
			}
		}
	}
}
