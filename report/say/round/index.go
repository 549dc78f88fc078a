package round

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// Index is everything the page that lists a release is told from. It carries no
// clock: releases of the same content have the same page.
type Index struct {
	Title      string // of the round
	Restricted bool
	Forces     []findings.Findings
	Files      []IndexFile
	House      tell.House
	Words      *words.Pack
	Templates  *tell.Templates
	Edition    tell.Edition
	Withdrawn  []Withdrawn
	Languages  map[string]string // names of the languages that files are in besides the page's, by tag

	Terms, ForceNames map[string]string // as in Input
	InputLang         string            // as in Input
	foreign           tell.Foreign      // set when translated
}

// Withdrawn is a force whose documents were public and are so no longer.
type Withdrawn struct {
	Force  string // name
	Date   audit.Date
	Reason string
}

// IndexFile is a file of the release, by its path beside the page.
type IndexFile struct {
	doc.File
	Size int64 // bytes
}

// TellIndex composes the page: status, forces with their documents, what is about
// all of them, licences. Every file is listed once.
func TellIndex(in Index) (*doc.Publication, error) {
	if in.Words == nil || in.Templates == nil || len(in.Forces) == 0 {
		return nil, errors.New("an index needs words, templates and a force")
	}
	in = in.translated()
	t := newReleaseTeller(tell.New(in.Words, in.Templates, in.House, in.Edition, in.foreign))
	e, suffix := in.Edition, ""
	if in.Restricted {
		suffix = ".restricted"
	}
	pub := &doc.Publication{
		ID: "index", Kind: doc.ReleaseIndex, Lang: in.Words.Lang, Title: in.Title, Subtitle: t.Title("index.title" + suffix),
		Subject: t.Title("index.subject"), Author: in.House.Inspectorate, Status: e.Status, Notice: e.Notice, Sample: e.Sample,
	}
	for _, f := range in.Forces {
		if d := ledger.DocumentDate(f); d.After(pub.Date) {
			pub.Date = d
		}
	}
	pub.Body = append(pub.Body, doc.Paragraph{Runs: t.Runs("index.intro"+suffix, nil)})
	if e.Status != doc.StatusUnstated {
		pub.Body = append(pub.Body, doc.Paragraph{Runs: t.Runs("index.status", t.Phrase("status-"+string(e.Status)))})
	}
	for _, w := range in.Withdrawn {
		pub.Body = append(pub.Body, doc.Paragraph{Runs: t.Runs("index.withdrawn", w)})
	}
	of := in.filesOf()
	add := func(id, title string, files []IndexFile) {
		if len(files) > 0 {
			pub.Body = append(pub.Body, doc.Section{ID: id, Title: title, Blocks: in.indexed(t, id, files)})
		}
	}
	add("round", t.Title("index.title.round"), of[doc.AllForces])
	pub.Body = append(pub.Body, in.forceBlocks(t, of)...)
	add("other", t.Title("index.title.other"), of[""])
	if len(e.Licences) > 0 {
		licences := doc.Section{ID: "licences", Title: t.Title("index.title.licences")}
		for _, l := range e.Licences {
			licences.Blocks = append(licences.Blocks, doc.Paragraph{Runs: t.Plain(l)})
		}
		pub.Body = append(pub.Body, licences)
	}
	return pub, t.Err()
}

// forceBlocks are a table of the forces and a folded section of what else there is of
// each; of the restricted part the sections alone.
func (in Index) forceBlocks(t *releaseTeller, of map[string][]IndexFile) []doc.Block {
	var out []doc.Block
	inRow := func(IndexFile) bool { return false }
	if !in.Restricted {
		for _, files := range of {
			in.arrange(files)
		}
		out, inRow = append(out, in.forceTable(t, of)), in.inRow
	}
	for _, f := range in.Forces {
		rest := slices.DeleteFunc(slices.Clone(of[f.Force.ID]), inRow)
		if len(rest) == 0 {
			continue
		}
		blocks := append([]doc.Block{doc.Paragraph{Runs: t.Runs("index.force", f)}}, in.indexed(t, f.Force.Slug, rest)...)
		out = append(out, doc.Section{ID: f.Force.Slug, Title: f.Force.Name, Blocks: blocks, Folded: !in.Restricted})
	}
	return out
}

// filesOf are the files by what they are about: a force of the page, all of them, or
// "" for anything else.
func (in Index) filesOf() map[string][]IndexFile {
	subjects := map[string]bool{doc.AllForces: true}
	for _, f := range in.Forces {
		subjects[f.Force.ID] = true
	}
	out := map[string][]IndexFile{}
	for _, f := range in.Files {
		subject := f.Subject
		if !subjects[subject] {
			subject = ""
		}
		out[subject] = append(out[subject], f)
	}
	return out
}

// arrange puts files in the order in which a reader looks for them.
func (in Index) arrange(files []IndexFile) {
	slices.SortStableFunc(files, func(a, b IndexFile) int {
		return cmp.Or(cmp.Compare(indexPlace(a.File), indexPlace(b.File)), cmp.Compare(in.Languages[a.Language], in.Languages[b.Language]))
	})
}

// indexed lists files: documents first, then charts and tables in sections of
// their own, each chart with all its forms on one line.
func (in Index) indexed(t *releaseTeller, id string, files []IndexFile) []doc.Block {
	in.arrange(files)
	var documents doc.List
	parts := map[doc.FileKind]*doc.List{doc.ChartFile: {}, doc.TableFile: {}}
	var last doc.File
	for _, f := range files {
		list, isPart := parts[f.Kind]
		if !isPart {
			documents.Items = append(documents.Items, []doc.Run{t.fileLink(f, in.fileName(t, f.File))})
			continue
		}
		if i := len(list.Items) - 1; f.Part == last.Part && f.Kind == last.Kind && f.Language == last.Language {
			list.Items[i] = append(list.Items[i], doc.Text{Text: ", "}, t.fileLink(f, ""))
		} else {
			name := in.inLanguage(t.partName(f.File), f.File)
			list.Items = append(list.Items, []doc.Run{doc.Text{Text: name + ": "}, t.fileLink(f, "")})
		}
		last = f.File
	}
	var out []doc.Block
	if len(documents.Items) > 0 {
		out = append(out, documents)
	}
	for _, s := range []struct {
		kind doc.FileKind
		name string
	}{{doc.ChartFile, "charts"}, {doc.TableFile, "tables"}} {
		if list := parts[s.kind]; len(list.Items) > 0 {
			out = append(out, doc.Section{ID: id + "-" + s.name, Title: t.Title("index.title." + s.name), Blocks: []doc.Block{*list}})
		}
	}
	return out
}

// inLanguage adds the language of a file that is not in the page's.
func (in Index) inLanguage(name string, f doc.File) string {
	if language := in.Languages[f.Language]; language != "" {
		return name + ", " + language
	}
	return name
}

// indexPlace orders documents as a reader looks for them; what is not named
// keeps the order of its path, behind them.
func indexPlace(f doc.File) int {
	type form struct {
		kind   doc.FileKind
		format string // "" for all
	}
	order := []form{
		{doc.PressNoticeFile, "pdf"}, // of a round, which alone has one
		{doc.OverviewFile, "pdf"},
		{doc.OverviewFile, "html"},
		{doc.AccuracyFile, ""},
		{doc.CommentsFile, ""},
		{doc.AuditedLinesFile, ""},
		{doc.ReportFile, "pdf"},
		{doc.ReportFile, "html"},
		{doc.KeyFindingsFile, ""},
		{doc.CorrectionNoticeFile, "txt"},
		{doc.CorrectionNoticeFile, "html"},
		{doc.PressNoticeFile, "txt"},
		{doc.PressNoticeFile, "html"},
		{doc.AnnexFile, "xlsx"},
		{doc.AnnexFile, "ods"},
		{doc.AnalystAnnexFile, ""},
		{doc.CardFile, ""},
	}
	if i := slices.IndexFunc(order, func(o form) bool { return o.kind == f.Kind && (o.format == "" || o.format == f.Format()) }); i >= 0 {
		return i
	}
	return len(order)
}

// partName is what a chart or table is called, as the report's section or the
// annex's sheet that has it.
func (t *releaseTeller) partName(f doc.File) string {
	prefix := map[doc.FileKind]string{doc.ChartFile: "title.", doc.TableFile: "annex.title."}[f.Kind]
	if t.Templates.Has(prefix + f.Part) {
		return t.Piece(prefix + f.Part)
	}
	return tell.UpperFirst(strings.ReplaceAll(f.Part, "-", " "))
}

// fileName is what a document is called by its kind and format; else the file's
// own name.
func (in Index) fileName(t *releaseTeller, f doc.File) string {
	if f.Kind == doc.UntranslatedFile {
		return t.Phrase("file-"+string(f.Kind), f.Language)
	}
	name := "phrase.file-" + string(f.Kind) + "." + f.Format()
	if !t.Templates.Has(name) {
		return in.inLanguage(path.Base(f.Path), f)
	}
	return in.inLanguage(t.Piece(name), f)
}

// fileLink leads to a file and says its kind and size.
func (t *releaseTeller) fileLink(f IndexFile, name string) doc.Run {
	text := fmt.Sprintf("%s, %s", strings.ToUpper(f.Format()), t.sizeOf(f.Size))
	if name != "" {
		text = name + " (" + text + ")"
	}
	return doc.Link{To: doc.ReleaseLink + f.Path, Text: text}
}

// sizeOf is a size in kilobytes, or megabytes from one on, rounded up.
func (t *releaseTeller) sizeOf(bytes int64) string {
	const kilo, mega = 1000, 1000 * 1000
	if bytes >= mega {
		return t.Phrase("megabytes", t.Pack.Decimal(float64(bytes)/mega, 1))
	}
	return t.Phrase("kilobytes", strconv.FormatInt((bytes+kilo-1)/kilo, 10))
}
