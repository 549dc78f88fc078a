package round

import (
	"slices"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// What the notice of a round says beside what the overview does.

// newsTotal: several forces have a total, and it is not none.
func newsTotal() *tell.Kind {
	return &tell.Kind{
		ID: "news-total", Part: tell.PartLead, Forms: []tell.Form{tell.Sentence},
		Roles: []tell.Role{{Name: "forces", Counts: true}, {Name: "crimes", Counts: true}, {Name: "interval", Counts: true}, {Name: "level"}},
	}
}

func (t *teller) stateNewsTotal() (tell.Statement, bool) {
	total := t.Picture.Total
	holds := total != nil && len(t.Picture.Forces) > 1 && total.Unrecorded.Known() && t.countsCrimes() &&
		t.Pack.Rounded(total.Unrecorded.Float(), estimateOf(total).Step()) != t.Pack.Count(0)
	return t.State(newsTotal(), "", 1, holds, func() tell.Roles {
		plain := func(say func() (string, error)) []doc.Run {
			return t.Marked(func(string) (string, error) { return say() }, "")
		}
		return tell.Roles{
			"forces": t.countedShown(), "crimes": plain(t.nationUnrecorded), "interval": plain(t.nationUnrecordedRange), "level": t.parsed(t.Confidence()),
		}
	})
}

// countsCrimes reports rules by which forces are compared by crimes recorded. Findings
// of an older program do not say what they count.
func (t *teller) countsCrimes() bool {
	for _, m := range t.Shown[0].Findings.Measures {
		if m.ID == t.Combined() {
			return m.Unit == "" || m.Unit == "crime"
		}
	}
	return false
}

// newsMoved: some forces' rates have risen, or fallen, by more than sampling explains.
func newsMoved(m ledger.Movement) *tell.Kind {
	id := map[ledger.Movement]string{ledger.Risen: "news-risen", ledger.Fallen: "news-fallen"}[m]
	return &tell.Kind{ID: id, Part: tell.PartChange, Forms: []tell.Form{tell.Sentence}, Roles: []tell.Role{{Name: "forces"}}, Vouches: true}
}

func (t *teller) stateNewsMoved(m ledger.Movement) (tell.Statement, bool) {
	var names []string
	for _, f := range t.Shown {
		if _, c, ok := newestChange(f.Findings); ok && t.MovementOf(c) == m {
			names = append(names, f.Findings.Force.Name)
		}
	}
	return t.State(newsMoved(m), "", 0.5, len(names) > 0, func() tell.Roles { return tell.Roles{"forces": t.names(names)} })
}

// newsBefore: what a force's rate is and was, and what can be concluded.
func newsBefore() *tell.Kind {
	return &tell.Kind{
		ID: "news-before", Part: tell.PartChange, Forms: []tell.Form{tell.Item},
		Roles: []tell.Role{{Name: "force"}, {Name: "earlier", Counts: true}, {Name: "date"}, {Name: "now", Counts: true}, {Name: "conclusion"}},
	}
}

// mostBefore is the most forces whose changes a notice tells one by one.
const mostBefore = 12

// stateNewsBefore makes those of a round of few forces; of many the overview has a table.
func (t *teller) stateNewsBefore() {
	if len(t.Shown) > mostBefore {
		return
	}
	for _, f := range t.Shown {
		i, c, ok := newestChange(f.Findings)
		t.add(t.State(newsBefore(), f.Findings.Force.ID, 0.4, ok, func() tell.Roles {
			at := func(column string, value findings.Num, text string) []doc.Run {
				ref := doc.Ref{Sheet: ledger.SheetRoundChanges, Row: ledger.ChangeOfForce(f, i), Column: column}
				return t.Marked(func(string) (string, error) { return t.Number(ref, value.Float()*100, text) }, "")
			}
			now, _, _ := t.RateWords(t.forceMeasure(f.Findings.Force.ID, c.To))
			return tell.Roles{
				"force": doc.Words(f.Findings.Force.Name), "date": doc.Words(t.Pack.Month(c.Date.Time())),
				"earlier": at("from", c.From, t.Pack.PublishedPercent(c.From.Float())), "now": at("to", c.To, now),
				"conclusion": doc.Words(tell.LowerFirst(t.Conclusion(c))),
			}
		}))
	}
}

// newestChange is the newest change of a force's rate with both rates, and its place.
func newestChange(f findings.Findings) (int, findings.Change, bool) {
	best := -1
	for i, c := range f.Changes {
		if c.Measure == f.Combined && c.To.Known() && c.From.Known() && (best < 0 || c.Date.Time().After(f.Changes[best].Date.Time())) {
			best = i
		}
	}
	if best < 0 {
		return 0, findings.Change{}, false
	}
	return best, f.Changes[best], true
}

// newsCause: inspectors name causes of one topic at several forces.
func newsCause() *tell.Kind {
	return &tell.Kind{ID: "news-cause", Part: tell.PartNews, Forms: []tell.Form{tell.Item}, Roles: []tell.Role{{Name: "topic"}, {Name: "forces"}}}
}

// stateNewsCauses makes one of each topic that more than one force has, the most common
// first; a cause of another kind has nothing in common with others.
func (t *teller) stateNewsCauses() {
	for _, topic := range audit.Topics() {
		var names []string
		for _, f := range t.Shown {
			if slices.ContainsFunc(f.Findings.Observations, func(o findings.Observation) bool { return o.Kind == "cause" && o.Topic == topic }) {
				names = append(names, f.Findings.Force.Name)
			}
		}
		weight := float64(len(names)) / float64(len(t.Shown)+1)
		t.add(t.State(newsCause(), topic, weight, len(names) > 1 && topic != audit.TopicOther, func() tell.Roles {
			return tell.Roles{"topic": doc.Words(t.Piece("national.topic." + topic)), "forces": t.names(names)}
		}))
	}
}

// stateNews makes what only the notice says.
func (t *teller) stateNews() {
	t.add(t.stateNewsTotal())
	t.add(t.stateNewsMoved(ledger.Risen))
	t.add(t.stateNewsMoved(ledger.Fallen))
	t.stateNewsBefore()
	t.stateNewsCauses()
}

// newsKinds are the kinds of what only the notice says.
func newsKinds() []*tell.Kind {
	return []*tell.Kind{newsTotal(), newsMoved(ledger.Risen), newsMoved(ledger.Fallen), newsBefore(), newsCause()}
}
