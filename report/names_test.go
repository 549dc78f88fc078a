package report

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assize/config"
	"assize/templates"
)

// A rulebook, layout or register that is not there is told at the job's line,
// with the names that there are and the one that was probably meant.
func TestNamesThatAreNotThere(t *testing.T) {
	const job = "title: A round\nworkbooks: [a.csv]\n"
	cases := []struct{ name, keys, want string }{
		{"rulebook", "rulebook: cdi-2106\n", `job.yaml:3:11: no rulebook "cdi-2106" is shipped; there are cdi-2016, `},
		{"rulebook, meant", "rulebook: cdi-2106\n", "did you mean cdi-2016?"},
		{"rulebook of nobody", "rulebook: homegrown\n", "or a file of your own"},
		{"rulebook by path", "rulebook: rules/ours.yaml\n", `job.yaml:3:11: the rulebook "rules/ours.yaml" is not there; paths are relative`},
		{"layout", "rulebook: cdi-2016\nlayout: hause\n", `job.yaml:4:9: no layout "hause" is shipped; there are house; did you mean house?`},
		{"register", "rulebook: cdi-2016\nregister: [uk-other, england-whales]\n", `job.yaml:4:22: no register "england-whales" is shipped; there are england-wales, uk-other; did you mean england-wales?`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range map[string]string{"job.yaml": job + c.keys, "a.csv": "a,b\n"} {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			_, ps, err := setUp(Program{Version: "assize test", Config: config.Files, Templates: templates.Files}, filepath.Join(dir, "job.yaml"), "")
			refusals, _ := ps.Count()
			if err == nil || refusals != 1 || !strings.Contains(ps.Error(), c.want) {
				t.Errorf("got %v, %v\nwant one refusal with %s", ps, err, c.want)
			}
		})
	}
}

// The encoding of csv files is the layout's, else the job's, and reaches the
// reading child and the table of recorded crime.
func TestDeclaredEncodingReachesTheReader(t *testing.T) {
	dir := t.TempDir()
	table := "12 months ending,PFA,Region,Offence,Rolling year total number of offences\n" +
		"2016-03-31,Dyfed-Powys,Wales,Violence \x96 all,100\n"
	for name, text := range map[string]string{
		"job.yaml":    "title: A round\nworkbooks: [a.csv]\nrulebook: cdi-2016\nencoding: windows-1252\n",
		"layout.yaml": "id: ours\nextends: house\nencoding: iso-8859-15\n",
		"a.csv":       "a,b\n",
		"table.csv":   table,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for more, want := range map[string]string{"": "windows-1252", "layout: layout.yaml\n": "iso-8859-15", "recorded-crime: [table.csv]\n": "windows-1252"} {
		job, err := os.ReadFile(filepath.Join(dir, "job.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, "more.yaml")
		if err := os.WriteFile(file, append(job, more...), 0o600); err != nil {
			t.Fatal(err)
		}
		b, ps, _ := setUp(Program{Version: "assize test", Config: config.Files, Templates: templates.Files}, file, "")
		if strings.Contains(ps.Error(), "UTF-8") {
			t.Errorf("%q: the table is read in another encoding: %v", more, ps)
		}
		if b != nil && string(b.books.Reader.Encoding) != want {
			t.Errorf("%q: the reader has %q, want %q", more, b.books.Reader.Encoding, want)
		}
		if b == nil && !strings.Contains(more, "recorded-crime") {
			t.Errorf("%q: %v", more, ps)
		}
	}
}
