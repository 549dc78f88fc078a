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
