package report

import (
	"fmt"
	"os"
	"strings"
)

// Rulebooks of kinds that no shipped one is of: other bodies, units and directions,
// many strata, names as long and as odd as owners write them, no strata and no numbers
// of a year. They are told in English: packs have no terms for them.

const writtenHead = `id: written
version: "1"
title: Review of quality
publish: {criteria: true, questions: true}
grades: [weak, fair, sound]
`

const writtenTail = `overall:
  label: overall
  combine: {method: worst, of: criteria}
`

// bandsOf are three grades from some rates on, for the better at the higher end or the lower.
func bandsOf(lower bool) string {
	grades, bounds := []string{"weak", "fair", "sound"}, []float64{0, 0.8, 0.93}
	if lower {
		grades, bounds = []string{"sound", "fair", "weak"}, []float64{0, 0.02, 0.1}
	}
	out := "bands:\n  rate:\n    compare: point\n    steps:\n"
	for i, g := range grades {
		out += fmt.Sprintf("      - {grade: %s, from: %v, status: seen, source: a source}\n", g, bounds[i])
	}
	return out
}

// oddName is a name of some seventy letters with what markup and formulas mistake.
func oddName(i int) string {
	return fmt.Sprintf("O’Brien's & Sons' <late> \"notes\" of the north-eastern valleys, part %s", strings.Repeat("i", i%7)+string(rune('a'+i%26))+string(rune('a'+i/26%26)))
}

// writtenRules have n strata, combined in some way.
func writtenRules(name, defaults string, lower bool, n int, combine string) legalRules {
	rules := writtenHead + defaults + bandsOf(lower) + "measures:\n  whole:\n    label: the whole of it\n    role: force\n    bands: rate\n"
	layout := "id: written\ntitle: Written\nextends: house\nsheets:\n"
	if n > 0 {
		var ids []string
		measures, values, shares := "", "", []string{}
		for i := range n {
			id := fmt.Sprintf("s%d", i)
			ids, shares = append(ids, id), append(shares, fmt.Sprintf("%s: %v", id, 1/float64(n)))
			measures += fmt.Sprintf("  %s:\n    label: %q\n    role: stratum\n    where: {stratum: %s}\n", id, oddName(i), id)
			if combine != "shares" {
				measures += "    population: " + id + "\n"
			}
			values += "        " + id + ": []\n"
		}
		rules += "    combine: {how: " + combine + ", strata: [" + strings.Join(ids, ", ") + "]"
		if combine == "shares" {
			rules += ", shares: {" + strings.Join(shares, ", ") + "}"
		}
		rules += "}\n" + measures
		for _, sheet := range []string{"Reports", "Counts"} {
			layout += "  " + sheet + ":\n    values:\n      stratum:\n" + values
		}
	} else {
		layout = ""
	}
	rules += "criteria:\n  - {number: 1, question: 1, label: \"Is it sound & true to O’Brien's < rule?\", measure: whole}\nquestions:\n  - {number: 1, label: \"Is it sound?\", combine: {method: worst}}\n"
	return legalRules{name: name, text: rules + writtenTail, layout: layout}
}

// writtenRulebooks are rulebooks of other matters than the shipped ones; longer says
// that one may take its time.
func writtenRulebooks() []legalRules {
	many := 60
	if os.Getenv("ASSIZE_SOAK") != "" {
		many = 300
	}
	return []legalRules{
		writtenRules("incidents of agencies", "body: agency\ndefaults: {unit: incident, level: 0.99, interval: clopper_pearson, counts_below: 10}\n", false, 3, "harmonic"),
		writtenRules("errors by shares", "body: agency\ndefaults: {unit: report, better: lower, interval: jeffreys, minimum_audited: 1, counts_below: 0}\n", true, 4, "shares"),
		writtenRules("crimes without strata", "defaults: {interval: agresti_coull, level: 0.8}\n", false, 0, ""),
		writtenRules("records without strata", "defaults: {unit: record, graded_from: 50}\n", false, 0, ""),
		writtenRules("errors without strata", "defaults: {unit: incident, better: lower}\n", true, 0, ""),
		writtenRules("many strata", "defaults: {unit: record}\n", false, many, "harmonic"),
	}
}
