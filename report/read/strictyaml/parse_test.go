package strictyaml

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// refusal is one expected problem: its place and rule.
type refusal struct{ place, rule string }

func TestParseRefuses(t *testing.T) {
	tests := []struct {
		name, yaml string
		want       []refusal
	}{
		{"nothing", "", []refusal{{"", "yaml-empty"}}},
		{"comments only", "# nothing\n", []refusal{{"", "yaml-empty"}}},
		{"a document without content", "---\n", []refusal{{"", "yaml-empty"}}},
		{"byte order mark", "\xef\xbb\xbfa: 1\n", []refusal{{"1:1", "yaml-encoding"}}},
		{"UTF-16 with mark", "\xff\xfea\x00:\x00", []refusal{{"1:1", "yaml-encoding"}}},
		{"UTF-16 without mark", "a\x00:\x00 \x001\x00", []refusal{{"1:1", "yaml-encoding"}}},
		{"UTF-16 big-endian without mark", "\x00a\x00:", []refusal{{"1:1", "yaml-encoding"}}},
		{"Latin-1", "a: caf\xe9\n", []refusal{{"1:7", "yaml-encoding"}}},
		{"NUL", "a: x\x00y\n", []refusal{{"1:5", "yaml-character"}}},
		{"escape character", "a: 1\nb: \x1b[31m\n", []refusal{{"2:4", "yaml-character"}}},
		{"right-to-left override", "a: ab\u202ecd\n", []refusal{{"1:6", "yaml-character"}}},
		{"bidi isolate in a comment", "a: 1 # \u2066\n", []refusal{{"1:8", "yaml-character"}}},
		{"zero-width space", "gr\u200bades: 1\n", []refusal{{"1:3", "yaml-character"}}},
		{"line separator", "a: b\u2028c: d\n", []refusal{{"1:5", "yaml-character"}}},
		{"lone carriage return", "a: 1\rb: 2\n", []refusal{{"1:5", "yaml-character"}}},
		{"columns count characters", "é: ŵ\x01\n", []refusal{{"1:5", "yaml-character"}}},
		{"NUL by escape", `a: "x\x00y"` + "\n", []refusal{{"1:4", "yaml-character"}}},
		{"bidi by escape", `a: "x\u202ey"` + "\n", []refusal{{"1:4", "yaml-character"}}},
		{"tabs", "a:\n\tb: 1\nc: 1\t# x\n", []refusal{{"2:1", "yaml-tab"}, {"3:5", "yaml-tab"}}},
		{"bracket not closed", "a: 1\nb: [1\nc: 2\n", []refusal{{"2:1", "yaml-syntax"}}},
		{"quote not closed", "a: 1\n  \nb: 'c\nd: 2\n", []refusal{{"3:1", "yaml-syntax"}}},
		{"indented less than the list", "a:\n    - 1\n  - 2\n", []refusal{{"3:3", "yaml-syntax"}}},
		{"indented more than the mapping", "a: 1\nb: 2\nc:\n  d: 1\n   e: 2\nf: 1\n", []refusal{{"5:4", "yaml-syntax"}}},
		{"indented less than its neighbour", "a: 1\nb:\n    c: 1\n    x: {a: 1,\n     b: 2}\n  d: 1\nf: 1\n", []refusal{{"6:3", "yaml-syntax"}}},
		{"text begins with a percent sign", "a: 1\nb: %s\n", []refusal{{"2:1", "yaml-syntax"}}},
		{"second colon", "title: Judgment: good\n", []refusal{{"1:1", "yaml-syntax"}}},
		{"anchor and alias", "a: &x 1\nb: *x\n", []refusal{{"1:4", "yaml-anchor"}, {"2:4", "yaml-alias"}}},
		{"anchor never used", "a: &x {b: 1}\n", []refusal{{"1:4", "yaml-anchor"}}},
		{"alias as key", "a: &x k\n*x : 1\n", []refusal{{"1:4", "yaml-anchor"}, {"2:1", "yaml-alias"}}},
		{"alias of itself", "a: &a [*a]\n", []refusal{{"1:4", "yaml-anchor"}, {"1:8", "yaml-alias"}}},
		{"custom tag", "a: !secret x\n", []refusal{{"1:4", "yaml-tag"}}},
		{"standard tag", "a: !!float 1\n", []refusal{{"1:4", "yaml-tag"}}},
		{"merge key", "a: {b: 1}\n<<: {c: 1}\n", []refusal{{"2:1", "yaml-merge-key"}}},
		{"duplicate keys", "a: 1\nb: 2\na: 3\n\"b\": 4\n", []refusal{{"3:1", "yaml-duplicate-key"}, {"4:1", "yaml-duplicate-key"}}},
		{"nested duplicate", "a:\n  - b: 1\n    b: 2\n", []refusal{{"3:5", "yaml-duplicate-key"}}},
		{"list as key", "? [a, b]\n: 1\n", []refusal{{"1:3", "yaml-key"}}},
		{"empty key", "\"\": 1\n", []refusal{{"1:1", "yaml-key"}}},
		{"absent key", "a: 1\n: 1\n", []refusal{{"2:1", "yaml-syntax"}}},
		{"null key", "~: 1\n", []refusal{{"1:1", "yaml-key"}}},
		{"second document", "a: 1\n---\nb: 2\n", []refusal{{"2:1", "yaml-second-document"}}},
		{"second document, empty", "a: 1\n---\n", []refusal{{"2:1", "yaml-second-document"}}},
		{"too deep", "a: " + strings.Repeat("[", 40) + strings.Repeat("]", 40), []refusal{{"1:35", "yaml-too-deep"}}},
		{"too large", "a: " + strings.Repeat("x", 256<<10), []refusal{{"", "yaml-too-large"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, ps := Parse("f.yaml", []byte(tt.yaml), Limits{})
			ps.Sort()
			var got []refusal
			for _, p := range ps {
				if p.Pos.File != "f.yaml" {
					t.Errorf("file of %v is %q", p, p.Pos.File)
				}
				got = append(got, refusal{p.Pos.Place(), p.Rule})
			}
			if fmt.Sprint(got) != fmt.Sprint(tt.want) {
				t.Errorf("refused %v\nwant    %v\n%v", got, tt.want, ps)
			}
		})
	}
}

func TestParseAccepts(t *testing.T) {
	tests := []struct{ name, yaml, key, want string }{
		{"plain text", "a: b c\n", "a", "b c"},
		{"Windows line ends", "a: b\r\nc: d\r\n", "c", "d"},
		{"no-break space in text", "a: \"5\u00a0percent\"\n", "a", "5\u00a0percent"},
		{"no final newline", "a: b", "a", "b"},
		{"explicit single document", "---\na: b\n...\n", "a", "b"},
		{"quoted merge sign", "\"<<\": b\n", "<<", "b"},
		{"escaped newline and tab", `a: "b\n\tc"`, "a", "b\n\tc"},
		{"block text", "a: |\n  b\n  c\n", "a", "b\nc\n"},
		{"Welsh letters", "a: ŵ ŷ â\n", "a", "ŵ ŷ â"},
		{"number as written", "a: 1.10\n", "a", "1.10"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n, ps := Parse("f.yaml", []byte(tt.yaml), Limits{})
			if ps.Err() != nil {
				t.Fatal(ps)
			}
			if got := fieldOf(n, tt.key).text(); got != tt.want {
				t.Errorf("%q = %q, want %q", tt.key, got, tt.want)
			}
		})
	}
}

// fieldOf is the value of a key, nil when the mapping has none.
func fieldOf(n *Node, key string) *Node {
	for _, m := range n.members() {
		if m.Key == key {
			return m.Value
		}
	}
	return nil
}

func TestLimitsAreArguments(t *testing.T) {
	tests := []struct {
		name, yaml string
		limits     Limits
		rule       string
	}{
		{"bytes", "a: 12345\n", Limits{Bytes: 8}, "yaml-too-large"},
		{"depth", "a: {b: 1}\n", Limits{Depth: 2}, "yaml-too-deep"},
		{"nodes", "a: [1, 2, 3]\n", Limits{Nodes: 5}, "yaml-too-many-nodes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n, ps := Parse("f.yaml", []byte(tt.yaml), tt.limits)
			if len(ps) != 1 || ps[0].Rule != tt.rule || n != nil {
				t.Errorf("got node %v and %v, want %s alone", n, ps, tt.rule)
			}
			if _, ps := Parse("f.yaml", []byte(tt.yaml), Limits{}); ps.Err() != nil {
				t.Errorf("refused under default limits: %v", ps)
			}
		})
	}
}

// The line at fault is searched for in files of ordinary size only.
func TestSyntaxOfLargeFiles(t *testing.T) {
	tests := []struct {
		name  string
		lines int
		want  string
	}{
		{"ordinary", 100, "103:3"},
		{"large", 1100, "2:1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			yaml := "# a list\n" + strings.Repeat("- "+strings.Repeat("a", 1000)+"\n", tt.lines) + "- b\n  c: 1\n"
			yaml = strings.Replace(yaml, "- b\n", "-   b: 1\n", 1)
			_, ps := Parse("f.yaml", []byte(yaml), Limits{Bytes: 8 << 20, Nodes: 1_000_000})
			if len(ps) != 1 || ps[0].Rule != "yaml-syntax" || ps[0].Pos.Place() != tt.want {
				t.Errorf("got %v, want a refusal at %s", ps, tt.want)
			}
		})
	}
}

func TestReadReportsFileErrorsWithoutMachinePaths(t *testing.T) {
	_, ps := Read(fstest.MapFS{}, "rules/x.yaml", Limits{})
	if got, want := ps.Error(), "rules/x.yaml: cannot be read: file does not exist [yaml-unreadable]"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	_, ps = Read(fstest.MapFS{"x.yaml": {Data: make([]byte, 300<<10)}}, "x.yaml", Limits{})
	if len(ps) != 1 || ps[0].Rule != "yaml-too-large" {
		t.Errorf("got %v, want yaml-too-large", ps)
	}
}

// A file at the size limit must be judged quickly whatever it holds: in at most
// a few times what a plain list of the same size takes. The library's own
// mapping decoder takes a hundred times that for the first of these.
func TestHostileFilesAreCheap(t *testing.T) {
	const size = 256 << 10
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	keys := func(format string) string {
		var b strings.Builder
		for i := 0; b.Len() < size-20; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	tests := []struct{ name, yaml string }{
		{"many keys", keys("k%d:\n")},
		{"many keys in flow", "{" + strings.TrimSuffix(keys("%d, "), ", ") + "}"},
		{"the same key", fill("a: 1\n")},
		{"open brackets", fill("[")},
		{"open braces", fill("{")},
		{"dashes in a line", fill("- ")},
		{"question marks", fill("? ")},
		{"comments", fill("#\n")},
		{"comments between keys", fill("#\na:\n\n")},
		{"anchors", keys("k%d: &a b\n")},
		{"aliases", "a: &a b\n" + strings.Repeat("- *a\n", 10)},
		{"alias bomb", aliasBomb()},
		{"one long word", fill("x")},
		{"one open quote", `"` + fill("x")},
		{"colons", fill("a: ")},
		{"blank lines", fill("\n")},
		{"documents", fill("---\n")},
		{"deepening indents", deepening(600)},
		{"block text", "a: |\n" + fill("  x\n")[:size-8]},
		{"escapes", `a: "` + fill(`\u0041`)[:size-10]},
	}
	read := func(yaml string) time.Duration {
		start := time.Now()
		n, ps := Parse("f.yaml", []byte(yaml), Limits{})
		var into map[string]int
		Decode(n, &into, &ps)
		return time.Since(start)
	}
	plain := read(fill("- abcde\n"))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			took := read(tt.yaml)
			if took > 30*plain {
				t.Errorf("took %v, a plain list %v", took, plain)
			}
			t.Log(took.Round(time.Millisecond), "a plain list", plain.Round(time.Millisecond))
		})
	}
}

func aliasBomb() string {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n", i, i, i-1, i-1, i-1, i-1)
	}
	return b.String()
}

func deepening(levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"a: 1\n", "a: &x 1\nb: *x\n", "- [a, {b: c}]\n", "a: |\n x\n", "? a\n: b\n", "\"\\u202e\": 1", "<<: {}", "--- !t\n...\n---\n",
	} {
		f.Add([]byte(s))
	}
	type all struct {
		A  string                 `yaml:"a"`
		B  *float64               `yaml:"b"`
		C  []int                  `yaml:"c"`
		D  map[string]bool        `yaml:"d"`
		E  OrderedMap[[]string]   `yaml:"e"`
		F  Located[string]        `yaml:"f"`
		At At                     `yaml:",pos"`
		G  map[int]Located[uint8] `yaml:"g"`
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		n, ps := Parse("f.yaml", data, Limits{})
		if n == nil && !ps.Refused() {
			t.Fatal("no node and no reason")
		}
		var into all
		Decode(n, &into, &ps)
		// An absent value at the very end stands after the last line.
		lines := strings.Count(string(data), "\n") + 2
		for _, p := range ps {
			if p.Rule == "" || p.Pos.Line > lines {
				t.Errorf("problem %v of a file of %d lines", p, lines)
			}
		}
	})
}
