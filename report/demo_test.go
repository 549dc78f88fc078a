package report_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"assize/config"
	"assize/report"
	"assize/report/judge/findings"
	"assize/report/release/publish"
	"assize/report/say/tidy"
	"assize/templates"
)

const demoJob = "../testdata/demo/job.yaml"

func program() report.Program {
	return report.Program{Version: "assize test", Config: config.Files, Templates: templates.Files}
}

func options(job, out string) report.Options {
	return report.Options{
		JobFile: job, Out: out, Workers: 2, Log: slog.New(slog.DiscardHandler),
		Now: time.Date(2026, 11, 23, 6, 30, 0, 0, time.UTC),
	}
}

func run(t *testing.T, o report.Options) *report.Result {
	t.Helper()
	res, err := report.Run(context.Background(), program(), o)
	if err != nil {
		t.Fatalf("%v\n%v", err, res.Problems)
	}
	return res
}

// TestDemonstration publishes the demonstration once and looks at it from every
// side.
func TestDemonstration(t *testing.T) {
	res := run(t, options(demoJob, t.TempDir()))
	t.Run("tells the story", func(t *testing.T) { tellsTheStory(t, res) })
	t.Run("the story is in the notices", func(t *testing.T) { toldInNotices(t, res) })
	t.Run("no lines in the public part", func(t *testing.T) { holdsNoPublicLines(t, res) })
	t.Run("every edition says the same", func(t *testing.T) { saysTheSame(t, res) })
	t.Run("key findings fill one page", func(t *testing.T) { fillsOnePage(t, res) })
	t.Run("the round is set", func(t *testing.T) { setsTheRound(t, res) })
	t.Run("the indexes list every file", func(t *testing.T) { listsEveryFile(t, res) })
	t.Run("every file says it is a sample", func(t *testing.T) { saysItIsASample(t, res) })
	t.Run("tables taken alone say whose they are", func(t *testing.T) { sayWhoseTheyAre(t, res) })
	t.Run("findings.json is the contract", func(t *testing.T) { keepsTheContract(t, res) })
}

// tellsTheStory holds the product to the facts it starts from
// (rates, counts, grades and words published in August 2016).
func tellsTheStory(t *testing.T, res *report.Result) {
	tests := []struct {
		force                               string
		rate, unrecorded, violence          float64
		grade, statement, violenceStatement string
	}{
		{"greater-manchester", 0.85456, 38040, 16866, "inadequate", "over 38,000", "over 16,800"},
		{"staffordshire", 0.91020, 6737, math.NaN(), "requires improvement", "approximately 6,700", ""},
		{"sussex", 0.94590, 5339, math.NaN(), "good", "approximately 5,300", ""},
	}
	if len(res.Forces) != len(tests) {
		t.Fatalf("%d forces published, want %d", len(res.Forces), len(tests))
	}
	for i, tt := range tests {
		t.Run(tt.force, func(t *testing.T) {
			f := whole(t, res, res.Forces[i].Findings.Force.Slug)
			if f.Force.ID != tt.force || f.Overall.Grade != tt.grade {
				t.Errorf("%s is graded %s, want %s graded %s", f.Force.ID, f.Overall.Grade, tt.force, tt.grade)
			}
			for _, m := range f.Measures {
				if m.ID == "force" && math.Abs(m.Rate.Float()-tt.rate) > 0.000005 {
					t.Errorf("rate %.6f, want %.5f", m.Rate, tt.rate)
				}
			}
			sum := 0.0
			for _, u := range f.Unrecorded {
				switch u.Measure {
				case "force":
					near(t, "unrecorded", u.Value.Float(), tt.unrecorded)
					if u.Statement != tt.statement {
						t.Errorf("says %q, want %q", u.Statement, tt.statement)
					}
					if math.Abs(sum-u.Value.Float()) > 1e-6 {
						t.Errorf("crime types add up to %.3f, not %.3f", sum, u.Value)
					}
				case "violence":
					sum += u.Value.Float()
					if !math.IsNaN(tt.violence) {
						near(t, "violence unrecorded", u.Value.Float(), tt.violence)
						if u.Statement != tt.violenceStatement {
							t.Errorf("says %q of violence, want %q", u.Statement, tt.violenceStatement)
						}
					}
				default:
					sum += u.Value.Float()
				}
			}
		})
	}
}

// whole are the findings of a force as its release has them for those who judge.
func whole(t *testing.T, res *report.Result, slug string) findings.Findings {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(res.Release.Dir, "restricted", "forces", slug, "findings.json"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := findings.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 0.5 {
		t.Errorf("%s: %.1f, want %.0f", what, got, want)
	}
}

// TestRulesChangeGrades: the same data under the rules of 2017 make
// Staffordshire good.
func TestRulesChangeGrades(t *testing.T) {
	o := options(demoJob, t.TempDir())
	o.Rulebook = "cdi-2017"
	res := run(t, o)
	want := map[string]string{"greater-manchester": "inadequate", "staffordshire": "good", "sussex": "good"}
	for _, f := range res.Forces {
		if got := f.Findings.Overall.Grade; got != want[f.Findings.Force.ID] {
			t.Errorf("%s is %s under the rules of 2017, want %s", f.Findings.Force.Name, got, want[f.Findings.Force.ID])
		}
	}
}

// TestSameInputsSameBytes publishes twice, into different folders, and compares
// every file.
func TestSameInputsSameBytes(t *testing.T) {
	a, b := run(t, options(demoJob, t.TempDir())), run(t, options(demoJob, t.TempDir()))
	read := func(res *report.Result) map[string]string {
		out := map[string]string{}
		err := filepath.WalkDir(res.Release.Dir, func(p string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := os.ReadFile(p)
			rel, _ := filepath.Rel(res.Release.Dir, p)
			out[rel] = string(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	first, second := read(a), read(b)
	if len(first) != len(second) || len(first) < 50 {
		t.Fatalf("%d files and %d files", len(first), len(second))
	}
	for name, data := range first {
		if second[name] != data {
			t.Errorf("%s differs between two runs", name)
		}
	}
}

// holdsNoPublicLines looks for audited rows in every public file: their
// references, the reasons not recorded, and sheets of lines.
func holdsNoPublicLines(t *testing.T, res *report.Result) {
	seen := 0
	err := filepath.WalkDir(filepath.Join(res.Release.Dir, "public"), func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		seen++
		for name, text := range texts(t, p) {
			for _, never := range []string{
				"tbl_reports", "tbl_cancelled_lines", "GM/2", "GM-2", "Workbook row", "JudgedBy",
				// Grades of criteria are for internal use under cdi-2016.
				"in the band of", "in the illustrative band of", "Illustrative inspection team",
			} {
				if strings.Contains(text, never) {
					t.Errorf("%s (%s) holds %q", filepath.Base(p), name, never)
				}
			}
		}
		return nil
	})
	if err != nil || seen < 40 {
		t.Fatalf("%d public files: %v", seen, err)
	}
}

// texts is a file's content, and the parts of a zip package.
func texts(t *testing.T, name string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{"itself": string(data)}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return out
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(b)
	}
	return out
}

// saysItIsASample: whatever is taken out of the release alone says that its
// records are invented.
func saysItIsASample(t *testing.T, res *report.Result) {
	const sentence = "invented audit records"
	err := filepath.WalkDir(res.Release.Dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		switch ext := filepath.Ext(p); ext {
		case ".pdf", ".png": // looked into by their own rooms
			if !strings.Contains(filepath.Base(p), "illustrative") {
				t.Errorf("%s does not say so in its name", p)
			}
		case ".json":
			data, _ := os.ReadFile(p)
			if !strings.Contains(string(data), "llustrative") {
				t.Errorf("%s does not say so", p)
			}
		default:
			if strings.Contains(filepath.Base(p), "problems") {
				return nil
			}
			said := filepath.Base(p) == tidy.Name && everyRowSays(t, p, ",illustrative,")
			for _, text := range texts(t, p) {
				said = said || strings.Contains(text, sentence)
			}
			if !said {
				t.Errorf("%s does not say so", p)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// keepsTheContract reads every published findings.json back.
func keepsTheContract(t *testing.T, res *report.Result) {
	for _, f := range res.Forces {
		for _, area := range []publish.Area{publish.Public, publish.Restricted} {
			data, err := os.ReadFile(filepath.Join(res.Release.Dir, string(area), "forces", f.Findings.Force.Slug, "findings.json"))
			if err != nil {
				t.Fatal(err)
			}
			got, err := findings.Decode(data)
			if err != nil {
				t.Fatalf("%s %s: %v", f.Findings.Force.Name, area, err)
			}
			if (len(got.GradeProbabilities) > 0) != (area == publish.Restricted) {
				t.Errorf("%s %s: %d grade probabilities", f.Findings.Force.Name, area, len(got.GradeProbabilities))
			}
			var plain map[string]any
			if err := json.Unmarshal(data, &plain); err != nil {
				t.Error(err)
			}
		}
	}
}

// everyRowSays reports whether each line of a file but the first holds a text.
func everyRowSays(t *testing.T, name, text string) bool {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	return len(lines) > 1 && !slices.ContainsFunc(lines[1:], func(line string) bool { return !strings.Contains(line, text) })
}
