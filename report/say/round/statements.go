package round

import (
	"assize/report/say/caption"
	"assize/report/say/doc"
	"assize/report/say/tell"
)

// kinds are what can be stated of a round. Each is one file, kind_KIND.go.
func kinds() []*tell.Kind {
	return append(append(newsKinds(), caption.Kinds()...),
		shown(), shownOf(), graded(), orderOpen(), orderKnown(), highest(), lowest(), highestTied(), lowestTied(),
		lowestRates(), outside(), within(), outsideFew(), outsideMany(), beyondSpread(), beyondFew(), beyondMany(), withinSpread(),
	)
}

// state makes the list of what is true of the round; a kind whose predicate fails
// adds nothing to it.
func (t *teller) state() {
	t.add(t.stateShown())
	t.add(t.stateShownOf())
	for _, g := range t.RoundGrades() {
		t.add(t.stateGraded(g))
	}
	t.add(t.stateOrderOpen())
	t.add(t.stateOrderKnown())
	t.add(t.stateHighest())
	t.add(t.stateHighestTied())
	t.add(t.stateLowest())
	t.add(t.stateLowestTied())
	t.add(t.stateLowestRates())
	t.add(t.stateOutside())
	t.add(t.stateOutsideFew())
	t.add(t.stateOutsideMany())
	t.add(t.stateWithin())
	t.add(t.stateBeyondSpread())
	t.add(t.stateBeyondFew())
	t.add(t.stateBeyondMany())
	t.add(t.stateWithinSpread())
	t.stateNews()
}

func (t *teller) add(s tell.Statement, made bool) { t.Fail(t.list.Add(s, made)) }

// counted is "three forces" with its cell on the sheet of totals.
func (t *teller) counted(ref doc.Ref, n int) []doc.Run {
	return t.Marked(func(string) (string, error) {
		s, err := t.Pack.Counted(n, "force")
		if err != nil {
			return "", err
		}
		return t.Number(ref, float64(n), s)
	}, ref.Row)
}

// names are some forces, joined; where they are more than a sentence holds, the
// annex names them.
func (t *teller) names(list []string) []doc.Run {
	if len(list) > mostNames {
		return doc.Words(t.Phrase("differing-in-annex"))
	}
	return doc.Words(t.Pack.List(list))
}
