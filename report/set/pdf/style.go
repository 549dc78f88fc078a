package pdf

// style is how a kind of text is set. Sizes are points.
type style struct {
	face   faceID
	size   float64
	lead   float64 // distance of baselines
	color  Color
	before float64 // space above, dropped at the top of a page
}

// baseline is the distance of the baseline from the top of a line: capitals
// stand in its middle.
func (s style) baseline(capHeight float64) float64 { return (s.lead + capHeight*s.size) / 2 }

func (s style) in(c Color) style      { s.color = c; return s }
func (s style) with(f faceID) style   { s.face = f; return s }
func (s style) gap(v float64) style   { s.before = v; return s }
func (s style) sized(k float64) style { s.size *= k; s.lead *= k; s.before *= k; return s }

// sheet is the style sheet of a publication: A4, a measure of about 80
// characters, body of 12 points, never under 11.
type sheet struct {
	width, height            float64
	left, right, top, bottom float64

	body, lead, small       style
	cell, cellHead, caption style
	source, note            style
	term, furniture         style
	headings                [7]style // by level; 1 is the title of a document without a cover
	callLabel, callTitle    style
	factLabel, factValue    style
	factDetail              style
	panelLabel, panelGrade  style
	tocTop, tocBelow        style

	boxPad, cardPad float64 // within boxes and cards, above and below
	gap             float64 // factor of all space between blocks
}

// footRoom is what the running foot needs below the text.
const footRoom = 60.0

// space is a distance between blocks at the sheet's density.
func (s *sheet) space(v float64) float64 { return v * s.gap }

// measure is the width of the text.
func (s *sheet) measure() float64 { return s.width - s.left - s.right }

// depth is the height of the text area.
func (s *sheet) depth() float64 { return s.height - s.top - s.bottom }

// density is how close a publication is set. Only one with a limit of pages is
// set closer than regular.
type density struct {
	body  float64 // points
	close bool    // narrower margins and gaps
}

// newSheet makes the style sheet.
func newSheet(t *Theme, d density) *sheet {
	k, big := d.body/12, 1.0
	s := &sheet{width: 595.28, height: 841.89, left: 68, right: 68, top: 82, bottom: 78, boxPad: 11, cardPad: 15, gap: 1}
	if d.close {
		big = 0.82
		s.left, s.right, s.top, s.bottom, s.boxPad, s.cardPad, s.gap = 60, 60, 66, footRoom, 7, 9, 0.6
	}
	st := func(f faceID, size, lead float64, c Color, before float64) style {
		return style{f, size, lead, c, before * s.gap}.sized(k)
	}
	s.body = st(regular, 12, 17, t.Ink, 9)
	s.lead = st(regular, 14.5, 21, t.Brand, 11)
	s.small = st(regular, 10, 13.5, t.Quiet, 6)
	s.cell = st(regular, 11, 14.5, t.Ink, 0)
	s.cellHead = st(semibold, 10.5, 13.5, t.Brand, 0)
	s.caption = st(semibold, 12, 16, t.Brand, 20)
	s.source = st(regular, 10, 13.5, t.Quiet, 4)
	s.note = st(regular, 10, 13.5, t.Ink, 3)
	s.term = st(semibold, 12, 17, t.Ink, 7)
	s.furniture = style{regular, 9, 11.5, t.Quiet, 0}
	s.headings = [7]style{
		{},
		st(bold, 27*big, 32*big, t.Brand, 0),
		st(bold, 24, 29, t.Brand, 34),
		st(bold, 17, 22, t.Brand, 24),
		st(semibold, 13.5, 18.5, t.Ink, 18),
		st(semibold, 12, 17, t.Quiet, 14),
		st(italic, 12, 17, t.Quiet, 12),
	}
	s.callLabel = st(semibold, 10.5, 15, t.Ink, 0)
	s.callTitle = st(bold, 13.5, 18, t.Ink, 1)
	s.factLabel = st(semibold, 11, 14.5, t.Ink, 0)
	s.factValue = st(bold, 25*big, 30*big, t.Brand, 0)
	s.factDetail = st(regular, 10.5, 14, t.Quiet, 2)
	s.panelLabel = st(semibold, 12, 17, t.Quiet, 0)
	s.panelGrade = st(bold, 26*big, 32*big, t.Ink, 0)
	s.tocTop = st(semibold, 12, 17, t.Ink, 9)
	s.tocBelow = st(regular, 11.5, 16, t.Ink, 3)
	return s
}
