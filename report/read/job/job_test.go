package job_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"assize/report/read/intake"
	"assize/report/read/job"
)

// folder makes a job's folder with files; a name that ends in / is a folder.
func folder(t *testing.T, yaml string, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range append(files, "a.xlsx", "crime.csv") {
		path := filepath.Join(dir, f)
		if strings.HasSuffix(f, "/") {
			if err := os.MkdirAll(path, 0o755); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(dir, "job.yaml")
	if err := os.WriteFile(path, []byte(yaml), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

const smallest = "title: Round\nworkbooks: [a.xlsx]\nrulebook: cdi-2016\n"

func TestLoadDefaults(t *testing.T) {
	j, ps := job.Load(intake.Beside(folder(t, smallest)))
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	if j.Status != job.Draft || j.Layout != "house" || !j.Wants(job.Report) || !j.Wants(job.National) || !j.Embargo.IsZero() {
		t.Errorf("%+v", j)
	}
	if diff := cmp.Diff([]string{"england-wales", "uk-other"}, j.Register); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"en"}, j.Languages); diff != "" {
		t.Error(diff)
	}
}

func TestLoadEveryKey(t *testing.T) {
	j, ps := job.Load(intake.Beside(folder(t, `
title: Round
status: embargoed
register: [ours.yaml]
workbooks: [{path: a.xlsx, force: kent}, "w/*.xlsx", csvs]
rulebook: rules/ours.yaml
layout: layout.yaml
recorded-crime: [{path: crime.csv, title: Recorded crime, publisher: Home Office, published: 2017-01-19}, crime.csv]
templates: templates
narrative: prose
house: house.yaml
languages: [en, cy]
outputs: [report, annex]
attribution: [Licence]
base-url: https://example.org/cdi
embargo: 2016-08-25T00:01+01:00
comments: comments
sign-off: sign-off.yaml
quotes:
  - {person: A. Name, role: Inspector, text: Said.}
  - {force: kent, language: cy, person: B. Name, role: Arolygydd, text: Dywedwyd.}
retention: {releases: 5, days: 90}
keep: {references: true, notes: true}
limits: {megabytes: 5, rows: 10, cells: 100, memory-megabytes: 512, seconds: 10}
`, "w/c.xlsx", "w/b.xlsx", "w/~$b.xlsx", "w/.d.xlsx", "csvs/", "templates/", "prose/", "house.yaml", "comments/", "sign-off.yaml")))
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	var paths []string
	for _, w := range j.Workbooks {
		paths = append(paths, w.Path+w.Force)
	}
	if diff := cmp.Diff([]string{"a.xlsxkent", "w/b.xlsx", "w/c.xlsx", "csvs"}, paths); diff != "" {
		t.Errorf("workbooks (-want +got):\n%s", diff)
	}
	if want := time.Date(2016, 8, 24, 23, 1, 0, 0, time.UTC); !j.Embargo.Equal(want) {
		t.Errorf("embargo %v", j.Embargo)
	}
	if a, b := j.RecordedCrime[0], j.RecordedCrime[1]; a.Path != "crime.csv" || a.Title != "Recorded crime" || a.Publisher != "Home Office" ||
		!a.Published.Equal(time.Date(2017, 1, 19, 0, 0, 0, 0, time.UTC)) || b != (job.Table{Path: "crime.csv"}) {
		t.Errorf("tables %+v", j.RecordedCrime)
	}
	if j.BaseURL != "https://example.org/cdi/" {
		t.Errorf("base address %q", j.BaseURL)
	}
	if j.Comments != "comments" || j.SignOff != "sign-off.yaml" || j.Issue != nil || len(j.Quotes) != 2 {
		t.Errorf("%+v", j)
	}
	if a, b := j.Quotes[0], j.Quotes[1]; a.Language != "en" || a.Force != "" || b.Language != "cy" || b.Force != "kent" || b.Text != "Dywedwyd." {
		t.Errorf("quotes %+v", j.Quotes)
	}
	if j.Retention != (job.Retention{Releases: 5, Days: 90}) || j.Keep != (job.Keep{References: true, Notes: true}) ||
		j.Limits != (job.Limits{Megabytes: 5, Rows: 10, Cells: 100, MemoryMegabytes: 512, Seconds: 10}) {
		t.Errorf("%+v", j)
	}
}

func TestLoadRefuses(t *testing.T) {
	tests := []struct{ name, yaml, want string }{
		{"no title", "workbooks: [a.xlsx]\nrulebook: r\n", `job.yaml:1:1: the document lacks the key "title" [yaml-missing-key]`},
		{"unknown status", smallest + "status: finished\n", `job.yaml:4:9: "status": none of draft, factual-accuracy, embargoed, final, correction`},
		{"unknown key", smallest + "rulebooks: x\n", `unknown key "rulebooks"; did you mean "rulebook"?`},
		{"workbook not there", "title: t\nworkbooks: [b.xlsx]\nrulebook: r\n", `job.yaml:2:13: "b.xlsx" is not there; paths are relative to the file that names them [file-missing]`},
		{"workbook outside", "title: t\nworkbooks: [../b.xlsx]\nrulebook: r\n", `job.yaml:2:13: "../b.xlsx" is not there`},
		{"absolute path", "title: t\nworkbooks: [/b.xlsx]\nrulebook: r\n", `"b.xlsx" is not there`},
		{"pattern without files", "title: t\nworkbooks: ['x/*.xlsx']\nrulebook: r\n", `job.yaml:2:13: no file matches "x/*.xlsx"; patterns are relative to the job, and no link is followed in its folder [job-no-files]`},
		{"pattern for one force", "title: t\nworkbooks: [{path: '*.xlsx', force: kent}]\nrulebook: r\n", "a pattern cannot stand for one force"},
		{"no workbooks", "title: t\nworkbooks: []\nrulebook: r\n", "no workbooks; list the audit workbooks [job-no-files]"},
		{"workbook twice", "title: t\nworkbooks: [a.xlsx, '*.xlsx']\nrulebook: r\n", `job.yaml:2:21: workbook "a.xlsx" is listed already in line 2; name it once [job-workbook-twice]`},
		{"table published on no day", smallest + "recorded-crime: [{path: house.yaml, published: spring}]\n", `job.yaml:4:18: the day of publication is no day`},
		{"table not there", smallest + "recorded-crime: [x.csv]\n", `job.yaml:4:18: "x.csv" is not there`},
		{"templates no folder", smallest + "templates: a.xlsx\n", `job.yaml:4:12: "a.xlsx" is not a folder`},
		{"unknown output", smallest + "outputs: [annexe]\n", "no such output; outputs: report, html, key-findings"},
		{"language twice", smallest + "languages: [en, en]\n", `language "en" stands twice`},
		{"no language", smallest + "languages: [English]\n", `"English" is no language; write it as en or cy [job-language]`},
		{"embargo without an instant", smallest + "status: embargoed\n", "an embargoed job needs the instant of its embargo"},
		{"embargo without offset", smallest + "embargo: 2016-08-25T00:01\n", "job.yaml:4:10: the embargo is no instant; write it with its offset, 2016-08-25T00:01+01:00 [job-embargo]"},
		{"embargo with winter's offset in summer", smallest + "embargo: 2016-08-25T00:01+00:00\n", "the embargo's offset +00:00 is not London's of that day; London's clocks are then at +01:00 [job-embargo]"},
		{"embargo in the hour that is skipped", smallest + "embargo: 2026-03-29T01:30+00:00\n", "the embargo's offset +00:00 is not London's of that day"},
		{"address of a file", smallest + "base-url: file:///srv/reports\n", "job.yaml:4:11: the base address is no web address; write it as https://www.example.org/reports/ [job-base-url]"},
		{"address without a host", smallest + "base-url: 'https:///reports'\n", "the base address is no web address"},
		{"address of a folder", smallest + "base-url: www.example.org\n", "the base address is no web address"},
		{"address with a password", smallest + "base-url: https://me:secret@example.org/\n", "the base address holds a name or a password"},
		{"address with a query", smallest + "base-url: 'https://example.org/?id=1'\n", "the base address has a query or an anchor"},
		{"address with an anchor", smallest + "base-url: 'https://example.org/#top'\n", "the base address has a query or an anchor"},
		{"comments not there", smallest + "comments: c\n", `job.yaml:4:11: "c" is not there`},
		{"sign-off a folder's name", smallest + "sign-off: x/../s.yaml\n", "is not a path written plainly; write it relative to the file that names it, with forward slashes, or absolute [file-path]"},
		{"correction without issue", smallest + "status: correction\n", "a correction needs its issue; add issue:"},
		{"issue of a draft", smallest + issue("1.1", "2016-10-03"), "only a correction has an issue; leave it out, or use the status correction [job-issue]"},
		{"version", smallest + "status: correction\n" + issue("2", "2016-10-03"), `the version is not two numbers with a point; write it in quotes, as "1.1" [job-issue]`},
		{"day", smallest + "status: correction\n" + issue("1.1", "3 October"), "the date is no day; write it as 2016-10-03 [job-issue]"},
		{"issue without a reason", smallest + "status: correction\nissue: {version: \"1.1\", date: 2016-10-03, corrects: x}\n", `lacks the key "reason"`},
		{"quote in another language", smallest + "quotes: [{language: cy, person: a, role: b, text: c}]\n", `a quote in language "cy", which the job does not set; name one of the job's languages [job-quote]`},
		{"quote of the round and of a force", smallest + "quotes: [{round: true, force: kent, person: a, role: b, text: c}]\n", "a quote of the round and of a force; name a force, or round: true [job-quote]"},
		{"quote of nobody", smallest + "quotes: [{role: b, text: c}]\n", `lacks the key "person"`},
		{"too many days", smallest + "retention: {days: 99999999}\n", "retention: days must be from 0 to 36600"},
		{"negative limit", smallest + "limits: {rows: -1}\n", "limits: rows must be from 0 to 1048576"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			j, ps := job.Load(intake.Beside(folder(t, tt.yaml)))
			if j != nil || !strings.Contains(ps.Error(), tt.want) {
				t.Errorf("want %s\ngot  %v", tt.want, ps)
			}
		})
	}
}

// issue is a correction's key in YAML.
func issue(version, date string) string {
	return "issue: {version: \"" + version + "\", date: " + date + ", corrects: 2016-08-25T000000Z-0a1b2c, reason: Why.}\n"
}

func TestLoadIssue(t *testing.T) {
	j, ps := job.Load(intake.Beside(folder(t, smallest+"status: correction\n"+issue("1.10", "2016-10-03"))))
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	if i := j.Issue; i == nil || i.Version != "1.10" || !i.Date.Equal(time.Date(2016, 10, 3, 0, 0, 0, 0, time.UTC)) || i.Corrects != "2016-08-25T000000Z-0a1b2c" || i.Reason != "Why." {
		t.Errorf("%+v", j.Issue)
	}
}

func TestLoadToldAtOnce(t *testing.T) {
	_, ps := job.Load(intake.Beside(folder(t, "title: t\nworkbooks: [x.xlsx, y.xlsx]\nrulebook: r\nhouse: h.yaml\nlanguages: [Welsh]\n")))
	if n, _ := ps.Count(); n != 4 {
		t.Errorf("%d refusals, want 4:\n%v", n, ps)
	}
}

func TestLoadHouse(t *testing.T) {
	tests := []struct{ name, yaml, want string }{
		{"sound", "inspectorate: I\nshort: the I\nstyle: govuk\ncolours: {brand: \"#12436d\"}\nlogo: l.png\nlogo-alt: Arms\n", ""},
		{"no name", "short: the I\n", `lacks the key "inspectorate"`},
		{"unknown style", "inspectorate: I\nshort: i\nstyle: guardian\n", `unknown style "guardian"; styles: hmicfrs, govuk, ons [house-style]`},
		{"decimals", "inspectorate: I\nshort: i\ndecimals: 9\n", "decimals must be from 0 to 3 [house-decimals]"},
		{"colour", "inspectorate: I\nshort: i\ncolours: {grades: [blue]}\n", `colours: grades: "blue" is no colour; write it as "#12436d", in quotes [house-colour]`},
		{"logo not there", "inspectorate: I\nshort: i\nlogo: x.png\nlogo-alt: a\n", `"x.png" is not there`},
		{"logo without a name", "inspectorate: I\nshort: i\nlogo: l.png\n", "a logo without a name for those who do not see it; add logo-alt [job-path]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := fstest.MapFS{"house.yaml": {Data: []byte(tt.yaml)}, "l.png": {Data: []byte("x")}}
			h, ps := job.LoadHouse(fsys, "house.yaml")
			if tt.want == "" {
				if len(ps) > 0 || h.Inspectorate != "I" || h.Colours.Brand != "#12436d" {
					t.Errorf("%+v %v", h, ps)
				}
				return
			}
			if h != nil || !strings.Contains(ps.Error(), tt.want) {
				t.Errorf("want %s\ngot  %v", tt.want, ps)
			}
		})
	}
}

// The shipped starter files say what they explain: every key in a comment is
// one that the reader knows, and its text is sound when the comment is opened.
func TestStarterFiles(t *testing.T) {
	data, err := os.ReadFile("../../../config/job.yaml")
	if err != nil {
		t.Fatal(err)
	}
	opened := uncomment(string(data))
	files := []string{"workbooks/a.xlsx", "recorded-crime.csv", "templates/", "narrative/", "house.yaml", "comments/", "sign-off.yaml"}
	noIssue := regexp.MustCompile(`(?m)^issue: .*\n`)
	for status, text := range map[job.Status]string{job.Correction: opened, job.Embargoed: noIssue.ReplaceAllString(opened, "")} {
		text = strings.Replace(text, "status: draft", "status: "+string(status), 1)
		j, ps := job.Load(intake.Beside(folder(t, text, files...)))
		if len(ps) > 0 {
			t.Fatalf("starter job with its comments opened:\n%v\n%s", ps, text)
		}
		if j.SignOff == "" || j.Comments == "" || len(j.Quotes) == 0 || j.Issue == nil != (status == job.Embargoed) {
			t.Errorf("not every key was opened: %+v", j)
		}
	}
	if data, err = os.ReadFile("../../../config/house.yaml"); err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{"house.yaml": {Data: []byte(uncomment(string(data)))}, "logo.png": {Data: []byte("x")}, "fonts/x": {}}
	if _, ps := job.LoadHouse(fsys, "house.yaml"); len(ps) > 0 {
		t.Errorf("house style with its comments opened:\n%v", ps)
	}
}

// uncomment opens the comments that hold a key: "# key: value" and what is
// indented under it.
func uncomment(s string) string {
	var out []string
	inside := false
	for _, line := range strings.Split(s, "\n") {
		bare := strings.TrimPrefix(line, "# ")
		word, _, isKey := strings.Cut(bare, ":")
		key := bare != line && isKey && word == strings.ToLower(word) && !strings.ContainsAny(word, " .,") && word != "yaml-language-server"
		inside = bare != line && (key || inside && strings.HasPrefix(bare, "  "))
		if inside {
			line = bare
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}
