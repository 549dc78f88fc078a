package words

import (
	"slices"

	"assize/report/read/strictyaml"
)

// The rules of a pack's faults, beside those of strictyaml.
const (
	ruleMissing = "words-missing"
	ruleUnknown = "words-unknown"
	ruleLabel   = "words-label"
	ruleCount   = "words-count"
	ruleTerm    = "words-term"
)

// validate checks a pack against what code asks of it.
func (f *packFile) validate(ps *strictyaml.Problems) {
	f.validateNumbers(ps)
	f.validateDates(ps)
	f.validateClaims(ps)
	f.validateGrammar(ps)
	f.validateLabels(ps)
	f.validateTerms(ps)
	f.validateInstead(ps)
	text("none", f.None, ps, "n")
	text("points", f.Points, ps, "n")
	for _, e := range f.Nouns.Entries {
		e.Value.validate(e.Key, nil, nil, ps)
	}
	f.validateUnits(ps)
	wanted(f.Warnings, warningIDs(), ps)
	wanted(f.NotReportable, notReportableIDs(), ps)
	for _, group := range []strictyaml.OrderedMap[message]{f.Warnings, f.NotReportable} {
		for _, e := range group.Entries {
			e.Value.validate(e.Key, []string{"n", "unit", "units"}, nil, ps)
		}
	}
}

// text checks a message that must use exactly the places named.
func text(name string, m message, ps *strictyaml.Problems, places ...string) {
	m.validate(name, places, places, ps)
}

// plainText checks a text that must use exactly the places named.
func plainText(name, s string, at strictyaml.At, ps *strictyaml.Problems, places ...string) {
	text(name, message{forms: map[string]string{other: s}, at: at}, ps, places...)
}

func (f *packFile) validateNumbers(ps *strictyaml.Problems) {
	for _, name := range sortedKeys(f.Percent) {
		percent := f.Percent[name]
		plainText("one", percent.One, percent.At, ps, "n")
		plainText("range", percent.Range, percent.At, ps, "a", "b")
	}
	plainText("range", f.Ranges.Range, f.Ranges.At, ps, "a", "b")
	plainText("middle", f.Lists.Middle, f.Lists.At, ps, "a", "b")
	plainText("last", f.Lists.Last, f.Lists.At, ps, "a", "b")
	for _, name := range sortedKeys(f.Styles) {
		s := f.Styles[name]
		if s.SpellBelow < 0 || s.SpellBelow > len(f.Numbers.Small) {
			ps.Refuse(s.At, ruleCount, "", "style %q spells numbers below %d, and only %d have words", name, s.SpellBelow, len(f.Numbers.Small))
		}
		if _, ok := f.Percent[s.Percent]; !ok {
			ps.Refuse(s.At, ruleMissing, "", "style %q: no way %q to write percentages", name, s.Percent)
		}
	}
}

func (f *packFile) validateDates(ps *strictyaml.Problems) {
	d := f.Dates
	if len(d.Months) != 12 || len(d.Weekdays) != 7 {
		ps.Refuse(d.At, ruleCount, "weekdays begin with Sunday", "%d months and %d weekdays, not 12 and 7", len(d.Months), len(d.Weekdays))
	}
	plainText("date", d.Date, d.At, ps, "day", "month", "year")
	plainText("month", d.Month, d.At, ps, "month", "year")
	plainText("period", d.Period, d.At, ps, "from", "to")
	plainText("embargo", d.Embargo, d.At, ps, "time", "weekday", "day", "month", "year")
}

func (f *packFile) validateClaims(ps *strictyaml.Problems) {
	var known []string
	for _, kind := range claimKinds() {
		known = append(known, string(kind))
		if _, ok := f.Claims.Get(string(kind)); !ok {
			ps.Refuse(f.At, ruleMissing, "", "no words for the claim %q", kind)
		}
	}
	for _, e := range f.Claims.Entries {
		switch {
		case !slices.Contains(known, e.Key):
			ps.Refuse(e.At, ruleUnknown, "", "no such claim, %q", e.Key)
		case ClaimKind(e.Key).movement():
			plainText(e.Key, e.Value, e.At, ps)
		default:
			plainText(e.Key, e.Value, e.At, ps, "n")
		}
	}
	known = nil
	for _, fr := range simpleFractions() {
		known = append(known, fr.ID)
		if _, ok := f.Fractions[fr.ID]; !ok {
			ps.Refuse(f.At, ruleMissing, "", "no words for the fraction %s", fr.ID)
		}
	}
	for _, id := range sortedKeys(f.Fractions) {
		if !slices.Contains(known, id) {
			ps.Refuse(f.At, ruleUnknown, "", "no claim uses the fraction %q", id)
		}
	}
}

func (f *packFile) validateLabels(ps *strictyaml.Problems) {
	args := make(map[string]int)
	for _, spec := range labelSpecs() {
		args[string(spec.id)] = spec.args
		if _, ok := f.Labels.Get(string(spec.id)); !ok {
			ps.Refuse(f.At, ruleMissing, "", "no label %q", spec.id)
		}
	}
	for _, e := range f.Labels.Entries {
		want, ok := args[e.Key]
		if !ok {
			ps.Refuse(e.At, ruleUnknown, "", "no document uses the label %q", e.Key)
			continue
		}
		got, err := countArguments(e.Value)
		switch {
		case err != nil:
			ps.Refuse(e.At, ruleLabel, "", "label %q: %v", e.Key, err)
		case got != want:
			ps.Refuse(e.At, ruleLabel, "", "label %q takes %d arguments, not %d", e.Key, want, got)
		}
	}
}

// wanted refuses a group of texts in which one is missing.
func wanted(group strictyaml.OrderedMap[message], keys []string, ps *strictyaml.Problems) {
	for _, key := range keys {
		if _, ok := group.Get(key); !ok {
			at := strictyaml.At{}
			if len(group.Entries) > 0 {
				at = group.Entries[0].At
			}
			ps.Refuse(at, ruleMissing, "", "no words for %q", key)
		}
	}
}

// sortedKeys are the keys of a map in order, so that faults are told in order.
func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
