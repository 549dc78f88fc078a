package tell

import (
	"maps"
	"slices"
)

// heard is what was said so far of a list, in one stretch of a document.
type heard struct {
	stretch string
	times   map[string]map[string]int // of a statement, by stretch
}

// Begin begins a stretch of a document within which a statement is said once: in its
// sentences and lists, and where its number stands large. Headings, alternatives to
// figures and cells of tables say it again. Without a name nothing is counted.
func (t *Kernel) Begin(stretch string) {
	t.heard.stretch = stretch
	if t.heard.times == nil {
		t.heard.times = map[string]map[string]int{}
	}
	if stretch != "" {
		t.heard.times[stretch] = map[string]int{}
	}
}

// Unsaid reports whether the stretch has not said a statement yet.
func (t *Kernel) Unsaid(s Statement) bool { return t.heard.times[t.heard.stretch][s.name()] == 0 }

// Heard is how often each statement was said in a stretch, by kind and subject.
func (t *Kernel) Heard(stretch string) map[string]int { return maps.Clone(t.heard.times[stretch]) }

// hear counts a statement that is worded in a form in which it is said.
func (t *Kernel) hear(s Statement, f Form) {
	if t.heard.stretch != "" && slices.Contains([]Form{Sentence, Lead, Clause, Item, Detail}, f) {
		t.heard.times[t.heard.stretch][s.name()]++
	}
}

// name is a statement's kind and subject, by which it is known.
func (s Statement) name() string { return s.kind.ID + " " + s.subject }
