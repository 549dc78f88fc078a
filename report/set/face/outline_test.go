package face

import (
	"math"
	"strings"
	"testing"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

// The reader of freetype is the oracle for where outlines lie.
func TestOutlinesAgreeWithFreetype(t *testing.T) {
	for _, f := range load(t).All() {
		pen, err := f.Pen()
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range "AgQ8&ŵÿ£—,il" {
			path, err := pen.Glyph(r)
			if err != nil {
				t.Fatal(err)
			}
			x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
			moves := 0
			for _, s := range path {
				end := s.At[:2]
				if s.Op == 'c' {
					end = s.At[4:]
				}
				if s.Op == 'm' {
					moves++
				}
				x0, y0, x1, y1 = min(x0, end[0]), min(y0, end[1]), max(x1, end[0]), max(y1, end[1])
			}
			var g truetype.GlyphBuf
			if err := g.Load(f.tt, fixed.I(1000), f.tt.Index(r), font.HintingNone); err != nil {
				t.Fatal(err)
			}
			if moves != len(g.Ends) {
				t.Errorf("%s %q: %d contours, oracle %d", f.Name, r, moves, len(g.Ends))
			}
			// Extremes of Source Sans are points on its curves.
			for i, d := range [4]float64{
				x0 - float64(g.Bounds.Min.X)/64000, y0 + float64(g.Bounds.Max.Y)/64000,
				x1 - float64(g.Bounds.Max.X)/64000, y1 + float64(g.Bounds.Min.Y)/64000,
			} {
				if math.Abs(d) > 0.004 {
					t.Errorf("%s %q: edge %d is off by %.4f em", f.Name, r, i, d)
				}
			}
		}
	}
}

func TestOutlineOfNothing(t *testing.T) {
	pen, err := load(t).Regular.Pen()
	if err != nil {
		t.Fatal(err)
	}
	if path, err := pen.Glyph(' '); err != nil || len(path) != 0 {
		t.Errorf("space: %v, %v", path, err)
	}
	if _, err := pen.Glyph('👍'); err == nil || !strings.Contains(err.Error(), "no glyph for U+1F44D") {
		t.Errorf("emoji: %v", err)
	}
}
