package force

import (
	"strconv"

	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// What can be stated of a rate and an earlier one is one of six kinds, changeKinds, of
// which exactly one is made of every change with both rates; the annex says which it
// is. A rise and a fall are told alike, whichever of them is the better.

// changeFamily are the forms in which each of them is worded. A clause gives both rates.
func changeFamily() []tell.Form {
	return []tell.Form{tell.Sentence, tell.Lead, tell.Clause, tell.Heading}
}

// changeKinds are the ids of the family.
func changeKinds() []string {
	return []string{"risen", "fallen", "printed-alike", "not-clear", "no-interval", "not-comparable"}
}

// risenKind: the two can be compared, the interval of the difference excludes zero, and
// the rise can be seen in print. fallenKind is the same of a fall.
func risenKind() *tell.Kind { return moved("risen") }

func fallenKind() *tell.Kind { return moved("fallen") }

func moved(id string) *tell.Kind {
	k := compared(id)
	k.Vouches = true
	return k
}

// alikeKind: they can be compared, and are printed alike.
func alikeKind() *tell.Kind { return compared("printed-alike") }

// notClearKind: they can be compared, and the interval of the difference holds zero.
func notClearKind() *tell.Kind { return compared("not-clear") }

// bareKind: they can be compared, but no interval of the difference is known, because
// the margin of error of the earlier rate was not published.
func bareKind() *tell.Kind {
	k := compared("no-interval")
	k.Roles = append(k.Roles, tell.Role{Name: "year"})
	return k
}

// apartKind: they cannot be compared.
func apartKind() *tell.Kind {
	k := compared("not-comparable")
	k.Roles = append(k.Roles, tell.Role{Name: "why"})
	return k
}

func compared(id string) *tell.Kind {
	return &tell.Kind{
		ID: id, Part: tell.PartChange, Forms: changeFamily(),
		Roles: []tell.Role{measureRole(), number("now"), number("earlier"), {Name: "date"}},
	}
}

// subject is what is said of a change: its measure, and which it is.
func (c change) subject() string { return c.Measure + "|" + c.row }

// stateChange makes the one statement that is true of a change, and what else is known
// of it.
func (t *teller) stateChange(c change) {
	if m := t.Measures[c.Measure]; !m.Reportable || !c.From.Known() || !c.To.Known() || m.Role == "cancelled" {
		return
	}
	k := t.movementKind(c)
	if k.ID == "no-interval" && c.FromLower.Known() {
		return // its margin was published: nothing is made of both rates alone
	}
	t.add(t.State(k, c.subject(), t.weigh(c.Measure), true, func() tell.Roles {
		roles := tell.Roles{
			"measure": t.labelRuns(c.Measure), "now": t.of(t.rate, c.Measure),
			"earlier": t.ofChange(t.earlierRate, c), "date": doc.Words(t.Pack.Month(c.Date.Time())),
		}
		switch k.ID {
		case "no-interval":
			roles["year"] = doc.Words(strconv.Itoa(c.Date.Year))
		case "not-comparable":
			roles["why"] = t.Plain(t.whyApart(c))
		case "printed-alike":
			roles["now"], roles["earlier"] = t.ofChange(t.nowPair, c), t.ofChange(t.earlierPair, c)
		}
		return roles
	}))
	t.add(t.stateDifference(c))
	t.add(t.stateAdditional(c))
}

// ofChange are the runs of what a function of the templates says of a change.
func (t *teller) ofChange(fn func(change) (string, error), c change) []doc.Run {
	return t.Marked(func(string) (string, error) { return fn(c) }, c.Measure)
}

// movementKind is the kind of statement that is true of a change.
func (t *teller) movementKind(c change) *tell.Kind {
	switch t.MovementOf(c.Change) {
	case ledger.Apart:
		return apartKind()
	case ledger.Alike:
		return alikeKind()
	case ledger.Bare:
		return bareKind()
	case ledger.Risen:
		return risenKind()
	case ledger.Fallen:
		return fallenKind()
	default:
		return notClearKind()
	}
}

// differenceKind: the interval of the difference of two rates is known.
func differenceKind() *tell.Kind {
	return &tell.Kind{
		ID: "difference", Part: tell.PartChange, Forms: []tell.Form{tell.Sentence}, Vouches: true, // percentage points are a unit
		Roles: []tell.Role{number("difference"), number("interval"), levelRole()},
	}
}

func (t *teller) stateDifference(c change) (tell.Statement, bool) {
	return t.State(differenceKind(), c.subject(), t.weigh(c.Measure), c.comparable() && c.hasInterval(), func() tell.Roles {
		return tell.Roles{
			"difference": t.ofChange(t.difference, c), "interval": t.ofChange(t.differenceRange, c), "level": t.levelRuns(t.Measures[c.Measure]),
		}
	})
}

// gainedKind: after a rise, how many of the crimes recorded would not have been at the
// earlier rate. lostKind: after a fall, how many more would have been.
func gainedKind() *tell.Kind { return atEarlierRate("crimes-gained") }

func lostKind() *tell.Kind { return atEarlierRate("crimes-lost") }

func atEarlierRate(id string) *tell.Kind {
	return &tell.Kind{
		ID: id, Part: tell.PartChange, Forms: []tell.Form{tell.Sentence}, Vouches: true,
		Roles: []tell.Role{number("crimes"), {Name: "period"}},
	}
}

func (t *teller) stateAdditional(c change) (tell.Statement, bool) {
	k := gainedKind()
	if c.hasLost() {
		k = lostKind()
	}
	holds := c.comparable() && t.HasUnrecorded(c.Measure) && (c.hasAdditional() || c.hasLost())
	return t.State(k, c.subject(), t.weigh(c.Measure), holds, func() tell.Roles {
		return tell.Roles{"crimes": t.ofChange(t.additional, c), "period": t.of(t.periodEnd, c.Measure)}
	})
}
