package force

import (
	"slices"

	"assize/report/say/doc"
	"assize/report/say/tell"
)

// What a notice says after its lead: the judgment, the rate, or why there is none, and
// what it was before.

// newsGrade: the force has an overall judgment. newsNoGrade: it has none.
func newsGrade() *tell.Kind {
	return &tell.Kind{ID: "news-grade", Part: tell.PartNews, Forms: []tell.Form{tell.Sentence}, Roles: []tell.Role{{Name: "inspectorate"}, {Name: "grade"}}}
}

func newsNoGrade() *tell.Kind {
	return &tell.Kind{ID: "news-no-grade", Part: tell.PartNews, Forms: []tell.Form{tell.Sentence}, Roles: []tell.Role{{Name: "inspectorate"}}}
}

// newsHolds: the rate of a force, for a sentence that need not name it. newsWhy: why
// there is no rate.
func newsHolds() *tell.Kind {
	return &tell.Kind{ID: "news-holds", Part: tell.PartNews, Forms: []tell.Form{tell.Sentence}, Roles: []tell.Role{number("rate")}}
}

func newsWhy() *tell.Kind {
	return &tell.Kind{ID: "news-why", Part: tell.PartNews, Forms: []tell.Form{tell.Sentence}, Roles: []tell.Role{{Name: "why"}}}
}

// newsSince is a kind for each of those that tell a change, by its id: what the force's
// rate was, behind a sentence that says what it is.
func newsSince(of *tell.Kind) *tell.Kind {
	k := &tell.Kind{
		ID: "news-since-" + of.ID, Part: tell.PartNews, Forms: []tell.Form{tell.Sentence}, Vouches: of.Vouches,
		Roles: []tell.Role{number("earlier"), {Name: "date"}},
	}
	if of.ID == apartKind().ID {
		k.Roles = append(k.Roles, tell.Role{Name: "why"})
	}
	return k
}

// newsSinces are those of all changes.
func newsSinces() []*tell.Kind {
	var out []*tell.Kind
	for _, k := range []*tell.Kind{risenKind(), fallenKind(), alikeKind(), notClearKind(), bareKind(), apartKind()} {
		out = append(out, newsSince(k))
	}
	return out
}

// newsKinds are what notices say beside what every document does.
func newsKinds() []*tell.Kind {
	return slices.Concat(newsLeads(), newsSinces(), newsItems(), []*tell.Kind{newsGrade(), newsNoGrade(), newsHolds(), newsWhy(), newsCancelled()})
}

// stateNews makes what follows the lead.
func (t *teller) stateNews() {
	m := t.Measures[t.Found.Combined]
	graded := t.Found.Overall.Level > 0
	t.add(t.State(newsGrade(), "", 1, graded, func() tell.Roles {
		return tell.Roles{"inspectorate": t.Plain(t.House.Inspectorate), "grade": t.Plain(t.Found.Overall.Grade)}
	}))
	t.add(t.State(newsNoGrade(), "", 1, !graded, func() tell.Roles { return tell.Roles{"inspectorate": t.Plain(t.House.Inspectorate)} }))
	t.add(t.State(newsHolds(), "", 1, isRecording(m) && m.Reportable && m.Rate > 0 && m.Rate < 1, func() tell.Roles {
		return tell.Roles{"rate": t.of(t.rate, m.ID)}
	}))
	t.add(t.State(newsWhy(), "", 1, !m.Reportable && m.NotReportable != "", func() tell.Roles {
		return tell.Roles{"why": t.of(t.whyNot, m.ID)}
	}))
	t.stateSince()
}

// stateSince makes what the newest change of the force's rate is, where both rates are
// known.
func (t *teller) stateSince() {
	c, ok := t.changeOf(t.Found.Combined).(change)
	if !ok || !t.Measures[c.Measure].Reportable || !c.From.Known() || !c.To.Known() {
		return
	}
	of := t.movementKind(c)
	if !c.comparable() && c.WhyNot == "" || of.ID == bareKind().ID && c.FromLower.Known() {
		return // there is nothing to say why; or its margin was published
	}
	k := newsSince(of)
	t.add(t.State(k, "", 1, true, func() tell.Roles {
		out := tell.Roles{
			"earlier": t.Marked(func(string) (string, error) { return t.earlierRate(c) }, c.Measure),
			"date":    doc.Words(t.Pack.Month(c.Date.Time())),
		}
		if !c.comparable() {
			out["why"] = t.Plain(t.whyApart(c))
		}
		return out
	}))
}
