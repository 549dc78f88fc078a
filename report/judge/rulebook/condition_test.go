package rulebook_test

import (
	"strings"
	"testing"

	"assize/report/judge/rulebook"
)

// condition compiles a condition as that of the sound rulebook's trigger.
func condition(t *testing.T, text string) *rulebook.Condition {
	t.Helper()
	const old = "violence.upper < 0.8 or\n      measure(\"cancelled-rape\").upper < 0.7"
	s := sound(t)
	if !strings.Contains(s, old) {
		t.Fatal("the sound rulebook has another condition")
	}
	rb, ps := parse(strings.Replace(s, old, text, 1))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	return rb.Triggers[0].When
}

// TestUnknownNeverHolds: of a rate that is not reportable nothing can be said,
// whichever way it is asked.
func TestUnknownNeverHolds(t *testing.T) {
	facts := &rulebook.Facts{Measures: map[string]rulebook.MeasureFacts{}, Criteria: map[int]string{1: rulebook.NotReportable}}
	for _, text := range []string{
		"violence.upper < 0.8", "violence.upper <= 0.8", "violence.lower > 0.8", "violence.lower >= 0.8", "violence.rate == 0.8",
		"1 - violence.rate > 0.2", "violence.change.difference < 0", "violence.unrecorded > 100", "0.8 > violence.upper",
		`below(criteria[1], "good")`, `reaches(criteria[1], "fair")`, "violence.reportable",
	} {
		if held, err := condition(t, text).Holds(facts); held || err != nil {
			t.Errorf("%s: %v, %v", text, held, err)
		}
	}
}

func TestHolds(t *testing.T) {
	violence := rulebook.NothingAudited()
	violence.Rate, violence.Lower, violence.Upper, violence.Reportable = 0.75, 0.7, 0.79, true
	violence.Recorded, violence.Required = 75, 100
	violence.Grade = "poor"
	facts := &rulebook.Facts{
		Measures: map[string]rulebook.MeasureFacts{"violence": violence},
		Criteria: map[int]string{1: "fair", 2: "poor", 3: rulebook.NotJudged}, Questions: map[int]string{1: "fair"}, Overall: "good", Causes: 2,
	}
	tests := []struct {
		text string
		want bool
	}{
		{"violence.upper < 0.79", false},
		{"violence.upper <= 0.79", true},
		{"violence.rate == 0.75", true},
		{`violence.grade == "poor"`, true},
		{`criteria[1] in ["poor", "fair"]`, true},
		{`criteria[3] == "not judged" and criteria[1] != "good"`, true},
		{`below(criteria[1], "good") and not violence.change.known`, true},
		{`below(criteria[1], "fair")`, false},
		{`reaches(criteria[1], "fair")`, true},
		{`questions[1] == "fair" and overall == "good"`, true},
		{"causes > 1 and positives == 0 and overdue == 0 and not reinspection", true},
		{`measure("violence").recorded == violence.recorded and violence.required >= 100`, true},
		{`measure("cancelled-rape").required > 0`, false},
		{"violence.required - violence.recorded > 24", true},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			text := tt.text
			if strings.ContainsAny(text[:1], "\"'[{") {
				text = "'" + text + "'"
			}
			got, err := condition(t, text).Holds(facts)
			if err != nil || got != tt.want {
				t.Errorf("%v, %v; want %v", got, err, tt.want)
			}
		})
	}
}

// FuzzParse: no rulebook brings the reader down, and what it accepts can be asked.
func FuzzParse(f *testing.F) {
	f.Add(sound(f))
	f.Fuzz(func(t *testing.T, text string) {
		rb, ps := parse(text)
		if (rb == nil) != ps.Refused() {
			t.Fatalf("rulebook %v, problems %v", rb != nil, ps)
		}
		if rb == nil {
			return
		}
		for _, tr := range rb.Triggers {
			if _, err := tr.When.Holds(&rulebook.Facts{}); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// TestDamaged: a rulebook with a line gone, a line twice or a letter gone is
// accepted or refused, and never brings the reader down.
func TestDamaged(t *testing.T) {
	text := sound(t)
	lines := strings.SplitAfter(text, "\n")
	var damaged []string
	for i := range lines {
		without := strings.Join(lines[:i], "") + strings.Join(lines[i+1:], "")
		twice := strings.Join(lines[:i+1], "") + strings.Join(lines[i:], "")
		damaged = append(damaged, without, twice)
	}
	for i := 0; i < len(text); i += 11 {
		damaged = append(damaged, text[:i]+text[i+1:])
	}
	accepted := 0
	for _, d := range damaged {
		rb, ps := parse(d)
		if (rb == nil) != ps.Refused() {
			t.Fatalf("rulebook %v, problems %v, of:\n%s", rb != nil, ps, d)
		}
		if rb == nil {
			for _, p := range ps {
				if p.Pos.Line == 0 && p.Rule != "yaml-empty" {
					t.Errorf("a fault without a place: %v", p)
				}
			}
			continue
		}
		accepted++
		for _, tr := range rb.Triggers {
			if _, err := tr.When.Holds(&rulebook.Facts{}); err != nil {
				t.Error(err)
			}
		}
	}
	if accepted == 0 || accepted == len(damaged) {
		t.Errorf("%d of %d damaged rulebooks are accepted", accepted, len(damaged))
	}
}
