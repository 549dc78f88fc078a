package force

import (
	"slices"

	"assize/report/judge/findings"
	"assize/report/say/caption"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// kinds are what can be stated of a force. Each is one file, kind_KIND.go.
func kinds() []*tell.Kind {
	return slices.Concat(newsKinds(), kindsOfFacts(), kindsOfMethod(), questionsKinds(), caption.Kinds())
}

// kindsOfFacts are what can be stated of what was found.
func kindsOfFacts() []*tell.Kind {
	return []*tell.Kind{
		rateKind(),
		countedKind(),
		countedOtherKind(),
		everyKind(),
		everyOtherKind(),
		noneKind(),
		noneOtherKind(),
		atMostKind(),
		notReportableKind(),
		noneOfKind(),
		notTheOneKind(),
		countsKind(),
		aroundKind(),
		everyAuditedKind(),
		leastOftenKind(),
		belowKind(),
		aboveKind(),
		missedKind(),
		unrecordedKind(),
		noneUnrecordedKind(),
		recordedKind(),
		recordedLessFraudKind(),
		reportedKind(),
		byRecordedKind(),
		byReportedKind(),
		bySharesKind(),
		cancelledKind(),
		cancelledGroupKind(),
		judgedOtherwiseKind(),
		risenKind(),
		fallenKind(),
		alikeKind(),
		notClearKind(),
		bareKind(),
		apartKind(),
		differenceKind(),
		gainedKind(),
		lostKind(),
		disputedKind(),
		disputedAloneKind(),
		disputedGradeKind(),
		belowMost(),
		aboveMost(),
		placeOpen(),
		reasonMostKind(),
		reasonsGivenKind(),
		reasonsHiddenKind(),
		timedKind(),
	}
}

// state makes the list of what is true of the force, measure by measure in the order
// of the rules; a kind whose predicate fails adds nothing to it.
func (t *teller) state() {
	for _, m := range t.Found.Measures {
		for _, state := range t.ofMeasure() {
			t.add(state(m))
		}
	}
	for _, u := range t.Found.Unrecorded {
		t.add(t.stateUnrecorded(u))
		t.add(t.stateNoneUnrecorded(u))
		t.add(t.stateRecorded(u))
		t.add(t.stateReported(u))
	}
	t.add(t.stateWeighting())
	t.add(t.stateQuestions())
	t.stateJudgments()
	t.stateMethod()
	t.add(t.stateCancelled())
	for _, c := range t.Found.Cancelled {
		t.add(t.stateCancelledGroup(c))
	}
	for i, c := range t.Found.Changes {
		t.stateChange(change{c, ledger.ChangeRow(i)})
	}
	for d := range t.EachDisputed {
		t.add(t.stateDisputed(d))
		t.add(t.stateDisputedAlone(d))
	}
	for line, d := range t.EachRegraded {
		t.add(t.stateDisputedGrade(line, d))
	}
	t.stateLeads()
	t.stateNews()
	t.stateItems()
	t.statePlace()
	t.stateReasons()
	for _, x := range t.Found.Timed {
		t.add(t.stateTimed(x))
	}
}

// ofMeasure are what makes the statements about a measure.
func (t *teller) ofMeasure() []func(findings.Measure) (tell.Statement, bool) {
	return []func(findings.Measure) (tell.Statement, bool){
		t.stateRate,
		t.stateCounted,
		t.stateEvery,
		t.stateNone,
		t.stateAtMost,
		t.stateNotReportable,
		t.stateNoneOf,
		t.stateNotTheOne,
		t.stateCounts,
		t.stateAround,
		t.stateEveryAudited,
		t.stateLeastOften,
		t.stateBeside,
		t.stateMissed,
		t.stateWithin,
	}
}

func (t *teller) add(s tell.Statement, made bool) { t.Fail(t.list.Add(s, made)) }

// weigh is how much what is said of a measure matters: first the force, then what a
// cause of concern is about, then what another finding is about, then the crime types,
// then the rest.
func (t *teller) weigh(id string) float64 {
	finding := slices.ContainsFunc(t.Found.Findings, func(f findings.Finding) bool { return f.Measure == id })
	switch m := t.Measures[id]; {
	case id == t.Found.Combined:
		return 1
	case t.Concerns(id):
		return 0.9
	case finding:
		return ofAFinding
	case m.Role == "stratum":
		return 0.7
	default:
		return 0.4
	}
}

// first is the statement of the first of some kinds that is true of a subject.
func (t *teller) first(kinds []string, subject string) (tell.Statement, bool) {
	for _, k := range kinds {
		if s, ok := t.list.Of(k, subject); ok {
			return s, true
		}
	}
	return tell.Statement{}, false
}

// rateOf is what is stated of the rate of a measure.
func (t *teller) rateOf(id string) (tell.Statement, bool) { return t.first(rateKinds(), id) }

// newest is what is stated of the newest change of a measure.
func (t *teller) newest(id string) (tell.Statement, bool) {
	c, ok := t.changeOf(id).(change)
	if !ok {
		return tell.Statement{}, false
	}
	return t.first(changeKinds(), c.subject())
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
