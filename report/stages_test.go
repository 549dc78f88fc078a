package report_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"assize/config"
	"assize/report"
	"assize/report/release/deliver"
)

// realRound is a folder with the demonstration as if it were real: its records are
// called real, its thresholds published. Only so can a release be final.
type realRound struct {
	t        *testing.T
	dir, out string
}

func newRealRound(t *testing.T, forces ...string) *realRound {
	t.Helper()
	r := &realRound{t: t, dir: t.TempDir()}
	r.out = filepath.Join(r.dir, "out")
	for _, f := range forces {
		r.write(f+".xlsx", replaced(t, "../testdata/demo/"+f+".xlsx", "xl/worksheets/sheet1.xml", "<t>illustrative</t>", "<t>real</t>"))
	}
	for _, name := range []string{"recorded-crime.csv", "house.yaml"} {
		data, err := os.ReadFile("../testdata/demo/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if name == "recorded-crime.csv" { // of the two forces alone: a test reads it often
			rows := regexp.MustCompile(`(?m)^(12 months|[^,]*,(Staffordshire|Sussex),).*\n`).FindAll(data, -1)
			data = bytes.Join(rows, nil)
		}
		r.write(name, data)
	}
	rules, err := fs.ReadFile(config.Files, "rulebooks/cdi-2016.yaml")
	if err != nil {
		t.Fatal(err)
	}
	r.write("rules.yaml", bytes.ReplaceAll(rules, []byte("status: illustrative"), []byte("status: published")))
	return r
}

// replaced is a workbook with a text of one of its parts replaced.
func replaced(t *testing.T, name, part, from, to string) []byte {
	t.Helper()
	z, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	done := false
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == part {
			done = bytes.Contains(data, []byte(from))
			data = bytes.Replace(data, []byte(from), []byte(to), 1)
		}
		to, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil || !done {
		t.Fatalf("%s: %s does not hold %q (%v)", name, part, from, err)
	}
	return out.Bytes()
}

func (r *realRound) write(name string, data []byte) {
	r.t.Helper()
	full := filepath.Join(r.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o750); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(full, data, 0o600); err != nil {
		r.t.Fatal(err)
	}
}

// job writes a job of the round: its status, its workbooks, and more lines.
func (r *realRound) job(status string, workbooks []string, lines ...string) (file string) {
	r.t.Helper()
	text := fmt.Sprintf("title: Crime Data Integrity inspections 2016\nstatus: %s\nworkbooks: [%s]\nrulebook: rules.yaml\nrecorded-crime: [recorded-crime.csv]\nhouse: house.yaml\n%s\n",
		status, strings.Join(workbooks, ", "), strings.Join(lines, "\n"))
	if !strings.Contains(text, "outputs:") {
		text += "outputs: [press-notice]\n" // the cheapest
	}
	r.write("job.yaml", []byte(text))
	return filepath.Join(r.dir, "job.yaml")
}

// run runs a job of the round.
func (r *realRound) run(out, status string, workbooks []string, lines ...string) (*report.Result, error) {
	r.t.Helper()
	o := options(r.job(status, workbooks, lines...), filepath.Join(r.dir, out))
	o.Clock = time.Date(2016, 8, 20, 9, 0, 0, 0, time.UTC) // before the day on which the forces' reports are published
	return report.Run(context.Background(), program(), o)
}

// must is run for a release that has to be made.
func (r *realRound) must(out, status string, workbooks []string, lines ...string) *report.Result {
	r.t.Helper()
	res, err := r.run(out, status, workbooks, lines...)
	if err != nil || len(res.Refused) > 0 {
		r.t.Fatalf("%s: %v\n%v", status, err, res.Problems)
	}
	return res
}

// sign fills in the sign-off of a release and puts it beside the job.
func (r *realRound) sign(name string, res *report.Result, change ...string) {
	r.t.Helper()
	data, err := os.ReadFile(filepath.Join(res.Release.Dir, "restricted", "sign-off.yaml"))
	if err != nil {
		r.t.Fatal(err)
	}
	fill := append([]string{`role: ""`, "role: senior responsible officer", `person: ""`, "person: C. Name", `date: ""`, "date: 2016-08-22"}, change...)
	r.write(name, []byte(strings.NewReplacer(fill...).Replace(string(data))))
}

// TestFinalNeeds each of its conditions; what is lacking is told by its rule.
func TestFinalNeeds(t *testing.T) {
	sussex := []string{"sussex.xlsx"}
	r := newRealRound(t, "sussex")
	signed := r.must("draft", "draft", sussex)
	r.sign("sign-off.yaml", signed)
	r.sign("failed.yaml", signed, "# checks:\n#   - {force: \"sussex\", check: \"second-reader\", result: \"\", by: \"\", on: \"\", detail: \"\"}",
		"checks:\n  - {force: sussex, check: second-reader, result: failed, by: B. Name, on: 2016-08-20, detail: table}")
	r.sign("unknown.yaml", signed, "# checks:\n#   - {force: \"sussex\", check: \"second-reader\", result: \"\", by: \"\", on: \"\", detail: \"\"}",
		"checks:\n  - {force: sussex, check: third-reader, result: passed, by: B. Name, on: 2016-08-20}")
	r.sign("other.yaml", signed, `sha256: "`, `sha256: "`+strings.Repeat("0", 8))
	other, err := os.ReadFile(filepath.Join(r.dir, "other.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	r.write("stale.yaml", regexp.MustCompile(`(sha256: "0{8}[0-9a-f]{56})[0-9a-f]{8}`).ReplaceAll(other, []byte("$1")))
	r.write("narrative/sussex/en/summary.md", []byte("They spoke 12 times with officers.\n"))
	illustrative, err := os.ReadFile("../testdata/demo/sussex.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	r.write("illustrative.xlsx", illustrative)

	tests := []struct {
		name      string
		workbooks []string
		lines     []string
		rule      string
	}{
		{"a sign-off", sussex, nil, "[final-without-sign-off]"},
		{"a sign-off of what it says now", sussex, []string{"sign-off: stale.yaml"}, "[final-changed-since-sign-off]"},
		{"a sign-off of every language", sussex, []string{"sign-off: sign-off.yaml", "languages: [en, cy]"}, "nobody approves its documents in language cy [final-without-sign-off]"},
		{"checks that did not fail", sussex, []string{"sign-off: failed.yaml"}, "check second-reader failed on 2016-08-20"},
		{"checks that exist", sussex, []string{"sign-off: unknown.yaml"}, `"third-reader" is no check of the quality log`},
		{"a real sample", []string{"illustrative.xlsx"}, []string{"sign-off: sign-off.yaml"}, "[final-illustrative-sample]"},
		{"thresholds of its own", sussex, []string{"sign-off: sign-off.yaml", "#"}, "[final-illustrative-thresholds]"},
		{"numbers by name", sussex, []string{"sign-off: sign-off.yaml", "narrative: narrative"}, "narrative/sussex/en/summary.md:1:12: Sussex Police: a number that is neither a date nor a reference"},
		{"an embargo that is over", sussex, []string{"sign-off: sign-off.yaml", "embargo: 2027-08-25T00:01+01:00"}, "the embargo is not over, and a final release is public at once"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rules := filepath.Join(r.dir, "rules.yaml")
			if len(tt.lines) > 1 && tt.lines[1] == "#" {
				own, err := os.ReadFile(rules)
				if err != nil {
					t.Fatal(err)
				}
				defer r.write("rules.yaml", own)
				r.write("rules.yaml", bytes.ReplaceAll(own, []byte("status: published"), []byte("status: illustrative")))
			}
			res, err := r.run("final", "final", tt.workbooks, tt.lines...)
			if err == nil || !strings.Contains(res.Problems.Error(), tt.rule) {
				t.Errorf("want %s\ngot %v\n%v", tt.rule, err, res.Problems)
			}
			if _, err := os.Lstat(filepath.Join(r.dir, "final", "current")); err == nil {
				t.Error("a release was made")
			}
		})
	}

	const pages = "outputs: [html, press-notice]"
	res := r.must("final", "final", sussex, "sign-off: sign-off.yaml", pages)
	page := says(t, filepath.Join(res.Release.Dir, "public", "forces", "sussex"), "cdi-sussex-2016-report.html")
	for _, never := range []string{"DRAFT", "EMBARGOED", "llustrative sample"} {
		if strings.Contains(page, never) {
			t.Errorf("a final report says %q", never)
		}
	}
	if again := r.must("final", "final", sussex, "sign-off: sign-off.yaml", pages); !again.Release.Unchanged {
		t.Error("the same inputs make another release")
	}
	log := says(t, filepath.Join(res.Release.Dir, "public", "forces", "sussex"), "findings.json")
	if !strings.Contains(log, `"status": "final"`) {
		t.Error("findings.json does not say that it is final")
	}
}

// TestEmbargoed: one run makes the marked edition and, where it may be final, the
// unmarked one; the latter is opened once, when its instant has come.
func TestEmbargoed(t *testing.T) {
	sussex := []string{"sussex.xlsx"}
	const embargo = "embargo: 2016-08-25T00:01+01:00"
	r := newRealRound(t, "sussex", "staffordshire")
	marked := r.must("out", "embargoed", sussex, embargo)
	if marked.Ready || len(marked.Unready()) == 0 || !strings.Contains(marked.Unready().Error(), "nobody has signed off") {
		t.Fatalf("unsigned, and ready: %v", marked.Unready())
	}
	if found, _ := filepath.Glob(filepath.Join(marked.Release.Dir, "public", "*")); len(found) != 1 {
		t.Errorf("the public part holds %v", found)
	}
	r.sign("sign-off.yaml", marked)
	res := r.must("out", "embargoed", sussex, embargo, "sign-off: sign-off.yaml", "outputs: [report, html, key-findings, press-notice, annex, national]")
	if !res.Ready || len(res.Unready()) > 0 {
		t.Fatalf("signed, and not ready: %v", res.Problems)
	}
	keep(t, "embargoed", res)
	for area, want := range map[string]string{"embargoed": "EMBARGOED until 00:01 on Thursday 25 August 2016", "public": ""} {
		dir := filepath.Join(res.Release.Dir, area)
		for file, text := range map[string]string{
			"page":   says(t, filepath.Join(dir, "forces", "sussex"), "*-report.html"),
			"notice": says(t, filepath.Join(dir, "forces", "sussex"), "*-press-notice.txt"),
			"index":  says(t, dir, "index.html"),
		} {
			if marked := strings.Contains(text, "EMBARGOED"); marked != (want != "") || !strings.Contains(text, want) {
				t.Errorf("%s of %s: marked is %t", file, area, marked)
			}
			if !strings.Contains(text, "Sussex Police") {
				t.Errorf("%s of %s says nothing of the force", file, area)
			}
		}
	}
	superseded(t, r)

	open := func(clock string) deliver.State {
		at, err := time.Parse(time.RFC3339, clock)
		if err != nil {
			t.Fatal(err)
		}
		rep, err := deliver.Run(context.Background(), r.out, at)
		if err != nil {
			t.Fatal(err)
		}
		return rep.State
	}
	if got := open("2016-08-24T23:00:59Z"); got != deliver.Waiting {
		t.Errorf("a minute early: %s", got)
	}
	if got := open("2016-08-24T23:01:00Z"); got != deliver.Opened {
		t.Errorf("at the instant: %s", got)
	}
	if info, err := os.Stat(filepath.Join(res.Release.Dir, "public", "index.html")); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the public part is not open: %v %v", info.Mode(), err)
	}
	if info, err := os.Stat(filepath.Join(res.Release.Dir, "embargoed")); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the marked edition is open: %v %v", info.Mode(), err)
	}
}

// superseded: nothing takes the place of a release that waits, but itself.
func superseded(t *testing.T, r *realRound) {
	t.Helper()
	res, err := r.run("out", "draft", []string{"staffordshire.xlsx"})
	if !errors.Is(err, report.ErrSetup) || !strings.Contains(res.Problems.Error(), "would never be opened if another took its place") {
		t.Errorf("a draft takes the place of a release that waits: %v\n%v", err, res.Problems)
	}
}

// keep copies a release into the folder that ASSIZE_KEEP_RELEASES names, where
// other programs look at its documents; see make conformance.
func keep(t *testing.T, name string, res *report.Result) {
	t.Helper()
	dir := os.Getenv("ASSIZE_KEEP_RELEASES")
	if dir == "" {
		return
	}
	if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(res.Release.Dir)); err != nil {
		t.Fatal(err)
	}
}
