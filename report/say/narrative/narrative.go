// Package narrative reads people's own prose, in which values and claims are
// inserted by name. It is data and no program: plain words and
//
//	{{name}}
//	{{name "argument"}}
//
// over a closed list of names, and nothing else. Braces stand for nothing but
// that, so what cannot be read as an insertion is refused at its place, and what
// is read costs as much as its text is long.
package narrative

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"assize/report/read/source"
)

// Rules of people's prose.
const (
	RuleNumber    = "narrative-number"    // a number that was typed instead of inserted; a warning
	RuleSyntax    = "narrative-syntax"    // braces that are no insertion
	ruleName      = "narrative-name"      // an insertion of something that does not exist
	ruleArgument  = "narrative-argument"  // an insertion with other arguments than it needs
	ruleCharacter = "narrative-character" // a character that would be printed as something else
	ruleSize      = "narrative-size"      // more than a text may hold
)

// Limits of one text.
const (
	maxBytes      = 64 << 10 // about thirty pages
	maxInsertions = 1000
	maxArgument   = 80 // characters
	maxTold       = 20 // faults of one text that are told
)

// Word is a name that may be inserted, with what each of its arguments is and
// what it says.
type Word struct {
	Name  string
	Needs []string // "measure"; nil for a word without arguments
	Means string
}

// String is the word as it is written: {{rate "measure"}}.
func (w Word) String() string {
	var b strings.Builder
	b.WriteString("{{" + w.Name)
	for _, n := range w.Needs {
		b.WriteString(` "` + n + `"`)
	}
	b.WriteString("}}")
	return b.String()
}

// Insertion is a word where a text inserts it. Capital asks for its words to
// begin with a capital letter: the name was written with one.
type Insertion struct {
	Name      string
	Arguments []string
	Capital   bool
	At        Place
}

// Piece is a stretch of plain words, or an insertion.
type Piece struct {
	Words  string
	Insert *Insertion // nil for plain words
}

// Parse parts a text into plain words and insertions, which come out in the order
// of the text and whole: the plain words of all pieces are the text without its
// insertions. at is where the text begins: a file alone when the text is the whole
// file. Every fault is told, up to some; then the pieces are of no use.
func Parse(at source.Pos, text string, words []Word) ([]Piece, source.Problems) {
	if len(text) > maxBytes {
		var ps source.Problems
		ps.Refuse(at, ruleSize, "shorten it, or part it over several sections", "holds more than %d KiB", maxBytes>>10)
		return nil, ps
	}
	p := parser{text: text, words: words, at: newPlaces(at, text)}
	for p.next < len(text) && len(p.faults) < maxTold {
		p.step()
	}
	p.flush()
	return p.pieces, p.faults
}

// parser reads a text once, from its beginning to its end.
type parser struct {
	text   string
	words  []Word
	at     *places
	next   int // byte to be read
	plain  int // byte at which the plain words that are being read begin
	count  int // insertions
	pieces []Piece
	faults source.Problems
}

// refuse tells a fault at a byte of the text.
func (p *parser) refuse(offset int, rule, hint, format string, args ...any) {
	p.at.of(offset).Refuse(&p.faults, rule, hint, format, args...)
}

// step reads one character, or a whole insertion.
func (p *parser) step() {
	r, size := utf8.DecodeRuneInString(p.text[p.next:])
	switch {
	case strings.HasPrefix(p.text[p.next:], "{{"):
		p.insertion()
		return
	case r == '{' || r == '}':
		p.refuse(p.next, RuleSyntax, example, "a brace that opens or closes no insertion")
		size = len(p.text[p.next:]) - len(strings.TrimLeft(p.text[p.next:], "{}"))
	case r == utf8.RuneError && size == 1:
		p.refuse(p.next, ruleCharacter, "save it as UTF-8", "is not UTF-8")
	case misleads(r):
		p.refuse(p.next, ruleCharacter, "remove it", "the character U+%04X is not allowed", r)
	}
	p.next += size
}

// misleads reports characters that are no part of a prose, or that make what
// follows them look other than it is: controls, the private use area, marks that
// turn the order of writing round (85.5 would be read as 5.58).
func misleads(r rune) bool {
	switch {
	case r == '\n' || r == '\r' || r == '\t':
		return false
	case unicode.Is(unicode.Co, r), unicode.IsControl(r):
		return true
	default:
		return r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069'
	}
}

// flush ends the plain words before the next byte.
func (p *parser) flush() {
	if p.plain < p.next {
		p.pieces = append(p.pieces, Piece{Words: p.text[p.plain:p.next]})
	}
	p.plain = p.next
}

const example = `values are inserted as {{rate "force"}}`

// insertion reads from "{{" on.
func (p *parser) insertion() {
	p.flush()
	start := p.next
	inside := p.text[start+len("{{"):]
	end := strings.IndexAny(inside, "{}\n")
	if end < 0 || !strings.HasPrefix(inside[end:], "}}") {
		p.refuse(start, RuleSyntax, "close it with }} on the same line; "+example, "an insertion that is not closed")
		p.leave()
		return
	}
	inside = inside[:end]
	p.next += len("{{}}") + end
	p.plain = p.next
	if p.count++; p.count > maxInsertions {
		p.refuse(start, ruleSize, "part it over several sections", "inserts more than %d values", maxInsertions)
		p.next = len(p.text)
		return
	}
	name, arguments, ok := parts(inside)
	if !ok {
		p.refuse(start, RuleSyntax, "write a name, and its arguments in quotes; "+example, "is no insertion of a value by its name")
		return
	}
	p.add(start, name, arguments)
}

// leave goes on behind an insertion that is at fault: behind its closing braces or
// at the end of its line, so that it is told once.
func (p *parser) leave() {
	p.next += len("{{")
	if end := strings.IndexAny(p.text[p.next:], "}\n"); end >= 0 {
		rest := strings.TrimLeft(p.text[p.next+end:], "}")
		p.next = len(p.text) - len(rest)
	} else {
		p.next = len(p.text)
	}
	p.plain = p.next
}

// add adds an insertion that is written well, if there is such a word.
func (p *parser) add(start int, name string, arguments []string) {
	lower, capital := uncapital(name)
	i := slices.IndexFunc(p.words, func(w Word) bool { return w.Name == lower })
	if i < 0 {
		p.refuse(start, ruleName, p.nameHint(lower), "no value or claim has this name")
		return
	}
	if w := p.words[i]; len(arguments) != len(w.Needs) {
		p.refuse(start, ruleArgument, "write "+w.String(), "%s needs %s and has %d", w.Name, counted(len(w.Needs)), len(arguments))
		return
	}
	p.pieces = append(p.pieces, Piece{Insert: &Insertion{Name: lower, Arguments: arguments, Capital: capital, At: p.at.of(start)}})
}

// counted is "no argument", "1 argument".
func counted(n int) string {
	switch n {
	case 0:
		return "no argument"
	case 1:
		return "1 argument"
	default:
		return fmt.Sprintf("%d arguments", n)
	}
}

// nameHint proposes what was probably meant, and tells once in a text what there
// is.
func (p *parser) nameHint(name string) string {
	names := make([]string, len(p.words))
	for i, w := range p.words {
		names[i] = w.Name
	}
	var hints []string
	if near := source.Nearest(name, names); len(near) > 0 {
		hints = append(hints, "did you mean "+strings.Join(near, " or ")+"?")
	}
	if !slices.ContainsFunc(p.faults, func(f source.Problem) bool { return f.Rule == ruleName }) {
		hints = append(hints, "names: "+strings.Join(names, ", "))
	}
	return strings.Join(hints, " ")
}

// uncapital is a name with its first letter small, and whether it was not.
func uncapital(name string) (string, bool) {
	lower := strings.ToLower(name[:1]) + name[1:]
	return lower, lower != name
}

// parts reads the inside of an insertion: a name, and arguments in quotes, with
// spaces between them.
func parts(s string) (name string, arguments []string, ok bool) {
	s = strings.Trim(s, " \t")
	end := strings.IndexFunc(s, func(r rune) bool { return !isLetter(r) })
	if end < 0 {
		return s, nil, s != ""
	}
	name, s = s[:end], s[end:]
	for s != "" && name != "" {
		rest := strings.TrimLeft(s, " \t")
		if rest == s || rest == "" || rest[0] != '"' {
			return "", nil, false
		}
		argument, after, closed := strings.Cut(rest[1:], `"`)
		if !closed || argument == "" || utf8.RuneCountInString(argument) > maxArgument || strings.ContainsAny(argument, `{}\`) || strings.ContainsFunc(argument, misleads) {
			return "", nil, false
		}
		arguments, s = append(arguments, argument), after
	}
	return name, arguments, name != ""
}

// isLetter reports the letters of names.
func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
