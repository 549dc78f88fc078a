package force

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// kinds are what can be stated of a force. Each is one file, kind_KIND.go.
func kinds() []*tell.Kind {
	return []*tell.Kind{
		rateKind(), atMostKind(), everyKind(), noneKind(), unrecordedKind(), noneUnrecordedKind(),
		risenKind(), fallenKind(), alikeKind(), notClearKind(), bareKind(), apartKind(),
	}
}

// state makes the list of what is true of the force, measure by measure in the order
// of the rules; a kind whose predicate fails adds nothing to it.
func (t *teller) state() {
	for _, m := range t.Found.Measures {
		t.add(t.stateRate(m))
		t.add(t.stateAtMost(m))
		t.add(t.stateEvery(m))
		t.add(t.stateNone(m))
	}
	for _, u := range t.Found.Unrecorded {
		t.add(t.stateUnrecorded(u))
		t.add(t.stateNoneUnrecorded(u))
	}
	for i, c := range t.Found.Changes {
		t.stateChange(change{c, ledger.ChangeRow(i)})
	}
}

func (t *teller) add(s tell.Statement, made bool) { t.Fail(t.list.Add(s, made)) }

// weigh is how much what is said of a measure matters: first the force, then its crime
// types, then what a cause of concern is about, then the rest.
func (t *teller) weigh(id string) float64 {
	switch m := t.Measures[id]; {
	case m.Role == "force":
		return 1
	case t.Concerns(id):
		return 0.9
	case m.Role == "stratum":
		return 0.7
	default:
		return 0.4
	}
}

// of are the runs of what a function of the templates says of a measure.
func (t *teller) of(fn func(string) (string, error), id string) []doc.Run { return t.Marked(fn, id) }

// measureRole and levelRole are what nearly every kind names.
func measureRole() tell.Role { return tell.Role{Name: "measure"} }

func levelRole() tell.Role { return tell.Role{Name: "level"} }

func number(name string) tell.Role { return tell.Role{Name: name, Counts: true} }

func (t *teller) labelRuns(id string) []doc.Run { return t.Plain(t.Measures[id].Label) }

// levelRuns is the level of the intervals of a measure, "95 percent".
func (t *teller) levelRuns(m findings.Measure) []doc.Run {
	level := m.Level
	if !level.Known() {
		return t.Marked(func(string) (string, error) { return t.Confidence(), nil }, m.ID)
	}
	return doc.Words(t.Pack.PublishedPercent(level.Float()))
}
