package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// verdict is how two files of one path compare.
type verdict int

const (
	identical verdict = iota
	close             // pixels within the tolerance, or equal but for what follows from pictures
	differs
)

// outcome is one path compared.
type outcome struct {
	path    string
	verdict verdict
	detail  string // of a difference
}

// releaseID is the name of a release; its end is made of its content.
func releaseID() *regexp.Regexp {
	return regexp.MustCompile(`([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{6}Z)-[0-9a-f]{6}`)
}

// unnamed is a text without the ends of the names of releases.
func unnamed(text []byte) []byte { return releaseID().ReplaceAll(text, []byte("$1")) }

// comparison is two trees of outputs, by the paths that they have in common.
type comparison struct {
	old, new map[string]string // path, without the ends of names of releases, to file
	closely  map[string]bool   // paths that are equal only within tolerance
}

// compare compares all files of two folders. Manifests come last: what they say of
// a file depends on how it compared.
func compare(oldDir, newDir string) ([]outcome, error) {
	c := comparison{closely: map[string]bool{}}
	var err error
	if c.old, err = walk(oldDir); err != nil {
		return nil, err
	}
	if c.new, err = walk(newDir); err != nil {
		return nil, err
	}
	paths := map[string]bool{}
	for _, side := range []map[string]string{c.old, c.new} {
		for p := range side {
			paths[p] = true
		}
	}
	var first, last []string
	for p := range paths {
		if path.Base(p) == manifestName {
			last = append(last, p)
		} else {
			first = append(first, p)
		}
	}
	slices.Sort(first)
	slices.Sort(last)
	var out []outcome
	for _, p := range append(first, last...) {
		v, detail, err := c.pair(p)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p, err)
		}
		c.closely[p] = v == close
		out = append(out, outcome{p, v, detail})
	}
	return out, nil
}

// walk lists the files and links below a folder. The program's own store is no
// output: what it holds is compared where it comes out.
func walk(dir string) (map[string]string, error) {
	out := map[string]string{}
	return out, filepath.WalkDir(dir, func(full string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			if e.Name() == ".cache" {
				return fs.SkipDir
			}
			return nil
		}
		rel, err := filepath.Rel(dir, full)
		if err != nil {
			return err
		}
		p := string(unnamed([]byte(filepath.ToSlash(rel))))
		if other, twice := out[p]; twice {
			return fmt.Errorf("%s and %s are one path but for the release's name", other, full)
		}
		out[p] = full
		return nil
	})
}

// pair compares the two files of a path.
func (c *comparison) pair(p string) (verdict, string, error) {
	was, inOld := c.old[p]
	is, inNew := c.new[p]
	switch {
	case !inNew:
		return differs, "is no longer made", nil
	case !inOld:
		return differs, "is new", nil
	}
	a, modeA, err := content(was)
	if err != nil {
		return differs, "", err
	}
	b, modeB, err := content(is)
	switch {
	case err != nil:
		return differs, "", err
	case modeA != modeB:
		return differs, fmt.Sprintf("mode was %v, is %v", modeA, modeB), nil
	case bytes.Equal(a, b):
		return identical, "", nil
	}
	v, detail := c.data(p, a, b)
	return v, detail, nil
}

// content is what a file holds, or where a link leads, and its mode.
func content(name string) ([]byte, fs.FileMode, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, 0, err
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		to, err := os.Readlink(name)
		return []byte(to), info.Mode(), err
	}
	data, err := os.ReadFile(name)
	return data, info.Mode(), err
}

// data compares two contents that are not equal byte by byte.
func (c *comparison) data(p string, a, b []byte) (verdict, string) {
	switch {
	case path.Base(p) == manifestName:
		return c.manifests(p, a, b)
	case path.Ext(p) == ".png":
		return pictures(a, b)
	case path.Base(p) == "index.html":
		a, b = withoutPictureSizes(a), withoutPictureSizes(b)
	case slices.Contains([]string{".xlsx", ".ods", ".zip"}, path.Ext(p)):
		return archives(a, b)
	case path.Ext(p) == ".pdf":
		return differs, fmt.Sprintf("bytes from %d on, %d in all, now %d", firstDifference(a, b), len(a), len(b))
	}
	a, b = unnamed(a), unnamed(b)
	if bytes.Equal(a, b) {
		return close, ""
	}
	if c.renamed(p) && path.Base(p) == "sign-off.yaml" {
		// A correction's findings name the release that it corrects.
		if bytes.Equal(withoutDigests(a), withoutDigests(b)) {
			return close, ""
		}
	}
	return differs, lineThatDiffers(a, b)
}

// renamed reports whether the job of a path has releases of other names in the
// two trees.
func (c *comparison) renamed(p string) bool {
	top, _, _ := strings.Cut(p, "/")
	for other := range c.old {
		if strings.HasPrefix(other, top+"/") && c.new[other] != "" &&
			releaseID().FindString(c.old[other]) != releaseID().FindString(c.new[other]) {
			return true
		}
	}
	return false
}

// firstDifference is the place of the first byte that differs.
func firstDifference(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// lineThatDiffers shows the first line that differs, around the place.
func lineThatDiffers(a, b []byte) string {
	at := firstDifference(a, b)
	line := 1 + bytes.Count(a[:at], []byte("\n"))
	return fmt.Sprintf("line %d: was %q, is %q", line, excerpt(a, at), excerpt(b, at))
}

// excerpt is the text around a place, of one line at most.
func excerpt(text []byte, at int) string {
	const before, after = 40, 60
	from := max(bytes.LastIndexByte(text[:at], '\n')+1, at-before)
	to := min(len(text), at+after)
	if i := bytes.IndexByte(text[at:to], '\n'); i >= 0 {
		to = at + i
	}
	return string(text[from:to])
}
