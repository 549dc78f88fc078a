package signoff_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"assize/report/read/signoff"
)

// template is a small file to fill in.
func template() string {
	return string(signoff.Template(`The "2016"	round`,
		[]signoff.Approved{{Force: "kent", Language: "en", SHA256: abc}, {Force: "no", Language: "cy", SHA256: one}},
		[]signoff.Sentence{{Force: "kent", Language: "en", Place: "kent.xlsx:Observations!C4", SHA256: one}},
		[]signoff.Check{{Force: "kent", Check: "second-reader"}, {Force: "no", Check: "screen-reader"}}))
}

// filled is a template with all that an approval needs.
func filled(template string) string {
	return strings.NewReplacer(`role: ""`, `role: "senior responsible officer"`, `person: ""`, `person: "A. Name"`, `date: ""`, `date: "2016-08-22"`).Replace(template)
}

func TestTemplate(t *testing.T) {
	want := `# Sign-off of "The \"2016\" round"
#
# Fill in role, person and date; the file is refused while one of them is empty.
# What somebody else approves goes under a second "- role:", written like the
# first. Take out the documents that are not approved. A digest (sha256) stands
# for the findings and the narrative of one force in one language: when they
# change it changes, and the approval no longer holds.
approvals:
  - role: ""    # such as senior responsible officer
    person: ""  # first name and surname
    date: ""    # day of the approval, as 2016-08-22
    approves:
      - {force: "kent", language: "en", sha256: "` + abc + `"}
      - {force: "no", language: "cy", sha256: "` + one + `"}

# Sentences of people that hold a number, or a word of size, movement, order or
# quantity, which no program keeps true. Read each at its place. One that is true is
# confirmed by name: take the "# " off the line "sentences:" and off its own line, and
# fill in
#   by      who confirms that it is true
#   on      day of the confirmation, as 2016-08-20
# Others are written anew, with values inserted by name. A digest (sha256) stands for
# the very words: when they change, nobody has confirmed them.
#
# sentences:
#   - {force: "kent", language: "en", place: "kent.xlsx:Observations!C4", sha256: "` + one + `", by: "", on: ""}

# The checks of the quality log that people make. To enter those that were made,
# take the "# " off the line "checks:" and off their own lines, and fill in
#   result  passed or failed
#   by      who made the check
#   on      day of the check, as 2016-08-20
#   detail  what there is to say about it; may stay empty
# A check that nobody made stays as it is.
#
# checks:
#   - {force: "kent", check: "second-reader", result: "", by: "", on: "", detail: ""}
#   - {force: "no", check: "screen-reader", result: "", by: "", on: "", detail: ""}
`
	if diff := cmp.Diff(want, template()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A template on its way through people's hands: what was forgotten is refused
// by name, what was filled in is read.
func TestTemplateIsFilledIn(t *testing.T) {
	opened := strings.NewReplacer("# checks:", "checks:", "# sentences:", "sentences:", "#   - {", "  - {").Replace(template())
	tests := []struct {
		name, yaml string
		want       []string
	}{
		{"by nobody", template(), []string{
			`sign.yaml:9:11: "role" is empty; fill it in [signoff-blank]`,
			`sign.yaml:10:13: "person" is empty; fill it in [signoff-blank]`,
			`sign.yaml:11:11: "date" is empty; write it as 2016-08-22 [signoff-blank]`,
		}},
		{"approval alone", filled(template()), nil},
		{"checks opened and left empty", filled(strings.Replace(opened, `  - {force: "no", check`, `#   - {force: "no", check`, 1)), []string{
			`sign.yaml:26:153: "by" is empty; fill it in [signoff-blank]`,
			`sign.yaml:26:161: "on" is empty; write it as 2016-08-22 [signoff-blank]`,
			`sign.yaml:37:53: the result is neither passed nor failed; leave a check that nobody made out [signoff-result]`,
			`sign.yaml:37:61: "by" is empty; fill it in [signoff-blank]`,
			`sign.yaml:37:69: "on" is empty; write it as 2016-08-22 [signoff-blank]`,
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, ps := load(tt.yaml)
			if diff := cmp.Diff(tt.want, lines(ps)); diff != "" || (s == nil) != (tt.want != nil) {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	checked := strings.NewReplacer(`result: ""`, "result: passed", `by: ""`, "by: B. Name", `on: ""`, "on: 2016-08-20").Replace(filled(opened))
	s, ps := load(checked)
	if len(ps) > 0 || len(s.Checks) != 2 || s.Checks[1].Force != "no" || s.Approvals[0].Person != "A. Name" {
		t.Errorf("%+v\n%v", s, ps)
	}
	if !s.Confirms("kent", "en", one) || s.Confirms("kent", "cy", one) || s.Confirms("kent", "en", abc) || s.Confirms("no", "en", one) {
		t.Errorf("a sentence is confirmed that nobody confirmed, or is not: %+v", s.Sentences)
	}
	if _, standing := s.Find("no", "cy", one); standing != signoff.Signed {
		t.Error(standing)
	}
}

// A check that was opened without its key would belong to the approvals, and is
// refused there.
func TestTemplateCheckWithoutItsKey(t *testing.T) {
	s, ps := load(filled(strings.Replace(template(), `#   - {force: "no", check`, `  - {force: "no", check`, 1)))
	const want = `sign.yaml:38:19: unknown key "check"; known keys: role, person, date, approves [yaml-unknown-key]`
	if s != nil || !strings.Contains(ps.Error(), want) {
		t.Errorf("want %s\ngot %v", want, ps)
	}
}

func TestTemplateOfNothing(t *testing.T) {
	_, ps := load(filled(string(signoff.Template("", nil, nil, nil))))
	if got := ps.Error(); got != "sign.yaml:9:5: the approval approves nothing; list what is approved [signoff-nothing]" {
		t.Error(got)
	}
}

// FuzzTemplate: whatever the texts are, the file is YAML that strictyaml takes,
// and only what people are to fill in, or the texts themselves, are at fault.
func FuzzTemplate(f *testing.F) {
	f.Add("Round 2016", "greater-manchester", "second-reader")
	f.Add("a\n- b: \"c\" # d", "\u202e\x00\xff'", "{}[],: &x *y !z")
	f.Fuzz(func(t *testing.T, title, force, check string) {
		data := signoff.Template(title, []signoff.Approved{{Force: force, Language: "en", SHA256: abc}}, nil, []signoff.Check{{Force: force, Check: check}})
		opened := strings.NewReplacer("\n# checks:", "\nchecks:", "\n#   - {", "\n  - {").Replace(string(data))
		for _, yaml := range []string{string(data), opened} {
			_, ps := load(yaml)
			for _, p := range ps {
				if !strings.HasPrefix(p.Rule, "signoff-") {
					t.Errorf("%v\n%s", p, yaml)
				}
			}
			if !ps.Refused() {
				t.Error("nobody filled it in, and it is taken")
			}
		}
	})
}
