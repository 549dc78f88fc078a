package grade

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestFailures: a case that goes otherwise tells what was wanted, what came, and
// which rule gave it.
func TestFailures(t *testing.T) {
	rb := load(t, "cdi-2017")
	f, ps := readCases(rb, "mine_test.yaml", []byte(`rulebook: cdi-2017
cases:
  - name: too hopeful
    given:
      measures: {force: 0.9, violence: 0.7}
      judgments: {overall: good}
    expect:
      grades: {criterion 1: good, overall: outstanding}
      computed: {overall: good}
      findings: [sexual-concern]
      raises: [rape-concern]
      silent: [violence-concern]
      reasons: {overall: [overall/row-9], violence-concern: [trigger/other]}
  - name: right
    given:
      measures: {force: 0.9}
    expect:
      grades: {criterion 1: requires improvement}
`))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	r := runCases(rb, f)
	if r.Failed() != 1 || len(r.Results) != 2 {
		t.Fatalf("%d of %d failed", r.Failed(), len(r.Results))
	}
	var what []string
	for _, x := range r.Results[0].Failures {
		what = append(what, x.What)
	}
	want := []string{"criterion 1", "overall", "overall, computed", "findings", "raises", "silent", "reasons of overall", "reasons of violence-concern"}
	if !slices.Equal(what, want) {
		t.Errorf("failures %q, want %q", what, want)
	}
	text := r.String()
	for _, want := range []string{
		"mine_test.yaml:3:5: failed: too hopeful",
		"want good\n    got  requires improvement\n    by   force is 0.9; bands/recording/requires improvement, cdi-2017.yaml:",
		"- sexual-concern, + violence-concern",
		"cdi-2017: 1 of 2 cases as expected; bands ",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, text)
		}
	}
	missing := r.Coverage.Missing.Error()
	for _, want := range []string{
		`(?m)^cdi-2017\.yaml:\d+:\d+: warning: in 2 cases trigger rape-concern never fired; add a case \[case-unreached\]$`,
		`in 2 cases trigger sexual-improvement never silent where all that it asks for was known;`,
		`in 2 cases edge of good of recording never met: 0\.905;`,
		`in 2 cases overall/row-3 never decided;`,
		`in 2 cases trigger cancelled-concern never held by this alone: measure\("cancelled-rape"\)\.upper < 0\.9;`,
		`in 2 cases question 3 never computed outstanding;`,
	} {
		if !regexp.MustCompile(want).MatchString(missing) {
			t.Errorf("what was not reached lacks %q:\n%s", want, missing)
		}
	}
}

// TestCaseFaults: a case about what the rulebook does not have is a fault, at its
// place, and never a case that passes by accident.
func TestCaseFaults(t *testing.T) {
	tests := []struct{ name, given, expect, want string }{
		{"measure", "{measures: {vilence: 0.9}}", "{grades: {overall: good}}", `^c:4:25: .* did you mean "violence"\? \[case-unknown-measure\]$`},
		{"rate in percent", "{measures: {violence: 90}}", "{grades: {overall: good}}", `^c:4:25: .*write 0.85 for 85 percent \[case-measure\]$`},
		{"more recorded than required", "{measures: {violence: {recorded: 9, required: 8}}}", "{grades: {overall: good}}", `^c:4:25: .* \[case-measure\]$`},
		{"limits out of order", "{measures: {violence: {rate: 0.5, lower: 0.6}}}", "{grades: {overall: good}}", `^c:4:25: .* \[case-measure\]$`},
		{"criterion", "{criteria: {17: good}}", "{grades: {overall: good}}", `^c:4:25: .* \[case-unknown-criterion\]$`},
		{"grade", "{criteria: {13: god}}", "{grades: {overall: good}}", `^c:4:25: .* did you mean "good"\? \[case-unknown-grade\]$`},
		{"scope", "{}", "{grades: {over all: good}}", `^c:5:23: .* did you mean "overall"\? \[case-unknown-judgment\]$`},
		{"trigger", "{}", "{findings: [violence-concer]}", `^c:5:24: .* did you mean "violence-concern"\? \[case-unknown-trigger\]$`},
		{"nothing expected", "{}", "{}", `^c:3:5: .* \[case\]$`},
		{"unknown key", "{}", "{grade: {overall: good}}", `^c:5:14: .* \[yaml-unknown-key\]$`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := fmt.Sprintf("rulebook: cdi-2017\ncases:\n  - name: x\n    given:  %s\n    expect: %s\n", tt.given, tt.expect)
			f, ps := readCases(load(t, "cdi-2017"), "c", []byte(text))
			if f != nil {
				t.Fatal("accepted")
			}
			if !regexp.MustCompile(tt.want).MatchString(strings.Split(ps.Error(), "\n")[0]) {
				t.Errorf("want %s\ngot  %s", tt.want, ps)
			}
		})
	}
	if _, ps := readCases(load(t, "cdi-2016"), "c", []byte("rulebook: cdi-2017\ncases: []\n")); !ps.Refused() {
		t.Error("cases of another rulebook are accepted")
	}
}
