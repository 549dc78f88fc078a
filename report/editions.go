package report

import (
	"assize/report/read/job"
	"assize/report/release/publish"
	"assize/report/say/tongue"
	"assize/report/set/edition"
)

// main is the language that comes first in the job. What is about a whole
// release, such as its index, is written in it.
func (b *bench) main() tongue.Tongue { return b.tongues[0] }

// placed is an edition of the documents in a part of the release.
type placed struct {
	edition.Edition
	area publish.Area
}

// editions are those of a stage, the main language first.
func (b *bench) editions(status job.Status, area publish.Area) []placed {
	press := &edition.Press{
		Program: b.program.Version, Job: b.job, Issue: b.correctionIssue(), House: b.publisher, Look: b.look,
		Tongues: b.tongues, Forces: b.register, Halted: b.halted,
	}
	stage := stages()[status]
	out := make([]placed, len(b.tongues))
	for i, t := range b.tongues {
		out[i] = placed{edition.Edition{
			Press: press, Tongue: t, Status: status, Mark: stage.mark, Alone: stage.alone, Keeps: area == publish.Public,
		}, area}
	}
	return out
}

// stageEditions are the editions that a run makes at its stage. The unmarked
// edition of an embargoed release comes beside them where nothing hinders it.
func (b *bench) stageEditions() []placed {
	return b.editions(b.job.Status, b.stage().area)
}

// prepared are the editions that a run makes for later, beside those of its stage.
func (b *bench) prepared() []placed { return b.editions(b.stage().prepares, publish.Public) }

// releasedEditions are the editions that a release holds: those of its stage and,
// where an embargoed one is ready, the unmarked one.
func (b *bench) releasedEditions(res *Result) []placed {
	editions := b.stageEditions()
	if res.Ready {
		editions = append(editions, b.prepared()...)
	}
	return editions
}

// place puts an edition's files into their parts of the release.
func (e placed) place(made edition.Files) []file {
	out := make([]file, 0, len(made.Own)+len(made.Restricted))
	for _, f := range made.Own {
		out = append(out, file{f, e.area})
	}
	for _, f := range made.Restricted {
		out = append(out, file{f, publish.Restricted})
	}
	return out
}
