package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
	"unicode/utf8"

	"assize/report/judge/findings"
	"assize/report/judge/sampling"
	"assize/report/say/sheets"
	"assize/report/set/annex"
)

func (a *app) cmdPlan(_ context.Context, args []string) int {
	fl := a.flags("plan", "[FILE]", "plan the sample of an audit: from a plan file, from the findings of a previous inspection, or both")
	var o sampling.Order
	fl.StringVar(&o.From, "from", "", "findings.json of a previous inspection: a `file` with strata, planning rates, design effects and recorded crime")
	fl.Float64Var(&o.Aim.Margin, "margin", 0, "margin wanted of the force's rate, a `fraction`: 0.02 is two percentage points either side")
	fl.IntVar(&o.Aim.Total, "total", 0, "`crimes` to divide among the strata, instead of a margin")
	fl.IntVar(&o.Aim.Minimum, "minimum", 0, "`crimes` at least in every stratum")
	fl.Float64Var(&o.Aim.Level, "level", 0, "confidence level, a `fraction` (default 0.95)")
	fl.StringVar(&o.Aim.Allocation, "allocation", "", "`name` of the division among strata: harmonic (default), neyman or proportional")
	asJSON := fl.Bool("json", false, "print the plan as JSON")
	xlsx := fl.String("xlsx", "", "also write a work sheet for auditors: a new `file`, .xlsx or .ods")
	rest, code, done := a.parse(fl, args)
	if done {
		return code
	}
	switch {
	case len(rest) > 1:
		return a.usage("plan: one plan file at a time, not %d", len(rest))
	case len(rest) == 1:
		o.File = rest[0]
	case o.From == "":
		return a.usage("plan: name a plan file, or the findings of a previous inspection with --from")
	}
	plan, ps := sampling.WorkOut(o)
	for _, p := range ps {
		fmt.Fprintln(a.stderr, p.Error())
	}
	if plan == nil {
		return refusedCode(ps, exitData)
	}
	if *xlsx != "" {
		name, ods, err := toFill(*xlsx)
		if err != nil {
			return a.usage("plan: %v", err)
		}
		if err := writeWorkSheet(plan, name, ods); err != nil {
			return a.fail(err)
		}
	}
	if !*asJSON {
		if err := tellPlan(a.stdout, plan); err != nil {
			return a.fail(err)
		}
		return exitOK
	}
	enc := json.NewEncoder(a.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(plan); err != nil {
		return a.fail(err)
	}
	return exitOK
}

// writeWorkSheet writes the auditors' work sheet.
func writeWorkSheet(plan *sampling.Plan, name string, ods bool) error {
	set := annex.XLSX
	if ods {
		set = annex.ODS
	}
	data, err := set(sheets.Plan(plan), annex.Env{})
	if err != nil {
		return err
	}
	return writeToFill(name, data)
}

// tellPlan prints the plan as an aligned table with its notes below.
func tellPlan(out io.Writer, p *sampling.Plan) error {
	if p.Title != "" {
		fmt.Fprintln(out, p.Title)
	}
	fmt.Fprintf(out, "%s\n%s\n\n", sheets.PlanAim(p), sheets.PlanBasis(p))
	if err := tabulate(out, p); err != nil {
		return err
	}
	fmt.Fprintln(out)
	for _, s := range p.Strata {
		for _, n := range s.Notes {
			fmt.Fprintf(out, "%s: %s\n", s.Label, sheets.PlanNote(n))
		}
	}
	_, err := fmt.Fprintln(out, "Margins are in percentage points either side, and cover sampling error only.")
	return err
}

// tabulate sets the strata and the force in columns, labels to the left and
// numbers to the right.
func tabulate(out io.Writer, p *sampling.Plan) error {
	const force = "force"
	labels := utf8.RuneCountInString(force)
	for _, s := range p.Strata {
		labels = max(labels, utf8.RuneCountInString(s.Label))
	}
	tab := tabwriter.NewWriter(out, 0, 0, 0, ' ', tabwriter.AlignRight)
	row := func(label string, numbers ...string) {
		fmt.Fprintf(tab, "%-*s\t", labels, label) // all of one width: right is left
		for _, n := range numbers {
			fmt.Fprintf(tab, "  %s\t", n)
		}
		fmt.Fprintln(tab)
	}
	row("", "recorded", "frame", "rate", "design effect", "crimes", "reports", "margin")
	for _, s := range p.Strata {
		row(s.Label, count(s.Recorded), orDash(s.Frame, count), percent(s.Rate), fmt.Sprintf("%.2f", s.DesignEffect.Float()),
			count(findings.Num(s.Crimes)), count(findings.Num(s.Reports)), orDash(s.Margin, points))
	}
	row(force, "", "", percent(p.Rate), "", count(findings.Num(p.Crimes)), count(findings.Num(p.Reports)), orDash(p.Margin, points))
	return tab.Flush()
}

func percent(n findings.Num) string { return fmt.Sprintf("%.1f%%", 100*n.Float()) }

func points(n findings.Num) string { return fmt.Sprintf("±%.1f", 100*n.Float()) }

// orDash prints a number that may be unknown.
func orDash(n findings.Num, print func(findings.Num) string) string {
	if !n.Known() {
		return "-"
	}
	return print(n)
}
