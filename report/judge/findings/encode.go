package findings

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"assize/report/judge/rulebook"
)

// Encode writes the findings as indented JSON, the same bytes for the same value.
// It fails on findings that break the contract.
func Encode(f Findings) ([]byte, error) {
	f.fillLists()
	if err := f.validate(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(f); err != nil {
		return nil, fmt.Errorf("findings of %s: %w", f.Force.ID, err)
	}
	return out.Bytes(), nil
}

// Decode reads findings and refuses what breaks the contract: another schema,
// unknown fields, anything after the value. Findings of the versions before are read
// too; what they lack is not known.
func Decode(data []byte) (Findings, error) {
	var f Findings
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&f); err != nil {
		return Findings{}, fmt.Errorf("findings: %w", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return Findings{}, errors.New("findings: something follows the value")
	}
	f.adopt()
	if err := f.validate(); err != nil {
		return Findings{}, err
	}
	return f, nil
}

// adopt makes findings of the versions before ones of this version.
func (f *Findings) adopt() {
	before := f.Schema
	switch before {
	case fourthSchema:
		f.Schema = Schema
		return // it lacks lists alone
	case thirdSchema, secondSchema, firstSchema:
	default:
		return
	}
	f.Schema = Schema
	f.adoptCounts()
	if before == thirdSchema {
		return
	}
	for i := range f.Measures {
		f.Measures[i].StandardError = None()
	}
	if before == secondSchema {
		return
	}
	for i := range f.Measures {
		m := &f.Measures[i]
		m.AtMost, m.Counting.Uncorrected, m.Better = None(), None(), string(rulebook.HigherIsBetter)
	}
	for i := range f.Unrecorded {
		f.Unrecorded[i].Population.ExcludesFraud = true // the version before knew no other
	}
}

// adoptCounts takes away the zeros that versions before the fourth wrote for what is
// withheld or not known.
func (f *Findings) adoptCounts() {
	for i := range f.Measures {
		if m := &f.Measures[i]; m.NotReportable == WithheldReason && m.Denominator == 0 && !f.rounds(m.ID) {
			m.withhold()
		}
	}
	for i := range f.Cancelled {
		if c := &f.Cancelled[i]; c.List == 0 {
			c.List = notCounted
		}
	}
	for i := range f.Changes {
		c := &f.Changes[i]
		c.FromNumerator, c.FromDenominator, c.Level = notCounted, notCounted, None()
	}
}

// checkMeasures tells the faults of the measures, and of what names them.
func (f Findings) checkMeasures(fault func(format string, args ...any)) {
	measures := map[string]bool{}
	for _, m := range f.Measures {
		if measures[m.ID] {
			fault("measure %q is there twice", m.ID)
		}
		measures[m.ID] = true
		for _, err := range m.faults() {
			fault("measure %q: %w", m.ID, err)
		}
	}
	for _, id := range slices.Concat(f.Strata, f.Domains) {
		if !measures[id] {
			fault("no measure is called %q", id)
		}
	}
	if f.Combined != "" && !measures[f.Combined] {
		fault("no measure is called %q", f.Combined)
	}
}

// validate reports what breaks the contract beyond the shape of the JSON.
func (f Findings) validate() error {
	var faults []error
	fault := func(format string, args ...any) {
		faults = append(faults, fmt.Errorf("findings of %q: "+format, append([]any{f.Force.ID}, args...)...))
	}
	if f.Schema != Schema {
		fault("schema is %q, not %q", f.Schema, Schema)
	}
	if f.Force.ID == "" || f.Rulebook.ID == "" {
		fault("the force or the rulebook has no id")
	}
	if f.Sample != realSample && f.Sample != Illustrative {
		fault("sample is %q", f.Sample)
	}
	f.checkMeasures(fault)
	for _, x := range f.Findings {
		if x.Kind == "cause-of-concern" && len(x.Recommendations) == 0 {
			fault("cause of concern %q has no recommendation", x.ID)
		}
	}
	return errors.Join(faults...)
}

// countFaults are impossible counts of a measure.
func (m Measure) countFaults() []error {
	var faults []error
	switch {
	case m.Numerator < notCounted || m.Denominator < notCounted || m.Numerator > m.Denominator:
		faults = append(faults, fmt.Errorf("%d of %d audited is impossible", m.Numerator, m.Denominator))
	case m.Reportable && !m.Numerator.Known():
		faults = append(faults, errors.New("a rate is given of what could not be counted"))
	case !m.Denominator.Known() && m.NotReportable != WithheldReason:
		faults = append(faults, errors.New("it is not known how many were audited, and they are not withheld"))
	}
	return faults
}

// faults are impossible numbers of a measure.
func (m Measure) faults() []error {
	faults := m.countFaults()
	if m.Bounded() && !(m.AtMost >= 0 && m.AtMost <= 1) {
		faults = append(faults, errors.New("what a rate is at most does not lie between 0 and 1"))
	}
	if !m.Reportable {
		if m.Rate.Known() {
			faults = append(faults, errors.New("a rate that is not reportable is given"))
		}
		return faults
	}
	const rounding = 1e-9 // of 12 significant digits
	if !(m.Rate >= 0 && m.Rate <= 1) || m.Lower > m.Rate+rounding || m.Upper < m.Rate-rounding {
		faults = append(faults, errors.New("rate and limits are not in order between 0 and 1"))
	}
	return faults
}

// fillLists makes every list present, so that an empty one is [] and never null.
func (f *Findings) fillLists() {
	fill(&f.Measures)
	fill(&f.Strata)
	fill(&f.Domains)
	fill(&f.Unrecorded)
	fill(&f.Cancelled)
	f.Missed.fill()
	fill(&f.Timed)
	f.Timed = mapped(f.Timed, func(t Timed) Timed { fill(&t.Steps); return t })
	fill(&f.Changes)
	fill(&f.Criteria)
	fill(&f.Questions)
	fill(&f.Grades)
	fill(&f.Bands)
	fill(&f.Findings)
	fill(&f.Observations)
	fill(&f.PreviousRecommendations)
	fill(&f.Inputs)
	fill(&f.Warnings)
	fill(&f.OtherRules)
	fill(&f.Disclosure)
	f.Measures = mapped(f.Measures, func(m Measure) Measure { fill(&m.Warnings); return m })
	f.Unrecorded = mapped(f.Unrecorded, func(u Unrecorded) Unrecorded { fill(&u.Warnings); return u })
	f.Criteria = mapped(f.Criteria, func(c Criterion) Criterion { fill(&c.Reasons); return c })
	f.Questions = mapped(f.Questions, func(j Judgment) Judgment { fill(&j.Reasons); return j })
	fill(&f.Overall.Reasons)
	f.Findings = mapped(f.Findings, func(x Finding) Finding {
		fill(&x.Reasons)
		fill(&x.Recommendations)
		return x
	})
}

func fill[T any](list *[]T) {
	if *list == nil {
		*list = []T{}
	}
}
