package force

import "assize/report/say/tell"

// How the combined rate is made of those of its crime types: in proportion to the crime
// recorded or reported, or by shares that the rules state.
func byRecordedKind() *tell.Kind { return weightedBy("weighted-by-recorded") }

func byReportedKind() *tell.Kind { return weightedBy("weighted-by-reported") }

func bySharesKind() *tell.Kind { return weightedBy("weighted-by-shares") }

func weightedBy(id string) *tell.Kind {
	return &tell.Kind{ID: id, Part: tell.PartMethod, Forms: []tell.Form{tell.Sentence, tell.Detail}, Vouches: true}
}

func (t *teller) stateWeighting() (tell.Statement, bool) {
	m := t.Measures[t.Found.Combined]
	k := bySharesKind()
	switch m.Combination {
	case "harmonic":
		k = byRecordedKind()
	case "reported":
		k = byReportedKind()
	}
	return t.State(k, m.ID, 1, m.Combination != "", nil)
}

// weighting is the kind of what is stated of how the rates are combined; "" where none
// are.
func (t *teller) weighting() string {
	s, ok := t.first([]string{byRecordedKind().ID, byReportedKind().ID, bySharesKind().ID}, t.Found.Combined)
	if !ok {
		return ""
	}
	return s.Kind()
}
