package caption

import (
	"strings"

	"assize/report/say/doc"
	"assize/report/say/tell"
)

// valuesOf tells the values of a figure of each kind, all of a few, the marked ones of
// many.
type valuesOf struct{ *teller }

// Intervals implements doc.Kinds.
func (t valuesOf) Intervals(p *doc.Intervals) {
	strong := func(i int) bool { return p.Rows[i].Strong }
	value := func(i int) (float64, bool) { return p.Rows[i].Est.Value, p.Rows[i].Missing == "" }
	t.rows(len(p.Rows), strong, value, func(i int) { t.interval(&p.Rows[i]) })
}

// interval tells a row with what stands beside its name.
func (t valuesOf) interval(r *doc.IntervalRow) {
	roles := tell.Roles{"row": doc.Words(r.Label)}
	counted := hasNumber(r.Counts)
	if counted {
		roles["counts"] = r.Counts
	} else if r.Aside != "" {
		roles["row"] = doc.Words(r.Label + ", " + r.Aside)
	}
	kinds := [2]*tell.Kind{drawnRow(), drawnCounted()}
	switch {
	case r.Missing == "":
		roles["estimate"] = t.estimate(r.Label, r.Est)
	case hasNumber(r.Most):
		kinds, roles["most"] = [2]*tell.Kind{drawnAtMost(), drawnAtMostCounted()}, r.Most
	default:
		kinds, roles["why"] = [2]*tell.Kind{drawnMissing(), drawnMissingCounted()}, doc.Words(r.Missing)
	}
	k := kinds[0]
	if counted {
		k = kinds[1]
	}
	t.say(k, r.Label, roles)
}

// Ranking implements doc.Kinds.
func (t valuesOf) Ranking(p *doc.Ranking) {
	strong := func(i int) bool { return p.Rows[i].Strong }
	value := func(i int) (float64, bool) { return p.Rows[i].Est.Value, p.Rows[i].Missing == "" && !p.Rows[i].Apart }
	head := doc.Words(lowerFirst(p.Heads.Places))
	t.rows(len(p.Rows), strong, value, func(i int) {
		r := &p.Rows[i]
		roles := tell.Roles{"row": doc.Words(r.Label)}
		k := drawnRow()
		switch {
		case r.Missing != "" && hasNumber(r.Most):
			k, roles["most"] = drawnAtMost(), r.Most
		case r.Missing != "":
			k, roles["why"] = drawnMissing(), doc.Words(r.Missing)
		default:
			roles["estimate"] = t.estimate(r.Label, r.Est)
			switch {
			case hasNumber(r.Standing):
				k, roles["head"], roles["places"] = drawnPlaces(), head, r.Standing
			case r.Places != "":
				k, roles["head"], roles["why"] = drawnNoPlace(), head, doc.Words(r.Places)
			}
		}
		t.say(k, r.Label, roles)
	})
}

// Trend implements doc.Kinds.
func (t valuesOf) Trend(p *doc.Trend) {
	for _, s := range p.Series {
		last := func(i int) bool { return i == len(s.Points)-1 }
		value := func(i int) (float64, bool) { return s.Points[i].Est.Value, true }
		t.rows(len(s.Points), last, value, func(i int) {
			q := &s.Points[i]
			row := s.Name + ", " + q.Label
			t.say(drawnRow(), row, tell.Roles{"row": doc.Words(row), "estimate": t.estimate(row, q.Est)})
			if i > 0 && !q.Joined {
				t.say(drawnApart(), row, tell.Roles{"row": doc.Words(row)})
			}
			if q.Note != "" {
				t.say(drawnRemark(), row, tell.Roles{"remark": doc.Words(q.Note)})
			}
		})
	}
}

// Funnel implements doc.Kinds: how many points lie outside each pair of limits, and
// points with their place.
func (t valuesOf) Funnel(p *doc.Funnel) {
	for _, l := range p.Limits {
		if hasNumber(l.Outside) && hasNumber(p.Of) {
			t.say(drawnOutside(), l.Label, tell.Roles{"limits": doc.Words(l.Label), "outside": l.Outside, "points": p.Of})
		}
	}
	strong := func(i int) bool { return p.Points[i].Strong }
	value := func(i int) (float64, bool) { return p.Points[i].Est.Value, true }
	t.rows(len(p.Points), strong, value, func(i int) {
		q := &p.Points[i]
		k, roles := drawnRow(), tell.Roles{"row": doc.Words(q.Name), "estimate": t.estimate(q.Name, q.Est)}
		if side, limit := p.Position(i); limit >= 0 {
			k = map[doc.Side]*tell.Kind{doc.Inside: drawnWithin(), doc.Below: drawnBelow(), doc.Above: drawnAbove()}[side]
			roles["limits"] = doc.Words(lowerFirst(p.Limits[limit].Label))
		}
		t.say(k, q.Name, roles)
	})
}

// Parts implements doc.Kinds: rows, those with the lowest and the highest share of the
// first kind first.
func (t valuesOf) Parts(p *doc.Parts) {
	share := func(i int) (float64, bool) {
		all := p.Rows[i].Total()
		return float64(p.Rows[i].Counts[0]) / float64(max(all, 1)), all > 0
	}
	t.rows(len(p.Rows), none, share, func(i int) { t.parts(p, &p.Rows[i]) })
}

func (t valuesOf) parts(p *doc.Parts, r *doc.PartsRow) {
	roles := tell.Roles{"row": doc.Words(r.Label)}
	if len(p.Keys) != 2 || len(r.Cells) > 0 {
		roles["parts"] = t.counts(p, r)
		t.say(drawnParts(), r.Label, roles)
		return
	}
	roles["part"], roles["counts"] = doc.Words(p.Keys[0]), r.Said
	if !hasNumber(r.Said) {
		roles["counts"] = []doc.Run{doc.Number{Value: float64(r.Counts[0]), Text: r.Text, Ref: r.Ref}}
	}
	if r.Range == "" {
		t.say(drawnShareAlone(), r.Label, roles)
		return
	}
	if roles["interval"] = r.Limits; !hasNumber(r.Limits) {
		roles["interval"] = []doc.Run{doc.Number{Text: r.Range, Ref: r.Ref}}
	}
	t.say(drawnShare(), r.Label, roles)
}

// counts are all parts of a row, each with its cell or that of the row.
func (t valuesOf) counts(p *doc.Parts, r *doc.PartsRow) []doc.Run {
	var out []doc.Run
	for j, c := range r.Counts {
		lead := p.Keys[j] + " ("
		if j > 0 {
			lead = "), " + lead
		}
		ref := r.Ref
		if j < len(r.Cells) {
			ref = r.Cells[j]
		}
		out = append(out, doc.Text{Text: lead}, doc.Number{Value: float64(c), Text: t.Pack.Count(float64(c)), Ref: ref})
	}
	return append(out, doc.Text{Text: ")"})
}

// Flow implements doc.Kinds: what is lost of each, the largest and the smallest loss
// first.
func (t valuesOf) Flow(p *doc.Flow) {
	lost := func(i int) (float64, bool) { return p.Rows[i].Lost.Value, true }
	head, _, _ := strings.Cut(p.Heads.Lost, " (") // the interval follows the value
	t.rows(len(p.Rows), none, lost, func(i int) {
		r := &p.Rows[i]
		kept := r.KeptRuns
		if !hasNumber(kept) {
			kept = []doc.Run{doc.Number{Value: r.Kept, Text: r.KeptText, Ref: r.Lost.Ref}}
		}
		t.say(drawnLost(), r.Label, tell.Roles{
			"row": doc.Words(r.Label), "lost": doc.Words(lowerFirst(head)), "estimate": t.estimate(r.Label, r.Lost),
			"kept": doc.Words(lowerFirst(p.Heads.Kept)), "recorded": kept,
		})
	})
}

// Tally implements doc.Kinds: the rows, the one with the fewest and the one with the
// most first.
func (t valuesOf) Tally(p *doc.Tally) {
	all := func(i int) (float64, bool) { return float64(p.Rows[i].All.Count), true }
	t.rows(len(p.Rows), none, all, func(i int) {
		c := p.Rows[i].All
		t.say(drawnAmount(), p.Rows[i].Label, tell.Roles{
			"row": doc.Words(p.Rows[i].Label), "amount": {doc.Number{Value: float64(c.Count), Text: c.Text, Ref: c.Ref}},
		})
	})
}

// Elapsed implements doc.Kinds: the time allowed, then the shortest and the longest.
func (t valuesOf) Elapsed(p *doc.Elapsed) {
	items := func(i int) (float64, bool) { return float64(p.Steps[i].Items), true }
	t.rows(len(p.Steps), func(i int) bool { return p.Steps[i].Marked }, items, func(i int) {
		s := p.Steps[i]
		t.say(drawnAmount(), s.Label, tell.Roles{
			"row": doc.Words(p.Unit + " " + s.Label), "amount": {doc.Number{Value: float64(s.Items), Text: s.Text, Ref: s.Ref}},
		})
	})
}

// Wording implements doc.Kinds.
func (t valuesOf) Wording(p *doc.Wording) {
	t.first(len(p.Paragraphs), func(i int) {
		t.say(drawnWords(), "", tell.Roles{"words": doc.Words(p.Paragraphs[i])})
	})
}

// lowerFirst begins a head in the middle of a sentence.
func lowerFirst(s string) string {
	for i, r := range s {
		return strings.ToLower(string(r)) + s[i+len(string(r)):]
	}
	return s
}
