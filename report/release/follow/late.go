package follow

import (
	"fmt"
	"path"
	"slices"

	"assize/report/read/source"
	"assize/report/release/deliver"
	"assize/report/release/publish"
)

// Frozen is the picture of a round, as a release lists it among its restricted files.
type Frozen struct{ Path, SHA256 string }

// CheckLate are the refusals of a run that comes late to the round that is public:
// its picture must be one that the round froze.
func (r Run) CheckLate(out string, s deliver.Standing, picture Frozen) (ps source.Problems) {
	for _, id := range s.Issued {
		m, err := publish.ReadRelease(out, id)
		if err == nil && slices.ContainsFunc(m.Files, func(f publish.File) bool { return f.Path == picture.Path && f.SHA256 == picture.SHA256 }) {
			return nil
		}
	}
	ps.Refuse(r.At, ruleLate, fmt.Sprintf("use --picture %s", path.Join(publish.PathOf(s.Release), string(publish.Restricted), picture.Path)),
		"the picture is not one of the round that is public here (release %s)", s.Release)
	return ps
}

// Check refuses, when it is known that the release is a new one, what comes late and
// stands already; and it is an error if what was carried does not stand any more.
func (c *Carried) Check(s deliver.Standing, run []Subject) (ps source.Problems, err error) {
	if c == nil {
		return nil, nil
	}
	if s.Release != c.from.Release {
		return nil, fmt.Errorf("release %s was put in place meanwhile: %w", s.Release, publish.ErrLocked)
	}
	for _, f := range run {
		if c.late && Has(c.subjects, f.ID) {
			ps.Refuse(f.At, ruleLate, correctionHint(s), "%s is in release %s already", f.Name, s.Release)
		}
	}
	return ps, nil
}
