package report

import (
	"crypto/sha256"
	"encoding/hex"

	"assize/report/judge/findings"
	"assize/report/read/job"
	"assize/report/release/cache"
	"assize/report/release/publish"
)

// making is what the documents of a force were made of, and which they are: the same
// assessment, told beside the same picture with the same settings, gives the same files.
type making struct {
	Found   cache.Key
	Picture string // its digest
	Files   []publish.Placed

	Findings  findings.Findings
	Digests   map[string]string
	Outcome   cache.Key
	Documents documents
}

// foundBefore is what the last run found about a workbook, where all that was read for
// it is the same. An entry that is not what was put there is as good as none.
func (b *bench) foundBefore(w job.Workbook, store *cache.Store) (row finished, ok bool) {
	was, ok := b.worked[w.Name()]
	if !ok {
		return row, false
	}
	var a assessment
	if store.Recall(was.Found, &a) != nil || a.Workbook != w.Name() || !b.job.Files.Same(a.Heard) {
		return row, false
	}
	row, err := b.keep(store, a)
	return row, err == nil
}

// madeBefore stages the documents that the last run made of the same, and reports
// whether it did. Those of a run that makes a second edition for later depend on each
// other, and are made anew.
func (b *bench) madeBefore(row finished, picture string, store *cache.Store, to destination) (*forcePack, error) {
	was, ok := b.worked[row.Workbook]
	if !ok || b.stage().prepares != "" {
		return nil, nil
	}
	var m making
	var out outcome
	readable := store.Recall(was.Made, &m) == nil && store.Recall(m.Outcome, &out) == nil
	if !readable || m.Found != row.Key || m.Picture != picture {
		return nil, nil // they are made anew
	}
	if taken, err := to.carry(b.before.Release, m.Files); err != nil || !taken {
		return nil, err
	}
	return &forcePack{
		Findings: m.Findings, Digests: m.Digests,
		row: row, outcome: m.Outcome, documents: m.Documents, made: was.Made, carried: true,
	}, nil
}

// noteMaking leaves behind what a force's documents were made of.
func (p *forcePack) noteMaking(store *cache.Store, picture string, files []file) (err error) {
	m := making{
		Found: p.row.Key, Picture: picture,
		Findings: p.Findings, Digests: p.Digests, Outcome: p.outcome, Documents: p.documents,
	}
	for _, f := range files {
		sum := sha256.Sum256(f.Data)
		named := manifested(f.File.File)
		named.SHA256 = hex.EncodeToString(sum[:])
		m.Files = append(m.Files, publish.Placed{Area: f.Area, File: named})
	}
	p.made, err = store.Keep(m)
	return err
}
