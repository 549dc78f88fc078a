package bind

import (
	"errors"
	"fmt"

	"assize/report/say/doc"
	"assize/report/set/annex"
	"assize/report/set/pdf"
)

// File is one file: what it is, and what it holds.
type File struct {
	doc.File
	Data []byte
}

// Binder gathers the files of one subject in one language, in the order in which
// they are made, and keeps the first error.
type Binder struct {
	Env
	Subject  string       // id of what the files are about
	Language string       // tag
	Folder   string       // where they lie, with a slash at the end; "" for the top
	Stem     string       // beginning of their names
	Halted   func() error // why the work is stopped, asked between files: one subject's may take seconds

	files []File
	err   error
}

// Take gives what was made since it was last asked for.
func (b *Binder) Take() []File {
	files := b.files
	b.files = nil
	return files
}

// Err is the first error.
func (b *Binder) Err() error { return b.err }

// document is a file named after its kind and format, in the binder's language.
func (b *Binder) document(kind doc.FileKind, format string) doc.File {
	return doc.File{Path: b.Stem + "-" + string(kind) + "." + format, Kind: kind, Language: b.Language}
}

// Put makes a file about the subject, its path inside the folder.
func (b *Binder) Put(f doc.File, make func() ([]byte, error)) {
	if b.err == nil {
		b.err = b.Halted()
	}
	if b.err != nil {
		return
	}
	data, err := make()
	if err != nil {
		b.err = fmt.Errorf("%s: %w", f.Path, err)
		return
	}
	f.Path, f.Subject = b.Folder+f.Path, b.Subject
	b.files = append(b.files, File{f, data})
}

func (b *Binder) add(kind doc.FileKind, format string, make func() ([]byte, error)) {
	b.Put(b.document(kind, format), make)
}

// PDF is a publication as PDF. Of several that say less and less, it is the fullest
// that fits.
func (b *Binder) PDF(kind doc.FileKind, pubs ...*doc.Publication) {
	b.add(kind, "pdf", func() (set []byte, err error) {
		for _, pub := range pubs {
			if set, err = b.Env.PDF(pub); !errors.Is(err, pdf.ErrTooLong) {
				break
			}
		}
		return set, err
	})
}

// Page is a publication as one web page, every number with its cell in the annex.
func (b *Binder) Page(kind doc.FileKind, pub *doc.Publication, of *doc.Workbook) {
	b.add(kind, "html", func() ([]byte, error) { return b.HTML(pub, of) })
}

// Notice is a notice as text, and as the fragment that a press office pastes into
// its site.
func (b *Binder) Notice(kind doc.FileKind, pub *doc.Publication, of *doc.Workbook) {
	b.add(kind, "txt", func() ([]byte, error) { return b.Text(pub), pub.Validate() })
	b.add(kind, "html", func() ([]byte, error) { return b.fragment(pub, of) })
}

// Workbook is a workbook as xlsx.
func (b *Binder) Workbook(kind doc.FileKind, w *doc.Workbook) {
	b.add(kind, "xlsx", func() ([]byte, error) { return b.XLSX(w) })
}

// Lines is a workbook that holds audited rows.
func (b *Binder) Lines(kind doc.FileKind, w *doc.Workbook) {
	f := b.document(kind, "xlsx")
	f.LineLevel = true
	b.Put(f, func() ([]byte, error) { return b.XLSX(w) })
}

// Annex is a workbook in both forms that are published.
func (b *Binder) Annex(kind doc.FileKind, w *doc.Workbook) {
	b.Workbook(kind, w)
	b.add(kind, "ods", func() ([]byte, error) { return b.ODS(w) })
}

// Tables writes each table of a workbook as csv; part names a sheet.
func (b *Binder) Tables(w *doc.Workbook, part func(sheet string) string) {
	for i := range w.Sheets {
		s := &w.Sheets[i]
		if s.Table == nil {
			continue
		}
		name := part(s.Name)
		f := doc.File{Path: "tables/" + b.Stem + "-" + name + ".csv", Kind: doc.TableFile, Part: name, Language: b.Language}
		b.Put(f, func() ([]byte, error) { return annex.CSV(w, s, annex.EscapeSpreadsheet, b.Alone...) })
	}
}

// Charts writes each figure for the press: vector, picture, numbers and words; part
// names a figure.
func (b *Binder) Charts(figures []doc.Figure, part func(*doc.Figure) string) {
	for i := range figures {
		f := &figures[i]
		form := func(format string, make func() ([]byte, error)) {
			b.Put(doc.File{
				Path: "charts/" + b.Stem + "-" + f.ID + "." + format, Kind: doc.ChartFile, Part: part(f), Language: b.Language,
			}, make)
		}
		form("svg", func() ([]byte, error) { return b.SVG(f) })
		form("png", func() ([]byte, error) { return b.PNG(f) })
		form("csv", func() ([]byte, error) { return b.numbers(f) })
		form("txt", func() ([]byte, error) { return b.described(f), nil })
	}
}

// Card is the picture that stands for a document where a link to it is shared.
func (b *Binder) Card(c *doc.Card) {
	b.add(doc.CardFile, "png", func() ([]byte, error) { return b.card(c) })
}
