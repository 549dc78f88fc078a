package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// Answer is what a folder answered to one question about its files: what a file holds,
// which files lie in a folder, what stands under a name. Also that something is not
// there is an answer.
type Answer struct {
	Question question
	Said     string // digest of what was answered; it holds nothing of any file
}

// question is one about a name of the folder.
type question struct {
	What ask
	Name string
	Kind Kind // of a file that is read
}

// ask is what a question asks for.
type ask int

const (
	asksBytes   ask = iota // of a file of a kind
	asksEntries            // of a folder
	asksForm               // of what stands there
	asksWhole              // bytes of a file, or of all files of a folder
)

// Listening is the same folder for somebody who wants to know what he alone was told: its
// Answers are those that were given through it.
func (f *Folder) Listening() *Folder {
	return &Folder{shelf: f.shelf, kind: f.kind, heard: map[question]string{}}
}

// Answers are those that the folder has given so far, in order of their questions.
func (f *Folder) Answers() []Answer {
	f.mu.Lock()
	defer f.mu.Unlock()
	given := f.answers
	if f.heard != nil {
		given = f.heard
	}
	out := make([]Answer, 0, len(given))
	for q, said := range given {
		out = append(out, Answer{q, said})
	}
	slices.SortFunc(out, func(a, b Answer) int {
		if c := strings.Compare(a.Question.Name, b.Question.Name); c != 0 {
			return c
		}
		return strings.Compare(fmt.Sprint(a.Question), fmt.Sprint(b.Question))
	})
	return out
}

// FilesRead is the digest of all files that the folder was asked for by name so far,
// also of those that are not there.
func (f *Folder) FilesRead() string {
	sum := sha256.New()
	for _, a := range f.Answers() {
		if a.Question.What == asksBytes {
			fmt.Fprintf(sum, "%d %q %s\n", a.Question.Kind, a.Question.Name, a.Said)
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Same reports whether the folder gives the same answers to the same questions: whoever
// asked nothing else would do the same again.
func (f *Folder) Same(answers []Answer) bool {
	for _, a := range answers {
		q := a.Question
		switch of := f.For(q.Kind); q.What {
		case asksBytes:
			_, _ = of.ReadFile(q.Name) // the answer is noted, an error too
		case asksEntries:
			_, _ = of.ReadDir(q.Name)
		case asksForm:
			_, _ = of.Stat(q.Name)
		case asksWhole:
			of.Witness(q.Name)
		}
		f.mu.Lock()
		said := f.answers[q]
		f.mu.Unlock()
		if said != a.Said || said == changedMeanwhile {
			return false
		}
	}
	return true
}

// changedMeanwhile is said of what was answered in two ways.
const changedMeanwhile = "changed"

// note keeps an answer. One that was given otherwise before is no answer at all: what
// it was changes while the folder is used.
func (f *Folder) note(what ask, name string, said string, err error) {
	if f.quiet {
		return
	}
	q := question{What: what, Name: name}
	if what == asksBytes {
		q.Kind = f.kind
	}
	if err != nil {
		said = "error " + held([]byte(err.Error()))
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if was, asked := f.answers[q]; asked && was != said {
		said = changedMeanwhile
	}
	f.answers[q] = said
	if f.heard != nil {
		f.heard[q] = said
	}
}

// Witness notes what a file holds that another process reads, or what all files of a
// folder hold.
func (f *Folder) Witness(name string) {
	p, err := f.Place(name)
	said := ""
	if err == nil {
		said, err = p.Digest()
	}
	if errors.Is(err, errTooLarge) {
		said, err = changedMeanwhile, nil // it may have changed, and finding out takes too long
	}
	f.note(asksWhole, name, said, err)
}

// mostDigested is how many bytes a file may have of which a digest is taken: it is
// there within a second or two.
const mostDigested = 512 << 20

// errTooLarge says that a file has more.
var errTooLarge = errors.New("too large for a digest")

// Digest is the SHA-256 of a file, in lower-case hex; of a folder, that of the names
// and digests of its files. There is none of a file of more than mostDigested bytes.
func (p Place) Digest() (string, error) {
	info, err := p.Stat()
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	switch {
	case !info.IsDir() && info.Size() > mostDigested:
		return "", errTooLarge
	case !info.IsDir():
		return bounded(p.Name, func() (string, error) {
			file, _, err := p.open()
			if err != nil {
				return "", asRefusal(p.Name, err)
			}
			defer file.Close()
			_, err = io.Copy(sum, file)
			return hex.EncodeToString(sum.Sum(nil)), err
		})
	}
	entries, err := p.ReadDir()
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		inside, said := p.In(e.Name()), e.Type().String()
		if e.Type().IsRegular() {
			if said, err = inside.Digest(); err != nil {
				return "", err
			}
		}
		fmt.Fprintf(sum, "%q %s\n", e.Name(), said)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// listed is the digest of a folder's entries.
func listed(entries []fs.DirEntry) string {
	sum := sha256.New()
	for _, e := range entries {
		fmt.Fprintf(sum, "%q %s\n", e.Name(), e.Type())
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// held is the digest of a file's bytes.
func held(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// formOf is what stands under a name, as far as it is asked for.
func formOf(info fs.FileInfo, err error) string {
	if err != nil || info == nil {
		return ""
	}
	return info.Mode().Type().String()
}
