package register

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"

	"golang.org/x/text/language"

	"assize/report/read/source"
	"assize/report/read/strictyaml"
)

// The rules of a register's faults, beside those of strictyaml.
const (
	ruleID        = "register-id"        // an id or slug that cannot be a file name
	ruleCode      = "register-code"      // a code that is not letters and digits
	ruleLanguage  = "register-language"  // no language tag
	ruleTwice     = "register-twice"     // an id, slug or code of two forces
	ruleAmbiguous = "register-ambiguous" // a spelling of two forces
	ruleEmpty     = "register-empty"
	ruleEarlier   = "register-earlier" // earlier names without days, or out of order
)

// limits let a register of tens of thousands of agencies through.
func limits() strictyaml.Limits {
	return strictyaml.Limits{Bytes: 16 << 20, Nodes: 2_000_000}
}

// file is a register as written.
type file struct {
	Title     string   `yaml:"title,required" doc:"what the register holds"`
	Languages []string `yaml:"languages,required" doc:"languages in which a force's documents appear unless it says otherwise, as BCP 47 tags; the first is the main one"`
	Forces    []entry  `yaml:"forces,required" doc:"one entry a force"`
}

type entry struct {
	ID        string                        `yaml:"id,required" doc:"stable key in jobs, narratives and outputs: lower case, with hyphens"`
	Name      string                        `yaml:"name,required" doc:"as printed today"`
	Names     strictyaml.OrderedMap[string] `yaml:"names" doc:"as printed in other languages, by BCP 47 tag"`
	Earlier   []earlierEntry                `yaml:"earlier" doc:"names that it bore before, the first of them first; documents print the name of the day on which they are published"`
	Aliases   []string                      `yaml:"aliases" doc:"other spellings by which it is found; case, spaces and punctuation do not count"`
	Code      string                        `yaml:"code" doc:"code of its area"`
	Slug      string                        `yaml:"slug" doc:"in file names and addresses; the id unless given"`
	Languages []string                      `yaml:"languages" doc:"languages in which its documents appear, as BCP 47 tags"`
	At        strictyaml.At
}

// Load reads a register from one or more files. The error tells every fault of
// all of them by line and column, among them a spelling that would mean two
// forces.
func Load(fsys fs.FS, names ...string) (*Register, error) {
	l := loader{
		register: &Register{byID: make(map[string]int), byCode: make(map[string]int), byName: make(map[string]int)},
		slugs:    make(map[string]int),
	}
	for _, name := range names {
		n, ps := strictyaml.Read(fsys, name, limits())
		var f file
		strictyaml.Decode(n, &f, &ps)
		l.problems = append(l.problems, ps...)
		if ps.Refused() {
			continue
		}
		if len(f.Forces) == 0 {
			l.problems.Refuse(n.Pos(), ruleEmpty, "", "no force is entered")
		}
		for _, e := range f.Forces {
			l.add(e, f.Languages)
		}
	}
	if len(names) == 0 {
		l.problems.Refuse(source.Pos{}, ruleEmpty, "", "no register is named")
	}
	if err := l.problems.Err(); err != nil {
		return nil, err
	}
	return l.register, nil
}

// loader adds forces to a register and notes what is wrong.
type loader struct {
	register *Register
	slugs    map[string]int
	problems source.Problems
}

var (
	filePart = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	areaCode = regexp.MustCompile(`^[A-Za-z0-9]+$`)
)

// add enters one force.
func (l *loader) add(e entry, languages []string) {
	f := Force{
		ID: e.ID, Name: e.Name, Aliases: e.Aliases, Code: e.Code, Slug: e.Slug, Languages: e.Languages, Pos: e.At,
	}
	if f.Slug == "" {
		f.Slug = f.ID
	}
	if len(f.Languages) == 0 {
		f.Languages = languages
	}
	f.Names, f.Earlier = byTag(e.Names), l.earlier(e.Earlier)
	l.check(f)
	r := l.register
	i := len(r.forces)
	if !l.claim(r.byID, "id", f.ID, i, f.Pos) {
		return // whatever else the two share says nothing new
	}
	r.forces = append(r.forces, f)
	l.claim(l.slugs, "slug", f.Slug, i, f.Pos)
	if f.Code != "" {
		l.claim(r.byCode, "code", f.Code, i, f.Pos)
	}
	for _, spelling := range f.spellings() {
		folded := fold(spelling)
		if folded == "" {
			l.problems.Refuse(f.Pos, ruleAmbiguous, "", "force %q has a name without letters", f.ID)
			continue
		}
		switch other, taken := r.byName[folded]; {
		case !taken:
			r.byName[folded] = i
			r.folded = append(r.folded, folded)
		case other != i:
			l.problems.Refuse(f.Pos, ruleAmbiguous, "", "%q would mean %q, and %q at %v", spelling, f.ID, r.forces[other].ID, r.forces[other].Pos)
		}
	}
}

// check refuses what a force's own entry has wrong.
func (l *loader) check(f Force) {
	for _, part := range []string{f.ID, f.Slug} {
		if !filePart.MatchString(part) {
			l.problems.Refuse(f.Pos, ruleID, "write lower-case letters and digits, with single hyphens between", "%q cannot be part of a file name", part)
			break
		}
	}
	if f.Code != "" && !areaCode.MatchString(f.Code) {
		l.problems.Refuse(f.Pos, ruleCode, "", "code %q is not letters and digits", f.Code)
	}
	for _, lang := range f.Languages {
		if _, err := language.Parse(lang); err != nil {
			l.problems.Refuse(f.Pos, ruleLanguage, `such as "en-GB" or "cy"`, "%q is not a language", lang)
		}
	}
	l.checkTags(f, f.Names)
	for _, e := range f.Earlier {
		l.checkTags(f, e.Names)
	}
}

// checkTags refuses names in languages that are none of the force's.
func (l *loader) checkTags(f Force, names map[string]string) {
	for _, lang := range slices.Sorted(maps.Keys(names)) {
		if !slices.Contains(f.Languages, lang) {
			l.problems.Refuse(f.Pos, ruleLanguage, "", "force %q has a name in %q, which is none of its languages", f.ID, lang)
		}
	}
}

// claim gives a key to force number i, entered at a place, or refuses a key that
// another force has.
func (l *loader) claim(index map[string]int, what, key string, i int, at source.Pos) bool {
	if other, taken := index[key]; taken {
		f := l.register.forces[other]
		l.problems.Refuse(at, ruleTwice, "", "%s %q is that of %q at %v", what, key, f.Name, f.Pos)
		return false
	}
	index[key] = i
	return true
}
