package chart

import (
	"fmt"
	"math"

	"assize/report/say/doc"
)

func (p parts) lay(k *kit, s *scene) error {
	l := partsLayout{kit: k, s: s, p: p.Parts}
	if err := l.columns(); err != nil {
		return err
	}
	l.key()
	for i := range p.Rows {
		if p.Strip {
			l.strip(&p.Rows[i])
		} else {
			l.squares(&p.Rows[i])
		}
	}
	return nil
}

type partsLayout struct {
	*kit
	s *scene
	p *doc.Parts

	labelW, textW float64
	left, right   float64 // of the plot
	grid          grid
}

// grid is how squares are set out: in lines, with a gap after every fifth, so
// that they can be counted.
type grid struct {
	side    float64 // of a square
	perLine int
}

const (
	sideFew  = 8.4 // of a square in a figure of few records
	sideMany = 5.6
	many     = 120 // records in one row from which squares are small
)

func (g grid) pitch() float64 { return g.side * 1.22 }
func (g grid) apart() float64 { return g.side * .48 }

// at is where the i-th square of a row stands, from the row's first.
func (g grid) at(i int) Point {
	col := i % g.perLine
	return Point{float64(col)*g.pitch() + float64(col/5)*g.apart(), float64(i/g.perLine) * g.lead()}
}

// lead is the distance of lines.
func (g grid) lead() float64 { return g.pitch() * 1.08 }

// fit sets the length of lines for the longest row in a width: one line where
// that is enough, else lines of tens, which are easier to count.
func (g *grid) fit(longest int, width float64) {
	g.perLine = max(1, longest)
	if g.at(g.perLine-1).X+g.side <= width+1e-6 {
		return
	}
	fives := int((width + g.apart()) / (5*g.pitch() + g.apart()))
	g.perLine = 5 * max(1, fives)
	if g.perLine > 10 {
		g.perLine -= g.perLine % 10
	}
}

// columns divides the width: labels, plot, counts in words.
func (l *partsLayout) columns() error {
	var labels []string
	longest := 0
	for _, r := range l.p.Rows {
		labels = append(labels, r.Label)
		l.textW = math.Max(l.textW, math.Max(l.strong.width(r.Text), l.note.width(r.Range)))
		longest = max(longest, r.Total())
	}
	l.textW = math.Min(l.textW, l.s.width*.3)
	l.labelW = math.Min(l.label.widest(labels...), l.s.width*.32)
	l.left = l.labelW + gapCol + 2
	l.right = l.s.width - l.textW - gapCol - 4
	l.grid = grid{side: sideFew}
	if longest > many {
		l.grid.side = sideMany
	}
	if l.right-l.left < 5*l.grid.pitch() {
		return fmt.Errorf("words leave %.0f of %.0f points for the parts [figure]", l.right-l.left, l.s.width)
	}
	if l.p.Strip {
		return nil
	}
	l.narrow(labels, longest)
	l.grid.fit(longest, l.right-l.left)
	last := l.grid.at(max(0, min(longest, l.grid.perLine)-1))
	l.right = math.Min(l.right, l.left+last.X+l.grid.side+4) // words follow the squares closely
	return nil
}

// narrow wraps labels where that lets the longest row stand in one line.
func (l *partsLayout) narrow(labels []string, longest int) {
	const most = 30 // squares in a line, to be counted at a glance
	if longest == 0 || longest > most {
		return
	}
	line := grid{side: l.grid.side, perLine: longest}
	width := l.right - line.at(longest-1).X - line.side - gapCol - 2
	if width < l.labelW && width >= math.Max(l.label.longestWord(labels...), l.s.width*.16) {
		l.labelW, l.left = width, width+gapCol+2
	}
}

// key says above the plot what the marks mean.
func (l *partsLayout) key() {
	x, y := l.left, l.s.height
	side := l.grid.side
	for i, name := range l.p.Keys {
		lines := l.label.wrap(name, l.s.width-l.left-side-4)
		w := side + 4 + l.label.widest(lines...)
		if x > l.left && x+w > l.s.width {
			x, y = l.left, y+l.label.leading()+2
		}
		l.swatch(i, Point{x, y + (l.label.leading()-side)/2})
		foot := l.s.block(x+side+4, y, lines, l.label, start)
		l.s.height = math.Max(l.s.height, foot)
		if len(lines) > 1 {
			y = foot - l.label.leading()
		}
		x += w + 16
	}
	l.s.height += 6
}

func (l *partsLayout) swatch(kind int, at Point) {
	if l.p.Strip {
		r := rect{at.X, at.Y, l.grid.side, l.grid.side}
		l.s.box(r, l.segment(kind))
		return
	}
	l.s.unit(kind, at, l.grid.side, &l.theme)
}

// segment is the pen of a part of a strip: pale ones have an edge.
func (l *partsLayout) segment(kind int) Pen {
	c := l.theme.Segment[kind]
	if Contrast(c, l.theme.Paper) < 3 {
		return Pen{Fill: c, Stroke: l.theme.Quiet, Width: .7}
	}
	return Pen{Fill: c}
}

// unit draws one record: its kind is a form as well as a colour. The first kind
// is full; the second an outline with a cross; the third an outline with a bar;
// the fourth an empty outline.
func (s *scene) unit(kind int, at Point, side float64, t *Theme) {
	if kind == 0 {
		s.box(rect{at.X, at.Y, side, side}, Pen{Fill: t.Mark})
		return
	}
	w := side / 7
	c := [maxKeys]Color{t.Mark, t.Wrong, t.Strong, t.Quiet}[kind]
	s.box(rect{at.X + w/2, at.Y + w/2, side - w, side - w}, Pen{Fill: t.Paper, Stroke: c, Width: w})
	a, b := side*.27, side*.73
	switch kind {
	case 1:
		s.rule(at.X+a, at.Y+a, at.X+b, at.Y+b, w, c)
		s.rule(at.X+b, at.Y+a, at.X+a, at.Y+b, w, c)
	case 2:
		s.rule(at.X+a, at.Y+side/2, at.X+b, at.Y+side/2, w, c)
	}
}

// squares sets one row of records.
func (l *partsLayout) squares(r *doc.PartsRow) {
	lines := float64((max(r.Total(), 1)-1)/l.grid.perLine + 1)
	height := math.Max(lines*l.grid.lead(), l.wordsHeight(r))
	y := l.s.height + height/2
	top := y - lines*l.grid.lead()/2 + (l.grid.lead()-l.grid.side)/2
	i := 0
	for kind, c := range r.Counts {
		for range c {
			at := l.grid.at(i)
			l.s.unit(kind, Point{l.left + at.X, top + at.Y}, l.grid.side, &l.theme)
			i++
		}
	}
	l.say(r, y)
	l.s.height += height + 9
}

func (l *partsLayout) textLines(r *doc.PartsRow) (text, ranges []string) {
	room := l.s.width - l.right - gapCol
	text = l.strong.wrap(r.Text, room)
	if r.Range != "" {
		ranges = l.note.wrap(r.Range, room)
	}
	return text, ranges
}

func (l *partsLayout) wordsHeight(r *doc.PartsRow) float64 {
	text, ranges := l.textLines(r)
	label := l.label.wrap(r.Label, l.labelW)
	return math.Max(float64(len(label)), float64(len(text)+len(ranges))) * l.label.leading()
}

// say sets label and counts of a row around y.
func (l *partsLayout) say(r *doc.PartsRow, y float64) {
	l.s.centred(0, y, l.label.wrap(r.Label, l.labelW), l.label, start)
	text, ranges := l.textLines(r)
	x := l.right + gapCol
	top := y - float64(len(text)+len(ranges))*l.label.leading()/2
	top = l.s.block(x, top, text, l.strong, start)
	l.s.block(x, top, ranges, l.note, start)
}

// strip divides one row in proportion to its counts, each with its number:
// inside where it fits, else below with a line to its part.
func (l *partsLayout) strip(r *doc.PartsRow) {
	const height = 16
	total := r.Total()
	row := math.Max(height, l.wordsHeight(r))
	y := l.s.height + row/2
	var centres, sizes []float64
	var texts []string
	x, width := l.left, l.right-l.left
	for kind, c := range r.Counts {
		if c == 0 {
			continue
		}
		w := width * float64(c) / float64(total)
		p := l.segment(kind)
		inset := p.Width / 2
		l.s.box(rect{x + inset, y - height/2 + inset, math.Max(w-1.2-2*inset, .8), height - 2*inset}, p)
		t := l.words.Count(float64(c))
		if l.label.width(t)+6 < w {
			l.s.text(x+w/2, l.label.centred(y), t, l.label.in(l.theme.textOn(p.Fill)), middle)
		} else {
			centres, sizes, texts = append(centres, x+w/2), append(sizes, l.label.width(t)+6), append(texts, t)
		}
		x += w
	}
	if total == 0 {
		l.s.rule(l.left, y, l.right, y, .6, l.theme.Edge)
	}
	l.say(r, y)
	l.s.height += row
	if len(texts) > 0 {
		foot := y + height/2
		for i, c := range spread(centres, sizes, l.left, l.right) {
			l.s.polyline([]Point{{centres[i], foot}, {centres[i], foot + 2}, {c, foot + 5}}, .6, l.theme.Edge)
			l.s.text(c, foot+5+l.label.ascent(), texts[i], l.label, middle)
		}
		l.s.height = math.Max(l.s.height, foot+5+l.label.leading())
	}
	l.s.height += 8
}
