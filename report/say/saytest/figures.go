package saytest

import (
	"os"
	"testing"

	"assize/report/say/caption"
	"assize/report/say/doc"
	"assize/report/say/round"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// Describer gives figures their text alternatives in a shipped language, and returns
// what was stated of each, as it is worded. Every number is taken to have its cell.
func Describer(t testing.TB, lang string) func(f *doc.Figure) (stated []string) {
	t.Helper()
	pack, err := words.Load(os.DirFS("../../../templates"), "words/"+lang+".yaml", words.Style{})
	if err != nil {
		t.Fatal(err)
	}
	k := tell.New(pack, shipped(t, lang), tell.House{}, tell.Edition{}, tell.Foreign{})
	k.About(round.ReleaseSubject())
	k.Cells = anyCell{}
	return func(f *doc.Figure) (stated []string) {
		var list tell.List
		caption.Describe(k, &list, f)
		for _, s := range list.OfPart(tell.PartFigure, 0) {
			stated = append(stated, doc.Plain(k.Worded(s, tell.Alternative)))
		}
		if err := k.Err(); err != nil {
			t.Fatalf("%s: %v", f.ID, err)
		}
		return stated
	}
}

// anyCell has a cell for whatever is asked for.
type anyCell struct{}

func (anyCell) Address(doc.Ref) (string, error) { return "Sheet!A1", nil }
