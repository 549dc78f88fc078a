package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"assize/report"
	"assize/report/judge/findings"
)

func (a *app) cmdPlan(_ context.Context, args []string) int {
	fl := a.flags("plan", "[FILE]", "plan the sample of an audit: from a plan file, from the findings of a previous inspection, or both")
	var o report.PlanOptions
	fl.StringVar(&o.From, "from", "", "findings.json of a previous inspection: a `file` with strata, planning rates, design effects and recorded crime")
	fl.Float64Var(&o.Margin, "margin", 0, "margin wanted of the force's rate, a `fraction`: 0.02 is two percentage points either side")
	fl.IntVar(&o.Total, "total", 0, "`crimes` to divide among the strata, instead of a margin")
	fl.IntVar(&o.Minimum, "minimum", 0, "`crimes` at least in every stratum")
	fl.Float64Var(&o.Level, "level", 0, "confidence level, a `fraction` (default 0.95)")
	fl.StringVar(&o.Allocation, "allocation", "", "`name` of the division among strata: harmonic (default), neyman or proportional")
	asJSON := fl.Bool("json", false, "print the plan as JSON")
	xlsx := fl.String("xlsx", "", "also write a work sheet for auditors: a new `file`")
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
	plan, ps := report.Plan(o)
	for _, p := range ps {
		fmt.Fprintln(a.stderr, p.Error())
	}
	if plan == nil {
		return exitData
	}
	if *xlsx != "" {
		if err := writeWorkSheet(plan, *xlsx); err != nil {
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

// writeWorkSheet writes a new file: one that is there may be filled in already.
func writeWorkSheet(plan *report.SamplePlan, name string) error {
	data, err := plan.WorkSheet()
	if err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already and may be filled in; name a new file", name)
	}
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// tellPlan prints the plan as an aligned table with its notes below.
func tellPlan(out io.Writer, p *report.SamplePlan) error {
	if p.Title != "" {
		fmt.Fprintln(out, p.Title)
	}
	fmt.Fprintf(out, "%s\n%s\n\n", p.Aim(), p.Basis())
	table := [][]string{{"", "recorded", "frame", "rate", "design effect", "crimes", "reports", "margin"}}
	for _, s := range p.Strata {
		table = append(table, []string{
			s.Label, count(s.Recorded), orDash(s.Frame, count), percent(s.Rate), fmt.Sprintf("%.2f", s.DesignEffect.Float()),
			count(findings.Num(s.Crimes)), count(findings.Num(s.Reports)), orDash(s.Margin, points),
		})
	}
	table = append(table, []string{
		"force", "", "", percent(p.Rate), "", count(findings.Num(p.Crimes)), count(findings.Num(p.Reports)), orDash(p.Margin, points),
	})
	for _, line := range aligned(table) {
		fmt.Fprintln(out, line)
	}
	fmt.Fprintln(out)
	for _, s := range p.Strata {
		for _, n := range s.Notes {
			fmt.Fprintf(out, "%s: %s\n", s.Label, report.NoteText(n))
		}
	}
	_, err := fmt.Fprintln(out, "Margins are in percentage points either side, and cover sampling error only.")
	return err
}

// aligned sets the first column to the left and all others to the right.
func aligned(table [][]string) []string {
	widths := make([]int, len(table[0]))
	for _, row := range table {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	lines := make([]string, len(table))
	for r, row := range table {
		var line strings.Builder
		for i, cell := range row {
			gap := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if i == 0 {
				line.WriteString(cell + gap)
			} else {
				line.WriteString("  " + gap + cell)
			}
		}
		lines[r] = line.String()
	}
	return lines
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
