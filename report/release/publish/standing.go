package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
)

// idTime is the instant at the beginning of a release's id.
const idTime = "2006-01-02T150405Z"

// IDs are the releases of an output folder, oldest first; none where nothing was
// released yet.
func IDs(root string) ([]string, error) {
	all, err := releaseIDs(filepath.Join(root, releasesDir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return all, err
}

// isID reports whether a name is that of a release, and nothing that leads
// elsewhere.
func isID(name string) bool {
	return regexp.MustCompile(`^\d{4}-\d{2}-\d{2}T\d{6}Z-[0-9a-f]{6}(-[1-9][0-9]*)?$`).MatchString(name)
}

// PathOf is where a release stands in its output folder, with slashes.
func PathOf(id string) string { return path.Join(releasesDir, id) }

func releaseDir(root, id string) string { return filepath.Join(root, releasesDir, id) }

// CurrentID is the id of the release that current leads to, "" where nothing was
// released yet. A current that leads to no release is an error.
func CurrentID(root string) (string, error) {
	link, err := os.Readlink(filepath.Join(root, currentLink))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		if found, lost := os.Lstat(filepath.Join(root, currentLink)); lost == nil && found.Mode()&fs.ModeSymlink == 0 {
			return "", fmt.Errorf("%s is no link to a release, but a %s of another origin: the output folder is used by something else, or was copied without its links; name another folder, or remove %s", filepath.Join(root, currentLink), what(found.Mode()), currentLink)
		}
		return "", err
	}
	id := filepath.Base(link)
	if !isID(id) || filepath.Clean(link) != filepath.Join(releasesDir, id) {
		return "", fmt.Errorf("%s leads to %s, which is no release", currentLink, link)
	}
	return id, nil
}

// what names a kind of file.
func what(m fs.FileMode) string {
	switch {
	case m.IsDir():
		return "folder"
	case m.IsRegular():
		return "file"
	default:
		return "special file"
	}
}

// ReadRelease reads what a release in place says of itself, in its restricted
// part. The error is fs.ErrNotExist where there is no such release.
func ReadRelease(root, id string) (Manifest, error) {
	if !isID(id) {
		return Manifest{}, fmt.Errorf("%q is no release: %w", id, fs.ErrNotExist)
	}
	return ReadManifest(filepath.Join(releaseDir(root, id), string(Restricted)))
}

// VerifyRelease is Verify for a release in place, which has to be the one that
// its folder is named after.
func VerifyRelease(root, id string) ([]Fault, error) {
	faults, err := Verify(releaseDir(root, id))
	if err != nil {
		return nil, err
	}
	m, err := ReadRelease(root, id)
	if err == nil && m.Release != id {
		faults = append(faults, Fault{manifestFile, "of release " + m.Release})
	}
	return faults, err
}
