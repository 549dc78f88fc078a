package report

import (
	"errors"
	"io/fs"

	"assize/report/read/job"
	"assize/report/release/publish"
	"assize/report/say/compose"
	"assize/report/say/words"
	"assize/report/set/chart"
	"assize/report/set/html"
	"assize/report/set/pdf"
	"assize/report/set/plain"
)

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

// chartEnv is what figures outside a PDF are drawn with: the house's colours.
func (b *bench) chartEnv() chart.Env {
	return chart.Env{Words: b.words, Faces: b.faces, Theme: b.theme.Chart}
}

// page is the report as one web page, every number with its cell in the annex.
func (p *packer) page(told *compose.Told) {
	if p.wants(job.HTML) {
		p.add(publish.Public, p.stem+"-report.html", false, func() ([]byte, error) {
			return html.Render(told.Report, html.Env{Env: p.chartEnv(), Address: told.Annex.Address})
		})
	}
}

// keyFindings is the one-page sheet, in brief where its findings take more room.
func (p *packer) keyFindings(told *compose.Told) {
	if !p.wants(job.KeyFindings) {
		return
	}
	p.add(publish.Public, p.stem+"-key-findings.pdf", false, func() ([]byte, error) {
		env := pdf.Env{Words: p.words, Faces: p.faces, Theme: p.theme}
		sheet, err := pdf.Render(told.Key, env)
		if errors.Is(err, pdf.ErrTooLong) {
			return pdf.Render(told.KeyBrief, env)
		}
		return sheet, err
	})
}

// notice is the press notice as text, and as the fragment that a press office
// pastes into its site.
func (p *packer) notice(told *compose.Told) {
	if !p.wants(job.PressNotice) {
		return
	}
	p.add(publish.Public, p.stem+"-press-notice.txt", false, func() ([]byte, error) {
		return plain.Render(told.Notice, p.notices), told.Notice.Validate()
	})
	p.add(publish.Public, p.stem+"-press-notice.html", false, func() ([]byte, error) {
		env := html.Env{Env: p.chartEnv(), Address: told.Annex.Address}
		env.Words = p.notices
		return html.Fragment(told.Notice, env)
	})
}
