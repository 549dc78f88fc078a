package narrative

import (
	"html"
	"maps"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"assize/report/read/source"
)

const (
	numberMessage = "a number that is neither a date nor a reference"
	numberHint    = `insert it by name, as in {{rate "force"}}`
)

// allowed are numbers that prose may hold in the shipped languages: dates, years,
// names of the field, and references by number, in Welsh also mutated.
var allowed = regexp.MustCompile(`\bN100\b` +
	`|\b(?:0?[1-9]|[12][0-9]|3[01]) (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: [0-9]{4})?\b` +
	`|\b(?:0?[1-9]|[12][0-9]|3[01]) (?:Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr)(?: [0-9]{4})?\b` +
	`|\b(?:19|20)[0-9]{2}\b` +
	`|\b(?i:section|paragraph|recommendation|recommendations|criterion|question|table|figure|annex|chapter|page|note) [0-9]+(?:\.[0-9]+)*\b` +
	`|\b(?i:adran|(?:p|b|ph|mh)aragraff|argymhelliad|argymhellion|(?:m|f)aen prawf|(?:c|g|ch|ngh)westiwn|(?:t|d|th|nh)abl|ffigur|atodiad|(?:p|b|ph|mh)ennod|(?:t|d|th|nh)udalen|nodyn) [0-9]+(?:\.[0-9]+)*\b`)

// measured is what follows a number that is no date and no reference, whatever
// stands before it.
var measured = regexp.MustCompile(`^(?:[.,][0-9]|\s*(?:%|٪|％|(?i:per ?cent|y cant)\b))`)

// insertionForm is what Parse reads as an insertion; its digits are arguments.
var insertionForm = regexp.MustCompile(`\{\{[^\n{}]*\}\}`)

// reference is a character by its name or number, as HTML has them.
var reference = regexp.MustCompile(`^&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{0,30});?`)

// Typed finds the numbers that were typed into a text and are neither dates nor
// references: in the digits of any script, as superscripts, fractions and other
// characters that are numbers, and as character references. Each is a warning
// where it stands; of very many the first are told.
func Typed(at source.Pos, text string) source.Problems {
	var ps source.Problems
	if len(text) > maxBytes {
		return nil // Parse refuses it
	}
	where := newPlaces(at, text)
	for _, offset := range numbers(plainOf(text)) {
		if len(ps) == maxTold {
			ps.Warn(at, RuleNumber, numberHint, "more numbers that are neither dates nor references")
			break
		}
		pos, inside := where.of(offset).inMessage()
		ps.Warn(pos, RuleNumber, numberHint, "%s", numberMessage+inside)
	}
	return ps
}

// typedNumbers are the numbers of a text as they are written, dates and references
// among them: what a translation must hold too.
func typedNumbers(text string) []string {
	var out []string
	for _, at := range numbers(text) {
		out = append(out, text[at:at+numberAt(text[at:])])
	}
	return out
}

// SameInsertions reports whether two texts insert the same values of measures, however
// often: a translation leaves none out and adds none.
func SameInsertions(a, b string) bool {
	return maps.Equal(insertedIn(a), insertedIn(b))
}

// insertedIn are a text's insertions that have arguments.
func insertedIn(text string) map[string]bool {
	out := map[string]bool{}
	for _, form := range insertionForm.FindAllString(text, -1) {
		name, arguments, ok := parts(strings.Trim(form, "{}"))
		if ok && len(arguments) > 0 {
			lower, _ := uncapital(name)
			out[lower+"\x00"+strings.Join(arguments, "\x00")] = true
		}
	}
	return out
}

// plainOf is a text with blanks of the same length in the place of insertions,
// and of what may be typed. A sum of money, a percentage or a part of a longer
// number is no year.
func plainOf(text string) string {
	text = blank(text, insertionForm, func(int, int) bool { return true })
	return blank(text, allowed, func(from, to int) bool {
		before, _ := utf8.DecodeLastRuneInString(text[:from])
		return before != '#' && !unicode.Is(unicode.Sc, before) && !unicode.IsNumber(before) && !measured.MatchString(text[to:])
	})
}

func blank(text string, form *regexp.Regexp, may func(from, to int) bool) string {
	var b strings.Builder
	last := 0
	for _, at := range form.FindAllStringIndex(text, -1) {
		if may(at[0], at[1]) {
			b.WriteString(text[last:at[0]])
			b.WriteString(strings.Repeat(" ", at[1]-at[0]))
			last = at[1]
		}
	}
	b.WriteString(text[last:])
	return b.String()
}

// numbers are the bytes at which numbers begin.
func numbers(text string) []int {
	var out []int
	for i := 0; i < len(text); {
		if n := numberAt(text[i:]); n > 0 {
			out = append(out, i)
			i += n
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
	}
	return out
}

// numberAt is the length of the number that a text begins with: digits, with
// single points and commas between them; 0 for none.
func numberAt(text string) int {
	end := 0
	for {
		n := digitAt(text[end:])
		if n == 0 && end > 0 && end < len(text) && (text[end] == '.' || text[end] == ',') {
			if n = digitAt(text[end+1:]); n > 0 {
				n++
			}
		}
		if n == 0 {
			return end
		}
		end += n
	}
}

// digitAt is the length of the digit, or of the reference to one, that a text
// begins with; 0 for none. A reference by a number is printed as it stands, and is
// a number whatever it refers to.
func digitAt(text string) int {
	r, size := utf8.DecodeRuneInString(text)
	if unicode.IsNumber(r) {
		return size
	}
	if r != '&' {
		return 0
	}
	// A reference ends within its first characters: looking further would cost a walk
	// through the text for each of them.
	named := reference.FindString(text[:min(len(text), longestReference)])
	if !strings.ContainsFunc(named+html.UnescapeString(named), unicode.IsNumber) {
		return 0
	}
	return len(named)
}

// longestReference is more than "&", 31 letters and ";".
const longestReference = 40
