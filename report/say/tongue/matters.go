package tongue

import (
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
	"assize/report/say/words"
)

// The matters that language packs have words for under "instead", beside the bodies
// that rules are about.
const (
	ownAudit      = "own-audit"       // a force audits itself
	otherUnits    = "other-units"     // something else than crimes is counted
	lowerIsBetter = "lower-is-better" // and what is counted is what is wrong
)

// RulesAbout are rules of which nothing is known but the body that they are about.
func RulesAbout(body string) *rulebook.Rulebook { return &rulebook.Rulebook{Body: body} }

// mattersOf are those that rules are about, which the texts of a language do not speak
// of by themselves: they speak of police forces, and of crimes that were recorded.
func mattersOf(rules *rulebook.Rulebook) []string {
	if rules == nil {
		return nil
	}
	var out []string
	if rules.Kind == audit.OwnAudit {
		out = append(out, ownAudit)
	}
	if rules.Body != "" && rules.Body != rulebook.Force {
		out = append(out, rules.Body)
	}
	if unitOf(rules) != words.UnitCrime {
		out = append(out, otherUnits)
		if whole := wholeOf(rules); whole.Better == rulebook.LowerIsBetter {
			out = append(out, lowerIsBetter)
		}
	}
	return out
}

// unitOf is what rules count of a force as a whole.
func unitOf(rules *rulebook.Rulebook) string {
	if whole := wholeOf(rules); whole != nil {
		return string(whole.Unit)
	}
	return words.UnitCrime
}

// wholeOf is the measure of a force as a whole; nil without one.
func wholeOf(rules *rulebook.Rulebook) *rulebook.Measure {
	if rules == nil {
		return nil
	}
	for i := range rules.Measures {
		if rules.Measures[i].Role == rulebook.RoleForce {
			return &rules.Measures[i]
		}
	}
	return nil
}
