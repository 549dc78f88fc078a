package audit

import (
	"assize/report/read/source"
)

// check is a rule together with the function that finds its breaches, so that
// no rule can be documented without being applied, nor applied without being
// documented.
type check struct {
	source.Rule
	find func(*checker)
}

// checker is one rule at work on one dataset.
type checker struct {
	*Dataset
	Facts
	rule     source.Rule
	problems *source.Problems
}

// breach tells of a row or cell that breaks the rule.
func (c *checker) breach(at source.Pos, format string, args ...any) {
	c.problems.Breach(c.rule, at, format, args...)
}

// key is the place of a value of the Inspection sheet.
func (c *checker) key(f Field) source.Pos { return c.At(Inspection, c.About.Rows[f], f) }

// Check applies every rule that the field implies and returns all breaches,
// sorted by place. A dataset with a refusal must not be estimated from.
func Check(d *Dataset, f Facts) source.Problems {
	var ps source.Problems
	for _, rule := range checks() {
		rule.find(&checker{Dataset: d, Facts: f, rule: rule.Rule, problems: &ps})
	}
	ps.Sort()
	return ps
}

// Rules are the rules of Check in the order of the workbook's sheets.
func Rules() []source.Rule {
	all := checks()
	rules := make([]source.Rule, len(all))
	for i, c := range all {
		rules[i] = c.Rule
	}
	return rules
}

// checks is the table of rules, in the order of the workbook's sheets.
func checks() []check {
	var all []check
	for _, sheet := range [][]check{
		inspectionChecks(), reportChecks(), reportTimeChecks(), countChecks(), nameChecks(), alternativeChecks(), cancelledChecks(),
		populationChecks(), yearChecks(), criterionChecks(), judgmentChecks(), previousChecks(), recommendationChecks(),
	} {
		all = append(all, sheet...)
	}
	return all
}

// refusal and warning make the rules of the tables below.
func refusal(id string, find func(*checker), holds, why, hint string) check {
	return check{source.Rule{ID: id, Severity: source.Refusal, Holds: holds, Why: why, Hint: hint}, find}
}

func warning(id string, find func(*checker), holds, why, hint string) check {
	return check{source.Rule{ID: id, Severity: source.Warning, Holds: holds, Why: why, Hint: hint}, find}
}

// duplicates calls tell for every row whose key an earlier row has, with the
// number of that row. An empty key is never a duplicate.
func duplicates[Row any](rows []Row, key func(Row) string, number func(Row) int, tell func(row Row, first int)) {
	seen := make(map[string]int, len(rows))
	for _, r := range rows {
		k := key(r)
		if k == "" {
			continue
		}
		if first, twice := seen[k]; twice {
			tell(r, first)
			continue
		}
		seen[k] = number(r)
	}
}
