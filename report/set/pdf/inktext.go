package pdf

import (
	"math"
	"strconv"
)

// text sets one line of text with its left end and baseline at (x, y), kerned.
func (c *ink) text(x, y float64, id faceID, size float64, col Color, s string) {
	c.rotated(x, y, 0, id, size, col, s)
}

// rotated sets text that runs up at an angle in radians against the clock.
func (c *ink) rotated(x, y, angle float64, id faceID, size float64, col Color, s string) {
	c.state(&col, nil, 0)
	c.b = append(c.b, "BT\n"...)
	if id != c.font || size != c.size {
		c.font, c.size = id, size
		c.b = append(c.b, "/F"...)
		c.b = strconv.AppendInt(c.b, int64(id), 10)
		c.b = append(c.b, ' ')
		c.op("Tf", size)
	}
	if angle == 0 {
		c.op("Td", x, c.h-y)
	} else {
		sin, cos := math.Sincos(angle)
		for _, v := range []float64{cos, sin, -sin, cos} {
			c.b = strconv.AppendFloat(c.b, math.Round(v*1e5)/1e5, 'f', -1, 64)
			c.b = append(c.b, ' ')
		}
		c.op("Tm", x, c.h-y)
	}
	c.show(id, s)
	c.b = append(c.b, "ET\n"...)
	f := c.faces[id]
	if c.trace != nil {
		c.trace.text(c, x, y, f.Width(s, size), size, s)
	}
}

// show writes the TJ operator: two-byte codes equal to the code points, with
// the kerning of the font between them.
func (c *ink) show(id faceID, s string) {
	f := c.faces[id]
	last := rune(-1)
	c.b = append(c.b, "[("...)
	for _, r := range s {
		if r == '\u00a0' {
			r = ' ' // looks the same, and is found when a reader searches
		}
		if !f.Covers(r) {
			c.fail("no glyph for %U in %s [glyph]", r, f.Name)
			continue
		}
		c.used[id][r] = true
		if last >= 0 {
			if k := f.Kern(last, r); k != 0 {
				c.b = append(c.b, ')')
				c.b = appendNumber(c.b, -float64(k)*1000/float64(f.UnitsPerEm))
				c.b = append(c.b, '(')
			}
		}
		last = r
		for _, code := range [2]byte{byte(r >> 8), byte(r)} {
			switch code {
			case '(', ')', '\\':
				c.b = append(c.b, '\\', code)
			case '\r':
				c.b = append(c.b, `\r`...)
			default:
				c.b = append(c.b, code)
			}
		}
	}
	c.b = append(c.b, ")] TJ\n"...)
}

// picture places the logo.
func (c *ink) picture(x, y, w, h float64) {
	if c.inside == 0 {
		c.fail("image that is neither tagged nor an artifact [untagged]")
	}
	c.logo = true
	c.b = append(c.b, "q\n"...)
	c.op("cm", w, 0, 0, h, x, c.h-y-h)
	c.b = append(c.b, "/Logo Do\nQ\n"...)
}
