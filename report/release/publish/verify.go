package publish

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Fault is one way in which a release is not what its manifest says.
type Fault struct {
	Path string // area and path inside the release
	What string // "missing", "not in the manifest", "altered", "not a plain file", "line-level data in the public part"
}

// String is "path: what".
func (f Fault) String() string { return f.Path + ": " + f.What }

// Verify compares a release folder with its manifests and returns every
// missing, extra or altered file of the parts that are there, in order of path.
// The public part may be sent out alone; where the restricted part is there, the
// release must be whole.
func Verify(dir string) ([]Fault, error) {
	var faults []Fault
	parts := map[Area]Manifest{}
	for _, area := range areas() {
		m, err := ReadManifest(filepath.Join(dir, string(area)))
		if errors.Is(err, fs.ErrNotExist) && area != Public && !exists(filepath.Join(dir, string(area))) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", area, err)
		}
		parts[area] = m
		found, err := verifyArea(dir, area, m)
		if err != nil {
			return nil, err
		}
		faults = append(faults, found...)
	}
	return append(faults, verifyTogether(parts)...), nil
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return !errors.Is(err, fs.ErrNotExist)
}

// verifyTogether holds the manifests of a release to each other, and all of them
// to the content they name.
func verifyTogether(parts map[Area]Manifest) []Fault {
	whole := parts[Public]
	for area, m := range parts {
		if m.Area != area || !m.sameRelease(whole) {
			return []Fault{{manifestFile, "the parts are of different releases"}}
		}
	}
	if _, ok := parts[Restricted]; !ok {
		return nil
	}
	listed := func(a Area) []File { return parts[a].Files }
	if whole.contentOf(listed) != whole.Content {
		return []Fault{{manifestFile, "a part is missing, or a manifest was rewritten"}}
	}
	return nil
}

// sameRelease reports whether two manifests can be of one release.
func (m Manifest) sameRelease(n Manifest) bool {
	return m.Release == n.Release && m.Content == n.Content && m.Program == n.Program &&
		m.Status == n.Status && m.Opens.Equal(n.Opens) && m.Ready == n.Ready
}

func verifyArea(dir string, area Area, m Manifest) ([]Fault, error) {
	v := &areaCheck{area: area, listed: map[string]File{}}
	for _, f := range m.Files {
		v.listed[f.Path] = f
		if f.LineLevel && area.leaves() {
			v.fault(f.Path, "line-level data in the "+string(area)+" part")
		}
	}
	if area == Restricted {
		var err error
		if v.erased, err = erasureOf(dir); err != nil {
			return nil, err
		}
	}
	for _, name := range v.erased.Files {
		if !v.listed[name].LineLevel {
			v.fault(name, "said to be erased, and held no audited rows")
			delete(v.listed, name)
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
		return v.found(p, filepath.ToSlash(rel), e.Type())
	})
	for name := range v.listed {
		if !slices.Contains(v.erased.Files, name) {
			v.fault(name, "missing")
		}
	}
	slices.SortFunc(v.faults, func(a, b Fault) int { return cmp.Compare(a.Path, b.Path) })
	return v.faults, err
}

// areaCheck is a part of a release that is being compared with its manifest.
type areaCheck struct {
	area   Area
	listed map[string]File // and not found yet
	erased erasure
	faults []Fault
}

func (v *areaCheck) fault(rel, what string) {
	v.faults = append(v.faults, Fault{string(v.area) + "/" + rel, what})
}

// found takes what stands under a name.
func (v *areaCheck) found(full, rel string, mode fs.FileMode) error {
	want, ok := v.listed[rel]
	delete(v.listed, rel)
	switch {
	case !mode.IsRegular():
		v.fault(rel, "not a plain file")
	case rel == manifestFile, rel == erasedFile && len(v.erased.Files) > 0:
	case slices.Contains(v.erased.Files, rel):
		v.fault(rel, "said to be erased, and still there: run assize prune --line-level again")
	case !ok:
		v.fault(rel, "not in the manifest")
	default:
		sum, err := fileHash(full)
		if err != nil {
			return err
		}
		if sum != want.SHA256 {
			v.fault(rel, "altered")
		}
	}
	return nil
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
