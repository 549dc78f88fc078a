// Package tongue is the languages of a job: the words and sentences that documents
// are told in, and what people wrote in each about a force, which is prose of its
// report, quotes of its notice and translations of its workbook's texts. What a
// language cannot say is told before anything is.
package tongue

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"

	"assize/report/judge/findings"
	"assize/report/judge/rulebook"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/say/force"
	"assize/report/say/narrative"
	"assize/report/say/round"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// Tongue is one language that a job's documents are written in.
type Tongue struct {
	Lang      string      // as the job names it, "en" or "cy"
	Words     *words.Pack // of documents
	Templates *tell.Templates
	Terms     map[string]string // translations of texts that several inputs share

	inputs  []findings.Input      // the file they were read from
	doubts  source.Problems       // of that file: warnings that every force carries
	said    []force.NarrativeFile // its translations, with their places
	lexicon narrative.Lexicon     // what sentences of people are read for
}

// Tongues are the languages of a job, the main one first.
type Tongues []Tongue

// Rules of the languages of a job.
const (
	ruleLanguages = "job-languages" // nobody wrote it
	ruleSetup     = "setup"         // what the job names cannot be used
	ruleMatter    = "language-body" // of what rules are about nobody wrote
)

// Load loads the words and templates of every language of a job, in the style of its
// house, and the translations that all its forces share. The grades of its rules, nil
// where they were refused, are words of claim. What is at fault stays nil.
func Load(j *job.Job, h *job.House, rules *rulebook.Rulebook, templates fs.FS, ps *source.Problems) Tongues {
	at := source.Pos{File: filepath.Base(j.File)}
	var out Tongues
	for _, lang := range j.Languages {
		t := Tongue{Lang: lang}
		if Exists(templates, lang) {
			t.load(templates, h, rules, at, ps)
		} else {
			ps.Refuse(at, ruleLanguages, "write them into a folder and name it under templates", "language %q needs %s and %s, and neither the shipped templates nor the job's have both", lang, packFile(lang), sentencesFolder(lang))
		}
		t.lexicon = t.lexiconOf(rules)
		out = append(out, t)
	}
	for i := range out {
		out[i].readShared(out, j, ps)
	}
	return out
}

func packFile(lang string) string        { return "words/" + lang + ".yaml" }
func sentencesFolder(lang string) string { return "report/" + lang }

// Exists reports whether templates have the words and the sentences of a language.
func Exists(templates fs.FS, lang string) bool {
	_, words := fs.Stat(templates, packFile(lang))
	_, sentences := fs.Stat(templates, sentencesFolder(lang))
	return words == nil && sentences == nil
}

// Others are the names of all languages but the main one, by tag.
func (all Tongues) Others() map[string]string {
	out := map[string]string{}
	for _, t := range all[1:] {
		out[t.Lang] = t.Words.Name
	}
	return out
}

// load loads words and templates; what is at fault stays nil.
func (t *Tongue) load(templates fs.FS, h *job.House, rules *rulebook.Rulebook, at source.Pos, ps *source.Problems) {
	var err error
	if t.Words, err = words.Load(templates, packFile(t.Lang), words.Style{Name: h.Style, Percent: h.Percent, Decimals: h.Decimals}); err != nil {
		intake.Refuse(ps, at, ruleSetup, err)
	} else if t.Words, err = t.Words.Instead(mattersOf(rules)...); err != nil {
		ps.Refuse(source.Pos{File: rules.File}, ruleMatter, "add them to a language pack of the job's own", "%v", err)
	} else {
		t.Words = t.Words.InUnits(unitOf(rules))
	}
	if t.Templates, err = tell.LoadTemplates(templates, sentencesFolder(t.Lang), t.Words, force.Subject(), round.Subject(), round.ReleaseSubject()); err != nil {
		intake.Refuse(ps, at, ruleSetup, err)
	}
}

// readShared reads the translations that all forces share, NARRATIVE/LANGUAGE/terms.yaml:
// the house's name, the round's title.
func (t *Tongue) readShared(all Tongues, j *job.Job, ps *source.Problems) {
	if j.Narrative == "" {
		return
	}
	name := path.Join(j.Narrative, t.Lang, termsFile)
	data, err := j.Files.For(intake.Prose).ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		intake.Refuse(ps, source.Pos{File: name}, ruleUnreadable, err)
		return
	}
	var found source.Problems
	t.Terms, t.said = all.readTerms(*t, name, data, &found)
	for _, p := range found {
		if p.Severity == source.Warning {
			t.doubts = append(t.doubts, p)
		} else {
			*ps = append(*ps, p)
		}
	}
	t.inputs = []findings.Input{inputOf(name, data)}
}

// reportPrefix begins the names of a force's documents.
const reportPrefix = "cdi"

// HouseOf is the publisher, as a house style names it.
func HouseOf(h *job.House) tell.House {
	out := tell.House{Inspectorate: h.Inspectorate, ShortName: h.Short, Web: h.Web, ReportPrefix: reportPrefix}
	add := func(to *[]string, values ...string) {
		for _, v := range values {
			if v != "" {
				*to = append(*to, v)
			}
		}
	}
	add(&out.Contact, h.Contact.Name, h.Contact.Email, h.Contact.Phone)
	add(&out.PressOffice, h.Contact.Press.Email, h.Contact.Press.Phone)
	return out
}
