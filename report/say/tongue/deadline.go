package tongue

import (
	"regexp"
	"strconv"
	"strings"

	"assize/report/read/audit"
)

// withoutDeadline is the text of an earlier recommendation with blanks in place of the
// time that it gives, "six months", where that is the time from the day on which it
// was made to the day on which it is due: the sheet itself holds the number.
func (all Tongues) withoutDeadline(r audit.Recommendation) string {
	t, ok := all.input()
	if !ok {
		return r.Text
	}
	months := monthsBetween(r.MadeOn, r.Due)
	text := r.Text
	for noun, n := range map[string]int{"month": months, "year": months / 12} {
		if n < 1 || noun == "year" && months%12 != 0 {
			continue
		}
		many, err := t.Words.Noun(noun, n)
		if err != nil {
			continue
		}
		numbers := []string{strconv.Itoa(n)}
		for said, value := range t.Words.People().Numbers {
			if value == float64(n) {
				numbers = append(numbers, regexp.QuoteMeta(said))
			}
		}
		given := regexp.MustCompile(`(?i)\b(?:` + strings.Join(numbers, "|") + `) ` + regexp.QuoteMeta(many) + `\b`)
		text = given.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat(" ", len(s)) })
	}
	return text
}

// monthsBetween are the whole months from one day to another, the same day of the
// month or the last of a shorter one; 0 where it is not so many months.
func monthsBetween(from, to audit.Date) int {
	if from.IsZero() || to.IsZero() {
		return 0
	}
	months := (to.Year-from.Year)*12 + int(to.Month) - int(from.Month)
	last := to.Time().AddDate(0, 0, 1).Day() == 1
	if to.Day != from.Day && !(last && to.Day < from.Day) {
		return 0
	}
	return max(months, 0)
}
