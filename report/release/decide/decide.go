// Package decide carries out what people decide about a release that is out, or about
// to be: its instant is postponed; documents are withdrawn, and notices take their
// place at the same addresses. What the notices say, and how they are set, is asked of
// whoever can tell it.
package decide

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"assize/report/release/deliver"
	"assize/report/release/follow"
	"assize/report/release/publish"
)

// Decision is what a person decides about a release in an output folder.
type Decision struct {
	Out    string // output folder
	What   string // id of a release; of a withdrawal also the id or name of a subject
	By     string
	Reason string
	Now    time.Time // names a release that is made
	Clock  time.Time // the real time: of the ledger and of notices, and what instants are held to
}

func (d Decision) of(release string) deliver.Decision {
	return deliver.Decision{Release: release, By: d.By, Reason: d.Reason}
}

// Postpone moves the instant at which the release that waits in an output folder
// will be opened, and returns its id and the instant that it had. The ledger tells
// it; the release is not touched.
func Postpone(d Decision, until time.Time) (release string, was time.Time, err error) {
	allow := func(s deliver.Standing) error {
		release, was = s.Release, s.Opens
		return follow.Allow(s, follow.Postpone)
	}
	s, err := deliver.StandingOf(d.Out)
	if err == nil {
		err = allow(s)
	}
	if err != nil {
		return "", time.Time{}, err
	}
	id := cmp.Or(d.What, s.Release)
	return id, was, deliver.Postpone(d.Out, d.of(id), until, d.Clock, allow)
}

// Withdrawn is what a withdrawal did.
type Withdrawn struct {
	Release string   // whose documents were withdrawn
	Force   string   // name of the force that they were about; "" for all
	Became  string   // the release that holds the notices; "" where nothing had to be replaced
	Shut    []string // releases that nobody but their owner can enter any more
	Shown   []string // forces whose documents are still public and may show the withdrawn force's numbers
}

// Withdrawal is a withdrawal that notices are to be told of.
type Withdrawal struct {
	Dir      string           // of the release that stands
	Manifest publish.Manifest // of its restricted part
	Force    follow.Subject   // none for all
	At       time.Time
	Reason   string
}

// Notices are what stands at the addresses of what is withdrawn.
type Notices interface {
	// As is the notice as the kind of file that is looked for at an address.
	As(file string) ([]byte, error)
	// Index is the page that lists what is left of the public part, and what is not.
	Index(left []publish.File, about publish.About) (publish.File, []byte, error)
}

// Teller knows of whom a release is, and tells notices.
type Teller struct {
	Subjects func(dir string) ([]follow.Subject, error) // whose documents a release in a folder holds
	Tell     func(w Withdrawal) (Notices, error)        // tells the notices of a withdrawal
}

// Withdraw takes documents out of the public's sight: those of a release, or those
// about one force of the release that stands, and with them what was about all
// forces. Notices take their place at the same addresses; the documents stay, for
// their owner alone.
func Withdraw(d Decision, teller Teller) (*Withdrawn, error) {
	s, err := deliver.StandingOf(d.Out)
	if err != nil {
		return nil, err
	}
	if err := follow.Allow(s, follow.Withdraw); err != nil {
		return nil, err
	}
	w := &withdrawal{Decision: d, teller: teller, standing: s, dir: filepath.Join(d.Out, filepath.FromSlash(publish.PathOf(s.Release)))}
	if err := w.find(); err != nil {
		return nil, err
	}
	allow := func(now deliver.Standing) error {
		if now.Release != s.Release {
			return fmt.Errorf("release %s was put in place meanwhile: %w", now.Release, publish.ErrLocked)
		}
		return follow.Allow(now, follow.Withdraw)
	}
	if w.done.Shut, err = w.toShut(); err != nil {
		return nil, err
	}
	err = deliver.Withdraw(d.Out, d.of(w.done.Release), w.force.ID, d.Clock, allow, func(at time.Time) (string, error) {
		if !w.replaces {
			return "", nil
		}
		var err error
		w.done.Became, err = w.put(at)
		return w.done.Became, err
	}, w.done.Shut)
	return &w.done, err
}

// withdrawal is a withdrawal being carried out.
type withdrawal struct {
	Decision
	teller   Teller
	standing deliver.Standing
	dir      string           // of the release that stands
	subjects []follow.Subject // that stand there, where one of them is withdrawn
	force    follow.Subject   // none for all
	replaces bool             // the documents are those of the release that stands
	done     Withdrawn
}

func refusal(hint, format string, args ...any) error {
	return &follow.DecisionError{Why: fmt.Sprintf(format, args...), Hint: hint}
}

// find finds what is to be withdrawn.
func (w *withdrawal) find() error {
	s := w.standing
	if slices.Contains(s.Issued, w.What) {
		w.done.Release, w.replaces = w.What, w.What == s.Release
		return nil
	}
	if s.Stands != deliver.Public {
		return refusal("those are: "+strings.Join(s.Issued, ", "), "%q is no release that was public", w.What)
	}
	var err error
	if w.subjects, err = w.teller.Subjects(w.dir); err != nil {
		return err
	}
	var ids []string
	for _, f := range w.subjects {
		if strings.EqualFold(w.What, f.ID) || strings.EqualFold(w.What, f.Name) || strings.EqualFold(w.What, f.Folder) {
			w.force = f
			w.done.Release, w.done.Force, w.replaces = s.Release, f.Name, true
		}
		ids = append(ids, f.ID)
	}
	slices.Sort(ids)
	if w.force.ID == "" {
		return refusal("forces: "+strings.Join(ids, ", ")+"; releases: "+strings.Join(s.Issued, ", "), "%q is neither a force of release %s nor a release that was public", w.What, s.Release)
	}
	gone := func(id string) bool {
		return slices.ContainsFunc(s.Manifest.Withdrawn, func(g publish.Withdrawal) bool { return g.Force == id })
	}
	if gone(w.force.ID) {
		return refusal("", "the documents about %s were withdrawn already, by release %s", w.done.Force, s.Release)
	}
	for _, f := range w.subjects {
		if f.ID != w.force.ID && !gone(f.ID) {
			w.done.Shown = append(w.done.Shown, f.Name)
		}
	}
	if len(w.done.Shown) == 0 {
		return refusal("assize withdraw "+s.Release+" takes that away", "%s is all that is public in release %s", w.done.Force, s.Release)
	}
	slices.Sort(w.done.Shown)
	return nil
}

// aboutAll begins the paths of what is about all forces.
const aboutAll = "national/"

// affects reports whether a public file goes with what is withdrawn.
func (w *withdrawal) affects(file string) bool {
	if w.force.ID == "" {
		return true
	}
	folder, ofSubject := follow.FolderOf(file)
	return ofSubject && folder == w.force.Folder || strings.HasPrefix(file, aboutAll)
}

// toShut are the releases that hold what is withdrawn: the one that is named, and,
// where that stands, all that went before it in its round.
func (w *withdrawal) toShut() ([]string, error) {
	if !w.replaces {
		return []string{w.done.Release}, nil
	}
	var out []string
	for _, id := range w.standing.Issued {
		m, err := publish.ReadManifest(filepath.Join(w.Out, filepath.FromSlash(publish.PathOf(id)), string(publish.Public)))
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(m.Files, func(f publish.File) bool { return path.Base(f.Path) != indexName && w.affects(f.Path) }) {
			out = append(out, id)
		}
	}
	return out, nil
}

// indexName is the page that lists a part of a release.
const indexName = "index.html"

// put puts the release with the notices in place.
func (w *withdrawal) put(at time.Time) (id string, err error) {
	stage, err := publish.Begin(w.Out)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, stage.Abort()) }()
	stage.AdmitBy(func(bool) error {
		if now, err := publish.CurrentID(w.Out); err != nil || now != w.standing.Release {
			return errors.Join(err, publish.ErrLocked)
		}
		return nil
	})
	about, err := w.stage(stage, at)
	if err != nil {
		return "", err
	}
	rel, err := stage.Commit(about, w.Now)
	return rel.ID, err
}

// stage stages a release in which notices stand for what is withdrawn, and returns
// what it says of itself.
func (w *withdrawal) stage(stage *publish.Stage, at time.Time) (publish.About, error) {
	m := w.standing.Manifest
	about := publish.About{
		Program: m.Program, Status: follow.StatusWithdrawal, Sample: m.Sample, Licences: m.Licences, Forces: m.Forces, Inputs: m.Inputs, Refused: m.Refused,
		Withdrawn: append(slices.Clone(m.Withdrawn), publish.Withdrawal{Release: w.standing.Release, Force: w.force.ID, At: at, Reason: w.Reason}),
	}
	notices, err := w.teller.Tell(Withdrawal{Dir: w.dir, Manifest: m, Force: w.force, At: at, Reason: w.Reason})
	if err != nil {
		return about, err
	}
	public, err := publish.ReadManifest(filepath.Join(w.dir, string(publish.Public)))
	if err != nil {
		return about, err
	}
	for _, f := range public.Files {
		switch {
		case f.Path == indexName && w.force.ID != "":
			continue // made anew
		case !w.affects(f.Path) || stands(m, f.Path):
			err = stage.Carry(m.Release, publish.Public, f)
		default:
			err = replace(stage, f, notices)
		}
		if err != nil {
			return about, err
		}
	}
	for _, f := range m.Files {
		if err := stage.Carry(m.Release, publish.Restricted, f); err != nil {
			return about, err
		}
	}
	if w.force.ID == "" {
		return about, nil
	}
	index, page, err := notices.Index(w.left(stage.Files(publish.Public), about), about)
	if err != nil {
		return about, err
	}
	return about, stage.Write(publish.Public, index, page)
}

// left is what of the public part is no notice.
func (w *withdrawal) left(files []publish.File, about publish.About) []publish.File {
	gone := map[string]bool{}
	for _, f := range w.subjects {
		gone[f.Folder] = slices.ContainsFunc(about.Withdrawn, func(g publish.Withdrawal) bool { return g.Force == f.ID })
	}
	return slices.DeleteFunc(slices.Clone(files), func(f publish.File) bool {
		folder, ofSubject := follow.FolderOf(f.Path)
		return strings.HasPrefix(f.Path, aboutAll) || ofSubject && gone[folder]
	})
}

// stands reports whether a notice of an earlier withdrawal stands at an address
// already: documents about all forces go with the first force.
func stands(m publish.Manifest, file string) bool {
	return len(m.Withdrawn) > 0 && m.Status == follow.StatusWithdrawal && strings.HasPrefix(file, aboutAll)
}

// replace stages the notice at the address of a file.
func replace(stage *publish.Stage, f publish.File, notices Notices) error {
	data, err := notices.As(f.Path)
	if err != nil {
		return fmt.Errorf("%s: %w", f.Path, err)
	}
	return stage.Write(publish.Public, f, data)
}
