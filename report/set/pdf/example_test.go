package pdf_test

import (
	"bytes"
	"fmt"
	"os"
	"time"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/face"
	"assize/report/set/pdf"
)

// The same publication is the same bytes, whenever and wherever it is set.
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
	env := pdf.Env{Words: pack, Faces: faces}
	pub := &doc.Publication{
		ID: "notice", Lang: "en-GB", Title: "Crime recording", Author: "An inspectorate", Date: time.Date(2016, 8, 25, 0, 0, 0, 0, time.UTC),
		Body: []doc.Block{doc.Paragraph{Runs: doc.Words("The force records around 85 percent of crime.")}},
	}
	first, err := pdf.Render(pub, env)
	fmt.Printf("%s %v\n", first[:8], err)
	again, err := pdf.Render(pub, env)
	fmt.Println(bytes.Equal(first, again), err)

	// A text that the fonts cannot set is an error and never an empty box.
	pub.Body = []doc.Block{doc.Paragraph{Runs: doc.Words("漢")}}
	_, err = pdf.Render(pub, env)
	fmt.Println(err)
	// Output:
	// %PDF-1.7 <nil>
	// true <nil>
	// notice, block 1: character U+6F22, for which the fonts have no glyph, cannot be set [glyph]
}
