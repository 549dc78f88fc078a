package round

import (
	"assize/report/judge/nation"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// highest: one force of those that can be compared has the highest rate, whatever
// sampling leaves open. lowest is the same at the other end.
func highest() *tell.Kind { return extreme("highest") }

func lowest() *tell.Kind { return extreme("lowest") }

func extreme(id string) *tell.Kind {
	return &tell.Kind{
		ID: id, Part: tell.PartComparison, Forms: []tell.Form{tell.Sentence}, Vouches: true,
		Roles: []tell.Role{{Name: "force"}, {Name: "rate", Counts: true}, {Name: "interval", Counts: true}, {Name: "level"}},
	}
}

// highestTied: several forces whose rates are printed alike have it between them, and
// sampling leaves open which of them. lowestTied is the same at the other end.
func highestTied() *tell.Kind { return extremeTied("highest-tied") }

func lowestTied() *tell.Kind { return extremeTied("lowest-tied") }

func extremeTied(id string) *tell.Kind {
	return &tell.Kind{
		ID: id, Part: tell.PartComparison, Forms: []tell.Form{tell.Sentence}, Vouches: true,
		Roles: []tell.Role{{Name: "forces"}, {Name: "rate", Counts: true}},
	}
}

func (t *teller) stateHighest() (tell.Statement, bool) { return t.stateExtreme(highest(), t.top()) }

func (t *teller) stateLowest() (tell.Statement, bool) { return t.stateExtreme(lowest(), t.bottom()) }

func (t *teller) stateExtreme(k *tell.Kind, ends []nation.Rank) (tell.Statement, bool) {
	return t.State(k, "", 0.5, len(ends) == 1, func() tell.Roles {
		e := nation.Entry{Force: ends[0].Force, Rate: ends[0].Rate, Lower: ends[0].Lower, Upper: ends[0].Upper}
		return tell.Roles{
			"force": doc.Words(e.Force.Name), "rate": t.placeRate(ends[0]), "interval": t.forceRange(e), "level": t.parsed(t.Confidence()),
		}
	})
}

func (t *teller) stateHighestTied() (tell.Statement, bool) {
	return t.stateTied(highestTied(), t.top())
}

func (t *teller) stateLowestTied() (tell.Statement, bool) {
	return t.stateTied(lowestTied(), t.bottom())
}

func (t *teller) stateTied(k *tell.Kind, ends []nation.Rank) (tell.Statement, bool) {
	return t.State(k, "", 0.5, len(ends) > 1, func() tell.Roles {
		var names []string
		for _, f := range ends {
			names = append(names, f.Force.Name)
		}
		return tell.Roles{"forces": t.names(names), "rate": t.placeRate(ends[0])}
	})
}

// placeRate is a rate with the unit, and its cell on the sheet of places.
func (t *teller) placeRate(f nation.Rank) []doc.Run {
	return t.Marked(func(string) (string, error) {
		ref := doc.Ref{Sheet: ledger.SheetRoundRanking, Row: f.Force.ID, Column: "rate"}
		text, _, _ := t.RateWords(t.forceMeasure(f.Force.ID, f.Rate))
		return t.Number(ref, f.Rate.Float()*100, text)
	}, f.Force.ID)
}

// placed is a force's rate as the table of places prints it.
func (t *teller) placed(f nation.Rank) string {
	return t.RateNumber(t.forceMeasure(f.Force.ID, f.Rate))
}

// parsed are the runs of a mark.
func (t *teller) parsed(mark string) []doc.Run {
	return t.Marked(func(string) (string, error) { return mark, nil }, "")
}

// top are the forces that have the highest rate between them: those at the beginning
// of the order whose rates are printed alike, where all others come after them
// whatever sampling leaves open. None where that is not so, or where it would be all.
func (t *teller) top() []nation.Rank {
	if t.Picture.Ranking == nil {
		return nil
	}
	list := t.Picture.Ranking.Forces
	n := 1
	for n < len(list) && t.placed(list[n]) == t.placed(list[0]) {
		n++
	}
	if n == len(list) {
		return nil
	}
	for i, f := range list {
		if i < n && f.Worst > n || i >= n && f.Best <= n {
			return nil
		}
	}
	return list[:n]
}

// bottom are those that have the lowest.
func (t *teller) bottom() []nation.Rank {
	if t.Picture.Ranking == nil {
		return nil
	}
	list := t.Picture.Ranking.Forces
	first := len(list) - 1
	for first > 0 && t.placed(list[first-1]) == t.placed(list[len(list)-1]) {
		first--
	}
	if first == 0 {
		return nil
	}
	for i, f := range list {
		if i >= first && f.Best <= first || i < first && f.Worst > first {
			return nil
		}
	}
	return list[first:]
}
