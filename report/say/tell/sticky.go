package tell

import (
	"assize/report/say/doc"
)

// What follows tells a piece and keeps the first error, so that a section reads as
// what it says. After an error nothing more is told.

// Runs is a one-paragraph piece of prose: a title, a sentence, a cell.
func (t *Kernel) Runs(name string, dot any) []doc.Run {
	if t.failed != nil {
		return nil
	}
	r, err := t.TellRuns(name, dot)
	t.Fail(err)
	return r
}

// Blocks is a piece of prose with paragraphs and lists.
func (t *Kernel) Blocks(name string, dot any) []doc.Block {
	if t.failed != nil {
		return nil
	}
	r, err := t.TellBlocks(name, dot)
	t.Fail(err)
	return r
}

// Title is a piece of prose as plain text.
func (t *Kernel) Title(name string) string { return doc.Plain(t.Runs(name, nil)) }

// Marked runs a function of the templates outside a template.
func (t *Kernel) Marked(fn func(string) (string, error), id string) []doc.Run {
	if t.failed != nil {
		return nil
	}
	s, err := fn(id)
	if err != nil {
		t.Fail(err)
		return nil
	}
	r, err := t.Parse(id, s)
	t.Fail(err)
	return r
}
