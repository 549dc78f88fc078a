package html_test

import (
	"fmt"
	"os"
	"strings"
	"time"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/chart"
	"assize/report/set/face"
	"assize/report/set/html"
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
	pub := &doc.Publication{
		ID: "notice", Lang: "en-GB", Title: "Crime recording", Date: time.Date(2016, 8, 25, 0, 0, 0, 0, time.UTC),
		Body: []doc.Block{doc.Paragraph{Runs: []doc.Run{
			doc.Text{Text: "The force records "},
			doc.Number{Value: 85.456, Text: "around 85 percent", Ref: doc.Ref{Sheet: "Rates", Row: "force", Column: "rate"}},
			doc.Text{Text: " of crime."},
		}}},
	}
	page, err := html.Render(pub, html.Env{
		Env:     chart.Env{Words: pack, Faces: faces},
		Address: func(doc.Ref) (string, error) { return "Rates!E7", nil },
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for line := range strings.Lines(string(page)) {
		if strings.Contains(line, "data-ref") {
			fmt.Print(line)
		}
	}
	// Output:
	// <p>The force records <data value="85.456" data-ref="Rates!E7">around 85 percent</data> of crime.</p>
}
