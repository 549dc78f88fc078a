package force

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/formula"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// change is one movement with its row in the annex.
type change struct {
	findings.Change
	row string
}

// comparable reports a change whose two rates may be compared.
func (c change) comparable() bool { return c.Comparable && c.Difference.Known() }

// hasInterval reports a change whose interval is known.
func (c change) hasInterval() bool { return c.Lower.Known() && c.Upper.Known() }

// hasAdditional reports a rise for which the crimes recorded more can be told.
func (c change) hasAdditional() bool {
	return c.Significant && c.Additional.Known() && c.Additional > 0
}

// hasLost reports a fall for which the crimes recorded less can be told.
func (c change) hasLost() bool {
	return c.Significant && c.Additional.Known() && c.Additional < 0
}

// whyApart is why two rates cannot be compared, fitted into a sentence.
func (t *teller) whyApart(c change) string {
	return cmp.Or(tell.LowerFirst(strings.TrimSuffix(t.WhyNotComparable(c.Change), ".")), t.Phrase("change-no-reason"))
}

func (t *teller) unrecordedOf(id string) (findings.Unrecorded, error) {
	for _, u := range t.Found.Unrecorded {
		if u.Measure == id {
			if !u.Value.Known() {
				return u, fmt.Errorf("no estimate of unrecorded crimes for %q", id)
			}
			return u, nil
		}
	}
	return findings.Unrecorded{}, fmt.Errorf("no recorded crime for %q", id)
}

// estimated is an estimate as it is printed.
func (t *teller) estimated(u findings.Unrecorded) ledger.Estimate {
	return ledger.Estimate{Value: u.Value, Lower: u.Lower, Upper: u.Upper, Concern: t.Concerns(u.Measure)}
}

// unrecorded is the estimate with an honest word. A force whose overall rate or
// whose crime type is a cause of concern is told as the inspectorate does,
// "over 38,000"; the others "approximately 6,700".
func (t *teller) unrecorded(id string) (string, error) {
	u, err := t.unrecordedOf(id)
	if err != nil {
		return "", err
	}
	estimate := t.estimated(u)
	c, limit, err := t.EstimatedCount(estimate)
	if err != nil {
		return "", err
	}
	ref := unrecordedRef(id, limit)
	t.Claimed(tell.Claim{
		Text: c.Text, Of: t.AnnexWords("of.unrecorded", t.LabelOf(id)), Kind: string(c.Kind), Meaning: t.MeaningOf(string(c.Kind)),
		Value: c.Value, Printed: c.Printed, Step: estimate.Step(), Formula: formula.Cell(ref),
	}, ref)
	return t.Number(ref, c.Value, c.Text)
}

func (t *teller) unrecordedRange(id string) (string, error) {
	u, err := t.unrecordedOf(id)
	if err != nil {
		return "", err
	}
	text, first := t.EstimateRange(t.estimated(u))
	return t.Split(text, first, doc.Ref{Sheet: ledger.SheetUnrecorded, Row: id, Column: "lower"}, u.Lower.Float(),
		doc.Ref{Sheet: ledger.SheetUnrecorded, Row: id, Column: "upper"}, u.Upper.Float())
}

func (t *teller) populationText(id string) (string, error) {
	u, err := t.unrecordedOf(id)
	if err != nil {
		return "", err
	}
	return t.Number(doc.Ref{Sheet: ledger.SheetUnrecorded, Row: id, Column: "population"}, u.Population.Value.Float(), t.Pack.Count(u.Population.Value.Float()))
}

// reportedText is the estimated number of crimes reported in twelve months.
func (t *teller) reportedText(id string) (string, error) {
	m, err := t.Reportable(id)
	if err != nil {
		return "", err
	}
	u, err := t.unrecordedOf(id)
	if err != nil {
		return "", err
	}
	of := func(rate findings.Num) findings.Num { return u.Population.Value / rate }
	v := of(m.Rate).Float()
	estimate := ledger.Estimate{Value: of(m.Rate), Lower: of(m.Upper), Upper: of(m.Lower)}
	c, _, err := t.EstimatedCount(estimate)
	if err != nil {
		return "", err
	}
	ref := t.RefOf(id, "reported")
	t.Claimed(tell.Claim{
		Text: c.Text, Of: t.AnnexWords("of.reported", t.Label(m)), Kind: string(c.Kind), Meaning: t.MeaningOf(string(c.Kind)),
		Value: v, Printed: c.Printed, Step: estimate.Step(), Formula: formula.Cell(ref),
	}, ref)
	return t.Number(ref, v, c.Text)
}

// cancelledTotal adds up a column of the audits of cancelled records; the first
// group's cell stands for it.
func (t *teller) cancelledTotal(col string) (string, error) {
	total := 0
	for _, c := range t.Found.Cancelled {
		if col == "required" {
			total += c.Audited
		} else {
			total += c.Correct
		}
	}
	return t.Number(doc.Ref{Sheet: ledger.SheetCancelled, Row: ledger.CancelledAll, Column: col}, float64(total), t.Pack.Count(float64(total)))
}

// changeOf is the newest change of a measure, or nil.
func (t *teller) changeOf(id string) any {
	best := -1
	for i, c := range t.Found.Changes {
		if c.Measure == id && (best < 0 || c.Date.Time().After(t.Found.Changes[best].Date.Time())) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	return change{t.Found.Changes[best], ledger.ChangeRow(best)}
}

func (c change) ref(col string) doc.Ref {
	return doc.Ref{Sheet: ledger.SheetChanges, Row: c.row, Column: col}
}

func (t *teller) earlierRate(c change) (string, error) {
	return t.Number(c.ref("from"), c.From.Float()*100, t.Pack.EarlierPercent(c.From.Float(), t.Pack.Decimals()))
}

func (t *teller) difference(c change) (string, error) {
	return t.Number(c.ref("difference"), c.Difference.Float()*100, t.Pack.SignedPoints(c.Difference.Float(), t.Pack.Decimals()))
}

func (t *teller) differenceRange(c change) (string, error) {
	text, first := t.IntervalText(c.Lower, c.Upper, t.Pack.Decimals(), true)
	return t.Split(text, first, c.ref("lower"), c.Lower.Float()*100, c.ref("upper"), c.Upper.Float()*100)
}

func (t *teller) additional(c change) (string, error) {
	v := findings.Num(math.Abs(c.Additional.Float())) // of a fall, those that were not recorded
	said, _, err := t.EstimatedCount(ledger.Estimate{Value: v, Lower: findings.None(), Upper: v})
	if err != nil {
		return "", err
	}
	return t.Number(c.ref("additional"), c.Additional.Float(), said.Text)
}

// earlierNumber and earlierRange are an earlier rate as bare numbers.
func (t *teller) earlierNumber(c change) (string, error) {
	return t.Number(c.ref("from"), c.From.Float()*100, t.Pack.PercentNumber(c.From.Float(), tell.PublishedDecimals(c.From.Float())))
}

func (t *teller) earlierRange(c change) (string, error) {
	text, first := t.IntervalText(c.FromLower, c.FromUpper, t.Pack.Decimals(), true)
	return t.Split(text, first, c.ref("fromlower"), c.FromLower.Float()*100, c.ref("fromupper"), c.FromUpper.Float()*100)
}
