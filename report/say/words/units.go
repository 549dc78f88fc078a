package words

import (
	"cmp"
	"fmt"
	"slices"

	"assize/report/read/strictyaml"
)

// unitIDs are what a rulebook's measures may count.
func unitIDs() []string { return []string{UnitCrime, "record", "report", "incident"} }

// UnitCrime is what is counted where no rulebook says otherwise, and what the pieces of
// the templates speak of.
const UnitCrime = "crime"

// unitFile are the words for what is counted.
type unitFile struct {
	One  string `yaml:"one,required" doc:"a single one"`
	Many string `yaml:"many,required" doc:"any number of them"`
	Of   string `yaml:"of,required" doc:"the same after a word such as number of, where the language changes it then"`
	At   strictyaml.At
}

func (f *packFile) validateUnits(ps *strictyaml.Problems) {
	for _, id := range unitIDs() {
		if _, ok := f.Units[id]; !ok {
			ps.Refuse(f.At, ruleMissing, "", "no words for the unit %q", id)
		}
		if _, ok := f.Nouns.Get(id); !ok {
			ps.Refuse(f.At, ruleMissing, "", "no noun for the unit %q", id)
		}
	}
	for _, id := range sortedKeys(f.Units) {
		if !slices.Contains(unitIDs(), id) {
			ps.Refuse(f.Units[id].At, ruleUnknown, "", "nothing counts the unit %q", id)
		}
	}
}

// InUnits is the pack of documents whose rules count something.
func (p *Pack) InUnits(unit string) *Pack {
	out := *p
	out.counts = unit
	return &out
}

// Counts is what the rules of the pack's documents count.
func (p *Pack) Counts() string { return cmp.Or(p.counts, UnitCrime) }

// Unit is one of what is counted, "crime", "record".
func (p *Pack) Unit(unit string) (string, error) {
	u, ok := p.units[unit]
	if !ok {
		return "", fmt.Errorf("%s: no unit %q", p.Lang, unit)
	}
	return u.One, nil
}

// Units are many of what is counted, "crimes"; of is their form after "number of".
func (p *Pack) Units(unit string, of bool) (string, error) {
	u, ok := p.units[unit]
	switch {
	case !ok:
		return "", fmt.Errorf("%s: no unit %q", p.Lang, unit)
	case of:
		return u.Of, nil
	default:
		return u.Many, nil
	}
}
