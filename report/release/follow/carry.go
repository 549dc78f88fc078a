package follow

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"assize/report/read/source"
	"assize/report/release/deliver"
	"assize/report/release/publish"
)

// Subject is one of those that documents of a release are about.
type Subject struct {
	ID, Name string
	Folder   string // name of the folder of its documents, below forces

	Version  string     // of its documents in a release
	Corrects string     // id of the release that they correct; "" for the first
	At       source.Pos // of its input in a run
}

// Carried is what a release takes over from the one whose place it takes: the
// documents of a round that is public, where something comes late to it; the notices
// in the place of what was withdrawn, where others are corrected. Nil carries nothing.
type Carried struct {
	from     publish.Manifest
	late     bool
	subjects []Subject // that stand there
	dir      string
}

// Carry takes note of what stands, and of whom, to take it over.
func Carry(out string, s deliver.Standing, subjects []Subject, late bool) *Carried {
	return &Carried{from: s.Manifest, late: late, subjects: subjects, dir: filepath.Join(out, filepath.FromSlash(publish.PathOf(s.Release)))}
}

// IsLate reports whether what is carried is a round to which something comes late.
func (c *Carried) IsLate() bool { return c != nil && c.late }

// LateFolder is where the files of a late run lie that a round has one of each: its
// problems, its quality log, what is to be signed off; "" in any other run.
func (c *Carried) LateFolder(first Subject) string {
	if !c.IsLate() {
		return ""
	}
	return "late/" + first.Folder + "/"
}

// Stage stages what is carried beside the documents of a run. Of a round that is
// public that is everything but the index, which is made anew, and the documents of
// the run's own subjects; of a withdrawal the notices of subjects that are not in it.
func (c *Carried) Stage(stage *publish.Stage, run []Subject) error {
	if c == nil {
		return nil
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
			folder, ofSubject := FolderOf(f.Path)
			own := ofSubject && slices.ContainsFunc(run, func(s Subject) bool { return s.Folder == folder }) ||
				c.late && strings.HasPrefix(f.Path, c.LateFolder(run[0]))
			if own || f.Path == "index.html" || !ofSubject && !c.late {
				continue
			}
			if err := stage.Carry(m.Release, area, f); err != nil {
				return err
			}
		}
	}
	return nil
}

// FolderOf is the folder of the subject whose document it is.
func FolderOf(file string) (folder string, ok bool) {
	rest, ok := strings.CutPrefix(file, "forces/")
	folder, _, _ = strings.Cut(rest, "/")
	return folder, ok
}

// Has reports whether a subject is among some.
func Has(subjects []Subject, id string) bool {
	return slices.ContainsFunc(subjects, func(s Subject) bool { return s.ID == id })
}

// withdrew reports whether a subject's documents are withdrawn in what is carried.
func (c *Carried) withdrew(id string) bool {
	return c != nil && slices.ContainsFunc(c.from.Withdrawn, func(w publish.Withdrawal) bool { return w.Force == "" || w.Force == id })
}

// stillWithdrawn is of whom the documents stay withdrawn: those that were, and are
// not in the run.
func (c *Carried) stillWithdrawn(run []Subject) []publish.Withdrawal {
	var out []publish.Withdrawal
	for _, w := range c.from.Withdrawn {
		for _, s := range c.subjects {
			if (w.Force == "" || w.Force == s.ID) && !Has(run, s.ID) {
				out = append(out, publish.Withdrawal{Release: w.Release, Force: s.ID, At: w.At, Reason: w.Reason})
			}
		}
	}
	slices.SortFunc(out, func(x, y publish.Withdrawal) int {
		return cmp.Or(x.At.Compare(y.At), strings.Compare(x.Force, y.Force))
	})
	return out
}

// About completes what a release says of itself with what it carries.
func (c *Carried) About(a *publish.About, run []Subject) {
	if c == nil {
		return
	}
	a.Withdrawn = c.stillWithdrawn(run)
	if !c.late {
		return
	}
	a.Inputs = with(a.Inputs, c.from.Inputs)
	for _, s := range c.subjects {
		if !Has(run, s.ID) {
			a.Forces.Published++
		}
	}
	a.Forces.Listed = max(a.Forces.Published, c.from.Forces.Listed)
	a.Sample = cmp.Or(a.Sample, c.from.Sample)
	a.Licences = with(a.Licences, c.from.Licences)
}

// with adds to some what is not among them.
func with[T comparable](some, more []T) []T {
	for _, m := range more {
		if !slices.Contains(some, m) {
			some = append(some, m)
		}
	}
	return some
}
