package job

import (
	"io/fs"
	"regexp"

	"assize/report/read/intake"
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
	Inspectorate string  `yaml:"inspectorate,required" doc:"full name"`
	Short        string  `yaml:"short,required" doc:"as in running text"`
	Web          string  `yaml:"web" doc:"address of the inspectorate's site"`
	Contact      Contact `yaml:"contact" doc:"whom a reader may ask"`

	Logo    string  `yaml:"logo" doc:"PNG, or SVG of shapes and text, for the cover, relative to this file"`
	LogoAlt string  `yaml:"logo-alt" doc:"name of the logo, for those who do not see it"`
	Fonts   string  `yaml:"fonts" doc:"folder of the four cuts, relative to this file"`
	Colours Colours `yaml:"colours" doc:"each as #12436d in quotes; what is left out keeps the shipped colour"`

	Style    string `yaml:"style" doc:"how numbers are written: hmicfrs, govuk or ons"`
	Percent  string `yaml:"percent" doc:"percent, per cent or %, in place of the style's"`
	Decimals *int   `yaml:"decimals" doc:"of a rate, in place of the style's"`
}

// Contact is whom a reader may ask.
type Contact struct {
	Name  string `yaml:"name"`
	Email string `yaml:"email"`
	Phone string `yaml:"phone"`
	Press Press  `yaml:"press" doc:"whom a journalist may ask"`
}

// Press is whom a journalist may ask.
type Press struct {
	Email string `yaml:"email"`
	Phone string `yaml:"phone"`
}

// Colours replace those of the shipped look. An empty one keeps the shipped
// colour. Contrast is checked where they are used.
type Colours struct {
	Ink       string   `yaml:"ink" doc:"text"`
	Quiet     string   `yaml:"quiet" doc:"secondary text"`
	Link      string   `yaml:"link"`
	Brand     string   `yaml:"brand" doc:"headings, and the cover's ground under white text"`
	Accent    string   `yaml:"accent" doc:"rules and bullets"`
	Rule      string   `yaml:"rule" doc:"fine lines between rows"`
	Pale      string   `yaml:"pale" doc:"ground of boxes and table heads"`
	Grades    []string `yaml:"grades" doc:"of the grade scale, lowest first, each under white text"`
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

// LoadHouse reads a house style. Its logo and fonts are names of fsys, in which they
// stand relative to the style.
func LoadHouse(fsys fs.FS, name string) (*House, source.Problems) {
	node, ps := strictyaml.Read(fsys, name, strictyaml.Limits{})
	h := houseOf(node, &ps)
	if h == nil {
		return nil, ps
	}
	for _, p := range []struct {
		path   *string
		folder bool
	}{{&h.Logo, false}, {&h.Fonts, true}} {
		if *p.path == "" {
			continue
		}
		var err error
		if *p.path, err = intake.Take(fsys, name, *p.path, p.folder); err != nil {
			intake.Refuse(&ps, h.At, rulePath, err)
		}
	}
	return soundHouse(h, ps)
}

// ParseHouse reads a house style from its text alone: the files that it names may be
// gone.
func ParseHouse(name string, data []byte) (*House, source.Problems) {
	node, ps := strictyaml.Parse(name, data, strictyaml.Limits{})
	return soundHouse(houseOf(node, &ps), ps)
}

func soundHouse(h *houseFile, ps source.Problems) (*House, source.Problems) {
	ps.Sort()
	if h == nil || ps.Refused() {
		return nil, ps
	}
	return &h.House, ps
}

// houseOf decodes and checks a house style; nil where it cannot be decoded.
func houseOf(node *strictyaml.Node, ps *source.Problems) *houseFile {
	var file houseFile
	strictyaml.Decode(node, &file, ps)
	if ps.Refused() {
		return nil
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
	if h.Logo != "" && h.LogoAlt == "" {
		ps.Refuse(file.At, rulePath, "add logo-alt", "a logo without a name for those who do not see it")
	}
	return &file
}
