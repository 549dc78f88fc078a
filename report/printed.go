package report

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"assize/report/read/intake"
	"assize/report/release/publish"
	"assize/report/say/doc"
	"assize/report/say/printed"
)

// printedRecords are what a release that was public printed, by the folder of its
// subject ("forces/sussex", "national") and the language. A release of a program that
// kept none has none.
type printedRecords map[string]map[string]printed.Record

// of is the record of a subject in a language; nil for none.
func (p printedRecords) of(folder, lang string) *printed.Record {
	if r, ok := p[folder][lang]; ok {
		return &r
	}
	return nil
}

// printedStem begins the names of the records of what was printed.
const printedStem = "printed-"

// printedFile is the record of what an edition prints about one subject.
func (e edition) printedFile(folder, subject string, r printed.Record) (File, error) {
	data, err := r.Encode()
	return File{Area: publish.Restricted, Data: data, File: doc.File{
		Path: path.Join(folder, printedStem+e.lang+".json"), Kind: doc.PrintedFile, Subject: subject, Language: e.lang,
	}}, err
}

// readPrinted reads all records of a release. One that is of another schema counts
// as none: the documents then say what could not be compared.
func readPrinted(dir string) (printedRecords, error) {
	release := intake.In(dir).For(intake.Findings)
	out := printedRecords{}
	for _, pattern := range []string{"forces/*/", "national/"} {
		files, err := release.Find(string(publish.Restricted) + "/" + pattern + printedStem + "*.json")
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, name := range files {
			data, err := release.ReadFile(name)
			if err != nil {
				return nil, err
			}
			r, err := printed.Decode(data)
			if errors.Is(err, printed.ErrSchema) {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			out.add(filepath.ToSlash(name), r)
		}
	}
	return out, nil
}

// add files a record by its path inside the release.
func (p printedRecords) add(name string, r printed.Record) {
	folder := strings.TrimPrefix(path.Dir(name), string(publish.Restricted)+"/")
	if p[folder] == nil {
		p[folder] = map[string]printed.Record{}
	}
	p[folder][strings.TrimSuffix(strings.TrimPrefix(path.Base(name), printedStem), ".json")] = r
}
