package report_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"assize/report"
	"assize/report/set/annex"
)

// sayWhoseTheyAre: every csv of a force, in every language, says in every row whose
// data they are, of which area and time and of which status, and names no column twice.
func sayWhoseTheyAre(t *testing.T, res *report.Result) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(res.Release.Dir, "public", "forces", "*", "*", "*.csv"))
	if err != nil || len(files) < 20 {
		t.Fatalf("%d tables: %v", len(files), err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte(annex.ByteOrderMark)))).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		heads := rows[0]
		for i, h := range heads {
			if slices.Contains(heads[:i], h) {
				t.Errorf("%s has two columns %q", filepath.Base(name), h)
			}
		}
		want := []string{"Report on", "Area code", "Audited from", "Audited to", "Release status", "Kind of data"}
		if at := len(heads) - len(want); at < 1 || !slices.Equal(heads[at:], want) {
			t.Errorf("%s says of itself %v", filepath.Base(name), heads)
			continue
		}
		f := whole(t, res, filepath.Base(filepath.Dir(filepath.Dir(name))))
		says := []string{f.Force.Name, f.Force.Code, f.Audit.From.String(), f.Audit.To.String()}
		for i, r := range rows[1:] {
			if own := r[len(r)-len(want):]; !slices.Equal(own[:4], says) || !strings.HasPrefix(own[4], "draft") || !strings.HasPrefix(own[5], "Illustrative") {
				t.Errorf("%s: row %d says %v, want %v", filepath.Base(name), i, own, says)
				break
			}
		}
	}
}
