package publish

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// ManifestSchema names the version of MANIFEST.json.
const ManifestSchema = "assize/manifest/1"

// About is what a release says of itself besides its files.
type About struct {
	Program  string // version of the program
	Status   string // draft, embargoed, final …
	Sample   string // the sentence that marks invented data; "" for real
	Licences []string
	Forces   Tally
	Inputs   []Input
	Refused  []Refusal // forces that are not in the release, and why; restricted part only
	Closed   bool      // under embargo: nobody but the owner of the files may read even the public part
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

// File is one file of an area.
type File struct {
	Path      string `json:"path"`
	Size      int64  `json:"size"`
	SHA256    string `json:"sha256"`
	LineLevel bool   `json:"lineLevel,omitempty"`
}

// Manifest is MANIFEST.json of one area.
type Manifest struct {
	Schema   string    `json:"schema"`
	Release  string    `json:"release"`
	Area     Area      `json:"area"`
	Status   string    `json:"status"`
	Sample   string    `json:"sample,omitempty"`
	Licences []string  `json:"licences,omitempty"`
	Program  string    `json:"program"`
	Content  string    `json:"content"` // SHA-256 of all files of both areas
	Forces   Tally     `json:"forces"`
	Inputs   []Input   `json:"inputs"`
	Refused  []Refusal `json:"refused,omitempty"`
	Files    []File    `json:"files"`
}

func (s *Stage) writeManifest(area Area, about About, id, content string) error {
	m := Manifest{
		Schema: ManifestSchema, Release: id, Area: area, Status: about.Status, Sample: about.Sample,
		Licences: about.Licences, Program: about.Program, Content: content, Forces: about.Forces,
		Inputs: slices.Clone(about.Inputs), Files: slices.Clone(s.files[area]),
	}
	if area == Restricted {
		m.Refused = about.Refused
	}
	slices.SortFunc(m.Inputs, func(a, b Input) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Role, b.Role))
	})
	sortFiles(m.Files)
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(m); err != nil {
		return err
	}
	mode := fs.FileMode(0o640)
	if area == Restricted {
		mode = 0o600
	}
	return writeSynced(filepath.Join(s.dir, string(area), manifestFile), b.Bytes(), mode)
}

// ReadManifest reads MANIFEST.json of an area's folder.
func ReadManifest(areaDir string) (Manifest, error) {
	b, err := os.ReadFile(filepath.Join(areaDir, manifestFile))
	if err != nil {
		return Manifest{}, err
	}
	var m Manifest
	if err := json.Unmarshal(b, &m); err != nil {
		return Manifest{}, fmt.Errorf("%s: %w", manifestFile, err)
	}
	if m.Schema != ManifestSchema {
		return Manifest{}, fmt.Errorf("%s: schema %q is not %q", manifestFile, m.Schema, ManifestSchema)
	}
	return m, nil
}

// Fault is one way in which a release is not what its manifest says.
type Fault struct {
	Path string // area and path inside the release
	What string // "missing", "not in the manifest", "altered", "line-level data in the public part"
}

// String is "path: what".
func (f Fault) String() string { return f.Path + ": " + f.What }

// Verify compares a release folder with its manifests and returns every
// missing, extra or altered file, in order of path.
func Verify(dir string) ([]Fault, error) {
	var faults []Fault
	var content [2]string
	for i, area := range []Area{Public, Restricted} {
		m, err := ReadManifest(filepath.Join(dir, string(area)))
		if errors.Is(err, fs.ErrNotExist) && area == Restricted {
			continue // the public part is sent out alone
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", area, err)
		}
		content[i] = m.Content
		found, err := verifyArea(dir, area, m)
		if err != nil {
			return nil, err
		}
		faults = append(faults, found...)
	}
	if content[1] != "" && content[0] != content[1] {
		faults = append(faults, Fault{Path: manifestFile, What: "the two parts are of different releases"})
	}
	return faults, nil
}

func verifyArea(dir string, area Area, m Manifest) ([]Fault, error) {
	var faults []Fault
	listed := map[string]File{}
	for _, f := range m.Files {
		listed[f.Path] = f
		if f.LineLevel && area == Public {
			faults = append(faults, Fault{string(area) + "/" + f.Path, "line-level data in the public part"})
		}
	}
	base := filepath.Join(dir, string(area))
	err := filepath.WalkDir(base, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, err := filepath.Rel(base, p)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		want, ok := listed[rel]
		delete(listed, rel)
		switch {
		case rel == manifestFile:
		case !ok:
			faults = append(faults, Fault{string(area) + "/" + rel, "not in the manifest"})
		default:
			sum, err := fileHash(p)
			if err != nil {
				return err
			}
			if sum != want.SHA256 {
				faults = append(faults, Fault{string(area) + "/" + rel, "altered"})
			}
		}
		return nil
	})
	for name := range listed {
		faults = append(faults, Fault{string(area) + "/" + name, "missing"})
	}
	slices.SortFunc(faults, func(a, b Fault) int { return cmp.Compare(a.Path, b.Path) })
	return faults, err
}

func fileHash(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func sortFiles(files []File) {
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
}
