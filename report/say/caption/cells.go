package caption

import (
	"regexp"
	"slices"

	"assize/report/say/doc"
)

// printedCell is the cell of what is printed for an estimate, and its value: those of a
// limit, where that stands in the place of the value.
func printedCell(e doc.Estimate) (doc.Ref, float64) {
	switch lower, upper := limitCells(e.Said); e.Said {
	case doc.Ref{}:
		return e.Ref, e.Value
	case lower:
		return e.Said, e.Lower
	case upper:
		return e.Said, e.Upper
	}
	return e.Said, e.Value
}

// limitCells are the cells of the limits of what stands in a cell: in every table they
// are in its row.
func limitCells(ref doc.Ref) (lower, upper doc.Ref) {
	lower, upper = ref, ref
	if lower.Column, upper.Column = "lower", "upper"; ref.Column == "from" { // an earlier rate beside the rate now
		lower.Column, upper.Column = "fromlower", "fromupper"
	}
	return lower, upper
}

// digitsOf finds the numbers of a range as it is printed.
var digitsOf = regexp.MustCompile(`(?:^|\s)?[−-]?\d+(?:[.,\x{a0}\x{202f}]\d+)*`)

// cited is a range in print with the cells of both of its ends. A text that does not
// hold two numbers is cited as a whole, by its first cell.
func cited(text string, refs [2]doc.Ref, values [2]float64) []doc.Run {
	at := digitsOf.FindAllStringIndex(text, -1)
	if len(at) != len(refs) {
		return []doc.Run{doc.Number{Value: values[0], Text: text, Ref: refs[0]}}
	}
	var out []doc.Run
	done := 0
	for i, span := range at {
		from := span[0]
		for text[from] == ' ' {
			from++
		}
		if from > done {
			out = append(out, doc.Text{Text: text[done:from]})
		}
		out = append(out, doc.Number{Value: values[i], Text: text[from:span[1]], Ref: refs[i]})
		done = span[1]
	}
	if done < len(text) {
		out = append(out, doc.Text{Text: text[done:]})
	}
	return out
}

// hasNumber reports whether runs hold a number with its cell.
func hasNumber(runs []doc.Run) bool {
	return slices.ContainsFunc(runs, func(r doc.Run) bool { _, ok := r.(doc.Number); return ok })
}
