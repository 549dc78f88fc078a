package report

import (
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/read/source"
	"assize/report/release/deliver"
	"assize/report/release/follow"
	"assize/report/say/earlier"
)

// checkLate prepares that a force comes late to the round that is public here:
// against the picture that the round froze, and beside all that it published.
func (b *bench) checkLate(out string, s deliver.Standing, ps *source.Problems) error {
	run := b.run()
	if run.Step != follow.Late || s.Stands != deliver.Public {
		return nil
	}
	if err := refusedBy(run.CheckLate(out, s, follow.Frozen{Path: pictureFile, SHA256: b.frozenSHA}), nil, ps); err != nil {
		return err
	}
	return b.carry(out, s, true)
}

// carry takes note of what stands, to take it over.
func (b *bench) carry(out string, s deliver.Standing, late bool) error {
	r, err := earlier.Open(releaseDir(out, s.Release))
	if err != nil {
		return err
	}
	b.carried, b.stands = follow.Carry(out, s, subjectsOf(r), late), r
	return nil
}

// subjectsOf are the forces of a release, as those that its documents are about.
func subjectsOf(r *earlier.Release) []follow.Subject {
	var out []follow.Subject
	for _, f := range r.Forces() {
		s := follow.Subject{ID: f.ID, Name: f.Name, Folder: f.Slug, Version: f.Version}
		if f.Issue != nil {
			s.Corrects = f.Issue.Corrects
		}
		out = append(out, s)
	}
	return out
}

// inRun are the forces of the run.
func inRun(packs []*forcePack) []follow.Subject {
	var out []follow.Subject
	for _, p := range packs {
		f := p.Findings.Force
		out = append(out, follow.Subject{ID: f.ID, Name: f.Name, Folder: f.Slug, At: source.Pos{File: p.row.Workbook}})
	}
	return out
}

// others are the findings of the forces that a late release carries, by name.
func (b *bench) others(packs []*forcePack) ([]findings.Findings, error) {
	if !b.carried.IsLate() {
		return nil, nil
	}
	run := inRun(packs)
	var out []findings.Findings
	for _, f := range b.stands.Forces() {
		if follow.Has(run, f.ID) {
			continue
		}
		found, err := b.stands.Findings(f)
		if err != nil {
			return nil, err
		}
		out = append(out, found)
	}
	slices.SortFunc(out, func(a, b findings.Findings) int {
		return strings.Compare(a.Force.Name, b.Force.Name)
	})
	return out, nil
}

// lateFolder is where the files of a late run lie that a round has one of each:
// its problems, its quality log, what is to be signed off.
func (b *bench) lateFolder(packs []*forcePack) string {
	if !b.carried.IsLate() {
		return ""
	}
	return b.carried.LateFolder(inRun(packs)[0])
}
