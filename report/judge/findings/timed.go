package findings

import (
	"slices"
	"time"

	"assize/report/read/audit"
)

// Timed is how soon audited crimes were recorded after they were reported, of a measure
// that the rulebook gives a time. It is there only where the times of all of them say so.
type Timed struct {
	Measure string      `json:"measure"` // id of the measure
	Label   string      `json:"label"`   // to be read
	Hours   float64     `json:"hours"`   // that the rulebook allows
	Audited int         `json:"audited"` // crimes, of which the measure is a share
	Steps   []TimedStep `json:"steps"`   // the shortest first; one of them is the rulebook's
}

// TimedStep is how many were recorded so soon.
type TimedStep struct {
	Hours  float64 `json:"hours"`  // after the report, at most
	Crimes int     `json:"crimes"` // recorded by then
}

// stepHours are the hours at which it is told how many were recorded, beside those that
// the rulebook allows.
func stepHours() []float64 { return []float64{1, 4, 8, 12, 24, 48, 72, 120, 168} }

// timed counts the crimes of each measure of time by hours. Steps at which a time that
// is known by its day alone leaves open whether it was sooner are left out.
func (b *builder) timed(measures []Measure) []Timed {
	var out []Timed
	for i := range b.rb.Measures {
		rule := &b.rb.Measures[i]
		at := slices.IndexFunc(measures, func(m Measure) bool { return m.ID == rule.ID && m.Reportable })
		if rule.Within <= 0 || at < 0 {
			continue
		}
		t := Timed{Measure: rule.ID, Label: rule.Label, Hours: rule.Within.Hours(), Audited: measures[at].Denominator.Int()}
		hours := append(stepHours(), t.Hours)
		slices.Sort(hours)
		reports := b.reportsOf(rule)
		for _, h := range slices.Compact(hours) {
			if n, known := recordedWithin(reports, h); known {
				t.Steps = append(t.Steps, TimedStep{Hours: h, Crimes: n})
			}
		}
		own := slices.IndexFunc(t.Steps, func(s TimedStep) bool { return s.Hours == t.Hours })
		if own >= 0 && t.Steps[own].Crimes == measures[at].Numerator.Int() && !b.smallSteps(t) {
			out = append(out, t)
		}
	}
	return out
}

// recordedWithin are the crimes of some reports that were recorded so many hours after
// the report at most; known is whether the times of all of them say so.
func recordedWithin(reports []*audit.ReportOfCrime, hours float64) (n int, known bool) {
	for _, r := range reports {
		if r.Recorded == 0 {
			continue
		}
		within, told := r.RecordedWithin(time.Duration(hours * float64(time.Hour)))
		if !told {
			return 0, false
		}
		if within {
			n += r.Recorded
		}
	}
	return n, len(reports) > 0
}

// smallSteps reports whether the rule of audit counts would withhold what lies between
// two steps, or before the first or after the last.
func (b *builder) smallSteps(t Timed) bool {
	threshold := b.threshold(countsTable)
	before := 0
	for _, s := range append(slices.Clone(t.Steps), TimedStep{Crimes: t.Audited}) {
		if small(s.Crimes-before, threshold) {
			return true
		}
		before = s.Crimes
	}
	return false
}
