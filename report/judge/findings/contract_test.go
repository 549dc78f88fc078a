package findings_test

import (
	"bytes"
	"flag"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"assize/report/judge/findings"
	"assize/report/judge/rulebook"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file of testdata.
func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs; look at it, then run with -update (-want +got):\n%s", path, diff)
	}
}

func encoded(t testing.TB, f findings.Findings) []byte {
	t.Helper()
	b, err := findings.Encode(f)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestGolden keeps the contract as it is written: what a change of it would do to
// every reader of findings.json is to be seen. The rules are a copy of their own,
// so that a change of the shipped ones does not hide among the differences.
func TestGolden(t *testing.T) {
	rb, ps := rulebook.Load(os.DirFS("testdata"), "rules.yaml")
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	f := forces()[0]
	whole, ps := build(t, f.dataset(), f, rb)
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/greater-manchester.json", encoded(t, whole))
	golden(t, "testdata/greater-manchester-public.json", encoded(t, whole.Public()))
}

// TestDeterministic: the same parts give the same bytes, and reading and writing
// changes none.
func TestDeterministic(t *testing.T) {
	for _, f := range forces() {
		first := encoded(t, built(t, f, "cdi-2017"))
		if second := encoded(t, built(t, f, "cdi-2017")); !bytes.Equal(first, second) {
			t.Errorf("%s: two builds differ", f.name)
		}
		read, err := findings.Decode(first)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(built(t, f, "cdi-2017"), read, sameNumbers()); diff != "" {
			t.Errorf("%s: reading back changes the value (-built +read):\n%s", f.name, diff)
		}
		if again := encoded(t, read); !bytes.Equal(first, again) {
			t.Errorf("%s: reading and writing changes the bytes", f.name)
		}
	}
}

// sameNumbers takes two absent numbers for the same.
func sameNumbers() cmp.Option {
	return cmp.Comparer(func(a, b findings.Num) bool { return a == b || !a.Known() && !b.Known() })
}

func TestDecodeRefuses(t *testing.T) {
	sound := string(encoded(t, built(t, forces()[1], "cdi-2016")))
	tests := []struct{ name, old, new string }{
		{"another schema", findings.Schema, "assize/findings/0"},
		{"an unknown field", `"schema":`, `"colour": "red", "schema":`},
		{"a rate above one", `"rate": 0.864`, `"rate": 1.864`},
		{"more recorded than required", `"numerator": 389`, `"numerator": 489`},
		{"an unknown stratum", `"strata": [
    "violence"`, `"strata": [
    "vilence"`},
		{"nothing at all", sound, ""},
		{"something after the value", "\n}\n", "\n}\n{}"},
		{"a sample that is neither", `"sample": "illustrative"`, `"sample": "perhaps"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !strings.Contains(sound, tt.old) {
				t.Fatalf("%q is not there to be replaced", tt.old)
			}
			if _, err := findings.Decode([]byte(strings.Replace(sound, tt.old, tt.new, 1))); err == nil {
				t.Error("accepted")
			}
		})
	}
}

// TestPublic: what the rulebook keeps to itself, and who judged, does not leave.
func TestPublic(t *testing.T) {
	secret := []string{`"gradeProbabilities"`, "A. Inspector"}
	for id, grades := range map[string]bool{"cdi-2016": false, "cdi-2017": true} {
		for _, f := range forces() {
			whole := built(t, f, id)
			before := encoded(t, whole)
			public := whole.Public()
			text := string(encoded(t, public))
			for _, s := range secret {
				if strings.Contains(text, s) {
					t.Errorf("%s %s: %s is public", id, f.name, s)
				}
			}
			if !bytes.Equal(before, encoded(t, whole)) {
				t.Errorf("%s %s: making the public edition changed the whole one", id, f.name)
			}
			if len(public.Criteria) > 0 {
				t.Errorf("%s: criteria are public", id)
			}
			for _, m := range public.Measures {
				if m.Grade != "" {
					t.Errorf("%s: the grade of %s is public", id, m.ID)
				}
			}
			for _, q := range public.Questions {
				if (q.Grade != "") != grades {
					t.Errorf("%s: %s has grade %q in public", id, q.Scope, q.Grade)
				}
				if len(q.Reasons) == 0 {
					t.Errorf("%s: %s has no reasons in public", id, q.Scope)
				}
				for _, r := range q.Reasons {
					if r.Kind == "criterion" && (r.Band != "" || r.From.Known()) {
						t.Errorf("%s: a reason of %s tells the grade of criterion %d", id, q.Scope, r.Criterion)
					}
				}
			}
			if public.Overall.Grade == "" {
				t.Errorf("%s: the overall judgment is not public", id)
			}
		}
	}
}

// TestEveryJudgmentHasReasons: each with the rule's file and line.
func TestEveryJudgmentHasReasons(t *testing.T) {
	for _, id := range []string{"cdi-2016", "cdi-2017", "peel-2021", "scrs-95", "force-internal", "force-internal-2014"} {
		for _, f := range forces() {
			got := built(t, f, id)
			check := func(what string, reasons []findings.Reason) {
				t.Helper()
				if len(reasons) == 0 {
					t.Errorf("%s %s: %s has no reason", id, f.name, what)
				}
				for _, r := range reasons {
					if r.Rule == "" || r.File != id+".yaml" || r.Line == 0 || r.Kind == "" {
						t.Errorf("%s %s: %s: reason without its rule: %+v", id, f.name, what, r)
					}
				}
			}
			check("overall", got.Overall.Reasons)
			for _, q := range got.Questions {
				check(q.Scope, q.Reasons)
			}
			for _, c := range got.Criteria {
				check(c.Label, c.Reasons)
			}
			for _, x := range got.Findings {
				check(x.ID, x.Reasons)
				for _, r := range x.Recommendations {
					if r.Due.IsZero() || r.Months < 1 {
						t.Errorf("%s: recommendation %s is due never", id, r.ID)
					}
				}
			}
		}
	}
}

// TestOrder: findings stand by seriousness, with the same ids from run to run.
func TestOrder(t *testing.T) {
	rank := map[string]int{"cause-of-concern": 0, "area-for-improvement": 1, "positive": 2}
	for _, f := range forces() {
		got := built(t, f, "cdi-2016").Findings
		if !slices.IsSortedFunc(got, func(a, b findings.Finding) int { return rank[a.Kind] - rank[b.Kind] }) {
			t.Errorf("%s: findings are not ordered by seriousness", f.name)
		}
	}
}

// TestProbabilities: they add up to one, and moving the nearest grade away is a
// matter of whole crimes.
func TestProbabilities(t *testing.T) {
	got := built(t, forces()[0], "cdi-2016")
	if len(got.GradeProbabilities) == 0 {
		t.Fatal("no probabilities")
	}
	for _, p := range got.GradeProbabilities {
		sum := 0.0
		for _, x := range p.Probabilities {
			sum += x.Float()
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Errorf("%s: probabilities add up to %v", p.Measure, sum)
		}
		if p.ToHigher < 0 || p.ToLower > 0 {
			t.Errorf("%s: %d to rise, %d to fall", p.Measure, p.ToHigher, p.ToLower)
		}
		if p.Measure == "violence" && (p.Probabilities[0] < 0.99 || p.ToHigher != 59 || p.ToLower != 0) {
			t.Errorf("violence, 451 of 600 where 510 would do: %+v", p)
		}
	}
}

// TestCompare: the same data under two rulebooks differ in grades and rules, and
// not in rates.
func TestCompare(t *testing.T) {
	staffs := forces()[1]
	a, b := built(t, staffs, "cdi-2016"), built(t, staffs, "cdi-2017")
	d := findings.Compare(a, b)
	if !findings.Compare(a, a).Same() || d.Same() {
		t.Fatal("the same differs, or the different is the same")
	}
	found := map[string]string{}
	for _, i := range d.Items {
		found[string(i.Section)+" "+i.Subject+" "+i.Field] = i.From + " > " + i.To
		if i.Section == findings.DiffRates {
			t.Errorf("a rate differs under other rules: %+v", i)
		}
	}
	for key, want := range map[string]string{
		"grades overall grade":        "requires improvement > good",
		"grades criterion 1 grade":    "requires improvement > good",
		"rules rulebook id":           "cdi-2016 > cdi-2017",
		"rules violence band of good": "point 0.91 > point 0.88",
		"rules force, sexual, rape, vulnerable, modern-slavery, n100 band of good": "point 0.935 > point 0.905",
	} {
		if found[key] != want {
			t.Errorf("%s: %q, want %q", key, found[key], want)
		}
	}
	changed := staffs.dataset()
	changed.Reports[0].Recorded = 0
	c, ps := build(t, changed, staffs, load(t, "cdi-2016"))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	c.Findings[0].Text = "Other words."
	sections := map[findings.DiffSection]bool{}
	for _, i := range findings.Compare(a, c).Items {
		sections[i.Section] = true
	}
	if !sections[findings.DiffRates] || !sections[findings.DiffWords] || sections[findings.DiffRules] {
		t.Errorf("one crime fewer and other words: sections %v", sections)
	}
}

// TestWithWords: the whole findings take the words of the documents, and keep
// their numbers.
func TestWithWords(t *testing.T) {
	whole := built(t, forces()[0], "cdi-2016")
	told := whole.Controlled()
	told.Findings[0].Text, told.Findings[0].Recommendations[0].Text, told.Unrecorded[0].Statement = "Said.", "Do.", "over 38,000"
	if whole.Findings[0].Text == "Said." {
		t.Error("the controlled findings share the whole ones' words")
	}
	got := whole.WithWords(told)
	if got.Findings[0].Text != "Said." || got.Findings[0].Recommendations[0].Text != "Do." || got.Unrecorded[0].Statement != "over 38,000" {
		t.Errorf("words are lost: %+v", got.Findings[0])
	}
	for _, i := range findings.Compare(whole, got).Items {
		if i.Section != findings.DiffWords {
			t.Errorf("more than words changed: %+v", i)
		}
	}
}
