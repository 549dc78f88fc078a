package logo

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"assize/report/set/face"
)

// pathReader reads the path data of SVG 1.1 (8.3) into segments in user space,
// curves and arcs as cubics.
type pathReader struct {
	d      string
	at     int
	out    []face.Segment
	x, y   float64 // current point
	x0, y0 float64 // start of the subpath
	cx, cy float64 // last control point, for smooth curves
	last   byte    // last command, upper case
}

const maxSegments = 20000

func parsePath(d string) ([]face.Segment, error) {
	p := &pathReader{d: d}
	cmd := byte(0)
	for p.space(); p.at < len(p.d); p.space() {
		if c := p.d[p.at]; c|0x20 >= 'a' && c|0x20 <= 'z' {
			cmd = c
			p.at++
		} else if cmd == 0 || cmd|0x20 == 'z' {
			return nil, fmt.Errorf("path: %q at %d is no command", c, p.at)
		}
		if err := p.command(cmd); err != nil {
			return nil, err
		}
		switch cmd { // further pairs after a move are lines
		case 'M':
			cmd = 'L'
		case 'm':
			cmd = 'l'
		}
		if len(p.out) > maxSegments {
			return nil, fmt.Errorf("path: more than %d segments", maxSegments)
		}
	}
	return p.out, nil
}

func (p *pathReader) space() {
	for p.at < len(p.d) && (p.d[p.at] <= ' ' || p.d[p.at] == ',') {
		p.at++
	}
}

// arguments is how many numbers a command takes, or -1.
func arguments(upper byte) int {
	switch upper {
	case 'M', 'L', 'T':
		return 2
	case 'H', 'V':
		return 1
	case 'C':
		return 6
	case 'S', 'Q':
		return 4
	case 'A':
		return 7
	case 'Z':
		return 0
	}
	return -1
}

func (p *pathReader) command(cmd byte) error {
	upper := cmd &^ 0x20
	n := arguments(upper)
	if n < 0 {
		return fmt.Errorf("path: unknown command %q", cmd)
	}
	var v [7]float64
	for i := range n {
		read := p.number
		if upper == 'A' && (i == 3 || i == 4) {
			read = p.flag
		}
		var err error
		if v[i], err = read(); err != nil {
			return err
		}
	}
	dx, dy := 0.0, 0.0
	if cmd != upper {
		dx, dy = p.x, p.y
	}
	p.draw(upper, v, dx, dy)
	p.last = upper
	return nil
}

func (p *pathReader) draw(upper byte, v [7]float64, dx, dy float64) {
	if upper != 'M' && len(p.out) == 0 {
		p.move(p.x, p.y)
	}
	switch upper {
	case 'M':
		p.move(v[0]+dx, v[1]+dy)
	case 'L':
		p.line(v[0]+dx, v[1]+dy)
	case 'H':
		p.line(v[0]+dx, p.y)
	case 'V':
		p.line(p.x, v[0]+dy)
	case 'C':
		p.curve(v[0]+dx, v[1]+dy, v[2]+dx, v[3]+dy, v[4]+dx, v[5]+dy)
	case 'S':
		x1, y1 := p.reflected("CS")
		p.curve(x1, y1, v[0]+dx, v[1]+dy, v[2]+dx, v[3]+dy)
	case 'Q':
		p.quad(v[0]+dx, v[1]+dy, v[2]+dx, v[3]+dy)
	case 'T':
		x1, y1 := p.reflected("QT")
		p.quad(x1, y1, v[0]+dx, v[1]+dy)
	case 'A':
		p.arc(v[0], v[1], v[2], v[3] != 0, v[4] != 0, v[5]+dx, v[6]+dy)
	case 'Z':
		p.out = append(p.out, face.Segment{Op: 'h'})
		p.x, p.y = p.x0, p.y0
	}
}

// flag reads a single digit, 0 or 1.
func (p *pathReader) flag() (float64, error) {
	p.space()
	if from := p.at; p.take("01") {
		return float64(p.d[from] - '0'), nil
	}
	return 0, fmt.Errorf("path: no flag at %d", p.at)
}

// number reads one number, which ends where the next could begin: "1.5.5-2" is
// three.
func (p *pathReader) number() (float64, error) {
	p.space()
	from := p.at
	p.take("+-")
	p.digits()
	if p.take(".") {
		p.digits()
	}
	if p.at > from && p.take("eE") {
		p.take("+-")
		p.digits()
	}
	v, err := strconv.ParseFloat(p.d[from:p.at], 64)
	if err != nil || math.Abs(v) > 1e6 {
		return 0, fmt.Errorf("path: no number at %d", from)
	}
	return v, nil
}

// take passes one of some characters, and reports whether it was there.
func (p *pathReader) take(one string) bool {
	if p.at < len(p.d) && strings.IndexByte(one, p.d[p.at]) >= 0 {
		p.at++
		return true
	}
	return false
}

func (p *pathReader) digits() {
	for p.take("0123456789") {
	}
}

func (p *pathReader) move(x, y float64) {
	p.out = append(p.out, face.Segment{Op: 'm', At: [6]float64{x, y}})
	p.x, p.y, p.x0, p.y0 = x, y, x, y
}

func (p *pathReader) line(x, y float64) {
	p.out = append(p.out, face.Segment{Op: 'l', At: [6]float64{x, y}})
	p.x, p.y = x, y
}

func (p *pathReader) curve(x1, y1, x2, y2, x, y float64) {
	p.out = append(p.out, face.Segment{Op: 'c', At: [6]float64{x1, y1, x2, y2, x, y}})
	p.cx, p.cy, p.x, p.y = x2, y2, x, y
}

func (p *pathReader) quad(cx, cy, x, y float64) {
	p.curve(p.x+2*(cx-p.x)/3, p.y+2*(cy-p.y)/3, x+2*(cx-x)/3, y+2*(cy-y)/3, x, y)
	p.cx, p.cy = cx, cy
}

// reflected is the control point of a smooth curve.
func (p *pathReader) reflected(after string) (x, y float64) {
	if p.last == after[0] || p.last == after[1] {
		return 2*p.x - p.cx, 2*p.y - p.cy
	}
	return p.x, p.y
}

// arc is an elliptical arc from the current point, by SVG 1.1, F.6.5 and F.6.6.
func (p *pathReader) arc(rx, ry, degrees float64, large, sweep bool, x, y float64) {
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 || x == p.x && y == p.y {
		p.line(x, y)
		return
	}
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	hx, hy := (p.x-x)/2, (p.y-y)/2
	ux, uy := cos*hx+sin*hy, -sin*hx+cos*hy
	if l := ux*ux/(rx*rx) + uy*uy/(ry*ry); l > 1 {
		rx, ry = rx*math.Sqrt(l), ry*math.Sqrt(l)
	}
	k := math.Sqrt(math.Max(0, (rx*rx*ry*ry-rx*rx*uy*uy-ry*ry*ux*ux)/(rx*rx*uy*uy+ry*ry*ux*ux)))
	if large == sweep {
		k = -k
	}
	mx, my := k*rx*uy/ry, -k*ry*ux/rx
	cx, cy := cos*mx-sin*my+(p.x+x)/2, sin*mx+cos*my+(p.y+y)/2
	start := math.Atan2((uy-my)/ry, (ux-mx)/rx)
	delta := math.Atan2((-uy-my)/ry, (-ux-mx)/rx) - start
	if sweep && delta < 0 {
		delta += 2 * math.Pi
	} else if !sweep && delta > 0 {
		delta -= 2 * math.Pi
	}
	n := int(math.Ceil(math.Abs(delta) / (math.Pi / 2)))
	step := delta / float64(n)
	t := 4.0 / 3 * math.Tan(step/4)
	at := func(px, py float64) (float64, float64) {
		return cx + rx*px*cos - ry*py*sin, cy + rx*px*sin + ry*py*cos
	}
	for i := range n {
		s0, c0 := math.Sincos(start + step*float64(i))
		s1, c1 := math.Sincos(start + step*float64(i+1))
		x1, y1 := at(c0-t*s0, s0+t*c0)
		x2, y2 := at(c1+t*s1, s1-t*c1)
		x3, y3 := at(c1, s1)
		p.curve(x1, y1, x2, y2, x3, y3)
	}
}
