// Package starter is what a new job begins with: job, house style and schemas, a small
// sample, an empty recorded-crime table, and an empty audit workbook with every sheet,
// heading and drop-down of the shipped layout; or, for files of any shape, a job and a
// layout with its evidence.
package starter

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"assize/report/judge/needs"
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
	"assize/report/read/intake"
	"assize/report/read/register"
	"assize/report/read/source"
	"assize/report/read/workbook"
	"assize/report/say/sheets"
	"assize/report/set/annex"
)

// errShipped says that a shipped file cannot be used, as the problems tell.
var errShipped = errors.New("nothing can be begun with")

// Workbook is an audit workbook to fill in: every sheet and heading of a shipped layout,
// with drop-downs and notes; as xlsx, or as ods.
func Workbook(config fs.FS, layout string, ods bool) ([]byte, source.Problems, error) {
	forms, strata, ps := formsOf(config, layout)
	if forms == nil {
		return nil, ps, errShipped
	}
	set := annex.XLSX
	if ods {
		set = annex.ODS
	}
	data, err := set(sheets.EmptyAudit(forms, strata), annex.Env{})
	return data, ps, err
}

// rulesID is the rulebook of the starter job.
const rulesID = "cdi-2016"

// formsOf are the forms of a shipped layout with the drop-downs that the
// layout does not know: the forces of the shipped registers, and the grades, measures
// and names of the starter's rulebook; and its strata.
func formsOf(config fs.FS, layout string) (forms []workbook.Form, strata []string, ps source.Problems) {
	l, ps := workbook.LoadLayout(config, layout)
	rules, found := rulebook.Load(config, "rulebooks/"+rulesID+".yaml")
	ps = append(ps, found...)
	reg, err := register.Load(config, "forces/england-wales.yaml", "forces/uk-other.yaml")
	if err != nil {
		intake.Refuse(&ps, source.Pos{}, "setup", err)
	}
	if ps.Refused() {
		return nil, nil, ps
	}
	shipped, err := rulebook.Shipped(config)
	if err != nil {
		intake.Refuse(&ps, source.Pos{}, "setup", err)
		return nil, nil, ps
	}
	var known []string
	for _, name := range shipped {
		known = append(known, strings.TrimSuffix(path.Base(name), ".yaml"))
	}
	facts := needs.Needs{Rules: rules, Layout: l}.Facts(nil)
	forms = l.Forms()
	for i := range forms {
		for j := range forms[i].Columns {
			list(&forms[i].Columns[j], forms[i].Table, rules, known, facts, reg)
		}
	}
	for _, s := range facts.Strata {
		if !slices.Contains(strata, s) {
			strata = append(strata, s)
		}
	}
	return forms, strata, ps
}

// list gives a column of a closed list its values, where the layout does not know them.
func list(c *workbook.FormColumn, table audit.Table, rules *rulebook.Rulebook, known []string, facts audit.Facts, reg *register.Register) {
	switch {
	case table == audit.Inspection && c.Field != audit.KeyRulebook:
		listAbout(c, reg)
		return
	case table == audit.Previous && c.Field != audit.FieldMeasure:
		listEarlier(c, rules, known)
		return
	}
	switch {
	case c.Field == audit.FieldJudgment, c.Field == audit.FieldGrade:
		c.Choices = rules.GradeIDs()
	case c.Field == audit.KeyRulebook:
		c.Choices = known
	case c.Field == audit.FieldMeasure:
		for _, m := range facts.Measures {
			c.Choices = append(c.Choices, m.ID)
		}
	case c.Field == audit.FieldStratum && table == audit.Populations:
		c.Choices, c.Open = facts.PopulationNames, true
	case c.Field == audit.FieldCriterion && table == audit.Observations:
		for n := range audit.NumberOfCriteria {
			c.Choices = append(c.Choices, strconv.Itoa(n+1))
		}
	}
}

// listAbout gives a key about the audit the forces, or the kinds of audit, that there are.
func listAbout(c *workbook.FormColumn, reg *register.Register) {
	switch c.Field {
	case audit.KeyForce:
		for _, f := range reg.Forces() {
			c.Choices = append(c.Choices, f.Name)
		}
	case audit.KeyKind:
		c.Choices, c.Open = []string{"inspection", audit.OwnAudit}, true // or a re-inspection, with the title of the first
	default: // written freely, or a list of the layout
	}
}

// listEarlier gives a column about an earlier inspection the grades and rulebooks that
// are known here; it may have been made under others.
func listEarlier(c *workbook.FormColumn, rules *rulebook.Rulebook, known []string) {
	switch c.Field {
	case audit.FieldGrade:
		c.Choices, c.Open = rules.GradeIDs(), true
	case audit.KeyRulebook:
		c.Choices, c.Open = known, true
	default: // written freely
	}
}
