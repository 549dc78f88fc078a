package report

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
	"assize/report/release/publish"
)

// Decision is what a person decides about a release in an output folder.
type Decision struct {
	Out    string // output folder
	What   string // id of a release; of a withdrawal also the id or name of a force
	By     string
	Reason string
	Now    time.Time // names a release that is made
	Clock  time.Time // the real time: of the ledger and of notices, and what instants are held to
}

func (d Decision) of(release string) deliver.Decision {
	return deliver.Decision{Release: release, By: d.By, Reason: d.Reason}
}

// DecisionError says why a decision cannot be carried out; nothing was changed.
type DecisionError struct{ Why, Hint string }

// Error is the reason with its hint.
func (e *DecisionError) Error() string {
	if e.Hint == "" {
		return e.Why
	}
	return e.Why + "; " + e.Hint
}

// Unwrap is deliver.ErrDecision.
func (e *DecisionError) Unwrap() error { return deliver.ErrDecision }

func decisionError(why, hint string) error { return &DecisionError{why, hint} }

// Postpone moves the instant at which the release that waits in an output folder
// will be opened, and returns its id and the instant that it had. The ledger tells
// it; the release is not touched.
func Postpone(d Decision, until time.Time) (release string, was time.Time, err error) {
	allow := func(s deliver.Standing) error {
		release, was = s.Release, s.Opens
		return refuseDecision(s, stepPostpone)
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

// Withdraw takes documents out of the public's sight: those of a release, or those
// about one force of the release that stands, and with them what was about all
// forces. Notices take their place at the same addresses; the documents stay, for
// their owner alone.
func Withdraw(p Program, d Decision) (*Withdrawn, error) {
	s, err := deliver.StandingOf(d.Out)
	if err != nil {
		return nil, err
	}
	if err := refuseDecision(s, stepWithdraw); err != nil {
		return nil, err
	}
	w, err := newWithdrawal(d, s)
	if err != nil {
		return nil, err
	}
	allow := func(now deliver.Standing) error {
		if now.Release != s.Release {
			return fmt.Errorf("release %s was put in place meanwhile: %w", now.Release, publish.ErrLocked)
		}
		return refuseDecision(now, stepWithdraw)
	}
	replace := func(at time.Time) (string, error) {
		if !w.replaces {
			return "", nil
		}
		return w.put(p, at)
	}
	if w.done.Shut, err = w.toShut(); err != nil {
		return nil, err
	}
	err = deliver.Withdraw(d.Out, d.of(w.done.Release), w.force, d.Clock, allow, func(at time.Time) (string, error) {
		w.done.Became, err = replace(at)
		return w.done.Became, err
	}, w.done.Shut)
	return &w.done, err
}

// withdrawal is a withdrawal being carried out.
type withdrawal struct {
	Decision
	standing deliver.Standing
	dir      string          // of the release that stands
	found    releaseFindings // findings of its forces
	force    string          // id of the force; "" for all
	slug     string
	replaces bool // the documents are those of the release that stands
	done     Withdrawn
}

// newWithdrawal finds what is to be withdrawn.
func newWithdrawal(d Decision, s deliver.Standing) (*withdrawal, error) {
	w := &withdrawal{Decision: d, standing: s, dir: filepath.Join(d.Out, filepath.FromSlash(publish.PathOf(s.Release)))}
	if slices.Contains(s.Issued, d.What) {
		w.done.Release, w.replaces = d.What, d.What == s.Release
		return w, nil
	}
	if s.Stands != deliver.Public {
		return nil, decisionError(fmt.Sprintf("%q is no release that was public", d.What), "those are: "+strings.Join(s.Issued, ", "))
	}
	var err error
	if w.found, err = readReleaseFindings(w.dir); err != nil {
		return nil, err
	}
	var names []string
	for id, f := range w.found {
		if strings.EqualFold(d.What, id) || strings.EqualFold(d.What, f.Force.Name) || strings.EqualFold(d.What, f.Force.Slug) {
			w.force, w.slug = id, f.Force.Slug
			w.done.Release, w.done.Force, w.replaces = s.Release, f.Force.Name, true
		}
		names = append(names, id)
	}
	slices.Sort(names)
	if w.force == "" {
		return nil, decisionError(fmt.Sprintf("%q is neither a force of release %s nor a release that was public", d.What, s.Release),
			"forces: "+strings.Join(names, ", ")+"; releases: "+strings.Join(s.Issued, ", "))
	}
	for _, g := range s.Manifest.Withdrawn {
		if g.Force == w.force {
			return nil, decisionError(fmt.Sprintf("the documents about %s were withdrawn already, by release %s", w.done.Force, s.Release), "")
		}
	}
	for id, f := range w.found {
		if id != w.force && !slices.ContainsFunc(s.Manifest.Withdrawn, func(g publish.Withdrawal) bool { return g.Force == id }) {
			w.done.Shown = append(w.done.Shown, f.Force.Name)
		}
	}
	if len(w.done.Shown) == 0 {
		return nil, decisionError(fmt.Sprintf("%s is all that is public in release %s", w.done.Force, s.Release), "assize withdraw "+s.Release+" takes that away")
	}
	slices.Sort(w.done.Shown)
	return w, nil
}

// affects reports whether a public file goes with what is withdrawn.
func (w *withdrawal) affects(file string) bool {
	if w.force == "" {
		return true
	}
	slug, ofForce := forceFolder(file)
	return ofForce && slug == w.slug || strings.HasPrefix(file, "national/")
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
		if slices.ContainsFunc(m.Files, func(f publish.File) bool { return path.Base(f.Path) != "index.html" && w.affects(f.Path) }) {
			out = append(out, id)
		}
	}
	return out, nil
}

// put puts the release with the notices in place.
func (w *withdrawal) put(p Program, at time.Time) (id string, err error) {
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
	about, err := w.stage(p, stage, at)
	if err != nil {
		return "", err
	}
	rel, err := stage.Commit(about, w.Now)
	return rel.ID, err
}
