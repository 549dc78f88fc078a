package report

import (
	"errors"
	"fmt"
	"path/filepath"

	"assize/report/read/fault"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/release/cache"
	"assize/report/release/publish"
	"assize/report/say/ledger"
	"assize/report/say/round"
	"assize/report/set/edition"
)

// ruleRound is the rule of a document of the round that could not be made.
const ruleRound = "round-document"

// stageOverview stages the overview of all forces of a release with its annex, in
// every edition. A release that goes to the forces has none: each sees itself
// alone; and to a force that comes late the round's own stands.
func (b *bench) stageOverview(stage *publish.Stage, o Options, store *cache.Store, packs []*forcePack, res *Result) error {
	if !b.job.Wants(job.National) || b.stage().alone || b.carried.IsLate() {
		return nil
	}
	for _, e := range b.releasedEditions(res) {
		err := b.stageRound(stage, e, o, "the overview of the round", res, func() (edition.Files, error) {
			was, err := b.corrects.Printed(edition.RoundFolder, e.Lang)
			if err != nil {
				return edition.Files{}, err
			}
			return e.Overview(b.members(store, packs), res.Picture, was)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// stageIndexes stages an index of each part of the release that holds something,
// when everything else is staged.
func (b *bench) stageIndexes(stage *publish.Stage, o Options, packs []*forcePack, res *Result) error {
	index := []placed{b.editions(b.job.Status, publish.Restricted)[0]}
	for _, e := range b.releasedEditions(res) {
		if e.First() && e.area != publish.Restricted {
			index = append(index, e)
		}
	}
	for _, e := range index {
		err := b.stageRound(stage, e, o, "the index of the release", res, func() (edition.Files, error) { return b.index(stage, e, packs) })
		if err != nil {
			return err
		}
	}
	return nil
}

// stageRound makes and stages a document of the round. One that cannot be made costs
// a draft nothing else: it is told, and the documents of the forces go out. What is
// more than a draft goes out whole or not at all; and a fault of the machine is no
// document's.
func (b *bench) stageRound(stage *publish.Stage, e placed, o Options, what string, res *Result, make func() (edition.Files, error)) error {
	var made edition.Files
	err := b.guard().Do(o.Log, "it was made", what, func() (err error) {
		made, err = make()
		o.Log.Info("made", "document", what, "language", e.Lang, "area", string(e.area), "ok", err == nil)
		return err
	})
	if broken := intake.MachineFault(what, err); broken != nil {
		return broken // no fault of the document
	}
	if err != nil && b.stage().partial {
		res.Lacking = true
		res.Problems = append(res.Problems, b.lacking(what, e.Lang, err))
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s in %s: %w", what, e.Lang, err)
	}
	for _, f := range e.place(made) {
		if err := f.stage(stage); err != nil {
			return err
		}
	}
	return nil
}

// lacking is the problem of a draft without a document of the round.
func (b *bench) lacking(what, lang string, err error) source.Problem {
	var ps source.Problems
	at := source.Pos{File: filepath.Base(b.job.File)}
	if errors.Is(err, fault.Err) {
		fault.Refuse(&ps, at, ruleRound, err)
	} else {
		ps.Refuse(at, ruleRound, "the forces’ documents are published; a release that is more than a draft needs this one too", "%v", err)
	}
	ps[0].Message = fmt.Sprintf("%s in %s was not made: %s", what, lang, ps[0].Message)
	return ps[0]
}

// members are the forces of a round as its overview is told of them.
func (b *bench) members(store *cache.Store, packs []*forcePack) []edition.Member {
	out := make([]edition.Member, len(packs))
	for i, p := range packs {
		out[i] = edition.Member{Findings: p.Findings, Outcome: func() (edition.Outcome, error) {
			out, err := p.open(store)
			return out.Outcome, err
		}}
		if _, was := b.corrects.Find(p.Findings.Force.ID); was {
			out[i].Replaced = func(lang string) (*ledger.Correction, error) { return b.replaced(p.row, lang) }
		}
	}
	return out
}

// index makes the page that lists what the edition's part of the release holds.
func (b *bench) index(stage *publish.Stage, e placed, packs []*forcePack) (edition.Files, error) {
	others, err := b.others(packs)
	if err != nil {
		return edition.Files{}, err
	}
	var files []round.IndexFile
	for _, f := range stage.Files(e.area) {
		files = append(files, listed(f))
	}
	return e.Index(e.area == publish.Restricted, inBrief(packs), others, files)
}
