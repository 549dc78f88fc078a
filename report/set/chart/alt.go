package chart

import (
	"assize/report/say/doc"
)

// Alt is the text alternative of a figure, as it was told. Short is the finding, for a
// title; long, for an Alt entry or a description, goes on with the values, and says so
// where they are more than are drawn.
func Alt(f *doc.Figure) (short, long string) {
	told := f.Alt.Values
	if over(kindOf(f.Plot).loads()) {
		told = f.Alt.Crowded
	}
	return doc.Plain(f.Alt.Finding), doc.Plain(told)
}
