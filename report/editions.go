package report

import (
	"assize/report/judge/findings"
	"assize/report/read/job"
	"assize/report/release/publish"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
	"assize/report/say/tongue"
)

// main is the language that comes first in the job. What is about a whole
// release, such as its index, is written in it.
func (b *bench) main() tongue.Tongue { return b.tongues[0] }

// edition is one way in which a run's documents leave: in a language, at a stage
// of the release's life, in a part of the release.
type edition struct {
	*bench
	tongue.Tongue
	status job.Status
	area   publish.Area
}

// forceNames are the names of the forces in the edition's language, by id.
func (e edition) forceNames() map[string]string {
	out := map[string]string{}
	for _, f := range e.register.Forces() {
		out[f.ID] = f.NameIn(e.Lang)
	}
	return out
}

// editions are those of a stage, the main language first.
func (b *bench) editions(status job.Status, area publish.Area) []edition {
	out := make([]edition, len(b.tongues))
	for i, t := range b.tongues {
		out[i] = edition{b, t, status, area}
	}
	return out
}

// first reports whether the edition is in the main language.
func (e edition) first() bool { return e.Lang == e.main().Lang }

// stem is the beginning of a force's file names. A corrected version says so in
// its own, and so do every language but the main one and samples.
func (e edition) stem(f findings.Findings) string {
	return e.marked(ledger.Stem(e.publisher.ReportPrefix, f), f.Sample == illustrative)
}

// marked adds to a stem what tells this edition's files from others.
func (e edition) marked(stem string, sample bool) string {
	if issue := e.correctionIssue(); issue != nil {
		stem += "-v" + issue.Version
	}
	if !e.first() {
		stem += "-" + e.Lang
	}
	if sample {
		stem += "-" + illustrative
	}
	return stem
}

// told is what compose must know of the edition, by its stage and the sample.
func (e edition) told(sample string) tell.Edition {
	out := tell.Edition{Status: doc.Status(e.status), Licences: e.job.Attribution, Program: e.program.Version}
	if sample == illustrative {
		out.Sample = e.Templates.Fixed("sample-sentence")
	}
	switch e.stage().mark {
	case unmarked:
	case byStatus:
		out.Notice, out.Watermark = e.Templates.Fixed("notice-"+string(e.status)), e.Templates.Fixed("watermark-"+string(e.status))
	case byEmbargo:
		out.Notice, out.Watermark = e.Words.Embargo(e.job.Embargo), e.Templates.Fixed("watermark-embargoed")
	}
	return out
}
