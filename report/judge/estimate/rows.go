package estimate

import (
	"strconv"
	"strings"

	"assize/report/read/audit"
)

// tick is a tick box as conditions name it; "" where it is not stated.
func tick(v audit.YesNo) string {
	switch v {
	case audit.Yes:
		return "yes"
	case audit.No:
		return "no"
	default:
		return ""
	}
}

// reportText is a field of a report as conditions compare it.
func reportText(r *audit.ReportOfCrime, f audit.Field) string {
	switch f {
	case audit.FieldRoute:
		return r.Route
	case audit.FieldStratum:
		return r.Stratum
	case audit.FieldOffenceGroup:
		return r.OffenceGroup
	case audit.FieldRape:
		return tick(r.Rape)
	case audit.FieldDomesticAbuse:
		return tick(r.DomesticAbuse)
	case audit.FieldVulnerable:
		return tick(r.Vulnerable)
	case audit.FieldThirdParty:
		return tick(r.ThirdParty)
	case audit.FieldModernSlavery:
		return tick(r.ModernSlavery)
	case audit.FieldNotRecorded:
		return r.NotRecorded
	case audit.FieldCrimesRequired, audit.FieldCrimesRecorded, audit.FieldN100Required, audit.FieldN100Recorded:
		n, _ := reportCount(r, f)
		return strconv.Itoa(n)
	default:
		return r.Extra[f]
	}
}

// reportCount is a field of a report as a number of crimes; a tick counts 1 when
// yes. ok is false for what is no whole number from 0 on.
func reportCount(r *audit.ReportOfCrime, f audit.Field) (n int, ok bool) {
	switch f {
	case audit.FieldCrimesRequired:
		n = r.Required
	case audit.FieldCrimesRecorded:
		n = r.Recorded
	case audit.FieldN100Required:
		n = r.N100Required
	case audit.FieldN100Recorded:
		n = r.N100Recorded
	default:
		return countOf(reportText(r, f))
	}
	return n, n >= 0 && n <= mostCrimes
}

// mostCrimes is more crimes than one report can hold: a larger number is refused
// before its square could overflow.
const mostCrimes = 1 << 20

func countOf(text string) (n int, ok bool) {
	switch text {
	case "", "no":
		return 0, true
	case "yes":
		return 1, true
	}
	n, err := strconv.Atoi(text)
	return n, err == nil && n >= 0 && n <= mostCrimes
}

// recordText is a field of a cancelled record as conditions compare it.
func recordText(r *audit.CancelledRecord, f audit.Field) string {
	switch f {
	case audit.FieldOffenceGroup:
		return r.OffenceGroup
	case audit.FieldAVI:
		return tick(r.AVI)
	case audit.FieldCorrectly:
		return tick(r.Correct)
	case audit.FieldVictimTold:
		return tick(r.VictimTold)
	case audit.FieldReason:
		return r.Reason
	case audit.FieldCancelledOn:
		return r.CancelledOn.String()
	default:
		return ""
	}
}

// holds reports whether a field's text is one of the condition's values.
func (c *Condition) holds(text string) bool {
	for _, v := range c.Equals {
		if v == text || strings.EqualFold(v, text) {
			return true
		}
	}
	return false
}

// keepsReport reports whether all conditions hold of a report.
func keepsReport(where []Condition, r *audit.ReportOfCrime) bool {
	for i := range where {
		if !where[i].holds(reportText(r, where[i].Field)) {
			return false
		}
	}
	return true
}

func keepsRecord(where []Condition, r *audit.CancelledRecord) bool {
	for i := range where {
		if !where[i].holds(recordText(r, where[i].Field)) {
			return false
		}
	}
	return true
}

// crimes are the required and recorded crimes of a report under a measure. In
// late is what was recorded beyond Measure.Within, or at a time that does not say
// whether it was: it counts as not recorded, and untimed says the second.
func (m *Measure) crimes(r *audit.ReportOfCrime) (required, recorded int, untimed, ok bool) {
	required, ok = 1, true
	if m.Required != "" {
		required, ok = reportCount(r, m.Required)
	}
	recorded, fine := reportCount(r, m.Recorded)
	if !ok || !fine || recorded > required {
		return 0, 0, false, false
	}
	if m.Within > 0 && recorded > 0 {
		if within, known := r.RecordedWithin(m.Within); !within {
			return required, 0, !known, true
		}
	}
	return required, recorded, false, true
}

// sameName compares names of strata, lists and measures as people write them.
func sameName(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}
