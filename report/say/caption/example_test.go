package caption_test

import (
	"fmt"
	"os"

	"assize/report/say/caption"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/round"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// A figure is given the text that stands for it: statements about its values, each
// number with its cell.
func Example() {
	templates := os.DirFS("../../../templates")
	pack, err := words.Load(templates, "words/en.yaml", words.Style{})
	if err != nil {
		fmt.Println(err)
		return
	}
	sentences, err := tell.LoadTemplates(templates, "report/en", pack, force.Subject(), round.Subject(), round.ReleaseSubject())
	if err != nil {
		fmt.Println(err)
		return
	}
	k := tell.New(pack, sentences, tell.House{}, tell.Edition{}, tell.Foreign{})
	k.About(force.Subject())
	k.Cells = &doc.Workbook{Sheets: []doc.Sheet{{Name: "Rates", Table: &doc.Grid{
		Columns: []doc.GridColumn{{ID: "rate"}, {ID: "lower"}, {ID: "upper"}},
		Rows:    []doc.GridRow{{ID: "violence", Cells: make([]doc.GridCell, 3)}},
	}}}}
	f := &doc.Figure{ID: "figure-rates", Title: doc.Words("A quarter of violent crime goes unrecorded"), Level: "95%", Plot: doc.Intervals{
		Axis: doc.Axis{Title: "Recorded, percent of crimes reported"},
		Rows: []doc.IntervalRow{
			{Label: "Violence", Est: doc.Estimate{
				Value: 75.1667, Lower: 71.2, Upper: 78.8, Text: "75.2", Range: "71.2 to 78.8", Ref: doc.Ref{Sheet: "Rates", Row: "violence", Column: "rate"},
			}},
			{Label: "Modern slavery", Missing: "not reportable"},
		},
	}}
	var list tell.List
	caption.Describe(k, &list, f)
	fmt.Println(doc.Plain(f.Alt.Values), k.Err())
	s, _ := list.Of("drawn-interval", "figure-rates Violence")
	fmt.Println(s.Numbers()["interval"][1].Ref.Column)
	// Output:
	// Chart: A quarter of violent crime goes unrecorded. Violence: 75.2 (95% interval 71.2 to 78.8). Modern slavery: not reportable. Recorded, percent of crimes reported. <nil>
	// upper
}
