package charttest_test

import (
	"fmt"
	"os"
	"strings"

	"assize/report/say/words"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
	"assize/report/set/face"
)

// A test sees where every word of a figure stands without drawing a pixel.
func ExampleRecorder() {
	templates := os.DirFS("../../../../templates")
	faces, err := face.Load(templates, "fonts")
	if err != nil {
		fmt.Println(err)
		return
	}
	pack, err := words.Load(templates, "words/en.yaml", words.Style{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, width := range []float64{450, 300} {
		d, err := chart.Lay(charttest.Rates(), chart.Env{Words: pack, Faces: faces}, width)
		if err != nil {
			fmt.Println(err)
			return
		}
		r := &charttest.Recorder{}
		d.Draw(r)
		overlaps, outside := 0, 0
		var all []string
		for i, t := range r.Texts {
			all = append(all, t.S)
			if t.X < 0 || t.X+t.W > width {
				outside++
			}
			for _, other := range r.Texts[:i] {
				if t.Overlaps(other.Box) {
					overlaps++
				}
			}
		}
		fmt.Printf("%.0f points: %d overlap, %d outside, rates printed: %v\n", width, overlaps, outside, strings.Contains(strings.Join(all, " "), "75.2"))
	}
	// Output:
	// 450 points: 0 overlap, 0 outside, rates printed: true
	// 300 points: 0 overlap, 0 outside, rates printed: true
}
