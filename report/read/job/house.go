package job

import (
	"io/fs"
	"regexp"

	"assize/report/read/source"
	"assize/report/read/strictyaml"
)

// Rules of a house style, beside those of strictyaml.
const (
	ruleStyle    = "house-style"
	ruleColour   = "house-colour"
	ruleDecimals = "house-decimals"
)

// House is whose reports they are, and how they look and write.
type House struct {
	Inspectorate string  `yaml:"inspectorate,required"` // full name
	Short        string  `yaml:"short,required"`        // as in running text
	Web          string  `yaml:"web"`
	Contact      Contact `yaml:"contact"`

	Logo    string  `yaml:"logo"`     // PNG, relative to this file; "" for none
	LogoAlt string  `yaml:"logo-alt"` // its name, for those who do not see it
	Fonts   string  `yaml:"fonts"`    // folder of the four cuts, relative to this file; "" for the shipped ones
	Colours Colours `yaml:"colours"`

	Style    string `yaml:"style"`    // hmicfrs, govuk or ons
	Percent  string `yaml:"percent"`  // percent, per cent or %; "" for the style's
	Decimals *int   `yaml:"decimals"` // of a rate; absent for the style's
}

// Contact is whom a reader may ask.
type Contact struct {
	Name  string `yaml:"name"`
	Email string `yaml:"email"`
	Phone string `yaml:"phone"`
	Press Press  `yaml:"press"`
}

// Press is whom a journalist may ask.
type Press struct {
	Email string `yaml:"email"`
	Phone string `yaml:"phone"`
}

// Colours replace those of the shipped look, each as #12436d. An empty one
// keeps the shipped colour. Contrast is checked where they are used.
type Colours struct {
	Ink       string   `yaml:"ink"`
	Quiet     string   `yaml:"quiet"`
	Link      string   `yaml:"link"`
	Brand     string   `yaml:"brand"`
	Accent    string   `yaml:"accent"`
	Rule      string   `yaml:"rule"`
	Pale      string   `yaml:"pale"`
	Grades    []string `yaml:"grades"` // lowest first
	Cause     string   `yaml:"cause-of-concern"`
	Improve   string   `yaml:"area-for-improvement"`
	Recommend string   `yaml:"recommendation"`
	Positive  string   `yaml:"positive"`
	Notice    string   `yaml:"notice"`
	Watermark string   `yaml:"watermark"`
}

// all lists the colours with their keys.
func (c *Colours) all() map[string][]string {
	return map[string][]string{
		"ink": {c.Ink}, "quiet": {c.Quiet}, "link": {c.Link}, "brand": {c.Brand}, "accent": {c.Accent}, "rule": {c.Rule},
		"pale": {c.Pale}, "grades": c.Grades, "cause-of-concern": {c.Cause}, "area-for-improvement": {c.Improve},
		"recommendation": {c.Recommend}, "positive": {c.Positive}, "notice": {c.Notice}, "watermark": {c.Watermark},
	}
}

// houseFile is a house style with its place.
type houseFile struct {
	House `yaml:",inline"`
	At    strictyaml.At
}

var colour = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// mostDecimals of a rate: a sample of a thousand crimes knows no more.
const mostDecimals = 3

// LoadHouse reads a house style.
func LoadHouse(fsys fs.FS, name string) (*House, source.Problems) {
	node, ps := strictyaml.Read(fsys, name, strictyaml.Limits{})
	var file houseFile
	strictyaml.Decode(node, &file, &ps)
	if ps.Refused() {
		return nil, ps
	}
	h := &file.House
	switch h.Style {
	case "":
		h.Style = "hmicfrs"
	case "hmicfrs", "govuk", "ons":
	default:
		ps.Refuse(file.At, ruleStyle, "styles: hmicfrs, govuk, ons", "unknown style %q", h.Style)
	}
	if h.Decimals != nil && (*h.Decimals < 0 || *h.Decimals > mostDecimals) {
		ps.Refuse(file.At, ruleDecimals, "", "decimals must be from 0 to %d", mostDecimals)
	}
	for key, values := range h.Colours.all() {
		for _, v := range values {
			if v != "" && !colour.MatchString(v) {
				ps.Refuse(file.At, ruleColour, `write it as "#12436d", in quotes`, "colours: %s: %q is no colour", key, v)
			}
		}
	}
	for key, path := range map[string]string{"logo": h.Logo, "fonts": h.Fonts} {
		if path == "" {
			continue
		}
		if _, err := fs.Stat(fsys, path); err != nil {
			ps.Refuse(file.At, rulePath, "paths are relative to the house style", "%s: %q is not there", key, path)
		}
	}
	if h.Logo != "" && h.LogoAlt == "" {
		ps.Refuse(file.At, rulePath, "add logo-alt", "a logo without a name for those who do not see it")
	}
	ps.Sort()
	if ps.Refused() {
		return nil, ps
	}
	return h, ps
}
