package chart_test

import (
	"strings"
	"testing"

	"assize/report/say/doc"
	"assize/report/set/chart/charttest"
)

// TestHeadOfNarrowValues: a head over values as narrow as "0" takes no more than
// three lines.
func TestHeadOfNarrowValues(t *testing.T) {
	const head = "Not recorded, estimated"
	f := &doc.Figure{
		ID: "figure-narrow", Title: doc.Words("Narrow"), Alt: charttest.Told("Narrow"), Level: "95%", Source: "Nobody", Plot: doc.Intervals{
			Bars: true, Axis: doc.Axis{Title: "Crimes", Max: 200}, Heads: doc.IntervalHeads{Label: "Crime type", Value: head},
			Rows: []doc.IntervalRow{{Label: "Sexual offences", Est: doc.Estimate{Upper: 17, Text: "0", Range: "0 to 17"}}},
		},
	}
	r, _ := record(t, f, charttest.Env(t), 459)
	lines := 0
	for _, text := range r.Texts {
		if s := strings.TrimSpace(text.S); s != "" && strings.Contains(head+" (95% interval)", s) {
			lines++
		}
	}
	if lines == 0 || lines > 3 {
		t.Errorf("the head takes %d lines", lines)
	}
}
