package bind

import (
	"strings"
	"testing"
	"testing/fstest"

	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/set/face"
	"assize/templates"
)

// TestHouseColoursReachFigures: what a house sets is what its charts are drawn in.
func TestHouseColoursReachFigures(t *testing.T) {
	var ps source.Problems
	h := &job.House{Colours: job.Colours{Brand: "#003300", Cause: "#660000"}}
	theme := themeOf(h, fstest.MapFS{}, "house.yaml", nil, &ps)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	if got := theme.Chart.Mark.Hex(); got != "#003300" {
		t.Errorf("marks are drawn in %s", got)
	}
	if got := theme.Chart.Strong.Hex(); got != "#660000" {
		t.Errorf("this force is drawn in %s", got)
	}
}

// TestFaintColoursAreRefused by name, with the contrast that was missed.
func TestFaintColoursAreRefused(t *testing.T) {
	var ps source.Problems
	themeOf(&job.House{Colours: job.Colours{Brand: "#ffee00"}}, fstest.MapFS{}, "house.yaml", nil, &ps)
	if !ps.Refused() || !strings.Contains(ps.Error(), "brand") || !strings.Contains(ps.Error(), "contrast") {
		t.Errorf("a yellow heading is let through: %v", ps)
	}
}

// TestLogosLettersAreHeldToTheFonts before any force is set.
func TestLogosLettersAreHeldToTheFonts(t *testing.T) {
	faces, err := face.Load(templates.Files, "fonts")
	if err != nil {
		t.Fatal(err)
	}
	logo := func(text string) error {
		var ps source.Problems
		fsys := fstest.MapFS{"logo.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 20"><text x="2" y="15" font-size="12">` + text + `</text></svg>`)}}
		themeOf(&job.House{Logo: "logo.svg", LogoAlt: "Mark"}, fsys, "house.yaml", faces, &ps)
		return ps.Err()
	}
	if err := logo("Tŷ"); err != nil {
		t.Error(err)
	}
	if err := logo("警"); err == nil || !strings.Contains(err.Error(), "U+8B66") {
		t.Errorf("a letter without a glyph: %v", err)
	}
}
