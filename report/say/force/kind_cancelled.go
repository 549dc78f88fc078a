package force

import (
	"assize/report/judge/findings"
	"assize/report/say/tell"
)

// cancelledKind: how many of the cancelled records audited had been correctly
// cancelled, of all groups together, without a rate.
func cancelledKind() *tell.Kind {
	return &tell.Kind{
		ID: "cancelled", Part: tell.PartCancelled, Forms: []tell.Form{tell.Sentence, tell.Clause, tell.Heading},
		Roles: []tell.Role{number("correct"), number("audited")},
	}
}

func (t *teller) stateCancelled() (tell.Statement, bool) {
	return t.State(cancelledKind(), "", 1, len(t.Found.Cancelled) > 0, func() tell.Roles {
		total := func(column string) func(string) (string, error) {
			return func(string) (string, error) { return t.cancelledTotal(column) }
		}
		return tell.Roles{"correct": t.of(total("recorded"), "cancelled"), "audited": t.of(total("required"), "cancelled")}
	})
}

// cancelledGroupKind: the same of a group. The group in which the fewest were correctly
// cancelled, by its share, weighs most.
func cancelledGroupKind() *tell.Kind {
	return &tell.Kind{
		ID: "cancelled-group", Part: tell.PartCancelled, Forms: []tell.Form{tell.Item},
		Roles: []tell.Role{measureRole(), number("counts")},
	}
}

func (t *teller) stateCancelledGroup(c findings.Cancelled) (tell.Statement, bool) {
	weight := 0.0
	if c.Audited > 0 {
		weight = 1 - float64(c.Correct)/float64(c.Audited)
	}
	return t.State(cancelledGroupKind(), c.Measure, weight, c.Reportable && c.Audited > 0, func() tell.Roles {
		return tell.Roles{"measure": t.labelRuns(c.Measure), "counts": t.of(t.counts, c.Measure)}
	})
}
