package pdf

import "maps"

// fitting is one way to set a chapter.
type fitting struct{ lines, squeeze float64 }

// fittings are tried in turn when a chapter would end on a page with little on
// it: a line more on each page, less space, both; failing that, fewer lines on
// each page, so that the last has company.
func fittings() []fitting {
	return []fitting{{0, 1}, {1, 1}, {0, 0.85}, {1, 0.85}, {0, 0.7}, {1, 0.7}, {-1, 1}, {-2, 1}, {-3, 1}, {-4, 1}}
}

const (
	poor = 0.28    // of a page: a chapter's last page should hold more
	runt = 1.0 / 7 // of a page: it must, if there is any way
)

// paginate places the flow, chapter by chapter.
func (s *setter) paginate(flow []*piece) ([]page, error) {
	var out []page
	seen := map[*footnote]bool{}
	for from := 0; from < len(flow); {
		to := from + 1
		for to < len(flow) && !flow[to].newPage {
			to++
		}
		p, err := s.chapter(keep(flow[from:to], true), seen)
		if err != nil {
			return nil, err
		}
		if to < len(flow) && flow[to].yields && len(p.pages) > 1 && s.full(p.pages[len(p.pages)-1]) < fullEnough {
			flow[to].newPage = false
			continue
		}
		out, seen = append(out, p.pages...), p.seen
		from = to
	}
	return out, nil
}

// full is how much of a page is filled.
func (s *setter) full(p page) float64 { return (p.used + p.noteHeight) / s.st.depth() }

// chapter places what stands between two page breaks. Notes seen in earlier
// chapters are not set again.
func (s *setter) chapter(runs [][]*piece, seen map[*footnote]bool) (*paginator, error) {
	var first, best *paginator
	for _, f := range fittings() {
		extra := min(f.lines*s.st.body.lead, max(0, s.st.bottom-footRoom))
		p := &paginator{depth: s.st.depth() + extra, extra: extra, squeeze: f.squeeze, noteHeight: s.noteHeight, seen: maps.Clone(seen)}
		if err := p.run(runs); err != nil {
			if first == nil {
				return nil, err
			}
			continue
		}
		last := p.pages[len(p.pages)-1]
		full := s.full(last)
		switch {
		case first == nil:
			first = p
			if len(p.pages) == 1 || full >= poor {
				return p, nil
			}
			if full >= runt {
				best = p
			}
		case len(p.pages) < len(first.pages):
			return p, nil
		case best == nil && len(p.pages) == len(first.pages) && full >= runt:
			best = p
		}
	}
	if best == nil {
		return first, nil
	}
	return best, nil
}
