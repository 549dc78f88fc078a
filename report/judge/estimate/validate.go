package estimate

import (
	"errors"
	"fmt"
	"math"

	"assize/report/read/audit"
)

// selectable says which methods a measure may name. The empty one is the
// default: Wilson, or Hypergeometric for a measure with a list.
func selectable(m Method) bool {
	switch m {
	case NotStatedMethod, Wilson, KornGraubard, Jeffreys, AgrestiCoull, ClopperPearson, Logit, Wald, Hypergeometric:
		return true
	default:
		return false
	}
}

// check returns everything wrong with the measures as such, whatever the data.
func check(measures []Measure) error {
	byID := make(map[string]*Measure, len(measures))
	var faults []error
	for i := range measures {
		m := &measures[i]
		if m.ID == "" {
			faults = append(faults, fmt.Errorf("measure %d has no id", i+1))
		} else if byID[m.ID] != nil {
			faults = append(faults, fmt.Errorf("measure %q: id is given twice", m.ID))
		}
		byID[m.ID] = m
	}
	for i := range measures {
		m := &measures[i]
		for _, fault := range [...]error{m.checkNumbers(), m.checkKind(), m.checkStrata(byID), m.checkDomain(byID)} {
			if fault != nil {
				faults = append(faults, fmt.Errorf("measure %q: %w", m.ID, fault))
			}
		}
	}
	return errors.Join(faults...)
}

func (m *Measure) checkNumbers() error {
	switch {
	case !selectable(m.Interval):
		return fmt.Errorf("no interval method %q", m.Interval)
	case m.Level != 0 && !(m.Level > 0 && m.Level < 1):
		return fmt.Errorf("level %v is not between 0 and 1", m.Level)
	case m.Within < 0:
		return errors.New("a negative time limit")
	case m.MinimumAudited < 0:
		return errors.New("a negative minimum of audited crimes")
	case m.DesignEffect != 0 && (!(m.DesignEffect >= 1) || math.IsInf(m.DesignEffect, 1)):
		return fmt.Errorf("design effect %v is below 1", m.DesignEffect)
	case !(m.PlanningICC >= 0 && m.PlanningICC <= 1):
		return fmt.Errorf("planning correlation %v is not between 0 and 1", m.PlanningICC)
	default:
		return nil
	}
}

func (m *Measure) checkKind() error {
	for _, c := range m.Where {
		if c.Field == "" || len(c.Equals) == 0 {
			return fmt.Errorf("a condition on %q that nothing meets", c.Field)
		}
	}
	if m.Combine != Ratio {
		switch m.Combine {
		case Harmonic, Reported, Shares:
		default:
			return fmt.Errorf("no combination %q", m.Combine)
		}
		if m.Interval == Hypergeometric {
			return errors.New("a combined rate has no hypergeometric interval")
		}
		return nil
	}
	switch m.Rows {
	case audit.Reports:
		if m.Recorded == "" {
			return errors.New("no field of recorded crimes")
		}
		if m.Interval == Hypergeometric {
			return errors.New("the hypergeometric interval is for records of a list, not for reports of crime")
		}
	case audit.Cancelled:
		if m.Required != "" {
			return errors.New("cancelled records count one each: no required field")
		}
		if m.Domain != "" {
			return errors.New("cancelled records have no domain")
		}
		return m.checkRecordFields()
	default:
		return fmt.Errorf("no rates are made of rows of %q", m.Rows)
	}
	return nil
}

// checkRecordFields refuses fields that cancelled records do not have: nothing
// would match them, in silence.
func (m *Measure) checkRecordFields() error {
	for _, c := range m.Where {
		switch c.Field {
		case audit.FieldOffenceGroup, audit.FieldAVI, audit.FieldCorrectly, audit.FieldVictimTold, audit.FieldReason, audit.FieldCancelledOn:
		default:
			return fmt.Errorf("cancelled records have no field %q", c.Field)
		}
	}
	switch m.tickField() {
	case audit.FieldAVI, audit.FieldCorrectly, audit.FieldVictimTold:
		return nil
	default:
		return fmt.Errorf("%q is no tick of cancelled records", m.Recorded)
	}
}

func (m *Measure) checkStrata(byID map[string]*Measure) error {
	if m.Combine == Ratio {
		if len(m.Strata) > 0 || len(m.Shares) > 0 {
			return errors.New("strata or shares without a combination")
		}
		return nil
	}
	if len(m.Strata) == 0 {
		return errors.New("a combination without strata")
	}
	seen := make(map[string]bool, len(m.Strata))
	sum := 0.0
	for _, id := range m.Strata {
		switch s := byID[id]; {
		case s == nil:
			return fmt.Errorf("no measure %q to combine", id)
		case s.Combine != Ratio:
			return fmt.Errorf("stratum %q is itself combined", id)
		case seen[id]:
			return fmt.Errorf("stratum %q is named twice", id)
		}
		seen[id] = true
		share, ok := m.Shares[id]
		if m.Combine == Shares && (!ok || !(share >= 0 && share <= 1)) {
			return fmt.Errorf("stratum %q needs a share between 0 and 1", id)
		}
		sum += share
	}
	return m.checkShares(sum)
}

// checkShares checks that the shares of the strata are whole, where shares are asked for.
func (m *Measure) checkShares(sum float64) error {
	if m.Combine == Shares && (math.Abs(sum-1) > 1e-9 || len(m.Shares) != len(m.Strata)) {
		return fmt.Errorf("the shares of the strata add up to %v, not 1, or name others", sum)
	}
	if m.Combine != Shares && len(m.Shares) > 0 {
		return errors.New("shares are for the combination by shares")
	}
	return nil
}

func (m *Measure) checkDomain(byID map[string]*Measure) error {
	steps := 0
	for at := m; at.Domain != ""; steps++ {
		next := byID[at.Domain]
		if next == nil {
			return fmt.Errorf("no measure %q to be a domain of", at.Domain)
		}
		if next.Rows == audit.Cancelled && next.Combine == Ratio {
			return fmt.Errorf("reports of crime are no domain of the cancelled records of %q", at.Domain)
		}
		if steps > len(byID) {
			return errors.New("is a domain of itself")
		}
		at = next
	}
	if m.Domain != "" && m.Combine != Ratio {
		return errors.New("a combined rate has no domain")
	}
	return nil
}
