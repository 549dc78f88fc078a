package words

import (
	"os"
	"strings"
	"testing"

	"assize/report/read/strictyaml"
)

// What takes the place of a word is a whole word, the longer of two that fit, with the
// capital of the one that it takes the place of.
func TestRewording(t *testing.T) {
	r := rewordingOf(strictyaml.OrderedMap[string]{Entries: []strictyaml.Entry[string]{
		{Key: "force", Value: "agency"},
		{Key: "a force", Value: "an agency"},
		{Key: "a police force", Value: "an agency"},
		{Key: "heddlu’n", Value: "asiantaeth yn"},
		{Key: "inspection", Value: "audit"},
		{Key: "re-inspection", Value: "further audit"},
	}})
	for text, want := range map[string]string{
		"The force’s rate":             "The agency’s rate",
		"Force":                        "Agency",
		"A force, or a police force.":  "An agency, or an agency.",
		"They enforce it, data force.": "They enforce it, data agency.",
		"forced":                       "forced",
		"Mae’r heddlu’n dda":           "Mae’r asiantaeth yn dda",
		"ŵforce forceŵ {force}":        "ŵforce forceŵ {agency}",
		"inspections preinspection inspectioné, a re-inspection": "inspections preinspection inspectioné, a further audit",
		"": "",
	} {
		if got := r.in(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// The shipped packs have words for the same matters, and a pack that speaks of them
// keeps its places for arguments; of what nobody wrote it says so.
func TestShippedPacksSpeakOfOthers(t *testing.T) {
	for _, lang := range []string{"en", "cy"} {
		p, err := Load(os.DirFS("../../../templates/words"), lang+".yaml", Style{})
		if err != nil {
			t.Fatal(err)
		}
		out, err := p.Instead("own-audit", "agency", "other-units", "lower-is-better")
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range []int{1, 2, 5} {
			said, err := out.Counted(n, "force")
			if err != nil || strings.Contains(said, "force") || strings.Contains(said, "heddlu") {
				t.Errorf("%s: %d forces are %q, %v", lang, n, said, err)
			}
		}
		if was, _ := p.Counted(2, "force"); !strings.Contains(was, "force") && !strings.Contains(was, "heddlu") {
			t.Errorf("%s: the pack itself was changed: %q", lang, was)
		}
		for id, text := range p.labels {
			if strings.Count(text, "%") != strings.Count(out.labels[id], "%") {
				t.Errorf("%s: label %s lost a place: %q", lang, id, out.labels[id])
			}
		}
		if _, err := p.Instead("brigade"); err == nil || !strings.Contains(err.Error(), `no words for "brigade"`) {
			t.Errorf("%s: %v", lang, err)
		}
	}
}
