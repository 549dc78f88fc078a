// Package words turns values into language: claims with their predicates, and
// the numbers, dates and plurals of a language pack. The predicates are code;
// the words live in a pack (templates/words/LANG.yaml), so that another
// language says the same thing of the same value.
//
// Every number is rounded once, from the unrounded value, with the half away
// from zero; see Digits for what counts as the unrounded value. Percentages are
// given as fractions from 0 to 1. Numbers that are not finite print as "not
// available" and make no claim.
package words

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"
)

// Pack is one language, in one house style. It is read-only once loaded and
// may be shared.
type Pack struct {
	Lang string // BCP 47
	Name string // of the language, in itself

	tag    language.Tag
	labels map[Label]string
	style  styleFile

	group, point, minus string
	small               []string            // number words from zero upwards
	beforeNoun          map[string][]string // the same before a noun, by gender
	notAvailable        string
	million             string // "{n} million"

	percent percentFile
	ranges  rangeFile
	points  message
	dates   datesFile
	lists   listsFile

	claims    map[ClaimKind]string
	mutations map[ClaimKind]string // form of a fraction after a claim
	fractions map[string]fractionFile
	none      message

	nouns         map[string]message
	genders       map[string]string // list in beforeNoun, by noun
	units         map[string]unitFile
	warnings      map[string]message
	notReportable map[string]message
	terms         map[string]string // texts of the inputs with their translations
	people        People
	vouched       []Vouched
	instead       map[string]insteadFile // words for other matters, by name
	rewordings    []rewording            // of the matters that the pack speaks of
	counts        string                 // unit of the rules; "" for crimes
}

// Style is a house style's choice among the styles of a pack.
type Style struct {
	// Name is a style of the pack: "hmicfrs", "govuk" or "ons". "" is
	// "hmicfrs".
	Name string
	// Percent replaces the style's way to write percentages by another of the
	// pack's: "percent", "per cent" or "%". Each language has its own word for
	// each of them. "" keeps the style's.
	Percent string
	// Decimals replaces the style's decimals of a rate; nil keeps them.
	Decimals *int
}

// Label is the fixed text of an id with its arguments filled in.
func (p *Pack) Label(id Label, args ...string) string {
	s := p.labels[id]
	if len(args) == 0 {
		return strings.ReplaceAll(s, "%%", "%")
	}
	anys := make([]any, len(args))
	for i, a := range args {
		anys[i] = a
	}
	return fmt.Sprintf(s, anys...)
}
