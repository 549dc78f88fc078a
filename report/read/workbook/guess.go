package workbook

import (
	"slices"
	"strings"
	"unicode"

	"assize/report/read/audit"
	"assize/report/read/source"
)

// cue says by which words of a heading a field may be told.
type cue struct {
	field        audit.Field
	strong, weak []string // words of the heading
	against      []string
}

// Fields of columns that are part of another.
const (
	guessReportedTime = audit.FieldReportedAt + ": time"
	guessRecordedTime = audit.FieldRecordedAt + ": time"
	guessMissed       = audit.FieldCrimesRecorded + ": not recorded"
)

// reportCues are those of a list of reports or of crimes.
func reportCues() []cue {
	reported, recorded := []string{"reported", "report", "received", "call", "created", "logged"}, []string{"recorded", "crimed", "recording", "confirmed"}
	when := []string{"date", "time", "at", "on", "when"}
	return []cue{
		{audit.FieldReference, []string{"log", "incident", "inc", "urn", "reference", "ref"}, []string{"no", "number", "id", "report"}, []string{"crime", "officer", "collar", "auditor"}},
		{audit.FieldRoute, []string{"route", "source", "origin", "method", "channel", "how"}, []string{"reported", "call"}, nil},
		{audit.FieldStratum, []string{"stratum", "category", "strand"}, []string{"crime", "type"}, nil},
		{audit.FieldOffenceGroup, []string{"offence", "class", "classification", "crime"}, []string{"type", "group", "ho", "category"}, []string{"ref", "no"}},
		{audit.FieldReportedAt, reported, when, nil},
		{guessReportedTime, append([]string{"time"}, reported...), nil, []string{"recorded", "crimed"}},
		{audit.FieldRecordedAt, recorded, when, nil},
		{guessRecordedTime, recorded, []string{"time"}, []string{"reported"}},
		{audit.FieldCrimesRequired, []string{"required", "should", "expected", "ought", "audited", "identified"}, []string{"crimes", "crime", "number", "no", "total"}, []string{"n100"}},
		{audit.FieldCrimesRecorded, []string{"recorded", "compliant", "compliance", "ncrs", "correct", "correctly", "pass", "passed", "crimed", "outcome", "result", "accurate"}, []string{"crimes", "number"}, []string{"n100", "not", "should", "error", "reason"}},
		{guessMissed, []string{"missed", "unrecorded", "errors", "error", "failed", "fails", "missing", "under"}, []string{"crimes", "not", "recorded", "number"}, []string{"reason"}},
		{audit.FieldRape, []string{"rape"}, nil, nil},
		{audit.FieldN100Required, []string{"n100"}, []string{"required", "should"}, []string{"recorded", "made"}},
		{audit.FieldN100Recorded, []string{"n100"}, []string{"recorded", "made"}, []string{"required", "should"}},
		{audit.FieldDomesticAbuse, []string{"da", "domestic"}, []string{"abuse", "flag"}, nil},
		{audit.FieldVulnerable, []string{"vulnerable", "vulnerability", "vuln"}, []string{"victim"}, nil},
		{audit.FieldThirdParty, []string{"third", "professional", "partner"}, []string{"party"}, nil},
		{audit.FieldModernSlavery, []string{"slavery", "trafficking", "mds"}, []string{"modern"}, nil},
		{audit.FieldNotRecorded, []string{"reason", "failure", "why"}, []string{"not", "recorded", "fail"}, nil},
		{audit.FieldNote, []string{"comment", "comments", "note", "notes", "remarks", "rationale"}, []string{"auditor"}, nil},
	}
}

// countCues are those of a table of totals.
func countCues() []cue {
	return []cue{
		{audit.FieldStratum, []string{"stratum", "category", "type", "offence", "crime", "group"}, nil, []string{"no", "number"}},
		{audit.FieldReportsAudited, []string{"reports", "incidents", "logs"}, []string{"audited", "number", "no"}, nil},
		{audit.FieldCrimesRequired, []string{"required", "should", "expected", "ought", "audited", "identified", "crimes", "total"}, []string{"number"}, []string{"not", "missed", "reports", "incidents", "recorded"}},
		{audit.FieldCrimesRecorded, []string{"recorded", "compliant", "correct", "correctly", "pass", "passed"}, []string{"crimes"}, []string{"not", "should", "non"}},
		{guessMissed, []string{"missed", "unrecorded", "errors", "error", "failed", "fails", "missing", "not", "non"}, []string{"recorded", "compliant"}, nil},
	}
}

// cancelledCues are those of a list of cancelled records.
func cancelledCues() []cue {
	return []cue{
		{audit.FieldCrimeReference, []string{"reference", "ref", "urn", "crime"}, []string{"no", "number", "id"}, []string{"offence", "type"}},
		{audit.FieldOffenceGroup, []string{"offence", "class", "type", "group", "category"}, []string{"crime"}, []string{"ref", "no"}},
		{audit.FieldCancelledOn, []string{"cancelled", "date"}, []string{"on", "no-crimed"}, []string{"correctly"}},
		{audit.FieldAVI, []string{"avi", "verifiable"}, []string{"information"}, nil},
		{audit.FieldCorrectly, []string{"correct", "correctly", "compliant", "pass"}, []string{"cancelled"}, nil},
		{audit.FieldVictimTold, []string{"victim", "told", "informed"}, nil, nil},
		{audit.FieldReason, []string{"reason", "why"}, nil, nil},
	}
}

// words are the words of a folded heading.
func words(folded string) []string {
	return strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// score is how much a heading speaks for the field: 3 a strong word, 1 a weak one.
func (c cue) score(heading string) (n float64) {
	for _, w := range words(audit.Fold(heading)) {
		switch {
		case slices.Contains(c.strong, w):
			n += 3
		case slices.Contains(c.weak, w):
			n++
		case slices.Contains(c.against, w):
			n -= 2
		}
	}
	return n
}

// cued are the fields for which a heading has a strong word.
func cued(folded string) (fields []audit.Field) {
	for _, c := range slices.Concat(reportCues(), countCues(), cancelledCues()) {
		if c.score(folded) >= 3 {
			fields = append(fields, c.field)
		}
	}
	return fields
}

// guess is the column that was taken for a field.
type guess struct {
	column *profile
	known  bool // the heading is one of the house's names
}

// leastScore is what a heading and its values must say for a guess.
const leastScore = 3

// assign pairs the columns of a table with fields, the surest first.
func (p *proposal) assign(t surveyed, table *tableLayout, cues []cue) map[audit.Field]guess {
	type pair struct {
		field  audit.Field
		column *profile
		score  float64
		known  bool
	}
	names := table.fieldNames()
	var pairs []pair
	for _, c := range t.columns {
		for _, q := range cues {
			known := names[audit.Fold(c.heading)] == q.field
			fit, ok := p.fits(table, q.field, c)
			if !ok && !known {
				continue
			}
			score := q.score(c.heading)
			if slipOf(c.heading, table.headings[q.field]) {
				score += leastScore
			}
			if score > 0 || fit >= leastScore {
				score += fit
			}
			if known { // whatever stands there, the reader takes it for this
				score += 100
			}
			if score >= leastScore {
				pairs = append(pairs, pair{q.field, c, score, known})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		default:
			return a.column.at - b.column.at
		}
	})
	found, used := map[audit.Field]guess{}, map[*profile]bool{}
	for _, x := range pairs {
		if _, taken := found[x.field]; !taken && !used[x.column] {
			found[x.field], used[x.column] = guess{x.column, x.known}, true
		}
	}
	return found
}

// slipOf reports a heading that is one of the names but for a slip of the keyboard.
func slipOf(heading string, names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return len(source.Nearest(audit.Fold(heading), []string{audit.Fold(n)})) > 0 })
}

// fits reports whether the values under a heading can be those of a field, and how
// much they speak for it.
func (p *proposal) fits(table *tableLayout, f audit.Field, c *profile) (fit float64, ok bool) {
	if c.filled == 0 {
		return 0, true
	}
	known := p.knownValues(table, f)
	switch f {
	case audit.FieldReference, audit.FieldCrimeReference:
		return c.asReference()
	case audit.FieldStratum:
		share := c.share(known)
		return 4 * share, share >= 0.5 || table.Name == audit.Counts && !c.mostly(c.whole)
	case audit.FieldOffenceGroup, audit.FieldRoute, audit.FieldNotRecorded:
		return c.asListed(c.share(known))
	case audit.FieldReportedAt, audit.FieldRecordedAt, audit.FieldCancelledOn:
		return 1, c.mostly(c.dates)
	case guessReportedTime, guessRecordedTime:
		return 1, c.mostly(c.clocks) && !c.mostly(c.ticks)
	case audit.FieldCrimesRequired, audit.FieldCrimesRecorded, audit.FieldN100Required, audit.FieldN100Recorded:
		return 1, c.mostly(c.whole) || c.tickish()
	case guessMissed, audit.FieldReportsAudited:
		return 1, c.mostly(c.whole)
	case audit.FieldNote, audit.FieldReason:
		return 0, !c.mostly(c.dates) && !c.mostly(c.numbers)
	default: // ticks
		return 1, c.tickish()
	}
}

// asReference is fits for references: nearly each has a digit and is another one. A
// few alone may be anything but dates and ticks.
func (c *profile) asReference() (fit float64, ok bool) {
	if c.spoken() || c.listed() || 2*c.digits < c.filled {
		return 0, c.filled < 4 && !c.spoken()
	}
	return 1, true
}

// asListed is fits for values of a list, a share of which the house knows.
func (c *profile) asListed(share float64) (fit float64, ok bool) {
	return 4 * share, share >= 0.5 || c.listed() && !c.spoken() && !c.mostly(c.whole)
}

// spoken reports a column of dates or ticks.
func (c *profile) spoken() bool { return c.mostly(c.dates) || c.mostly(c.ticks) }

// tickish reports a column of ticks, in the house's words or in two others.
func (c *profile) tickish() bool {
	yes, no, other := c.tickWords()
	return c.mostly(c.ticks) || len(yes) > 0 && len(no) > 0 && len(other) == 0
}

// tickWords are the values of a column of ticks in other words than the house's.
func (c *profile) tickWords() (yes, no, other []string) {
	for _, v := range c.unknown(func(string) bool { return false }) {
		switch folded := audit.Fold(v); {
		case slices.Contains([]string{"y", "yes", "true", "1", "n", "no", "false", "0"}, folded):
		case slices.Contains([]string{"pass", "passed", "compliant", "correct", "recorded", "met", "ok"}, folded):
			yes = append(yes, v)
		case slices.Contains([]string{"fail", "failed", "non-compliant", "not compliant", "noncompliant", "incorrect", "not recorded", "not met"}, folded):
			no = append(no, v)
		default:
			other = append(other, v)
		}
	}
	return yes, no, other
}

// knownValues says which values of a column a list of the house has.
func (p *proposal) knownValues(table *tableLayout, f audit.Field) func(string) bool {
	names := table.lists[f].names
	return func(folded string) bool { _, ok := names[folded]; return ok }
}
