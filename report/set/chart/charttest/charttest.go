// Package charttest holds what tests of figures share: an Env, figures of every
// kind from short to extreme, and a Medium that records instead of drawing.
package charttest

import (
	"os"
	"testing"

	"assize/report/say/words"
	"assize/report/set/chart"
	"assize/report/set/face"
)

// Env loads the fonts and the English pack of the tree. It is meant for tests
// of packages three folders below the root.
func Env(tb testing.TB) chart.Env {
	tb.Helper()
	faces, err := face.Load(os.DirFS("../../../templates"), "fonts")
	if err != nil {
		tb.Fatal(err)
	}
	pack, err := words.Load(os.DirFS("../../../templates/words"), "en.yaml", words.Style{})
	if err != nil {
		tb.Fatal(err)
	}
	return chart.Env{Words: pack, Faces: faces}
}
