// Package edition makes the documents of a job: what is told of a force and of a
// round, in one language at one stage of a release's life, how it is marked and named,
// and the files that it becomes. In which part of a release they lie, and who may see
// that, is its caller's to say.
package edition

import (
	"time"

	"assize/report/judge/findings"
	"assize/report/read/job"
	"assize/report/read/register"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
	"assize/report/say/tongue"
	"assize/report/set/bind"
)

// Press is what all documents of a job are made with.
type Press struct {
	Program string // version
	Job     *job.Job
	Issue   *findings.Issue // of a correction; nil of others
	House   tell.House
	Look    bind.Look
	Tongues tongue.Tongues     // languages of the documents, the main one first
	Forces  *register.Register // by which a force is named in each language
	Halted  func() error       // why the work is stopped, nil while it goes on
}

// main is the language that comes first in the job. What is about a whole release,
// such as its index, is written in it.
func (p *Press) main() tongue.Tongue { return p.Tongues[0] }

// Mark is how the documents of a stage are told from what is published.
type Mark int

// The marks.
const (
	Unmarked  Mark = iota
	ByStatus       // with a notice and a watermark of the status
	ByEmbargo      // with the instant of the embargo
)

// Edition is one way in which a job's documents leave: in a language, at a stage of
// the release's life.
type Edition struct {
	*Press
	tongue.Tongue
	Status job.Status // of the stage, which need not be the job's: one can be prepared for later
	Mark   Mark
	Alone  bool // a force sees itself and no other
	Keeps  bool // what it prints, so that a correction can be compared with it
}

// First reports whether the edition is in the main language.
func (e Edition) First() bool { return e.Lang == e.main().Lang }

// forceNames are the names that the forces bore on the day of the last of what was found,
// in the edition's language, by id.
func (e Edition) forceNames(found ...findings.Findings) map[string]string {
	var on time.Time
	for _, f := range found {
		if day := f.Inspection.Published.Time(); day.After(on) {
			on = day
		}
	}
	out := map[string]string{}
	for _, f := range e.Forces.Forces() {
		out[f.ID] = f.On(on).NameIn(e.Lang)
	}
	return out
}

// stem is the beginning of a force's file names. A corrected version says so in
// its own, and so do every language but the main one and samples.
func (e Edition) stem(f findings.Findings) string {
	return e.marked(ledger.Stem(e.House.ReportPrefix, f), f.Invented())
}

// marked adds to a stem what tells this edition's files from others.
func (e Edition) marked(stem string, invented bool) string {
	if e.Issue != nil {
		stem += "-v" + e.Issue.Version
	}
	if !e.First() {
		stem += "-" + e.Lang
	}
	if invented {
		stem += "-" + findings.Illustrative
	}
	return stem
}

// marks are what every document of the edition says of itself, by its stage; invented
// says that it holds invented data.
func (e Edition) marks(invented bool) tell.Edition {
	out := tell.Edition{Status: doc.Status(e.Status), Licences: e.Job.Attribution, Program: e.Program}
	if invented {
		out.Sample = e.Templates.Fixed("sample-sentence")
	}
	switch e.Mark {
	case Unmarked:
	case ByStatus:
		out.Notice, out.Watermark = e.Templates.Fixed("notice-"+string(e.Status)), e.Templates.Fixed("watermark-"+string(e.Status))
	case ByEmbargo:
		out.Notice, out.Watermark = e.Words.Embargo(e.Job.Embargo), e.Templates.Fixed("watermark-embargoed")
	}
	return out
}

// env is what the edition's files are set with.
func (e Edition) env() bind.Env {
	return bind.Env{Look: e.Look, Words: e.Words}
}

// Files are the files of a force, or of a round, in one edition.
type Files struct {
	Own        []bind.File // that lie in the edition's part of a release
	Restricted []bind.File // for those alone who answer for the release
}
