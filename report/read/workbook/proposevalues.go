package workbook

import (
	"fmt"
	"slices"

	"assize/report/read/audit"
)

// tickValues translates ticks in other words than the house's.
func (l *listing) tickValues(f audit.Field, c *profile) {
	yes, no, other := c.tickWords()
	if len(yes)+len(no)+len(other) == 0 {
		return
	}
	line := fmt.Sprintf("      %s: {\"yes\": [%s], \"no\": [%s]}", f, yamlList(yes), yamlList(no))
	if len(other) > 0 && len(other) <= mostListed {
		l.values = append(l.values, l.blank(line, "what else stands there, in yes, no or not stated: "+yamlList(other)))
		return
	}
	l.values = append(l.values, l.guess(line, "by the words"))
}

// mostListed values are written into a layout.
const mostListed = 40

// listedValues translates the values of a closed list, and of ticks.
func (l *listing) listedValues(c Column, of *profile) {
	if c.Kind == YesNo {
		l.tickValues(c.Field, of)
		return
	}
	if c.Kind != Choice || !of.listed() {
		return
	}
	unknown := of.unknown(l.knownValues(l.table, c.Field))
	if len(unknown) == 0 || len(unknown) > mostListed {
		return
	}
	if c.Field == audit.FieldOffenceGroup && l.table.Name == audit.Reports {
		l.offences = append(l.offences, unknown...)
		return
	}
	into := make(map[string][]string)
	for _, v := range unknown {
		value := likeliestValue(l.table, c.Field, audit.Fold(v))
		into[value] = append(into[value], v)
	}
	l.values = append(l.values, fmt.Sprintf("      %s:\n", c.Field))
	for _, value := range l.table.lists[c.Field].values {
		if len(into[value]) > 0 {
			l.values = append(l.values, l.guess(fmt.Sprintf("        %s: [%s]", value, yamlList(into[value])), "move each to where it belongs"))
		}
	}
}

// likeliestValue is the value of a closed list that another spelling may mean: the one
// with the most words in common, else the one that its words are a sign of, else the
// last, which is the widest.
func likeliestValue(t *tableLayout, f audit.Field, folded string) string {
	list := t.lists[f]
	best, most := "", 0.0
	for name, value := range list.names {
		if x := alike(folded, name); x > most || x == most && x > 0 && value < best {
			best, most = value, x
		}
	}
	if most >= leastAlike {
		return best
	}
	for _, sign := range []struct{ word, value string }{
		{"999", "control room"},
		{"101", "control room"},
		{"phone", "control room"},
		{"call", "control room"},
		{"telephone", "control room"},
		{"referral", "public protection"},
		{"partner", "public protection"},
		{"mash", "public protection"},
		{"ppu", "public protection"},
		{"online", "crime recording centre"},
		{"bureau", "crime recording centre"},
		{"counter", "crime recording centre"},
		{"email", "crime recording centre"},
		{"assault", "violence"},
		{"rape", "sexual offences"},
		{"harassment", "violence"},
		{"timeliness", "other"},
		{"asb", "closed as anti-social behaviour"},
	} {
		if slices.Contains(words(folded), sign.word) && slices.Contains(list.values, sign.value) {
			return sign.value
		}
	}
	if f == audit.FieldRoute {
		return list.values[0]
	}
	return list.values[len(list.values)-1]
}

// groupSigned is the offence group that a word of another classification is a sign of.
func groupSigned(folded string) string {
	for _, sign := range []struct {
		group string
		words []string
	}{
		{"sexual offences", []string{"rape", "sexual", "indecent", "sexually"}},
		{"stalking and harassment", []string{"harassment", "stalking", "malicious"}},
		{"violence with injury", []string{"abh", "gbh", "wounding", "assault", "s20", "s18", "s47"}},
		{"violence without injury", []string{"common", "threats", "coercive", "violence"}},
		{"robbery", []string{"robbery"}},
		{"residential burglary", []string{"burglary"}},
		{"vehicle offences", []string{"vehicle", "car"}},
		{"criminal damage and arson", []string{"damage", "arson"}},
		{"drug offences", []string{"drug", "drugs", "cannabis"}},
		{"public order offences", []string{"affray", "disorder"}},
		{"possession of weapons offences", []string{"weapon", "weapons", "knife"}},
		{"all other theft offences", []string{"theft"}},
	} {
		if slices.ContainsFunc(words(folded), func(w string) bool { return slices.Contains(sign.words, w) }) {
			return sign.group
		}
	}
	return ""
}

// nearestGroup is the house's group that a name is most like; "" for none.
func (p *proposal) nearestGroup(folded string, strata map[string]string) string {
	group, score := "", 0.0
	for name, of := range p.base.Groups.Names {
		if x := alike(folded, name); x > score || x == score && of < group {
			group, score = of, x
		}
	}
	if signed := groupSigned(folded); score < leastAlike && strata[signed] != "" {
		group, score = signed, leastAlike
	}
	if score < 1.0/3 {
		return ""
	}
	return group
}

// groups translates offence groups that the house does not know.
func (p *proposal) groups() {
	if len(p.offences) == 0 {
		return
	}
	slices.Sort(p.offences)
	strata := p.base.Groups.Stratum()
	into := make(map[string]map[string][]string)
	var none []string
	for _, v := range slices.Compact(p.offences) {
		group := p.nearestGroup(audit.Fold(v), strata)
		if group == "" {
			none = append(none, v)
			continue
		}
		if into[strata[group]] == nil {
			into[strata[group]] = map[string][]string{}
		}
		into[strata[group]][group] = append(into[strata[group]][group], v)
	}
	p.out.WriteString("offence-groups:\n")
	for _, stratum := range []string{"violence", "sexual offences", "other"} {
		if len(into[stratum]) == 0 {
			continue
		}
		fmt.Fprintf(&p.out, "  %s:\n", stratum)
		for _, group := range p.base.Groups.Strata[stratum] {
			if names := into[stratum][group]; len(names) > 0 {
				p.result.Guesses++
				fmt.Fprintf(&p.out, "    %s: [%s] # a guess: move each to where it belongs\n", group, yamlList(names))
			}
		}
	}
	if len(none) > 0 {
		p.result.Blanks++
		fmt.Fprintf(&p.out, "  # fill in, each under a group of its stratum as in layouts/house.yaml, or under one of your own:\n  # other: {miscellaneous crimes against society: [%s]}\n", yamlList(none))
	}
}
