package words

import (
	"io/fs"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"assize/report/read/strictyaml"
)

// packFile is a language pack as written.
type packFile struct {
	Lang          string                         `yaml:"lang,required" doc:"the language, as a BCP 47 tag"`
	Name          string                         `yaml:"name,required" doc:"the language, in itself"`
	Styles        map[string]styleFile           `yaml:"styles,required" doc:"house styles, by name"`
	Numbers       numbersFile                    `yaml:"numbers,required"`
	Percent       map[string]percentFile         `yaml:"percent,required" doc:"ways to write percentages, by name"`
	Ranges        rangeFile                      `yaml:"ranges,required"`
	Points        message                        `yaml:"points,required" doc:"{n} percentage points"`
	Dates         datesFile                      `yaml:"dates,required"`
	Lists         listsFile                      `yaml:"lists,required"`
	Claims        strictyaml.OrderedMap[string]  `yaml:"claims,required" doc:"words for each claim; {n} is the number said"`
	Mutations     strictyaml.OrderedMap[string]  `yaml:"mutations" doc:"claims whose words change the beginning of the fraction after them, each with the name of the form that it takes"`
	Fractions     map[string]fractionFile        `yaml:"fractions,required" doc:"words for each simple fraction"`
	None          message                        `yaml:"none,required" doc:"not one of {n} was so"`
	Nouns         strictyaml.OrderedMap[message] `yaml:"nouns,required" doc:"nouns that go with numbers"`
	Genders       strictyaml.OrderedMap[string]  `yaml:"genders" doc:"nouns that take number words of their own, each with the name of the list in numbers, before-noun"`
	Units         map[string]unitFile            `yaml:"units,required" doc:"what is counted, by the unit of a rulebook"`
	Warnings      strictyaml.OrderedMap[message] `yaml:"warnings,required" doc:"doubts about a number, by id; {n} is what raised the doubt, {unit} and {units} what is counted"`
	NotReportable strictyaml.OrderedMap[message] `yaml:"not-reportable,required" doc:"why a number is not reported, by id; {n} is the least number audited"`
	Labels        strictyaml.OrderedMap[string]  `yaml:"labels,required" doc:"fixed texts of pages, charts and sheets; %s is an argument"`
	Terms         strictyaml.OrderedMap[string]  `yaml:"terms" doc:"texts of rulebooks and of closed lists, each with its translation; a pack without terms speaks the language of the inputs"`
	People        peopleFile                     `yaml:"people" doc:"what the sentences of people are read for: narrative, quotes, observations, labels, translations"`
	Instead       map[string]insteadFile         `yaml:"instead" doc:"words that take the places of others where a rulebook is about other bodies than police forces (its key body), a force audits itself (own-audit), or other things than crimes are counted (other-units, lower-is-better)"`
	Vouched       []vouchedFile                  `yaml:"vouched" doc:"pieces of the templates that say words of claim beside a number although no claim makes them, each with why that is true"`
	At            strictyaml.At
}

// peopleFile are the words for which people's own sentences are read.
type peopleFile struct {
	Numbers strictyaml.OrderedMap[float64] `yaml:"numbers" doc:"numbers spelt out, each form with its value; one is left out, since it counts only sometimes"`
	Claims  []string                       `yaml:"claims" doc:"words of size, movement, order, quantity and completeness; one that ends in * stands for all that begin so"`
	Names   []string                       `yaml:"names" doc:"names that hold such a word and claim nothing"`
	At      strictyaml.At
}

type styleFile struct {
	Percent    string `yaml:"percent,required"`
	Decimals   int    `yaml:"decimals,required" doc:"of a rate"`
	SpellBelow int    `yaml:"spell-below,required" doc:"numbers below this are written in words"`
	At         strictyaml.At
}

type numbersFile struct {
	Group        string              `yaml:"group,required"`
	Point        string              `yaml:"point,required"`
	Minus        string              `yaml:"minus,required"`
	Small        []string            `yaml:"small,required" doc:"number words from zero upwards"`
	BeforeNoun   map[string][]string `yaml:"before-noun" doc:"number words as they stand before a noun, from zero upwards, by gender"`
	NotAvailable string              `yaml:"not-available,required"`
	Million      string              `yaml:"million,required" doc:"{n} millions"`
	At           strictyaml.At
}

type percentFile struct {
	One   string `yaml:"one,required"`
	Range string `yaml:"range,required"`
	At    strictyaml.At
}

type rangeFile struct {
	Range string `yaml:"range,required"`
	At    strictyaml.At
}

type datesFile struct {
	Months   []string `yaml:"months,required"`
	Weekdays []string `yaml:"weekdays,required" doc:"from Sunday"`
	Date     string   `yaml:"date,required"`
	Month    string   `yaml:"month,required"`
	Period   string   `yaml:"period,required"`
	Embargo  string   `yaml:"embargo,required"`
	At       strictyaml.At
}

type listsFile struct {
	Middle string `yaml:"middle,required"`
	Last   string `yaml:"last,required"`
	At     strictyaml.At
}

// fractionFile is a simple fraction in words.
type fractionFile struct {
	Share   string                   `yaml:"share,required" doc:"of a total: a quarter"`       // of a total: "a quarter"
	In      string                   `yaml:"in,required" doc:"of things counted: one in four"` // of things counted: "one in four"
	Mutated map[string]fractionWords `yaml:"mutated" doc:"as it begins after a claim that changes it, by the name of the form"`
	At      strictyaml.At
}

// fractionWords are a fraction's words in a form that a claim brings about.
type fractionWords struct {
	Share string `yaml:"share,required"`
	In    string `yaml:"in,required"`
}

// Load reads a language pack, such as templates/words/en.yaml, and checks that
// nothing is missing and that every text has the places its arguments go to.
// The error tells every fault by line and column.
func Load(fsys fs.FS, name string, style Style) (*Pack, error) {
	n, ps := strictyaml.Read(fsys, name, strictyaml.Limits{})
	var f packFile
	strictyaml.Decode(n, &f, &ps)
	if ps.Refused() {
		return nil, ps.Err()
	}
	f.validate(&ps)
	p := f.pack(style, &ps)
	if err := ps.Err(); err != nil {
		return nil, err
	}
	return p, nil
}

// pack makes the Pack in a style.
func (f *packFile) pack(style Style, ps *strictyaml.Problems) *Pack {
	const rule = "words-style"
	tag, err := language.Parse(f.Lang)
	if err != nil {
		ps.Refuse(f.At, "words-language", "", "%q is not a language: %v", f.Lang, err)
	}
	name := style.Name
	if name == "" {
		name = "hmicfrs"
	}
	s, ok := f.Styles[name]
	if !ok {
		ps.Refuse(f.At, rule, "styles here: "+strings.Join(slices.Sorted(maps.Keys(f.Styles)), ", "), "no style %q", name)
	}
	if style.Percent != "" {
		s.Percent = style.Percent
	}
	if style.Decimals != nil {
		s.Decimals = *style.Decimals
	}
	if s.Decimals < 0 || s.Decimals > 3 {
		ps.Refuse(f.At, rule, "", "a rate has 0 to 3 decimals, not %d", s.Decimals)
	}
	percent, ok := f.Percent[s.Percent]
	if !ok && s.Percent != "" {
		ps.Refuse(f.At, rule, "known here: "+strings.Join(slices.Sorted(maps.Keys(f.Percent)), ", "), "no way %q to write percentages", s.Percent)
	}
	p := &Pack{
		Lang: f.Lang, Name: f.Name, tag: tag, style: s,
		group: f.Numbers.Group, point: f.Numbers.Point, minus: f.Numbers.Minus,
		small: f.Numbers.Small, beforeNoun: f.Numbers.BeforeNoun, notAvailable: f.Numbers.NotAvailable, million: f.Numbers.Million,
		percent: percent, ranges: f.Ranges, points: f.Points, dates: f.Dates, lists: f.Lists,
		fractions: f.Fractions, none: f.None,
		claims: make(map[ClaimKind]string), labels: make(map[Label]string),
		nouns: asMap(f.Nouns), genders: asMap(f.Genders), warnings: asMap(f.Warnings),
		units:         f.Units,
		notReportable: asMap(f.NotReportable), mutations: make(map[ClaimKind]string), terms: asMap(f.Terms),
		people:  People{Numbers: asMap(f.People.Numbers), Claims: f.People.Claims, Names: f.People.Names},
		vouched: f.vouched(), instead: f.Instead,
	}
	for _, e := range f.Claims.Entries {
		p.claims[ClaimKind(e.Key)] = e.Value
	}
	for _, e := range f.Mutations.Entries {
		p.mutations[ClaimKind(e.Key)] = e.Value
	}
	for _, e := range f.Labels.Entries {
		p.labels[Label(e.Key)] = e.Value
	}
	return p
}

// asMap indexes entries by key.
func asMap[T any](m strictyaml.OrderedMap[T]) map[string]T {
	out := make(map[string]T, len(m.Entries))
	for _, e := range m.Entries {
		out[e.Key] = e.Value
	}
	return out
}
