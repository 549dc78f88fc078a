package words

import (
	"slices"

	"assize/report/read/strictyaml"
)

// validateGrammar checks what some languages need beside texts: number words by
// the gender of a noun, and fractions that begin otherwise after some claims.
func (f *packFile) validateGrammar(ps *strictyaml.Problems) {
	for _, gender := range sortedKeys(f.Numbers.BeforeNoun) {
		if got, want := len(f.Numbers.BeforeNoun[gender]), len(f.Numbers.Small); got != want {
			ps.Refuse(f.Numbers.At, ruleCount, "", "%d number words before a noun (%s), not %d", got, gender, want)
		}
	}
	for _, e := range f.Genders.Entries {
		if _, ok := f.Nouns.Get(e.Key); !ok {
			ps.Refuse(e.At, ruleUnknown, "", "no such noun, %q", e.Key)
		}
		if _, ok := f.Numbers.BeforeNoun[e.Value]; !ok {
			ps.Refuse(e.At, ruleMissing, "", "no number words before a noun of %q", e.Value)
		}
	}
	var forms []string
	for _, e := range f.Mutations.Entries {
		if !slices.Contains(claimKinds(), ClaimKind(e.Key)) {
			ps.Refuse(e.At, ruleUnknown, "", "no such claim, %q", e.Key)
		}
		forms = append(forms, e.Value)
	}
	for _, id := range sortedKeys(f.Fractions) {
		for _, form := range sortedKeys(f.Fractions[id].Mutated) {
			if !slices.Contains(forms, form) {
				ps.Refuse(f.Fractions[id].At, ruleUnknown, "", "no claim changes the fraction %s to %q", id, form)
			}
		}
	}
}
