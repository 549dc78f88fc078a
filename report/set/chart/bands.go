package chart

import (
	"math"
	"slices"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// band is a grade band as far as an axis shows it.
type band struct {
	doc.Band
	from, to float64
	number   int // among all bands, from the lowest
}

func (b band) middle() float64 { return (b.from + b.to) / 2 }

// shown are the bands that an axis shows a part of.
func shown(bands []doc.Band, a doc.Axis) []band {
	var out []band
	for i, b := range bands {
		if from, to := math.Max(b.From, a.Min), math.Min(b.To, a.Max); from < to {
			out = append(out, band{b, from, to, i})
		}
	}
	return out
}

// rowBands draws the bands of a row's own grades within the row.
func (l *intervalsLayout) rowBands(i int) {
	if l.cells[i].missing != nil {
		return
	}
	top := l.edges[i] + .5
	height := 2 * (l.middles[i] - top)
	bands := shown(l.p.Rows[i].Bands, l.p.Axis)
	for _, b := range bands {
		from, to := l.x.at(b.from), l.x.at(b.to)
		l.s.box(rect{from, top, to - from, height}, Pen{Fill: l.theme.Bands[min(b.number, len(l.theme.Bands)-1)]})
	}
	for _, b := range bands {
		if b.from > l.p.Axis.Min {
			l.s.rule(l.x.at(b.from), top, l.x.at(b.from), top+height, .6, l.theme.Edge)
		}
	}
	l.drawKey(i, bands)
}

// bandKey names the bands of a row below it: a name under each band where they find
// room there, beside what they are; else each with its bounds, in lines across the
// figure.
type bandKey struct {
	lead    []string
	names   [][]string
	centres []float64 // of the names
	text    []string  // in place of names
	lines   int
	leading float64
}

const keyDrop = 6 // from a row's bands down to their names

func (b *bandKey) height() float64 {
	switch {
	case b.text != nil:
		return float64(len(b.text))*b.leading + 2
	case b.names != nil:
		return keyDrop + float64(b.lines)*b.leading + 2
	}
	return 0
}

// keyBelow reports whether the names of a row's bands stand below it: rows whose
// bands have the same names share those below the last of them.
func (l *intervalsLayout) keyBelow(i int) bool {
	r := &l.p.Rows[i]
	if r.Missing != "" || len(shown(r.Bands, l.p.Axis)) == 0 {
		return false
	}
	for _, later := range l.p.Rows[i+1:] {
		if later.Missing == "" && slices.EqualFunc(r.Bands, later.Bands, func(a, b doc.Band) bool { return a.Label == b.Label && a.Status == b.Status }) {
			return false
		}
	}
	return true
}

// bandKey places the names of bands: in one line, else each in as few letters a line
// as its words allow, else as a sentence.
func (l *intervalsLayout) bandKey(bands []doc.Band) bandKey {
	st := l.note
	lead, status := l.bandsLead(bands)
	key := bandKey{leading: st.leading()}
	left := l.x.r0 - gapCol
	if st.longestWord(lead) <= left {
		key.lead = st.wrap(lead, left)
		for _, wrapped := range []bool{false, true} {
			if key.place(l, shown(bands, l.p.Axis), status, wrapped) {
				key.lines = max(key.lines, len(key.lead))
				return key
			}
		}
	}
	return bandKey{text: st.wrap(l.bandSentence(bands), l.s.width), leading: st.leading()}
}

// place finds room for names under their bands, and reports whether there is.
func (b *bandKey) place(l *intervalsLayout, bands []band, status, wrapped bool) bool {
	const air = 8
	b.names, b.lines = nil, 0
	var centres, sizes []float64
	room := 0.0
	for _, q := range bands {
		name := q.Label
		if !status {
			name = l.words.WithStatus(q.Label, q.Status)
		}
		lines := []string{name}
		if wrapped {
			lines = l.note.wrap(name, l.note.longestWord(name))
		}
		w := l.note.widest(lines...) + air
		b.names, b.lines = append(b.names, lines), max(b.lines, len(lines))
		centres, sizes = append(centres, l.x.at(q.middle())), append(sizes, w)
		room += w
	}
	if room > l.s.width-l.x.r0 {
		return false
	}
	b.centres = spread(centres, sizes, l.x.r0, l.s.width+air/2)
	return true
}

// drawKey sets the names below a row, each with a line from its band.
func (l *intervalsLayout) drawKey(i int, bands []band) {
	key, foot := &l.cells[i].grades, 2*l.middles[i]-l.edges[i]
	if key.text != nil {
		l.s.block(0, foot, key.text, l.note, start)
		return
	}
	if key.names == nil {
		return
	}
	l.s.block(0, foot+keyDrop, key.lead, l.note, start)
	for j, lines := range key.names {
		from := l.x.at(bands[j].middle())
		l.s.polyline([]Point{{from, foot - 1}, {from, foot + 2}, {key.centres[j], foot + keyDrop}}, .6, l.theme.Edge)
		l.s.block(key.centres[j], foot+keyDrop, lines, l.note, middle)
	}
}

// bandsLead is what bands are, with their status where it is that of all; status
// reports whether it is.
func (k *kit) bandsLead(bands []doc.Band) (lead string, status bool) {
	lead = k.words.Label(words.LabelGradeBands)
	said, alike := doc.StatusOf(bands)
	if alike {
		lead = k.words.WithStatus(lead, said)
	}
	return lead, alike
}

// bandSentence names bands with their true bounds, also those beyond the axis.
func (k *kit) bandSentence(bands []doc.Band) string {
	lead, said := k.bandsLead(bands)
	var parts []string
	for _, b := range bands {
		name := b.Label
		if !said {
			name = k.words.WithStatus(name, b.Status)
		}
		parts = append(parts, name+" "+b.Bounds)
	}
	return lead + ": " + strings.Join(parts, ", ")
}
