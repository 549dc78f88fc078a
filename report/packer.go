package report

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"

	"assize/report/judge/findings"
	"assize/report/read/job"
	"assize/report/release/publish"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/ledger"
	"assize/report/set/annex"
	"assize/report/set/chart"
	"assize/report/set/html"
	"assize/report/set/pdf"
	"assize/report/set/plain"
	"assize/report/set/png"
	"assize/report/set/svg"
)

// packer gathers the files of one force in one edition and keeps the first error.
type packer struct {
	edition
	force        string // id
	folder, stem string
	files        []File
	err          error
}

// add keeps a document of the edition, named after its kind and format.
func (p *packer) add(kind doc.FileKind, format string, make func() ([]byte, error)) {
	p.put(p.area, p.document(kind, format), make)
}

// document is a file in the edition's language.
func (p *packer) document(kind doc.FileKind, format string) doc.File {
	return doc.File{Path: p.stem + "-" + string(kind) + "." + format, Kind: kind, Language: p.lang}
}

// put keeps a file about the force, its path inside the force's folder.
func (p *packer) put(area publish.Area, f doc.File, make func() ([]byte, error)) {
	if p.err == nil {
		p.err = p.halted() // between documents: one force's may take seconds
	}
	if p.err != nil {
		return
	}
	data, err := make()
	if err != nil {
		p.err = fmt.Errorf("%s: %w", f.Path, err)
		return
	}
	f.Path, f.Subject = p.folder+f.Path, p.force
	p.files = append(p.files, File{File: f, Area: area, Data: data})
}

// documents are the documents and tables of a force that the job asks for.
func (p *packer) documents(told *force.Told) {
	p.report(told.Report)
	p.page(told)
	p.keyFindings(told)
	p.notice(told.Notice, doc.PressNoticeFile, told, p.wants(job.PressNotice))
	p.notice(told.CorrectionNotice, doc.CorrectionNoticeFile, told, told.CorrectionNotice != nil)
	p.annexes(told)
	p.tables(told.Annex)
	p.charts(told.Figures)
}

// accuracy is what a force is sent to check the facts of its report, in a folder
// of its own: numbered report, annex, audited lines, workbook for comments.
func (p *packer) accuracy(told *force.Told) {
	p.folder += "factual-accuracy/"
	pack := told.Accuracy
	p.add(doc.AccuracyFile, "pdf", func() ([]byte, error) { return pdf.Render(pack.Report, p.pdfEnv()) })
	book := func(w *doc.Workbook, kind doc.FileKind) {
		f := p.document(kind, "xlsx")
		f.LineLevel = kind == doc.AuditedLinesFile
		p.put(p.area, f, func() ([]byte, error) { return annex.XLSX(w, annex.Env{Words: p.words}) })
	}
	book(told.Annex, doc.AnnexFile)
	if p.first() {
		if pack.Lines != nil {
			book(pack.Lines, doc.AuditedLinesFile)
		}
		book(pack.Comments, doc.CommentsFile)
	}
	p.folder = strings.TrimSuffix(p.folder, "factual-accuracy/")
}

func (p *packer) report(pub *doc.Publication) {
	if p.wants(job.Report) {
		p.add(doc.ReportFile, "pdf", func() ([]byte, error) { return pdf.Render(pub, p.pdfEnv()) })
	}
}

// page is the report as one web page, every number with its cell in the annex.
func (p *packer) page(told *force.Told) {
	if p.wants(job.HTML) {
		p.add(doc.ReportFile, "html", func() ([]byte, error) {
			return html.Render(told.Report, html.Env{Env: p.chartEnv(), Address: told.Annex.Address})
		})
	}
}

// keyFindings is the one-page sheet, the fullest that fits.
func (p *packer) keyFindings(told *force.Told) {
	if !p.wants(job.KeyFindings) {
		return
	}
	p.add(doc.KeyFindingsFile, "pdf", func() ([]byte, error) {
		var sheet []byte
		err := pdf.ErrTooLong
		for _, pub := range []*doc.Publication{told.Key, told.KeyBrief, told.KeyScant} {
			if errors.Is(err, pdf.ErrTooLong) {
				sheet, err = pdf.Render(pub, p.pdfEnv())
			}
		}
		return sheet, err
	})
}

// notice is a notice as text, and as the fragment that a press office pastes into
// its site.
func (p *packer) notice(pub *doc.Publication, kind doc.FileKind, told *force.Told, wanted bool) {
	if !wanted {
		return
	}
	p.add(kind, "txt", func() ([]byte, error) { return plain.Render(pub, p.notices), pub.Validate() })
	p.add(kind, "html", func() ([]byte, error) {
		env := html.Env{Env: p.chartEnv(), Address: told.Annex.Address}
		env.Words = p.notices
		return html.Fragment(pub, env)
	})
}

func (p *packer) annexes(told *force.Told) {
	if !p.wants(job.Annex) {
		return
	}
	env := annex.Env{Words: p.words}
	p.add(doc.AnnexFile, "xlsx", func() ([]byte, error) { return annex.XLSX(told.Annex, env) })
	p.add(doc.AnnexFile, "ods", func() ([]byte, error) { return annex.ODS(told.Annex, env) })
}

// analyst is the annex with live formulas and audited lines.
func (p *packer) analyst(told *force.Told) {
	if p.wants(job.AnalystAnnex) {
		f := p.document(doc.AnalystAnnexFile, "xlsx")
		f.LineLevel = true
		p.put(publish.Restricted, f, func() ([]byte, error) {
			return annex.XLSX(told.Analyst, annex.Env{Words: p.words})
		})
	}
}

// tables writes each table of the publication annex as csv.
func (p *packer) tables(w *doc.Workbook) {
	if !p.wants(job.Tables) {
		return
	}
	for i := range w.Sheets {
		s := &w.Sheets[i]
		if s.Table == nil {
			continue
		}
		part := ledger.SheetKey(s.Name)
		f := doc.File{Path: "tables/" + p.stem + "-" + part + ".csv", Kind: doc.TableFile, Part: part, Language: p.lang}
		p.put(p.area, f, func() ([]byte, error) { return annex.CSV(w, s, annex.EscapeSpreadsheet) })
	}
}

// Sizes of the media charts: as wide as a page's text, at 200 dots an inch.
const (
	chartWidth = 459.0 // points
	chartDPI   = 200
)

// charts writes each figure for the press: vector, picture, numbers and words.
func (p *packer) charts(figures []doc.Figure) {
	if !p.wants(job.Charts) {
		return
	}
	env := p.chartEnv()
	for i := range figures {
		f := &figures[i]
		form := func(format string, make func() ([]byte, error)) {
			p.put(p.area, doc.File{
				Path: "charts/" + p.stem + "-" + f.ID + "." + format, Kind: doc.ChartFile, Part: ledger.FigureKey(f), Language: p.lang,
			}, make)
		}
		form("svg", func() ([]byte, error) { return svg.Render(f, env, chartWidth) })
		form("png", func() ([]byte, error) { return png.Render(f, env, chartWidth, chartDPI) })
		form("csv", func() ([]byte, error) { return chartTable(f, env, p.prose.Fixed("sample-status")) })
		form("txt", func() ([]byte, error) { return chartWords(f, env), nil })
	}
}

// chartTable is a figure's numbers; a sample says so in a last column of this
// head.
func chartTable(f *doc.Figure, env chart.Env, sampleHead string) ([]byte, error) {
	t := chart.Tabulate(f, env.Words)
	if f.Sample != "" {
		t.Heads = append(t.Heads, sampleHead)
		for i := range t.Rows {
			t.Rows[i] = append(t.Rows[i], f.Sample)
		}
	}
	out := bytes.NewBufferString(annex.ByteOrderMark)
	w := csv.NewWriter(out)
	if err := w.WriteAll(append([][]string{t.Heads}, t.Rows...)); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// chartWords is a figure's title, its alternative text and its source.
func chartWords(f *doc.Figure, env chart.Env) []byte {
	_, long := chart.Alt(f, env.Words)
	lines := []string{doc.Plain(f.Title), "", long, "", env.Words.Label("source", f.Source)}
	if f.Sample != "" {
		lines = append(lines, f.Sample)
	}
	return []byte(strings.Join(lines, "\n") + "\n")
}

// findingsFile is the contract's name in a force's folder.
const findingsFile = "findings.json"

// publicFindings is the contract as it may be public, once a part of the release,
// at the stage of the edition.
func (p *packer) publicFindings(f findings.Findings) {
	if p.first() {
		f.Status = string(p.status)
		p.put(p.area, doc.File{Path: findingsFile, Kind: doc.FindingsFile}, func() ([]byte, error) { return findings.Encode(f.Public()) })
	}
}

// wholeFindings is the whole contract, for those who judge.
func (p *packer) wholeFindings(f findings.Findings) {
	p.put(publish.Restricted, doc.File{Path: findingsFile, Kind: doc.FindingsFile}, func() ([]byte, error) { return findings.Encode(f) })
}
