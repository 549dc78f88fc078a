package report

import (
	"assize/report/release/cache"
	"assize/report/release/publish"
	"assize/report/say/approval"
	"assize/report/say/doc"
)

// ruleMarked tells what an unmarked edition of an embargoed release may not be.
const ruleMarked = "embargoed-marked-alone"

// desk is where the documents are approved.
func (b *bench) desk() approval.Desk {
	d := approval.Desk{JobFile: b.job.File, Rules: b.rules, SignOff: b.signOff, Everywhere: b.everywhere}
	for _, t := range b.tongues {
		d.Languages = append(d.Languages, t.Lang)
	}
	return d
}

// approved are a force's documents as people approve them.
func (p *forcePack) approved() approval.Documents {
	return approval.Documents{
		Workbook: p.row.Workbook, Force: p.Findings.Force, Invented: p.Findings.Invented(), Said: p.row.Said, Digests: p.Digests,
	}
}

// stageSignOff stages the file by which people sign the release off.
func (b *bench) stageSignOff(stage *publish.Stage, packs []*forcePack) error {
	all := make([]approval.Documents, len(packs))
	for i, p := range packs {
		all[i] = p.approved()
	}
	title := b.job.Title
	if sample := b.sample(packs); sample != "" {
		title += ". " + sample
	}
	return restricted(b.lateFolder(packs)+"sign-off.yaml", doc.SignOffFile, "", b.desk().Template(title, all)).stage(stage)
}

// unmarked sets the edition that is published when the embargo ends, from the same
// findings as the marked one, and reports whether it did; or it tells what hinders
// it, and leaves it out.
func (b *bench) unmarked(o Options, store *cache.Store, sink sink, packs []*forcePack, res *Result) (ready bool, err error) {
	found := b.desk().Hindrances()
	for _, p := range packs {
		out, err := p.open(store)
		if err != nil {
			return false, err
		}
		found = append(found, out.Hindrances...)
	}
	if found.Refused() {
		for _, h := range found {
			res.Problems.Warn(h.Pos, ruleMarked, h.Hint, "no unmarked edition is prepared: %s", h.Message)
		}
		return false, nil
	}
	views := b.views(res.Picture)
	for _, p := range packs {
		picture, _ := views.shownTo(p.Findings.Force.ID)
		err := b.guard().Do(o.Log, "its unmarked documents were made", p.Findings.Force.ID, func() error {
			a, err := p.row.open(store)
			if err != nil {
				return err
			}
			return b.addEditions(store, p, a, picture, b.prepared(), sink)
		})
		if err != nil {
			return false, err
		}
	}
	return true, nil
}
