package report

import (
	"assize/report/judge/findings"
	"assize/report/read/job"
	"assize/report/release/publish"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/ledger"
	"assize/report/set/bind"
)

// env is what the edition's files are set with.
func (e edition) env() bind.Env {
	return bind.Env{Look: e.look, Words: e.Words, Notices: e.Notices, SampleHead: e.Templates.Fixed("sample-status")}
}

// packer makes the files of one force in one edition.
type packer struct {
	edition
	bind.Binder
	files []File
}

// packerOf begins the files of a force.
func (e edition) packerOf(f findings.Findings) *packer {
	return &packer{edition: e, Binder: bind.Binder{
		Env: e.env(), Subject: f.Force.ID, Language: e.Lang, Folder: folderOf(f) + "/", Stem: e.stem(f), Halted: e.halted,
	}}
}

// into puts what was made since into a part of the release.
func (p *packer) into(area publish.Area) {
	for _, f := range p.Take() {
		p.files = append(p.files, File{File: f.File, Area: area, Data: f.Data})
	}
}

// documents are the documents and tables of a force that the job asks for.
func (p *packer) documents(told *force.Told) {
	if p.wants(job.Report) {
		p.PDF(doc.ReportFile, told.Report)
	}
	if p.wants(job.HTML) {
		p.Page(doc.ReportFile, told.Report, told.Annex)
	}
	if p.wants(job.KeyFindings) {
		p.PDF(doc.KeyFindingsFile, told.Key, told.KeyBrief, told.KeyScant)
	}
	if p.wants(job.PressNotice) {
		p.Notice(doc.PressNoticeFile, told.Notice, told.Annex)
	}
	if told.CorrectionNotice != nil {
		p.Notice(doc.CorrectionNoticeFile, told.CorrectionNotice, told.Annex)
	}
	if p.wants(job.Annex) {
		p.Annex(doc.AnnexFile, told.Annex)
	}
	if p.wants(job.Tables) {
		p.Tables(told.Annex, ledger.SheetKey)
	}
	if p.wants(job.Charts) {
		p.Charts(told.Figures, ledger.FigureKey)
	}
}

// accuracy is what a force is sent to check the facts of its report, in a folder
// of its own: numbered report, annex, audited lines, workbook for comments.
func (p *packer) accuracy(told *force.Told) {
	folder, pack := p.Folder, told.Accuracy
	p.Folder += "factual-accuracy/"
	p.PDF(doc.AccuracyFile, pack.Report)
	p.Workbook(doc.AnnexFile, told.Annex)
	if p.first() {
		if pack.Lines != nil {
			p.Lines(doc.AuditedLinesFile, pack.Lines)
		}
		p.Workbook(doc.CommentsFile, pack.Comments)
	}
	p.Folder = folder
}

// findings is the contract, whole or as a part of it may be public.
func (p *packer) findings(f findings.Findings) {
	p.Put(doc.File{Path: findingsFile, Kind: doc.FindingsFile}, func() ([]byte, error) { return findings.Encode(f) })
}

// findingsFile is the contract's name in a force's folder.
const findingsFile = "findings.json"
