package nation

import (
	"cmp"
	"slices"
	"sync"
	"time"
)

// Views gives each force the picture that its public documents may show. Forces that
// are public at the same instant may show the same one, which is worked out once for
// them: a round of many would else be compared anew for each. Several goroutines may
// use it.
type Views struct {
	picture Picture
	moments map[string]moment // by force

	mu   sync.Mutex
	made []*view // those that were asked for last
}

// moment is when a force is public, as far as it decides what it may show.
type moment struct {
	force     string // of one that is shown alone; else ""
	published time.Time
	embargo   time.Time
}

// view is the picture of a moment.
type view struct {
	moment  moment
	once    sync.Once
	picture Picture
	digest  string
}

// mostViews is how many pictures stay at hand: a round of which every force comes out
// on a day of its own would else hold all forces as often as it has forces.
const mostViews = 8

// ViewsOf are the pictures that public documents of forces in a picture may show.
func ViewsOf(p Picture) *Views {
	v := &Views{picture: p, moments: make(map[string]moment, len(p.Forces))}
	for _, e := range p.Forces {
		m := moment{published: e.Published.Time(), embargo: e.Embargo.UTC()}
		if e.Published.IsZero() {
			m = moment{force: e.Force.ID}
		}
		v.moments[e.Force.ID] = m
	}
	return v
}

// Of is what Picture.Public gives for a force, with its digest.
func (v *Views) Of(force string) (Picture, string) {
	m, known := v.moments[force]
	if !known {
		p := v.picture.Public(force)
		return p, p.Digest()
	}
	v.mu.Lock()
	i := slices.IndexFunc(v.made, func(w *view) bool { return w.moment == m })
	if i < 0 {
		i = len(v.made)
		v.made = append(v.made, &view{moment: m})
	}
	w := v.made[i]
	if len(v.made) > mostViews {
		v.made = slices.Delete(v.made, 0, 1)
	}
	v.mu.Unlock()
	w.once.Do(func() {
		w.picture = v.picture.Public(force)
		w.digest = w.picture.Digest()
	})
	return w.picture, w.digest
}

// Compare orders forces so that those with the same picture come together: asked in
// that order, each picture is worked out once.
func (v *Views) Compare(a, b string) int {
	x, y := v.moments[a], v.moments[b]
	return cmp.Or(x.published.Compare(y.published), x.embargo.Compare(y.embargo), cmp.Compare(x.force, y.force))
}
