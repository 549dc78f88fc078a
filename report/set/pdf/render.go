// Package pdf sets a publication as a tagged, reproducible PDF that conforms to
// PDF/UA-1 and PDF/A-2a.
//
// Blocks measure themselves into pieces; pieces are placed on pages; when every
// page number is known, pages are drawn; fpdf assembles pages, fonts and the
// logo; finish adds what fpdf cannot write:
//
//	doc.Publication → pieces → pages → ink (content and structure tree) → fpdf → finish
//
// Nothing of it depends on clock, environment or map order: the same
// publication, fonts and theme give the same bytes.
package pdf

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/face"
)

// Env is what publications are set with. It is read only and may be shared.
type Env struct {
	Words *words.Pack
	Faces *face.Set
	Theme *Theme // nil is DefaultTheme
}

func (e Env) theme() *Theme {
	if e.Theme == nil {
		return DefaultTheme()
	}
	return e.Theme
}

// Check reports what is wrong with the theme, and letters of its logo that the
// fonts do not have. It is for the caller to ask, once, before any publication
// is set.
func (e Env) Check() error {
	t := e.theme()
	if err := t.check(); err != nil || t.Logo == nil || e.Faces == nil {
		return err
	}
	_, err := readLogo(t.Logo, e.Faces)
	return err
}

// ErrTooLong says that a publication needs more than its MaxPages.
var ErrTooLong = errors.New("too-long")

// Render sets a publication. A publication that is not valid, text without
// glyphs, a block taller than a page, or more pages than MaxPages allows, is an
// error that names the place. The theme is the caller's to check, once.
func Render(pub *doc.Publication, env Env) ([]byte, error) {
	s, err := set(pub, env, nil)
	if err != nil {
		return nil, err
	}
	return s.finish()
}

// Trace is the placed text of a publication, a line each: page, x, y, width
// and size in points, structure type, text; fields are separated by tabs. What is no
// part of the document has for a type "artifact", or "again" where it repeats heads.
// Each page ends with a line of three: page, "full" or, where the next page begins
// for a reason of its own, "ends", and how much of it is filled, 1 for all.
func Trace(pub *doc.Publication, env Env) ([]byte, error) {
	t := &tracer{}
	if _, err := set(pub, env, t); err != nil {
		return nil, err
	}
	return t.b, nil
}

// densities are tried in turn until a publication keeps to its limit of pages.
// The body is never under 11 points.
func densities(pub *doc.Publication) []density {
	if pub.MaxPages == 0 {
		return []density{{12, false}}
	}
	return []density{{12, false}, {12, true}, {11.5, true}, {11, true}}
}

// set lays a publication out and draws it.
func set(pub *doc.Publication, env Env, t *tracer) (*setter, error) {
	if env.Words == nil || env.Faces == nil {
		return nil, errors.New("no language pack or no fonts to set a publication with [env]")
	}
	if err := pub.Validate(); err != nil {
		return nil, err
	}
	for _, d := range densities(pub) {
		s := newSetter(pub, env, d)
		if err := s.layout(); err != nil {
			return nil, err
		}
		if pub.MaxPages > 0 && len(s.pages) > pub.MaxPages {
			continue
		}
		s.ink.trace = t
		s.draw()
		return s, s.err()
	}
	return nil, fmt.Errorf("%s: does not fit on %d pages [%w]", pub.ID, pub.MaxPages, ErrTooLong)
}

// layout measures all blocks and places their pieces.
func (s *setter) layout() error {
	s.checkProperties()
	w := s.st.measure()
	var first []page
	if s.pub.Cover != nil {
		s.in("cover", func() {
			if p := s.cover(s.pub.Cover); p != nil {
				first = []page{{items: []placed{{p, 0, 0}}}}
				s.coverNotes(&first[0], p)
			}
		})
	}
	var flow []*piece
	if s.pub.Cover == nil {
		flow = s.opening(w)
	}
	flow = append(flow, s.blocks(s.pub.Body, s.tree.root, 0, w)...)
	if err := errors.Join(s.faults...); err != nil {
		return err
	}
	pages, err := s.paginate(flow)
	if err != nil {
		return err
	}
	s.anchorsOf(pages, len(first)+1)
	s.pages = slices.Concat(first, pages)
	return nil
}

// checkProperties holds the document's properties to what its text is held to:
// a viewer shows the title in its window and lists the others.
func (s *setter) checkProperties() {
	s.in("properties", func() {
		for _, text := range append([]string{s.pub.Title, s.pub.Subject, s.pub.Author}, s.pub.Keywords...) {
			s.clean(text)
		}
	})
}

func (s *setter) coverNotes(p *page, q *piece) {
	p.notes = q.notes
	if len(p.notes) > 0 {
		s.fault("footnote on the cover [doc-note]")
	}
}

func (s *setter) draw() {
	c := s.ink
	for i, p := range s.pages {
		c.newPage()
		s.watermark(c)
		covers := i == 0 && s.pub.Cover != nil
		for _, it := range p.items {
			it.draw(c, spot{s.st.left, s.st.top + it.y, it.gap})
		}
		s.setNotes(c, &p)
		if !covers {
			s.furniture(c, len(s.pages))
		}
		if c.trace != nil {
			last := i+1 == len(s.pages)
			c.trace.page(i+1, s.full(p), covers || last || s.pages[i+1].items[0].newPage)
		}
	}
	c.endPage()
}

// number is the printed page of an anchor.
func (s *setter) number(anchor string) string { return strconv.Itoa(s.dests[anchor].page) }
