package nation

import (
	"math"

	"assize/report/judge/findings"
)

// Why there is no national total.
const (
	notAllIn        = "not-all-in"        // a listed force is missing
	notAllCounted   = "not-all-counted"   // a force's unrecorded crimes are not known
	differentLevels = "different-methods" // intervals or methods differ between forces
)

// Total is the nation's: crimes of 12 months, and the rate they give. Forces are
// sampled apart, so that limits add up as squares (MOVER: Zou and Donner 2008,
// Stat. Med. 27:1693).
type Total struct {
	Forces     int          `json:"forces"`
	Recorded   findings.Num `json:"recorded"`
	Unrecorded findings.Num `json:"unrecorded"`
	UnrecLower findings.Num `json:"unrecordedLower"`
	UnrecUpper findings.Num `json:"unrecordedUpper"`
	Rate       findings.Num `json:"rate"`
	Lower      findings.Num `json:"lower"`
	Upper      findings.Num `json:"upper"`
}

// totalOf adds up all listed forces; it waits until every one is in and counted
// in the same way, for much the same twelve months.
func totalOf(entries []Entry, listed int) (*Total, string) {
	switch {
	case len(entries) != listed:
		return nil, notAllIn
	case len(entries) < 2:
		return nil, tooFewForces
	}
	var recorded, unrecorded, below, above float64
	for _, e := range entries {
		switch {
		case !e.Reportable || !e.Unrecorded.Known() || !e.UnrecLower.Known() || !e.UnrecUpper.Known() || !e.Recorded.Known():
			return nil, notAllCounted
		case e.Basis != entries[0].Basis:
			return nil, differentLevels
		}
		recorded += e.Recorded.Float()
		unrecorded += e.Unrecorded.Float()
		down, up := float64(e.Unrecorded-e.UnrecLower), float64(e.UnrecUpper-e.Unrecorded)
		below += float64(down * down)
		above += float64(up * up)
	}
	if !(recorded > 0) {
		return nil, notAllCounted
	}
	if year, _ := bestYear(entries); len(year) != len(entries) {
		return nil, otherYear // crimes of different years would be added up
	}
	lower, upper := math.Max(0, unrecorded-math.Sqrt(below)), unrecorded+math.Sqrt(above)
	return &Total{
		Forces: len(entries), Recorded: findings.Num(recorded), Unrecorded: findings.Num(unrecorded),
		UnrecLower: findings.Num(lower), UnrecUpper: findings.Num(upper),
		Rate:  findings.Num(recorded / (recorded + unrecorded)),
		Lower: findings.Num(recorded / (recorded + upper)), Upper: findings.Num(recorded / (recorded + lower)),
	}, ""
}
