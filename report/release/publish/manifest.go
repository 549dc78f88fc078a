package publish

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"assize/report/read/intake"
)

// manifestSchema names the version of MANIFEST.json.
const manifestSchema = "assize/manifest/1"

// About is what a release says of itself besides its files.
type About struct {
	Program  string // version of the program
	Status   string // draft, embargoed, final …
	Sample   string // the sentence that marks invented data; "" for real
	Licences []string
	Forces   Tally
	Inputs   []Input
	Refused  []Refusal // forces that are not in the release, and why; restricted part only
	Closed   bool      // nobody but the owner of the files may read even the public part

	// Of a release under embargo: the instant from which its public part may be
	// read, zero for none, and whether that part holds the unmarked edition. It
	// does not where the conditions of a final release were not met; then the
	// public part holds no documents, and nothing is opened.
	Opens time.Time
	Ready bool

	Withdrawn []Withdrawal // of a withdrawal, and of what followed one: what is not public any more
}

// Withdrawal says that documents were public and are so no longer: a notice stands
// at their addresses.
type Withdrawal struct {
	Release string    `json:"release"`         // in which they stood
	Force   string    `json:"force,omitempty"` // id of the force they were about; none for all documents
	At      time.Time `json:"at"`
	Reason  string    `json:"reason"` // as printed in the notice
}

// Tally says how many forces are in: "42 of 43".
type Tally struct {
	Published int `json:"published"`
	Listed    int `json:"listed"`
}

// Input is a file the release was made from; the path is relative to the job.
type Input struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	Role   string `json:"role"`
}

// Refusal is a force that is not in the release.
type Refusal struct {
	Input  string   `json:"input"`
	Reason []string `json:"reasons"`
}

// File is one file of an area. What it is, in the words of whoever staged it, is
// said for those who read the release: this room asks only whether it holds
// line-level data.
type File struct {
	Path      string `json:"path"`
	Size      int64  `json:"size"`
	SHA256    string `json:"sha256"`
	Kind      string `json:"kind,omitempty"`     // what it is, whatever its format
	Subject   string `json:"subject,omitempty"`  // what it is about; "" for the release itself
	Part      string `json:"part,omitempty"`     // which, where there are several of a kind
	Language  string `json:"language,omitempty"` // tag; "" where it is written in none
	LineLevel bool   `json:"lineLevel,omitempty"`
}

// Manifest is MANIFEST.json of one area.
type Manifest struct {
	Schema    string       `json:"schema"`
	Release   string       `json:"release"`
	Area      Area         `json:"area"`
	Status    string       `json:"status"`
	Opens     time.Time    `json:"opens,omitzero"`  // instant of the embargo, with the offset it was given
	Ready     bool         `json:"ready,omitempty"` // the public part holds the unmarked edition, to be opened then
	Sample    string       `json:"sample,omitempty"`
	Licences  []string     `json:"licences,omitempty"`
	Withdrawn []Withdrawal `json:"withdrawn,omitempty"`
	Program   string       `json:"program"`
	Content   string       `json:"content"` // SHA-256 of what the release says, in all areas
	Forces    Tally        `json:"forces"`
	Inputs    []Input      `json:"inputs"`
	Refused   []Refusal    `json:"refused,omitempty"`
	Files     []File       `json:"files"`
}

// The stages of a release's life that this room tells apart.
const (
	draftStatus      = "draft"
	embargoedStatus  = "embargoed"
	finalStatus      = "final"
	correctionStatus = "correction"
	withdrawalStatus = "withdrawal"
)

// UnderEmbargo reports whether the release was made to be opened later.
func (m Manifest) UnderEmbargo() bool { return m.Status == embargoedStatus }

// PublicAtOnce reports whether the release was public from the moment it was in
// place.
func (m Manifest) PublicAtOnce() bool {
	return m.Status == finalStatus || m.Status == correctionStatus || m.Status == withdrawalStatus
}

// Gone reports whether all that the release's round had made public is withdrawn.
func (m Manifest) Gone() bool {
	return slices.ContainsFunc(m.Withdrawn, func(w Withdrawal) bool { return w.Force == "" })
}

// manifest is what every area's manifest says alike.
func (a About) manifest() Manifest {
	m := Manifest{
		Schema: manifestSchema, Status: a.Status, Opens: a.Opens, Ready: a.Ready, Sample: a.Sample,
		Licences: a.Licences, Program: a.Program, Forces: a.Forces, Inputs: slices.Clone(a.Inputs), Withdrawn: a.Withdrawn,
	}
	slices.SortFunc(m.Inputs, func(a, b Input) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Role, b.Role))
	})
	return m
}

// contentOf is the SHA-256 of what the release says, free of clock and order:
// its program and status, its embargo, what is withdrawn, and the files of every
// area. An embargo moved to another instant is another release.
func (m Manifest) contentOf(files func(Area) []File) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n", m.Program, m.Status)
	if !m.Opens.IsZero() {
		fmt.Fprintf(h, "opens %s %t\n", m.Opens.UTC().Format(time.RFC3339Nano), m.Ready)
	}
	for _, w := range m.Withdrawn {
		fmt.Fprintf(h, "withdrawn %s %q %s %q\n", w.Release, w.Force, w.At.UTC().Format(time.RFC3339Nano), w.Reason)
	}
	for _, area := range areas() {
		for _, f := range files(area) {
			fmt.Fprintf(h, "%s/%s %s\n", area, f.Path, f.SHA256)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// writeManifest writes the manifest of one area; all says what it has in common
// with the others.
func (s *Stage) writeManifest(area Area, about About, all Manifest) error {
	m := all
	m.Area, m.Files = area, s.Files(area)
	if area == Restricted {
		m.Refused = about.Refused
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(m); err != nil {
		return err
	}
	mode, _ := area.modes()
	return writeSynced(filepath.Join(s.dir, string(area), manifestFile), b.Bytes(), mode)
}

// ReadManifest reads MANIFEST.json of an area's folder.
func ReadManifest(areaDir string) (Manifest, error) {
	b, err := intake.Typed(filepath.Join(areaDir, manifestFile)).ReadFile(intake.Picture)
	if err != nil {
		return Manifest{}, err
	}
	var m Manifest
	if err := json.Unmarshal(b, &m); err != nil {
		return Manifest{}, fmt.Errorf("%s: %w", manifestFile, err)
	}
	if m.Schema != manifestSchema {
		return Manifest{}, fmt.Errorf("%s: schema %q is not %q", manifestFile, m.Schema, manifestSchema)
	}
	return m, nil
}
