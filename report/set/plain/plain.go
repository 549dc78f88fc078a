// Package plain sets a publication as text: lines of at most 78 characters,
// tables with their columns in line, figures as their words and numbers. It is
// what a press office pastes into a message, and what a reader of any device
// can open.
package plain

import (
	"strconv"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/chart"
)

// lineWidth is the most characters a line holds, but for a word that is longer.
const lineWidth = 78

// Render sets the publication as UTF-8 text with a line feed after each line.
// Nothing of it depends on anything but the publication and the language.
func Render(pub *doc.Publication, p *words.Pack) []byte {
	s := &setter{words: p, targets: pub.Targets(), marks: map[string]int{}}
	panel, body := pub.JudgedOnce()
	s.opening(pub, panel)
	s.blocks(body, 1)
	s.notes()
	if pub.Sample != "" {
		s.gap()
		s.para(clean(pub.Sample), "", "")
	}
	return []byte(s.out.String())
}

// setter writes lines. A gap is an empty line before what comes next; two gaps
// are one.
type setter struct {
	words   *words.Pack
	targets map[string]doc.Target
	out     strings.Builder
	blank   bool // an empty line is due

	marks     map[string]int // number of a footnote by id
	footnotes []doc.Note
}

func (s *setter) gap() { s.blank = s.out.Len() > 0 }

func (s *setter) line(text string) {
	if s.blank {
		s.out.WriteByte('\n')
		s.blank = false
	}
	s.out.WriteString(strings.TrimRight(text, " "))
	s.out.WriteByte('\n')
}

// para wraps text; first stands before its first line, rest before the others.
func (s *setter) para(text, first, rest string) {
	for i, l := range wrap(text, lineWidth-max(length(first), length(rest))) {
		if i == 0 {
			s.line(first + l)
		} else {
			s.line(rest + l)
		}
	}
}

// opening is what the first page of a document says.
func (s *setter) opening(pub *doc.Publication, panel *doc.JudgmentPanel) {
	for _, t := range []string{pub.Notice, pub.Sample} {
		if t != "" {
			s.para(clean(t), "", "")
			s.gap()
		}
	}
	title, subtitle := pub.Title, pub.Subtitle
	if c := pub.Cover; c != nil {
		s.para(clean(c.Publisher), "", "")
		s.gap()
		title, subtitle = c.Title, c.Subtitle
	}
	s.under(title, '=')
	if subtitle != "" {
		s.para(clean(subtitle), "", "")
	}
	if c := pub.Cover; c != nil {
		s.gap()
		for _, l := range c.Lines {
			s.para(s.runs(l.Runs), "", "")
		}
		if panel != nil {
			s.panel(*panel)
		}
		s.gap()
		for _, l := range c.Licence {
			s.para(s.runs(l.Runs), "", "")
		}
	}
	s.gap()
}

// under is a heading with a rule below it.
func (s *setter) under(title string, rule rune) {
	widest := 0
	for _, l := range wrap(clean(title), lineWidth) {
		s.line(l)
		widest = max(widest, length(l))
	}
	s.line(strings.Repeat(string(rule), widest))
}

// headingRules are the characters under headings of sections by their depth.
const headingRules = "=-~.."

func (s *setter) blocks(list []doc.Block, depth int) {
	for _, b := range list {
		s.gap()
		switch b := b.(type) {
		case doc.Section:
			s.under(b.Title, rune(headingRules[min(depth, len(headingRules)-1)]))
			s.blocks(b.Blocks, depth+1)
		case doc.Paragraph:
			s.paragraph(b, "")
		case doc.List:
			s.list(b, "")
		case doc.Table:
			s.table(b)
		case doc.Figure:
			s.figure(&b)
		case doc.JudgmentPanel:
			s.panel(b)
		case doc.Callout:
			s.callout(b)
		case doc.KeyFacts:
			s.keyFacts(b)
		case doc.Contents:
			// a text is read from top to bottom; it has no pages to point at
		case doc.Glossary:
			s.glossary(b)
		}
	}
	s.gap()
}

func (s *setter) paragraph(p doc.Paragraph, indent string) {
	first, rest := indent, indent
	if p.Number != "" {
		first = indent + clean(p.Number) + "  "
		rest = strings.Repeat(" ", length(first))
	}
	if p.Voice != "" { // quoted
		first, rest = first+"> ", rest+"> "
	}
	s.para(s.runs(p.Runs), first, rest)
}

func (s *setter) list(l doc.List, indent string) {
	widest := 0
	for _, n := range l.Numbers {
		widest = max(widest, length(clean(n)))
	}
	for i, item := range l.Items {
		mark := "* "
		switch {
		case l.Numbers != nil:
			n := clean(l.Numbers[i])
			mark = n + strings.Repeat(" ", widest-length(n)+2)
		case l.Ordered:
			mark = strconv.Itoa(i+1) + ". "
		}
		first := indent + mark
		s.para(s.runs(item), first, strings.Repeat(" ", length(first)))
	}
}

func (s *setter) panel(p doc.JudgmentPanel) {
	s.gap()
	grade := clean(p.Grade)
	if len(p.Scale) > 1 && p.Mark.Of > 0 {
		grade = s.words.Label(words.LabelScaleAlt, grade, clean(p.Scale[0]), clean(p.Scale[len(p.Scale)-1]))
	}
	s.para(clean(p.Label)+": "+grade, "", "")
	if len(p.Runs) > 0 {
		s.para(s.runs(p.Runs), "", "")
	}
	for _, n := range p.Notes {
		s.para(s.runs(n), "", "")
	}
	s.gap()
}

func (s *setter) callout(c doc.Callout) {
	const indent = "    "
	head := clean(c.Label)
	if c.Title != "" {
		head += ": " + clean(c.Title)
	}
	s.para(head, "", indent)
	for _, b := range c.Blocks {
		switch b := b.(type) {
		case doc.Paragraph:
			s.paragraph(b, indent)
		case doc.List:
			s.list(b, indent)
		}
	}
}

func (s *setter) keyFacts(k doc.KeyFacts) {
	for _, f := range k.Items {
		s.para(clean(f.Label)+": "+s.runs(f.Value), "", "    ")
		if len(f.Detail) > 0 {
			s.para(s.runs(f.Detail), "    ", "    ")
		}
	}
}

func (s *setter) glossary(g doc.Glossary) {
	for _, t := range g.Entries {
		s.para(clean(t.Term), "", "")
		s.para(s.runs(t.Meaning), "    ", "    ")
	}
}

// figure is the finding, the numbers as a table, and what stands behind them.
func (s *setter) figure(f *doc.Figure) {
	number := strconv.Itoa(s.targets[f.ID].Number)
	s.para(s.words.Label(words.LabelFigure, number)+": "+s.runs(f.Title), "", "")
	if f.Subtitle != "" {
		s.para(clean(f.Subtitle), "", "")
	}
	s.gap()
	t := chart.Printed(f, s.words)
	s.grid(gridOf(t.Heads, t.Rows))
	s.gap()
	for _, text := range []string{doc.Plain(f.Alt.Ground), s.labelled(words.LabelNote, s.runs(f.Note)), s.labelled(words.LabelSource, f.Source)} {
		if text != "" {
			s.para(clean(text), "", "")
		}
	}
	if !f.Table.IsZero() {
		s.para(s.words.Label(words.LabelFigureTable, f.Table.Sheet), "", "")
	}
}

func (s *setter) labelled(l words.Label, text string) string {
	if text == "" {
		return ""
	}
	return s.words.Label(l, text)
}
