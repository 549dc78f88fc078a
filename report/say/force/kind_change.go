package force

import (
	"assize/report/say/doc"
	"assize/report/say/tell"
)

// What can be stated of a rate and an earlier one is one of six kinds, of which exactly
// one is made of every change with both rates. A rise and a fall are told alike,
// whichever of them is the better.

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

// bareKind: they can be compared, but no interval of the difference is known.
func bareKind() *tell.Kind { return compared("no-interval") }

// apartKind: they cannot be compared.
func apartKind() *tell.Kind { return compared("not-comparable") }

func compared(id string) *tell.Kind {
	return &tell.Kind{
		ID: id, Part: tell.PartChange, Forms: []tell.Form{tell.Sentence},
		Roles: []tell.Role{measureRole(), number("now"), number("earlier"), {Name: "date"}},
	}
}

// stateChange makes the one statement that is true of a change.
func (t *teller) stateChange(c change) {
	if m := t.Measures[c.Measure]; !m.Reportable || !c.From.Known() || !c.To.Known() || m.Role == "cancelled" {
		return
	}
	k := movementOf(c, t.Pack.Rate(c.To.Float()) == t.Pack.Rate(c.From.Float()))
	t.add(t.State(k, c.Measure+"|"+c.row, t.weigh(c.Measure), true, func() tell.Roles {
		return tell.Roles{
			"measure": t.labelRuns(c.Measure), "now": t.of(t.rate, c.Measure),
			"earlier": t.Marked(func(string) (string, error) { return t.earlierRate(c) }, c.Measure),
			"date":    doc.Words(t.Pack.Month(c.Date.Time())),
		}
	}))
}

// movementOf is the kind of statement that is true of a change; alike says that both
// rates are printed alike.
func movementOf(c change, alike bool) *tell.Kind {
	switch {
	case !c.comparable():
		return apartKind()
	case alike:
		return alikeKind()
	case !c.hasInterval():
		return bareKind()
	case !c.Significant || c.Lower <= 0 && c.Upper >= 0:
		return notClearKind()
	case c.To > c.From:
		return risenKind()
	default:
		return fallenKind()
	}
}
