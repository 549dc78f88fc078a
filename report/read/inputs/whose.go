package inputs

import (
	"assize/report/read/job"
	"assize/report/read/register"
	"assize/report/read/source"
)

// Expected is the force that the job says a workbook is of; none where it does not.
func (b *Books) Expected(w job.Workbook) register.Force {
	f, err := b.Forces.Resolve(w.Force)
	if err != nil {
		return register.Force{}
	}
	return f
}

// Whose is the force that a workbook says it is about, where at is, if it is the one
// that the job expects.
func (b *Books) Whose(w job.Workbook, says string, at source.Pos, ps *source.Problems) (register.Force, bool) {
	force, err := b.Forces.Resolve(says)
	if err != nil {
		ps.Refuse(at, register.RuleUnknown, "the job's register lists the forces", "%v", err)
		return force, false
	}
	if w.Force == "" {
		return force, true
	}
	want, err := b.Forces.Resolve(w.Force)
	if err != nil {
		ps.Refuse(w.At, register.RuleUnknown, "", "%v", err)
		return force, false
	}
	if want.ID != force.ID {
		ps.Refuse(at, "force-not-the-expected", "", "the workbook is of %s, the job expects %s", force.Name, want.Name)
		return force, false
	}
	return force, true
}
