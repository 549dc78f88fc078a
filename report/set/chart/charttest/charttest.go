// Package charttest holds what tests of figures share: an Env, figures of every
// kind from short to extreme, and a Renderer that records instead of drawing.
package charttest

import (
	"os"
	"reflect"
	"testing"
	"unsafe"

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
	return chart.Env{Words: pack(), Faces: faces}
}

// TODO: the loader of language packs.
func pack() *words.Pack {
	p := &words.Pack{Lang: "en-GB"}
	v := reflect.ValueOf(p).Elem().FieldByName("labels")
	v = reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
	v.Set(reflect.ValueOf(map[words.Label]string{
		words.LabelContents: "Contents", words.LabelPage: "Page %s of %s", words.LabelTable: "Table %s",
		words.LabelTableRef: "table %s", words.LabelFigure: "Figure %s", words.LabelFigureRef: "figure %s",
		words.LabelSectionRef: "section “%s”", words.LabelSource: "Source: %s", words.LabelNote: "Note: %s",
		words.LabelNotes: "Notes", words.LabelIllustrative: "%s (illustrative)", words.LabelTo: "%s to %s",
		words.LabelChartAlt: "Chart: %s.", words.LabelIntervalAlt: "%s: %s (95%% interval %s)",
		words.LabelNoInterval: "no interval stated", words.LabelPercentAxis: "%s%%",
		words.LabelFigureTable: "The numbers are in the annex, sheet %s.",
		words.LabelScaleAlt:    "%s, on a scale from %s to %s", words.LabelThisForce: "this force", words.LabelCorrectOf: "%s of %s",
		words.LabelScaleCut: "scale starts at %s", words.LabelRow: "Group", words.LabelSeries: "Series", words.LabelWhen: "When",
		words.LabelPrinted: "Value", words.LabelInterval: "95%% interval", words.LabelUnrounded: "Unrounded value",
		words.LabelLower: "Lower limit", words.LabelUpper: "Upper limit", words.LabelRemark: "Remark",
		words.LabelWithin: "within the %s", words.LabelAbove: "above the %s", words.LabelBelow: "below the %s",
		words.LabelPosition: "Position", words.LabelNotJoined: "%s: not comparable with the point before",
		words.LabelSkip: "Skip to the report",
	}))
	return p
}
