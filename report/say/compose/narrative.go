package compose

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"text/template"

	"assize/report/say/doc"
)

// Narrative is the inspectors' own prose about one force in one language, by
// the section of the report it belongs to. Values and claims are inserted by
// name, with the functions of the templates: {{rate "force"}}.
type Narrative map[string]NarrativeFile

// NarrativeFile is the prose of one section.
type NarrativeFile struct {
	Name string // path, relative to the job
	Text string
}

// NarrativeSections are the sections that may hold prose.
func NarrativeSections() []string {
	t := &teller{}
	var out []string
	for _, p := range t.parts() {
		out = append(out, p.id)
	}
	return out
}

// LiteralNumber is a number typed into prose where a value ought to be
// inserted by name.
type LiteralNumber struct{ Line, Column int }

// literals are digits that prose may hold in the shipped languages: dates, years,
// names of the field, and references by number, in Welsh also mutated.
var literals = regexp.MustCompile(`(?i)\bN100\b` +
	`|\b[0-9]{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: [0-9]{4})?\b` +
	`|\b[0-9]{1,2} (?:Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr)(?: [0-9]{4})?\b` +
	`|\b(?:19|20)[0-9]{2}\b` +
	`|\b(?:section|paragraph|recommendation|recommendations|criterion|question|table|figure|annex|chapter|page|note) [0-9]+(?:\.[0-9]+)*\b` +
	`|\b(?:adran|(?:p|b|ph|mh)aragraff|argymhelliad|argymhellion|(?:m|f)aen prawf|(?:c|g|ch|ngh)westiwn|(?:t|d|th|nh)abl|ffigur|atodiad|(?:p|b|ph|mh)ennod|(?:t|d|th|nh)udalen|nodyn) [0-9]+(?:\.[0-9]+)*\b`)

// action is what templates execute; its digits are arguments, not prose.
var action = regexp.MustCompile(`\{\{[^}]*\}\}`)

var number = regexp.MustCompile(`[0-9]+(?:[.,][0-9]+)*`)

// LiteralNumbers finds the numbers of a narrative that are neither dates nor
// references.
func LiteralNumbers(text string) []LiteralNumber {
	var out []LiteralNumber
	for i, line := range strings.Split(text, "\n") {
		blank := func(s string) string { return strings.Repeat(" ", len(s)) }
		line = action.ReplaceAllStringFunc(line, blank)
		line = literals.ReplaceAllStringFunc(line, blank)
		for _, at := range number.FindAllStringIndex(line, -1) {
			out = append(out, LiteralNumber{Line: i + 1, Column: len([]rune(line[:at[0]])) + 1})
		}
	}
	return out
}

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

// freeBlocks are people's own words, with the values that they insert by name.
func (t *teller) freeBlocks(file NarrativeFile) ([]doc.Block, error) {
	if strings.ContainsRune(file.Text, markOpen) || strings.ContainsRune(file.Text, markClose) {
		return nil, fmt.Errorf("%s: private-use characters are not allowed [narrative-character]", file.Name)
	}
	tmpl, err := template.New(file.Name).Option("missingkey=error").Funcs(t.prose.funcs).Parse(file.Text)
	if err != nil {
		return nil, fmt.Errorf("%w [narrative-syntax]", err)
	}
	out := limitedBuilder{left: 64 << 10}
	if err := tmpl.Execute(&out, nil); err != nil {
		return nil, fmt.Errorf("%w [narrative]", err)
	}
	return t.prose.blocksOf(file.Name, out.String(), true)
}

// withNarrative puts the inspectors' prose into a section: at its head, where
// sub-sections would part it from its title, else after what is told.
func (t *teller) withNarrative(b *builder, section string, told []doc.Block) []doc.Block {
	if b.err != nil {
		return told
	}
	words, err := t.narrative(section)
	if err != nil {
		b.err = err
		return told
	}
	isSection := func(x doc.Block) bool { _, ok := x.(doc.Section); return ok }
	if slices.ContainsFunc(told, isSection) {
		return append(words, told...)
	}
	return append(told, words...)
}
