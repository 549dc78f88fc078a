package report

import (
	"cmp"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/read/source"
	"assize/report/release/deliver"
	"assize/report/release/publish"
)

// carried is what a release takes over from the one whose place it takes: the
// documents of a round that is public, when a force comes late to it; the notices
// in the place of what was withdrawn, when others are corrected. Nil carries nothing.
type carried struct {
	from  publish.Manifest
	dir   string
	found releaseFindings // findings of the forces that stand there
	late  bool
}

// ruleLate is broken by a force that does not come late to the round that stands.
const ruleLate = "late-force"

// checkLate prepares that a force comes late to the round that is public here:
// against the picture that the round froze, and beside all that it published.
func (b *bench) checkLate(out string, s deliver.Standing, ps *source.Problems) error {
	if b.step() != stepLate || s.Stands != deliver.Public {
		return nil
	}
	if !froze(out, s, b.frozenSHA) {
		ps.Refuse(source.Pos{File: filepath.Base(b.job.File)}, ruleLate, fmt.Sprintf("use --picture %s", path.Join(publish.PathOf(s.Release), string(publish.Restricted), pictureFile)),
			"the picture is not one of the round that is public here (release %s)", s.Release)
		return ErrSetup
	}
	return b.carry(out, s, true)
}

// froze reports whether a picture is one that a release of the folder froze.
func froze(out string, s deliver.Standing, sha string) bool {
	for _, id := range s.Issued {
		m, err := publish.ReadRelease(out, id)
		if err != nil {
			continue
		}
		if slices.ContainsFunc(m.Files, func(f publish.File) bool { return f.Path == pictureFile && f.SHA256 == sha }) {
			return true
		}
	}
	return false
}

// carry takes note of what stands, to take it over.
func (b *bench) carry(out string, s deliver.Standing, late bool) error {
	dir := filepath.Join(out, filepath.FromSlash(publish.PathOf(s.Release)))
	found, err := readReleaseFindings(dir)
	if err != nil {
		return err
	}
	b.carried = &carried{from: s.Manifest, dir: dir, found: found, late: late}
	return nil
}

// checkCarried refuses, when it is known that the release is a new one, a late
// force that stands already, and what was carried from a release that does not
// stand any more.
func (b *bench) checkCarried(s deliver.Standing, packs []*Pack, ps *source.Problems) error {
	if b.carried == nil {
		return nil
	}
	if s.Release != b.carried.from.Release {
		return fmt.Errorf("release %s was put in place meanwhile: %w", s.Release, publish.ErrLocked)
	}
	if !b.carried.late {
		return nil
	}
	for _, p := range packs {
		if _, stands := b.carried.found[p.Findings.Force.ID]; stands {
			ps.Refuse(source.Pos{File: p.row.Workbook}, ruleLate, b.correctionHint(s), "%s is in release %s already", p.Findings.Force.Name, s.Release)
		}
	}
	if ps.Refused() {
		return ErrSetup
	}
	return nil
}

// stageCarried stages what is carried. Of a round that is public that is
// everything but the index, which is made anew, and the documents of the forces of
// this run; of a withdrawal the notices of forces that are not in this run.
func (b *bench) stageCarried(stage *publish.Stage, packs []*Pack) error {
	c := b.carried
	if c == nil {
		return nil
	}
	inRun := map[string]bool{}
	for _, p := range packs {
		inRun[p.Findings.Force.Slug] = true
	}
	for _, area := range []publish.Area{publish.Public, publish.Restricted, publish.Embargoed} {
		m, err := publish.ReadManifest(filepath.Join(c.dir, string(area)))
		if err != nil {
			if area == publish.Embargoed {
				continue // nothing was sent out before
			}
			return err
		}
		for _, f := range m.Files {
			slug, ofForce := forceFolder(f.Path)
			own := ofForce && inRun[slug] || c.late && strings.HasPrefix(f.Path, b.lateFolder(packs))
			if own || f.Path == "index.html" || !ofForce && !c.late {
				continue
			}
			if err := stage.Carry(m.Release, area, f); err != nil {
				return err
			}
		}
	}
	return nil
}

// forceFolder is the folder name of the force whose file it is.
func forceFolder(file string) (slug string, ok bool) {
	rest, ok := strings.CutPrefix(file, "forces/")
	slug, _, _ = strings.Cut(rest, "/")
	return slug, ok
}

// stillWithdrawn are the forces whose documents stay withdrawn: those that were, and
// are not in the run.
func (c *carried) stillWithdrawn(inRun map[string]bool) []publish.Withdrawal {
	var out []publish.Withdrawal
	for _, w := range c.from.Withdrawn {
		for id := range c.found {
			if (w.Force == "" || w.Force == id) && !inRun[id] {
				out = append(out, publish.Withdrawal{Release: w.Release, Force: id, At: w.At, Reason: w.Reason})
			}
		}
	}
	slices.SortFunc(out, func(x, y publish.Withdrawal) int {
		return cmp.Or(x.At.Compare(y.At), strings.Compare(x.Force, y.Force))
	})
	return out
}

// about completes what a release says of itself with what it carries.
func (c *carried) about(a *publish.About, packs []*Pack) {
	if c == nil {
		return
	}
	inRun := map[string]bool{}
	for _, p := range packs {
		inRun[p.Findings.Force.ID] = true
	}
	a.Withdrawn = c.stillWithdrawn(inRun)
	if !c.late {
		return
	}
	for _, in := range c.from.Inputs {
		if !slices.Contains(a.Inputs, in) {
			a.Inputs = append(a.Inputs, in)
		}
	}
	for _, f := range c.found {
		if !inRun[f.Force.ID] {
			a.Forces.Published++
		}
	}
	a.Forces.Listed = max(a.Forces.Published, c.from.Forces.Listed)
	if a.Sample == "" {
		a.Sample = c.from.Sample
	}
	for _, l := range c.from.Licences {
		if !slices.Contains(a.Licences, l) {
			a.Licences = append(a.Licences, l)
		}
	}
}

// others are the findings of the forces that a late release carries, by name.
func (c *carried) others(packs []*Pack) []findings.Findings {
	if c == nil || !c.late {
		return nil
	}
	var out []findings.Findings
	for id, f := range c.found {
		if !slices.ContainsFunc(packs, func(p *Pack) bool { return p.Findings.Force.ID == id }) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b findings.Findings) int { return strings.Compare(a.Force.Name, b.Force.Name) })
	return out
}

// lateFolder is where the files of a late run lie that a round has one of each:
// its problems, its quality log, what is to be signed off.
func (b *bench) lateFolder(packs []*Pack) string {
	if b.carried == nil || !b.carried.late {
		return ""
	}
	return "late/" + packs[0].Findings.Force.Slug + "/"
}

// withdrew reports whether a force's documents are withdrawn in what is carried.
func (c *carried) withdrew(id string) bool {
	return c != nil && slices.ContainsFunc(c.from.Withdrawn, func(w publish.Withdrawal) bool { return w.Force == "" || w.Force == id })
}
