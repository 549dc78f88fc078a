package audit

import (
	"slices"
	"strings"
	"unicode"
)

// Fold brings a name to the form in which names are compared: lower case,
// spaces of any kind and line breaks as one space, a hyphen before a line break
// dropped, dashes and quotation marks of one kind, invisible characters and
// footnote marks at the end taken off.
func Fold(name string) string {
	s := strings.ReplaceAll(strings.ReplaceAll(name, "\r\n", "\n"), "-\n", "")
	var b strings.Builder
	space := false
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.IsSpace(r) || r == '_':
			space = b.Len() > 0
			continue
		case Invisible(r):
			continue
		case unicode.Is(unicode.Pd, r):
			r = '-'
		case r == '’' || r == '‘' || r == '`':
			r = '\''
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return trimFootnotes(strings.TrimRight(b.String(), ":* "))
}

// Invisible reports characters that cannot be seen: soft hyphens, zero widths,
// byte order marks, control characters.
func Invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.IsControl(r) && !unicode.IsSpace(r)
}

// trimFootnotes takes footnote marks off the end of a folded name: "[note 1]",
// superscripts, and digits or lists of digits that stick to a letter or a
// bracket, as in "burglary6,7". Digits of the name itself, which follow a space
// or another digit, stay: "12 months to", "n100".
func trimFootnotes(s string) string {
	for {
		i := strings.LastIndexByte(s, '[')
		if i < 0 || !strings.HasSuffix(s, "]") || !strings.HasPrefix(s[i:], "[note") {
			break
		}
		s = strings.TrimSpace(s[:i])
	}
	s = footnoteInBrackets(s)
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return strings.ContainsRune("¹²³⁰⁴⁵⁶⁷⁸⁹†‡", r)
	})
	end := strings.TrimRightFunc(s, func(r rune) bool { return unicode.IsDigit(r) || r == ',' })
	if end == s || end == "" {
		return s
	}
	last := []rune(end)[len([]rune(end))-1]
	if marks := s[len(end):]; (unicode.IsLetter(last) && wordBefore(end) > 1 || last == ')') && marks[0] != ',' {
		return strings.TrimSpace(end)
	}
	return s
}

// footnoteInBrackets takes digits off the last word of a closing bracket:
// "(excluding fraud3)".
func footnoteInBrackets(s string) string {
	inside, ok := strings.CutSuffix(s, ")")
	if !ok {
		return s
	}
	bare := strings.TrimRightFunc(inside, func(r rune) bool { return unicode.IsDigit(r) || r == ',' })
	if bare == inside || wordBefore(bare) < 2 {
		return s
	}
	return bare + ")"
}

// wordBefore counts the letters at the end of a text: a code such as n100 has
// one, a word with a footnote more.
func wordBefore(s string) int {
	return len([]rune(s)) - len([]rune(strings.TrimRightFunc(s, unicode.IsLetter)))
}

// OffenceGroups are the offence groups of the recorded-crime table by stratum.
// Groups and strata are lower case.
type OffenceGroups struct {
	Strata map[string][]string // the groups of each stratum
	Names  map[string]string   // every spelling, folded by Fold, to its group
	Fraud  []string            // groups and bodies left out of every total, folded by Fold
	// Totals are headings of published tables that hold a whole stratum, or, for
	// Total, all crime without fraud; folded by Fold.
	Totals map[string]string
	// Wider are offence groups of published tables that are none of the workbook's and
	// lie in one stratum whole, to that stratum; folded by Fold.
	Wider map[string]string
}

// HoldingFraud are the strata that count crimes of fraud, sorted: those of which the
// name or a group says so.
func (g OffenceGroups) HoldingFraud() []string {
	var out []string
	for stratum, groups := range g.Strata {
		if slices.ContainsFunc(append([]string{stratum}, groups...), func(name string) bool {
			return slices.Contains(g.Fraud, Fold(name)) || slices.Contains(strings.Fields(name), "fraud")
		}) {
			out = append(out, stratum)
		}
	}
	slices.Sort(out)
	return out
}

// Total is the name of all recorded crime, fraud excluded, beside the strata.
const Total = "total"

// Stratum is the stratum of every group.
func (g OffenceGroups) Stratum() map[string]string {
	of := make(map[string]string)
	for stratum, groups := range g.Strata {
		for _, group := range groups {
			of[group] = stratum
		}
	}
	return of
}
