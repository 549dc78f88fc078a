package html

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// runs writes running text.
func (s *setter) runs(runs []doc.Run) {
	for _, r := range runs {
		switch r := r.(type) {
		case doc.Text:
			s.text(r)
		case doc.Number:
			s.number(r)
		case doc.Link:
			if to, ok := target(r.To); ok {
				s.put(`<a href="`, esc(to), `">`, esc(r.Text), "</a>")
			} else {
				s.fault(fmt.Errorf("link to %q, which is no web, mail or telephone address [doc-link]", r.To))
			}
		case doc.CrossRef:
			s.put(`<a href="#`, esc(r.To), `">`, strings.ReplaceAll(esc(s.reference(r.To)), " ", "&nbsp;"), "</a>")
		case doc.Note:
			s.cite(r)
		}
	}
}

func (s *setter) text(t doc.Text) {
	tags := make([]string, 0, 3)
	if t.Lang != "" {
		tags = append(tags, "span"+lang(t.Lang))
	}
	if t.Strong {
		tags = append(tags, "strong")
	}
	if t.Emphasis {
		tags = append(tags, "em")
	}
	for _, tag := range tags {
		s.put("<", tag, ">")
	}
	s.put(esc(t.Text))
	for i := len(tags) - 1; i >= 0; i-- {
		name, _, _ := strings.Cut(tags[i], " ")
		s.put("</", name, ">")
	}
}

// number writes a printed number with its unrounded value and its annex cell,
// in one piece: it does not break across lines.
func (s *setter) number(n doc.Number) {
	s.put(`<data value="`, strconv.FormatFloat(n.Value, 'g', 12, 64), `"`)
	if !n.Ref.IsZero() {
		s.put(` data-ref="`, esc(s.address(n.Ref)), `"`)
	}
	s.put(">")
	if n.Strong {
		s.put("<strong>", esc(n.Text), "</strong>")
	} else {
		s.put(esc(n.Text))
	}
	s.put("</data>")
}

// address is the annex cell of a reference.
func (s *setter) address(r doc.Ref) string {
	if s.env.Address == nil {
		return r.Sheet + "|" + r.Row + "|" + r.Column
	}
	a, err := s.env.Address(r)
	if err != nil {
		s.fault(err)
	}
	return a
}

// cite writes the mark of a footnote. Notes are numbered in the order in which
// they are first cited.
func (s *setter) cite(n doc.Note) {
	if s.marks[n.ID] == 0 {
		s.footnotes, s.cited = append(s.footnotes, n), append(s.cited, 0)
		s.marks[n.ID] = len(s.footnotes)
	}
	i := s.marks[n.ID]
	s.cited[i-1]++
	mark := strconv.Itoa(i)
	s.put(`<sup><a id="`, citation(i, s.cited[i-1]), `" href="#note-`, mark, `" role="doc-noteref">`, mark, "</a></sup>")
}

// reference is what a cross reference prints: "table 4".
func (s *setter) reference(to string) string {
	t := s.targets[to]
	n := strconv.Itoa(t.Number)
	switch t.Kind {
	case doc.TableTarget:
		return s.label(words.LabelTableRef, n)
	case doc.FigureTarget:
		return s.label(words.LabelFigureRef, n)
	default: // a section or a box, by its title
		return s.label(words.LabelSectionRef, t.Title)
	}
}

// target lets through the addresses that a page may lead to.
func target(to string) (string, bool) {
	if file, ok := strings.CutPrefix(to, doc.ReleaseLink); ok {
		return (&url.URL{Path: file}).String(), true
	}
	for _, scheme := range []string{"#", "https://", "http://", "mailto:", "tel:"} {
		if strings.HasPrefix(to, scheme) {
			return to, true
		}
	}
	return "", false
}

// esc makes text safe between tags and in quoted attributes. Characters that
// control or turn the text are shown as replaced.
func esc(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\u00a0':
			b.WriteString("&nbsp;")
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			b.WriteRune(unicode.ReplacementChar)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
