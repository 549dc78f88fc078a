package pdf

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

// PDF_OUT names a folder to write the samples to, to look at them.
func TestRenderSamples(t *testing.T) {
	env := testEnv(t)
	out := os.Getenv("PDF_OUT")
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
			if out != "" {
				if err := os.WriteFile(filepath.Join(out, name+".pdf"), b, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// The golden is the placed text of a one-page sheet: a change of words, fonts,
// spacing or line breaking shows in it line by line.
func TestTraceGolden(t *testing.T) {
	const golden = "testdata/key-findings.trace"
	got, err := Trace(keyFindings(), testEnv(t))
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
