package report_test

import (
	"bytes"
	"compress/zlib"
	"html"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"assize/config"
	"assize/report"
	"assize/report/set/annex/annextest"
	"assize/templates"
)

// says is a published file's text with its white space made one.
func says(t *testing.T, dir, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(found) != 1 {
		t.Fatalf("%d files match %s in %s", len(found), pattern, dir)
	}
	data, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	text := regexp.MustCompile(`(?s)<style>.*?</style>|<svg.*?</svg>|<[^>]*>`).ReplaceAllString(string(data), "")
	return strings.Join(strings.Fields(html.UnescapeString(text)), " ")
}

// saysTheSame: report page, notice and its fragment make the same claims of a
// force, and write percent alike.
func saysTheSame(t *testing.T, res *report.Result) {
	tests := []struct {
		slug, rate, unrecorded, title string
	}{
		{"greater-manchester", "85.5", "over 38,000", "Greater Manchester Police graded ‘inadequate’ at recording crime"},
		{"staffordshire", "around 91", "approximately 6,700", "Staffordshire Police ‘requires improvement’ at recording crime"},
		{"sussex", "nearly 95", "approximately 5,300", "Sussex Police graded ‘good’ at recording crime"},
	}
	for _, tt := range tests {
		t.Run(tt.slug, func(t *testing.T) {
			dir := filepath.Join(res.Release.Dir, "public", "forces", tt.slug)
			page := says(t, dir, "*-report.html")
			text := says(t, dir, "*-press-notice.txt")
			fragment := says(t, dir, "*-press-notice.html")
			for name, want := range map[string][]string{
				page:     {strings.ToUpper(tt.rate[:1]) + tt.rate[1:] + " percent", tt.unrecorded}, // over the figure
				text:     {tt.rate + " percent", tt.unrecorded, tt.title, "ENDS", "Get the report (https://", "Notes to editors"},
				fragment: {tt.rate + " percent", tt.unrecorded, tt.title, "ENDS", "Get the report", "Notes to editors"},
			} {
				for _, w := range want {
					if !strings.Contains(name, w) {
						t.Errorf("%.60s… does not say %q", name, w)
					}
				}
				for _, never := range []string{" 100 percent", "per cent", "%!", "<no value>"} {
					if strings.Contains(name, never) {
						t.Errorf("%.60s… says %q", name, never)
					}
				}
			}
			if utf8.RuneCountInString(tt.title) > 65 {
				t.Errorf("title of %d characters", utf8.RuneCountInString(tt.title))
			}
		})
	}
}

// fillsOnePage: the key findings are one page, whatever is found.
func fillsOnePage(t *testing.T, res *report.Result) {
	t.Helper()
	for _, f := range res.Forces {
		found, _ := filepath.Glob(filepath.Join(res.Release.Dir, "public", "forces", f.Findings.Force.Slug, "*-key-findings.pdf"))
		if len(found) != 1 {
			t.Fatalf("%s: %d sheets of key findings", f.Findings.Force.Name, len(found))
		}
		if n := pages(t, found[0]); n != 1 {
			t.Errorf("%s: key findings on %d pages", f.Findings.Force.Name, n)
		}
		if f.Report != "" && pages(t, f.Report) < 5 {
			t.Errorf("%s: pages are not counted right: %d of the report", f.Findings.Force.Name, pages(t, f.Report))
		}
	}
}

// pages counts the page objects of a PDF, those in compressed streams too.
func pages(t *testing.T, name string) int {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	page := regexp.MustCompile(`/Type\s*/Page\b`)
	n := len(page.FindAll(data, -1))
	for rest := data; ; {
		_, after, ok := bytes.Cut(rest, []byte("stream\n"))
		if !ok {
			return n
		}
		rest = after
		z, err := zlib.NewReader(bytes.NewReader(after))
		if err != nil {
			continue
		}
		plain, _ := io.ReadAll(z) // a font or a picture may be anything
		n += len(page.FindAll(plain, -1))
	}
}

// listsEveryFile: each area has a page that leads to each of its files and to
// nothing that is not there.
func listsEveryFile(t *testing.T, res *report.Result) {
	link := regexp.MustCompile(`<a href="([^"#][^":]*)"`)
	for _, area := range []string{"public", "restricted"} {
		root := filepath.Join(res.Release.Dir, area)
		page, err := os.ReadFile(filepath.Join(root, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		var want, got []string
		err = filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
			if rel, _ := filepath.Rel(root, p); err == nil && !e.IsDir() && rel != "index.html" && rel != "MANIFEST.json" {
				want = append(want, filepath.ToSlash(rel))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllSubmatch(page, -1) {
			got = append(got, html.UnescapeString(string(m[1])))
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(want, got) || len(want) < 7 {
			t.Errorf("%s: lists %d files of %d:\n%q\n%q", area, len(got), len(want), got, want)
		}
		if !bytes.Contains(page, []byte("DRAFT: not for publication")) || !bytes.Contains(page, []byte("Open Government Licence")) {
			t.Errorf("%s: the index says neither status nor licence", area)
		}
	}
}

// setsTheRound: the overview and its annex are there, and the annex is without
// fault.
func setsTheRound(t *testing.T, res *report.Result) {
	dir := filepath.Join(res.Release.Dir, "public", "national")
	book, err := os.ReadFile(filepath.Join(dir, "cdi-national-2016-illustrative-annex.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range annextest.Lint(book) {
		t.Error(fault)
	}
	if n := pages(t, filepath.Join(dir, "cdi-national-2016-illustrative-overview.pdf")); n < 3 {
		t.Errorf("%d pages", n)
	}
}

// TestLongestNameFits publishes the most findings under the longest name of the
// shipped registers, in words as they are and in very many: the sheet is one page,
// the notice within the lengths.
func TestLongestNameFits(t *testing.T) {
	const name = "Police Service of Northern Ireland"
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../testdata/demo")); err != nil {
		t.Fatal(err)
	}
	read := func(fsys fs.FS, file string) string {
		b, err := fs.ReadFile(fsys, file)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	write := func(file, text string) {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, file)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("register.yaml", strings.Replace(read(config.Files, "forces/england-wales.yaml"),
		"name: Greater Manchester Police, aliases: [", "name: "+name+", aliases: [Greater Manchester Police, ", 1))
	write("wordy/report/en/findings.tmpl", strings.ReplaceAll(read(templates.Files, "report/en/findings.tmpl"),
		`.point"}}`, `.point"}}`+strings.Repeat("as inspectors found again and again, ", 20)))
	job := "title: Long names\nworkbooks: [greater-manchester.xlsx]\nregister: [register.yaml]\nrulebook: cdi-2016\n" +
		"recorded-crime: [recorded-crime.csv]\nhouse: house.yaml\noutputs: [key-findings, press-notice]\n"
	for file, more := range map[string]string{"plain.yaml": "", "wordy.yaml": "templates: wordy\n"} {
		t.Run(file, func(t *testing.T) {
			write(file, job+more)
			res := run(t, options(filepath.Join(dir, file), t.TempDir()))
			if len(res.Forces) != 1 || res.Forces[0].Findings.Force.Name != name {
				t.Fatalf("%d forces", len(res.Forces))
			}
			fillsOnePage(t, res)
			text := says(t, filepath.Join(res.Release.Dir, "public", "forces", res.Forces[0].Findings.Force.Slug), "*-press-notice.txt")
			if !strings.Contains(text, name+" graded ‘inadequate’ ==") {
				t.Errorf("the notice of a long name begins %.200s", text)
			}
		})
	}
}
