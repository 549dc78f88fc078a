package report

import (
	"assize/report/read/job"
	"assize/report/release/publish"
	"assize/report/say/compose"
	"assize/report/set/chart"
	"assize/report/set/html"
)

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
