package workbook

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"assize/report/read/audit"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// reading is what became of one cell: a value, and the repair it took or the
// rule it broke. At most one of repair and fault is set.
type reading struct {
	repair  string // rule id of the repair
	fault   string // rule id of the fault
	message string // of either
	twice   bool   // a local time that was twice, in the hour that the end of summer time repeats
}

func fault(rule, message string) reading  { return reading{fault: rule, message: message} }
func repair(rule, message string) reading { return reading{repair: rule, message: message} }

// cleanText takes invisible characters and outer spaces off, makes spaces of
// one kind and line breaks of one kind.
func cleanText(s string) (clean string, changed bool) {
	if printableASCII(s) {
		return strings.Trim(s, " "), false
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n").Replace(s)
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\u00a0' || r == '\u202f' || r == '\u2007':
			changed = true
			b.WriteByte(' ')
		case audit.Invisible(r):
			changed = true
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String()), changed
}

// printableASCII reports text that needs no cleaning but of its outer spaces.
func printableASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// Numbers typed as text: digits with commas or spaces every three, and decimals.
var (
	groupedNumber = regexp.MustCompile(`^[0-9]{1,3}([, ][0-9]{3})+(\.[0-9]+)?$`)
	plainNumber   = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?$`)
)

// numberOf is the number of a cell that is not empty, and whether it was text.
func numberOf(c sheet.Cell) (value float64, text, ok bool) {
	switch c.Kind {
	case sheet.Number:
		return c.Number, false, !math.IsNaN(c.Number) && !math.IsInf(c.Number, 0)
	case sheet.Text:
		s, _ := cleanText(c.Text)
		if groupedNumber.MatchString(s) {
			s = strings.NewReplacer(",", "", " ", "").Replace(s)
		} else if !plainNumber.MatchString(s) {
			return 0, true, false
		}
		v, err := strconv.ParseFloat(s, 64)
		return v, true, err == nil
	default:
		return 0, false, false
	}
}

// largestCount bounds a count of crimes: more were never recorded in a country.
const largestCount = 1e9

// readWhole reads a count.
func readWhole(c sheet.Cell) (int, reading) {
	v, text, ok := numberOf(c)
	switch {
	case !ok:
		return 0, fault(ruleCount, kindWord(c)+" where a count belongs")
	case v < 0:
		return 0, fault(ruleCount, "a number below 0 where a count belongs")
	case v > largestCount:
		return 0, fault(ruleCount, "a number too large for a count")
	}
	whole := math.Round(v)
	switch off := math.Abs(v - whole); {
	case off > 1e-9*math.Max(1, whole):
		return 0, fault(ruleCount, "a fraction where a count belongs")
	case off != 0:
		return int(whole), repair(ruleNoise, "a remainder of arithmetic taken off")
	case text:
		return int(whole), repair(ruleNumberText, "text read as the number "+strconv.Itoa(int(whole)))
	}
	return int(whole), reading{}
}

// kindWord is the kind of a cell's value with its article.
func kindWord(c sheet.Cell) string {
	switch c.Kind {
	case sheet.Number:
		return "a number"
	case sheet.Bool:
		return "a truth value"
	case sheet.Date:
		return "a date"
	case sheet.Error:
		return "an error"
	default:
		return "text"
	}
}

// readAmount reads a number of at least 0.
func readAmount(c sheet.Cell) (float64, reading) {
	v, text, ok := numberOf(c)
	switch {
	case !ok:
		return 0, fault(ruleAmount, kindWord(c)+" where a number belongs")
	case v < 0:
		return 0, fault(ruleAmount, "a number below 0")
	case text:
		return v, repair(ruleNumberText, "text read as the number "+strconv.FormatFloat(v, 'f', -1, 64))
	}
	return v, reading{}
}

// Values of a list that translates a column of ticks.
const (
	tickYes  = "yes"
	tickNo   = "no"
	tickNone = "not stated"
)

// readYesNo reads a tick, by the words of a list before its own.
func readYesNo(c sheet.Cell, list closedList) (audit.YesNo, reading) {
	if value, ok := list.names[audit.Fold(c.String())]; ok {
		return map[string]audit.YesNo{tickYes: audit.Yes, tickNo: audit.No, tickNone: audit.NotStated}[value], reading{}
	}
	switch c.Kind {
	case sheet.Bool:
		if c.Bool() {
			return audit.Yes, reading{}
		}
		return audit.No, reading{}
	case sheet.Number:
		switch c.Number {
		case 1:
			return audit.Yes, reading{}
		case 0:
			return audit.No, reading{}
		}
	case sheet.Text:
		switch audit.Fold(c.Text) {
		case "y", "yes", "true", "1":
			return audit.Yes, reading{}
		case "n", "no", "false", "0":
			return audit.No, reading{}
		}
	case sheet.Empty, sheet.Date, sheet.Error:
	}
	return audit.NotStated, fault(ruleYesNo, kindWord(c)+" that is neither yes nor no")
}

// readReference reads a reference: text, or a whole number whose digits are
// all there.
func readReference(c sheet.Cell) (string, reading) {
	switch c.Kind {
	case sheet.Text:
		s, changed := cleanText(c.Text)
		if changed {
			return s, repair(ruleInvisible, "invisible characters taken off a reference")
		}
		return s, reading{}
	case sheet.Number:
		if c.Text != "" { // csv: as typed
			return strings.TrimSpace(c.Text), reading{}
		}
		const exact = 1e15 // a spreadsheet program keeps fifteen digits
		if c.Number >= 0 && c.Number < exact && c.Number == math.Trunc(c.Number) {
			return strconv.FormatFloat(c.Number, 'f', 0, 64), reading{}
		}
		return "", fault(ruleReference, "a reference turned into a number that lost digits")
	default:
		return "", fault(ruleReference, "a reference turned into "+kindWord(c))
	}
}

var (
	percentText = regexp.MustCompile(`^([0-9]+(?:\.[0-9]+)?) ?(?:%|percent|per cent)$`)
	pointsText  = regexp.MustCompile(`^(?:±|\+/-|\+/−)? ?([0-9]+(?:\.[0-9]+)?) ?(%|percent|per cent|pp|percentage points?)?$`)
)

// readRate reads a share: 0.85, 85, 85% or a number shown as a percentage.
func readRate(c sheet.Cell) (float64, reading) {
	if c.Kind == sheet.Text {
		s, _ := cleanText(strings.ToLower(c.Text))
		if m := percentText.FindStringSubmatch(s); m != nil {
			v, err := strconv.ParseFloat(m[1], 64)
			if err == nil && v <= 100 {
				return v / 100, repair(ruleNumberText, "text read as a percentage")
			}
			return 0, fault(ruleRate, "a percentage above 100")
		}
	}
	v, text, ok := numberOf(c)
	switch {
	case !ok:
		return 0, fault(ruleRate, kindWord(c)+" where a rate belongs")
	case v < 0:
		return 0, fault(ruleRate, "a number below 0 where a rate belongs")
	case c.Percent && v <= 1, v < 1:
	case v >= 2 && v <= 100 && !c.Percent:
		v /= 100
	case v > 100, c.Percent:
		return 0, fault(ruleRate, "a rate above 100 percent")
	default:
		return 0, fault(ruleRate, "a rate that may be a percentage or a fraction")
	}
	if text {
		return v, repair(ruleNumberText, "text read as a rate of "+strconv.FormatFloat(v*100, 'g', 6, 64)+" percent")
	}
	return v, reading{}
}

// Half-widths below fractionBelow are fractions, those from pointsFrom on are
// percentage points; between them both are possible.
const (
	fractionBelow = 0.1
	pointsFrom    = 0.5
)

// readHalfWidth reads the half-width of an interval as a fraction.
func readHalfWidth(c sheet.Cell) (float64, reading) {
	v, ok := c.Number, c.Kind == sheet.Number
	points, text := false, c.Kind == sheet.Text
	if text {
		s, _ := cleanText(strings.ToLower(c.Text))
		if m := pointsText.FindStringSubmatch(s); m != nil {
			var err error
			v, err = strconv.ParseFloat(m[1], 64)
			ok, points = err == nil, m[2] != ""
		}
	}
	switch {
	case !ok || v < 0:
		return 0, fault(ruleRate, "no half-width of an interval")
	case c.Percent:
	case points, v >= pointsFrom:
		v /= 100
	case v >= fractionBelow:
		return 0, fault(ruleRate, "a half-width that may be percentage points or a fraction")
	}
	if text {
		return v, repair(ruleNumberText, "text read as a half-width of "+strconv.FormatFloat(v*100, 'g', 6, 64)+" percentage points")
	}
	return v, reading{}
}

// readChoice reads a value of a closed list.
func readChoice(c sheet.Cell, list closedList) (string, reading) {
	text := c.String()
	value, ok := list.names[audit.Fold(text)]
	if !ok {
		message := kindWord(c) + " that is none of the list"
		if near := source.DidYouMean(audit.Fold(text), list.values); near != "" {
			message += " (" + near + ")"
		}
		return "", fault(ruleList, message+": "+strings.Join(list.values, "; "))
	}
	if _, changed := cleanText(text); changed {
		return value, repair(ruleInvisible, "invisible characters taken off \""+value+"\"")
	}
	return value, reading{}
}

// civil is a date and time of day as written, without a zone unless offset.
type civil struct {
	time    time.Time // in UTC, or in the zone written when offset is true
	offset  bool
	hasTime bool
}
