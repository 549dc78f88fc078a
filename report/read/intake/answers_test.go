package intake

import (
	"os"
	"path/filepath"
	"testing"
)

// TestTheSameQuestionsHaveTheSameAnswers until something that was asked for changes.
func TestTheSameQuestionsHaveTheSameAnswers(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	remove := func(name string) {
		if err := os.RemoveAll(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	write("rules.yaml", "a")
	write("prose/kent.md", "b")
	write("book.xlsx", "c")
	write("tables/reports.csv", "d")
	ask := func(f *Folder) {
		for _, name := range []string{"rules.yaml", "none.yaml", "../above"} {
			_, _ = f.ReadFile(name)
		}
		for _, name := range []string{"prose", "nowhere"} {
			_, _ = f.For(Prose).ReadDir(name)
		}
		for _, name := range []string{"prose/kent.md", "prose/sussex.md", "prose"} {
			_, _ = f.Stat(name)
		}
		for _, name := range []string{"book.xlsx", "tables", "gone.ods"} {
			f.Witness(name)
		}
	}
	first := In(dir)
	ask(first)
	answers := first.Answers()
	if len(answers) != 11 {
		t.Fatalf("%d answers: %v", len(answers), answers)
	}
	if !In(dir).Same(answers) {
		t.Fatal("nothing has changed, and the answers have")
	}
	for name, c := range map[string]struct{ change, back func() }{
		"bytes":            {func() { write("rules.yaml", "A") }, func() { write("rules.yaml", "a") }},
		"gone":             {func() { remove("rules.yaml") }, func() { write("rules.yaml", "a") }},
		"new":              {func() { write("none.yaml", "") }, func() { remove("none.yaml") }},
		"entry":            {func() { write("prose/more.md", "") }, func() { remove("prose/more.md") }},
		"form":             {func() { remove("prose/kent.md"); write("prose/kent.md/x", "") }, func() { remove("prose/kent.md"); write("prose/kent.md", "b") }},
		"folder":           {func() { write("nowhere/x", "") }, func() { remove("nowhere") }},
		"workbook":         {func() { write("book.xlsx", "C") }, func() { write("book.xlsx", "c") }},
		"table":            {func() { write("tables/reports.csv", "D") }, func() { write("tables/reports.csv", "d") }},
		"one more table":   {func() { write("tables/more.csv", "") }, func() { remove("tables/more.csv") }},
		"one more witness": {func() { write("gone.ods", "") }, func() { remove("gone.ods") }},
	} {
		c.change()
		if In(dir).Same(answers) {
			t.Errorf("%s: the change is not seen", name)
		}
		if c.back(); !In(dir).Same(answers) {
			t.Errorf("%s: it is as it was, and the answers are not", name)
		}
	}
	write("prose/sussex.md", "")
	_, _ = first.Stat("prose/sussex.md")
	if changing := first.Answers(); In(dir).Same(changing) || first.Same(changing) {
		t.Error("what was answered in two ways counts as an answer")
	}
}

// TestWhatIsTooLargeForADigestIsNeverTheSame: of a terabyte nothing is read, and it is
// not taken for unchanged.
func TestWhatIsTooLargeForADigestIsNeverTheSame(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "huge.xlsx"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(filepath.Join(dir, "huge.xlsx"), 1<<40); err != nil {
		t.Skip("skipped: this file system has no holes:", err)
	}
	f := In(dir)
	f.Witness("huge.xlsx")
	if In(dir).Same(f.Answers()) {
		t.Error("what was not looked at is taken for unchanged")
	}
}
