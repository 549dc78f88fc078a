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
	warning, alarm := at(estimate.FunnelWarning), at(estimate.FunnelAlarm)
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

// judge adjusts the p-values of all points by Holm, finds the ranks left open and
// puts the highest rate first.
func (f *Funnel) judge() {
	level := estimate.SimultaneousLevel(Simultaneous, len(f.Points))
	p := make([]float64, len(f.Points))
	bounds := make([]estimate.Bounds, len(f.Points))
	for i, q := range f.Points {
		p[i] = q.P.Float()
		rate := q.Rate.Float()
		lower, upper, err := estimate.Limits(estimate.Wilson, rate, q.Size.Float(), level)
		if err != nil {
			lower, upper = 0, 1
		}
		bounds[i] = estimate.Bounds{Value: rate, Lower: lower, Upper: upper}
	}
	ranks := estimate.RankIntervals(bounds)
	for i, adjusted := range estimate.Holm(p) {
		q := &f.Points[i]
		q.Adjusted = findings.Num(adjusted)
		q.Differs = adjusted < 1-Simultaneous
		q.BestRank, q.WorstRank = ranks[i].Best, ranks[i].Worst
	}
	slices.SortStableFunc(f.Points, func(a, b Point) int {
		return cmp.Or(cmp.Compare(b.Rate, a.Rate), cmp.Compare(a.Force.Name, b.Force.Name))
	})
}

// curvePoints is how many sizes the limits are worked out at to be drawn.
const curvePoints = 60

// curve is the limits from just below the smallest size to just above the
// largest, closer together where they bend.
func (f *Funnel) curve(least, most float64) []Limits {
	least, most = math.Max(5, math.Floor(least*0.8)), math.Ceil(most*1.1)
	var curve []Limits
	last := 0.0
	for i := range curvePoints {
		share := float64(i) / (curvePoints - 1)
		n := math.Round(least * math.Pow(most/least, share))
		if n > last {
			curve = append(curve, f.limits(n))
			last = n
		}
	}
	return curve
}

// with is the funnel with a force that comes late: set against the same target
// and limits, and judged together with the others. One that cannot be compared is
// omitted with its reason.
func (f *Funnel) with(late Entry) *Funnel {
	g := *f
	g.Points = slices.DeleteFunc(slices.Clone(f.Points), func(p Point) bool { return p.Force.ID == late.Force.ID })
	g.Omitted = slices.DeleteFunc(slices.Clone(f.Omitted), func(o Omission) bool { return o.Force == late.Force.ID })
	why := whyNot(late)
	switch {
	case why != "":
	case late.Basis != f.Basis:
		why = OtherBasis
	case !f.sameYear(late):
		why = OtherYear
	}
	if why != "" {
		g.Omitted = append(g.Omitted, Omission{late.Force.ID, why})
		return &g
	}
	p := g.point(late)
	p.Late = true
	g.Points = append(g.Points, p)
	g.judge()
	return &g
}

// sameYear reports whether an audit ended within twelve months of all others.
func (f *Funnel) sameYear(e Entry) bool {
	from, to := min(f.From, e.AuditTo), max(f.To, e.AuditTo)
	return !endOf(Entry{AuditTo: from}).AddDate(1, 0, 0).Before(endOf(Entry{AuditTo: to}))
}
