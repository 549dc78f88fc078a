package report

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/intake"
	"assize/report/read/source"
	"assize/report/release/publish"
	"assize/report/say/doc"
)

// pictureFile is where a release keeps its picture, in the restricted part.
const pictureFile = "national/picture.json"

// loadPicture reads the frozen picture of the round that this run's forces come
// late to, and names it among the inputs. With no path the run makes its own.
func (b *bench) loadPicture(path string, ps *source.Problems) error {
	if path == "" {
		return nil
	}
	place := intake.Typed(path)
	at := source.Pos{File: place.Name}
	data, err := place.ReadFile(intake.Picture)
	if err != nil {
		intake.Refuse(ps, at, rulePicture, err)
		return cmp.Or(intake.MachineFault(at.File, err), ErrSetup)
	}
	frozen, err := nation.Thaw(data)
	if err != nil {
		ps.Refuse(at, rulePicture, "name the picture.json that the round's release has under restricted/national", "%v", err)
		return ErrSetup
	}
	b.frozen = &frozen
	sum := sha256.Sum256(data)
	b.frozenSHA = hex.EncodeToString(sum[:])
	b.inputs = append(b.inputs, findings.Input{Path: at.File, SHA256: b.frozenSHA, Role: "national picture"})
	return nil
}

// picture sets the forces of a run side by side, or, where the round's picture is
// frozen, in that. How many forces the round has is what the job lists, however
// few are asked for (inJob): a total is national only when all are in.
func (b *bench) picture(assessed []finished, inJob int) nation.Picture {
	var rows []nation.Entry
	for _, a := range assessed {
		rows = append(rows, a.Row)
	}
	p := nation.Compare(rows, inJob)
	if b.frozen != nil {
		p = b.frozen.With(rows...)
	}
	if b.job.Embargo.IsZero() {
		return p
	}
	return p.Embargoed(b.job.Embargo, idsOf(assessed)...)
}

// idsOf are the ids of forces.
func idsOf(assessed []finished) []string {
	ids := make([]string, len(assessed))
	for i, a := range assessed {
		ids[i] = a.Force.ID
	}
	return ids
}

// views are the pictures that documents of forces may show.
type views struct {
	of     nation.Picture
	public *nation.Views
	alone  bool
}

// views are those of the run's stage.
func (b *bench) views(p nation.Picture) views { return views{p, nation.ViewsOf(p), b.stage().alone} }

// shownTo is the picture that a force's documents may show: at the stage in which they go to
// the force alone nothing of others, else who is public when it is. Its digest comes with it.
func (v views) shownTo(force string) (nation.Picture, string) {
	if v.alone {
		p := v.of.Shown(func(e nation.Entry) bool { return e.Force.ID == force })
		return p, p.Digest()
	}
	return v.public.Of(force)
}

// order is the order in which forces are worked on so that those with the same picture
// come together, as places among their ids.
func (v views) order(ids []string) []int {
	out := make([]int, len(ids))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(i, j int) int { return v.public.Compare(ids[i], ids[j]) })
	return out
}

// stagePicture freezes the picture under the round's title, so that a force that
// is released later can be set against it. A force that comes late to a round that
// is public leaves that round's picture as it is.
func (b *bench) stagePicture(stage *publish.Stage, p nation.Picture) error {
	if b.carried.IsLate() {
		return nil
	}
	name := p.Name
	if name == "" {
		name = b.job.Title
	}
	data, err := p.Freeze(name)
	if err != nil {
		return err
	}
	return restricted(pictureFile, doc.PictureFile, doc.AllForces, data).stage(stage)
}
