// Package face holds the typefaces of a publication: parsed and checked once a
// process, then only read. It answers what layout must know before any ink:
// how wide a text is, kerned by the font's own tables, and whether the font has
// a glyph for every rune.
package face

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode"

	"github.com/golang/freetype/truetype"
)

// Set is the family a publication is set in. It is read-only and may be shared.
type Set struct{ Regular, Italic, SemiBold, Bold *Face }

// Face is one font.
type Face struct {
	// Name is the PostScript name, "SourceSans3-Regular".
	Name string
	// UnitsPerEm is the size of the em square in font units.
	UnitsPerEm int
	// Ascent, Descent (negative) and CapHeight are in font units.
	Ascent, Descent, CapHeight int

	data     []byte
	tt       *truetype.Font
	glyphs   []uint16 // glyph by rune of the basic plane, 0 for none
	advances []uint16 // advance by glyph
	kerning  []pairs
}

// required are runes without which no publication can be set: digits, Welsh
// letters, and the punctuation that the set wing writes itself.
const required = "0123456789 .,:;()%-–—‘’“”…•·−×\u00a0" +
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" +
	"ÂÊÎÔÛŴŶâêîôûŵŷáéíóúẃýàèìòùẁỳäëïöüẅÿ£€"

// Load reads the four fonts of a directory. Each is the one file whose name
// ends in -Regular.ttf, -Italic.ttf, -SemiBold.ttf or -Bold.ttf. A font that
// cannot be read or embedded, that lacks needed glyphs, or whose figures are
// not of equal width, is an error.
func Load(fsys fs.FS, dir string) (*Set, error) {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, fmt.Errorf("fonts: %w", err)
	}
	var s Set
	for _, want := range []struct {
		suffix string
		face   **Face
	}{
		{"-Regular.ttf", &s.Regular},
		{"-Italic.ttf", &s.Italic},
		{"-SemiBold.ttf", &s.SemiBold},
		{"-Bold.ttf", &s.Bold},
	} {
		var found []string
		for _, e := range entries {
			if strings.HasSuffix(e.Name(), want.suffix) {
				found = append(found, e.Name())
			}
		}
		if len(found) != 1 {
			return nil, fmt.Errorf("%s: %d fonts named *%s, need one [font-missing]", dir, len(found), want.suffix)
		}
		name := path.Join(dir, found[0])
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("fonts: %w", err)
		}
		f, err := parse(b)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if want.face != &s.Italic && !f.tabular() {
			return nil, fmt.Errorf("%s: figures are not of equal width, columns of numbers would not line up [font-figures]", name)
		}
		*want.face = f
	}
	return &s, nil
}

// All lists the four faces in a fixed order.
func (s *Set) All() []*Face { return []*Face{s.Regular, s.Italic, s.SemiBold, s.Bold} }

// Covers reports whether the font has a glyph for a rune. Runes beyond the
// basic plane are never covered: they cannot be written to a page.
func (f *Face) Covers(r rune) bool { return f.glyph(r) != 0 }

func (f *Face) glyph(r rune) uint16 {
	if r < 0 || int(r) >= len(f.glyphs) {
		return 0
	}
	return f.glyphs[r]
}

// Advance is the width of a rune in font units, without kerning.
func (f *Face) Advance(r rune) int { return int(f.advances[f.glyph(r)]) }

// Kern is the change of the space between two neighbouring runes in font
// units, from the font's kern feature; mostly negative or 0.
func (f *Face) Kern(left, right rune) int {
	l, r := f.glyph(left), f.glyph(right)
	if l == 0 || r == 0 {
		return 0
	}
	for i := range f.kerning {
		if v, ok := f.kerning[i].adjust(l, r); ok {
			return v
		}
	}
	return 0
}

// Width is the kerned width of a text at a size, in the unit of size.
func (f *Face) Width(s string, size float64) float64 {
	sum, last := 0, rune(-1)
	for _, r := range s {
		if last >= 0 {
			sum += f.Kern(last, r)
		}
		sum += f.Advance(r)
		last = r
	}
	return float64(sum) * size / float64(f.UnitsPerEm)
}

// Family is the name of the family by the font's own name table, "Source Sans 3".
func (f *Face) Family() string { return f.tt.Name(truetype.NameIDFontFamily) }

// TrueType is the font as go-chart wants it; always the same pointer for a
// face. Callers must not rely on its metrics: Width is the measure of layout.
func (f *Face) TrueType() *truetype.Font { return f.tt }

// Bytes is the font file. It must not be changed.
func (f *Face) Bytes() []byte { return f.data }

// RuneName is how a character that cannot be set is called in a message: never by
// itself, which might not be seen.
func RuneName(r rune) string {
	switch {
	case unicode.Is(unicode.Bidi_Control, r):
		return fmt.Sprintf("character %U, which turns the reading direction,", r)
	case unicode.IsControl(r):
		return fmt.Sprintf("control character %U", r)
	case r == unicode.ReplacementChar:
		return fmt.Sprintf("character %U, which stands for damaged text,", r)
	}
	return fmt.Sprintf("character %U, for which the fonts have no glyph,", r)
}
