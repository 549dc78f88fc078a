// Package notices is what stands at the addresses of documents that were withdrawn: a
// notice in every language of their release, as every kind of file that is looked for
// there, and the page that lists what is left. It is set without the job, from what
// the release kept of its house.
package notices

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"path"
	"time"

	"assize/report/read/audit"
	"assize/report/read/job"
	"assize/report/read/register"
	"assize/report/read/source"
	"assize/report/say/doc"
	"assize/report/say/round"
	"assize/report/say/tell"
	"assize/report/say/tongue"
	"assize/report/set/bind"
)

// Round is what a release keeps so that notices can speak in its house's name when
// its job is not at hand.
type Round struct {
	Schema    string   `json:"schema"`
	Title     string   `json:"title"`
	Languages []string `json:"languages"`
	House     string   `json:"house"`          // text of the house style
	Body      string   `json:"body,omitempty"` // whom its rules are about, where not a police force

	// Names are what the documents of a force call it in the other languages, by its id;
	// none where they call it as in the main one.
	Names map[string]map[string]string `json:"names,omitempty"`
}

const roundSchema = "assize/round/1"

// Encode writes it as JSON.
func (r Round) Encode() ([]byte, error) {
	r.Schema = roundSchema
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(r)
	return out.Bytes(), err
}

// RoundOf reads it; of a release that does not keep one there is but a title.
func RoundOf(data []byte, title string) Round {
	var r Round
	if json.Unmarshal(data, &r) != nil || r.Schema != roundSchema {
		return Round{Title: title}
	}
	return r
}

// Setter sets notices about one release.
type Setter struct {
	title   string // of the round
	house   tell.House
	look    bind.Look
	tongues tongue.Tongues
	names   map[string]map[string]string
	forces  *register.Register
}

// For is what notices about a release are set with: its house's words and colours in
// the shipped languages. A release that does not keep them, or of which something is
// not shipped any more, has the shipped house's, in English: the notice must stand in
// any case.
func For(r Round, config, templates fs.FS) (*Setter, error) {
	const shipped = "house.yaml"
	house, ps := job.ParseHouse(shipped, []byte(r.House))
	if house == nil || ps.Refused() {
		if house, ps = job.LoadHouse(config, shipped); house == nil {
			return nil, ps.Err()
		}
	}
	house.Logo, house.Fonts = "", ""
	j := &job.Job{Title: r.Title}
	for _, lang := range r.Languages {
		if tongue.Exists(templates, lang) {
			j.Languages = append(j.Languages, lang)
		}
	}
	if len(j.Languages) == 0 {
		j.Languages = []string{"en"}
	}
	var faults source.Problems
	s := &Setter{title: r.Title, names: r.Names, house: tongue.HouseOf(house), tongues: tonguesOf(j, house, r.Body, templates, &faults)}
	var err error
	if s.forces, err = register.Load(config, "forces/england-wales.yaml", "forces/uk-other.yaml"); err != nil {
		return nil, err
	}
	faces, err := bind.Fonts(house, config, templates)
	if err != nil {
		return nil, err
	}
	s.look = bind.LookOf(house, config, shipped, faces, &faults)
	return s, faults.Err()
}

// tonguesOf are the languages of a release as they speak of a body; of one that only the
// words of its job knew, as of a police force.
func tonguesOf(j *job.Job, h *job.House, body string, templates fs.FS, ps *source.Problems) tongue.Tongues {
	var found source.Problems
	out := tongue.Load(j, h, tongue.RulesAbout(body), templates, &found)
	if found.Refused() {
		found = nil
		out = tongue.Load(j, h, nil, templates, &found)
	}
	*ps = append(*ps, found...)
	return out
}

// Withdrawal is what a notice is told of.
type Withdrawal struct {
	Force, Name string    // id and name of the force whose documents are withdrawn; "" for all
	Published   time.Time // the day on which they call it so; zero for today
	At          time.Time
	Reason      string
	Sample      string // the sentence that marks invented data; "" for real data
}

// Notice is what stands at the addresses of what is withdrawn.
type Notice struct {
	*Setter
	pub *doc.Publication
	env bind.Env
}

// Tell tells the notice of a withdrawal in all languages of its release.
func (s *Setter) Tell(w Withdrawal) (*Notice, error) {
	in := round.Withdrawal{Round: s.title, Force: w.Name, Date: londonDay(w.At), Reason: w.Reason, House: s.house, Sample: w.Sample}
	for i, t := range s.tongues {
		in.Voices = append(in.Voices, round.Voice{Words: t.Words, Templates: t.Templates, ForceName: s.nameIn(t.Lang, i == 0, w)})
	}
	pub, err := round.TellWithdrawal(in)
	return &Notice{s, pub, bind.Env{Look: s.look, Words: s.tongues[0].Words}}, err
}

// nameIn is what the withdrawn documents in a language call their force: as the release
// says it, or, of a force that came late to it, the shipped registers for that day.
func (s *Setter) nameIn(lang string, main bool, w Withdrawal) string {
	if name, ok := s.names[w.Force][lang]; ok && !main {
		return name
	}
	if f, ok := s.forces.Force(w.Force); ok && !main {
		if f = f.On(w.Published); f.Names[lang] != "" {
			return f.Names[lang]
		}
	}
	return w.Name
}

// londonDay is the day in London at an instant.
func londonDay(at time.Time) audit.Date {
	if london, err := time.LoadLocation("Europe/London"); err == nil {
		at = at.In(london)
	}
	return audit.DateOf(at)
}

// As is the notice as the kind of file that is looked for at an address.
func (n *Notice) As(file string) ([]byte, error) {
	switch path.Ext(file) {
	case ".pdf":
		return n.env.PDF(n.pub)
	case ".html":
		return n.env.HTML(n.pub, nil)
	case ".xlsx":
		return n.env.XLSX(round.WithdrawalWorkbook(n.pub))
	case ".ods":
		return n.env.ODS(round.WithdrawalWorkbook(n.pub))
	case ".svg", ".png":
		return n.asPicture(path.Ext(file))
	case ".csv":
		return n.asCSV()
	case ".json":
		data, err := json.MarshalIndent(map[string]string{"schema": "assize/withdrawn/1", "notice": string(n.env.Text(n.pub))}, "", "  ")
		return append(data, '\n'), err
	default:
		return n.env.Text(n.pub), nil
	}
}

// asPicture is the notice as a drawing of either kind.
func (n *Notice) asPicture(ext string) ([]byte, error) {
	main := n.tongues[0]
	fig, err := round.WithdrawalFigure(n.pub, round.Voice{Words: main.Words, Templates: main.Templates})
	if err != nil {
		return nil, err
	}
	if ext == ".svg" {
		return n.env.SVG(fig)
	}
	return n.env.PNG(fig)
}

// asCSV is the notice as a table of one column.
func (n *Notice) asCSV() ([]byte, error) {
	sheet := round.WithdrawalWorkbook(n.pub).Sheets[0]
	rows := [][]string{{sheet.Title}}
	for _, l := range sheet.Lines {
		rows = append(rows, []string{l.Text})
	}
	return bind.CSV(rows)
}

// Index is the page that lists what is left, and says what is not. Its caller says
// which forces and files are left, what was withdrawn, and what marks the release.
func (n *Notice) Index(in round.Index) (doc.File, []byte, error) {
	main := n.tongues[0]
	in.Title, in.House, in.Words, in.Templates = n.title, n.house, main.Words, main.Templates
	in.Edition.Status, in.InputLang, in.Languages = doc.Withdrawal, main.Words.Lang, n.tongues.Others()
	pub, err := round.TellIndex(in)
	if err != nil {
		return doc.File{}, nil, err
	}
	page, err := n.env.HTML(pub, nil)
	return doc.File{Path: "index.html", Kind: doc.IndexFile, Language: main.Lang}, page, err
}

// Gone is what the index says of a force whose documents were withdrawn.
func Gone(name string, at time.Time, reason string) round.Withdrawn {
	return round.Withdrawn{Force: name, Date: londonDay(at), Reason: reason}
}
