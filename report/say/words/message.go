package words

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"assize/report/read/strictyaml"
)

// message is a text of a pack with places for arguments, {n}. It may have a form
// for each plural class of its language (one, two, few, many, other) or for an
// exact number (=2), chosen by its argument n.
type message struct {
	forms map[string]string // by class; a text without forms is "other"
	at    strictyaml.At
}

// DecodeNode reads a text, or a mapping of plural classes to texts.
func (m *message) DecodeNode(n *strictyaml.Node, ps *strictyaml.Problems) {
	m.at = n.Pos()
	if n.Kind() == strictyaml.Mapping {
		strictyaml.Decode(n, &m.forms, ps)
		return
	}
	var text string
	strictyaml.Decode(n, &text, ps)
	m.forms = map[string]string{other: text}
}

// YAMLSchema describes both ways to write a message.
func (*message) YAMLSchema() map[string]any {
	text := map[string]any{"type": "string"}
	return map[string]any{"anyOf": []any{text, map[string]any{
		"type":                 "object",
		"patternProperties":    map[string]any{"^(zero|one|two|few|many|other|=[0-9]+)$": text},
		"additionalProperties": false,
		"required":             []string{other},
	}}}
}

// other is the plural class that every language has.
const other = "other"

// classes are the names of the plural classes, by the numbers of x/text.
func classes() map[plural.Form]string {
	return map[plural.Form]string{
		plural.Other: other, plural.Zero: "zero", plural.One: "one",
		plural.Two: "two", plural.Few: "few", plural.Many: "many",
	}
}

// pluralClass is the class of a whole number in a language (CLDR, cardinal).
func pluralClass(lang language.Tag, n int) string {
	n = max(n, -n)
	return classes()[plural.Cardinal.MatchPlural(lang, n, 0, 0, 0, 0)]
}

// validate refuses places that no argument fills, and forms that are no class.
// Every name in must has to be used in every form but an exact one, which may
// say the number in words.
func (m message) validate(name string, allowed, must []string, ps *strictyaml.Problems) {
	const rule = "words-placeholder"
	known := ""
	if len(allowed) > 0 {
		known = "known here: " + strings.Join(allowed, ", ")
	}
	if len(m.forms) == 0 {
		return // refused while decoding
	}
	if _, ok := m.forms[other]; !ok {
		ps.Refuse(m.at, "words-plural", "", "%q lacks the form %q", name, other)
	}
	for _, class := range slices.Sorted(maps.Keys(m.forms)) {
		exact := m.validateForm(name, class, ps)
		places, err := placesOf(m.forms[class])
		if err != nil {
			ps.Refuse(m.at, rule, "", "%q: %v", name, err)
			continue
		}
		for _, p := range places {
			if !slices.Contains(allowed, p) {
				ps.Refuse(m.at, rule, known, "%q has the unknown place {%s}", name, p)
			}
		}
		for _, p := range must {
			if !slices.Contains(places, p) && !exact && class != "one" && class != "zero" {
				ps.Refuse(m.at, rule, "", "%q lacks the place {%s}", name, p)
			}
		}
	}
}

// validateForm refuses the name of a form that is no class and no number, and reports
// whether it is one number's.
func (m message) validateForm(name, class string, ps *strictyaml.Problems) (exact bool) {
	number, exact := strings.CutPrefix(class, "=")
	if exact {
		if _, err := strconv.Atoi(number); err != nil {
			ps.Refuse(m.at, "words-plural", "", "%q has the form %q, which is no number", name, class)
		}
	} else if !slices.Contains(slices.Collect(maps.Values(classes())), class) {
		ps.Refuse(m.at, "words-plural", "forms are zero, one, two, few, many, other, =0, =1 …", "%q has the unknown form %q", name, class)
	}
	return exact
}

// placesOf lists the names between braces.
func placesOf(text string) ([]string, error) {
	var places []string
	for {
		before, after, found := strings.Cut(text, "{")
		if strings.Contains(before, "}") {
			return nil, fmt.Errorf("a closing brace without an opening one")
		}
		if !found {
			return places, nil
		}
		name, rest, closed := strings.Cut(after, "}")
		if !closed || name == "" || strings.ContainsAny(name, "{ ") {
			return nil, fmt.Errorf("a place is written {name}")
		}
		places = append(places, name)
		text = rest
	}
}

// arguments fill the places of a text by name.
type arguments map[string]string

// fill puts arguments into their places.
func fill(text string, args arguments) (string, error) {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String(), nil
		}
		name, rest, _ := strings.Cut(after, "}")
		value, ok := args[name]
		if !ok {
			return "", fmt.Errorf("nothing was given for {%s}", name)
		}
		b.WriteString(value)
		text = rest
	}
}

// say fills a message, with the form for the number n.
func (p *Pack) say(m message, n int, args arguments) (string, error) {
	text, ok := m.forms["="+strconv.Itoa(n)]
	if !ok {
		text, ok = m.forms[pluralClass(p.tag, n)]
	}
	if !ok {
		text = m.forms[other]
	}
	return fill(text, args)
}
