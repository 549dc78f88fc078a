package force

import (
	"errors"
	"slices"
	"strings"

	"assize/report/read/source"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/narrative"
)

// Narrative is the inspectors' own prose about one force in one language, by
// the section of the report it belongs to. Values and claims are inserted by
// name, those of Insertions: {{rate "force"}}.
type Narrative map[string]NarrativeFile

// NarrativeFile is the prose of one section, or one quote.
type NarrativeFile struct {
	At   source.Pos // of the file, relative to the job, or of the text inside it
	Text string
}

// NarrativeSections are the sections that may hold prose.
func NarrativeSections() []string {
	t := &teller{Force: &ledger.Force{}}
	var out []string
	for _, p := range t.parts() {
		out = append(out, p.id)
	}
	return out
}

// Faults are all that keeps a text from being told, whatever was found.
func (f NarrativeFile) Faults() source.Problems {
	_, ps := narrative.Parse(f.At, f.Text, Insertions())
	return ps
}

// Typed are the numbers that were typed into a text instead of inserted, each as a
// warning.
func (f NarrativeFile) Typed() source.Problems { return narrative.Typed(f.At, f.Text) }

// narrative tells the inspectors' prose of a section; nil when there is none.
func (t *teller) narrative(section string) ([]doc.Block, error) {
	file, ok := t.in.Narrative[section]
	if !ok {
		return nil, nil
	}
	blocks, err := t.freeBlocks(file)
	if err != nil {
		return nil, err
	}
	for i, b := range blocks {
		if p, ok := b.(doc.Paragraph); ok {
			p.Voice = "inspectors"
			blocks[i] = p
		}
	}
	return blocks, nil
}

// ruleNarrativeValue is broken by an insertion of what the findings do not have,
// or of a claim that is not true of them.
const ruleNarrativeValue = "narrative-value"

// freeBlocks are people's own words, with the values that they insert by name.
func (t *teller) freeBlocks(file NarrativeFile) ([]doc.Block, error) {
	pieces, ps := narrative.Parse(file.At, file.Text, Insertions())
	known := map[string]insertion{}
	for _, i := range insertions() {
		known[i.Name] = i
	}
	var out strings.Builder
	for _, p := range pieces {
		out.WriteString(p.Words)
		if p.Insert != nil {
			out.WriteString(t.inserted(p.Insert, known[p.Insert.Name], &ps))
		}
	}
	if err := ps.Err(); err != nil {
		return nil, err
	}
	return t.TellBlocksOf(file.At.File, strings.ReplaceAll(out.String(), "\r\n", "\n"), true)
}

// inserted is the mark of what an insertion says.
func (t *teller) inserted(i *narrative.Insertion, word insertion, ps *source.Problems) string {
	said, err := word.tell(t, i.Arguments)
	if err != nil {
		var unknown unknownName
		errors.As(err, &unknown)
		i.At.Refuse(ps, ruleNarrativeValue, unknown.hint, "%s cannot be said: %v", i.Name, err)
		return ""
	}
	if i.Capital {
		said = t.Sentence(said)
	}
	return said
}

// withNarrative puts the inspectors' prose into a section: at its head, where
// sub-sections would part it from its title, else after what is told.
func (t *teller) withNarrative(section string, told []doc.Block) []doc.Block {
	if t.Err() != nil {
		return told
	}
	words, err := t.narrative(section)
	if err != nil {
		t.Fail(err)
		return told
	}
	isSection := func(x doc.Block) bool { _, ok := x.(doc.Section); return ok }
	if slices.ContainsFunc(told, isSection) {
		return append(words, told...)
	}
	return append(told, words...)
}
