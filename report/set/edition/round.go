package edition

import (
	"maps"
	"slices"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/job"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/printed"
	"assize/report/say/round"
	"assize/report/set/bind"
)

// Member is a force of a round. What the overview does not ask of all forces at once is
// read back when it is asked for, and let go again.
type Member struct {
	Findings findings.Findings // in brief
	Outcome  func() (Outcome, error)
	// Replaced reads what its documents take the place of, in a language; nil for none.
	Replaced func(lang string) (*ledger.Correction, error)
}

// corrects reads what a member's documents are, beside what they take the place of.
func (m Member) corrects(lang string) func() (findings.Findings, *ledger.Correction, error) {
	if m.Replaced == nil {
		return nil
	}
	return func() (findings.Findings, *ledger.Correction, error) {
		out, err := m.Outcome()
		if err != nil {
			return findings.Findings{}, nil, err
		}
		c, err := m.Replaced(lang)
		return out.Findings, c, err
	}
}

// RoundFolder is where documents about all forces lie in each part of a release.
const RoundFolder = "national"

// Invented reports whether a release of some forces is a sample: one of them is.
func Invented(forces []findings.Findings) bool {
	return slices.ContainsFunc(forces, findings.Findings.Invented)
}

// Overview makes the overview of a round and its annex. It comes out with the last
// force of the run, and shows those of the picture that are public then. was is what
// the overview printed that a correction takes the place of; nil for none.
func (e Edition) Overview(members []Member, picture nation.Picture, was *printed.Record) (Files, error) {
	last := slices.MaxFunc(members, func(a, c Member) int {
		return a.Findings.Inspection.Published.Time().Compare(c.Findings.Inspection.Published.Time())
	})
	invented := slices.ContainsFunc(members, func(m Member) bool { return m.Findings.Invented() })
	in := e.roundInput(last, picture, invented, was)
	stem := ledger.RoundStem(e.House.ReportPrefix, in.Picture)
	for _, m := range members {
		out, err := m.Outcome()
		if err != nil {
			return Files{}, err
		}
		maps.Copy(in.Terms, out.Terms[e.Lang])
		in.Forces = append(in.Forces, ledger.RoundForce{
			Findings: m.Findings, Titles: causeTitles(m.Findings, out.Titles[e.Lang]),
			Annex: e.stem(m.Findings) + "-annex.xlsx", Corrects: m.corrects(e.Lang),
		})
	}
	told, err := round.Tell(in)
	if err != nil {
		return Files{}, err
	}
	b := bind.Binder{
		Env: e.env(), Subject: doc.AllForces, Language: e.Lang, Folder: RoundFolder + "/", Stem: e.marked(stem, invented), Halted: e.Halted,
	}
	e.share(told.Report, b.Folder+b.Stem, told.Card)
	b.PDF(doc.OverviewFile, told.Report)
	b.Page(doc.OverviewFile, told.Report, told.Annex)
	if len(told.Notices) > 0 {
		b.Notice(doc.PressNoticeFile, told.Notices[0], told.Annex)
		b.PDF(doc.PressNoticeFile, told.Notices...)
	}
	b.Annex(doc.AnnexFile, told.Annex)
	if err := e.data(&b, stem, members, invented); err != nil {
		return Files{}, err
	}
	if e.Job.Wants(job.Charts) {
		b.Alone = e.aloneOfRound(invented)
		b.Charts(told.Figures, ledger.FigureKey)
		b.Card(told.Card)
	}
	files := Files{Own: b.Take()}
	if e.Keeps {
		b.Put(printedFile(e.Lang), told.Printed.Encode)
	}
	files.Restricted = b.Take()
	return files, b.Err()
}

// roundInput is what the documents of the round are told from, but for its forces; last is the one that
// comes out last.
func (e Edition) roundInput(last Member, picture nation.Picture, invented bool, was *printed.Record) round.Input {
	in := round.Input{
		Title: e.Job.Title, Picture: picture.Public(last.Findings.Force.ID), House: e.House,
		Words: e.Words, Templates: e.Templates, Edition: e.marks(invented),
		Terms: maps.Clone(e.Terms), ForceNames: e.forceNames(last.Findings), InputLang: e.main().Words.Lang, Printed: was,
	}
	stem := ledger.RoundStem(e.House.ReportPrefix, in.Picture)
	in.NoNotice = !e.Job.Wants(job.PressNotice)
	if e.Job.BaseURL != "" {
		in.OverviewAt = e.Job.BaseURL + RoundFolder + "/" + e.marked(stem, invented) + "-" + string(doc.OverviewFile) + ".html"
	}
	for _, q := range e.Job.Quotes {
		if q.Round && q.Language == e.Lang {
			in.Quotes = append(in.Quotes, round.Quote{Person: q.Person, Role: q.Role, Text: q.Text})
		}
	}
	if in.Terms == nil {
		in.Terms = map[string]string{}
	}
	return in
}

// causeTitles are the titles of those findings that are asked of all forces at once.
func causeTitles(f findings.Findings, titles map[string]string) map[string]string {
	out := map[string]string{}
	for _, c := range f.Findings {
		out[c.ID] = titles[c.ID]
	}
	return out
}

// indexPage is the page that lists a part of a release.
const indexPage = "index.html"

// Index makes the page that lists what a part of a release holds, in every language.
func (e Edition) Index(restricted bool, run, others []findings.Findings, files []round.IndexFile) (Files, error) {
	pub, err := round.TellIndex(round.Index{
		Title: e.Job.Title, Restricted: restricted, House: e.House, Forces: slices.Concat(run, others), Files: files,
		Words: e.Words, Templates: e.Templates, Edition: e.marks(Invented(run)),
		Terms: e.Terms, ForceNames: e.forceNames(slices.Concat(run, others)...), InputLang: e.main().Words.Lang, Languages: e.Tongues.Others(),
	})
	if err != nil {
		return Files{}, err
	}
	for _, f := range files {
		if f.Kind == doc.CardFile && f.Subject == doc.AllForces && f.Language == e.Lang && e.Job.BaseURL != "" {
			pub.Card, pub.CardAlt = e.Job.BaseURL+f.Path, pub.Title
		}
	}
	page, err := e.env().HTML(pub, nil)
	return Files{Own: []bind.File{{File: doc.File{Path: indexPage, Kind: doc.IndexFile, Language: e.Lang}, Data: page}}}, err
}

// QualityLog makes the log of what was checked for each force, by the program and by
// people, whose rows they fill in and sign. It lies in a folder of the restricted part,
// with a slash at the end; "" for the top.
func (e Edition) QualityLog(folder string, forces []round.CheckedForce, invented bool) (Files, error) {
	log, err := round.TellQualityLog(round.QualityLog{
		Title: e.Job.Title, House: e.House, Words: e.Words, Templates: e.Templates, Sample: e.marks(invented).Sample, Forces: forces,
	})
	if err != nil {
		return Files{}, err
	}
	data, err := bind.Env{Words: e.Words}.XLSX(log)
	return Files{Restricted: []bind.File{{File: doc.File{Path: folder + "quality-log.xlsx", Kind: doc.QualityLogFile}, Data: data}}}, err
}
