package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"assize/report"
)

// measures are what a monitor is told of a run, in Prometheus' text format.
type measures []measure

// measure is one number with its name, its label where it has one, and what it is.
type measure struct {
	name, label, help string
	value             float64
}

// measured are the measures of a run that ended with a code. A run that was refused
// before it read anything has them too.
func (a *app) measured(res *report.Result, code int) measures {
	end := time.Now()
	refusals, warnings := res.Problems.Count()
	yes := map[bool]float64{true: 1}
	const forces, problems = "Forces of the last run.", "Problems of its inputs."
	return measures{
		{"assize_run_exit_code", "", "Exit code of the last run.", float64(code)},
		{"assize_run_forces", `state="listed"`, forces, float64(res.Listed)},
		{"assize_run_forces", `state="published"`, forces, float64(len(res.Forces))},
		{"assize_run_forces", `state="refused"`, forces, float64(len(res.Refused))},
		{"assize_run_forces", `state="carried"`, forces, float64(res.Carried)},
		{"assize_run_problems", `severity="refusal"`, problems, float64(refusals)},
		{"assize_run_problems", `severity="warning"`, problems, float64(warnings)},
		{"assize_run_unchanged", "", "Whether the last run found the release in place unchanged.", yes[res.Release.Unchanged]},
		{"assize_run_duration_seconds", "", "How long the last run took.", end.Sub(a.clock).Seconds()},
		{"assize_run_finished_timestamp_seconds", "", "When the last run ended.", float64(end.Unix())},
	}
}

// write writes the measures into place in one step, readable by the collector.
func (ms measures) write(name string) error {
	var text strings.Builder
	before := ""
	for _, m := range ms {
		if m.name != before {
			fmt.Fprintf(&text, "# HELP %s %s\n# TYPE %s gauge\n", m.name, m.help, m.name)
		}
		before = m.name
		labels := ""
		if m.label != "" {
			labels = "{" + m.label + "}"
		}
		fmt.Fprintf(&text, "%s%s %g\n", m.name, labels, m.value)
	}
	part, err := os.CreateTemp(filepath.Dir(name), ".assize-metrics-*")
	if err != nil {
		return err
	}
	defer os.Remove(part.Name()) //nolint:errcheck // after the rename there is nothing to remove
	_, err = part.WriteString(text.String())
	if err == nil {
		err = part.Chmod(0o644)
	}
	if closed := part.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(part.Name(), name)
}
