package chart

import (
	"fmt"
	"math"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// elapsed is a column a time, as high as the share reached by its end.
type elapsed struct{ *doc.Elapsed }

func (p elapsed) check() error {
	if err := validAxis(p.Axis); err != nil {
		return err
	}
	if p.Axis.Min != 0 || len(p.Steps) == 0 || p.Unit == "" || p.Own == "" {
		return fmt.Errorf("columns from %g, of %d times, unit %q, marked %q", p.Axis.Min, len(p.Steps), p.Unit, p.Own)
	}
	marked, before := 0, 0.0
	for _, s := range p.Steps {
		if s.Label == "" || s.Text == "" || s.Count == "" {
			return fmt.Errorf("a time without its words: %q, %q, %q", s.Label, s.Text, s.Count)
		}
		if !finite(s.Value) || s.Value < before-slack || s.Value > p.Axis.Max+slack {
			return fmt.Errorf("%s: %g after %g", s.Label, s.Value, before)
		}
		if before = s.Value; s.Marked {
			marked++
		}
	}
	if marked != 1 {
		return fmt.Errorf("%d times are marked", marked)
	}
	return nil
}

// mostTimes is the most columns that stand side by side on a telephone.
const mostTimes = 12

func (p elapsed) loads() []load { return []load{{"times", len(p.Steps), mostTimes}} }

func (p elapsed) table(t tabulator) Table {
	out := Table{Heads: []string{p.Unit, t.Label(words.LabelPrinted)}}
	if t.unrounded {
		out.Heads = append(out.Heads, p.Axis.Title)
	}
	for _, s := range p.Steps {
		row := []string{s.Label, s.Count}
		if t.unrounded {
			row = append(row, precise(s.Value))
		}
		out.add(s.Ref, row...)
	}
	return out
}

func (p elapsed) native() Native {
	n := Native{Axis: p.Axis, Items: len(p.Steps)}
	series := NativeSeries{Name: p.Axis.Title, Marks: true}
	for _, s := range p.Steps {
		series.Last = n.add(plain(p.Axis.Title, s.Label, none(), s.Value, none(), none()))
	}
	n.Series = append(n.Series, series)
	return n
}

// Sizes of the columns, in points.
const (
	elapsedHeight = 120.0
	elapsedShare  = 0.62 // of its place that a column takes
)

func (p elapsed) lay(k *kit, s *scene) error {
	s.height = s.block(0, s.height, k.head.wrap(p.Axis.Title, s.width), k.head, start) + 2
	at := ticks(p.Axis, 5)
	left := 0.0
	for _, v := range at {
		left = math.Max(left, k.note.width(k.tick(v, p.Axis)))
	}
	left += 6
	place := (s.width - left) / float64(len(p.Steps))
	widest := 0.0
	for _, st := range p.Steps {
		widest = math.Max(widest, math.Max(k.strong.width(st.Text), k.strong.width(st.Label)))
	}
	if widest+2 > place {
		return fmt.Errorf("words of %.0f points leave no room in columns of %.0f [figure]", widest, place)
	}
	y := span{p.Axis.Min, p.Axis.Max, s.height + k.strong.leading() + elapsedHeight, s.height + k.strong.leading()}
	for _, v := range at {
		s.rule(left, y.at(v), s.width, y.at(v), .5, k.theme.Grid)
		s.text(left-6, k.note.centred(y.at(v)), k.tick(v, p.Axis), k.note, end)
	}
	for i, st := range p.Steps {
		x := left + (float64(i)+.5)*place
		ink, fill := k.label, k.theme.Bar
		if st.Marked {
			ink, fill = k.strong, k.theme.Mark
		}
		s.box(rect{x - place*elapsedShare/2, y.at(st.Value), place * elapsedShare, y.r0 - y.at(st.Value)}, Pen{Fill: fill})
		k.onPaper(s, x, y.at(st.Value)-k.label.leading(), st.Text, ink)
		s.text(x, y.r0+3+ink.ascent(), st.Label, ink, middle)
	}
	s.rule(left, y.r0, s.width, y.r0, .8, k.theme.Edge)
	s.height = y.r0 + 3 + k.label.leading()
	s.height = s.block(left, s.height, k.note.wrap(p.Unit, s.width-left), k.note, start) + 3
	p.own(k, s, left)
	return nil
}

// onPaper sets a number over what is drawn behind it.
func (k *kit) onPaper(s *scene, x, top float64, text string, st style) {
	w := st.width(text)
	s.box(rect{x - w/2 - 1, top, w + 2, st.leading() - 2}, Pen{Fill: k.theme.Paper})
	s.text(x, top+st.ascent(), text, st, middle)
}

// own says below the columns what the marked one is.
func (p elapsed) own(k *kit, s *scene, left float64) {
	const side = 7.0
	lines := k.label.wrap(p.Own, s.width-left-side-4)
	s.box(rect{left, s.height + (k.label.leading()-side)/2, side, side}, Pen{Fill: k.theme.Mark})
	s.height = s.block(left+side+4, s.height, lines, k.label, start)
}
