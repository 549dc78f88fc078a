package face

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

const fontDir = "../../../templates/fonts"

func load(t testing.TB) *Set {
	t.Helper()
	s, err := Load(os.DirFS(fontDir), ".")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestLoadNamesAndMetrics(t *testing.T) {
	s := load(t)
	for i, want := range []string{"SourceSans3-Regular", "SourceSans3-Italic", "SourceSans3-SemiBold", "SourceSans3-Bold"} {
		f := s.All()[i]
		if !strings.HasPrefix(f.Name, want) {
			t.Errorf("face %d is named %q, want %q", i, f.Name, want)
		}
		if f.UnitsPerEm != 1000 || f.CapHeight < 600 || f.CapHeight > 700 || f.Descent >= 0 {
			t.Errorf("%s: em %d, capitals %d, descent %d", f.Name, f.UnitsPerEm, f.CapHeight, f.Descent)
		}
	}
}

// The independent reader of golang.org/x/image is the oracle for widths and
// for kerning.
func TestMetricsAgreeWithSfnt(t *testing.T) {
	const runes = "AVTWYPFLloewa.,’“”ŵŷ-–0123456789 r"
	for _, f := range load(t).All() {
		o, err := sfnt.Parse(f.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		var buf sfnt.Buffer
		em := fixed.I(f.UnitsPerEm)
		kerned := 0
		for _, l := range runes {
			gl, _ := o.GlyphIndex(&buf, l)
			adv, err := o.GlyphAdvance(&buf, gl, em, font.HintingNone)
			if err != nil {
				t.Fatal(err)
			}
			if adv.Round() != f.Advance(l) {
				t.Errorf("%s: advance of %q is %d, oracle %d", f.Name, l, f.Advance(l), adv.Round())
			}
			for _, r := range runes {
				gr, _ := o.GlyphIndex(&buf, r)
				k, err := o.Kern(&buf, gl, gr, em, font.HintingNone)
				want := k.Round()
				if err != nil { // sfnt.ErrNotFound: no pair
					want = 0
				}
				if got := f.Kern(l, r); got != want {
					t.Errorf("%s: kern %q %q = %d, oracle %d", f.Name, l, r, got, want)
				}
				if want != 0 {
					kerned++
				}
			}
		}
		if kerned < 50 {
			t.Errorf("%s: only %d kerned pairs, the test proves nothing", f.Name, kerned)
		}
	}
}

func TestWidth(t *testing.T) {
	f := load(t).Regular
	plain := float64(f.Advance('A')+f.Advance('V')) * 10 / 1000
	if w := f.Width("AV", 10); w >= plain {
		t.Errorf("AV at 10 is %.3f wide, unkerned %.3f: no kerning", w, plain)
	}
	if w := f.Width("1111", 12); w != f.Width("8888", 12) {
		t.Errorf("figures are not tabular")
	}
	if f.Width("", 12) != 0 {
		t.Error("empty text has a width")
	}
}

func TestBadFonts(t *testing.T) {
	good, err := os.ReadFile(fontDir + "/SourceSans3-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	change := func(at int, b ...byte) []byte {
		c := bytes.Clone(good)
		copy(c[at:], b)
		return c
	}
	table := func(name string) int { return bytes.Index(good[:300], []byte(name)) }
	offset := func(name string) int {
		b := good[table(name)+8:]
		return int(b[0])<<24 | int(b[1])<<16 | int(b[2])<<8 | int(b[3])
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "font-kind"},
		{"CFF outlines", append([]byte("OTTO"), good[4:]...), "font-kind"},
		{"text", []byte("this is no font at all"), "font-kind"},
		{"cut short", good[:len(good)/2], "font-damaged"},
		{"only a head", good[:40], "font-damaged"},
		{"no glyf", change(table("glyf"), []byte("gluf")...), "font-kind"},
		{"may not be embedded", change(offset("OS/2")+8, 0, 2), "font-licence"},
		{"em of zero", change(offset("head")+18, 0, 0), "font-damaged"},
		{"kerning points outside", change(table("GPOS")+12, 0, 0, 0, 12), "font-damaged"},
		{"no characters", change(offset("cmap")+2, 0, 0), "font"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := parse(c.data); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}

func TestLoadNeedsFourFonts(t *testing.T) {
	b, err := os.ReadFile(fontDir + "/SourceSans3-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	file := &fstest.MapFile{Data: b}
	italic, err := os.ReadFile(fontDir + "/SourceSans3-Italic.ttf")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		fs   fstest.MapFS
		want string
	}{
		{"no directory", fstest.MapFS{}, "fonts"},
		{"one face", fstest.MapFS{"f/X-Regular.ttf": file}, "-Italic.ttf"},
		{"two regulars", fstest.MapFS{"f/X-Regular.ttf": file, "f/Y-Regular.ttf": file}, "2 fonts named *-Regular.ttf"},
		{"proportional figures", fstest.MapFS{"f/X-Regular.ttf": {Data: italic}}, "font-figures"},
		{"bad bold", fstest.MapFS{
			"f/X-Regular.ttf": file, "f/X-Italic.ttf": file, "f/X-SemiBold.ttf": file,
			"f/X-Bold.ttf": {Data: []byte("bad")},
		}, "f/X-Bold.ttf"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := Load(c.fs, "f"); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	good, err := os.ReadFile(fontDir + "/SourceSans3-Italic.ttf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(0, byte(1))
	f.Add(300, byte(255))
	f.Fuzz(func(t *testing.T, at int, v byte) {
		if at < 0 || at >= len(good) {
			return
		}
		b := bytes.Clone(good)
		b[at] = v
		if face, err := parse(b); err == nil {
			face.Width("AVA To 85.3", 12)
		}
	})
}
