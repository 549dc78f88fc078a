package tell

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestPiecesOfASubject: a piece that calls what its subject cannot say, itself or by
// what it includes, is refused when it is loaded; what is no subject's function is
// no function at all.
func TestPiecesOfASubject(t *testing.T) {
	has := func(prefix string) func(string) bool {
		return func(piece string) bool { return strings.HasPrefix(piece, prefix) }
	}
	subjects := []Subject{
		{Name: "a town", Says: []string{"mayor"}, Tells: has("town.")},
		{Name: "a county", Says: []string{"towns"}, Tells: has("county.")},
	}
	tests := []struct{ name, text, fault string }{
		{"its own", `{{define "town.a"}}{{mayor}} {{text "x"}}{{end}}{{define "county.a"}}{{towns}}{{end}}`, ""},
		{"of both", `{{define "town.a"}}{{template "shared"}}{{end}}{{define "county.a"}}{{template "shared"}}{{end}}{{define "shared"}}{{inspectorate}}{{end}}`, ""},
		{"another's", `{{define "county.a"}}{{mayor}}{{end}}`, `piece "county.a" is told of a county, which has no mayor [template-subject]`},
		{"included", `{{define "county.a"}}{{template "b"}}{{end}}{{define "b"}}{{if mayor}}x{{end}}{{end}}`, `piece "county.a" is told of a county, which has no mayor`},
		{"asked", `{{define "county.a"}}{{with (text mayor)}}x{{end}}{{end}}`, "has no mayor"},
		{"included and not written", `{{define "town.a"}}{{template "b"}}{{end}}`, `piece "town.a" includes "b", which is not defined [template-missing]`},
		{"nobody's", `{{define "county.a"}}{{sheriff}}{{end}}`, `function "sheriff" not defined [template-syntax]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := LoadTemplates(fstest.MapFS{"en/a.tmpl": {Data: []byte(tt.text)}}, "en", nil, subjects...)
			switch {
			case tt.fault == "" && err != nil:
				t.Error(err)
			case tt.fault != "" && (err == nil || !strings.Contains(err.Error(), tt.fault)):
				t.Errorf("%v, want %q", err, tt.fault)
			}
		})
	}
}

// TestOnlyItsPieces: what is told of a subject is in its pieces.
func TestOnlyItsPieces(t *testing.T) {
	town := Subject{Name: "a town", Tells: func(piece string) bool { return piece == "phrase.a" }}
	const text = `{{define "phrase.a"}}A{{end}}{{define "phrase.b"}}B{{end}}`
	templates, err := LoadTemplates(fstest.MapFS{"en/a.tmpl": {Data: []byte(text)}}, "en", nil, town)
	if err != nil {
		t.Fatal(err)
	}
	k := New(nil, templates, House{}, Edition{}, Foreign{})
	k.About(town)
	if got := k.Phrase("a"); got != "A" || k.Err() != nil {
		t.Errorf("%q, %v", got, k.Err())
	}
	if got := k.Phrase("b"); got != "" || k.Err() == nil || !strings.Contains(k.Err().Error(), `piece "phrase.b" is not told of a town`) {
		t.Errorf("%q, %v", got, k.Err())
	}
}
