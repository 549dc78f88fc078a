package svg_test

import (
	"fmt"
	"os"
	"regexp"

	"assize/report/say/words"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
	"assize/report/set/face"
	"assize/report/set/svg"
)

func ExampleRender() {
	templates := os.DirFS("../../../templates")
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
	picture, err := svg.Render(charttest.Cancelled(), chart.Env{Words: pack, Faces: faces}, 467)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(regexp.MustCompile(`<title.*</title>`).FindString(string(picture)))
	// Output:
	// <title id="svg-cancelled-title">Chart: Half of the cancelled records of violence should not have been cancelled.</title>
}
