package report

import (
	"fmt"

	"assize/report/judge/nation"
	"assize/report/release/cache"
	"assize/report/release/publish"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/round"
	"assize/report/set/bind"
	"assize/report/set/edition"
)

// file is one file of a release: what it is, what it holds, in which part it stands.
type file struct {
	bind.File
	Area publish.Area
}

// stage stages the file.
func (f file) stage(s *publish.Stage) error {
	return s.Write(f.Area, manifested(f.File.File), f.Data)
}

// manifested is what a manifest says of a file.
func manifested(f doc.File) publish.File {
	return publish.File{Path: f.Path, Kind: string(f.Kind), Subject: f.Subject, Part: f.Part, Language: f.Language, LineLevel: f.LineLevel}
}

// restricted is a file for those alone who answer for the release, such as the list
// of what is wrong with its inputs.
func restricted(name string, kind doc.FileKind, subject string, data []byte) file {
	return file{bind.File{File: doc.File{Path: name, Kind: kind, Subject: subject}, Data: data}, publish.Restricted}
}

// listed is what a page lists of a staged file.
func listed(f publish.File) round.IndexFile {
	return round.IndexFile{Size: f.Size, File: doc.File{
		Path: f.Path, Kind: doc.FileKind(f.Kind), Subject: f.Subject, Part: f.Part, Language: f.Language, LineLevel: f.LineLevel,
	}}
}

// sink takes the files of one force when all are set.
type sink func([]file) error

// render sets one force's documents in every edition and gives them away. Two
// renderings of the same input are the same bytes. Where the documents would go out
// unmarked, what hinders that is the error. What could not be read back or given away is
// lost: that is no force's fault. The digest is the picture's.
func (b *bench) render(row finished, picture nation.Picture, digest string, store *cache.Store, to destination) (p *forcePack, lost, err error) {
	a, err := row.open(store)
	if err != nil {
		return nil, err, err
	}
	p = &forcePack{row: row, Digests: map[string]string{}}
	var given []file
	err = b.addEditions(store, p, a, picture, b.stageEditions(), func(files []file) error {
		given = files
		lost = to.take(files)
		return lost
	})
	if err == nil {
		lost = p.noteMaking(store, digest, given)
		err = lost
	}
	return p, lost, err
}

// addEditions tells a force's documents in some editions, looks at what was told,
// sets them, and gives the files away: nothing stays at hand but the pack's row.
func (b *bench) addEditions(store *cache.Store, p *forcePack, a assessment, picture nation.Picture, editions []placed, give sink) (err error) {
	out := outcome{Outcome: edition.OutcomeOf(a.Found), Made: a.Made}
	told := make([]*force.Told, len(editions))
	for i, e := range editions {
		if told[i], err = b.tell(e, p.row, a, picture); err == nil {
			p.Digests[e.Lang], err = out.Add(e.Edition, a.Found, told[i])
		}
		if err != nil {
			return fmt.Errorf("%s: %w", a.Findings.Force.Name, err)
		}
	}
	p.Findings = out.Findings.Brief(b.inputs)
	documents := p.approved()
	documents.Checks = out.Checks
	out.Hindrances = b.desk().HindrancesOf(documents)
	if stages()[editions[0].Status].signed && out.Hindrances.Refused() {
		return out.Hindrances
	}
	var files []file
	for i, e := range editions {
		made, err := e.Set(told[i], a.Found, out.Findings)
		if err != nil {
			return fmt.Errorf("%s: %w", a.Findings.Force.Name, err)
		}
		files = append(files, e.place(made)...)
	}
	if err := give(files); err != nil {
		return err
	}
	p.documents.note(files)
	p.outcome, err = store.Keep(out)
	return err
}

// tell composes one force's documents.
func (b *bench) tell(e placed, row finished, a assessment, picture nation.Picture) (*force.Told, error) {
	correction, err := b.replaced(row, e.Lang)
	if err != nil {
		return nil, err
	}
	return e.Tell(a.Found, picture, correction)
}
