package tell_test

import (
	"fmt"
	"testing/fstest"

	"assize/report/say/doc"
	"assize/report/say/tell"
)

// A room registers what templates may say of its subject: here of a lighthouse. A
// number that a template prints comes from a function, with the cell it stands in.
func ExampleKernel() {
	files := fstest.MapFS{"en/light.tmpl": {Data: []byte(`{{define "light.range"}}The light of {{text .}} is seen at {{reach}}.{{end}}`)}}
	light := tell.Subject{Name: "a light", Says: []string{"reach"}, Tells: func(string) bool { return true }}
	templates, err := tell.LoadTemplates(files, "en", nil, light)
	if err != nil {
		fmt.Println(err)
		return
	}
	k := tell.New(nil, templates, tell.House{}, tell.Edition{}, tell.Foreign{})
	k.Cells = &doc.Workbook{Sheets: []doc.Sheet{{Name: "Lights", Table: &doc.Grid{
		Columns: []doc.GridColumn{{ID: "miles"}}, Rows: []doc.GridRow{{ID: "eddystone", Cells: []doc.GridCell{{Value: 17}}}},
	}}}}
	k.About(light)
	k.Register(map[string]any{"reach": func() (string, error) {
		return k.Number(doc.Ref{Sheet: "Lights", Row: "eddystone", Column: "miles"}, 17, "17 miles")
	}})
	for _, run := range k.Runs("light.range", "Eddystone") {
		if n, ok := run.(doc.Number); ok {
			address, err := k.Cells.Address(n.Ref)
			fmt.Println(n.Text, "at", address, err)
		}
	}
	fmt.Println(doc.Plain(k.Runs("light.range", "Eddystone")), k.Err())
	// Output:
	// 17 miles at Lights!A2 <nil>
	// The light of Eddystone is seen at 17 miles. <nil>
}
