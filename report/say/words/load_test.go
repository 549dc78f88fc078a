package words_test

import (
	"os"
	"testing"

	"assize/report/say/words"
)

// english loads the shipped pack in a style.
func english(t *testing.T, style words.Style) *words.Pack {
	t.Helper()
	p, err := words.Load(os.DirFS("../../../templates"), "words/en.yaml", style)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestEnglishLoads(t *testing.T) {
	p := english(t, words.Style{})
	if got := p.Rate(0.85456); got != "85.5 percent" {
		t.Error(got)
	}
}
