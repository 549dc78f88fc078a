package pdf

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"assize/report/say/doc"
)

var update = flag.Bool("update", false, "write the golden files")

// keepFile writes a test's document to the folder that PDF_OUT names, to look at
// it and to hold it against veraPDF.
func keepFile(t *testing.T, name string, b []byte) {
	t.Helper()
	if out := os.Getenv("PDF_OUT"); out != "" {
		if err := os.WriteFile(filepath.Join(out, name+".pdf"), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestRenderSamples(t *testing.T) {
	env := testEnv(t)
	for name, p := range samples() {
		t.Run(name, func(t *testing.T) {
			b, err := Render(p, env)
			if err != nil {
				t.Fatal(err)
			}
			again, err := Render(p, env)
			if err != nil || !bytes.Equal(b, again) {
				t.Errorf("second run differs: %v", err)
			}
			keepFile(t, name, b)
		})
	}
}

// The golden is the placed text of two pages with every kind of block that this
// room sets itself: a change of fonts, spacing or line breaking shows in it line
// by line.
func TestTraceGolden(t *testing.T) {
	const golden = "testdata/story.trace"
	p := story(doc.Contents{Title: "Contents", Depth: 2}, doc.Section{ID: "summary", Title: "Summary", Blocks: []doc.Block{
		panelOf("good", 3), keyFacts(), para(doc.Text{Text: prose}, doc.Note{ID: "n", Runs: txt("A footnote.")}),
		doc.Section{ID: "rates-section", Title: "Rates", Blocks: []doc.Block{
			ratesTable("rates", 0), cause(1),
			doc.Paragraph{Number: "3.4", Voice: "inspectors", Runs: txt(prose)},
			doc.List{Ordered: true, Items: [][]doc.Run{txt("one"), txt(prose)}},
			doc.Glossary{Entries: []doc.Term{{Term: "N100", Meaning: txt(prose)}}},
		}},
	}})
	got, err := Trace(p, testEnv(t))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(golden, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("placed text differs (-golden +now; -update writes it):\n%s", diff)
	}
}

func TestRenderNeedsWordsAndFonts(t *testing.T) {
	if _, err := Render(keyFindings(), Env{}); err == nil {
		t.Error("rendered without fonts")
	}
	p := keyFindings()
	p.Title = ""
	if _, err := Render(p, testEnv(t)); err == nil || !strings.Contains(err.Error(), "no title") {
		t.Errorf("an invalid publication was rendered: %v", err)
	}
}
