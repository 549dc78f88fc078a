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
	"assize/report/say/compose"
	"assize/report/say/doc"
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
	folder, stem string
	files        []File
	err          error
}

// add keeps a file of the edition's part of the release.
func (p *packer) add(name string, make func() ([]byte, error)) { p.put(p.area, name, false, make) }

// put keeps a file.
func (p *packer) put(area publish.Area, name string, lineLevel bool, make func() ([]byte, error)) {
	if p.err != nil {
		return
	}
	data, err := make()
	if err != nil {
		p.err = fmt.Errorf("%s: %w", name, err)
		return
	}
	p.files = append(p.files, File{Area: area, Path: p.folder + name, Data: data, LineLevel: lineLevel})
}

// documents are the documents and tables of a force that the job asks for.
func (p *packer) documents(told *compose.Told) {
	p.report(told.Report)
	p.page(told)
	p.keyFindings(told)
	p.notice(told.Notice, "press-notice", told, p.wants(job.PressNotice))
	p.notice(told.CorrectionNotice, "correction-notice", told, told.CorrectionNotice != nil)
	p.annexes(told)
	p.tables(told.Annex)
	p.charts(told.Figures)
}

// accuracy is what a force is sent to check the facts of its report, in a folder
// of its own: numbered report, annex, audited lines, workbook for comments.
func (p *packer) accuracy(told *compose.Told) {
	p.folder += "factual-accuracy/"
	pack := told.Accuracy
	p.add(p.stem+"-factual-accuracy.pdf", func() ([]byte, error) { return pdf.Render(pack.Report, p.pdfEnv()) })
	book := func(w *doc.Workbook, name string, lineLevel bool) {
		p.put(p.area, p.stem+"-"+name+".xlsx", lineLevel, func() ([]byte, error) { return annex.XLSX(w, annex.Env{Words: p.words}) })
	}
	book(told.Annex, "annex", false)
	if p.first() {
		if pack.Lines != nil {
			book(pack.Lines, "audited-lines", true)
		}
		book(pack.Comments, "comments", false)
	}
	p.folder = strings.TrimSuffix(p.folder, "factual-accuracy/")
}

func (p *packer) report(pub *doc.Publication) {
	if p.wants(job.Report) {
		p.add(p.stem+"-report.pdf", func() ([]byte, error) { return pdf.Render(pub, p.pdfEnv()) })
	}
}

// page is the report as one web page, every number with its cell in the annex.
func (p *packer) page(told *compose.Told) {
	if p.wants(job.HTML) {
		p.add(p.stem+"-report.html", func() ([]byte, error) {
			return html.Render(told.Report, html.Env{Env: p.chartEnv(), Address: told.Annex.Address})
		})
	}
}

// keyFindings is the one-page sheet, the fullest that fits.
func (p *packer) keyFindings(told *compose.Told) {
	if !p.wants(job.KeyFindings) {
		return
	}
	p.add(p.stem+"-key-findings.pdf", func() ([]byte, error) {
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
func (p *packer) notice(pub *doc.Publication, kind string, told *compose.Told, wanted bool) {
	if !wanted {
		return
	}
	p.add(p.stem+"-"+kind+".txt", func() ([]byte, error) { return plain.Render(pub, p.notices), pub.Validate() })
	p.add(p.stem+"-"+kind+".html", func() ([]byte, error) {
		env := html.Env{Env: p.chartEnv(), Address: told.Annex.Address}
		env.Words = p.notices
		return html.Fragment(pub, env)
	})
}

func (p *packer) annexes(told *compose.Told) {
	if !p.wants(job.Annex) {
		return
	}
	env := annex.Env{Words: p.words}
	p.add(p.stem+"-annex.xlsx", func() ([]byte, error) { return annex.XLSX(told.Annex, env) })
	p.add(p.stem+"-annex.ods", func() ([]byte, error) { return annex.ODS(told.Annex, env) })
}

// analyst is the annex with live formulas and audited lines.
func (p *packer) analyst(told *compose.Told) {
	if p.wants(job.AnalystAnnex) {
		p.put(publish.Restricted, p.stem+"-annex-analyst.xlsx", true, func() ([]byte, error) {
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
		name := "tables/" + p.stem + "-" + strings.ReplaceAll(strings.ToLower(s.Name), "_", "-") + ".csv"
		p.add(name, func() ([]byte, error) { return annex.CSV(w, s, annex.EscapeSpreadsheet) })
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
		name := "charts/" + p.stem + "-" + f.ID
		p.add(name+".svg", func() ([]byte, error) { return svg.Render(f, env, chartWidth) })
		p.add(name+".png", func() ([]byte, error) { return png.Render(f, env, chartWidth, chartDPI) })
		p.add(name+".csv", func() ([]byte, error) { return chartTable(f, env, p.prose.Fixed("sample-status")) })
		p.add(name+".txt", func() ([]byte, error) { return chartWords(f, env), nil })
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
	var out bytes.Buffer
	w := csv.NewWriter(&out)
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

// publicFindings is the contract as it may be public, once a part of the release,
// at the stage of the edition.
func (p *packer) publicFindings(f findings.Findings) {
	if p.first() {
		f.Status = string(p.status)
		p.add("findings.json", func() ([]byte, error) { return findings.Encode(f.Public()) })
	}
}

// wholeFindings is the whole contract, for those who judge.
func (p *packer) wholeFindings(f findings.Findings) {
	p.put(publish.Restricted, "findings.json", false, func() ([]byte, error) { return findings.Encode(f) })
}
