package signoff

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"regexp"
	"strings"

	"assize/report/read/audit"
	"assize/report/read/intake"
	"assize/report/read/source"
	"assize/report/read/strictyaml"
)

// Rules of a sign-off, beside those of strictyaml.
const (
	ruleBlank    = "signoff-blank"    // a key that people fill in is empty
	ruleDate     = "signoff-date"     // no ISO day
	ruleDigest   = "signoff-digest"   // not 64 lower-case hex digits
	ruleLanguage = "signoff-language" // no language tag
	ruleResult   = "signoff-result"   // neither passed nor failed
	ruleTwice    = "signoff-twice"    // a document twice in an approval, a check of a force twice
	ruleNothing  = "signoff-nothing"  // no approval, or one that approves nothing
)

// file is a sign-off as written.
type file struct {
	Approvals []approvalFile `yaml:"approvals,required" doc:"who approves what"`
	Checks    []checkFile    `yaml:"checks" doc:"checks of the quality log that people made; a check that nobody made is left out"`
	Sentences []sentenceFile `yaml:"sentences" doc:"sentences of people that hold a number or a word of claim, each confirmed by name; copied from the release's own sign-off file"`
	At        strictyaml.At
}

type sentenceFile struct {
	Force    text            `yaml:"force,required" doc:"id of the force; all for a text of the job or of the rulebook"`
	Language text            `yaml:"language,required" doc:"language of the sentence, en or cy"`
	Place    text            `yaml:"place,required" doc:"where the sentence stands"`
	SHA256   located[digest] `yaml:"sha256,required" doc:"digest of the sentence, as the release states it"`
	By       text            `yaml:"by,required" doc:"who confirms that the sentence is true"`
	On       located[day]    `yaml:"on,required" doc:"day of the confirmation, 2016-08-20"`
	At       strictyaml.At
}

type approvalFile struct {
	Role     text           `yaml:"role,required" doc:"office of the person, such as senior responsible officer"`
	Person   text           `yaml:"person,required" doc:"name of the person"`
	Date     located[day]   `yaml:"date,required" doc:"day of the approval, 2016-08-22"`
	Approves []approvedFile `yaml:"approves,required" doc:"the documents that are approved, as the release lists them"`
	At       strictyaml.At
}

type approvedFile struct {
	Force    text            `yaml:"force,required" doc:"id of the force"`
	Language text            `yaml:"language,required" doc:"language of the documents, en or cy-GB"`
	SHA256   located[digest] `yaml:"sha256,required" doc:"digest of what is approved, as the release states it"`
	At       strictyaml.At
}

type checkFile struct {
	Force  text            `yaml:"force,required" doc:"id of the force"`
	Check  text            `yaml:"check,required" doc:"id of the check in the quality log"`
	Result located[Result] `yaml:"result,required" doc:"passed or failed"`
	By     text            `yaml:"by,required" doc:"who made the check"`
	On     located[day]    `yaml:"on,required" doc:"day of the check, 2016-08-20"`
	Detail string          `yaml:"detail" doc:"what there is to say about it"`
	At     strictyaml.At
}

type (
	located[T any] = strictyaml.Located[T]
	text           = located[string]
	day            string // an ISO day, not yet read
	digest         string // hex, not yet checked
)

// YAMLSchema is the form of a day, for editors.
func (*day) YAMLSchema() map[string]any {
	return map[string]any{"type": "string", "pattern": `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`}
}

// YAMLSchema is the form of a digest, for editors.
func (*digest) YAMLSchema() map[string]any {
	return map[string]any{"type": "string", "pattern": hexDigest.String()}
}

// Years in which somebody may have signed: others are slips of the keyboard.
const firstYear, lastYear = 1900, 2200

var (
	hexDigest   = regexp.MustCompile(`^[0-9a-f]{64}$`)
	languageTag = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z]{2})?$`)
)

// limits let a round of tens of thousands of agencies through.
func limits() strictyaml.Limits {
	return strictyaml.Limits{Bytes: 16 << 20, Nodes: 2_000_000}
}

// Load reads a sign-off. Every fault of form is told at once, else every fault of
// content; the sign-off is nil when anything was refused.
func Load(fsys fs.FS, name string) (*SignOff, source.Problems) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		var ps source.Problems
		intake.Refuse(&ps, source.Pos{File: name}, strictyaml.RuleUnreadable, err)
		return nil, ps
	}
	node, ps := strictyaml.Parse(name, data, limits())
	var f file
	strictyaml.Decode(node, &f, &ps)
	if ps.Refused() {
		return nil, ps
	}
	sum := sha256.Sum256(data)
	c := checker{problems: &ps}
	s := &SignOff{File: name, SHA256: hex.EncodeToString(sum[:])}
	for _, a := range f.Approvals {
		s.Approvals = append(s.Approvals, c.approval(a))
	}
	if len(f.Approvals) == 0 {
		ps.Refuse(f.At, ruleNothing, "add an approval, or leave the file out", "nobody approves anything")
	}
	seen := make(map[[2]string]int)
	for _, k := range f.Checks {
		s.Checks = append(s.Checks, c.check(k, seen))
	}
	said := make(map[[3]string]int)
	for _, one := range f.Sentences {
		s.Sentences = append(s.Sentences, c.sentence(one, said))
	}
	ps.Sort()
	if ps.Refused() {
		return nil, ps
	}
	return s, ps
}

// checker takes values as they were written and notes what is wrong with them.
type checker struct{ problems *source.Problems }

func (c *checker) approval(a approvalFile) Approval {
	out := Approval{
		Role: c.filled("role", a.Role), Person: c.filled("person", a.Person), Date: c.date("date", a.Date), At: a.At,
	}
	seen := make(map[[2]string]int)
	for _, d := range a.Approves {
		out.Approves = append(out.Approves, c.approved(d, seen))
	}
	if len(a.Approves) == 0 {
		c.problems.Refuse(a.At, ruleNothing, "list what is approved", "the approval approves nothing")
	}
	return out
}

// approved takes a document; seen are the lines of those before it in the same
// approval, by force and language.
func (c *checker) approved(d approvedFile, seen map[[2]string]int) Approved {
	out := Approved{Force: c.filled("force", d.Force), Language: c.language(d.Language), SHA256: c.digest(d.SHA256), At: d.At}
	key := [2]string{out.Force, out.Language}
	if line, twice := seen[key]; twice {
		c.problems.Refuse(d.At, ruleTwice, "keep the one that is meant", "force %q in language %q is approved already in line %d", out.Force, out.Language, line)
		return out
	}
	seen[key] = d.At.Line
	return out
}

// check takes a check; seen are the lines of those before it, by force and check.
func (c *checker) check(k checkFile, seen map[[2]string]int) Check {
	out := Check{
		Force: c.filled("force", k.Force), Check: c.filled("check", k.Check), Result: k.Result.Value,
		By: c.filled("by", k.By), On: c.date("on", k.On), Detail: strings.TrimSpace(k.Detail), At: k.At,
	}
	if out.Result != Passed && out.Result != Failed {
		c.problems.Refuse(k.Result.At, ruleResult, "leave a check that nobody made out", "the result is neither passed nor failed")
	}
	key := [2]string{out.Force, out.Check}
	if line, twice := seen[key]; twice {
		c.problems.Refuse(k.At, ruleTwice, "keep the one that counts", "check %q of force %q stands already in line %d", out.Check, out.Force, line)
		return out
	}
	seen[key] = k.At.Line
	return out
}

// sentence takes a confirmation; seen are the lines of those before it.
func (c *checker) sentence(f sentenceFile, seen map[[3]string]int) Sentence {
	out := Sentence{
		Force: c.filled("force", f.Force), Language: c.language(f.Language), Place: c.filled("place", f.Place),
		SHA256: c.digest(f.SHA256), By: c.filled("by", f.By), On: c.date("on", f.On), At: f.At,
	}
	key := [3]string{out.Force, out.Language, out.SHA256}
	if line, twice := seen[key]; twice {
		c.problems.Refuse(f.At, ruleTwice, "keep one of them", "the sentence is confirmed already in line %d", line)
		return out
	}
	seen[key] = f.At.Line
	return out
}

func (c *checker) language(t text) string {
	if !languageTag.MatchString(t.Value) {
		c.problems.Refuse(t.At, ruleLanguage, "write it as en or cy-GB", "%q is no language", t.Value)
	}
	return t.Value
}

func (c *checker) digest(d located[digest]) string {
	if !hexDigest.MatchString(string(d.Value)) {
		c.problems.Refuse(d.At, ruleDigest, "copy it from the release's own sign-off file", `"sha256" is not 64 lower-case hex digits`)
	}
	return string(d.Value)
}

// filled is a text without outer spaces, which must not be all there is.
func (c *checker) filled(key string, t text) string {
	s := strings.TrimSpace(t.Value)
	if s == "" {
		c.problems.Refuse(t.At, ruleBlank, "fill it in", "%q is empty", key)
	}
	return s
}

// date is a day as audit.Date reads it. No day at all is refused as well: what
// nobody dated nobody approved.
func (c *checker) date(key string, d located[day]) audit.Date {
	const hint = "write it as 2016-08-22"
	var out audit.Date
	err := out.UnmarshalText([]byte(d.Value))
	switch {
	case strings.TrimSpace(string(d.Value)) == "":
		c.problems.Refuse(d.At, ruleBlank, hint, "%q is empty", key)
	case err != nil, out.Year < firstYear, out.Year > lastYear:
		c.problems.Refuse(d.At, ruleDate, hint, "%q is no date", key)
	}
	return out
}
