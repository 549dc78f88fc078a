package force

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/tell"
)

// What was found of one measure, as an item of a list; of a measure at most one of
// these is true. A crime type is told by the crimes of a year, other crimes by what was
// counted, and what is no crime by its own name.
func newsItems() []*tell.Kind {
	item := func(id string, vouches bool, value string) *tell.Kind {
		return &tell.Kind{ID: id, Part: tell.PartNews, Forms: []tell.Form{tell.Item}, Roles: []tell.Role{measureRole(), number(value)}, Vouches: vouches}
	}
	return []*tell.Kind{
		item("news-of-every", true, "counts"), item("news-of-none", true, "counts"),
		item("news-of-crimes", false, "crimes"), item("news-of-counts", false, "counts"), item("news-of-tally", false, "counts"),
	}
}

// newsCancelled: how many of the audited records of a group had been correctly
// cancelled.
func newsCancelled() *tell.Kind {
	return &tell.Kind{ID: "news-cancelled", Part: tell.PartNews, Forms: []tell.Form{tell.Clause}, Roles: []tell.Role{{Name: "group"}, number("counts")}}
}

// stateItems makes the item of each measure but the force's.
func (t *teller) stateItems() {
	for _, m := range t.Found.Measures {
		if m.ID == t.Found.Combined || m.Role == "cancelled" || !m.Reportable || m.Denominator == 0 || t.uncounted(m) != "" {
			continue
		}
		name := t.newsItemOf(m)
		for _, k := range newsItems() {
			t.add(t.State(k, m.ID, t.weigh(m.ID), k.ID == name, func() tell.Roles {
				out := tell.Roles{"measure": t.labelRuns(m.ID)}
				if name == "news-of-crimes" {
					out["crimes"] = t.of(t.unrecorded, m.ID)
				} else {
					out["counts"] = t.of(t.counts, m.ID)
				}
				return out
			}))
		}
	}
	for _, c := range t.Found.Cancelled {
		t.add(t.State(newsCancelled(), c.Measure, 0, c.Reportable, func() tell.Roles {
			return tell.Roles{"group": t.groupRuns(c), "counts": t.of(t.counts, c.Measure)}
		}))
	}
}

// groupRuns is the group of cancelled records in the language; where that has no word
// for it, the measure's name.
func (t *teller) groupRuns(c findings.Cancelled) []doc.Run {
	if term, ok := t.Pack.Term(c.Group); ok {
		return doc.Words(term)
	}
	return t.labelRuns(c.Measure)
}

// newsItemOf is the kind of item that is true of a measure.
func (t *teller) newsItemOf(m findings.Measure) string {
	estimated, _ := t.estimatedUnrecorded(m.ID)
	switch {
	case !isRecording(m):
		return "news-of-tally"
	case m.AllRecorded():
		return "news-of-every"
	case m.Numerator == 0:
		return "news-of-none"
	case estimated && m.Role == "stratum":
		return "news-of-crimes"
	default:
		return "news-of-counts"
	}
}
