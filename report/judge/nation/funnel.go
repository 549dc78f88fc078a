package nation

import (
	"math"
	"slices"
	"time"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"
)

// Why there is no funnel, or why a force is not in it.
const (
	tooFewForces    = "too-few-forces"    // fewer than ten can be compared
	noRate          = "no-rate"           // its rate is not reportable
	otherBasis      = "other-basis"       // another method, level or strata
	otherYear       = "other-year"        // its audit ended more than twelve months from the others
	noEffectiveSize = "no-effective-size" // a census, which has no sampling error
)

// Simultaneous is the level at which all intervals of ranks hold together, and
// one minus the level at which a force is said to differ.
const Simultaneous = 0.95

// Levels of the funnel's two pairs of limits.
const (
	WarningLevel = estimate.FunnelWarning
	AlarmLevel   = estimate.FunnelAlarm
)

// winsorised is the share of forces pulled in at either end when their spread is
// measured (Spiegelhalter 2005).
const winsorised = 0.1

// Group is what forces that are compared have in common.
type Group struct {
	Basis string `json:"basis"`
	From  string `json:"from"` // first and last end of an audit among them
	To    string `json:"to"`
	// Omitted are the forces that cannot be compared with them, by name.
	Omitted []Omission `json:"omitted"`
}

// Bases of a funnel's common rate.
const (
	ofReported = "reported crime" // recorded over reported crimes of all forces
	ofAudited  = "audited crime"  // of the crimes audited, where a force's recorded crime is not known
)

// Funnel sets comparable forces against their common rate, which is taken as
// known.
type Funnel struct {
	Group
	Rate   findings.Num `json:"target"`   // their common rate, a fraction
	RateOf string       `json:"targetOf"` // ofReported or ofAudited
	// Factor is φ, how much more the forces vary than sampling explains; 1 is none.
	Factor findings.Num `json:"overDispersion"`
	// Between is τ², the variance between forces; it widens the limits where
	// Widened says that the spread is clearly in excess.
	Between findings.Num `json:"betweenVariance"`
	Widened bool         `json:"widened"`
	Points  []Point      `json:"points"` // highest rate first
	Curve   []Limits     `json:"curve"`  // limits by size, ascending, to draw
}

// Point is one force in the funnel.
type Point struct {
	Force     findings.Force `json:"force"`
	Rate      findings.Num   `json:"rate"`
	Lower     findings.Num   `json:"lower"`
	Upper     findings.Num   `json:"upper"`
	Size      findings.Num   `json:"size"` // effective number of crimes audited
	Limits    Limits         `json:"limits"`
	Deviation findings.Num   `json:"deviation"` // standardised, over-dispersion taken off where Widened
	P         findings.Num   `json:"p"`         // that it would be so far off by chance
	Adjusted  findings.Num   `json:"adjusted"`  // P by Holm, over all forces
	// Outside is the level of the limits outside of which the force lies, by its P:
	// 0.95 or 0.998, and 0 inside both. Of forty forces alike two lie outside the
	// first; whether a force differs is what Differs says.
	Outside findings.Num `json:"outside"`
	// Differs says that the force differs from the common rate, at Simultaneous for
	// all forces together.
	Differs bool `json:"differs"`
	Late    bool `json:"late"` // added to a frozen picture
}

// Beyond is how many forces lie outside of each pair of limits at their size.
type Beyond struct{ Warning, Alarm int }

// Beyond counts the forces outside of the limits as they are drawn, which judge each
// force by itself.
func (f *Funnel) Beyond() Beyond {
	var out Beyond
	for _, p := range f.Points {
		if p.Rate < p.Limits.WarningLower || p.Rate > p.Limits.WarningUpper {
			out.Warning++
		}
		if p.Rate < p.Limits.AlarmLower || p.Rate > p.Limits.AlarmUpper {
			out.Alarm++
		}
	}
	return out
}

// Limits are a funnel's limits at one size, clipped to 0..1.
type Limits struct {
	Size         findings.Num `json:"size"`
	WarningLower findings.Num `json:"warningLower"` // 95%
	WarningUpper findings.Num `json:"warningUpper"`
	AlarmLower   findings.Num `json:"alarmLower"` // 99.8%
	AlarmUpper   findings.Num `json:"alarmUpper"`
}

// Omission is a force that is not in the funnel, and why.
type Omission struct {
	Force  string `json:"force"` // id
	Reason string `json:"reason"`
}

// funnelOf makes the funnel of the forces that can be compared: the most forces
// of one basis with audits ending within twelve months, the latest such year where
// two hold as many. There is none of fewer than ten.
func funnelOf(entries []Entry) (*Funnel, string) {
	chosen, group := comparableForces(entries, whyNot)
	if len(chosen) < estimate.FunnelForces {
		return nil, tooFewForces
	}
	f := &Funnel{Group: group}
	x, n := make([]float64, len(chosen)), make([]float64, len(chosen))
	for i, e := range chosen {
		x[i], n[i] = float64(e.Rate*e.EffectiveN), e.EffectiveN.Float()
	}
	rate, of := commonRate(chosen)
	spread, err := estimate.SpreadOf(x, n, rate, winsorised)
	if err != nil {
		return nil, tooFewForces // all at 0% or 100%: nothing to set them against
	}
	f.Rate, f.RateOf, f.Factor = findings.Num(spread.Target), of, findings.Num(spread.Factor)
	f.Between, f.Widened = findings.Num(spread.Between), spread.Excess
	for _, e := range chosen {
		f.Points = append(f.Points, f.point(e))
	}
	f.judge(nil)
	f.draw()
	return f, ""
}

// comparableForces picks the forces to compare, by name, and says why the others
// are left out. whyNot says what keeps a force out by itself.
func comparableForces(entries []Entry, whyNot func(Entry) string) ([]Entry, Group) {
	byBasis := make(map[string][]Entry)
	for _, e := range entries {
		if whyNot(e) == "" {
			byBasis[e.Basis] = append(byBasis[e.Basis], e)
		}
	}
	var best []Entry
	var end time.Time
	for _, basis := range sortedKeys(byBasis) {
		group, last := bestYear(byBasis[basis])
		if len(group) > len(best) || len(group) == len(best) && last.After(end) {
			best, end = group, last
		}
	}
	group := Group{Omitted: []Omission{}}
	in := make(map[string]bool, len(best))
	for i, e := range best {
		in[e.Force.ID] = true
		if group.Basis = e.Basis; i == 0 || e.AuditTo < group.From {
			group.From = e.AuditTo
		}
		group.To = max(group.To, e.AuditTo)
	}
	for _, e := range entries {
		switch why := whyNot(e); {
		case in[e.Force.ID]:
		case why != "":
			group.Omitted = append(group.Omitted, Omission{e.Force.ID, why})
		case len(best) > 0 && e.Basis != best[0].Basis:
			group.Omitted = append(group.Omitted, Omission{e.Force.ID, otherBasis})
		default:
			group.Omitted = append(group.Omitted, Omission{e.Force.ID, otherYear})
		}
	}
	return best, group
}

func sortedKeys(m map[string][]Entry) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// whyNot says why a force can be in no funnel, "" where it can.
func whyNot(e Entry) string {
	if why := whyNotRanked(e); why != "" {
		return why
	}
	if !e.EffectiveN.Known() || e.EffectiveN < 1 {
		return noEffectiveSize
	}
	return ""
}

// bestYear is the most entries whose audits end within twelve months of one
// another, the latest where there is a choice, and the last end among them.
func bestYear(entries []Entry) (best []Entry, end time.Time) {
	ends := make([]time.Time, len(entries))
	for i, e := range entries {
		ends[i] = endOf(e)
	}
	sorted := slices.SortedFunc(slices.Values(ends), time.Time.Compare)
	first, most := 0, 0 // first of those within a year of the one at hand
	for i, to := range sorted {
		for !withinYear(sorted[first], to) {
			first++
		}
		if n := i - first + 1; n >= most {
			most, end = n, to
		}
	}
	for i, e := range entries {
		if withinYear(ends[i], end) {
			best = append(best, e)
		}
	}
	return best, end
}

// withinYear reports whether an audit ended at most twelve months before another.
func withinYear(at, to time.Time) bool { return !at.After(to) && !at.AddDate(1, 0, 0).Before(to) }

// endOf is the last day of an audit; whyNot has seen that it is a date.
func endOf(e Entry) time.Time {
	at, err := time.Parse(time.DateOnly, e.AuditTo)
	if err != nil {
		return time.Time{}
	}
	return at
}

// commonRate is recorded over reported crimes of all forces; NaN, for the rate of
// the audited crimes, where some force's are not known.
func commonRate(entries []Entry) (rate float64, of string) {
	var recorded, unrecorded float64
	for _, e := range entries {
		recorded += e.Recorded.Float()
		unrecorded += e.Unrecorded.Float()
	}
	rate = recorded / (recorded + unrecorded)
	if !(rate > 0 && rate < 1) {
		return math.NaN(), ofAudited
	}
	return rate, ofReported
}
