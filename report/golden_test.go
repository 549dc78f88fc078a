package report

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"assize/config"
	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/job"
	"assize/report/release/cache"
	"assize/report/release/publish"
	"assize/report/say/doc"
	"assize/report/set/pdf"
	"assize/templates"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a committed file.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run with -update", err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("%s differs; look at it, then run with -update (-want +got):\n%.4000s", path, diff)
	}
}

// throughStore assesses a workbook and reads the assessment back from the store, as
// pass 2 does.
func throughStore(t *testing.T, b *bench, workbook string) (finished, assessment) {
	t.Helper()
	store := cache.InMemory()
	a, _ := b.assess(context.Background(), job.Workbook{Path: workbook})
	if a.Refused {
		t.Fatal(a.Problems)
	}
	row, err := b.keep(store, a)
	if err != nil {
		t.Fatal(err)
	}
	back, err := row.open(store)
	if err != nil {
		t.Fatal(err)
	}
	return row, back
}

// TestAnAssessmentCrossesTheBarrier whole, at one address, and without what the job
// does not keep.
func TestAnAssessmentCrossesTheBarrier(t *testing.T) {
	b, ps, err := setUp(Program{Version: "assize test", Config: config.Files, Templates: templates.Files}, "../testdata/demo/bilingual.yaml", "")
	if err != nil {
		t.Fatal(err, ps)
	}
	a, d := b.assess(context.Background(), job.Workbook{Path: "sussex.xlsx"})
	if a.Refused {
		t.Fatal(a.Problems)
	}
	dir := t.TempDir()
	store, err := cache.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	row, err := b.keep(store, a)
	if err != nil {
		t.Fatal(err)
	}
	for range 10 { // maps have no order
		if again, err := b.keep(store, a); err != nil || again.Key != row.Key {
			t.Fatalf("encoded differently (%v)", err)
		}
	}
	back, err := row.open(store)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := b.keep(store, back); err != nil || again.Key != row.Key {
		t.Errorf("what is read back is not what was put there (%v)", err)
	}
	entries, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	if err != nil || len(entries) != 1 {
		t.Fatalf("%d entries in the store (%v)", len(entries), err)
	}
	data, err := os.ReadFile(entries[0])
	if err != nil {
		t.Fatal(err)
	}
	found, err := findings.Encode(a.Findings)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := findings.Encode(back.Findings); err != nil || !bytes.Equal(found, again) {
		t.Errorf("findings differ (%v)", err)
	}
	if len(a.Prose) != 2 || len(back.Prose) != 2 || len(back.Lines.Reports) != len(d.Reports) {
		t.Errorf("prose %d, lines %d", len(back.Prose), len(back.Lines.Reports))
	}
	kept := 0
	for _, r := range d.Reports {
		for _, secret := range []string{r.Reference, r.Note} {
			if len(secret) > 3 && bytes.Contains(data, []byte(secret)) {
				kept++
			}
		}
	}
	if kept > 0 || len(d.Reports) == 0 {
		t.Errorf("%d references or notes are in the store, and the job keeps none", kept)
	}
}

// TestGoldens holds the whole of one force to what was last looked at: what was
// found, the document as a tree, the annex as a tree, and every drawn text with
// its place.
func TestGoldens(t *testing.T) {
	b, ps, _ := setUp(Program{Version: "assize test", Config: config.Files, Templates: templates.Files}, "../testdata/demo/job.yaml", "")
	if b == nil {
		t.Fatal(ps)
	}
	for _, name := range []string{"greater-manchester", "sussex"} {
		t.Run(name, func(t *testing.T) {
			row, a := throughStore(t, b, name+".xlsx")
			e := b.editions(b.job.Status, publish.Public)[0]
			told, err := b.tell(e, row, a, nation.Compare([]nation.Entry{nation.EntryOf(a.Findings)}, 1))
			if err != nil {
				t.Fatal(err)
			}
			encoded, err := findings.Encode(told.Findings)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, name+"-findings.json", encoded)
			golden(t, name+"-report.txt", []byte(tree(told.Report)))
			golden(t, name+"-annex.txt", []byte(annexTree(told.Analyst)))
			trace, err := pdf.Trace(told.Report, pdf.Env{Words: e.Words, Faces: b.look.Faces, Theme: b.look.Theme})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, name+"-pages.tsv", trace)
		})
	}
}

// tree is a publication as indented text: one line a value, runs in one line.
func tree(pub *doc.Publication) string {
	var b strings.Builder
	write(&b, reflect.ValueOf(*pub), 0, "Publication")
	return b.String()
}

func write(b *strings.Builder, v reflect.Value, depth int, name string) {
	pad := strings.Repeat("  ", depth)
	if v.IsValid() && v.CanInterface() {
		if runs, ok := v.Interface().([]doc.Run); ok {
			if len(runs) > 0 {
				fmt.Fprintf(b, "%s%s: %s\n", pad, name, runText(runs))
			}
			return
		}
	}
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if !v.IsNil() {
			write(b, v.Elem(), depth, name)
		}
	case reflect.Slice:
		for i := range v.Len() {
			write(b, v.Index(i), depth, fmt.Sprintf("%s[%d]", name, i))
		}
	case reflect.Struct:
		if s, ok := v.Interface().(fmt.Stringer); ok {
			fmt.Fprintf(b, "%s%s: %s\n", pad, name, s)
			return
		}
		fmt.Fprintf(b, "%s%s %s\n", pad, name, v.Type().Name())
		for i := range v.NumField() {
			write(b, v.Field(i), depth+1, v.Type().Field(i).Name)
		}
	default:
		if !v.IsZero() {
			fmt.Fprintf(b, "%s%s: %v\n", pad, name, v.Interface())
		}
	}
}

// runText shows numbers with their cells.
func runText(runs []doc.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if n, ok := r.(doc.Number); ok {
			fmt.Fprintf(&b, "⟨%s=%.10g %s/%s/%s⟩", n.Text, n.Value, n.Ref.Sheet, n.Ref.Row, n.Ref.Column)
			continue
		}
		b.WriteString(doc.Plain([]doc.Run{r}))
	}
	return b.String()
}

// annexTree is a workbook without its lines: sheets, cells and formulas.
func annexTree(w *doc.Workbook) string {
	var b strings.Builder
	for _, s := range w.Sheets {
		fmt.Fprintf(&b, "%s: %s\n", s.Name, s.Title)
		for _, l := range s.Lines {
			fmt.Fprintf(&b, "  | %s\n", l.Text)
		}
		if s.Table == nil {
			continue
		}
		if s.Table.Long {
			fmt.Fprintf(&b, "  %s: %d rows\n", s.Table.ID, len(s.Table.Rows))
			continue
		}
		for _, row := range s.Table.Rows {
			for i, c := range row.Cells {
				fmt.Fprintf(&b, "  %s %s %s: %s%s", s.Table.ID, row.ID, s.Table.Columns[i].ID, c.Text, c.Mark)
				if c.Text == "" && c.Mark == "" {
					fmt.Fprintf(&b, "%.10g", c.Value)
				}
				if c.Formula != nil {
					fmt.Fprintf(&b, " =%s", c.Formula.Symbolic())
				}
				b.WriteString("\n")
			}
		}
	}
	return b.String()
}
