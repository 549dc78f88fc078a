package tell

import (
	"fmt"
	"strings"
	"unicode"

	"assize/report/say/doc"
)

// Split marks a range such as "83.4 to 87.3 percent" with the cells of both
// limits. first is the lower limit as it begins the text; what stands between
// the two numbers is the language's own.
func (t *Kernel) Split(text, first string, loRef doc.Ref, lo float64, hiRef doc.Ref, hi float64) (string, error) {
	between, last, err := partRange(text, first)
	if err != nil {
		return "", err
	}
	a, err := t.numberRun(loRef, lo, first)
	if err != nil {
		return "", err
	}
	b, err := t.numberRun(hiRef, hi, last)
	if err != nil {
		return "", err
	}
	return t.Mark(a, doc.Text{Text: between}, b), nil
}

// partRange parts a range that begins with the number first into what stands
// between its two numbers and the last with all that follows.
func partRange(text, first string) (between, last string, err error) {
	rest, ok := strings.CutPrefix(text, first)
	gap := strings.IndexFunc(rest, unicode.IsDigit)
	if at := strings.LastIndexAny(rest[:max(gap, 0)], "−-"); gap > 0 && at >= 0 && strings.TrimLeft(rest[at:gap], "−-") == "" {
		gap = at // the sign belongs to the number
	}
	if !ok || gap < 0 {
		return "", "", fmt.Errorf("the range %q does not begin with %q", text, first)
	}
	return rest[:gap], rest[gap:], nil
}

// RangeRuns parts a range in print into its two numbers and what stands between.
func (t *Kernel) RangeRuns(text, first string, lower, upper func(string) doc.Number) []doc.Run {
	between, last, err := partRange(text, first)
	if err != nil {
		t.Fail(err)
		return doc.Words(text)
	}
	return []doc.Run{lower(first), doc.Text{Text: between}, upper(last)}
}

// Bracketed is a number with its interval in brackets.
func Bracketed(n doc.Number, interval []doc.Run) []doc.Run {
	return append(append([]doc.Run{n, doc.Text{Text: " ("}}, interval...), doc.Text{Text: ")"})
}
