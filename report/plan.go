package report

import (
	"cmp"
	"os"
	"path/filepath"

	"assize/report/judge/findings"
	"assize/report/judge/sampling"
	"assize/report/read/source"
)

// PlanOptions are what a plan is asked for on the command line.
type PlanOptions struct {
	File string       // plan file; "" where everything is in From and Aim
	From string       // findings.json of a previous inspection; "" for the file's own
	Aim  sampling.Aim // before the file's own
}

// Plan works out a sampling plan. Every fault is told at its line; there is no
// plan when anything was refused.
func Plan(o PlanOptions) (*sampling.Plan, source.Problems) {
	var f sampling.File
	var ps source.Problems
	dir, base := filepath.Split(o.File)
	if o.File != "" {
		if f, ps = sampling.Read(os.DirFS(cmp.Or(dir, ".")), base); ps.Refused() {
			return nil, ps
		}
	}
	f.Overrule(o.Aim)
	from, at := o.From, source.Pos{File: filepath.Base(o.From)}
	if from == "" && f.From != nil {
		from, at = filepath.Join(dir, filepath.FromSlash(f.From.Value)), f.From.At
	}
	var previous *findings.Findings
	if from != "" {
		data, err := os.ReadFile(from)
		if err != nil {
			sampling.RefusePrevious(&ps, at, "the previous findings cannot be read")
			return nil, ps
		}
		var found source.Problems
		previous, found = sampling.ReadPrevious(data, at)
		if ps = append(ps, found...); ps.Refused() {
			return nil, ps
		}
	}
	p, found := sampling.NewPlan(f, previous, at)
	return p, append(ps, found...)
}
