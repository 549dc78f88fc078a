package png_test

import (
	"os"
	"path/filepath"
	"testing"

	"assize/report/set/chart/charttest"
	"assize/report/set/png"
)

// TestPictures draws every kind of figure; with -artifacts the pictures are
// kept to be looked at.
func TestPictures(t *testing.T) {
	env := charttest.Env(t)
	for _, f := range charttest.Figures() {
		b, err := png.Render(f, env, 467, 144)
		if err != nil {
			t.Error(err)
			continue
		}
		if err := os.WriteFile(filepath.Join(t.ArtifactDir(), f.ID+".png"), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestExtremePictures(t *testing.T) {
	env := charttest.Env(t)
	for _, n := range charttest.Extremes() {
		b, err := png.Render(n.Figure, env, 467, 100)
		if err != nil {
			t.Error(err)
			continue
		}
		if err := os.WriteFile(filepath.Join(t.ArtifactDir(), n.Figure.ID+".png"), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
