package html

import (
	"fmt"
	"strconv"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/svg"
)

// blocks writes blocks; headings among them have the given level.
func (s *setter) blocks(list []doc.Block, level int) {
	for _, b := range list {
		switch b := b.(type) {
		case doc.Section:
			s.section(b, level)
		case doc.Paragraph:
			s.paragraph(b)
		case doc.List:
			s.list(b)
		case doc.Table:
			s.table(b)
		case doc.Figure:
			s.figure(&b)
		case doc.JudgmentPanel:
			s.panel(b)
		case doc.Callout:
			s.callout(b, level)
		case doc.KeyFacts:
			s.keyFacts(b)
		case doc.Contents:
			s.contents(b)
		case doc.Glossary:
			s.glossary(b)
		}
	}
}

func (s *setter) section(b doc.Section, level int) {
	class := ""
	if b.Break {
		class = ` class="break"`
	}
	id, tag := esc(b.ID), "h"+strconv.Itoa(level)
	s.put(`<section id="`, id, `"`, class, ` aria-labelledby="`, id, `-title">`, "\n")
	heading := "<" + tag + ` id="` + id + `-title">` + esc(b.Title) + "</" + tag + ">"
	if b.Folded {
		s.put("<details><summary>", heading, "</summary>\n")
	} else {
		s.put(heading, "\n")
	}
	s.blocks(b.Blocks, level+1)
	if b.Folded {
		s.put("</details>\n")
	}
	s.put("</section>\n")
}

// paragraph writes a paragraph; one in another voice than the report's is a
// quotation.
func (s *setter) paragraph(p doc.Paragraph) {
	var classes []string
	switch p.Weight {
	case doc.Body:
	case doc.Lead:
		classes = append(classes, "lead")
	case doc.Small:
		classes = append(classes, "small")
	}
	if p.Number != "" {
		classes = append(classes, "numbered")
	}
	class := ""
	if len(classes) > 0 {
		class = ` class="` + strings.Join(classes, " ") + `"`
	}
	if p.Voice != "" {
		s.put(`<blockquote data-voice="`, esc(p.Voice), `">`)
	}
	s.put("<p", class, lang(p.Lang), ">")
	s.numbered(p.Number)
	s.runs(p.Runs)
	s.put("</p>")
	if p.Voice != "" {
		s.put("</blockquote>")
	}
	s.put("\n")
}

// numbered writes the number of a paragraph or an item, if it has one.
func (s *setter) numbered(number string) {
	if number != "" {
		s.put(`<span class="number">`, esc(number), "</span> ")
	}
}

// list writes a list. Printed numbers are text, so that they are heard, found
// and copied; the list then has no bullets of its own, in any style sheet, and
// the role keeps it a list for readers that take one without bullets for none.
func (s *setter) list(l doc.List) {
	tag, attr := "ul", ""
	if l.Ordered {
		tag = "ol"
	}
	if l.Numbers != nil {
		attr = ` class="numbered" role="list" style="list-style:none"`
	}
	s.put("<", tag, attr, ">\n")
	for i, item := range l.Items {
		s.put("<li>")
		if l.Numbers != nil {
			s.numbered(l.Numbers[i])
		}
		s.runs(item)
		s.put("</li>\n")
	}
	s.put("</", tag, ">\n")
}

// panel shows one judgment: the grade in words, and its place on the scale
// drawn for those who see it and said for those who do not.
func (s *setter) panel(p doc.JudgmentPanel) {
	s.put(`<div class="panel" role="group" aria-label="`, esc(p.Label), "\">\n<p class=\"label\">", esc(p.Label), "</p>\n")
	if n := len(p.Scale); n > 1 && p.Mark.Of == n {
		s.put(`<p class="grade"><span aria-hidden="true">`, esc(p.Grade), `</span><span class="unseen">`,
			esc(s.label(words.LabelScaleAlt, p.Grade, p.Scale[0], p.Scale[n-1])), "</span></p>\n")
		s.put(`<ol class="scale" aria-hidden="true">`)
		for i, g := range p.Scale {
			class := ""
			if i+1 == p.Mark.Level {
				class = ` class="here"`
			}
			s.put("<li", class, ">", esc(g), "</li>")
		}
		s.put("</ol>\n")
	} else {
		s.put(`<p class="grade">`, esc(p.Grade), "</p>\n")
	}
	if len(p.Runs) > 0 {
		s.put("<p>")
		s.runs(p.Runs)
		s.put("</p>\n")
	}
	for _, n := range p.Notes {
		s.put(`<p class="small">`)
		s.runs(n)
		s.put("</p>\n")
	}
	s.put("</div>\n")
}

// callout writes a box; its title is a heading, so that a listener can go from box to
// box.
func (s *setter) callout(c doc.Callout, level int) {
	id := ""
	if c.ID != "" {
		id = ` id="` + esc(c.ID) + `"`
	}
	name := c.Label
	if c.Title != "" {
		name += ": " + c.Title
	}
	s.put(`<div class="callout `, esc(string(c.Kind)), `"`, id, ` role="group" aria-label="`, esc(name), `">`, "\n")
	s.put(`<p class="label">`, esc(c.Label), "</p>\n")
	if c.Title != "" {
		tag := "h" + strconv.Itoa(min(level, 6))
		s.put("<", tag, ` class="title">`, esc(c.Title), "</", tag, ">\n")
	}
	for _, b := range c.Blocks {
		switch b := b.(type) {
		case doc.Paragraph:
			s.paragraph(b)
		case doc.List:
			s.list(b)
		}
	}
	s.put("</div>\n")
}

func (s *setter) keyFacts(k doc.KeyFacts) {
	s.put(`<dl class="facts">`, "\n")
	for _, f := range k.Items {
		s.put("<div><dt>", esc(f.Label), `</dt><dd class="value">`)
		s.runs(f.Value)
		s.put("</dd>")
		if len(f.Detail) > 0 {
			s.put("<dd>")
			s.runs(f.Detail)
			s.put("</dd>")
		}
		s.put("</div>\n")
	}
	s.put("</dl>\n")
}

func (s *setter) glossary(g doc.Glossary) {
	s.put(`<dl class="glossary">`, "\n")
	for _, t := range g.Entries {
		s.put("<dt>", esc(t.Term), "</dt><dd>")
		s.runs(t.Meaning)
		s.put("</dd>\n")
	}
	s.put("</dl>\n")
}

// contents lists the sections that follow as links.
func (s *setter) contents(c doc.Contents) {
	s.put(`<nav aria-labelledby="contents-title">`, "\n", `<h2 id="contents-title">`, esc(c.Title), "</h2>\n")
	s.contentsOf(s.pub.Body, c.Depth)
	s.put("</nav>\n")
}

func (s *setter) contentsOf(list []doc.Block, depth int) {
	open := false
	for _, b := range list {
		sec, ok := b.(doc.Section)
		if !ok || sec.Unlisted || depth == 0 {
			continue
		}
		if !open {
			s.put("<ol>\n")
			open = true
		}
		s.put(`<li><a href="#`, esc(sec.ID), `">`, esc(sec.Title), "</a>\n")
		s.contentsOf(sec.Blocks, depth-1)
		s.put("</li>\n")
	}
	if open {
		s.put("</ol>\n")
	}
}

// figure is the picture with its words, and its numbers folded below. A narrow screen
// shows a narrow drawing of it, if it can be drawn so.
func (s *setter) figure(f *doc.Figure) {
	const pageWidth = 467 // points: 165 mm, as on the printed page
	picture, err := svg.Render(f, s.env.Env, pageWidth)
	if err != nil {
		s.fault(err)
		return
	}
	number := strconv.Itoa(s.targets[f.ID].Number)
	s.put(`<figure id="`, esc(f.ID), `">`, "\n<figcaption><strong>", esc(s.label(words.LabelFigure, number)), ":</strong> ")
	s.runs(f.Title)
	if f.Subtitle != "" {
		s.put(`<span class="subtitle">`, esc(f.Subtitle), "</span>")
	}
	narrow, class := s.narrow(f), "scroll"
	if narrow != nil {
		class += " wide"
	}
	s.put("</figcaption>\n", `<div class="`, class, `" tabindex="0" role="group" aria-label="`, esc(s.label(words.LabelFigure, number)), `">`, string(picture), "</div>\n")
	if narrow != nil {
		s.put(`<div class="narrow">`, string(narrow), "</div>\n")
	}
	s.put("<details><summary>", esc(s.label(words.LabelFigureData, number)), "</summary>\n")
	s.numbers(f, s.label(words.LabelFigure, number)+": "+doc.Plain(f.Title))
	s.put("</details>\n")
	if len(f.Note) > 0 {
		s.noted(f.Note)
	}
	if f.Source != "" {
		s.put(`<p class="small">`, esc(s.label(words.LabelSource, f.Source)), "</p>\n")
	}
	if !f.Table.IsZero() {
		s.put(`<p class="small">`, esc(s.label(words.LabelFigureTable, f.Table.Sheet)), "</p>\n")
	}
	s.put("</figure>\n")
}

// narrow is a figure drawn for a narrow screen, at the least width at which its words
// have room; nil where that is as wide as on a page.
func (s *setter) narrow(f *doc.Figure) []byte {
	again := *f
	again.ID += "-narrow" // its parts are named by it
	for _, w := range []float64{240, 270, 300, 340} {
		if picture, err := svg.Render(&again, s.env.Env, w); err == nil {
			return picture
		}
	}
	return nil
}

// noted writes runs within the label of a note: "Note: …".
func (s *setter) noted(runs []doc.Run) { s.labelled(words.LabelNote, runs) }

// labelled writes runs where the label has its argument.
func (s *setter) labelled(l words.Label, runs []doc.Run) {
	const place = "\x00"
	before, after, found := strings.Cut(s.label(l, place), place)
	if !found {
		s.fault(fmt.Errorf("label %q has no place for its text [words-label]", l))
	}
	s.put(`<p class="small">`, esc(before))
	s.runs(runs)
	s.put(esc(after), "</p>\n")
}
