package png_test

import (
	"bytes"
	"fmt"
	stdpng "image/png"
	"os"

	"assize/report/say/words"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
	"assize/report/set/face"
	"assize/report/set/png"
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
	picture, err := png.Render(charttest.Cancelled(), chart.Env{Words: pack, Faces: faces}, 468, 1600)
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := stdpng.DecodeConfig(bytes.NewReader(picture))
	fmt.Println(c.Width, "pixels, margins included;", err)
	// Output:
	// 1600 pixels, margins included; <nil>
}
