package estimate

import (
	"math"
	"slices"
	"strings"

	"assize/report/read/audit"
)

// population is the recorded crime that a measure's rate is applied to: the workbook's
// own row, or the caller's. It is not known where it is no number from 0 on.
func (a *assessor) population(m *Measure) (Population, bool) {
	if m.Population == "" {
		return Population{}, false
	}
	p, ok := a.stated("", []string{m.Population})
	if !ok {
		p, ok = a.supplied(m.Population)
	}
	p.HoldsFraud = a.holdsFraud(m)
	return p, ok
}

// holdsFraud reports whether crimes of fraud are among those of a measure: the caller
// says so of its stratum, or its name or the rows that it counts do.
func (a *assessor) holdsFraud(m *Measure) bool {
	named := func(s string) bool { return slices.Contains(strings.Fields(strings.ToLower(s)), "fraud") }
	return named(m.Population) ||
		slices.ContainsFunc(a.options.Fraud, func(s string) bool { return sameName(s, m.Population) }) ||
		slices.ContainsFunc(m.Where, func(c Condition) bool { return slices.ContainsFunc(c.Equals, named) })
}

// supplied is the caller's recorded crime of a stratum.
func (a *assessor) supplied(stratum string) (Population, bool) {
	p, ok := a.populations[stratum]
	if !ok {
		for _, name := range sortedNames(a.populations) {
			if sameName(name, stratum) {
				p, ok = a.populations[name], true
				break
			}
		}
	}
	return p, ok && p.Value >= 0 && !math.IsInf(p.Value, 1)
}

func sortedNames(m map[string]Population) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// stated is the row of the workbook's Populations sheet under one of the names,
// with a prefix such as "frame: ".
func (a *assessor) stated(prefix string, names []string) (Population, bool) {
	for _, name := range names {
		for _, row := range a.data.Populations {
			rest, ok := cutPrefix(row.Stratum, prefix)
			if ok && sameName(rest, name) && row.Number >= 0 && !math.IsInf(row.Number, 1) {
				return a.fromWorkbook(row), true
			}
		}
	}
	return Population{}, false
}

func cutPrefix(text, prefix string) (string, bool) {
	text = strings.TrimSpace(text)
	prefix = strings.TrimSpace(prefix)
	if len(text) < len(prefix) || !strings.EqualFold(text[:len(prefix)], prefix) {
		return "", false
	}
	return text[len(prefix):], true
}

func (a *assessor) fromWorkbook(row audit.Population) Population {
	p := Population{Stratum: row.Stratum, Value: row.Number, PeriodEnd: row.To, Latest: row.To, Source: row.Source, Rows: 1}
	if p.Source == "" {
		p.Source = a.data.File
	}
	p.Sheet = a.data.Sheets[audit.Populations]
	return p
}
