package source

// Rule is a named check of an input: its id stands in every message, and its
// words in the documentation of the rules, which is made from the same values
// that the checks run with.
type Rule struct {
	ID       string   `json:"id"`       // "recorded-above-required"
	Severity Severity `json:"severity"` // what a breach stops
	Holds    string   `json:"holds"`    // what must hold, as a sentence
	Why      string   `json:"why"`      // which published number or word a breach would spoil
	Hint     string   `json:"hint"`     // what to do about a breach; repeated in its message
}

// Breach adds a breach of a rule at a place.
func (ps *Problems) Breach(r Rule, at Pos, format string, args ...any) {
	if r.Severity == Warning {
		ps.Warn(at, r.ID, r.Hint, format, args...)
		return
	}
	ps.Refuse(at, r.ID, r.Hint, format, args...)
}

// Index finds rules by their ids.
func Index(rules []Rule) map[string]Rule {
	by := make(map[string]Rule, len(rules))
	for _, r := range rules {
		by[r.ID] = r
	}
	return by
}
