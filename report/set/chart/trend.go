package chart

import (
	"fmt"
	"math"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// trend is values over time with intervals, joined only where they are comparable,
// each line named where it ends.
type trend struct{ *doc.Trend }

const (
	// maxSeries is how many lines can be told apart, by mark, dash and colour. How
	// many there are is decided where a figure is told and not by the data, so that
	// more of them are a fault.
	maxSeries = doc.MostSeries
	// mostPoints is the most points, in all lines.
	mostPoints = 120
)

func (p trend) check() error {
	if err := validAxis(p.Axis); err != nil {
		return err
	}
	if len(p.Series) == 0 || len(p.Series) > maxSeries {
		return fmt.Errorf("%d series, must be 1 to %d", len(p.Series), maxSeries)
	}
	for _, s := range p.Series {
		if err := p.checkSeries(s); err != nil {
			return err
		}
	}
	return validBands(p.Bands)
}

func (p trend) checkSeries(s doc.Series) error {
	if s.Name == "" {
		return fmt.Errorf("series without a name")
	}
	if len(s.Points) == 0 {
		return fmt.Errorf("series %s has no points", s.Name)
	}
	for i, q := range s.Points {
		if !finite(q.Year) {
			return fmt.Errorf("series %s: year is not a number", s.Name)
		}
		if q.Label == "" {
			return fmt.Errorf("series %s: point without a label", s.Name)
		}
		if i > 0 && q.Year <= s.Points[i-1].Year {
			return fmt.Errorf("series %s: %s does not come after %s", s.Name, q.Label, s.Points[i-1].Label)
		}
		if err := validEstimate("series "+s.Name+", "+q.Label, q.Est, p.Axis); err != nil {
			return err
		}
	}
	return nil
}

func (p trend) loads() []load {
	n := 0
	for _, s := range p.Series {
		n += len(s.Points)
	}
	return []load{{"points", n, mostPoints}}
}

func (p trend) table(t tabulator) Table {
	out := Table{Heads: append([]string{t.Label(words.LabelSeries), t.Label(words.LabelWhen)}, t.estimateHeads(t.Label(words.LabelPrinted))...)}
	out.Heads = append(out.Heads, t.Label(words.LabelRemark))
	for _, s := range p.Series {
		for i, q := range s.Points {
			remark := q.Note
			if i > 0 && !q.Joined && remark == "" {
				remark = t.Label(words.LabelNotJoined, q.Label)
			}
			row := append([]string{s.Name, q.Label}, t.estimateCells(q.Est)...)
			out.add(q.Est.Ref, append(row, remark)...)
		}
	}
	return out
}

// native is a point a time; only points that are comparable are joined.
func (p trend) native() Native {
	n := Native{Scatter: true, Axis: p.Axis}
	for i, line := range p.Series {
		for j, q := range line.Points {
			at := n.add(NativeRow{Series: line.Name, Item: q.Label, Position: q.Year, Est: q.Est})
			if j == 0 || !q.Joined {
				n.Series = append(n.Series, NativeSeries{Name: line.Name, First: at, Line: true, Marks: true, Intervals: true, Colour: i, Again: j > 0})
			}
			n.Series[len(n.Series)-1].Last = at
		}
	}
	return n
}

func (p trend) lay(k *kit, s *scene) error {
	l := trendLayout{kit: k, s: s, p: p.Trend}
	l.moments()
	if err := l.frame(); err != nil {
		return err
	}
	l.names = k.drawBands(s, l.f, l.bands)
	k.values(s, l.f, len(p.Bands) == 0)
	l.lines()
	l.labels()
	l.when()
	l.remarks()
	return nil
}

type trendLayout struct {
	*kit
	s *scene
	p *doc.Trend

	times  []moment
	bands  bandNames
	names  []rect
	f      frame
	x      span
	labelX float64
	ends   []sideLabel
	loose  []string // what found no room in the plot is said below it
}

const (
	trendLeast = 165 // height of the plot in points
	trendMost  = 300
	abreast    = 7 // between intervals of different series at one time
)

// frame finds the room for the plot: left of it the ticks, inside it at left
// the names of bands, right of it the names of the lines.
func (l *trendLayout) frame() error {
	k, s := l.kit, l.s
	if t := k.axisTitle(l.p.Axis, false); t != "" {
		s.height = s.block(0, s.height, k.note.wrap(t, s.width), k.note, start) + 5
	}
	most := math.Max(s.width*.3, 60)
	width := 0.0
	for i, sr := range l.p.Series {
		st := k.strong.in(k.theme.asText(k.theme.Series[i]))
		last := sr.Points[len(sr.Points)-1].Est
		value := last.Text + " (" + last.Range + ")"
		if !last.Stated() {
			value = last.Text + ", " + k.words.Label(words.LabelNoInterval)
		}
		end := sideLabel{}
		end.add(st.wrap(sr.Name, most), st)
		end.add(k.label.wrap(value, most), k.label)
		for j, t := range end.lines {
			width = math.Max(width, end.st[j].width(t))
		}
		l.ends = append(l.ends, end)
	}
	total := 0.0
	for _, e := range l.ends {
		total += e.height() + 3
	}
	l.bands = k.namesOf(l.p.Bands, l.p.Axis, s.width)
	height := math.Max(total, k.bandHeight(l.bands, l.p.Axis, trendLeast, trendMost))
	l.labelX = s.width - width
	l.f = k.newFrame(l.p.Axis, l.labelX-leaderRoom, s.height, height)
	side := 20 + abreast*float64(len(l.p.Series)-1)/2
	x0, x1 := l.f.left+side, l.f.right-side+8
	if l.bands.width > 0 {
		x0 += l.bands.width + 4
	}
	if x1-x0 < 60 {
		return fmt.Errorf("names leave %.0f of %.0f points for the lines [figure]", x1-x0, s.width)
	}
	first, last := l.times[0].year, l.times[len(l.times)-1].year
	if first == last {
		x0, x1 = (x0+x1)/2, (x0+x1)/2
		last++
	}
	l.x = span{first, last, x0, x1}
	return nil
}

func (l *sideLabel) add(lines []string, st style) {
	for _, t := range lines {
		l.lines, l.st = append(l.lines, t), append(l.st, st)
	}
}

// at is the place of a point; series stand a little apart, so that intervals of
// one time can be told apart.
func (l *trendLayout) at(series int, year, value float64) Point {
	off := (float64(series) - float64(len(l.p.Series)-1)/2) * abreast
	return Point{l.x.at(year) + off, l.f.y.at(value)}
}

// lines draws intervals, joining lines and marks; the first series last, on top.
func (l *trendLayout) lines() {
	for i := len(l.p.Series) - 1; i >= 0; i-- {
		c := l.theme.Series[i]
		points := l.p.Series[i].Points
		for j, q := range points {
			if j > 0 && q.Joined {
				before := points[j-1]
				l.s.polyline([]Point{l.at(i, before.Year, before.Est.Value), l.at(i, q.Year, q.Est.Value)}, 1.6, c, dashOf(i)...)
			}
			if q.Est.Stated() {
				l.s.whisker(l.at(i, q.Year, q.Est.Lower), l.at(i, q.Year, q.Est.Upper), c, l.theme.Paper)
			}
		}
		for _, q := range points {
			p := Pen{Fill: c, Stroke: l.theme.Paper, Width: .8}
			if !q.Est.Stated() {
				p = Pen{Fill: l.theme.Paper, Stroke: c, Width: 1.3}
			}
			l.s.mark(shape(i), l.at(i, q.Year, q.Est.Value), markRadius, p)
		}
	}
}

const markRadius = 3.6

// dashOf tells the lines of a trend apart without colour.
func dashOf(series int) []float64 {
	return [maxSeries][]float64{nil, {5, 2}, {1.5, 2}, {7, 2, 1.5, 2}}[series]
}

// labels names each line at its end and prints each earlier value beside its
// point, clear of marks, intervals and lines.
func (l *trendLayout) labels() {
	room := placer{area: rect{l.f.left + 2, l.f.top - 4, l.labelX - l.f.left - 4, l.f.bottom - l.f.top + 2}}
	room.taken = append(room.taken, l.names...)
	for i, sr := range l.p.Series {
		for j, q := range sr.Points {
			room.mark(l.at(i, q.Year, q.Est.Value), markRadius*triangleReach)
			if q.Est.Stated() {
				lo, hi := l.at(i, q.Year, q.Est.Lower), l.at(i, q.Year, q.Est.Upper)
				room.taken = append(room.taken, rect{hi.X - 3.4, hi.Y, 6.8, lo.Y - hi.Y})
			}
			if j > 0 && q.Joined {
				room.line(l.at(i, sr.Points[j-1].Year, sr.Points[j-1].Est.Value), l.at(i, q.Year, q.Est.Value))
			}
		}
		last := sr.Points[len(sr.Points)-1]
		l.ends[i].from = l.at(i, last.Year, last.Est.Value)
		l.ends[i].from.X += markRadius + 1.5
	}
	l.sideLabels(l.s, l.labelX, l.ends, l.f.top-4, l.f.bottom)
	for i, sr := range l.p.Series {
		st := l.strong.in(l.theme.asText(l.theme.Series[i]))
		for j, q := range sr.Points[:len(sr.Points)-1] {
			t := q.Est.Text
			if !q.Est.Stated() && !l.silentAt(q.Year) {
				t += ", " + l.words.Label(words.LabelNoInterval)
			}
			box, leader, ok := room.place(l.at(i, q.Year, q.Est.Value), markRadius*triangleReach, st.width(t), st.Size, false)
			if !ok {
				l.loose = append(l.loose, sr.Name+", "+sr.Points[j].Label+": "+t)
				continue
			}
			if leader[0] != leader[1] {
				l.s.polyline(leader[:], .6, l.theme.Edge)
			}
			l.s.text(box.x, st.centred(box.y+box.h/2), t, st, start)
		}
	}
}

func (l *trendLayout) silentAt(year float64) bool {
	for _, m := range l.times {
		if m.year == year {
			return m.silent
		}
	}
	return false
}
