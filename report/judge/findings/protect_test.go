package findings_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"assize/report/judge/findings"
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
)

// ages and domains are the two ways of the table: by age, and by crime type.
func ages() []string { return []string{"child", "adult"} }

func crimeTypes() []string {
	return []string{"violence", "sexual", "other"}
}

// crossed is the shipped rulebook with victims counted by age in the force and in each
// crime type.
func crossed(t testing.TB, rule string) (*rulebook.Rulebook, error) {
	t.Helper()
	data, err := os.ReadFile("../../../config/rulebooks/cdi-2017.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var more strings.Builder
	for _, domain := range append([]string{"force"}, crimeTypes()...) {
		for _, age := range ages() {
			fmt.Fprintf(&more, "  %s-%s:\n    label: victims, %s, %s\n    role: domain\n    domain_of: %s\n    where: {victim age: %s}\n    disclosure: age\n", age, domain, age, domain, domain, age)
		}
	}
	text := strings.Replace(string(data), "  cancelled-rape:\n", more.String()+"  cancelled-rape:\n", 1)
	text = strings.Replace(text, "  age: {threshold: 5, secondary: true,", "  age: {"+rule+",", 1)
	rb, ps := rulebook.Load(fstest.MapFS{"r.yaml": {Data: []byte(text)}}, "r.yaml")
	return rb, ps.Err()
}

// attack reads public findings as anybody may, and returns how many values each count
// that is withheld can still have, by measure and quantity: all tables of whole numbers
// that agree with what is published are tried. It knows nothing of how the program
// decides.
func attack(t *testing.T, public []byte) map[string]map[string]int {
	t.Helper()
	var f struct {
		Measures []struct {
			ID            string `json:"id"`
			Numerator     *int   `json:"numerator"`
			Denominator   *int   `json:"denominator"`
			NotReportable string `json:"notReportable"`
		} `json:"measures"`
	}
	if err := json.Unmarshal(public, &f); err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]int{}
	for _, quantity := range []string{"required", "recorded", "missed"} {
		shown := map[string]int{}
		var hidden []string
		for _, m := range f.Measures {
			if m.NotReportable == findings.WithheldReason {
				hidden = append(hidden, m.ID)
				if m.Numerator != nil || m.Denominator != nil {
					t.Fatalf("%s is withheld, and has counts", m.ID)
				}
				continue
			}
			required, recorded := *m.Denominator, *m.Numerator
			shown[m.ID] = map[string]int{"required": required, "recorded": recorded, "missed": required - recorded}[quantity]
		}
		values := map[string]map[int]bool{}
		tables(shown, func(all map[string]int) {
			for _, id := range hidden {
				if values[id] == nil {
					values[id] = map[int]bool{}
				}
				values[id][all[id]] = true
			}
		})
		for _, id := range hidden {
			if out[id] == nil {
				out[id] = map[string]int{}
			}
			out[id][quantity] = len(values[id])
		}
	}
	return out
}

// tables tries all tables of children by crime type: what is not a child is an adult.
func tables(shown map[string]int, take func(map[string]int)) {
	children := make([][]int, len(crimeTypes())) // that each crime type can have by its own row
	for k, domain := range crimeTypes() {
		child, isShown := shown["child-"+domain]
		adult, complement := shown["adult-"+domain]
		for n := 0; n <= shown[domain]; n++ {
			if (!isShown || n == child) && (!complement || shown[domain]-n == adult) {
				children[k] = append(children[k], n)
			}
		}
	}
	total, totalShown := shown["child-force"]
	adults, adultsShown := shown["adult-force"]
	for _, a := range children[0] {
		for _, b := range children[1] {
			for _, c := range children[2] {
				if totalShown && a+b+c != total || adultsShown && shown["force"]-a-b-c != adults {
					continue
				}
				all := map[string]int{"child-force": a + b + c, "adult-force": shown["force"] - a - b - c}
				for k, n := range []int{a, b, c} {
					all["child-"+crimeTypes()[k]], all["adult-"+crimeTypes()[k]] = n, shown[crimeTypes()[k]]-n
				}
				take(all)
			}
		}
	}
}

// TestNoWithheldCountCanBeWorkedOut: of random audits of victims by age and crime type,
// everything public together leaves more than one value for each small count that is
// withheld.
func TestNoWithheldCountCanBeWorkedOut(t *testing.T) {
	rb, err := crossed(t, "threshold: 5, secondary: true")
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(12, 12))
	withheld, shown := 0, 0
	for range 60 {
		f := forces()[1]
		f.rape, f.slavery, f.n100, f.cancelled = [2]int{}, [2]int{}, [2]int{}, nil
		f.strata = map[string][2]int{}
		for _, s := range []string{"violence", "sexual offences", "other"} {
			required := 16 + rng.IntN(16)
			f.strata[s] = [2]int{required - rng.IntN(required/2), required}
		}
		d := f.dataset()
		young := []int{5, 20, 50, 100}[rng.IntN(4)]
		for i := range d.Reports {
			d.Reports[i].Extra = map[audit.Field]string{"victim age": ages()[1]}
			if rng.IntN(100) < young {
				d.Reports[i].Extra["victim age"] = ages()[0]
			}
		}
		whole, ps := build(t, d, f, rb)
		if err := ps.Err(); err != nil {
			t.Fatal(err)
		}
		left := attack(t, encoded(t, whole.Public()))
		for _, x := range whole.Disclosure {
			if !x.Withheld {
				shown++
				continue
			}
			withheld++
			m := measure(t, whole, x.Measure)
			n, d := m.Numerator.Int(), m.Denominator.Int()
			for quantity, count := range map[string]int{"required": d, "recorded": n, "missed": d - n} {
				if count > 0 && count < 5 && left[x.Measure][quantity] < 2 {
					t.Fatalf("%v: %s of %s is withheld, and yet it can only be %d", f.strata, quantity, x.Measure, count)
				}
			}
		}
	}
	if withheld < 50 || shown < 30 {
		t.Errorf("%d counts withheld and %d shown are no test", withheld, shown)
	}
}

func measure(t *testing.T, f findings.Findings, id string) findings.Measure {
	t.Helper()
	for _, m := range f.Measures {
		if m.ID == id {
			return m
		}
	}
	t.Fatalf("no measure %s", id)
	return findings.Measure{}
}

// TestRulesThatCannotHoldAreRefused: without a further count withheld the first follows
// from the others; and nothing helps where its complement is shown whole.
func TestRulesThatCannotHoldAreRefused(t *testing.T) {
	if _, err := crossed(t, "threshold: 5"); err == nil || !strings.Contains(err.Error(), "write secondary: true") || strings.Count(err.Error(), "disclosure-unprotected") != 1 {
		t.Errorf("a rule that hides one count alone is taken: %v", err)
	}
	data, err := os.ReadFile("../../../config/rulebooks/cdi-2017.yaml")
	if err != nil {
		t.Fatal(err)
	}
	part := func(age, disclosure string) string {
		return fmt.Sprintf("  only-%s:\n    label: victims, %s\n    role: domain\n    domain_of: sexual\n    where: {victim age: %s}\n%s", age, age, age, disclosure)
	}
	const hidden = "    disclosure: age\n"
	for text, want := range map[string]string{
		part("child", hidden) + part("adult", ""):     `: a small count of "only-child" would follow from measures that are shown whole`,
		part("child", hidden) + part("adult", hidden): "",
		part("child", hidden):                         "",
	} {
		rules := strings.Replace(string(data), "  cancelled-rape:\n", text+"  cancelled-rape:\n", 1)
		_, ps := rulebook.Load(fstest.MapFS{"r.yaml": {Data: []byte(rules)}}, "r.yaml")
		if (want == "") != !ps.Refused() || !strings.Contains(ps.Error(), want) {
			t.Errorf("%s: %v, want %q", text, ps, want)
		}
	}
}
