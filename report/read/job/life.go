package job

import (
	"regexp"
	"slices"
	"time"

	"assize/report/read/source"
	"assize/report/read/strictyaml"
)

// Rules of what a release's life needs.
const (
	ruleIssue = "job-issue"
	ruleQuote = "job-quote"
)

// Issue says which issue of its documents a correction is.
type Issue struct {
	Version  string    // "1.1"
	Date     time.Time // day on which it is issued, at midnight UTC
	Corrects string    // id of the release that it corrects
	Reason   string    // a sentence, printed in every corrected document
	ReasonAt source.Pos
	At       source.Pos
}

// Quote is what a named person says in the press notice.
type Quote struct {
	Force    string // id or name of the force whose notice it stands in; "" for every one
	Round    bool   // it stands in the notice of the round, and in no force's
	Language string // of the notice; the job's main language unless given
	Person   string
	Role     string
	Text     string // values and claims may be inserted by name, as in narratives
	TextAt   source.Pos
	At       source.Pos
}

// issueFile is the YAML form of an issue.
type issueFile struct {
	Version  string  `yaml:"version,required" doc:"higher than the corrected one's; what was first published is 1.0"`
	Date     string  `yaml:"date,required" doc:"day of the correction, 2016-10-03"`
	Corrects string  `yaml:"corrects,required" doc:"id of the release that is corrected, a folder of OUT/releases"`
	Reason   located `yaml:"reason,required" doc:"why, in a sentence that is printed in every corrected document"`
	At       strictyaml.At
}

// quoteFile is the YAML form of a quote.
type quoteFile struct {
	Force    string  `yaml:"force" doc:"the force whose notice it stands in; every one unless given"`
	Round    bool    `yaml:"round" doc:"it stands in the notice of the round alone; plain words, without values"`
	Language string  `yaml:"language" doc:"language of the notice; the main one unless given"`
	Person   string  `yaml:"person,required"`
	Role     string  `yaml:"role,required"`
	Text     located `yaml:"text,required" doc:"the person's words; values are inserted by name, as in {{rate \"force\"}}"`
	At       strictyaml.At
}

// takeLife takes what the later stages of a release need.
func (j *Job) takeLife(file *jobFile, ps *source.Problems) {
	if file.Comments != nil {
		j.Comments = j.existing(*file.Comments, true, ps)
	}
	if file.SignOff != nil {
		j.SignOff = j.existing(*file.SignOff, false, ps)
	}
	j.takeIssue(file, ps)
	j.takeQuotes(file.Quotes, ps)
}

var versionForm = regexp.MustCompile(`^[1-9][0-9]*\.[0-9]+$`)

// takeIssue takes the issue of a correction, which no other stage has.
func (j *Job) takeIssue(file *jobFile, ps *source.Problems) {
	if file.Issue == nil {
		if j.Status == Correction {
			ps.Refuse(file.At, ruleIssue, `add issue: {version: "1.1", date: …, corrects: …, reason: …}`, "a correction needs its issue")
		}
		return
	}
	i := *file.Issue
	if j.Status != Correction {
		ps.Refuse(i.At, ruleIssue, "leave it out, or use the status correction", "only a correction has an issue")
	}
	if !versionForm.MatchString(i.Version) {
		ps.Refuse(i.At, ruleIssue, `write it in quotes, as "1.1"`, "the version is not two numbers with a point")
	}
	date, err := time.Parse(time.DateOnly, i.Date)
	if err != nil {
		ps.Refuse(i.At, ruleIssue, "write it as 2016-10-03", "the date is no day")
	}
	j.Issue = &Issue{Version: i.Version, Date: date, Corrects: i.Corrects, Reason: i.Reason.Value, ReasonAt: i.Reason.At, At: i.At}
}

// takeQuotes takes the quotes, each in a language of the job.
func (j *Job) takeQuotes(quotes []quoteFile, ps *source.Problems) {
	for _, q := range quotes {
		if q.Language == "" && len(j.Languages) > 0 {
			q.Language = j.Languages[0]
		}
		if !slices.Contains(j.Languages, q.Language) {
			ps.Refuse(q.At, ruleQuote, "name one of the job's languages", "a quote in language %q, which the job does not set", q.Language)
		}
		if q.Round && q.Force != "" {
			ps.Refuse(q.At, ruleQuote, "name a force, or round: true", "a quote of the round and of a force")
		}
		j.Quotes = append(j.Quotes, Quote{
			Force: q.Force, Round: q.Round, Language: q.Language, Person: q.Person, Role: q.Role, Text: q.Text.Value, TextAt: q.Text.At, At: q.At,
		})
	}
}
