package report_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assize/report"
	"assize/templates"
)

// TestRoundFaultCostsNoForce: a document of the round that cannot be made is told
// in a draft, which holds everything else; a release that is more is refused.
func TestRoundFaultCostsNoForce(t *testing.T) {
	for name, c := range map[string]struct{ file, define, gone, stays string }{
		"overview": {"national", "national.subject", "national/cdi-national-2016-illustrative-overview.pdf", "index.html"},
		"annex":    {"annex_round", "annex.round.workbook", "national/cdi-national-2016-illustrative-annex.xlsx", "index.html"},
		"quality":  {"quality", "annex.title.quality-log", "../restricted/quality-log.xlsx", "index.html"},
		"index":    {"index", "index.subject", "index.html", "national/cdi-national-2016-illustrative-overview.pdf"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := demoCopy(t)
			text, err := templates.Files.ReadFile("report/en/" + c.file + ".tmpl")
			if err != nil {
				t.Fatal(err)
			}
			begin := `{{define "` + c.define + `"}}`
			if !strings.Contains(string(text), begin) {
				t.Fatalf("%s defines no %s", c.file, c.define)
			}
			broken := strings.Replace(string(text), begin, begin+`{{levelOf "no such level"}}`, 1)
			writeFile(t, filepath.Join(dir, "broken/report/en", c.file+".tmpl"), broken)
			draft := "title: Round\nworkbooks: [greater-manchester.xlsx, sussex.xlsx]\nrulebook: cdi-2016\nrecorded-crime: [recorded-crime.csv]\n" +
				"house: house.yaml\noutputs: [key-findings, national]\ntemplates: broken\n"
			writeFile(t, filepath.Join(dir, "draft.yaml"), draft)
			res := run(t, options(filepath.Join(dir, "draft.yaml"), filepath.Join(dir, "out")))
			if len(res.Forces) != 2 || len(res.Refused) != 0 || !res.Lacking {
				t.Errorf("%d forces, %d refused, lacking %v", len(res.Forces), len(res.Refused), res.Lacking)
			}
			told := false
			for _, p := range res.Problems {
				told = told || p.Rule == "round-document" && strings.Contains(p.Message, "was not made")
			}
			if !told {
				t.Errorf("the fault is not told: %v", res.Problems)
			}
			public := filepath.Join(res.Release.Dir, "public")
			if _, err := os.Stat(filepath.Join(public, c.gone)); err == nil {
				t.Errorf("%s was made", c.gone)
			}
			for _, f := range []string{c.stays, "forces/sussex/cdi-sussex-2016-illustrative-key-findings.pdf"} {
				if _, err := os.Stat(filepath.Join(public, f)); err != nil {
					t.Error(err)
				}
			}
			writeFile(t, filepath.Join(dir, "later.yaml"), draft+"status: embargoed\nembargo: 2030-08-25T00:01:00+01:00\n")
			later, err := report.Run(context.Background(), program(), options(filepath.Join(dir, "later.yaml"), filepath.Join(dir, "later")))
			if err == nil || errors.Is(err, report.ErrSetup) || later.Release.Dir != "" {
				t.Errorf("an embargoed release lacks it: %v, %v", err, later.Problems)
			}
		})
	}
}

// demoCopy is a folder with the demonstration's files.
func demoCopy(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Dir(demoJob))); err != nil {
		t.Fatal(err)
	}
	return dir
}

func writeFile(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
