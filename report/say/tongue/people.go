package tongue

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/register"
	"assize/report/read/source"
	"assize/report/say/force"
)

// Prose is what people wrote about a force in one language: the sections of its
// report, the quotes of its notice, and translations of the texts of its workbook.
type Prose struct {
	Sections force.Narrative
	Quotes   []force.Quote
	Terms    map[string]string
	Said     []force.NarrativeFile // the translations, with their places
	Inputs   []findings.Input      // the files they were read from
}

// termsFile holds the translations of a workbook's texts, beside the sections.
const termsFile = "terms.yaml"

// ruleUnreadable is broken by a file of prose that is there and cannot be read.
const ruleUnreadable = "narrative-unreadable"

// People is what people wrote about a force, by language.
type People map[string]Prose

// GobEncode writes it by language, in order: the same words are the same bytes.
func (s People) GobEncode() ([]byte, error) { return json.Marshal(s) }

// GobDecode reads it.
func (s *People) GobDecode(data []byte) error {
	type plain People
	return json.Unmarshal(data, (*plain)(s))
}

// About reads what people wrote about a force in every language of the job.
func (all Tongues) About(f findings.Force, j *job.Job, forces *register.Register, ps *source.Problems) People {
	out := People{}
	for _, t := range all {
		var p Prose
		if j.Narrative != "" {
			p = all.proseIn(j, path.Join(j.Narrative, f.ID, t.Lang), t, ps)
		}
		p.Inputs = append(p.Inputs, t.inputs...)
		p.Said = append(p.Said, t.said...)
		*ps = append(*ps, t.doubts...)
		terms := map[string]string{}
		maps.Copy(terms, t.Terms)
		maps.Copy(terms, p.Terms) // a force's own come before those that all share
		p.Terms = terms
		p.addQuotes(f, t.Lang, j, forces, ps)
		out[t.Lang] = p
	}
	return out
}

// InOtherLanguage reports whether an input is people's prose in another language
// than the one given, and in that one alone.
func (s People) InOtherLanguage(in findings.Input, lang string) bool {
	for l, p := range s {
		if l != lang && slices.Contains(p.Inputs, in) {
			return !slices.Contains(s[lang].Inputs, in)
		}
	}
	return false
}

// proseIn reads the prose of one force and language: a file a section,
// NARRATIVE/FORCE/LANGUAGE/SECTION.md, and terms.yaml. A number typed into it that
// is neither a date nor a reference is a warning, and no final release has one.
func (all Tongues) proseIn(j *job.Job, dir string, t Tongue, ps *source.Problems) Prose {
	files := j.Files.For(intake.Prose)
	entries, err := files.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return Prose{}
	}
	if err != nil {
		intake.Refuse(ps, source.Pos{File: dir}, ruleUnreadable, err)
		return Prose{}
	}
	out := Prose{Sections: force.Narrative{}}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		section, isProse := strings.CutSuffix(e.Name(), ".md")
		if !isProse && e.Name() != termsFile || e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if isProse && !slices.Contains(force.NarrativeSections(), section) {
			ps.Refuse(source.Pos{File: name}, "narrative-section", "sections: "+strings.Join(force.NarrativeSections(), ", "), "names no section of the report")
			continue
		}
		data, err := files.ReadFile(name)
		if err != nil {
			intake.Refuse(ps, source.Pos{File: name}, ruleUnreadable, err)
			continue
		}
		out.Inputs = append(out.Inputs, inputOf(name, data))
		if !isProse {
			out.Terms, out.Said = all.readTerms(t, name, data, ps)
			continue
		}
		text := force.NarrativeFile{At: source.Pos{File: name}, Text: string(data)}
		*ps = append(*ps, text.Faults()...)
		*ps = append(*ps, text.Typed()...)
		out.Sections[section] = text
	}
	return out
}

// inputOf names a file of people's prose among the inputs.
func inputOf(name string, data []byte) findings.Input {
	sum := sha256.Sum256(data)
	return findings.Input{Path: name, SHA256: hex.EncodeToString(sum[:]), Role: "narrative"}
}

// addQuotes adds the quotes of a force's notice in one language.
func (p *Prose) addQuotes(f findings.Force, lang string, j *job.Job, forces *register.Register, ps *source.Problems) {
	said := sha256.New()
	for _, q := range j.Quotes {
		of, err := forces.Resolve(q.Force)
		if q.Round || q.Language != lang || q.Force != "" && (err != nil || of.ID != f.ID) {
			continue
		}
		text := quoted(q)
		*ps = append(*ps, text.Typed()...)
		p.Quotes = append(p.Quotes, force.Quote{Person: q.Person, Role: q.Role, Text: text})
		fmt.Fprintf(said, "%s\x00%s\x00%s\x00", q.Person, q.Role, q.Text)
	}
	if len(p.Quotes) > 0 {
		p.Inputs = append(p.Inputs, findings.Input{Path: j.File, SHA256: hex.EncodeToString(said.Sum(nil)), Role: "quotes " + lang})
	}
}

// quoted are the words of a quote.
func quoted(q job.Quote) force.NarrativeFile {
	return force.NarrativeFile{At: q.TextAt, Text: q.Text}
}
