package narrative

import (
	"math/rand/v2"
	"strings"
	"testing"

	"assize/report/read/source"
)

// alphabet is what hostile and honest prose is made of.
func alphabet() []string {
	return []string{
		"{", "}", "{{", "}}", `"`, " ", "\n", "\r\n", "force", "rate", "rangeOf", "share", "Rate", `{{force}}`, `{{rate "x"}}`, "print", "range 9",
		"38,000", "é", "３", "&#51;", "**", "- ", "\xff", "\x00", "\ue000", "\u202e", "$x", ":=", "|", ".", "/*", "2016", "5 May 2016", "page 3",
	}
}

// holds is what is true of every text: what it is read as is the text itself, in
// its order; what is refused has a place in it; and it takes no more room than it
// had.
func holds(t *testing.T, text string) {
	t.Helper()
	pieces, ps := parse(text)
	rest, size := text, 0
	for _, p := range pieces {
		if p.Insert == nil {
			at := strings.Index(rest, p.Words)
			if at < 0 || p.Words == "" {
				t.Fatalf("%q: %q is not in the order of the text", text, p.Words)
			}
			rest, size = rest[at+len(p.Words):], size+len(p.Words)
			continue
		}
		if len(p.Insert.Arguments) > 2 {
			t.Fatalf("%q inserts %v", text, p.Insert)
		}
	}
	if size > len(text) || len(pieces) > len(text) {
		t.Fatalf("%q grows", text)
	}
	if !strings.ContainsAny(text, "{}") && !ps.Refused() && text != "" && (len(pieces) != 1 || pieces[0].Words != text) {
		t.Fatalf("%q without braces does not pass as it is: %v", text, pieces)
	}
	if strings.ContainsAny(text, "{}") && !ps.Refused() {
		whole := ""
		for _, p := range pieces {
			whole += p.Words
		}
		if strings.ContainsAny(whole, "{}") {
			t.Fatalf("braces of %q pass into the words", text)
		}
	}
	for _, p := range append(ps, typed(text)...) {
		lines := strings.Split(text, "\n")
		if p.Pos.Line < 1 && p.Severity != source.Warning && len(text) <= 64<<10 {
			t.Fatalf("%q: no place: %v", text, p)
		}
		if p.Pos.Line > len(lines) || p.Pos.Line > 0 && p.Pos.Column > len([]rune(lines[p.Pos.Line-1])) {
			t.Fatalf("%q: a place outside: %v", text, p)
		}
	}
}

// TestProseIsData: texts put together from all that could be taken for a program.
func TestProseIsData(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	letters := alphabet()
	for range 20000 {
		var b strings.Builder
		for range r.IntN(12) {
			b.WriteString(letters[r.IntN(len(letters))])
		}
		holds(t, b.String())
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range alphabet() {
		f.Add("a" + s + "b")
	}
	f.Add("The rate is {{rate \"force\"}}, see {{print \"38,000\"}}.\n{{range 3}}")
	f.Fuzz(holds)
}
