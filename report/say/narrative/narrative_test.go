package narrative

import (
	"slices"
	"strings"
	"testing"

	"assize/report/read/source"
)

// words are some that may be inserted.
func words() []Word {
	return []Word{
		{Name: "force"},
		{Name: "rate", Needs: []string{"measure"}},
		{Name: "rangeOf", Needs: []string{"measure"}},
		{Name: "share", Needs: []string{"measure", "group"}},
	}
}

func parse(text string) ([]Piece, source.Problems) {
	return Parse(source.Pos{File: "summary.md"}, text, words())
}

func TestInsertions(t *testing.T) {
	pieces, ps := parse("The {{force}} records\r\n{{ Rate  \"all crime\" }} ({{rangeOf \"é\"}}) & {{share \"a\" \"b\"}}.\n")
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	var got []string
	for _, p := range pieces {
		if i := p.Insert; i != nil {
			capital := ""
			if i.Capital {
				capital = "^"
			}
			got = append(got, i.At.Pos.String()+" "+capital+i.Name+"|"+strings.Join(i.Arguments, "|"))
			continue
		}
		got = append(got, p.Words)
	}
	want := []string{
		"The ", "summary.md:1:5 force|", " records\r\n", "summary.md:2:1 ^rate|all crime", " (", "summary.md:2:26 rangeOf|é", ") & ",
		"summary.md:2:45 share|a|b", ".\n",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}

// TestRefusals: whatever is no insertion of a word of the list is refused where it
// begins, and what follows it is still read.
func TestRefusals(t *testing.T) {
	const (
		noInsertion = "is no insertion of a value by its name"
		notClosed   = "an insertion that is not closed"
		stray       = "a brace that opens or closes no insertion"
	)
	tests := []struct{ name, text, want string }{
		{"literal text", `{{"38,000"}}`, "1:1: " + noInsertion},
		{"literal number", `{{38000}}`, "1:1: " + noInsertion},
		{"print", `é {{print "38,000"}}`, "1:3: no value or claim has this name"},
		{"text", `{{text "99.9 percent"}}`, "1:1: no value or claim has this name"},
		{"printf", "a\nb {{printf \"%d\" 12345}}", "2:3: " + noInsertion},
		{"width", `{{printf "%2000000000d" 1}}`, "1:1: " + noInsertion},
		{"variable", `{{$x := "a"}}`, "1:1: " + noInsertion},
		{"pipe", `{{rate "force" | sentence}}`, "1:1: " + noInsertion},
		{"nesting", `{{sentence (rate "force")}}`, "1:1: " + noInsertion},
		{"field", `{{.Force}}`, "1:1: " + noInsertion},
		{"dot", `{{.}}`, "1:1: " + noInsertion},
		{"loop", `{{range 2000000000000}}{{end}}`, "1:1: " + noInsertion},
		{"condition", `{{if force}}x{{end}}`, "1:1: " + noInsertion},
		{"end", `x{{end}}`, "1:2: no value or claim has this name"},
		{"definition", `{{define "a"}}{{end}}`, "1:1: no value or claim has this name"},
		{"template", `{{template "a"}}`, "1:1: no value or claim has this name"},
		{"comment", `{{/* 38 */}}`, "1:1: " + noInsertion},
		{"trimmed", `{{- force -}}`, "1:1: " + noInsertion},
		{"empty", `{{}}`, "1:1: " + noInsertion},
		{"blank", `{{  }}`, "1:1: " + noInsertion},
		{"raw string", "{{rate `force`}}", "1:1: " + noInsertion},
		{"character", `{{rate 'f'}}`, "1:1: " + noInsertion},
		{"bare argument", `{{rate force}}`, "1:1: " + noInsertion},
		{"no space", `{{rate"force"}}`, "1:1: " + noInsertion},
		{"open quote", `{{rate "force}}`, "1:1: " + noInsertion},
		{"escape", `{{rate "\x33"}}`, "1:1: " + noInsertion},
		{"empty argument", `{{rate ""}}`, "1:1: " + noInsertion},
		{"long argument", `{{rate "` + strings.Repeat("a", 81) + `"}}`, "1:1: " + noInsertion},
		{"curly quotes", `{{rate “force”}}`, "1:1: " + noInsertion},
		{"name in other letters", `{{rаte "force"}}`, "1:1: " + noInsertion}, // a Cyrillic letter
		{"too few", `{{rate}}`, "1:1: rate needs 1 argument and has 0; write {{rate \"measure\"}}"},
		{"too many", `{{force "x"}}`, "1:1: force needs no argument and has 1; write {{force}}"},
		{"one of two", `{{share "x"}}`, `1:1: share needs 2 arguments and has 1; write {{share "measure" "group"}}`},
		{"not closed", `a {{rate "force"`, "1:3: " + notClosed},
		{"closed on another line", "{{rate\n\"force\"}}", "1:1: " + notClosed},
		{"half closed", `{{rate "force"}`, "1:1: " + notClosed},
		{"braces in braces", `{{rate {{force}}}}`, "1:1: " + notClosed},
		{"three braces", `{{{force}}}`, "1:1: " + notClosed},
		{"one brace", `{force}`, "1:1: " + stray},
		{"closing", `force}} x`, "1:6: " + stray},
		{"closing too often", `{{force}}}`, "1:10: " + stray},
		{"case of letters inside", `{{RATE "force"}}`, "1:1: no value or claim has this name"},
		{"suggestion", `{{rte "force"}}`, "did you mean rate? names: force, rate, rangeOf, share"},
		{"private use", "a\ue0001\ue001", "1:2: the character U+E000 is not allowed"},
		{"control", "a\x00", "1:2: the character U+0000 is not allowed"},
		{"turned round", "\u202e{{force}}", "1:1: the character U+202E is not allowed"},
		{"not UTF-8", "ab\xff", "1:3: is not UTF-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pieces, ps := parse(tt.text)
			if !ps.Refused() || !strings.Contains(ps.Error(), tt.want) {
				t.Fatalf("%v, want %q", ps, tt.want)
			}
			for _, p := range pieces {
				if p.Insert != nil && !strings.Contains(tt.text, "{{force}}") {
					t.Errorf("something is inserted: %v", p.Insert)
				}
			}
			_, again := parse(tt.text + "\n{{nothing}}")
			if last := again[len(again)-1]; !strings.Contains(last.Error(), "no value or claim has this name") || last.Pos.Line != strings.Count(tt.text, "\n")+2 {
				t.Errorf("what follows is not read: %v", again)
			}
		})
	}
}

// TestLimits: no text is too large to be refused; quadratic work would be seen in
// BenchmarkHostileProse.
func TestLimits(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"long", strings.Repeat("a", maxBytes+1), "holds more than 64 KiB"},
		{"many insertions", strings.Repeat("{{force}}", maxInsertions+1), "inserts more than 1000 values"},
		{"only braces", strings.Repeat("{", maxBytes), "[narrative-syntax]"},
		{"pairs of braces", strings.Repeat("{{ ", maxBytes/3), "[narrative-syntax]"},
		{"lines of braces", strings.Repeat("{{\n", maxBytes/3), "[narrative-syntax]"},
		{"quotes", "{{rate " + strings.Repeat(`"a" `, maxBytes/4-10) + "}}", "rate needs 1 argument"},
		{"long name", "{{" + strings.Repeat("a", maxBytes-4) + "}}", "[narrative-name]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, ps := parse(tt.text)
			if !ps.Refused() || !strings.Contains(ps.Error(), tt.want) {
				t.Errorf("%d problems, want %q", len(ps), tt.want)
			}
			if len(ps) > 20 {
				t.Errorf("%d faults of one text are told", len(ps))
			}
		})
	}
}

// TestInsideAnotherFile: a text that stands in another file is told by where it
// stands, and by its own characters.
func TestInsideAnotherFile(t *testing.T) {
	at := source.Pos{File: "job.yaml", Line: 9, Column: 7}
	_, ps := Parse(at, "é\nab {{rte}}", words())
	ps = append(ps, Typed(at, "é\nab 38 of them")...)
	want := "job.yaml:9:7: no value or claim has this name, at character 6 of the text; did you mean rate? names: force, rate, rangeOf, share [narrative-name]\n" +
		`job.yaml:9:7: warning: a number that is neither a date nor a reference, at character 6 of the text; insert it by name, as in {{rate "force"}} [narrative-number]`
	if got := ps.Error(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
