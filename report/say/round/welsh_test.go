package round_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/round"
	"assize/report/say/saytest"
)

// TestWelshRound: the overview and the index in Welsh say the numbers of the
// English, and name forces in Welsh where they have such a name.
func TestWelshRound(t *testing.T) {
	english := roundOf(t, 12, 12)
	in := saytest.InWelsh(t, saytest.GreaterManchester())
	welsh := english
	welsh.Words, welsh.Templates, welsh.Edition = in.Words, in.Templates, in.Edition
	welsh.Terms, welsh.InputLang, welsh.ForceNames = in.Terms, in.InputLang, map[string]string{"force-11": "Aelwyd"}
	for i := range welsh.Forces {
		welsh.Forces[i].Titles = map[string]string{"violence-concern": "Trais", "recording-knowledge": "Gwybodaeth"}
	}
	a, _ := tellRound(t, roundOf(t, 12, 12))
	b, text := tellRound(t, welsh)
	for _, want := range []string{
		"Mae’r trosolwg hwn yn ymdrin â’r canlynol: 12 heddlu", "Annigonol | 12", "Trais: 12 heddlu", "Aelwyd | Annigonol", "68 y cant, Tachwedd 2014",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the overview does not say %q:\n%s", want, text)
		}
	}
	if at := strings.Index(text, "Aelwyd |"); at > strings.Index(text, "B Police |") {
		t.Error("forces are not in the order of their names in Welsh")
	}
	if got, want := numbersOf(b.Report), numbersOf(a.Report); !slices.Equal(got, want) {
		t.Errorf("numbers differ:\n%s", cmp.Diff(want, got))
	}
	index, err := round.TellIndex(round.Index{
		Title: "Round", Forces: []findings.Findings{in.Findings}, House: in.House, Words: in.Words, Templates: in.Templates, Edition: in.Edition,
		Files: []round.IndexFile{{Size: 1, File: doc.File{Path: "a.json", Kind: doc.FindingsFile, Subject: in.Findings.Force.ID}}}, Terms: map[string]string{"Round": "Rownd"}, InputLang: "en-GB",
	})
	if err != nil || index.Title != "Rownd" || !strings.Contains(saytest.TextOf(index), "Dyfarniad cyffredinol: annigonol.") {
		t.Errorf("index %v, %v", index, err)
	}
}

// numbersOf are the values of a document, sorted: forces may stand in another
// order.
func numbersOf(p *doc.Publication) []string {
	var out []string
	for run := range p.Runs() {
		if n, ok := run.(doc.Number); ok {
			out = append(out, fmt.Sprintf("%.10g", n.Value))
		}
	}
	slices.Sort(out)
	return out
}
