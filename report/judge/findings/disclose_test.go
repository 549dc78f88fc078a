package findings_test

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"assize/report/judge/findings"
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
)

// withAges is the shipped rulebook with victims counted by age, as a rule owner
// would add them: a measure each, over a column that a layout adds.
func withAges(t *testing.T, rule string) *rulebook.Rulebook {
	t.Helper()
	data, err := os.ReadFile("../../../config/rulebooks/cdi-2017.yaml")
	if err != nil {
		t.Fatal(err)
	}
	ages := ""
	for _, age := range []string{"child", "adult", "older"} {
		ages += "  victim-" + age + ":\n    label: victims, " + age + "\n    role: domain\n    domain_of: force\n    where: {victim age: " + age + "}\n    disclosure: age\n"
	}
	text := strings.Replace(string(data), "  cancelled-rape:\n", ages+"  cancelled-rape:\n", 1)
	text = strings.Replace(text, "  high-rate:\n", "  young:\n    kind: positive\n    when: measure(\"victim-child\").recorded > 0 and measure(\"victim-child\").rate >= 0\n  high-rate:\n", 1)
	text = strings.Replace(text, "  age: {threshold: 5, secondary: true,", "  age: {"+rule+",", 1)
	rb, ps := rulebook.Load(fstest.MapFS{"r.yaml": {Data: []byte(text)}}, "r.yaml")
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	return rb
}

// TestDisclosure: small counts, small differences, and what a total would tell,
// are withheld from everything public, and audit counts are not.
func TestDisclosure(t *testing.T) {
	tests := []struct {
		name  string
		rule  string
		ages  map[string][2]int // recorded, required
		want  map[string]string // why withheld
		shown map[string][2]int // public numbers of the others
	}{
		{
			"nothing small", "threshold: 5, secondary: true",
			map[string][2]int{"child": {20, 30}, "adult": {40, 50}, "older": {10, 20}},
			map[string]string{},
			map[string][2]int{"child": {20, 30}},
		},
		{
			"one small count takes the smallest other with it", "threshold: 5, secondary: true",
			map[string][2]int{"child": {3, 10}, "adult": {40, 50}, "older": {10, 20}},
			map[string]string{"child": "small", "older": "secondary"},
			map[string][2]int{"adult": {40, 50}},
		},
		{
			"a small difference", "threshold: 5, secondary: true",
			map[string][2]int{"child": {9, 10}, "adult": {40, 50}, "older": {60, 70}},
			map[string]string{"child": "difference", "adult": "secondary"},
			map[string][2]int{"older": {60, 70}},
		},
		{
			"two small ones that are small together", "threshold: 10, secondary: true",
			map[string][2]int{"child": {2, 4}, "adult": {40, 50}, "older": {3, 5}},
			map[string]string{"child": "small", "older": "small", "adult": "secondary"},
			nil,
		},
		{
			"rounding", "threshold: 0, round_to: 5",
			map[string][2]int{"child": {13, 28}, "adult": {41, 52}},
			map[string]string{},
			map[string][2]int{"child": {15, 30}, "adult": {40, 50}},
		},
		{
			"off", "threshold: 0",
			map[string][2]int{"child": {1, 2}},
			map[string]string{},
			map[string][2]int{"child": {1, 2}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := forces()[1]
			d := f.dataset()
			n := 0
			mark := func(age string, count int, recorded bool) {
				for i := range d.Reports {
					r := &d.Reports[i]
					if count > 0 && r.Extra == nil && (r.Recorded == 1) == recorded {
						r.Extra = map[audit.Field]string{"victim age": age}
						count--
						n++
					}
				}
			}
			for age, c := range tt.ages {
				mark(age, c[0], true)
				mark(age, c[1]-c[0], false)
			}
			whole, ps := build(t, d, f, withAges(t, tt.rule))
			if err := ps.Err(); err != nil {
				t.Fatal(err)
			}
			public := whole.Public()
			why := map[string]string{}
			for _, x := range whole.Disclosure {
				if x.Withheld {
					why[strings.TrimPrefix(x.Measure, "victim-")] = x.Why
				}
			}
			for age := range tt.ages {
				if why[age] != tt.want[age] {
					t.Errorf("%s is withheld for %q, want %q", age, why[age], tt.want[age])
				}
			}
			for _, m := range public.Measures {
				age, ok := strings.CutPrefix(m.ID, "victim-")
				if !ok {
					continue
				}
				want := tt.shown[age]
				if _, listed := tt.shown[age]; listed && ([2]int{m.Numerator.Int(), m.Denominator.Int()}) != want {
					t.Errorf("%s shows %d of %d, want %v", age, m.Numerator, m.Denominator, want)
				}
				if why[age] != "" && (!m.Withheld() || m.Rate.Known()) {
					t.Errorf("%s is withheld and yet there: %+v", age, m)
				}
				if known := knownNumbers(m); why[age] != "" && len(known) > 0 {
					t.Errorf("%s is withheld, and %v would give it away", age, known)
				}
			}
			// A finding about a withheld measure must not give it away either.
			for _, x := range public.Findings {
				for _, r := range x.Reasons {
					if strings.HasPrefix(r.Measure, "victim-") && why[strings.TrimPrefix(r.Measure, "victim-")] != "" && r.Value.Known() {
						t.Errorf("a reason of %s gives away %s", x.ID, r.Measure)
					}
				}
			}
			if bytes.Contains(encoded(t, public), []byte(`"why"`)) {
				t.Error("the public edition says why a count is withheld")
			}
			for _, m := range public.Measures {
				if m.ID == "rape" && m.Denominator != 60 {
					t.Error("an audit count is withheld")
				}
			}
		})
	}
}

// knownNumbers are the fields of a measure that give a number away. The level is a
// rule's.
func knownNumbers(m findings.Measure) []string {
	var out []string
	v := reflect.ValueOf(m)
	for i := range v.NumField() {
		known := false
		switch n := v.Field(i).Interface().(type) {
		case findings.Num:
			known = n.Known()
		case findings.Count:
			known = n.Known()
		}
		if name := v.Type().Field(i).Name; known && name != "Level" {
			out = append(out, name)
		}
	}
	if m.Source.Rows.Known() || m.Counting.Freedom > 0 || len(m.Counting.Terms) > 0 {
		out = append(out, "Source or Counting")
	}
	return out
}
