package tidy_test

import (
	"slices"
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/saytest"
	"assize/report/say/tidy"
)

// round is a force of a round that was audited to the end of a year.
func round(year int, change func(f *findings.Findings)) findings.Findings {
	f := saytest.GreaterManchester()
	f.Inspection.Title = "Round of " + string(rune('0'+year%10))
	f.Audit.To = audit.Date{Year: year, Month: 12, Day: 31}
	f.Changes, f.Measures = nil, slices.Clone(f.Measures[:2])
	if change != nil {
		change(&f)
	}
	return f
}

// TestPanelMarksWhatCanBeCompared: of each way in which two rounds can differ.
func TestPanelMarksWhatCanBeCompared(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(f *findings.Findings)
		want   string
	}{
		{"the same", func(*findings.Findings) {}, "true "},
		{"another sample", func(f *findings.Findings) { f.Measures[0].Numerator-- }, "true "},
		{"something else is counted", func(f *findings.Findings) { f.Measures[0].Counting.WithinHours = 24 }, "false definition"},
		{"another level", func(f *findings.Findings) { f.Measures[0].Level = 0.9 }, "false level"},
		{"real after invented", func(f *findings.Findings) { f.Sample = "real" }, "false sample"},
		{"the inspectors do not compare them", func(f *findings.Findings) {
			f.Changes = []findings.Change{{Measure: f.Measures[0].ID, Inspection: "Round of 6"}}
		}, "false inspectors"},
	} {
		var p tidy.Panel
		for i, f := range []findings.Findings{round(2017, tt.change), round(2016, nil)} { // whatever their order
			if err := p.Add([]string{"later", "earlier"}[i], f); err != nil {
				t.Fatal(err)
			}
		}
		rows := p.Rows()
		if len(rows) != 5 {
			t.Fatalf("%s: %d rows", tt.name, len(rows))
		}
		last := len(rows[0]) - 2
		if first := rows[1]; first[last] != "" || first[last-1] != "earlier" {
			t.Errorf("%s: the first row is %v", tt.name, first[last-1:])
		}
		if got := strings.Join(rows[2][last:], " "); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestPanelTakesTheCorrection, whichever is given first, and refuses two releases that
// contradict each other.
func TestPanelTakesTheCorrection(t *testing.T) {
	version := func(v string) findings.Findings {
		return round(2016, func(f *findings.Findings) {
			if v != "1.0" {
				f.Issue = &findings.Issue{Version: v}
			}
		})
	}
	for _, releases := range [][]string{{"1.0", "1.2", "1.10"}, {"1.10", "1.2", "1.0"}} {
		var p tidy.Panel
		for _, v := range releases {
			if err := p.Add(v, version(v)); err != nil {
				t.Fatal(err)
			}
		}
		rows := p.Rows()
		if got := rows[1][len(rows[1])-3]; len(rows) != 3 || got != "1.10" {
			t.Errorf("%v: %d rows, of release %s", releases, len(rows), got)
		}
	}
	var p tidy.Panel
	if err := p.Add("a", version("1.0")); err != nil {
		t.Fatal(err)
	}
	if err := p.Add("b", version("1.0")); err != nil {
		t.Errorf("the same release twice: %v", err)
	}
	if err := p.Add("c", round(2016, func(f *findings.Findings) { f.Measures[0].Numerator-- })); err == nil {
		t.Error("two releases contradict each other, and one of them was taken")
	}
}
