package report

import (
	"assize/report/judge/findings"
	"assize/report/read/source"
	"assize/report/release/publish"
	"assize/report/set/edition"
)

// about is what the release says of itself.
func (b *bench) about(packs []*forcePack, res *Result) publish.About {
	about := publish.About{
		Program: b.program.Version, Status: string(b.job.Status), Licences: b.job.Attribution,
		Forces: publish.Tally{Published: len(packs), Listed: res.Listed},
		Closed: b.stage().closed, Ready: res.Ready,
	}
	if b.stage().mark == edition.ByEmbargo {
		about.Opens = b.job.Embargo
	}
	about.Sample = b.sample(packs)
	if b.signOff != nil {
		about.Inputs = append(about.Inputs, publish.Input{Path: b.signOff.File, SHA256: b.signOff.SHA256, Role: "sign-off"})
	}
	inputs := map[findings.Input]bool{}
	for _, p := range packs {
		for _, in := range p.Findings.Inputs {
			if !inputs[in] {
				inputs[in] = true
				about.Inputs = append(about.Inputs, publish.Input{Path: in.Path, SHA256: in.SHA256, Role: in.Role})
			}
		}
	}
	for _, r := range res.Refused {
		about.Refused = append(about.Refused, refusalOf(r))
	}
	return about
}

func refusalOf(r Refused) publish.Refusal {
	out := publish.Refusal{Input: r.Workbook}
	for _, p := range r.Problems {
		if p.Severity == source.Refusal {
			out.Reason = append(out.Reason, p.Error())
		}
	}
	return out
}
