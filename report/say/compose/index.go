package compose

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
	"assize/report/say/words"
)

// Index is everything the page that lists a release is told from. It carries no
// clock: releases of the same content have the same page.
type Index struct {
	Title      string // of the round
	Restricted bool
	Forces     []findings.Findings
	Files      []IndexFile
	House      House
	Words      *words.Pack
	Templates  *Templates
	Edition    Edition
	Withdrawn  []Withdrawn

	Terms, ForceNames map[string]string // as in Input
	InputLang         string            // as in Input
	foreign           foreign           // set when translated
}

// Withdrawn is a force whose documents were public and are so no longer.
type Withdrawn struct {
	Force  string // name
	Date   audit.Date
	Reason string
}

// IndexFile is a file of the release, by its path beside the page.
type IndexFile struct {
	Path string
	Size int64 // bytes
	// Language is the name of the language it is in, where that is not the page's.
	Language string
}

// TellIndex composes the page: status, forces with their documents, what is about
// all of them, licences. Every file is listed once.
func TellIndex(in Index) (*doc.Publication, error) {
	if in.Words == nil || in.Templates == nil || len(in.Forces) == 0 {
		return nil, errors.New("an index needs words, templates and a force")
	}
	in = in.translated()
	t := bareTeller(Input{House: in.House, Words: in.Words, Templates: in.Templates, Edition: in.Edition, foreign: in.foreign})
	b := builder{t: t}
	e, suffix := in.Edition, ""
	if in.Restricted {
		suffix = ".restricted"
	}
	pub := &doc.Publication{
		ID: "index", Kind: doc.ReleaseIndex, Lang: in.Words.Lang, Title: in.Title, Subtitle: b.title("index.title" + suffix),
		Subject: b.title("index.subject"), Author: in.House.Inspectorate, Status: e.Status, Notice: e.Notice, Sample: e.Sample,
	}
	for _, f := range in.Forces {
		if d := documentDate(f); d.After(pub.Date) {
			pub.Date = d
		}
	}
	pub.Body = append(pub.Body, doc.Paragraph{Runs: b.runs("index.intro"+suffix, nil)})
	if e.Status != doc.StatusUnstated {
		pub.Body = append(pub.Body, doc.Paragraph{Runs: b.runs("index.status", t.phrase("status-"+string(e.Status)))})
	}
	for _, w := range in.Withdrawn {
		pub.Body = append(pub.Body, doc.Paragraph{Runs: b.runs("index.withdrawn", w)})
	}
	left := slices.Clone(in.Files)
	take := func(folder string) (files []IndexFile) {
		left = slices.DeleteFunc(left, func(f IndexFile) bool {
			if strings.HasPrefix(f.Path, folder) {
				files = append(files, f)
				return true
			}
			return false
		})
		return files
	}
	add := func(id, title string, lead []doc.Block, files []IndexFile) {
		if blocks := append(lead, t.indexed(&b, id, files)...); len(files) > 0 {
			pub.Body = append(pub.Body, doc.Section{ID: id, Title: title, Blocks: blocks})
		}
	}
	add("round", b.title("index.title.round"), nil, take("national/"))
	for _, f := range in.Forces {
		add(f.Force.Slug, f.Force.Name, []doc.Block{doc.Paragraph{Runs: b.runs("index.force", f)}}, take("forces/"+f.Force.Slug+"/"))
	}
	add("other", b.title("index.title.other"), nil, take(""))
	if len(e.Licences) > 0 {
		licences := doc.Section{ID: "licences", Title: b.title("index.title.licences")}
		for _, l := range e.Licences {
			licences.Blocks = append(licences.Blocks, doc.Paragraph{Runs: t.plain(l)})
		}
		pub.Body = append(pub.Body, licences)
	}
	return pub, errors.Join(b.err, t.failed)
}

// indexed lists files: documents first, then charts and tables in sections of
// their own, each chart with all its forms on one line.
func (t *teller) indexed(b *builder, id string, files []IndexFile) []doc.Block {
	slices.SortStableFunc(files, func(a, b IndexFile) int {
		return cmp.Or(cmp.Compare(indexPlace(a.Path), indexPlace(b.Path)), cmp.Compare(a.Language, b.Language))
	})
	var documents doc.List
	folders := map[string]*doc.List{"charts": {}, "tables": {}}
	last := ""
	for _, f := range files {
		folder := path.Base(path.Dir(f.Path))
		list, inFolder := folders[folder]
		if !inFolder {
			documents.Items = append(documents.Items, []doc.Run{t.fileLink(f, inLanguage(t.fileName(f), f))})
			continue
		}
		name := inLanguage(t.partName(folder, f.Path), f)
		if stem := strings.TrimSuffix(f.Path, path.Ext(f.Path)); stem == last {
			i := len(list.Items) - 1
			list.Items[i] = append(list.Items[i], doc.Text{Text: ", "}, t.fileLink(f, ""))
		} else {
			list.Items = append(list.Items, []doc.Run{doc.Text{Text: name + ": "}, t.fileLink(f, "")})
			last = stem
		}
	}
	var out []doc.Block
	if len(documents.Items) > 0 {
		out = append(out, documents)
	}
	for _, folder := range []string{"charts", "tables"} {
		if list := folders[folder]; len(list.Items) > 0 {
			out = append(out, doc.Section{ID: id + "-" + folder, Title: b.title("index.title." + folder), Blocks: []doc.Block{*list}})
		}
	}
	return out
}

// inLanguage adds the language of a file that is not in the page's.
func inLanguage(name string, f IndexFile) string {
	if f.Language == "" {
		return name
	}
	return name + ", " + f.Language
}

// indexPlace orders documents as a reader looks for them; what is not named
// keeps the order of its path, behind them.
func indexPlace(file string) int {
	order := []string{
		"-overview.pdf", "-factual-accuracy.pdf", "-comments.xlsx", "-audited-lines.xlsx",
		"-report.pdf", "-report.html", "-key-findings.pdf", "-correction-notice.txt", "-correction-notice.html",
		"-press-notice.txt", "-press-notice.html",
		"-annex.xlsx", "-annex.ods", "-annex-analyst.xlsx",
	}
	if i := slices.IndexFunc(order, func(end string) bool { return strings.HasSuffix(file, end) }); i >= 0 {
		return i
	}
	return len(order)
}

// partName is what a chart or table is called, as the report's section or the
// annex's sheet that has it.
func (t *teller) partName(folder, file string) string {
	title := map[string]string{"charts": "title.", "tables": "annex.title."}[folder]
	base := strings.TrimSuffix(path.Base(file), path.Ext(file))
	if named := t.byEnding(title, base); named != "" {
		return named
	}
	return upperFirst(strings.ReplaceAll(base, "-", " "))
}

// untranslatedFile begins the names of the lists of what is to be translated.
const untranslatedFile = "untranslated-"

// fileName is what a document is called by the end of its name; else the file's
// own name.
func (t *teller) fileName(f IndexFile) string {
	base := path.Base(f.Path)
	if lang, ok := strings.CutPrefix(base, untranslatedFile); ok {
		return t.phrase("file-untranslated", strings.TrimSuffix(lang, path.Ext(lang)))
	}
	return cmp.Or(t.byEnding("phrase.file-", base), base)
}

// byEnding is the text defined as PREFIX and the end of a name, the longest that
// there is; "" for none.
func (t *teller) byEnding(prefix, name string) string {
	for rest, more := name, true; more; _, rest, more = strings.Cut(rest, "-") {
		if t.in.Templates.Has(prefix + rest) {
			return t.piece(prefix + rest)
		}
	}
	return ""
}

// fileLink leads to a file and says its kind and size.
func (t *teller) fileLink(f IndexFile, name string) doc.Run {
	kind := strings.ToUpper(strings.TrimPrefix(path.Ext(f.Path), "."))
	text := fmt.Sprintf("%s, %s", kind, t.sizeOf(f.Size))
	if name != "" {
		text = name + " (" + text + ")"
	}
	return doc.Link{To: doc.ReleaseLink + f.Path, Text: text}
}

// sizeOf is a size in kilobytes, or megabytes from one on, rounded up.
func (t *teller) sizeOf(bytes int64) string {
	const kilo, mega = 1000, 1000 * 1000
	if bytes >= mega {
		return t.phrase("megabytes", t.in.Words.Decimal(float64(bytes)/mega, 1))
	}
	return t.phrase("kilobytes", strconv.FormatInt((bytes+kilo-1)/kilo, 10))
}
