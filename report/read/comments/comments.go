// Package comments reads what a force said about the facts of its report, and
// what the inspectorate decided about it.
//
// The workbook is made by this program, filled in by the force, and completed by
// the inspectorate. Sheets and headings are found by name, wherever they stand.
// A comment is read whole or the workbook is refused: nothing that somebody wrote
// under a heading is passed over in silence.
//
// A force's words are sensitive before publication. No message repeats them, and
// whoever holds Comments must not log them.
package comments

import (
	"assize/report/read/audit"
	"assize/report/read/source"
)

// Comments are what one force said about one report.
type Comments struct {
	File   string
	SHA256 string // of the workbook, lower-case hex

	Force    string // as written; the register resolves it
	Report   string // digest of the report commented on; "" when not stated
	Comments []Comment
}

// Comment is one row of the workbook: a remark of the force, and what became of
// it.
type Comment struct {
	Paragraph string // "3.10", "Table 2", as written
	Text      string // the force's words: sensitive
	Evidence  string // the force's words: sensitive; "" for none

	Decision Decision   // "" while undecided
	By       string     // who decided; "" when not stated
	On       audit.Date // when; zero when not stated

	Lines []Line // audited rows that it disputes

	At source.Pos // the row
}

// decided reports whether the comment has a decision, and says whose and of what
// day it is.
func (c Comment) decided() bool { return c.Decision != "" && c.By != "" && !c.On.IsZero() }

// Undecided are the comments that lack a decision, or who made it, or when, in
// the order of the workbook.
func (c *Comments) Undecided() []Comment {
	var open []Comment
	for _, one := range c.Comments {
		if !one.decided() {
			open = append(open, one)
		}
	}
	return open
}

// Decision is what the inspectorate made of a comment, in the words of the
// workbook's drop-down.
type Decision string

// The decisions.
const (
	accepted       Decision = "accepted"
	partlyAccepted Decision = "partly accepted"
	notAccepted    Decision = "not accepted"
)

// decisions are all decisions, in the order of the drop-down.
func decisions() []Decision { return []Decision{accepted, partlyAccepted, notAccepted} }

// Decisions are all decisions, as the drop-down lists them.
func Decisions() []string {
	var out []string
	for _, d := range decisions() {
		out = append(out, string(d))
	}
	return out
}
