package deliver

import (
	"fmt"
	"time"

	"assize/report/release/publish"
)

// Stands is how an output folder stands to the world.
type Stands string

// The ways to stand. What is said beside each is said of the output folder.
const (
	Empty     Stands = "empty"     // holds no release
	Unissued  Stands = "unissued"  // holds drafts and packs for forces alone
	Marked    Stands = "marked"    // has sent out a marked edition, and holds nothing to be opened
	Awaiting  Stands = "awaiting"  // has a release that will be opened at its instant
	Public    Stands = "public"    // has a release that is public
	Withdrawn Stands = "withdrawn" // has notices in the place of all that was public
	Overlaid  Stands = "overlaid"  // held something public, and current leads to something else
)

// Standing is what stands in an output folder.
type Standing struct {
	Stands    Stands
	Release   string           // id of the release that current leads to; "" for none
	Manifest  publish.Manifest // of that release's restricted part
	Opens     time.Time        // of a release under embargo: its instant, after any postponement
	Postponed bool             // the instant is not the one it was made with
	Issued    []string         // every release that is or was public, oldest first
}

// StandingOf finds what stands in an output folder. Where that cannot be read it is
// an error: what is there could be public. A folder that does not exist is empty.
func StandingOf(root string) (Standing, error) {
	l, err := readLedger(root)
	if err != nil {
		return Standing{}, err
	}
	s := Standing{Stands: Empty}
	if s.Release, err = publish.CurrentID(root); err != nil {
		return s, err
	}
	if s.Issued, err = issued(root, l); err != nil {
		return s, err
	}
	if s.Release != "" {
		if s.Manifest, err = publish.ReadRelease(root, s.Release); err != nil {
			return s, fmt.Errorf("%s stands and cannot be read: %w", publish.PathOf(s.Release), err)
		}
		s.Opens, s.Postponed = l.opens(s.Release, s.Manifest.Opens)
	}
	s.Stands = s.of(l)
	return s, nil
}

func (s Standing) of(l *ledger) Stands {
	m := s.Manifest
	switch {
	case s.Release != "" && wasPublic(m, l):
		if m.Gone() {
			return Withdrawn
		}
		return Public
	case len(s.Issued) > 0:
		return Overlaid
	case s.Release == "":
		return Empty
	case m.UnderEmbargo() && m.Ready:
		return Awaiting
	case m.UnderEmbargo():
		return Marked
	default:
		return Unissued
	}
}

// issued are the releases of a folder that are or were public, oldest first. One
// that cannot be read and that current does not lead to is passed over: verify
// tells of it.
func issued(root string, l *ledger) ([]string, error) {
	ids, err := publish.IDs(root)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, id := range ids {
		if m, err := publish.ReadRelease(root, id); err == nil && wasPublic(m, l) {
			out = append(out, id)
		}
	}
	return out, nil
}

// wasPublic reports whether a release may be read by the public, or could before
// it was superseded or withdrawn: it was public at once, or its embargo is over
// and it was opened.
func wasPublic(m publish.Manifest, l *ledger) bool {
	if m.UnderEmbargo() {
		return l.holds(m.Release, eventOpened)
	}
	return m.PublicAtOnce()
}
