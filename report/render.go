package report

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/job"
	"assize/report/release/publish"
	"assize/report/say/compose"
	"assize/report/say/doc"
	"assize/report/set/annex"
	"assize/report/set/chart"
	"assize/report/set/pdf"
	"assize/report/set/png"
	"assize/report/set/svg"
)

// File is one file of a release, by its path inside the area.
type File struct {
	Area      publish.Area
	Path      string
	Data      []byte
	LineLevel bool
}

// Pack is pass 2 for one force: its files, and the findings with the words that
// were published.
type Pack struct {
	Findings findings.Findings
	Files    []File
	Titles   map[string]string // of the findings, by id
	Checks   []compose.Check   // what was checked, as in the annex
}

// render sets one force's documents. Two renderings of the same input are the
// same bytes.
func (b *bench) render(a Assessed, picture nation.Picture) (*Pack, error) {
	f := a.Findings
	told, err := b.tell(a, picture)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Force.Name, err)
	}
	p := packer{bench: b, folder: "forces/" + f.Force.Slug + "/", stem: b.stem(f)}
	p.report(told.Report)
	p.page(told)
	p.keyFindings(told)
	p.notice(told)
	p.annexes(told)
	p.tables(told.Annex)
	p.charts(told.Figures)
	whole := f.WithWords(told.Findings)
	p.findings(whole)
	if p.err != nil {
		return nil, fmt.Errorf("%s: %w", f.Force.Name, p.err)
	}
	return &Pack{Findings: whole, Files: p.files, Titles: told.Titles, Checks: told.Checks}, nil
}

// tell composes one force's documents.
func (b *bench) tell(a Assessed, picture nation.Picture) (*compose.Told, error) {
	return compose.Tell(compose.Input{
		Findings: a.Findings.Controlled(), Lines: a.Lines, Picture: picture, House: b.composeHouse(),
		Words: b.words, NoticeWords: b.notices, NoNotice: !b.wants(job.PressNotice), Templates: b.prose, Narrative: a.narrative, Edition: b.edition(a.Findings),
	})
}

// stem is the beginning of a force's file names; samples say so in theirs.
func (b *bench) stem(f findings.Findings) string {
	stem := compose.Stem(reportPrefix, f)
	if f.Sample == illustrative {
		stem += "-illustrative"
	}
	return stem
}

const (
	reportPrefix = "cdi"
	illustrative = "illustrative"
)

func (b *bench) composeHouse() compose.House {
	h := b.house
	out := compose.House{Inspectorate: h.Inspectorate, ShortName: h.Short, Web: h.Web, ReportPrefix: reportPrefix}
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

// edition is how the documents leave, by the job's status and the sample's.
func (b *bench) edition(f findings.Findings) compose.Edition {
	e := compose.Edition{Status: doc.Status(b.job.Status), Licences: b.job.Attribution, Program: b.program.Version}
	if f.Sample == illustrative {
		e.Sample = b.prose.Fixed("sample-sentence")
	}
	switch b.job.Status {
	case job.Draft:
		e.Notice, e.Watermark = b.prose.Fixed("notice-draft"), b.prose.Fixed("watermark-draft")
	case job.Embargoed:
		e.Notice, e.Watermark = b.words.Embargo(b.job.Embargo), b.prose.Fixed("watermark-embargoed")
	}
	return e
}

// packer gathers a force's files and keeps the first error.
type packer struct {
	*bench
	folder, stem string
	files        []File
	err          error
}

// add keeps a file that the job asks for.
func (p *packer) add(area publish.Area, name string, lineLevel bool, make func() ([]byte, error)) {
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

func (b *bench) wants(o job.Output) bool { return slices.Contains(b.job.Outputs, o) }

func (p *packer) report(pub *doc.Publication) {
	if p.wants(job.Report) {
		p.add(publish.Public, p.stem+"-report.pdf", false, func() ([]byte, error) {
			return pdf.Render(pub, pdf.Env{Words: p.words, Faces: p.faces, Theme: p.theme})
		})
	}
}

func (p *packer) annexes(told *compose.Told) {
	env := annex.Env{Words: p.words}
	if p.wants(job.Annex) {
		p.add(publish.Public, p.stem+"-annex.xlsx", false, func() ([]byte, error) { return annex.XLSX(told.Annex, env) })
		p.add(publish.Public, p.stem+"-annex.ods", false, func() ([]byte, error) { return annex.ODS(told.Annex, env) })
	}
	if p.wants(job.AnalystAnnex) {
		p.add(publish.Restricted, p.stem+"-annex-analyst.xlsx", true, func() ([]byte, error) { return annex.XLSX(told.Analyst, env) })
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
		p.add(publish.Public, name, false, func() ([]byte, error) { return annex.CSV(w, s, annex.EscapeSpreadsheet) })
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
		p.add(publish.Public, name+".svg", false, func() ([]byte, error) { return svg.Render(f, env, chartWidth) })
		p.add(publish.Public, name+".png", false, func() ([]byte, error) { return png.Render(f, env, chartWidth, chartDPI) })
		p.add(publish.Public, name+".csv", false, func() ([]byte, error) { return chartTable(f, env, p.prose.Fixed("sample-status")) })
		p.add(publish.Public, name+".txt", false, func() ([]byte, error) { return chartWords(f, env), nil })
	}
}

// chartTable is a figure's numbers; a sample says so in a last column of this
// head.
func chartTable(f *doc.Figure, env chart.Env, sampleHead string) ([]byte, error) {
	heads, rows := chart.Table(f, env.Words)
	if f.Sample != "" {
		heads = append(heads, sampleHead)
		for i := range rows {
			rows[i] = append(rows[i], f.Sample)
		}
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	if err := w.WriteAll(append([][]string{heads}, rows...)); err != nil {
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

// findings writes the contract twice: what may be public, and the whole.
func (p *packer) findings(f findings.Findings) {
	p.add(publish.Public, "findings.json", false, func() ([]byte, error) { return findings.Encode(f.Public()) })
	p.add(publish.Restricted, "findings.json", false, func() ([]byte, error) { return findings.Encode(f) })
}
