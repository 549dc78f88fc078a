package sampling

import (
	"assize/report/judge/findings"
	"assize/report/read/intake"
	"assize/report/read/source"
)

// Order is what a plan is asked for on the command line.
type Order struct {
	File string // plan file; "" where everything is in From and Aim
	From string // findings.json of a previous inspection; "" for the file's own
	Aim  Aim    // before the file's own
}

// WorkOut works out a sampling plan. Every fault is told at its line; there is no
// plan when anything was refused.
func WorkOut(o Order) (*Plan, source.Problems) {
	var f File
	var ps source.Problems
	files, base := intake.Beside(o.File)
	if o.File != "" {
		if f, ps = read(files, base); ps.Refused() {
			return nil, ps
		}
	}
	f.overrule(o.Aim)
	var from *intake.Place
	var at source.Pos
	switch {
	case o.From != "":
		place := intake.Typed(o.From)
		from, at = &place, source.Pos{File: place.Name}
	case f.From != nil:
		place, err := files.TakePlace(base, f.From.Value)
		if err != nil {
			intake.Refuse(&ps, f.From.At, rulePrevious, err)
			return nil, ps
		}
		from, at = &place, f.From.At
	}
	var previous *findings.Findings
	if from != nil {
		data, err := from.ReadFile(intake.Findings)
		if err != nil {
			intake.Refuse(&ps, at, rulePrevious, err)
			return nil, ps
		}
		var found source.Problems
		previous, found = readPrevious(data, at)
		if ps = append(ps, found...); ps.Refused() {
			return nil, ps
		}
	}
	p, found := newPlan(f, previous, at)
	return p, append(ps, found...)
}
