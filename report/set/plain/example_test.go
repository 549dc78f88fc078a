package plain_test

import (
	"fmt"
	"os"
	"time"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/plain"
)

func ExampleRender() {
	pack, err := words.Load(os.DirFS("../../../templates/words"), "en.yaml", words.Style{})
	if err != nil {
		fmt.Println(err)
		return
	}
	notice := &doc.Publication{
		ID: "notice", Lang: "en-GB", Title: "Greater Manchester Police judged inadequate", Date: time.Date(2016, 8, 25, 0, 0, 0, 0, time.UTC),
		Body: []doc.Block{
			doc.Paragraph{Runs: []doc.Run{
				doc.Text{Text: "The force records "},
				doc.Number{Value: 85.456, Text: "around 85 percent"},
				doc.Text{Text: " of the crimes reported to it, up from "},
				doc.Number{Value: 68, Text: "68 percent"},
				doc.Text{Text: " in 2014."},
			}},
			doc.List{Items: [][]doc.Run{doc.Words("Over 38,000 crimes a year are not recorded.")}},
		},
	}
	fmt.Print(string(plain.Render(notice, pack)))
	// Output:
	// Greater Manchester Police judged inadequate
	// ===========================================
	//
	// The force records around 85 percent of the crimes reported to it, up from
	// 68 percent in 2014.
	//
	// * Over 38,000 crimes a year are not recorded.
}
