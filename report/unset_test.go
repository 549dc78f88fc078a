package report_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assize/config"
)

// TestOneForceCannotBeSet: a name that the fonts cannot set refuses its force with
// the character; the others are published, and the overview does not count it.
func TestOneForceCannotBeSet(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../testdata/demo")); err != nil {
		t.Fatal(err)
	}
	register, err := fs.ReadFile(config.Files, "forces/england-wales.yaml")
	if err != nil {
		t.Fatal(err)
	}
	const unset = "Sussex 警 Police"
	text := strings.Replace(string(register), "name: Sussex Police, aliases: [", "name: "+unset+", aliases: [Sussex Police, ", 1)
	job, err := os.ReadFile(filepath.Join(dir, "job.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string]string{"register.yaml": text, "job.yaml": string(job) + "\nregister: [register.yaml]\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(b), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	res := run(t, options(filepath.Join(dir, "job.yaml"), t.TempDir()))
	if len(res.Forces) != 2 || len(res.Refused) != 1 || res.Refused[0].Workbook != "sussex.xlsx" {
		t.Fatalf("%d forces published, %d refused", len(res.Forces), len(res.Refused))
	}
	if got := res.Refused[0].Problems.Error(); !strings.Contains(got, "the fonts have no glyph") {
		t.Errorf("refused because %s", got)
	}
	for _, e := range res.Picture.Forces {
		if e.Force.Name == unset {
			t.Error("a force that is not released is in the picture")
		}
	}
}
