package report

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"

	"assize/report/judge/findings"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/release/publish"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/ledger"
	"assize/report/say/round"
	"assize/report/say/tell"
	"assize/report/say/words"
	"assize/report/set/chart"
	"assize/report/set/pdf"
)

// tongue is one language that a run's documents are written in.
type tongue struct {
	lang    string      // as the job names it, "en" or "cy"
	words   *words.Pack // of documents
	notices *words.Pack // of press notices
	prose   *tell.Templates
	terms   map[string]string // translations of texts that several inputs share
	inputs  []findings.Input  // the file they were read from
	doubts  source.Problems   // of that file: warnings that every force carries
	said    []peopleText      // its translations, with their places
}

// ruleLanguages is broken by a language that nobody wrote.
const ruleLanguages = "job-languages"

// loadTongues loads the words and templates of every language of the job, the
// main one first.
func (b *bench) loadTongues(templates fs.FS, ps *source.Problems) {
	at := source.Pos{File: filepath.Base(b.job.File)}
	for _, lang := range b.job.Languages {
		t := tongue{lang: lang}
		if pack, sentences := "words/"+lang+".yaml", "report/"+lang; exists(templates, pack) && exists(templates, sentences) {
			t.load(templates, pack, sentences, b.house, at, ps)
		} else {
			ps.Refuse(at, ruleLanguages, "write them into a folder and name it under templates", "language %q needs %s and %s, and neither the shipped templates nor the job's have both", lang, pack, sentences)
		}
		b.tongues = append(b.tongues, t)
	}
	for i := range b.tongues {
		b.tongues[i].readTerms(b, ps)
	}
}

func exists(fsys fs.FS, name string) bool {
	_, err := fs.Stat(fsys, name)
	return err == nil
}

// load loads words and templates; what is at fault stays nil.
func (t *tongue) load(templates fs.FS, pack, sentences string, h *job.House, at source.Pos, ps *source.Problems) {
	var err error
	if t.words, t.notices, err = loadWords(templates, pack, h); err != nil {
		addError(ps, at, ruleSetup, err)
	}
	if t.prose, err = tell.LoadTemplates(templates, sentences, nil, force.Subject(), round.Subject(), round.ReleaseSubject()); err != nil {
		addError(ps, at, ruleSetup, err)
	}
}

// readTerms reads the translations that all forces share, NARRATIVE/LANGUAGE/terms.yaml:
// the house's name, the round's title.
func (t *tongue) readTerms(b *bench, ps *source.Problems) {
	j := b.job
	if j.Narrative == "" {
		return
	}
	name := path.Join(j.Narrative, t.lang, termsFile)
	data, err := j.Files.For(intake.Prose).ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		intake.Refuse(ps, source.Pos{File: name}, ruleUnreadable, err)
		return
	}
	var found source.Problems
	t.terms, t.said = b.readTerms(*t, name, data, &found)
	for _, p := range found {
		if p.Severity == source.Warning {
			t.doubts = append(t.doubts, p)
		} else {
			*ps = append(*ps, p)
		}
	}
	t.inputs = []findings.Input{narrativeInput(name, data)}
}

// main is the language that comes first in the job. What is about a whole
// release, such as its index, is written in it.
func (b *bench) main() tongue { return b.tongues[0] }

// edition is one way in which a run's documents leave: in a language, at a stage
// of the release's life, in a part of the release.
type edition struct {
	*bench
	tongue
	status job.Status
	area   publish.Area
}

// forceNames are the names of the forces in the edition's language, by id.
func (e edition) forceNames() map[string]string {
	out := map[string]string{}
	for _, f := range e.register.Forces() {
		out[f.ID] = f.NameIn(e.lang)
	}
	return out
}

// editions are those of a stage, the main language first.
func (b *bench) editions(status job.Status, area publish.Area) []edition {
	out := make([]edition, len(b.tongues))
	for i, t := range b.tongues {
		out[i] = edition{b, t, status, area}
	}
	return out
}

// first reports whether the edition is in the main language.
func (e edition) first() bool { return e.lang == e.main().lang }

// stem is the beginning of a force's file names. A corrected version says so in
// its own, and so do every language but the main one and samples.
func (e edition) stem(f findings.Findings) string {
	return e.marked(ledger.Stem(reportPrefix, f), f.Sample == illustrative)
}

// marked adds to a stem what tells this edition's files from others.
func (e edition) marked(stem string, sample bool) string {
	if issue := e.correctionIssue(); issue != nil {
		stem += "-v" + issue.Version
	}
	if !e.first() {
		stem += "-" + e.lang
	}
	if sample {
		stem += "-" + illustrative
	}
	return stem
}

// told is what compose must know of the edition, by its stage and the sample.
func (e edition) told(sample string) tell.Edition {
	out := tell.Edition{Status: doc.Status(e.status), Licences: e.job.Attribution, Program: e.program.Version}
	if sample == illustrative {
		out.Sample = e.prose.Fixed("sample-sentence")
	}
	switch e.stage().mark {
	case unmarked:
	case byStatus:
		out.Notice, out.Watermark = e.prose.Fixed("notice-"+string(e.status)), e.prose.Fixed("watermark-"+string(e.status))
	case byEmbargo:
		out.Notice, out.Watermark = e.words.Embargo(e.job.Embargo), e.prose.Fixed("watermark-embargoed")
	}
	return out
}

// chartEnv is what figures outside a PDF are drawn with: the house's colours.
func (e edition) chartEnv() chart.Env {
	return chart.Env{Words: e.words, Faces: e.faces, Theme: e.theme.Chart}
}

// pdfEnv is what PDFs are set with.
func (e edition) pdfEnv() pdf.Env {
	return pdf.Env{Words: e.words, Faces: e.faces, Theme: e.theme}
}

// loadWords loads a language pack in the style of a house, and in the house's
// style of press notices where the pack has one, else the same.
func loadWords(templates fs.FS, file string, h *job.House) (documents, notices *words.Pack, err error) {
	style := words.Style{Name: h.Style, Percent: h.Percent, Decimals: h.Decimals}
	if documents, err = words.Load(templates, file, style); err != nil {
		return nil, nil, err
	}
	if style.Name += "-notice"; !documents.HasStyle(style.Name) {
		return documents, documents, nil
	}
	notices, err = words.Load(templates, file, style)
	return documents, notices, err
}
