package report_test

import (
	"archive/zip"
	"encoding/json"
	"html"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// english are the words of English inspections, and welsh the same: in documents of
// another country, whose rules count records with errors of agencies, none is said.
var (
	english = regexp.MustCompile(`(?i)\b(?:forces?|constabular\w*|crimes?|recorded|recording|unrecorded|inspect\w*|in order)\b`)
	welsh   = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:heddlu\pL*|heddluoedd|[td]h?rosedd\pL*|cofnodwyd|gofnodwyd|chofnodwyd|arolyg\pL*|mewn trefn)`)
	// names hold such a word: of the state's program and its agencies, and of sheets and
	// columns, which programs find by the same names in every release.
	names = regexp.MustCompile(`State Crime Records Program|sheet Forces|daflen Forces|taflen: Forces|taflen Forces|crime recording centre|canolfan cofnodi troseddau`)
)

// TestAnotherCountry: a state's review of records runs from its own sheets, register and
// layout to every document in two languages, and none says a word of English
// inspections.
func TestAnotherCountry(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../testdata/nibrs")); err != nil {
		t.Fatal(err)
	}
	job, err := os.ReadFile(filepath.Join(dir, "job.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "job.yaml"), append(job, "languages: [en, cy]\noutputs: [html, press-notice, annex, analyst-annex, tables, charts, national]\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	res := run(t, options(filepath.Join(dir, "job.yaml"), filepath.Join(dir, "out")))
	read := 0
	for file, texts := range textsIn(t, res.Release.Dir) {
		read++
		for _, text := range texts {
			if said := english.FindString(names.ReplaceAllString(text, "")); said != "" {
				t.Errorf("%s says %q: %.200s", file, said, text)
			}
			if said := welsh.FindString(names.ReplaceAllString(text, "")); said != "" {
				t.Errorf("%s says %q: %.200s", file, said, text)
			}
		}
	}
	if read < 100 {
		t.Errorf("only %d files were read", read)
	}
	for slug, grade := range map[string]string{"cedar-bluff": "certified", "marlow": "certified", "osage-prairie": "not certified", "three-forks": "not certified"} {
		if f := whole(t, res, slug); f.Overall.Grade != grade {
			t.Errorf("%s is %s, want %s", slug, f.Overall.Grade, grade)
		}
	}
}

// textsIn are the texts that the documents of a release show their readers, by file:
// everything but PDFs, which are set of the same as their pages on the web, pictures,
// and what lists faults of the inputs in the program's own words.
func textsIn(t *testing.T, dir string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(path.Base(name), "problems.") || path.Base(name) == "MANIFEST.json" {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		switch path.Ext(name) {
		case ".html", ".svg":
			out[name] = shownIn(string(data))
		case ".xlsx", ".ods":
			out[name] = shownInBook(t, filepath.Join(dir, name))
		case ".txt":
			out[name] = strings.Split(string(data), "\n")
		case ".csv":
			if path.Base(name) != "measures.csv" { // its columns are a contract with programs
				out[name] = strings.Split(string(data), "\n")
			}
		case ".json":
			if strings.HasPrefix(path.Base(name), "datapackage") || strings.Contains(name, "csv-metadata") {
				return nil // of the same contract
			}
			out[name] = labelsIn(t, data)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var (
	hidden = regexp.MustCompile(`(?s)<style.*?</style>|<script.*?</script>`)
	marked = regexp.MustCompile(`>([^<]+)<|(?:content|alt|title|aria-label|descr|table:name|svg:title)="([^"]+)"`)
)

// shownIn are the texts of a page or a picture, and those that stand in their stead.
func shownIn(markup string) []string {
	var out []string
	for _, m := range marked.FindAllStringSubmatch(hidden.ReplaceAllString(markup, ""), -1) {
		out = append(out, html.UnescapeString(m[1]+m[2]))
	}
	return out
}

// shownInBook are the texts of a workbook; the names of its sheets are a contract.
func shownInBook(t *testing.T, file string) []string {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var out []string
	for _, f := range z.File {
		if path.Ext(f.Name) != ".xml" || strings.HasSuffix(f.Name, "workbook.xml") || strings.HasSuffix(f.Name, "app.xml") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range shownIn(string(data)) {
			if text != "Forces" && !strings.Contains(text, "Forces'") && !strings.Contains(text, "Forces.") {
				out = append(out, text)
			}
		}
	}
	return out
}

// labelsIn are the values of a JSON file under keys that people read.
func labelsIn(t *testing.T, data []byte) []string {
	t.Helper()
	var doc any
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	var out []string
	var read func(key string, v any)
	read = func(key string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, e := range v {
				read(k, e)
			}
		case []any:
			for _, e := range v {
				read(key, e)
			}
		case string:
			if key == "label" || key == "title" || key == "grade" || key == "text" {
				out = append(out, v)
			}
		}
	}
	read("", doc)
	return out
}
