package ledger

import (
	"cmp"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/tell"
)

// edge is one side of a comparison: as published, or as corrected. It names the
// column of the annex that its numbers stand in.
type edge string

// The sides, by the columns of the sheet of corrections.
const (
	wasEdge edge = "was"
	isEdge  edge = "is"
)

// number is a printed number with its cell on the sheet of corrections.
func (t *Book) correctedNumber(e edge, id, name string, v findings.Num, text string) doc.Number {
	return doc.Number{Value: v.Float(), Text: text, Ref: doc.Ref{Sheet: sheetCorrections, Row: t.correctionRow(id, name), Column: string(e)}}
}

// correctionRow is the row of one number of a measure on the sheet of corrections.
func (t *Book) correctionRow(id, name string) string { return t.rowPrefix + id + "|" + name }

// cellsOf are cells of a measure's row, as records of print name them.
func (t *Force) cellsOf(id string, columns ...string) []string {
	return cellsIn(t.RefOf(id, "").Sheet, id, columns...)
}

func cellsIn(sheet, row string, columns ...string) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = sheet + "|" + row + "|" + c
	}
	return out
}

// percent is a fraction in percent, as the annex has it.
func percent(n findings.Num) findings.Num {
	if !n.Known() {
		return n
	}
	return findings.Num(n.Float() * 100)
}

// changedRate compares a rate with its limits.
func (t *Force) changedRate(was, is findings.Measure) Changed {
	m := is
	if m.ID == "" {
		m = was
	}
	label := "correction-rate"
	if m.Role == "cancelled" || m.Role == "other" {
		label = "correction-share"
	}
	c := Changed{
		Label: t.Phrase(label, t.Label(m)), WasRuns: t.rateRuns(was, wasEdge), IsRuns: t.rateRuns(is, isEdge),
		Headline: m.ID == t.Found.Combined, Leading: leads(m), cells: t.cellsOf(m.ID, "rate", "lower", "upper", "interval"),
	}
	for _, n := range []struct {
		name string
		of   func(findings.Measure) findings.Num
	}{
		{"rate", func(m findings.Measure) findings.Num { return m.Rate }},
		{"lower", func(m findings.Measure) findings.Num { return m.Lower }},
		{"upper", func(m findings.Measure) findings.Num { return m.Upper }},
	} {
		value := func(m findings.Measure) findings.Num {
			if m.ID == "" || !m.Reportable {
				return findings.None()
			}
			return percent(n.of(m))
		}
		c.numbers = append(c.numbers, changedNumber{row: t.correctionRow(m.ID, n.name), name: n.name, was: value(was), is: value(is), kind: doc.PercentCell})
	}
	return c
}

// leads reports a measure that notices tell of: the force's and the crime types'.
func leads(m findings.Measure) bool { return m.Role == "force" || m.Role == "stratum" }

// rateRuns is "85.5 percent (83.4 to 87.2)"; what is printed as counts has its
// interval alone.
func (t *Force) rateRuns(m findings.Measure, e edge) []doc.Run {
	switch {
	case m.ID == "":
		return t.absent()
	case !m.Reportable:
		return doc.Words(t.Phrase("not-reportable"))
	}
	text, first := t.LimitsText(m, true)
	interval := t.RangeRuns(text, first, func(first string) doc.Number { return t.correctedNumber(e, m.ID, "lower", percent(m.Lower), first) },
		func(last string) doc.Number { return t.correctedNumber(e, m.ID, "upper", percent(m.Upper), last) })
	if AsCounts(m) {
		return interval
	}
	return tell.Bracketed(t.correctedNumber(e, m.ID, "rate", percent(m.Rate), t.Pack.Percent(m.Rate.Float(), t.Decimals(m))), interval)
}

// changedCounts compares what was counted in the audit.
func (t *Force) changedCounts(was, is findings.Measure) Changed {
	m := is
	if m.ID == "" {
		m = was
	}
	count := func(x findings.Measure, n findings.Count) findings.Num {
		if !hasCounts(x) {
			return findings.None()
		}
		return n.Num()
	}
	number := func(name string, was, is findings.Num) changedNumber {
		return changedNumber{row: t.correctionRow(m.ID, name), name: name, was: was, is: is, kind: doc.CountCell}
	}
	return Changed{
		cells: t.cellsOf(m.ID, "recorded", "required"),
		Label: t.Phrase("correction-counts", t.Label(m)), WasRuns: t.countRuns(was, wasEdge), IsRuns: t.countRuns(is, isEdge),
		numbers: []changedNumber{
			number("recorded", count(was, was.Numerator), count(is, is.Numerator)),
			number("required", count(was, was.Denominator), count(is, is.Denominator)),
		},
	}
}

// hasCounts reports whether there are counts of a measure to print: it is there, they
// are not withheld, and its times are known.
func hasCounts(m findings.Measure) bool { return m.ID != "" && m.Numerator.Known() }

// countRuns is "451 of 600".
func (t *Force) countRuns(m findings.Measure, e edge) []doc.Run {
	if !hasCounts(m) {
		return t.absent()
	}
	return t.RangeRuns(t.countsText(m), t.Pack.Count(float64(m.Numerator)),
		func(first string) doc.Number {
			return t.correctedNumber(e, m.ID, "recorded", findings.Num(m.Numerator), first)
		},
		func(last string) doc.Number {
			return t.correctedNumber(e, m.ID, "required", findings.Num(m.Denominator), last)
		})
}

// changedEstimate compares an estimate of unrecorded crimes with its limits.
// concern says that a cause of concern was raised about the crime type then.
func (t *Force) changedEstimate(was, is findings.Unrecorded, concern bool) Changed {
	id := cmp.Or(is.Measure, was.Measure)
	number := func(name string, of func(findings.Unrecorded) findings.Num) changedNumber {
		value := func(u findings.Unrecorded) findings.Num {
			if u.Measure == "" {
				return findings.None()
			}
			return of(u)
		}
		return changedNumber{row: t.correctionRow(id, name), name: name, was: value(was), is: value(is), kind: doc.CountCell}
	}
	return Changed{
		cells: cellsIn(SheetUnrecorded, id, "value", "lower", "upper", "interval"),
		Label: t.Phrase("correction-unrecorded", t.LabelOf(id)), Headline: id == t.Found.Combined, Leading: leads(t.Measures[id]),
		WasRuns: t.estimateRuns(was, concern, wasEdge), IsRuns: t.estimateRuns(is, t.Concerns(id), isEdge),
		numbers: []changedNumber{
			number("unrecorded", func(u findings.Unrecorded) findings.Num { return u.Value }),
			number("unrecordedlower", func(u findings.Unrecorded) findings.Num { return u.Lower }),
			number("unrecordedupper", func(u findings.Unrecorded) findings.Num { return u.Upper }),
		},
	}
}

// estimateRuns is "over 38,000 (32,900 to 44,500)".
func (t *Force) estimateRuns(u findings.Unrecorded, concern bool, e edge) []doc.Run {
	if u.Measure == "" || !u.Value.Known() {
		return t.absent()
	}
	estimate := Estimate{u.Value, u.Lower, u.Upper, concern}
	said, limit, err := t.EstimatedCount(estimate)
	if err != nil {
		t.Fail(err)
		return nil
	}
	text, first := t.EstimateRange(estimate)
	interval := t.RangeRuns(text, first,
		func(first string) doc.Number {
			return t.correctedNumber(e, u.Measure, "unrecordedlower", u.Lower, first)
		},
		func(last string) doc.Number { return t.correctedNumber(e, u.Measure, "unrecordedupper", u.Upper, last) })
	return tell.Bracketed(t.correctedNumber(e, u.Measure, "unrecorded"+limit, findings.Num(said.Value), said.Text), interval)
}
