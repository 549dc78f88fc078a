package force

import (
	"errors"
	"text/template"
)

// changeFuncs tell the movement of a rate since an earlier inspection. A rise and a
// fall go through the same words; which of them is true is for words to say.
func (t *teller) changeFuncs() template.FuncMap {
	return template.FuncMap{
		"changeOf":         t.changeOf,
		"changesOfOne":     t.changesOfOne,
		"moved":            func(c change) bool { return t.Moved(c.Change) },
		"movement":         t.movement,
		"since":            t.since,
		"nowPair":          t.nowPair,
		"earlierPair":      t.earlierPair,
		"hasInterval":      change.hasInterval,
		"earlierInterval":  func(c change) bool { return c.FromLower.Known() },
		"hasAdditional":    change.hasAdditional,
		"hasLost":          change.hasLost,
		"earlierRate":      t.earlierRate,
		"earlierDate":      func(c change) string { return t.Text(t.Pack.Month(c.Date.Time())) },
		"whyNotComparable": func(c change) string { return t.Text(t.whyApart(c)) },
		"difference":       t.difference,
		"differenceRange":  t.differenceRange,
		"additional":       t.additional,
	}
}

// movement is "risen" or "fallen".
func (t *teller) movement(c change) (string, error) {
	if !t.Moved(c.Change) {
		return "", errNotMoved
	}
	claim, err := t.Pack.Movement(c.Difference.Float(), c.Lower.Float(), c.Upper.Float())
	return t.Text(claim.Text), err
}

// errNotMoved is the error of words of movement where there is none to tell.
var errNotMoved = errors.New("the change is not significant, or cannot be seen in print")

// since is "up from 68 percent", "down from 92 percent" or that both are the same.
func (t *teller) since(c change) (string, error) {
	claim, err := t.Pack.Since(c.To.Float(), c.From.Float())
	if err != nil {
		return "", err
	}
	return t.Number(c.ref("from"), c.From.Float()*100, claim.Text)
}

// nowPair and earlierPair are the rates of both inspections with the same decimals.
func (t *teller) nowPair(c change) (string, error) {
	m, err := t.Reportable(c.Measure)
	if err != nil {
		return "", err
	}
	if t.Pack.PairDecimals(c.From.Float()) == 0 || m.Rate >= 1 || m.Rate <= 0 {
		return t.around(c.Measure)
	}
	now, _ := t.Pack.Pair(m.Rate.Float(), c.From.Float())
	return t.Number(t.RefOf(m.ID, "rate"), m.Rate.Float()*100, now)
}

func (t *teller) earlierPair(c change) (string, error) {
	_, earlier := t.Pack.Pair(c.To.Float(), c.From.Float())
	return t.Number(c.ref("from"), c.From.Float()*100, earlier)
}
