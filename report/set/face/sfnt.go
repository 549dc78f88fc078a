package face

import (
	"errors"
	"fmt"
	"unicode/utf16"

	"github.com/golang/freetype/truetype"
)

// view is a part of a font file. Reads outside it yield 0 and set the fault,
// which the caller looks at once, at the end.
type view struct {
	b     []byte
	fault *bool
}

func (v view) u16(at int) int {
	if at < 0 || at+2 > len(v.b) {
		*v.fault = true
		return 0
	}
	return int(v.b[at])<<8 | int(v.b[at+1])
}

func (v view) i16(at int) int { return int(int16(v.u16(at))) }

func (v view) u32(at int) int { return v.u16(at)<<16 | v.u16(at+2) }

func (v view) from(at int) view {
	if at < 0 || at > len(v.b) {
		*v.fault = true
		return view{nil, v.fault}
	}
	return view{v.b[at:], v.fault}
}

var errTruncated = errors.New("font tables point outside the file [font-damaged]")

// parse reads one TrueType font and checks that a publication can be set in it.
func parse(data []byte) (f *Face, err error) {
	if len(data) < 12 || string(data[:4]) != "\x00\x01\x00\x00" && string(data[:4]) != "true" {
		return nil, errors.New("not a TrueType font with glyf outlines [font-kind]")
	}
	fault := false
	tables, err := directory(view{data, &fault})
	if err != nil {
		return nil, err
	}
	// freetype reads the same file with checks of its own, yet may panic on a
	// damaged one; a font is an input like any other.
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("damaged font: %v [font-damaged]", r)
		}
	}()
	tt, err := truetype.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("%w [font-damaged]", err)
	}
	head, hhea, os2 := tables["head"], tables["hhea"], tables["OS/2"]
	f = &Face{
		Name: postScriptName(tables["name"]), data: data, tt: tt,
		UnitsPerEm: head.u16(18),
		Ascent:     hhea.i16(4), Descent: hhea.i16(6),
	}
	if f.UnitsPerEm < 16 || f.UnitsPerEm > 16384 {
		return nil, errors.New("font has no sensible em square [font-damaged]")
	}
	if rights := os2.u16(8); rights&0xF == 2 || rights&0x0300 != 0 {
		return nil, errors.New("font forbids to be embedded as a subset [font-licence]")
	}
	f.CapHeight = int(0.7 * float64(f.UnitsPerEm))
	if os2.u16(0) >= 2 {
		f.CapHeight = os2.i16(88)
	}
	f.readMetrics(tables["hmtx"], hhea.u16(34), tables["maxp"].u16(4))
	if gpos, ok := tables["GPOS"]; ok {
		f.kerning = readKerning(gpos, len(f.advances))
	}
	if fault {
		return nil, errTruncated
	}
	return f, f.check()
}

func directory(v view) (map[string]view, error) {
	tables := map[string]view{}
	for i := range v.u16(4) {
		at := 12 + 16*i
		if at+16 > len(v.b) {
			return nil, errTruncated
		}
		off, n := v.u32(at+8), v.u32(at+12)
		if off < 0 || n < 0 || off+n > len(v.b) {
			return nil, errTruncated
		}
		tables[string(v.b[at:at+4])] = view{v.b[off : off+n], v.fault}
	}
	for _, name := range []string{"head", "hhea", "hmtx", "maxp", "cmap", "glyf", "loca", "name", "OS/2"} {
		if _, ok := tables[name]; !ok {
			return nil, fmt.Errorf("font has no table %q [font-kind]", name)
		}
	}
	return tables, nil
}

// readMetrics fills the glyph and advance arrays. The last of the long metrics
// holds for all glyphs after it.
func (f *Face) readMetrics(hmtx view, long, glyphs int) {
	f.advances = make([]uint16, max(glyphs, 1))
	for g := range glyphs {
		f.advances[g] = uint16(hmtx.u16(4 * min(g, long-1)))
	}
	f.glyphs = make([]uint16, 0x10000)
	for r := range f.glyphs {
		if g := int(f.tt.Index(rune(r))); g < glyphs {
			f.glyphs[r] = uint16(g)
		}
	}
	f.glyphs[0] = 0
}

// postScriptName reads name 6 for Windows; "Embedded" when there is none.
func postScriptName(v view) string {
	for i := range v.u16(2) {
		at := 6 + 12*i
		if v.u16(at) != 3 || v.u16(at+6) != 6 {
			continue
		}
		s := v.from(v.u16(4) + v.u16(at+10))
		var u []uint16
		for k := range v.u16(at+8) / 2 {
			u = append(u, uint16(s.u16(2*k)))
		}
		var out []rune
		for _, r := range utf16.Decode(u) {
			if r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
				out = append(out, r) // what may stand in a PDF name unescaped
			}
		}
		if len(out) > 0 {
			return string(out)
		}
	}
	return "Embedded"
}

// check refuses a font that reads well but cannot set a publication.
func (f *Face) check() error {
	for _, r := range required {
		if !f.Covers(r) {
			return fmt.Errorf("font %s has no glyph for %U [font-coverage]", f.Name, r)
		}
	}
	return nil
}

// tabular reports whether all figures are equally wide, so that columns of
// numbers line up. An italic need not be: no column is set in it.
func (f *Face) tabular() bool {
	for r := '1'; r <= '9'; r++ {
		if f.Advance(r) != f.Advance('0') {
			return false
		}
	}
	return true
}
