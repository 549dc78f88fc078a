package pdf

import (
	"fmt"
)

// paginator fills pages with runs. A run that does not fit goes to the next
// page; a figure that does not fit waits while text after it fills the page.
type paginator struct {
	depth      float64
	extra      float64 // depth beyond the regular foot, part of depth
	squeeze    float64 // factor of the space between pieces
	noteHeight func(*footnote) float64
	pages      []page
	cur        page
	seen       map[*footnote]bool
	waiting    [][]*piece
}

func (p *paginator) run(runs [][]*piece) error {
	for i := 0; i < len(runs); i++ {
		if i+1 < len(runs) && p.overtake(runs[i], runs[i+1]) {
			i++
			continue
		}
		if err := p.next(runs[i]); err != nil {
			return err
		}
	}
	if err := p.release(); err != nil {
		return err
	}
	p.flush()
	return nil
}

// overtake lets text go before a figure that stands right under a heading and
// does not fit: heading and text are placed, the figure waits.
func (p *paginator) overtake(r, text []*piece) bool {
	m := 0
	for m < len(r) && r[m].moves == fixed {
		m++
	}
	if m == 0 || m == len(r) || r[0].newPage || r[0].barrier || len(p.waiting) > 0 || p.fits(r) {
		return false
	}
	both := append(r[:m:m], text...)
	if text[0].newPage || text[0].barrier || text[0].moves != fixed || !p.fits(both) || !p.fitsEmpty(r[m:]) {
		return false
	}
	p.put(both)
	p.waiting = append(p.waiting, r[m:])
	return true
}

// next places one run. Figures that wait for a table to end come below it.
func (p *paginator) next(r []*piece) error {
	if !goesOn(r) {
		p.settle()
	}
	if r[0].newPage || r[0].barrier && p.left() <= p.depth/4 {
		if err := p.release(); err != nil {
			return err
		}
	}
	if r[0].newPage {
		p.flush()
	}
	if r[0].moves != fixed && p.waits(r[0].moves) {
		p.waiting = append(p.waiting, r)
		return nil
	}
	if p.fits(r) {
		p.put(r)
		return nil
	}
	if len(p.cur.items) == 0 || !p.fitsEmpty(r) {
		return p.split(r)
	}
	if r[0].moves != fixed {
		p.waiting = append(p.waiting, r)
		return nil
	}
	if parts := keep(r, false); len(parts) > 1 && p.cur.used+p.cur.noteHeight < p.depth*fullEnough {
		return p.each(parts)
	}
	return p.overleaf(r)
}

// fullEnough is the share of a page from which on it may end, so that what comes next
// stays whole.
const fullEnough = 0.6

// each places runs in turn.
func (p *paginator) each(runs [][]*piece) error {
	for _, r := range runs {
		if err := p.next(r); err != nil {
			return err
		}
	}
	return nil
}

// goesOn reports whether a run continues a table or a box, between whose parts
// nothing else may stand.
func goesOn(r []*piece) bool { return r[0].again != nil }

// settle places the figures that wait, in their order, as far as they fit.
func (p *paginator) settle() {
	for len(p.waiting) > 0 && p.fits(p.waiting[0]) {
		p.put(p.waiting[0])
		p.waiting = p.waiting[1:]
	}
}

// overleaf places a run on the next page, after the figures that wait and fit there,
// unless it goes on with what was begun.
func (p *paginator) overleaf(r []*piece) error {
	p.flush()
	if len(p.waiting) == 0 || goesOn(r) {
		p.put(r)
		return nil
	}
	if p.settle(); len(p.cur.items) == 0 { // taller than a page
		if err := p.release(); err != nil {
			return err
		}
	}
	return p.next(r)
}

// waits reports whether a piece of the kind waits for room.
func (p *paginator) waits(kind float) bool {
	for _, r := range p.waiting {
		if r[0].moves == kind {
			return true
		}
	}
	return false
}

// release places all figures that wait.
func (p *paginator) release() error {
	list := p.waiting
	p.waiting = nil
	for _, r := range list {
		if !p.fits(r) {
			p.flush()
		}
		if !p.fits(r) {
			if err := p.split(r); err != nil {
				return err
			}
			continue
		}
		p.put(r)
	}
	return nil
}

// split places a run that is taller than a page piece by piece.
func (p *paginator) split(r []*piece) error {
	for i, q := range r {
		one := r[i : i+1]
		if !p.fits(one) {
			p.flush()
		}
		if !p.fits(one) {
			return fmt.Errorf("%s: %.0f points tall with its notes, a page has %.0f [too-tall]", q.where, p.need(one, true), p.depth)
		}
		p.put(one)
	}
	return nil
}

const slack = 0.05 // points; keeps rounding out of decisions

func (p *paginator) fits(r []*piece) bool {
	if len(p.cur.items) == 0 {
		return p.fitsEmpty(r)
	}
	return p.cur.used+p.cur.noteHeight+p.need(r, false) <= p.depth+slack
}

// left is the room left on the page.
func (p *paginator) left() float64 { return p.depth - p.cur.used - p.cur.noteHeight }

func (p *paginator) fitsEmpty(r []*piece) bool { return p.need(r, true) <= p.depth+slack }

// need is the depth a run takes with its notes.
func (p *paginator) need(r []*piece, fresh bool) float64 {
	h, notes := 0.0, 0.0
	added := map[*footnote]bool{}
	last := p.last()
	for i, q := range r {
		if i > 0 || !fresh {
			h += p.gap(last, q)
		} else if q.again != nil {
			h += q.again.height
		}
		h += q.height
		last = q
		for _, n := range q.notes {
			if !p.seen[n] && !added[n] {
				added[n] = true
				notes += p.noteHeight(n)
			}
		}
	}
	if notes > 0 && (fresh || p.cur.noteHeight == 0) {
		notes += noteRule
	}
	return h + notes
}

// last is the piece that the next one stands under, nil at the top of a page.
func (p *paginator) last() *piece {
	if n := len(p.cur.items); n > 0 {
		return p.cur.items[n-1].piece
	}
	return nil
}

// gap is the space between a piece and the next.
func (p *paginator) gap(above, q *piece) float64 {
	before := q.before
	if above != nil {
		before = max(before, above.after)
	}
	return before * p.squeeze
}

func (p *paginator) put(r []*piece) {
	c := &p.cur
	for _, q := range r {
		gap := p.gap(p.last(), q)
		if len(c.items) == 0 {
			gap = 0
			if q.again != nil {
				c.items = append(c.items, placed{q.again, 0, 0})
				c.used += q.again.height
			}
		}
		c.used += gap
		c.items = append(c.items, placed{q, c.used, gap})
		c.used += q.height
		for _, n := range q.notes {
			if p.seen[n] {
				continue
			}
			p.seen[n] = true
			if c.noteHeight == 0 {
				c.noteHeight = noteRule
			}
			c.notes = append(c.notes, n)
			c.noteHeight += p.noteHeight(n)
		}
	}
}

func (p *paginator) flush() {
	if len(p.cur.items) == 0 {
		return
	}
	p.cur.extra = p.extra
	p.pages = append(p.pages, p.cur)
	p.cur = page{}
}

// anchorsOf notes the place of every anchor, before anything is drawn.
func (s *setter) anchorsOf(pages []page, first int) {
	for i, p := range pages {
		for _, it := range p.items {
			if it.anchor != "" {
				s.anchor(it.anchor, first+i, s.st.top+it.y-6)
			}
		}
	}
}
