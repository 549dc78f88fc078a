package report

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/read/source"
	"assize/report/read/strictyaml"
	"assize/report/say/compose"
)

// prose is what people wrote about a force in one language: the sections of its
// report, the quotes of its notice, and translations of the texts of its workbook.
type prose struct {
	sections compose.Narrative
	quotes   []compose.Quote
	terms    map[string]string
	inputs   []findings.Input // the files they were read from
}

// termsFile holds the translations of a workbook's texts, beside the sections.
const termsFile = "terms.yaml"

// ruleNarrativeNumber is broken by a number that was typed instead of inserted.
const ruleNarrativeNumber = "narrative-number"

// ruleUnreadable is broken by a file of prose that is there and cannot be read.
const ruleUnreadable = "narrative-unreadable"

// proseOf reads what people wrote about a force in every language of the job.
func (b *bench) proseOf(f findings.Force, ps *source.Problems) map[string]prose {
	out := map[string]prose{}
	for _, t := range b.tongues {
		var p prose
		if b.job.Narrative != "" {
			p = b.narrativeIn(path.Join(b.job.Narrative, f.ID, t.lang), ps)
		}
		p.inputs = append(p.inputs, t.inputs...)
		terms := map[string]string{}
		maps.Copy(terms, t.terms)
		maps.Copy(terms, p.terms) // a force's own come before those that all share
		p.terms = terms
		b.addQuotes(&p, f, t.lang, ps)
		out[t.lang] = p
	}
	return out
}

// inOtherLanguage reports whether an input is people's prose in another language
// than the one given, and in that one alone.
func (a Assessed) inOtherLanguage(in findings.Input, lang string) bool {
	for l, p := range a.prose {
		if l != lang && slices.Contains(p.inputs, in) {
			return !slices.Contains(a.prose[lang].inputs, in)
		}
	}
	return false
}

// narrativeIn reads the prose of one force and language: a file a section,
// NARRATIVE/FORCE/LANGUAGE/SECTION.md, and terms.yaml. A number typed into it that
// is neither a date nor a reference is a warning, and no final release has one.
func (b *bench) narrativeIn(dir string, ps *source.Problems) prose {
	entries, err := os.ReadDir(filepath.Join(b.job.Dir, filepath.FromSlash(dir)))
	if errors.Is(err, fs.ErrNotExist) {
		return prose{}
	}
	if err != nil {
		ps.Refuse(source.Pos{File: dir}, ruleUnreadable, "", "cannot be listed: %v", err)
		return prose{}
	}
	out := prose{sections: compose.Narrative{}}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		section, isProse := strings.CutSuffix(e.Name(), ".md")
		if !isProse && e.Name() != termsFile || e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if isProse && !slices.Contains(compose.NarrativeSections(), section) {
			ps.Refuse(source.Pos{File: name}, "narrative-section", "sections: "+strings.Join(compose.NarrativeSections(), ", "), "names no section of the report")
			continue
		}
		data, err := os.ReadFile(filepath.Join(b.job.Dir, filepath.FromSlash(name)))
		if err != nil {
			ps.Refuse(source.Pos{File: name}, ruleUnreadable, "", "cannot be read: %v", err)
			continue
		}
		out.inputs = append(out.inputs, narrativeInput(name, data))
		if !isProse {
			out.terms = readTerms(name, data, ps)
			continue
		}
		checkTyped(source.Pos{File: name}, string(data), ps)
		out.sections[section] = compose.NarrativeFile{Name: name, Text: string(data)}
	}
	return out
}

// narrativeInput names a file of people's prose among the inputs.
func narrativeInput(name string, data []byte) findings.Input {
	sum := sha256.Sum256(data)
	return findings.Input{Path: name, SHA256: hex.EncodeToString(sum[:]), Role: "narrative"}
}

// readTerms reads translations, a text to a text.
func readTerms(name string, data []byte, ps *source.Problems) map[string]string {
	node, found := strictyaml.Parse(name, data, strictyaml.Limits{})
	var terms map[string]string
	strictyaml.Decode(node, &terms, &found)
	*ps = append(*ps, found...)
	return terms
}

// addQuotes adds the quotes of a force's notice in one language.
func (b *bench) addQuotes(p *prose, f findings.Force, lang string, ps *source.Problems) {
	said := sha256.New()
	for _, q := range b.job.Quotes {
		of, err := b.register.Resolve(q.Force)
		if q.Language != lang || q.Force != "" && (err != nil || of.ID != f.ID) {
			continue
		}
		at := fmt.Sprintf("%s:%d", filepath.Base(q.At.File), q.At.Line)
		checkTyped(q.At, q.Text, ps)
		p.quotes = append(p.quotes, compose.Quote{Person: q.Person, Role: q.Role, Text: compose.NarrativeFile{Name: at, Text: q.Text}})
		fmt.Fprintf(said, "%s\x00%s\x00%s\x00", q.Person, q.Role, q.Text)
	}
	if len(p.quotes) > 0 {
		p.inputs = append(p.inputs, findings.Input{Path: filepath.Base(b.job.File), SHA256: hex.EncodeToString(said.Sum(nil)), Role: "quotes " + lang})
	}
}

// checkTyped tells every number that was typed instead of inserted; a text that
// stands inside another file has its lines from where it stands.
func checkTyped(start source.Pos, text string, ps *source.Problems) {
	for _, n := range compose.LiteralNumbers(text) {
		at := start
		if start.Line == 0 {
			at.Line, at.Column = n.Line, n.Column
		}
		ps.Warn(at, ruleNarrativeNumber, `insert it by name, as in {{rate "force"}}`, "a number that is neither a date nor a reference")
	}
}
