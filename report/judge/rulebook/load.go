package rulebook

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strconv"

	"assize/report/read/audit"
	"assize/report/read/intake"
	"assize/report/read/source"
	"assize/report/read/strictyaml"
)

// Load reads, checks and compiles a rulebook. The problems are every fault at
// its line and column; the rulebook is nil when any of them refuses it.
func Load(fsys fs.FS, path string) (*Rulebook, source.Problems) {
	var ps source.Problems
	data, err := fs.ReadFile(fsys, path)
	if err != nil {
		intake.Refuse(&ps, source.Pos{File: path}, strictyaml.RuleUnreadable, err)
		return nil, ps
	}
	return parse(path, data)
}

// parse is Load for the bytes of a file; name is used in messages and reasons.
func parse(name string, data []byte) (*Rulebook, source.Problems) {
	root, ps := strictyaml.Parse(name, data, strictyaml.Limits{})
	if root == nil {
		return nil, ps
	}
	var f fileRulebook
	strictyaml.Decode(root, &f, &ps)
	sum := sha256.Sum256(data)
	rb := &Rulebook{
		ID: f.ID, Version: f.Version, Title: f.Title, Note: f.Note, Kind: f.Kind, Names: f.Names, Body: cmp.Or(f.Body, Force), File: name, SHA256: hex.EncodeToString(sum[:]),
		EffectiveFrom: f.Dates.From, EffectiveTo: f.Dates.To,
		PublishCriteria: f.Publish.Criteria, PublishQuestions: f.Publish.Questions, PublishProbabilities: f.Publish.Probabilities,
		Difference: f.Defaults.Difference,
	}
	b := builder{rb: rb, file: &f, problems: &ps, compiler: compiler{rulebook: rb, text: data, problems: &ps}}
	read := len(ps)
	b.build()
	ps = withoutConsequences(ps, read)
	ps.Sort()
	if ps.Refused() {
		return nil, ps
	}
	return rb, ps
}

// withoutConsequences drops what the rules found wrong with a line of which a
// value could not even be read: the first read problems are those of reading.
func withoutConsequences(ps source.Problems, read int) source.Problems {
	unread := map[int]bool{}
	for _, p := range ps[:read] {
		unread[p.Pos.Line] = true
	}
	kept := slices.Clone(ps[:read])
	for _, p := range ps[read:] {
		if !unread[p.Pos.Line] {
			kept = append(kept, p)
		}
	}
	return kept
}

// builder turns the file into a rulebook, checking on the way. It goes on after
// a fault, so that all are told at once.
type builder struct {
	rb       *Rulebook
	file     *fileRulebook
	problems *source.Problems
	compiler compiler
}

func (b *builder) build() {
	b.identity()
	b.grades()
	b.bands()
	b.measures()
	b.criteria()
	b.questions()
	b.triggers()
	b.disclosure()
	b.protectable()
	b.unused()
	b.probabilities()
}

// probabilities refuses to publish how sure a grade is while the thresholds that
// it is about are invented.
func (b *builder) probabilities() {
	if b.rb.PublishProbabilities && b.rb.Illustrative() {
		b.refuse(b.file.Publish.At, "probabilities-illustrative", "publish them when every threshold is the inspectorate's own",
			"grade probabilities cannot be published while a threshold is illustrative")
	}
}

// refuse adds a fault.
func (b *builder) refuse(at source.Pos, rule, hint, format string, args ...any) {
	b.problems.Refuse(at, rule, hint, format, args...)
}

func (b *builder) identity() {
	if known := []string{"", "newcombe", "miettinen_nurminen"}; !slices.Contains(known, b.file.Defaults.Difference) {
		b.refuse(b.file.Defaults.At, "difference", "newcombe or miettinen_nurminen", "no method of differences is called %q", b.file.Defaults.Difference)
	}
	if b.file.ID != "" && !isID(b.file.ID) {
		b.refuse(b.file.At, "id", "use small letters, digits and hyphens", "the id %q is not an id", b.file.ID)
	}
	if b.file.Kind != "" {
		b.oneOf(b.file.At, "kind", b.file.Kind, audit.OwnAudit)
	}
	d := b.file.Dates
	if !d.From.IsZero() && !d.To.IsZero() && d.To.Time().Before(d.From.Time()) {
		b.refuse(d.At, "effective-dates", "", "the rulebook ends before it begins")
	}
}

func (b *builder) grades() {
	for _, g := range b.file.Grades {
		switch {
		case g.Value == "":
			b.refuse(g.At, "grade", "", "a grade has no name")
		case slices.Contains([]string{NotAudited, NotReportable, NotJudged, NotGraded}, g.Value):
			b.refuse(g.At, "grade", "", "%q says that there is no grade and cannot be one", g.Value)
		case b.rb.IsGrade(g.Value):
			b.refuse(g.At, "grade", "", "the grade %q is there twice", g.Value)
		default:
			b.rb.Grades = append(b.rb.Grades, Grade{ID: g.Value, Level: len(b.rb.Grades) + 1})
		}
	}
	if n := len(b.file.Grades); n == 1 {
		b.refuse(b.file.Grades[0].At, "grade", "list the grades, lowest first", "a scale of one grade cannot tell good from bad")
	}
}

func (b *builder) bands() {
	for _, e := range b.file.Bands.Entries {
		bands := Bands{ID: e.Key, Compare: e.Value.Compare, Gaps: e.Value.Gaps, At: e.At}
		if !isID(e.Key) {
			b.refuse(e.At, "id", "use small letters, digits and hyphens", "the id %q is not an id", e.Key)
		}
		b.oneOf(e.At, "compare", string(bands.Compare), string(Point), string(Lower), string(Upper))
		for _, s := range e.Value.Steps {
			step := Step{Grade: s.Grade, Open: s.To == nil, Status: s.Status, Source: s.Source, At: s.At}
			if (s.From == nil) == (s.Above == nil) {
				b.refuse(s.At, "band-bound", "from includes the bound, above leaves it out", "a step needs one of from and above")
			}
			switch {
			case s.From != nil:
				step.From = *s.From
			case s.Above != nil:
				step.From, step.Above = *s.Above, true
			}
			if s.To != nil {
				step.To = *s.To
			}
			b.status(s.At, s.Status)
			bands.Steps = append(bands.Steps, step)
		}
		bands.check(b.rb, b.problems)
		b.rb.Bands = append(b.rb.Bands, bands)
	}
}

func (b *builder) status(at source.Pos, s Status) {
	b.oneOf(at, "status", string(s), string(published), string(seen), string(illustrative))
}

// oneOf refuses a value that is not on a closed list; an absent one is told by
// the reader of the file already.
func (b *builder) oneOf(at source.Pos, key, value string, allowed ...string) {
	if value == "" || slices.Contains(allowed, value) {
		return
	}
	hint := nearestHint(value, allowed)
	if hint == "" {
		hint = fmt.Sprintf("one of %q", allowed)
	}
	b.refuse(at, "value", hint, "%s cannot be %q", key, value)
}

func (b *builder) criteria() {
	for _, c := range b.file.Criteria {
		if c.Number < 1 {
			b.refuse(c.At, "criterion", "", "criteria are numbered from 1")
		}
		if slices.ContainsFunc(b.rb.Criteria, func(x Criterion) bool { return x.Number == c.Number }) {
			b.refuse(c.At, "criterion", "", "criterion %d is there twice", c.Number)
		}
		if !slices.ContainsFunc(b.file.Questions, func(q fileQuestion) bool { return q.Number == c.Question }) {
			b.refuse(c.At, "criterion", "", "criterion %d belongs to question %d, which is not there", c.Number, c.Question)
		}
		switch m, known := b.rb.Measure(c.Measure); {
		case c.Judged == (c.Measure != ""):
			b.refuse(c.At, "criterion", "name its measure, or write judged: true", "criterion %d must be either measured or judged", c.Number)
		case c.Measure != "" && !known:
			b.refuse(c.At, "unknown-measure", nearestHint(c.Measure, measureIDs(b.rb)), "no measure is called %q", c.Measure)
		case c.Measure != "" && m.Bands == nil && !b.namesBands(c.Measure):
			b.refuse(m.At, "measure-without-bands", "name its bands", "measure %q grades criterion %d but has no bands", c.Measure, c.Number)
		}
		b.rb.Criteria = append(b.rb.Criteria, Criterion{Number: c.Number, Label: c.Label, Question: c.Question, Measure: c.Measure, At: c.At})
	}
	slices.SortFunc(b.rb.Criteria, func(x, y Criterion) int { return x.Number - y.Number })
}

// namesBands reports whether a measure names bands, be they there or not.
func (b *builder) namesBands(measure string) bool {
	m, _ := b.file.Measures.Get(measure)
	return m.Bands != ""
}

// unused refuses bands that no measure uses and questions without criteria.
func (b *builder) unused() {
	for i := range b.rb.Bands {
		bands := &b.rb.Bands[i]
		if !slices.ContainsFunc(b.rb.Measures, func(m Measure) bool { return m.Bands != nil && m.Bands.ID == bands.ID }) {
			b.refuse(bands.At, "bands-unused", "", "no measure uses the bands %q", bands.ID)
		}
	}
	for _, q := range b.rb.Questions {
		if !slices.ContainsFunc(b.rb.Criteria, func(c Criterion) bool { return c.Question == q.Number }) {
			b.refuse(q.At, "question-without-criteria", "", "no criterion belongs to question %d", q.Number)
		}
	}
}

// isID reports whether a text can serve as an id.
func isID(s string) bool {
	for i, r := range s {
		inside := r >= '0' && r <= '9' || r == '-'
		if !(r >= 'a' && r <= 'z' || i > 0 && inside) {
			return false
		}
	}
	return s != "" && s[len(s)-1] != '-'
}

func ruleID(kind string, number int) string { return kind + "-" + itoa(number) }

func itoa(n int) string { return strconv.Itoa(n) }
