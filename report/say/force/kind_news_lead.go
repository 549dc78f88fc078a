package force

import (
	"cmp"
	"slices"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// A notice leads with the heaviest of these statements that is true: how much goes
// unrecorded, and of what the most; of a force without a cause of concern, and not
// of the lowest grade, how much is recorded; else what the audit shows, or that it
// shows nothing. Those of crimes speak of recording, the others of their measure by
// its name.
func newsLeads() []*tell.Kind {
	subject, crimes, rate := tell.Role{Name: "force"}, number("crimes"), number("rate")
	kind := func(id string, vouches bool, roles ...tell.Role) *tell.Kind {
		return &tell.Kind{ID: id, Part: tell.PartLead, Forms: []tell.Form{tell.Sentence, tell.Lead}, Roles: roles, Vouches: vouches}
	}
	return []*tell.Kind{
		kind("news-missed-most", true, subject, crimes, number("share"), measureRole()),
		kind("news-missed", false, subject, crimes),
		kind("news-recorded", false, subject, rate, crimes),
		kind("news-rate", false, subject, rate),
		kind("news-every-most", true, subject, number("counts"), number("most")),
		kind("news-every", true, subject, number("counts")),
		kind("news-none", true, subject, number("counts")),
		kind("news-at-most", false, subject, number("most")),
		kind("news-unknown", false, subject),
		kind("news-other", false, subject, measureRole(), rate),
		kind("news-other-every", true, subject, measureRole(), number("counts")),
		kind("news-other-none", true, subject, measureRole(), number("counts")),
		kind("news-other-at-most", false, subject, measureRole(), number("most")),
		kind("news-other-unknown", false, subject, measureRole()),
	}
}

// stateLeads makes the leads that are true, the strongest with the most weight.
func (t *teller) stateLeads() {
	m := t.Measures[t.Found.Combined]
	worst, hasWorst := t.mostMissed()
	holds := t.leadsThatHold(m, hasWorst)
	kinds := newsLeads()
	for i, k := range kinds {
		t.add(t.State(k, "", 1-float64(i)/float64(len(kinds)), holds[k.ID], func() tell.Roles {
			out := tell.Roles{"force": t.Plain(t.Found.Force.Name)}
			for _, r := range k.Roles[1:] {
				out[r.Name] = t.leadRole(r.Name, m, worst)
			}
			if slices.ContainsFunc(k.Roles, func(r tell.Role) bool { return r.Name == "share" }) {
				out["measure"] = t.labelRuns(worst)
			}
			return out
		}))
	}
}

// leadsThatHold are the predicates of the leads of a combined rate.
func (t *teller) leadsThatHold(m findings.Measure, hasWorst bool) map[string]bool {
	between := m.Reportable && m.Rate > 0 && m.Rate < 1
	every := m.Reportable && m.AllRecorded()
	nothing := m.Reportable && !every && m.Rate <= 0
	if !isRecording(m) {
		return map[string]bool{
			"news-other": between, "news-other-every": every, "news-other-none": nothing,
			"news-other-at-most": t.bounded(m.ID), "news-other-unknown": !m.Reportable,
		}
	}
	estimated, none := t.estimatedUnrecorded(m.ID)
	estimated = estimated && between
	grave := t.anyConcern() || t.Found.Overall.Level == 1
	return map[string]bool{
		"news-missed-most": estimated && grave && hasWorst, "news-missed": estimated && grave, "news-recorded": estimated && !grave,
		"news-rate": between, "news-every-most": every && none, "news-every": every, "news-none": nothing,
		"news-at-most": t.bounded(m.ID), "news-unknown": !m.Reportable,
	}
}

// leadRole is what stands in a role of a lead; worst is the crime type of which the
// most is missed.
func (t *teller) leadRole(role string, m findings.Measure, worst string) []doc.Run {
	switch {
	case role == "measure":
		return t.labelRuns(m.ID)
	case role == "share":
		return t.of(t.missedShare, worst)
	case role == "counts":
		return t.of(t.counts, m.ID)
	case role == "rate" && isRecording(m):
		return t.of(t.around, m.ID)
	case role == "rate":
		return t.of(t.rate, m.ID)
	case m.Reportable: // crimes a year
		return t.of(t.unrecorded, m.ID)
	default:
		return t.of(t.atMost, m.ID)
	}
}

// isRecording reports a rate of crimes recorded, of which more is better.
func isRecording(m findings.Measure) bool { return ofCrimes(m) && m.Better != "lower" }

// estimatedUnrecorded reports whether the crimes of a measure that are not recorded in
// a year are estimated, and else whether the audit found none and knows a most.
func (t *teller) estimatedUnrecorded(id string) (estimated, none bool) {
	for _, u := range t.Found.Unrecorded {
		if u.Measure == id && u.Value.Known() && t.Measures[id].Reportable {
			return !t.printsNone(u), t.printsNone(u) && u.Upper.Known()
		}
	}
	return false, false
}

// anyConcern reports a cause of concern of any kind.
func (t *teller) anyConcern() bool {
	return slices.ContainsFunc(t.Found.Findings, func(f findings.Finding) bool { return f.Kind == "cause-of-concern" })
}

// mostMissed is the crime type with the lowest rate, where it is one of several and
// some of it was not recorded; of equal rates it is the one with more unrecorded crime.
func (t *teller) mostMissed() (string, bool) {
	unrecorded := func(id string) findings.Num {
		for _, u := range t.Found.Unrecorded {
			if u.Measure == id && u.Value.Known() {
				return u.Value
			}
		}
		return 0
	}
	var types []findings.Measure
	for _, id := range t.Found.Strata {
		if m := t.Measures[id]; m.Reportable && m.Rate > 0 && m.Rate < 1 && isRecording(m) && !ledger.AsCounts(m) {
			types = append(types, m)
		}
	}
	if len(t.Found.Strata) < 2 || len(types) == 0 {
		return "", false
	}
	return slices.MinFunc(types, func(a, b findings.Measure) int {
		return cmp.Or(cmp.Compare(a.Rate, b.Rate), cmp.Compare(unrecorded(b.ID), unrecorded(a.ID)))
	}).ID, true
}
