package nation

import (
	"cmp"
	"math"
	"slices"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"
)

// spread is the funnel's own, as far as limits and deviations need it.
func (f *Funnel) spread() estimate.Spread {
	return estimate.Spread{Target: f.Rate.Float(), Between: f.Between.Float(), Excess: f.Widened}
}

// point places a force in the funnel, before forces are judged together.
func (f *Funnel) point(e Entry) Point {
	s := f.spread()
	n := e.EffectiveN.Float()
	p := Point{
		Force: e.Force, Rate: e.Rate, Lower: e.Lower, Upper: e.Upper, Size: e.EffectiveN,
		Limits: f.limits(n), Deviation: findings.Num(s.Deviation(e.Rate.Float(), n)),
	}
	// Without over-dispersion the exact tail; with it the normal one of the
	// additive model, which has no exact form.
	if f.Widened {
		p.P = findings.Num(estimate.NormalP(p.Deviation.Float()))
	} else {
		p.P = findings.Num(estimate.TailP(f.Rate.Float(), e.Rate.Float(), n))
	}
	for _, level := range []float64{WarningLevel, AlarmLevel} {
		if p.P.Float() < 1-level {
			p.Outside = findings.Num(level)
		}
	}
	return p
}

// limits are the funnel's at a size: exact and interpolated between whole counts,
// or, where the spread is in excess, the normal ones of the additive model.
func (f *Funnel) limits(n float64) Limits {
	s := f.spread()
	at := func(level float64) estimate.Bounds {
		var b estimate.Bounds
		var err error
		if f.Widened {
			b, err = s.Limits(n, level)
		} else {
			b, err = exactLimits(s.Target, n, level)
		}
		if err != nil {
			return estimate.Bounds{Lower: math.NaN(), Upper: math.NaN()}
		}
		return estimate.Bounds{Value: b.Value, Lower: max(0, b.Lower), Upper: min(1, b.Upper)}
	}
	warning, alarm := at(WarningLevel), at(AlarmLevel)
	return Limits{
		Size:         findings.Num(n),
		WarningLower: findings.Num(warning.Lower), WarningUpper: findings.Num(warning.Upper),
		AlarmLower: findings.Num(alarm.Lower), AlarmUpper: findings.Num(alarm.Upper),
	}
}

// exactLimits are the limits at an effective number of crimes, between those of
// the whole numbers beside it.
func exactLimits(target, n, level float64) (estimate.Bounds, error) {
	below := math.Floor(n)
	low, err := estimate.FunnelLimits(target, int(below), level)
	if err != nil || below == n {
		return low, err
	}
	high, err := estimate.FunnelLimits(target, int(below)+1, level)
	between := func(a, b float64) float64 { return a + float64((n-below)*(b-a)) }
	return estimate.Bounds{Value: target, Lower: between(low.Lower, high.Lower), Upper: between(low.Upper, high.Upper)}, err
}

// judge adjusts the p-values of all points by Holm and puts the highest rate
// first. With late forces named, only those are judged, among all: of the others
// stands what was told of them.
func (f *Funnel) judge(late []string) {
	p := make([]float64, len(f.Points))
	for i, q := range f.Points {
		p[i] = q.P.Float()
	}
	for i, adjusted := range estimate.Holm(p) {
		if q := &f.Points[i]; late == nil || slices.Contains(late, q.Force.ID) {
			q.Adjusted = findings.Num(adjusted)
			q.Differs = adjusted < 1-Simultaneous
		}
	}
	slices.SortStableFunc(f.Points, func(a, b Point) int {
		return cmp.Or(cmp.Compare(b.Rate, a.Rate), cmp.Compare(a.Force.Name, b.Force.Name))
	})
}

// curvePoints is how many sizes the limits are worked out at to be drawn.
const curvePoints = 60

// draw works out the limits from just below the smallest size to just above the
// largest, closer together where they bend.
func (f *Funnel) draw() {
	bySize := func(a, b Point) int { return cmp.Compare(a.Size, b.Size) }
	least := math.Max(5, math.Floor(slices.MinFunc(f.Points, bySize).Size.Float()*0.8))
	most := math.Ceil(slices.MaxFunc(f.Points, bySize).Size.Float() * 1.1)
	f.Curve = nil
	last := 0.0
	for i := range curvePoints {
		share := float64(i) / (curvePoints - 1)
		n := math.Round(least * math.Pow(most/least, share))
		if n > last {
			f.Curve = append(f.Curve, f.limits(n))
			last = n
		}
	}
}

// with is the funnel with forces that come late: set against the same target and
// limits, and judged together with the others. One that cannot be compared is
// omitted with its reason.
func (f *Funnel) with(late []Entry) *Funnel {
	g := *f
	g.Points = slices.DeleteFunc(slices.Clone(f.Points), func(q Point) bool { return among(late, q.Force.ID) })
	g.Group = f.without(late)
	var added []string
	for _, e := range late {
		if g.admit(e, whyNot) {
			q := g.point(e)
			q.Late = true
			g.Points = append(g.Points, q)
			added = append(added, e.Force.ID)
		}
	}
	if len(added) > 0 {
		g.judge(added)
		g.draw()
	}
	return &g
}

// without is the group before forces that are replaced.
func (g Group) without(late []Entry) Group {
	g.Omitted = slices.DeleteFunc(slices.Clone(g.Omitted), func(o Omission) bool { return among(late, o.Force) })
	return g
}

// admit takes a late force into the group, or omits it with the reason.
func (g *Group) admit(e Entry, whyNot func(Entry) string) bool {
	why := whyNot(e)
	if why == "" {
		why = g.unlike(e)
	}
	if why != "" {
		g.Omitted = append(g.Omitted, Omission{e.Force.ID, why})
		return false
	}
	g.From, g.To = min(g.From, e.AuditTo), max(g.To, e.AuditTo)
	return true
}

func among(entries []Entry, force string) bool {
	return slices.ContainsFunc(entries, func(e Entry) bool { return e.Force.ID == force })
}

// unlike says why a force cannot be set among those compared, "" where it can.
func (g *Group) unlike(e Entry) string {
	from, to := Entry{AuditTo: min(g.From, e.AuditTo)}, Entry{AuditTo: max(g.To, e.AuditTo)}
	switch {
	case e.Basis != g.Basis:
		return otherBasis
	case endOf(from).AddDate(1, 0, 0).Before(endOf(to)):
		return otherYear
	default:
		return ""
	}
}
