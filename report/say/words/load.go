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
	Lang          string                         `yaml:"lang,required"`
	Name          string                         `yaml:"name,required"`
	Styles        map[string]styleFile           `yaml:"styles,required"`
	Numbers       numbersFile                    `yaml:"numbers,required"`
	Percent       map[string]percentFile         `yaml:"percent,required"`
	Ranges        rangeFile                      `yaml:"ranges,required"`
	Points        message                        `yaml:"points,required"`
	Dates         datesFile                      `yaml:"dates,required"`
	Lists         listsFile                      `yaml:"lists,required"`
	Claims        strictyaml.OrderedMap[string]  `yaml:"claims,required"`
	Fractions     map[string]fractionFile        `yaml:"fractions,required"`
	All           message                        `yaml:"all,required"`
	None          message                        `yaml:"none,required"`
	AllBut        message                        `yaml:"all-but,required"`
	Nouns         strictyaml.OrderedMap[message] `yaml:"nouns,required"`
	Warnings      strictyaml.OrderedMap[message] `yaml:"warnings,required"`
	NotReportable strictyaml.OrderedMap[message] `yaml:"not-reportable,required"`
	Phrases       strictyaml.OrderedMap[message] `yaml:"phrases,required"`
	Labels        strictyaml.OrderedMap[string]  `yaml:"labels,required"`
	At            strictyaml.At
}

type styleFile struct {
	Percent    string `yaml:"percent,required"`
	Decimals   int    `yaml:"decimals,required"`
	SpellBelow int    `yaml:"spell-below,required"`
	At         strictyaml.At
}

type numbersFile struct {
	Group        string   `yaml:"group,required"`
	Point        string   `yaml:"point,required"`
	Minus        string   `yaml:"minus,required"`
	Small        []string `yaml:"small,required"`
	NotAvailable string   `yaml:"not-available,required"`
}

type percentFile struct {
	One     string `yaml:"one,required"`
	Range   string `yaml:"range,required"`
	Between string `yaml:"between,required"`
	At      strictyaml.At
}

type rangeFile struct {
	Range   string `yaml:"range,required"`
	Between string `yaml:"between,required"`
	At      strictyaml.At
}

type datesFile struct {
	Months      []string `yaml:"months,required"`
	Weekdays    []string `yaml:"weekdays,required"`
	Date        string   `yaml:"date,required"`
	Month       string   `yaml:"month,required"`
	WeekdayDate string   `yaml:"weekday-date,required"`
	Period      string   `yaml:"period,required"`
	Embargo     string   `yaml:"embargo,required"`
	At          strictyaml.At
}

type listsFile struct {
	Middle string `yaml:"middle,required"`
	Last   string `yaml:"last,required"`
	At     strictyaml.At
}

// fractionFile is a simple fraction in words.
type fractionFile struct {
	Share string `yaml:"share,required"` // of a total: "a quarter"
	In    string `yaml:"in,required"`    // of things counted: "one in four"
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
		small: f.Numbers.Small, notAvailable: f.Numbers.NotAvailable,
		percent: percent, ranges: f.Ranges, points: f.Points, dates: f.Dates, lists: f.Lists,
		fractions: f.Fractions, all: f.All, none: f.None, allBut: f.AllBut,
		claims: make(map[ClaimKind]string), labels: make(map[Label]string),
		nouns: asMap(f.Nouns), warnings: asMap(f.Warnings),
		notReportable: asMap(f.NotReportable), phrases: asMap(f.Phrases),
	}
	for _, e := range f.Claims.Entries {
		p.claims[ClaimKind(e.Key)] = e.Value
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
