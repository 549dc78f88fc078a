package strictyaml

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"assize/report/read/source"
)

// grade is a closed list that reads itself from text.
type grade string

func (g *grade) UnmarshalText(b []byte) error {
	if s := string(b); s == "good" || s == "inadequate" {
		*g = grade(s)
		return nil
	}
	return errors.New("no such grade")
}

type base struct {
	ID string `yaml:"id,required"`
}

type band struct {
	base  `yaml:",inline"`
	At    At
	Lower *float64 `yaml:"lower"`
	Upper float64  `yaml:"upper"`
	Grade grade    `yaml:"grade"`
}

type rules struct {
	Title    string               `yaml:"title,required"`
	Version  string               `yaml:"version"`
	Cases    int                  `yaml:"cases"`
	Small    int8                 `yaml:"small"`
	Size     uint16               `yaml:"size"`
	Publish  bool                 `yaml:"publish"`
	Bands    []band               `yaml:"bands"`
	Shares   map[string]float64   `yaml:"shares"`
	Criteria map[int]grade        `yaml:"criteria"`
	Measures OrderedMap[[]string] `yaml:"measures"`
	When     Located[string]      `yaml:"when"`
	Raw      *Node                `yaml:"raw"`
	Either   oneOrMany            `yaml:"either"`
	Whatever any                  `yaml:"whatever"`
	Untagged string
	private  string //nolint:unused // must not be filled
}

// oneOrMany is written as a word or as a list.
type oneOrMany []string

func (o *oneOrMany) DecodeNode(n *Node, ps *source.Problems) {
	if n.Kind() == Scalar {
		*o = oneOrMany{n.text()}
		return
	}
	var list []string
	Decode(n, &list, ps)
	*o = list
}

func read(t *testing.T, yaml string) (rules, source.Problems) {
	t.Helper()
	n, ps := Parse("f.yaml", []byte(yaml), Limits{})
	if ps.Err() != nil {
		t.Fatal(ps)
	}
	var r rules
	Decode(n, &r, &ps)
	return r, ps
}

func TestDecode(t *testing.T) {
	got, ps := read(t, `title: Rules
version: 1.10
cases: 38040
small: -128
size: +65535
publish: true
bands:
  - id: low
    upper: 1e-3
    grade: inadequate
  - {id: high, lower: 0, upper: 95.0}
shares: {a: 0.25, b: -7}
criteria: {1: good, 16: inadequate}
measures:
  zebra: [a, "true"]
  ant: []
when: >-
  rate < 0.85
raw: {anything: [goes, ~]}
either: word
`)
	if ps.Err() != nil {
		t.Fatal(ps)
	}
	at := func(line, column int) source.Pos { return source.Pos{File: "f.yaml", Line: line, Column: column} }
	zero := 0.0
	want := rules{
		Title: "Rules", Version: "1.10", Cases: 38040, Small: -128, Size: 65535, Publish: true,
		Bands: []band{
			{base: base{"low"}, At: at(8, 5), Upper: 0.001, Grade: "inadequate"},
			{base: base{"high"}, At: at(11, 5), Lower: &zero, Upper: 95},
		},
		Shares:   map[string]float64{"a": 0.25, "b": -7},
		Criteria: map[int]grade{1: "good", 16: "inadequate"},
		Measures: OrderedMap[[]string]{Entries: []Entry[[]string]{
			{Key: "zebra", At: at(15, 3), Value: []string{"a", "true"}},
			{Key: "ant", At: at(16, 3), Value: []string{}},
		}},
		When:   Located[string]{Value: "rate < 0.85", At: at(17, 7)},
		Either: oneOrMany{"word"},
		Raw:    got.Raw,
	}
	equal := cmp.AllowUnexported(rules{}, band{})
	if diff := cmp.Diff(want, got, equal, cmp.Comparer(func(a, b *Node) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
	if items := fieldOf(got.Raw, "anything").items(); len(items) != 2 || !items[1].isNull() {
		t.Errorf("raw node holds %v", items)
	}
	if keys := got.Measures.Keys(); keys[0] != "zebra" || keys[1] != "ant" {
		t.Errorf("keys %v are not in the order of the file", keys)
	}
	if _, ok := got.Measures.Get("zebra"); !ok {
		t.Error("no zebra")
	}
	if _, ok := got.Measures.Get("bee"); ok {
		t.Error("a bee")
	}
}

// Each line is refused at the place and by the rule stated, and nothing else is.
func TestDecodeRefuses(t *testing.T) {
	tests := []struct{ name, yaml, want string }{
		{"unknown key", "titel: x", `2:1: unknown key "titel"; did you mean "title"? [yaml-unknown-key]`},
		{"unknown key in other case", "Cases: 1", `2:1: unknown key "Cases"; did you mean "cases"? [yaml-unknown-key]`},
		{"unknown key like nothing", "bands: [{id: a, xyzzy: 1}]", `2:17: unknown key "xyzzy"; known keys: id, lower, upper, grade [yaml-unknown-key]`},
		{"untagged field", "Untagged: x", `2:1: unknown key "Untagged"; known keys: title, version, cases, small, size, publish, bands, shares, criteria, measures, when, raw, either, whatever [yaml-unknown-key]`},
		{"required key absent", "bands: [{lower: 1}]", `2:9: item 1 of "bands" lacks the key "id" [yaml-missing-key]`},
		{"empty value", "cases:", `2:7: "cases" has no value; write a value or leave out the key [yaml-null]`},
		{"null pointer", "bands: [{id: a, lower: null}]", `2:24: "lower" has no value; write a value or leave out the key [yaml-null]`},
		{"null list", "bands: ~", `2:8: "bands" has no value; write a value or leave out the key [yaml-null]`},
		{"null item", "either: [a, ]\nbands: [~]", `3:9: item 1 of "bands" has no value; write a value or leave out the key [yaml-null]`},
		{"null for a type that reads itself", "either:", `2:8: "either" has no value; write a value or leave out the key [yaml-null]`},
		{"NaN", "shares: {a: .nan}", `2:13: "a" must be a finite number, not ".nan" [yaml-not-finite]`},
		{"NaN as Go spells it", "shares: {a: NaN}", `2:13: "a" must be a finite number, not "NaN" [yaml-not-finite]`},
		{"infinity", "shares: {a: -.Inf}", `2:13: "a" must be a finite number, not "-.Inf" [yaml-not-finite]`},
		{"too large for a float", "shares: {a: 1e999}", `2:13: "a" is out of range, "1e999" [yaml-number]`},
		{"octal-looking whole number", "cases: 010", `2:8: "cases" looks octal, "010"; write it in decimals without leading zero [yaml-octal]`},
		{"octal-looking float", "shares: {a: 085}", `2:13: "a" looks octal, "085"; write it in decimals without leading zero [yaml-octal]`},
		{"leading zero with decimals", "shares: {a: 085.5}", `2:13: "a" looks octal, "085.5"; write it in decimals without leading zero [yaml-octal]`},
		{"0o octal", "cases: 0o17", `2:8: "cases" looks octal, "0o17"; write it in decimals without leading zero [yaml-octal]`},
		{"hexadecimal", "cases: 0x1F", `2:8: "cases" looks octal, "0x1F"; write it in decimals without leading zero [yaml-octal]`},
		{"fraction", "cases: 1.5", `2:8: "cases" must be a whole number, not "1.5"; write it without decimals or exponent [yaml-fraction]`},
		{"whole number with decimals", "cases: 30.0", `2:8: "cases" must be a whole number, not "30.0"; write it without decimals or exponent [yaml-fraction]`},
		{"exponent for a whole number", "cases: 1e3", `2:8: "cases" must be a whole number, not "1e3"; write it without decimals or exponent [yaml-fraction]`},
		{"separators", "cases: 1_000", `2:8: "cases" must be a whole number, not "1_000" [yaml-number]`},
		{"comma", "shares: {a: 1, b: \"1,5\"}", `2:19: "b" must be a number, not text; write it without quotes [yaml-type]`},
		{"bare comma", "shares:\n  a: 38,040", `3:6: "a" must be a number, not "38,040"; write it without separators [yaml-number]`},
		{"percent sign", "shares: {a: 85%}", `2:13: "a" must be a number, not "85%"; write it without the percent sign [yaml-number]`},
		{"no digit before the point", "shares: {a: .5}", `2:13: "a" must be a number, not ".5"; write a 0 before the point [yaml-number]`},
		{"number in quotes", `cases: "5"`, `2:8: "cases" must be a whole number, not text; write it without quotes [yaml-type]`},
		{"out of range", "small: 128", `2:8: "small" is out of range, "128" [yaml-number]`},
		{"negative size", "size: -1", `2:7: "size" must not be negative, "-1" [yaml-number]`},
		{"on", "publish: on", `2:10: "publish" must be true or false, not "on"; write true or false [yaml-boolean]`},
		{"yes", "publish: yes", `2:10: "publish" must be true or false, not "yes"; write true or false [yaml-boolean]`},
		{"True", "publish: True", `2:10: "publish" must be true or false, not "True"; write true or false [yaml-boolean]`},
		{"quoted true", "publish: 'true'", `2:10: "publish" must be true or false, not "true"; write true or false [yaml-boolean]`},
		{"1 for true", "publish: 1", `2:10: "publish" must be true or false, not "1"; write true or false [yaml-boolean]`},
		{"true for text", "version: true", `2:10: "version" must be text, not true or false; write "true" in quotes [yaml-type]`},
		{"list for text", "version: [1]", `2:10: "version" must be a single value, not a list [yaml-type]`},
		{"text for list", "bands: high", `2:8: "bands" must be a list, not a single value; write it as [high] [yaml-type]`},
		{"mapping for list", "bands: {id: a}", `2:8: "bands" must be a list, not a mapping of keys to values [yaml-type]`},
		{"list for mapping", "shares: [a]", `2:9: "shares" must be a mapping of keys to values, not a list [yaml-type]`},
		{"list for ordered mapping", "measures: [a]", `2:11: "measures" must be a mapping of keys to values, not a list [yaml-type]`},
		{"word for struct", "bands: [a]", `2:9: item 1 of "bands" must be a mapping of keys to values, not a single value [yaml-type]`},
		{"word no type knows", "bands: [{id: a, grade: fine}]", `2:24: "grade": no such grade [yaml-value]`},
		{"list for a type of one word", "bands: [{id: a, grade: [good]}]", `2:24: "grade" must be a single value, not a list [yaml-type]`},
		{"word for a key that is a number", "criteria: {one: good}", `2:12: key "one" must be a whole number, not "one" [yaml-number]`},
		{"two keys of one meaning", "criteria: {1: good, +1: good}", `2:21: key "+1" means the same as an earlier one [yaml-duplicate-key]`},
		{"inside an ordered mapping", "measures: {a: [[x]]}", `2:16: item 1 of "a" must be a single value, not a list [yaml-type]`},
		{"inside a located value", "when: [x]", `2:7: "when" must be a single value, not a list [yaml-type]`},
		{"Go type that YAML cannot fill", "whatever: 1", `2:11: "whatever" cannot be read into interface {} [yaml-unsupported-go-type]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, ps := read(t, "title: x\n"+tt.yaml+"\n")
			if got := strings.ReplaceAll(ps.Error(), "f.yaml:", ""); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestDecodeTellsAllFaultsAtOnce(t *testing.T) {
	n, ps := Parse("f.yaml", []byte("cases: 010\nshares: {a: .nan, b: 1, b: 2}\npublish: on\nsize: &x 1\nbands: *x\nraw: 1\nraw: 2\n"), Limits{})
	var r rules
	Decode(n, &r, &ps)
	ps.Sort()
	var got []string
	for _, p := range ps {
		got = append(got, p.Pos.Place()+" "+p.Rule)
	}
	want := "1:1 yaml-missing-key,1:8 yaml-octal,2:13 yaml-not-finite,2:25 yaml-duplicate-key,3:10 yaml-boolean,4:7 yaml-anchor,5:8 yaml-alias,7:1 yaml-duplicate-key"
	if strings.Join(got, ",") != want {
		t.Errorf("got  %v\nwant %v", strings.Join(got, ","), want)
	}
}

func TestDecodeRefusesWhatIsNotAPointer(t *testing.T) {
	n, ps := Parse("f.yaml", []byte("a: 1\n"), Limits{})
	for _, into := range []any{rules{}, nil, (*rules)(nil)} {
		Decode(n, into, &ps)
	}
	if refused, _ := ps.Count(); refused != 3 {
		t.Errorf("%d refusals, want 3: %v", refused, ps)
	}
	Decode(nil, &rules{}, &ps)
	if refused, _ := ps.Count(); refused != 3 {
		t.Error("a nil node is a fault")
	}
}

func TestNilNodeAnswers(t *testing.T) {
	var n *Node
	if n.Kind() != None || n.text() != "" || n.items() != nil || n.members() != nil ||
		n.isNull() || n.Pos() != (source.Pos{}) {
		t.Error("a nil node is not simply absent")
	}
}
