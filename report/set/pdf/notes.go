package pdf

import (
	"strconv"

	"assize/report/say/doc"
)

// footnote is a note with the mark it is cited by. Notes are numbered in
// document order; one cited again keeps its number and its first place.
type footnote struct {
	mark  string
	runs  []doc.Run
	elem  *elem // Note, a sibling after the block that cites it
	lines []line
}

func (n *footnote) anchor() string { return "note-" + n.mark }

const (
	noteIndent = 16.0
	noteRule   = 12.0 // room of the rule above the first note of a page
)

func (s *setter) footnote(r doc.Note) *footnote {
	if n := s.noteByID[r.ID]; n != nil {
		return n
	}
	n := &footnote{mark: strconv.Itoa(len(s.notes) + 1), runs: r.Runs}
	s.noteByID[r.ID] = n
	s.notes = append(s.notes, n)
	n.lines = s.lines(s.spans(r.Runs, s.st.note), s.st.note, s.st.measure()-noteIndent)
	return n
}

// ownNotes gives every note that has no element yet one after the block just
// measured.
func (s *setter) ownNotes(up *elem) {
	for ; s.owned < len(s.notes); s.owned++ {
		n := s.notes[s.owned]
		n.elem = up.add(roleNote)
		n.elem.id = n.anchor()
	}
}

func (s *setter) noteHeight(n *footnote) float64 {
	return float64(len(n.lines))*s.st.note.lead + s.st.note.before
}

// need is the depth that pieces take with their notes.
func (s *setter) need(pieces []*piece) float64 {
	h := stackHeight(pieces)
	for _, p := range pieces {
		for _, n := range p.notes {
			h += s.noteHeight(n)
		}
	}
	return h
}

// setNotes draws the notes of a page above its foot.
func (s *setter) setNotes(c *ink, p *page) {
	if len(p.notes) == 0 {
		return
	}
	st := s.st.note
	y := s.st.height - s.st.bottom + p.extra - p.noteHeight
	c.fillRect(s.st.left, y+6, 96, 0.7, s.theme.Quiet)
	y += noteRule
	for _, n := range p.notes {
		s.anchor(n.anchor(), c.page, y-4)
		c.tag(n.elem.add(roleLabel), func() {
			c.text(s.st.left, y+st.baseline(s.capHeight(st.face)), st.face, st.size, st.color, n.mark+" ")
		})
		body := n.elem.add(roleP)
		for _, l := range n.lines {
			s.setLine(c, body, l, st, s.st.left+noteIndent, y)
			y += st.lead
		}
		y += st.before
	}
}
