// Package signoff reads the file by which people sign a release off: who, in
// what role and on what day, approves which documents, and what the checks came
// to that no program can make.
//
// An approval names what it approves by digest, so it never passes to a document
// that was changed afterwards: see Find. Every release writes the file to fill
// in, Template, which Load refuses until its role, person and date are filled in.
package signoff

import (
	"slices"

	"assize/report/read/audit"
	"assize/report/read/source"
)

// SignOff is a file of approvals that holds to every rule of this package.
type SignOff struct {
	File   string // as given
	SHA256 string // of the file's bytes, lower-case hex

	Approvals []Approval // at least one, in the order of the file
	Checks    []Check    // in the order of the file; a check that nobody made is not there
	Sentences []Sentence // that somebody confirmed, in the order of the file
}

// Approval is one person's word for some documents.
type Approval struct {
	Role     string // "senior responsible officer"
	Person   string
	Date     audit.Date
	Approves []Approved // at least one, each force and language once
	At       source.Pos
}

// Approved is one force's documents in one language, as they were approved.
type Approved struct {
	Force    string // id of the force
	Language string // tag such as en or cy-GB
	SHA256   string // digest of what was approved, lower-case hex
	At       source.Pos
}

// Check is one check of the quality log that a person made.
type Check struct {
	Force  string // id of the force
	Check  string // id of the check, "second-reader"
	Result Result
	By     string
	On     audit.Date
	Detail string // "" where there is nothing to say
	At     source.Pos
}

// Sentence is a sentence of people's that holds a number or a word of claim, as
// somebody confirmed it. It is known by its digest: its words stand only where they
// were written.
type Sentence struct {
	Force    string // id of the force whose documents hold it; "all" for a text of the job or of the rulebook
	Language string
	Place    string // where it stood when it was read
	SHA256   string // of the sentence, lower-case hex
	By       string // who confirmed it
	On       audit.Date
	At       source.Pos
}

// Confirms reports whether somebody confirmed the sentence with this digest for a
// force's documents in a language.
func (s *SignOff) Confirms(force, language, sha256 string) bool {
	return slices.ContainsFunc(s.Sentences, func(c Sentence) bool {
		return c.Force == force && c.Language == language && c.SHA256 == sha256
	})
}

// Result is what a check came to.
type Result string

// The results of a check.
const (
	Passed Result = "passed"
	Failed Result = "failed"
)

// YAMLSchema lists the results, for editors.
func (*Result) YAMLSchema() map[string]any { return map[string]any{"enum": []Result{Passed, Failed}} }

// Standing is how a document stands to a sign-off.
type Standing int

const (
	// Unsigned is what no approval names.
	Unsigned Standing = iota
	// Stale is what was approved with another digest: the document was changed
	// after somebody approved it, or another edition was meant.
	Stale
	// Signed is what was approved with its very digest.
	Signed
)

// Find tells how a force's documents in a language stand, and the first approval
// that makes it so: of exactly this digest where there is one, else of another.
// The approval is the zero value when the documents are Unsigned.
func (s *SignOff) Find(force, language, sha256 string) (Approval, Standing) {
	var other Approval
	standing := Unsigned
	for _, a := range s.Approvals {
		for _, d := range a.Approves {
			switch {
			case d.Force != force || d.Language != language:
			case d.SHA256 == sha256:
				return a, Signed
			case standing == Unsigned:
				other, standing = a, Stale
			}
		}
	}
	return other, standing
}
