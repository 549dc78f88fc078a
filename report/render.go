package report

import (
	"fmt"
	"slices"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/job"
	"assize/report/release/publish"
	"assize/report/say/compose"
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
	Findings findings.Findings // in the main language
	Files    []File
	Titles   map[string]map[string]string // of the findings, by language and id
	Checks   []compose.Check              // what was checked, as in the annex
}

const (
	reportPrefix = "cdi"
	illustrative = "illustrative"
)

// render sets one force's documents in every edition. Two renderings of the same
// input are the same bytes.
func (b *bench) render(a Assessed, picture nation.Picture, editions []edition) (*Pack, error) {
	p := &Pack{Findings: a.Findings, Titles: map[string]map[string]string{}}
	for _, e := range editions {
		told, err := e.tell(a, picture)
		if err == nil {
			err = e.set(told, p)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", a.Findings.Force.Name, err)
		}
	}
	return p, nil
}

// tell composes one force's documents.
func (e edition) tell(a Assessed, picture nation.Picture) (*compose.Told, error) {
	return compose.Tell(compose.Input{
		Findings: a.Findings.Controlled(), Lines: a.Lines, Picture: picture, House: e.composeHouse(),
		Words: e.words, NoticeWords: e.notices, NoNotice: !e.wants(job.PressNotice), Templates: e.prose,
		Narrative: a.narratives[e.lang], Edition: e.told(a.Findings.Sample),
	})
}

// set adds an edition's files to a force's pack. The whole findings and the
// analyst annex, which are restricted, come with the main language.
func (e edition) set(told *compose.Told, pack *Pack) error {
	p := packer{edition: e, folder: "forces/" + pack.Findings.Force.Slug + "/", stem: e.stem(pack.Findings)}
	p.report(told.Report)
	p.page(told)
	p.keyFindings(told)
	p.notice(told)
	p.annexes(told)
	p.tables(told.Annex)
	p.charts(told.Figures)
	pack.Titles[e.lang] = told.Titles
	if e.first() {
		pack.Findings = pack.Findings.WithWords(told.Findings)
		pack.Checks = told.Checks
		p.analyst(told)
		p.findings(pack.Findings)
	}
	pack.Files = append(pack.Files, p.files...)
	return p.err
}

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

func (b *bench) wants(o job.Output) bool { return slices.Contains(b.job.Outputs, o) }
