package signoff

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// Template is the file to fill in for a release: all its documents to be
// approved, the sentences that somebody has to confirm, and the checks that await
// people. Of a check only force and id are used; of a sentence not who and when.
//
// Role, person and date are left empty, and Load refuses them so: a field that
// was forgotten cannot pass. Sentences and checks stand in comments, because what
// nobody confirmed or made is no fault of the file. The same arguments make the same bytes;
// characters that no reader would see are left out of all texts.
func Template(title string, documents []Approved, sentences []Sentence, checks []Check) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Sign-off of %s\n", quoted(title))
	b.WriteString(`#
# Fill in role, person and date; the file is refused while one of them is empty.
# What somebody else approves goes under a second "- role:", written like the
# first. Take out the documents that are not approved. A digest (sha256) stands
# for the findings and the narrative of one force in one language: when they
# change it changes, and the approval no longer holds.
approvals:
  - role: ""    # such as senior responsible officer
    person: ""  # first name and surname
    date: ""    # day of the approval, as 2016-08-22
`)
	if len(documents) == 0 {
		b.WriteString("    approves: []\n")
	} else {
		b.WriteString("    approves:\n")
	}
	for _, d := range documents {
		fmt.Fprintf(&b, "      - {force: %s, language: %s, sha256: %s}\n", quoted(d.Force), quoted(d.Language), quoted(d.SHA256))
	}
	if len(sentences) > 0 {
		writeSentences(&b, sentences)
	}
	if len(checks) == 0 {
		return b.Bytes()
	}
	b.WriteString(`
# The checks of the quality log that people make. To enter those that were made,
# take the "# " off the line "checks:" and off their own lines, and fill in
#   result  passed or failed
#   by      who made the check
#   on      day of the check, as 2016-08-20
#   detail  what there is to say about it; may stay empty
# A check that nobody made stays as it is.
#
# checks:
`)
	for _, c := range checks {
		fmt.Fprintf(&b, "#   - {force: %s, check: %s, result: \"\", by: \"\", on: \"\", detail: \"\"}\n", quoted(c.Force), quoted(c.Check))
	}
	return b.Bytes()
}

// writeSentences lists what somebody has to confirm before a release is final.
func writeSentences(b *bytes.Buffer, sentences []Sentence) {
	b.WriteString(`
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
`)
	for _, s := range sentences {
		fmt.Fprintf(b, "#   - {force: %s, language: %s, place: %s, sha256: %s, by: \"\", on: \"\"}\n", quoted(s.Force), quoted(s.Language), quoted(s.Place), quoted(s.SHA256))
	}
}

// quoted is a text on one line in double quotes, as YAML and Go write it alike
// once what cannot be printed is left out.
func quoted(s string) string {
	s = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, strings.Join(strings.Fields(s), " "))
	return strconv.Quote(s)
}
