package tongue

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"assize/report/read/job"
	"assize/report/read/register"
	"assize/report/read/source"
	"assize/report/say/narrative"
)

// HearJob reads what the job itself says in every document, its title and the reason of
// a correction, for numbers and words of claim: somebody has to answer for them by name,
// as for all that people write.
func (all Tongues) HearJob(j *job.Job, ps *source.Problems) []Said {
	if len(all) == 0 {
		return nil // the house style was refused: nothing is written in any language
	}
	l := all.ofInputs(everyForce)
	l.read(j.Stands.Title, j.Title, false)
	if j.Issue != nil {
		l.read(j.Issue.ReasonAt, j.Issue.Reason, false)
	}
	l.warn(ps)
	return l.said
}

// CheckQuotes refuses quotes that cannot be told of any force, those of a force that
// nobody knows, which would be in no notice, and those that hold other numbers in
// another language.
func (all Tongues) CheckQuotes(j *job.Job, forces *register.Register, ps *source.Problems) {
	for _, q := range j.Quotes {
		*ps = append(*ps, quoted(q).Faults()...)
		if q.Round {
			if strings.Contains(q.Text, "{{") {
				ps.Refuse(q.TextAt, "quote-round", "write it in plain words", "a quote of the round inserts a value, which only a force has")
			}
			continue
		}
		if q.Force == "" || forces == nil {
			continue
		}
		if _, err := forces.Resolve(q.Force); err != nil {
			ps.Refuse(q.At, register.RuleUnknown, "the job's register lists the forces", "the quote is of %v", err)
		}
	}
	if len(all) == 0 {
		return
	}
	first := all[0]
	originals := turns(j, forces, first.Lang)
	for _, t := range all[1:] {
		said := turns(j, forces, t.Lang)
		for _, of := range slices.Sorted(maps.Keys(said)) {
			q := said[of]
			original, ok := originals[of]
			if ok && !sameNumbers(first, original.Text, t, q.Text) {
				ps.Refuse(q.TextAt, ruleTranslation, sameInBoth, "a quote with other numbers than in %s, at %s", first.Lang, original.TextAt)
			}
		}
	}
}

// turns are the quotes of one language, by whose notice they stand in, who speaks, and
// which of the person's it is: what a quote in another language is compared by.
func turns(j *job.Job, forces *register.Register, lang string) map[string]job.Quote {
	out, said := map[string]job.Quote{}, map[string]int{}
	for _, q := range j.Quotes {
		if q.Language != lang {
			continue
		}
		force := q.Force
		if forces != nil && force != "" {
			if f, err := forces.Resolve(force); err == nil {
				force = f.ID
			}
		}
		of := fmt.Sprint(q.Round, "\x00", force, "\x00", q.Person, "\x00")
		said[of]++
		out[fmt.Sprint(of, said[of])] = q
	}
	return out
}

// sameInBoth is what to do about a translation with other numbers.
const sameInBoth = "insert the same values in both, and write the same numbers"

// sameNumbers reports whether a text and its translation hold the same numbers and
// insert the same values.
func sameNumbers(first Tongue, original string, other Tongue, said string) bool {
	return narrative.SameInsertions(original, said) && first.lexicon.SameNumbers(original, other.lexicon, said)
}
