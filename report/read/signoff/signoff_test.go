package signoff_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"assize/report/read/audit"
	"assize/report/read/signoff"
	"assize/report/read/source"
)

func load(yaml string) (*signoff.SignOff, source.Problems) {
	return signoff.Load(fstest.MapFS{"sign.yaml": {Data: []byte(yaml)}}, "sign.yaml")
}

// lines are the messages of problems, one each.
func lines(ps source.Problems) []string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Error())
	}
	return out
}

var (
	one = strings.Repeat("1", 64)
	abc = strings.Repeat("abc0", 16)
)

// sound is a sign-off without any fault, to be broken by tests.
const sound = `approvals:
  - role: senior responsible officer
    person: A. Name
    date: 2016-08-22
    approves:
      - {force: kent, language: en, sha256: "SUM"}
      - {force: gwent, language: cy-GB, sha256: "SUM"}
checks:
  - {force: kent, check: second-reader, result: passed, by: B. Name, on: 2016-08-20}
  - {force: kent, check: screen-reader, result: failed, by: B. Name, on: 2016-08-20, detail: "a table"}
`

func TestLoad(t *testing.T) {
	s, ps := load(strings.ReplaceAll(sound, "SUM", abc))
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	at := func(line, column int) source.Pos { return source.Pos{File: "sign.yaml", Line: line, Column: column} }
	on := audit.Date{Year: 2016, Month: time.August, Day: 20}
	want := &signoff.SignOff{
		File: "sign.yaml", SHA256: s.SHA256,
		Approvals: []signoff.Approval{{
			Role: "senior responsible officer", Person: "A. Name", Date: audit.Date{Year: 2016, Month: time.August, Day: 22}, At: at(2, 5),
			Approves: []signoff.Approved{
				{Force: "kent", Language: "en", SHA256: abc, At: at(6, 9)},
				{Force: "gwent", Language: "cy-GB", SHA256: abc, At: at(7, 9)},
			},
		}},
		Checks: []signoff.Check{
			{Force: "kent", Check: "second-reader", Result: signoff.Passed, By: "B. Name", On: on, At: at(9, 5)},
			{Force: "kent", Check: "screen-reader", Result: signoff.Failed, By: "B. Name", On: on, Detail: "a table", At: at(10, 5)},
		},
	}
	if diff := cmp.Diff(want, s); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(s.SHA256) != 64 {
		t.Errorf("digest %q", s.SHA256)
	}
}

// The digest may be written without quotes, even where it looks like a number.
func TestDigestWithoutQuotes(t *testing.T) {
	yaml := strings.ReplaceAll(strings.ReplaceAll(sound, `"SUM"`, "SUM"), "SUM", one)
	s, ps := load(yaml)
	if len(ps) > 0 || s.Approvals[0].Approves[0].SHA256 != one {
		t.Errorf("%+v %v", s, ps)
	}
}

func TestLoadRefuses(t *testing.T) {
	tests := []struct{ name, old, new, want string }{
		{"unknown key", "    date:", "    dated: x\n    date:", `sign.yaml:4:5: unknown key "dated"; did you mean "date"? [yaml-unknown-key]`},
		{"role left out", "role: senior responsible officer\n    ", "", `sign.yaml:2:5: item 1 of "approvals" lacks the key "role" [yaml-missing-key]`},
		{"role without value", "role: senior responsible officer", "role:", `sign.yaml:2:10: "role" has no value; write a value or leave out the key [yaml-null]`},
		{"role of spaces", "senior responsible officer", `"  "`, `sign.yaml:2:11: "role" is empty; fill it in [signoff-blank]`},
		{"person empty", "person: A. Name", `person: ""`, `sign.yaml:3:13: "person" is empty; fill it in [signoff-blank]`},
		{"date empty", "date: 2016-08-22", `date: ""`, `sign.yaml:4:11: "date" is empty; write it as 2016-08-22 [signoff-blank]`},
		{"British date", "2016-08-22", "22/08/2016", `sign.yaml:4:11: "date" is no date; write it as 2016-08-22 [signoff-date]`},
		{"day that is not", "2016-08-22", "2016-02-30", `sign.yaml:4:11: "date" is no date; write it as 2016-08-22 [signoff-date]`},
		{"year cut short", "2016-08-22", "0016-08-22", `sign.yaml:4:11: "date" is no date; write it as 2016-08-22 [signoff-date]`},
		{"time of day", "2016-08-22", `"2016-08-22 10:00"`, `sign.yaml:4:11: "date" is no date; write it as 2016-08-22 [signoff-date]`},
		{"capitals in the digest", `kent, language: en, sha256: "`, `kent, language: en, sha256: "A`, `sign.yaml:6:45: "sha256" is not 64 lower-case hex digits; copy it from the release's own sign-off file [signoff-digest]`},
		{"language in words", "language: en", "language: English", `sign.yaml:6:33: "English" is no language; write it as en or cy-GB [signoff-language]`},
		{"language in small letters", "cy-GB", "cy-gb", `sign.yaml:7:34: "cy-gb" is no language; write it as en or cy-GB [signoff-language]`},
		{"document twice", "force: gwent, language: cy-GB", "force: kent, language: en", `sign.yaml:7:9: force "kent" in language "en" is approved already in line 6; keep the one that is meant [signoff-twice]`},
		{"force empty", "{force: gwent", `{force: ""`, `sign.yaml:7:17: "force" is empty; fill it in [signoff-blank]`},
		{"check twice", "check: screen-reader", "check: second-reader", `sign.yaml:10:5: check "second-reader" of force "kent" stands already in line 9; keep the one that counts [signoff-twice]`},
		{"another result", "result: passed", "result: Passed", `sign.yaml:9:49: the result is neither passed nor failed; leave a check that nobody made out [signoff-result]`},
		{"result yes", "result: passed", "result: true", `sign.yaml:9:49: "result" must be text, not true or false; write "true" in quotes [yaml-type]`},
		{"check without a name", "result: passed, by: B. Name,", "result: passed,", `sign.yaml:9:5: item 1 of "checks" lacks the key "by" [yaml-missing-key]`},
		{"check of no day", "passed, by: B. Name, on: 2016-08-20", "passed, by: B. Name", `sign.yaml:9:5: item 1 of "checks" lacks the key "on" [yaml-missing-key]`},
		{"no checks under the key", sound[strings.Index(sound, "  - {force: kent, check"):], "", `sign.yaml:8:8: "checks" has no value; write a value or leave out the key [yaml-null]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			yaml := strings.Replace(sound, tt.old, tt.new, 1)
			if yaml == sound {
				t.Fatal("nothing was broken")
			}
			s, ps := load(strings.ReplaceAll(yaml, "SUM", abc))
			if s != nil {
				t.Error("a sign-off with a fault")
			}
			if diff := cmp.Diff([]string{tt.want}, lines(ps)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestLoadRefusesNothing(t *testing.T) {
	tests := []struct{ name, yaml, want string }{
		{"empty file", "", "sign.yaml: holds nothing [yaml-empty]"},
		{"no approvals", "checks: []\n", `sign.yaml:1:1: the document lacks the key "approvals" [yaml-missing-key]`},
		{"nobody approves", "approvals: []\n", "sign.yaml:1:1: nobody approves anything; add an approval, or leave the file out [signoff-nothing]"},
		{"nothing is approved", "approvals:\n  - {role: r, person: p, date: 2016-08-22, approves: []}\n", "sign.yaml:2:5: the approval approves nothing; list what is approved [signoff-nothing]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, ps := load(tt.yaml)
			if diff := cmp.Diff([]string{tt.want}, lines(ps)); s != nil || diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if s, ps := signoff.Load(fstest.MapFS{}, "x.yaml"); s != nil || ps.Error() != "x.yaml: cannot be read: file does not exist [yaml-unreadable]" {
		t.Error(ps)
	}
}

func TestFind(t *testing.T) {
	yaml := strings.ReplaceAll(sound, "SUM", one)
	yaml = strings.Replace(yaml, "checks:", `  - role: chief statistician
    person: C. Name
    date: 2016-08-23
    approves: [{force: kent, language: en, sha256: "`+abc+`"}]
checks:`, 1)
	s, ps := load(yaml)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	tests := []struct {
		name, force, language, sum string
		person                     string
		want                       signoff.Standing
	}{
		{"by the first", "kent", "en", one, "A. Name", signoff.Signed},
		{"by the second, where the first approved another", "kent", "en", abc, "C. Name", signoff.Signed},
		{"another digest", "gwent", "cy-GB", abc, "A. Name", signoff.Stale},
		{"another language", "gwent", "en", one, "", signoff.Unsigned},
		{"another force", "essex", "en", one, "", signoff.Unsigned},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, got := s.Find(tt.force, tt.language, tt.sum)
			if got != tt.want || a.Person != tt.person {
				t.Errorf("%v by %q, want %v by %q", got, a.Person, tt.want, tt.person)
			}
		})
	}
}

// FuzzLoad: every file is refused or holds to what SignOff promises.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(strings.ReplaceAll(sound, "SUM", abc)))
	f.Add(signoff.Template("t", []signoff.Approved{{Force: "kent", Language: "en", SHA256: abc}}, nil, []signoff.Check{{Force: "kent", Check: "c"}}))
	f.Add([]byte("approvals: []\nchecks: [{}]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, ps := load(string(data))
		if (s == nil) != ps.Refused() {
			t.Fatalf("sign-off %v and problems %v", s != nil, ps)
		}
		if s == nil {
			return
		}
		for _, a := range s.Approvals {
			if a.Role == "" || a.Person == "" || a.Date.IsZero() || len(a.Approves) == 0 {
				t.Errorf("%+v", a)
			}
			for _, d := range a.Approves {
				if _, standing := s.Find(d.Force, d.Language, d.SHA256); standing != signoff.Signed {
					t.Errorf("%+v is %v", d, standing)
				}
			}
		}
		for _, c := range s.Checks {
			if c.Force == "" || c.Check == "" || c.By == "" || c.On.IsZero() || c.Result != signoff.Passed && c.Result != signoff.Failed {
				t.Errorf("%+v", c)
			}
		}
	})
}
