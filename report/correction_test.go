package report_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"assize/report"
)

// correct makes a final release of two forces and the job lines of its correction.
func correct(t *testing.T, r *realRound) (first *report.Result, issue func(version string) string) {
	t.Helper()
	both := []string{"staffordshire.xlsx", "sussex.xlsx"}
	r.sign("first.yaml", r.must("draft", "draft", both))
	first = r.must("out", "final", both, "sign-off: first.yaml")
	return first, func(version string) string {
		return `issue: {version: "` + version + `", date: 2016-10-03, corrects: ` + first.Release.ID + `, reason: "Robberies had been left out of the table of recorded crime."}`
	}
}

// TestCorrection: every edition of a corrected release says so, with its date, its
// reason and the numbers that changed, as they were and as they are; what did not
// change says that. The old release stays.
func TestCorrection(t *testing.T) {
	both := []string{"staffordshire.xlsx", "sussex.xlsx"}
	r := newRealRound(t, "staffordshire", "sussex")
	first, issue := correct(t, r)

	// Sussex recorded 2,000 more crimes than the table said.
	data, err := os.ReadFile(filepath.Join(r.dir, "recorded-crime.csv"))
	if err != nil {
		t.Fatal(err)
	}
	r.write("recorded-crime.csv", withMore(t, data, "Sussex", "Robbery", 2000))
	const outputs = "outputs: [report, html, key-findings, press-notice, annex, tables, national]"
	draft := r.must("again", "draft", both)
	r.sign("second.yaml", draft)
	res := r.must("out", "correction", both, "sign-off: second.yaml", issue("1.1"), outputs)

	keep(t, "correction", res)
	sussex := filepath.Join(res.Release.Dir, "public", "forces", "sussex")
	for _, pattern := range []string{"cdi-sussex-2016-v1.1-report.html", "*-press-notice.txt", "*-press-notice.html", "*-correction-notice.txt", "*-correction-notice.html"} {
		text := says(t, sussex, pattern)
		for _, want := range []string{"version 1.1", "3 October 2016", "It takes the place of version 1.0", "Robberies had been left out", "approximately 5,400 (4,200 to 7,300)", "approximately 5,300 (4,100 to 7,100)"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q:\n%.900s", pattern, want, text)
			}
		}
	}
	table := says(t, filepath.Join(sussex, "tables"), "*-corrections.csv")
	if !strings.Contains(table, `"All reported crime, not recorded in twelve months, estimated, with its interval",crimes a year,5338.6805`) || strings.Contains(table, "Violence against the person, as counted") {
		t.Errorf("the table of corrections:\n%.900s", table)
	}
	if pages(t, filepath.Join(sussex, "cdi-sussex-2016-v1.1-key-findings.pdf")) != 1 {
		t.Error("the key findings take more than their page")
	}
	staffordshire := says(t, filepath.Join(res.Release.Dir, "public", "forces", "staffordshire"), "*-report.html")
	if !strings.Contains(staffordshire, "No number about Staffordshire Police has changed. Numbers of other forces have changed") {
		t.Error("what did not change does not say so")
	}
	national := strings.Join(values(texts(t, filepath.Join(res.Release.Dir, "public", "national", "cdi-national-2016-v1.1-annex.xlsx"))), "\n")
	if !strings.Contains(national, "Corrections") || !strings.Contains(national, "Robberies had been left out") {
		t.Error("the overview's annex does not say what was corrected")
	}
	if _, err := os.Stat(first.Release.Dir); err != nil {
		t.Errorf("the corrected release is gone: %v", err)
	}
	if _, err := os.Stat(filepath.Join(sussex, "findings.json")); err != nil || !strings.Contains(says(t, sussex, "findings.json"), `"corrects": "`+first.Release.ID+`"`) {
		t.Error("findings.json does not name what it corrects")
	}
	if again := r.must("out", "correction", both, "sign-off: second.yaml", issue("1.1"), outputs); !again.Release.Unchanged {
		t.Error("the same inputs make another release")
	}
	o := options(filepath.Join(r.dir, "job.yaml"), r.out)
	o.Clock = o.Now
	if ps, err := report.Check(context.Background(), program(), o); err != nil || ps.Refused() {
		t.Errorf("check refuses what run makes: %v\n%v", err, ps)
	}
	corrected := res.Release.ID
	res, err = r.run("out", "correction", both, "sign-off: second.yaml", strings.Replace(issue("1.1"), first.Release.ID, corrected, 1))
	if err == nil || !strings.Contains(res.Problems.Error(), "version 1.1 does not follow version 1.1 of S") {
		t.Errorf("a version that does not rise: %v\n%v", err, res.Problems)
	}
}

// withMore is a table of recorded crime with n more crimes of an offence of a force,
// in every period.
func withMore(t *testing.T, table []byte, force, offence string, n int) []byte {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(table)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, row := range rows {
		if row[1] == force && row[3] == offence {
			count, err := strconv.Atoi(row[4])
			if err != nil {
				t.Fatal(err)
			}
			row[4], found = strconv.Itoa(count+n), true
		}
	}
	var out bytes.Buffer
	if err := csv.NewWriter(&out).WriteAll(rows); err != nil || !found {
		t.Fatalf("no row of %s, %s: %v", force, offence, err)
	}
	return out.Bytes()
}

// TestCorrectionNeeds something that was public to correct, whole, and its forces.
func TestCorrectionNeeds(t *testing.T) {
	r := newRealRound(t, "staffordshire", "sussex")
	first, issue := correct(t, r)
	draft := r.must("draft", "draft", []string{"sussex.xlsx"})
	r.sign("second.yaml", draft)
	tests := []struct{ name, out, issue, want string }{
		{"a release that is there", "out", strings.Replace(issue("1.1"), first.Release.ID, "2016-08-25T000000Z-0a1b2c", 1), `there is no release "2016-08-25T000000Z-0a1b2c" to correct`},
		{"a release and no path", "out", strings.Replace(issue("1.1"), first.Release.ID, "../out", 1), `there is no release "../out" to correct`},
		{"what was public", "draft", strings.Replace(issue("1.1"), first.Release.ID, draft.Release.ID, 1), "was never public, and what nobody has read needs no correction"},
		{"a higher version", "out", issue("1.0"), "version 1.0 does not follow version 1.0 of S"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			res, err := r.run(tt.out, "correction", []string{"sussex.xlsx"}, "sign-off: second.yaml", tt.issue)
			if err == nil || !strings.Contains(res.Problems.Error(), tt.want) {
				t.Errorf("want %s\ngot %v\n%v", tt.want, err, res.Problems)
			}
		})
	}
	if err := os.WriteFile(filepath.Join(first.Release.Dir, "public", "index.html"), []byte("altered"), 0o600); err != nil {
		t.Fatal(err)
	}
	res, err := r.run("out", "correction", []string{"sussex.xlsx"}, "sign-off: second.yaml", issue("1.1"))
	if err == nil || !strings.Contains(res.Problems.Error(), "is not what its manifest says: public/index.html: altered") {
		t.Errorf("an altered release is corrected: %v\n%v", err, res.Problems)
	}
}
