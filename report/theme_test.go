package report

import (
	"strings"
	"testing"
	"testing/fstest"

	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/set/chart"
)

// TestHouseColoursReachFigures: what a house sets is what its charts are drawn in.
func TestHouseColoursReachFigures(t *testing.T) {
	var ps source.Problems
	h := &job.House{Colours: job.Colours{Brand: "#003300", Cause: "#660000"}}
	theme := themeOf(h, fstest.MapFS{}, "house.yaml", &ps)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	if got := chart.Hex(theme.Chart.Mark); got != "#003300" {
		t.Errorf("marks are drawn in %s", got)
	}
	if got := chart.Hex(theme.Chart.Strong); got != "#660000" {
		t.Errorf("this force is drawn in %s", got)
	}
}

// TestFaintColoursAreRefused by name, with the contrast that was missed.
func TestFaintColoursAreRefused(t *testing.T) {
	var ps source.Problems
	themeOf(&job.House{Colours: job.Colours{Brand: "#ffee00"}}, fstest.MapFS{}, "house.yaml", &ps)
	if !ps.Refused() || !strings.Contains(ps.Error(), "brand") || !strings.Contains(ps.Error(), "contrast") {
		t.Errorf("a yellow heading is let through: %v", ps)
	}
}
