package pdf

import (
	"math"
	"strconv"
	"strings"

	"assize/report/say/words"
)

// furniture draws what stands on every page but the cover: running head with
// the status, running foot with the sample sentence and "Page 3 of 28". All of
// it is artifact; the same words stand as text on the first page.
func (s *setter) furniture(c *ink, total int) {
	st, w := s.st.furniture, s.st.measure()
	c.artifact(header, func() {
		y := 34.0
		if s.pub.Notice != "" {
			s.squeezed(c, s.st.left, y, st.with(semibold).in(s.theme.Cause), s.clean(s.pub.Notice), w)
		}
		y += st.lead
		s.squeezed(c, s.st.left, y, st, s.clean(s.pub.Running), w)
		c.fillRect(s.st.left, y+6, w, 0.6, s.theme.Rule)
	})
	c.artifact(footer, func() {
		y := s.st.height - 40
		page := s.label(words.LabelPage, strconv.Itoa(c.page), strconv.Itoa(total))
		pw := s.width(st.face, st.size, page)
		c.text(s.st.left+w-pw, y, st.face, st.size, st.color, page)
		text, col := s.pub.Sample, s.theme.Cause
		if text == "" {
			text, col = s.pub.Author, s.theme.Quiet
		}
		for i, l := range s.lines([]*span{{text: s.clean(text), face: st.face}}, st, w-pw-24) {
			for _, f := range l.frags {
				c.text(s.st.left+f.x, y+float64(i)*st.lead, st.face, st.size, col, f.text)
			}
		}
	})
}

// squeezed sets one line: a little smaller where it must, and cut with an
// ellipsis after a word where that is not enough. The first page has all of it.
func (s *setter) squeezed(c *ink, x, y float64, st style, text string, w float64) {
	const least = 7.5
	size := st.size
	if full := s.width(st.face, st.size, text); full > w {
		size = math.Max(least, st.size*w/full)
	}
	if s.width(st.face, size, text) > w {
		words := strings.Fields(text)
		for len(words) > 1 && s.width(st.face, size, strings.Join(words, " ")+" …") > w {
			words = words[:len(words)-1]
		}
		text = strings.TrimRight(strings.Join(words, " "), ",;:") + " …"
	}
	c.text(x, y, st.face, size, st.color, text)
}

// watermark draws a word across the page behind its text.
func (s *setter) watermark(c *ink) {
	if s.pub.Watermark == "" {
		return
	}
	text := s.clean(s.pub.Watermark)
	diagonal := math.Hypot(s.st.width, s.st.height)
	angle := math.Atan2(s.st.height, s.st.width)
	size := math.Min(120, 0.72*diagonal/s.width(bold, 1, text))
	length := s.width(bold, size, text)
	sin, cos := math.Sincos(angle)
	cap := s.capHeight(bold) * size
	x := s.st.width/2 - length/2*cos + cap/2*sin
	y := s.st.height/2 + length/2*sin + cap/2*cos
	c.artifact(watermark, func() {
		c.rotated(x, y, angle, bold, size, s.theme.Watermark, text)
	})
}
