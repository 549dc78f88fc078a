package tell

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"text/template"

	"assize/report/say/words"
)

// ofUnits ends the name of a piece that takes the place of another where something
// else than crimes is counted: "rates.intro@units" that of "rates.intro". Pieces
// without such a twin hold no word of crime, or are told of crime alone.
const ofUnits = "@units"

// plainName is the name of a piece, or of the one whose place it takes.
func plainName(piece string) string { return strings.TrimSuffix(piece, ofUnits) }

// Counting says what is counted; "" is what the rules of the job count. From here on
// pieces for other units take the places of those that speak of crime.
func (t *Kernel) Counting(unit string) { t.unit, t.bound = unit, nil }

// Unit is what is counted.
func (t *Kernel) Unit() string {
	if t.unit == "" && t.Pack != nil {
		return t.Pack.Counts()
	}
	return cmp.Or(t.unit, words.UnitCrime)
}

// inUnits puts the pieces for other units into the places of those of crime.
func (t *Kernel) inUnits(root *template.Template) error {
	if t.Unit() == words.UnitCrime {
		return nil
	}
	for _, twin := range sorted(root) {
		if !strings.HasSuffix(twin.Name(), ofUnits) {
			continue
		}
		if _, err := root.AddParseTree(plainName(twin.Name()), twin.Tree); err != nil {
			return err
		}
	}
	return nil
}

// unitWord is one of what is counted, "record".
func (t *Kernel) unitWord() (string, error) {
	s, err := t.Pack.Unit(t.Unit())
	return t.Text(s), err
}

// unitsWord is many of what is counted, "records"; with "of", as they stand after such
// a word.
func (t *Kernel) unitsWord(form ...string) (string, error) {
	if len(form) > 1 || len(form) == 1 && form[0] != "of" {
		return "", fmt.Errorf("units has no form %q", form)
	}
	s, err := t.Pack.Units(t.Unit(), slices.Contains(form, "of"))
	return t.Text(s), err
}
