package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/register"
	"assize/report/read/source"
	"assize/report/release/publish"
	"assize/report/say/doc"
	"assize/report/say/round"
	"assize/report/say/tell"
	"assize/report/set/annex"
	"assize/report/set/face"
	"assize/report/set/html"
	"assize/report/set/pdf"
	"assize/report/set/plain"
	"assize/report/set/png"
	"assize/report/set/svg"
)

// roundFile is where a release keeps what is needed to speak in its house's name
// when its job is not at hand: to withdraw it.
const roundFile = "round.json"

// roundRecord is that.
type roundRecord struct {
	Schema    string   `json:"schema"`
	Title     string   `json:"title"`
	Languages []string `json:"languages"`
	House     string   `json:"house"` // text of the house style
}

const roundSchema = "assize/round/1"

// keepRound stages what a later withdrawal needs.
func (b *bench) keepRound(stage *publish.Stage) error {
	if b.carried != nil && b.carried.late {
		return nil
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(roundRecord{roundSchema, b.job.Title, b.job.Languages, b.houseText}); err != nil {
		return err
	}
	return restricted(roundFile, doc.RoundFile, "", out.Bytes()).stage(stage)
}

// benchOf is what notices about a release are set with: its house's words and
// colours in the shipped languages. A release that does not keep them, or of which
// something is not shipped any more, has the shipped house's, in English: the notice
// must stand in any case.
func (p Program) benchOf(dir, title string) (*bench, error) {
	r := roundRecord{Title: title}
	if data, err := intake.In(dir).ReadFile(string(publish.Restricted) + "/" + roundFile); err == nil {
		if json.Unmarshal(data, &r) != nil || r.Schema != roundSchema {
			r = roundRecord{Title: title}
		}
	}
	b := &bench{program: p, job: &job.Job{Title: r.Title, Status: statusWithdrawal}}
	house, ps := job.ParseHouse("house.yaml", []byte(r.House))
	if house == nil || ps.Refused() {
		if house, ps = job.LoadHouse(p.Config, "house.yaml"); house == nil {
			return nil, ps.Err()
		}
	}
	house.Logo, house.Fonts = "", ""
	b.house, b.houseText = house, r.House
	for _, lang := range r.Languages {
		if exists(p.Templates, "words/"+lang+".yaml") && exists(p.Templates, "report/"+lang) {
			b.job.Languages = append(b.job.Languages, lang)
		}
	}
	if len(b.job.Languages) == 0 {
		b.job.Languages = []string{"en"}
	}
	var faults source.Problems
	b.loadTongues(p.Templates, &faults)
	var err error
	if b.register, err = register.Load(p.Config, "forces/england-wales.yaml", "forces/uk-other.yaml"); err != nil {
		return nil, err
	}
	if b.faces, err = face.Load(p.Templates, "fonts"); err != nil {
		return nil, err
	}
	b.theme = themeOf(house, p.Config, "house.yaml", b.faces, &faults)
	return b, faults.Err()
}

// stage stages a release in which notices stand for what is withdrawn, and returns
// what it says of itself.
func (w *withdrawal) stage(p Program, stage *publish.Stage, at time.Time) (publish.About, error) {
	m := w.standing.Manifest
	b, err := p.benchOf(w.dir, m.Release)
	if err != nil {
		return publish.About{}, err
	}
	about := publish.About{
		Program: m.Program, Status: statusWithdrawal, Sample: m.Sample, Licences: m.Licences, Forces: m.Forces, Inputs: m.Inputs, Refused: m.Refused,
		Withdrawn: append(slices.Clone(m.Withdrawn), publish.Withdrawal{Release: w.standing.Release, Force: w.force, At: at, Reason: w.Reason}),
	}
	n, err := b.newNotice(w, m.Sample, at)
	if err != nil {
		return about, err
	}
	public, err := publish.ReadManifest(filepath.Join(w.dir, string(publish.Public)))
	if err != nil {
		return about, err
	}
	for _, f := range public.Files {
		switch {
		case f.Path == indexName && w.force != "":
			continue // made anew
		case !w.affects(f.Path) || n.stands(m, f.Path):
			err = stage.Carry(m.Release, publish.Public, f)
		default:
			err = n.stage(stage, f)
		}
		if err != nil {
			return about, err
		}
	}
	for _, f := range m.Files {
		if err := stage.Carry(m.Release, publish.Restricted, f); err != nil {
			return about, err
		}
	}
	if w.force == "" {
		return about, nil
	}
	return about, b.stageWithdrawnIndex(w, about, stage)
}

// notice is what stands at the addresses of what is withdrawn.
type notice struct {
	*bench
	pub *doc.Publication
}

// newNotice tells the notice of a withdrawal in all languages of its release.
func (b *bench) newNotice(w *withdrawal, sample string, at time.Time) (*notice, error) {
	in := round.Withdrawal{Round: b.job.Title, Force: w.done.Force, Date: londonDay(at), Reason: w.Reason, House: b.composeHouse(), Sample: sample}
	for _, t := range b.tongues {
		name := w.done.Force
		if f, ok := b.register.Force(w.force); ok && w.force != "" {
			name = f.NameIn(t.lang)
		}
		in.Voices = append(in.Voices, round.Voice{Words: t.words, Templates: t.prose, ForceName: name})
	}
	pub, err := round.TellWithdrawal(in)
	return &notice{b, pub}, err
}

// londonDay is the day in London at an instant.
func londonDay(at time.Time) audit.Date {
	if london, err := time.LoadLocation("Europe/London"); err == nil {
		at = at.In(london)
	}
	return audit.DateOf(at)
}

// stands reports whether a notice of an earlier withdrawal stands at an address
// already: documents about all forces go with the first force.
func (n *notice) stands(m publish.Manifest, file string) bool {
	return len(m.Withdrawn) > 0 && m.Status == statusWithdrawal && strings.HasPrefix(file, "national/")
}

// stage stages the notice at an address, as the kind of file that is looked for
// there.
func (n *notice) stage(stage *publish.Stage, f publish.File) error {
	data, err := n.as(f.Path)
	if err != nil {
		return fmt.Errorf("%s: %w", f.Path, err)
	}
	return stage.Write(publish.Public, f, data)
}

func (n *notice) as(file string) ([]byte, error) {
	e := edition{bench: n.bench, tongue: n.main()}
	switch path.Ext(file) {
	case ".pdf":
		return pdf.Render(n.pub, e.pdfEnv())
	case ".html":
		return html.Render(n.pub, html.Env{Env: e.chartEnv()})
	case ".xlsx":
		return annex.XLSX(round.WithdrawalWorkbook(n.pub), annex.Env{Words: e.words})
	case ".ods":
		return annex.ODS(round.WithdrawalWorkbook(n.pub), annex.Env{Words: e.words})
	case ".svg":
		return svg.Render(round.WithdrawalFigure(n.pub), e.chartEnv(), chartWidth)
	case ".png":
		return png.Render(round.WithdrawalFigure(n.pub), e.chartEnv(), chartWidth, chartDPI)
	case ".csv":
		return n.asCSV()
	case ".json":
		data, err := json.MarshalIndent(map[string]string{"schema": "assize/withdrawn/1", "notice": string(n.text())}, "", "  ")
		return append(data, '\n'), err
	default:
		return n.text(), nil
	}
}

func (n *notice) text() []byte { return plain.Render(n.pub, n.main().words) }

// asCSV is the notice as a table of one column.
func (n *notice) asCSV() ([]byte, error) {
	sheet := round.WithdrawalWorkbook(n.pub).Sheets[0]
	rows := [][]string{{sheet.Title}}
	for _, l := range sheet.Lines {
		rows = append(rows, []string{l.Text})
	}
	out := bytes.NewBufferString(annex.ByteOrderMark)
	w := csv.NewWriter(out)
	err := w.WriteAll(rows)
	return out.Bytes(), err
}

// stageWithdrawnIndex stages the page that lists what is left, and says what is
// not.
func (b *bench) stageWithdrawnIndex(w *withdrawal, about publish.About, stage *publish.Stage) error {
	e := edition{bench: b, tongue: b.main(), status: statusWithdrawal, area: publish.Public}
	in := round.Index{
		Title: b.job.Title, House: b.composeHouse(), Words: e.words, Templates: e.prose,
		Edition: tell.Edition{Status: doc.Withdrawal, Sample: about.Sample, Licences: about.Licences, Program: about.Program}, InputLang: e.words.Lang, Languages: b.otherLanguages(),
	}
	for _, f := range w.found {
		in.Forces = append(in.Forces, f)
	}
	slices.SortFunc(in.Forces, func(x, y findings.Findings) int { return strings.Compare(x.Force.Name, y.Force.Name) })
	for _, g := range about.Withdrawn {
		in.Withdrawn = append(in.Withdrawn, round.Withdrawn{Force: w.found[g.Force].Force.Name, Date: londonDay(g.At), Reason: g.Reason})
	}
	in.Forces = slices.DeleteFunc(in.Forces, func(f findings.Findings) bool {
		return slices.ContainsFunc(about.Withdrawn, func(g publish.Withdrawal) bool { return g.Force == f.Force.ID })
	})
	gone := map[string]bool{}
	for _, g := range about.Withdrawn {
		gone[w.found[g.Force].Force.Slug] = true
	}
	for _, f := range stage.Files(publish.Public) {
		slug, ofForce := forceFolder(f.Path)
		if strings.HasPrefix(f.Path, "national/") || ofForce && gone[slug] {
			continue // a notice
		}
		in.Files = append(in.Files, listed(f))
	}
	pub, err := round.TellIndex(in)
	if err != nil {
		return err
	}
	page, err := html.Render(pub, html.Env{Env: e.chartEnv()})
	if err != nil {
		return err
	}
	return indexFile(publish.Public, e.lang, page).stage(stage)
}
