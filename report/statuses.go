package report

import (
	"assize/report/read/job"
	"assize/report/release/follow"
	"assize/report/release/publish"
	"assize/report/set/edition"
)

// stage is what a status of the job means for a release and its documents. What a
// release may follow on is in release/follow.
type stage struct {
	step follow.Step  // in the table of transitions
	area publish.Area // the part of the release in which its documents stand

	// How its documents are marked, on every page and in every file.
	mark edition.Mark

	// What it needs.
	leaves  bool // to people outside: every listed force, every comment decided, no contradiction
	signed  bool // because nothing marks it: a sign-off, no failed check, real records, thresholds of one's own
	partial bool // nothing: what could not be made is told, and the rest goes out

	// What it shows and to whom.
	closed   bool       // to the account alone that ran the job
	alone    bool       // a force sees itself and no other; there is nothing about all
	prepares job.Status // the edition beside it that is opened later; "" for none
}

// stages are all statuses of a job.
func stages() map[job.Status]stage {
	return map[job.Status]stage{
		job.Draft:           {step: follow.Draft, area: publish.Public, mark: edition.ByStatus, partial: true},
		job.FactualAccuracy: {step: follow.Accuracy, area: publish.Restricted, mark: edition.ByStatus, closed: true, alone: true},
		job.Embargoed:       {step: follow.Embargoed, area: publish.Embargoed, mark: edition.ByEmbargo, leaves: true, closed: true, prepares: job.Final},
		job.Final:           {step: follow.Final, area: publish.Public, leaves: true, signed: true},
		job.Correction:      {step: follow.Correction, area: publish.Public, leaves: true, signed: true},
	}
}

// stage is that of the run.
func (b *bench) stage() stage { return stages()[b.job.Status] }
