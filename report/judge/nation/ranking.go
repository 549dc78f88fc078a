package nation

import (
	"cmp"
	"slices"
	"time"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"
)

// Ranking orders comparable forces by their rates, and says how far that order can
// be trusted. Ranks are intervals; no single rank is to be stated.
type Ranking struct {
	Group
	// Each is the level of every force's own interval behind the ranks, so that
	// all ranks hold together at Simultaneous.
	Each   findings.Num `json:"each"`
	Forces []Rank       `json:"forces"` // highest rate first
}

// Rank is a force's place: no better than Best, no worse than Worst, 1 being the
// highest rate.
type Rank struct {
	Force findings.Force `json:"force"`
	Rate  findings.Num   `json:"rate"`
	Lower findings.Num   `json:"lower"` // as published with the rate
	Upper findings.Num   `json:"upper"`
	// WideLower and WideUpper are the limits at Each, which the ranks follow from.
	WideLower findings.Num `json:"wideLower"`
	WideUpper findings.Num `json:"wideUpper"`
	Best      int          `json:"best"`
	Worst     int          `json:"worst"`
	Late      bool         `json:"late"` // added to a frozen picture
}

// rankingOf ranks the forces that can be compared, two at least.
func rankingOf(entries []Entry) (*Ranking, string) {
	chosen, group := comparableForces(entries, whyNotRanked)
	if len(chosen) < 2 {
		return nil, tooFewForces
	}
	r := &Ranking{Group: group, Each: findings.Num(estimate.SimultaneousLevel(Simultaneous, len(chosen)))}
	for _, e := range chosen {
		r.Forces = append(r.Forces, r.place(e))
	}
	for i, open := range estimate.RankIntervals(r.wide()) {
		r.Forces[i].Best, r.Forces[i].Worst = open.Best, open.Worst
	}
	r.sort()
	return r, ""
}

// whyNotRanked says why a force cannot be ranked, "" where it can.
func whyNotRanked(e Entry) string {
	if !e.Reportable || !e.Rate.Known() || !e.Lower.Known() || !e.Upper.Known() {
		return noRate
	}
	if _, err := time.Parse(time.DateOnly, e.AuditTo); err != nil {
		return otherYear
	}
	return ""
}

// place gives a force its wide limits: Wilson's on the effective number of crimes,
// never inside the published ones. What was audited whole has those.
func (r *Ranking) place(e Entry) Rank {
	out := Rank{Force: e.Force, Rate: e.Rate, Lower: e.Lower, Upper: e.Upper, WideLower: e.Lower, WideUpper: e.Upper}
	if !e.EffectiveN.Known() {
		return out
	}
	lower, upper, err := estimate.Limits(estimate.Wilson, e.Rate.Float(), e.EffectiveN.Float(), r.Each.Float())
	if err != nil {
		lower, upper = 0, 1 // nothing is known of its place
	}
	out.WideLower, out.WideUpper = min(e.Lower, findings.Num(lower)), max(e.Upper, findings.Num(upper))
	return out
}

func (r *Ranking) wide() []estimate.Bounds {
	out := make([]estimate.Bounds, len(r.Forces))
	for i, f := range r.Forces {
		out[i] = estimate.Bounds{Value: f.Rate.Float(), Lower: f.WideLower.Float(), Upper: f.WideUpper.Float()}
	}
	return out
}

// with ranks forces that come late among the others, whose ranks stay those of the
// round. One that cannot be compared is omitted with its reason.
func (r *Ranking) with(late []Entry) *Ranking {
	out := *r
	out.Forces = slices.DeleteFunc(slices.Clone(r.Forces), func(x Rank) bool { return among(late, x.Force.ID) })
	out.Group = r.without(late)
	before := len(out.Forces)
	for _, e := range late {
		if out.admit(e, whyNotRanked) {
			place := out.place(e)
			place.Late = true
			out.Forces = append(out.Forces, place)
		}
	}
	for i, open := range estimate.RankIntervals(out.wide()) {
		if i >= before {
			out.Forces[i].Best, out.Forces[i].Worst = open.Best, open.Worst
		}
	}
	out.sort()
	return &out
}

func (r *Ranking) sort() {
	slices.SortStableFunc(r.Forces, func(a, b Rank) int {
		return cmp.Or(cmp.Compare(b.Rate, a.Rate), cmp.Compare(a.Force.Name, b.Force.Name))
	})
}
