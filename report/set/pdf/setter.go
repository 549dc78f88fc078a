package pdf

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/face"
)

// setter sets one publication. It is used by one goroutine and thrown away.
type setter struct {
	pub     *doc.Publication
	env     Env
	theme   *Theme
	st      *sheet
	tree    *tree
	ink     *ink
	targets map[string]doc.Target

	dests     map[string]dest
	bookmarks []bookmark
	notes     []*footnote
	noteByID  map[string]*footnote
	owned     int      // notes that have an element
	listed    []string // ids of the listed sections around the block measured
	numbered  float64  // width of the column of numbers; 0 before it is measured

	place  []string // where in the publication, for errors
	faults []error
	pages  []page
}

func newSetter(pub *doc.Publication, env Env, d density) *setter {
	s := &setter{
		pub: pub, env: env, theme: env.theme(), tree: newTree(), targets: pub.Targets(),
		dests: map[string]dest{}, noteByID: map[string]*footnote{}, place: []string{pub.ID},
	}
	s.st = newSheet(s.theme, d)
	s.ink = newInk(s.st.width, s.st.height, env.Faces, s.tree)
	return s
}

func (s *setter) width(f faceID, size float64, text string) float64 {
	return s.ink.faces[f].Width(text, size)
}

// capHeight is the height of capitals as a share of the size.
func (s *setter) capHeight(f faceID) float64 {
	return float64(s.ink.faces[f].CapHeight) / float64(s.ink.faces[f].UnitsPerEm)
}

func (s *setter) in(place string, do func()) {
	s.place = append(s.place, place)
	do()
	s.place = s.place[:len(s.place)-1]
}

// where is the place of the block being measured.
func (s *setter) where() string { return strings.Join(s.place, ", ") }

const maxFaults = 20

// fault notes what is wrong at the present place, once.
func (s *setter) fault(format string, args ...any) {
	err := fmt.Errorf("%s: "+format, append([]any{s.where()}, args...)...)
	for _, f := range s.faults {
		if f.Error() == err.Error() {
			return
		}
	}
	if len(s.faults) < maxFaults {
		s.faults = append(s.faults, err)
	}
}

func (s *setter) err() error { return errors.Join(append(s.faults, s.ink.err)...) }

func (s *setter) label(id words.Label, args ...string) string {
	return s.clean(s.env.Words.Label(id, args...))
}

// clean makes a text fit to be set: composed letters, plain spaces, no
// invisible characters. What would show wrongly, or turn the reading order
// round, is a fault that names the place, not the text.
func (s *setter) clean(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' }) {
		return text
	}
	var b strings.Builder
	for _, r := range norm.NFC.String(text) {
		switch {
		case strings.ContainsRune("\n\t\r\u2028\u2029", r):
			b.WriteByte(' ')
		case strings.ContainsRune("\u00ad\u200b\u2060\ufeff", r): // hyphenation and joining hints
		case r == '\u202f' || r == '\u2007':
			b.WriteString(nbsp)
		case r == '\u2011' && !s.ink.faces[regular].Covers(r):
			b.WriteByte('-')
		case s.covered(r):
			b.WriteRune(r)
		default:
			s.fault("%s cannot be set [glyph]", face.RuneName(r))
		}
	}
	return b.String()
}

func (s *setter) covered(r rune) bool {
	if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == unicode.ReplacementChar {
		return false
	}
	for _, f := range s.ink.faces {
		if !f.Covers(r) {
			return false
		}
	}
	return true
}

// otherLang is a language that differs from the publication's, else "".
func (s *setter) otherLang(l string) string {
	if l == s.pub.Lang {
		return ""
	}
	return l
}

// addLink lays a link annotation over a rectangle given from the top left.
func (s *setter) addLink(c *ink, e *elem, x, y, w, h float64, to, contents string) {
	s.tree.addLink(e, link{page: c.page, x0: x, y0: c.h - y - h, x1: x + w, y1: c.h - y, to: to, contents: contents})
}

// linkText is what is read aloud for a link.
func (s *setter) linkText(sp *span) string {
	if sp.note != nil {
		return s.label(words.LabelNote, sp.note.mark)
	}
	return strings.TrimSpace(strings.ReplaceAll(sp.text, nbsp, " "))
}

func (s *setter) anchor(id string, page int, y float64) {
	if _, seen := s.dests[id]; !seen {
		s.dests[id] = dest{page, s.st.height - y}
	}
}
