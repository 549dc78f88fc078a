package ledger

import (
	"testing"
	"testing/fstest"

	"assize/report/judge/findings"
	"assize/report/say/tell"
)

// TestStructuredEscapes: a head with a special character is still one name.
func TestStructuredEscapes(t *testing.T) {
	const text = `{{define "annex.head.x-y.z"}}Rate [a] 'b' #{{end}}`
	templates, err := tell.LoadTemplates(fstest.MapFS{"en/a.tmpl": {Data: []byte(text)}}, "en", nil)
	if err != nil {
		t.Fatal(err)
	}
	te := NewBook(tell.New(nil, templates, tell.House{}, tell.Edition{}, tell.Foreign{}), findings.Findings{})
	if got, want := te.structured("x-y", "z"), `tbl_x_y[Rate '[a'] ''b'' '#]`; got != want || te.Err() != nil {
		t.Errorf("%s, %v; want %s", got, te.Err(), want)
	}
}
