package force

import (
	"fmt"
	"slices"

	"assize/report/judge/findings"
)

// populations are the recorded crimes that a measure's estimate rests on; of the
// force, those of its crime types, which need not all have an estimate, nor one
// period or source.
func (t *teller) populations(id string) ([]findings.Population, error) {
	var out []findings.Population
	for _, u := range t.Found.Unrecorded {
		if u.Measure == id || id == t.Found.Combined && slices.Contains(t.Found.Strata, u.Measure) {
			out = append(out, u.Population)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no recorded crime for %q", id)
	}
	return out, nil
}

// eachOnce lists what populations have in common, or what each of them has.
func (t *teller) eachOnce(id string, of func(findings.Population) string) (string, error) {
	list, err := t.populations(id)
	if err != nil {
		return "", err
	}
	var texts []string
	for _, p := range list {
		if text := of(p); text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return t.Text(t.Pack.List(texts)), nil
}

// periodEnd is the day to which the recorded crimes were counted.
func (t *teller) periodEnd(id string) (string, error) {
	return t.eachOnce(id, func(p findings.Population) string { return t.Day(p.PeriodEnd) })
}

// latest is the day to which their table runs.
func (t *teller) latest(id string) (string, error) {
	return t.eachOnce(id, func(p findings.Population) string { return t.Day(p.Latest) })
}

// populationSource cites where recorded crime comes from: the table by its title where
// the job states one, else the file, or the workbook's own words.
func (t *teller) populationSource(id string) (string, error) {
	return t.eachOnce(id, func(p findings.Population) string {
		if p.Title == "" {
			return p.Source
		}
		return t.Phrase("citation", p)
	})
}

// interpolated reports whether recorded crime of a measure lies between two published
// numbers.
func (t *teller) interpolated(id string) bool {
	list, err := t.populations(id)
	return err == nil && slices.ContainsFunc(list, func(p findings.Population) bool { return p.Interpolated })
}

// between are the days to which the numbers were published that recorded crime lies
// between.
func (t *teller) between(id string) (string, error) {
	return t.eachOnce(id, func(p findings.Population) string {
		if !p.Interpolated {
			return ""
		}
		return t.Pack.List([]string{t.Day(p.Between[0]), t.Day(p.Between[1])})
	})
}
