package report

import (
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/judge/rulebook"
	"assize/report/read/intake"
	"assize/report/release/decide"
	"assize/report/release/follow"
	"assize/report/release/publish"
	"assize/report/say/doc"
	"assize/report/say/earlier"
	"assize/report/say/round"
	"assize/report/say/tell"
	"assize/report/set/notices"
)

// roundFile is where a release keeps what is needed to speak in its house's name
// when its job is not at hand: to withdraw it.
const roundFile = "round.json"

// keepRound stages what a later withdrawal needs.
func (b *bench) keepRound(stage *publish.Stage, packs []*forcePack) error {
	if b.carried.IsLate() {
		return nil
	}
	data, err := notices.Round{Title: b.job.Title, Languages: b.job.Languages, House: b.houseText, Body: bodyOf(b.rules), Names: b.otherNames(packs)}.Encode()
	if err != nil {
		return err
	}
	return restricted(roundFile, doc.RoundFile, "", data).stage(stage)
}

// otherNames are the names that documents in the other languages give their force, by id.
func (b *bench) otherNames(packs []*forcePack) map[string]map[string]string {
	out := map[string]map[string]string{}
	for _, p := range packs {
		in := map[string]string{}
		f, _ := b.register.Force(p.Findings.Force.ID)
		for lang := range b.tongues.Others() {
			if name := f.On(dayOf(p.Findings.Inspection.Published)).NameIn(lang); name != p.Findings.Force.Name {
				in[lang] = name
			}
		}
		if len(in) > 0 {
			out[p.Findings.Force.ID] = in
		}
	}
	return out
}

// bodyOf is whom rules are about; "" where documents speak of it unasked.
func bodyOf(rules *rulebook.Rulebook) string {
	if rules.Body == rulebook.Force {
		return ""
	}
	return rules.Body
}

// Withdraw takes documents out of the public's sight, as decide.Withdraw has it, with
// notices in the words and the look of the release's house.
func Withdraw(p Program, d decide.Decision) (*decide.Withdrawn, error) {
	t := &teller{program: p}
	return decide.Withdraw(d, decide.Teller{Subjects: t.subjects, Tell: t.tell})
}

// teller tells the notices of a withdrawal.
type teller struct {
	program Program
	release *earlier.Release
}

// subjects are the forces of a release.
func (t *teller) subjects(dir string) (out []follow.Subject, err error) {
	t.release, err = earlier.Open(dir)
	return subjectsOf(t.release), err
}

// tell tells the notices in the name of the release's house.
func (t *teller) tell(w decide.Withdrawal) (decide.Notices, error) {
	kept, err := intake.In(w.Dir).ReadFile(string(publish.Restricted) + "/" + roundFile)
	if err != nil {
		kept = nil // the notice must stand in any case
	}
	setter, err := notices.For(notices.RoundOf(kept, w.Manifest.Release), t.program.Config, t.program.Templates)
	if err != nil {
		return nil, err
	}
	called := notices.Withdrawal{Force: w.Force.ID, Name: w.Force.Name, At: w.At, Reason: w.Reason, Sample: w.Manifest.Sample}
	if f, ok := t.release.Find(w.Force.ID); ok {
		found, err := t.release.Findings(f)
		if err != nil {
			return nil, err
		}
		called.Published = dayOf(found.Inspection.Published)
	}
	n, err := setter.Tell(called)
	return &told{n, t.release}, err
}

// told are the notices of a withdrawal, and what else the release holds.
type told struct {
	*notices.Notice
	release *earlier.Release
}

// Index implements decide.Notices.
func (n *told) Index(left []publish.File, about publish.About) (publish.File, []byte, error) {
	in := round.Index{Edition: tell.Edition{Sample: about.Sample, Licences: about.Licences, Program: about.Program}}
	gone := map[string]bool{}
	for _, g := range about.Withdrawn {
		gone[g.Force] = true
		f, _ := n.release.Find(g.Force)
		in.Withdrawn = append(in.Withdrawn, notices.Gone(f.Name, g.At, g.Reason))
	}
	for _, f := range n.release.Forces() {
		if gone[f.ID] {
			continue
		}
		found, err := n.release.Findings(f)
		if err != nil {
			return publish.File{}, nil, err
		}
		in.Forces = append(in.Forces, found)
	}
	slices.SortFunc(in.Forces, func(x, y findings.Findings) int { return strings.Compare(x.Force.Name, y.Force.Name) })
	for _, f := range left {
		in.Files = append(in.Files, listed(f))
	}
	index, page, err := n.Notice.Index(in)
	return manifested(index), page, err
}
