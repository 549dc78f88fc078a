// Package html sets a publication as one self-contained page: real headings,
// lists, tables with their headers, figures as inline SVG with their numbers
// folded below, footnotes both ways, a style for screens, for print and for
// forced colours. The page loads nothing and runs nothing.
package html

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/chart"
)

// Env is what pages are set with. It is read only and may be shared.
type Env struct {
	chart.Env
	// Address says where a reference stands in the annex, "Rates!E7"
	// (doc.Workbook.Address). Without it numbers carry the reference itself,
	// "Rates|violence|rate".
	Address func(doc.Ref) (string, error)
}

// Render sets the publication. A publication that is not valid, a figure that
// cannot be drawn, or a number whose annex cell does not exist is an error that
// names the place; all are reported at once.
func Render(pub *doc.Publication, env Env) ([]byte, error) {
	return set(pub, env, (*setter).page)
}

// Fragment sets the publication as an article to be pasted into a page that has
// a heading of level 1 and a style of its own. It says its language, its status
// and that it is a sample, since it will stand alone.
func Fragment(pub *doc.Publication, env Env) ([]byte, error) {
	return set(pub, env, (*setter).article)
}

func set(pub *doc.Publication, env Env, write func(*setter)) ([]byte, error) {
	if env.Words == nil || env.Faces == nil {
		return nil, errors.New("no language pack or no fonts to set a page with [env]")
	}
	if err := pub.Validate(); err != nil {
		return nil, err
	}
	env.Bare = true // the page says what stands around a figure
	s := &setter{env: env, pub: pub, targets: pub.Targets(), marks: map[string]int{}}
	write(s)
	if err := errors.Join(s.faults...); err != nil {
		return nil, fmt.Errorf("%s: %w", pub.ID, err)
	}
	return []byte(s.out.String()), nil
}

// setter writes the page.
type setter struct {
	env     Env
	pub     *doc.Publication
	targets map[string]doc.Target
	out     strings.Builder
	faults  []error

	marks     map[string]int // number of a footnote by id
	footnotes []doc.Note
	cited     []int // how often each footnote is cited
}

func (s *setter) fault(err error) { s.faults = append(s.faults, err) }

// put writes markup as it stands.
func (s *setter) put(markup ...string) {
	for _, m := range markup {
		s.out.WriteString(m)
	}
}

// page writes the document. Its title is the one heading of level 1.
func (s *setter) page() {
	s.head()
	s.put(`<body class="`, esc(string(s.pub.Kind)), "\">\n", `<a class="skip" href="#main">`, esc(s.label(words.LabelSkip)), "</a>\n")
	if s.pub.Watermark != "" {
		s.put(`<div class="watermark" aria-hidden="true">`, esc(s.pub.Watermark), "</div>\n")
	}
	s.header()
	s.put(`<main id="main" tabindex="-1">`, "\n")
	panel, body := s.pub.JudgedOnce()
	if panel != nil {
		s.panel(*panel)
	}
	s.blocks(body, 2)
	s.notes()
	s.put("</main>\n")
	s.footer()
	s.put("</body>\n</html>\n")
}

// article writes the body alone, its title as a heading of level 2.
func (s *setter) article() {
	p := s.pub
	s.put("<article", lang(p.Lang), ` aria-labelledby="`, esc(p.ID), `">`, "\n")
	for _, t := range []string{p.Notice, p.Sample} {
		if t != "" {
			s.put("<p><strong>", esc(t), "</strong></p>\n")
		}
	}
	s.put(`<h2 id="`, esc(p.ID), `">`, esc(p.Title), "</h2>\n")
	if p.Subtitle != "" {
		s.put("<p>", esc(p.Subtitle), "</p>\n")
	}
	s.blocks(p.Body, 3)
	s.notes()
	if p.Sample != "" {
		s.put("<p>", esc(p.Sample), "</p>\n")
	}
	s.put("</article>\n")
}

// head says what the page is and that nothing may be loaded by it.
func (s *setter) head() {
	p := s.pub
	title := p.Title
	if p.Subtitle != "" {
		title += ": " + p.Subtitle
	}
	s.put("<!DOCTYPE html>\n<html", lang(p.Lang), ">\n<head>\n<meta charset=\"utf-8\">\n")
	s.put("<title>", esc(title), "</title>\n")
	s.put(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`, "\n")
	s.put(`<meta name="viewport" content="width=device-width, initial-scale=1">`, "\n")
	meta := func(name, content string) {
		if content != "" {
			s.put(`<meta name="`, name, `" content="`, esc(content), "\">\n")
		}
	}
	meta("description", p.Subject)
	meta("keywords", strings.Join(p.Keywords, ", "))
	meta("author", p.Author)
	meta("dcterms.date", p.Date.Format("2006-01-02"))
	if p.Notice != "" || p.Sample != "" { // not for the public, or not real
		meta("robots", "noindex")
	}
	if p.Card != "" { // https://ogp.me
		for _, m := range [][2]string{
			{"og:title", title},
			{"og:type", "article"},
			{"og:description", p.Subject},
			{"og:image", p.Card},
			{"og:image:width", "1200"},
			{"og:image:height", "630"},
			{"og:image:alt", p.CardAlt},
		} {
			s.put(`<meta property="`, m[0], `" content="`, esc(m[1]), "\">\n")
		}
		meta("twitter:card", "summary_large_image")
	}
	s.put("<style>\n", s.css(), "</style>\n</head>\n")
}

// header is what the first page of a document says.
func (s *setter) header() {
	p := s.pub
	s.put("<header>\n")
	for _, t := range []string{p.Notice, p.Sample} {
		if t != "" {
			s.put(`<p class="notice">`, esc(t), "</p>\n")
		}
	}
	title, subtitle := p.Title, p.Subtitle
	if c := p.Cover; c != nil {
		title, subtitle = c.Title, c.Subtitle
		if c.Publisher != "" {
			s.put(`<p class="publisher">`, esc(c.Publisher), "</p>\n")
		}
	}
	s.put("<h1>", esc(title), "</h1>\n")
	if subtitle != "" {
		s.put(`<p class="subtitle">`, esc(subtitle), "</p>\n")
	}
	if c := p.Cover; c != nil {
		for _, l := range c.Lines {
			s.paragraph(l)
		}
	}
	s.put("</header>\n")
}

func (s *setter) footer() {
	s.put("<footer>\n")
	if c := s.pub.Cover; c != nil {
		for _, l := range c.Licence {
			s.paragraph(l)
		}
	}
	for _, t := range []string{s.pub.Author, s.pub.Notice, s.pub.Sample} {
		if t != "" {
			s.put("<p>", esc(t), "</p>\n")
		}
	}
	s.put("</footer>\n")
}

// notes are the footnotes, each with links back to where it is cited.
func (s *setter) notes() {
	if len(s.footnotes) == 0 {
		return
	}
	s.put(`<section class="notes" role="doc-endnotes" aria-labelledby="notes-title">`, "\n")
	s.put(`<h2 id="notes-title">`, esc(s.label(words.LabelNotes)), "</h2>\n<ol>\n")
	for i, n := range s.footnotes {
		id := strconv.Itoa(i + 1)
		s.put(`<li id="note-`, id, `"><p>`)
		s.runs(n.Runs)
		for k := range s.cited[i] {
			s.put(` <a href="#`, citation(i+1, k+1), `" role="doc-backlink" aria-label="`, esc(id), `">↩</a>`)
		}
		s.put("</p></li>\n")
	}
	s.put("</ol>\n</section>\n")
}

// citation is the anchor of the k-th place where a footnote is cited.
func citation(note, k int) string {
	return "cite-" + strconv.Itoa(note) + "-" + strconv.Itoa(k)
}

func (s *setter) label(l words.Label, args ...string) string { return s.env.Words.Label(l, args...) }

// lang is the attribute of text in another language than what it stands in.
func lang(tag string) string {
	if tag == "" {
		return ""
	}
	return ` lang="` + esc(tag) + `"`
}
