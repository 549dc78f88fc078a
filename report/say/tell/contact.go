package tell

import (
	"strings"

	"assize/report/say/doc"
)

// Labelled is "Contact: a, b, c", with addresses as links; nil without entries.
func (t *Kernel) Labelled(label string, entries ...string) []doc.Run {
	if len(entries) == 0 {
		return nil
	}
	out := []doc.Run{doc.Text{Text: label + ": ", Strong: true}}
	for i, e := range entries {
		if i > 0 {
			out = append(out, doc.Text{Text: ", "})
		}
		run := reach(e)
		if plain, ok := run.(doc.Text); ok {
			run = t.Foreign.text(plain.Text)
		}
		out = append(out, run)
	}
	return out
}

// reach is a way to reach somebody: a link where it is a mail or web address. A
// telephone number stays text, because its country is not known.
func reach(s string) doc.Run {
	switch {
	case strings.HasPrefix(s, "https://"), strings.HasPrefix(s, "http://"):
		return doc.Link{To: s, Text: s}
	case strings.Count(s, "@") == 1 && !strings.ContainsAny(s, " /?&"):
		return doc.Link{To: "mailto:" + s, Text: s}
	default:
		return doc.Text{Text: s}
	}
}

// Addresses are the publisher's address as a list of at most one entry.
func (h House) Addresses() []string {
	if h.Web == "" {
		return nil
	}
	return []string{h.Web}
}
