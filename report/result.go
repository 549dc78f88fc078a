package report

import (
	"log/slog"
	"path/filepath"
	"time"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/source"
	"assize/report/release/publish"
)

// Options are what one run depends on besides the program and the job.
type Options struct {
	JobFile  string
	Out      string   // output folder; "" is "out" beside the job
	Rulebook string   // takes the place of the job's rulebook; "" keeps it
	Forces   []string // only these forces, by id or name; nil for all
	Picture  string   // frozen picture of a round, in which this run's forces are set; "" makes the run's own
	Workers  int      // forces worked on at once; at least 1
	Strict   bool     // one refused force stops the release
	NoCache  bool     // everything is made anew, also where nothing has changed
	Now      time.Time
	Clock    time.Time // the real time, which no flag replaces: embargoes are held to it
	Log      *slog.Logger
}

// Result is what a run did.
type Result struct {
	Release  publish.Release
	Forces   []ReleasedForce
	Refused  []Refused
	Problems source.Problems // of everything read, refusals and warnings
	Listed   int             // forces that the run was to publish
	Picture  nation.Picture  // of all forces of the round, whole: restricted
	Lacking  bool            // a document of the round could not be made, which Problems tell
	Ready    bool            // an embargoed release holds the unmarked edition that will be opened
	Carried  int             // released forces whose documents are those of the last run, unread and unset
	Pruned   []string        // older releases that the job's retention removed, by id
	inJob    int             // forces of the job, whether asked for or not
}

// ReleasedForce is one force in the release.
type ReleasedForce struct {
	Findings findings.Findings // in brief: the whole is the release's findings.json
	Report   string            // path of the report, "" when the job makes none
	Annex    string            // path of the publication annex
	Analyst  string            // path of the analyst annex
}

// Refused is one input that is not in the release.
type Refused struct {
	Workbook string
	Problems source.Problems
}

// Unready are the reasons why an embargoed release holds no unmarked edition, so
// that nothing can be opened when its instant comes.
func (res *Result) Unready() source.Problems {
	var out source.Problems
	for _, p := range res.Problems {
		if p.Rule == ruleMarked {
			out = append(out, p)
		}
	}
	return out
}

// describe says where each force's documents are in the release.
func (res *Result) describe(forces []releasedRow) {
	full := func(document string) string {
		if document == "" {
			return ""
		}
		return filepath.Join(res.Release.Dir, filepath.FromSlash(document))
	}
	for _, f := range forces {
		d := f.Documents
		res.Forces = append(res.Forces, ReleasedForce{f.Findings, full(d.Report), full(d.Annex), full(d.Analyst)})
	}
}
