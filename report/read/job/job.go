// Package job reads what a run is to do: a job file, which names forces, inputs,
// rules, layout, templates and outputs, and a house style, which says whose
// reports they are. Paths in a job are relative to it.
package job

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"assize/report/read/intake"
	"assize/report/read/sheet"
	"assize/report/read/source"
	"assize/report/read/strictyaml"
)

// Rules of a job file, beside those of strictyaml.
const (
	ruleStatus    = "job-status"
	rulePath      = "job-path"
	ruleNoFiles   = "job-no-files"
	ruleTwice     = "job-workbook-twice"
	ruleOutput    = "job-output"
	ruleLanguage  = "job-language"
	ruleEmbargo   = "job-embargo"
	ruleRetention = "job-retention"
	ruleLimit     = "job-limit"
)

// Status is the stage of a release's life.
type Status string

// The stages, in order.
const (
	Draft           Status = "draft"
	FactualAccuracy Status = "factual-accuracy"
	Embargoed       Status = "embargoed"
	Final           Status = "final"
	Correction      Status = "correction"
)

// statuses are the stages in order.
func statuses() []Status { return []Status{Draft, FactualAccuracy, Embargoed, Final, Correction} }

// UnmarshalText reads a stage.
func (s *Status) UnmarshalText(b []byte) error {
	if !slices.Contains(statuses(), Status(b)) {
		return fmt.Errorf("none of draft, factual-accuracy, embargoed, final, correction [%s]", ruleStatus)
	}
	*s = Status(b)
	return nil
}

// YAMLSchema lists the stages, for editors.
func (*Status) YAMLSchema() map[string]any { return map[string]any{"enum": statuses()} }

// Output is a document or table of a force's pack.
type Output string

// The outputs. Findings and the restricted problems are always written.
const (
	Report       Output = "report"        // PDF
	HTML         Output = "html"          // the report as a page
	KeyFindings  Output = "key-findings"  // one page, PDF
	PressNotice  Output = "press-notice"  // text and HTML
	Annex        Output = "annex"         // publication annex, xlsx and ods
	AnalystAnnex Output = "analyst-annex" // restricted, with audited lines
	Tables       Output = "tables"        // csv
	Charts       Output = "charts"        // svg, png, csv and alternative text; a card for links that are shared
	National     Output = "national"      // all forces side by side
)

// Wants reports whether the job asks for an output.
func (j *Job) Wants(o Output) bool { return slices.Contains(j.Outputs, o) }

// outputs are all outputs, in the order in which they are listed.
func outputs() []Output {
	return []Output{Report, HTML, KeyFindings, PressNotice, Annex, AnalystAnnex, Tables, Charts, National}
}

// UnmarshalText reads an output.
func (o *Output) UnmarshalText(b []byte) error {
	if !slices.Contains(outputs(), Output(b)) {
		var known []string
		for _, k := range outputs() {
			known = append(known, string(k))
		}
		return fmt.Errorf("no such output; outputs: %s [%s]", strings.Join(known, ", "), ruleOutput)
	}
	*o = Output(b)
	return nil
}

// YAMLSchema lists the outputs, for editors.
func (*Output) YAMLSchema() map[string]any { return map[string]any{"enum": outputs()} }

// Job is what a run is to do.
type Job struct {
	File  string         // the job file, without its folder
	Dir   string         // its folder, beside which outputs are written
	Files *intake.Folder // in which all files that the job names stand, under the names below

	Title         string // of the round, "Crime Data Integrity inspections 2016"
	Status        Status
	Register      []string // shipped registers, or files
	Workbooks     []Workbook
	Rulebook      string         // a shipped rulebook, or a file
	Layout        string         // a shipped layout, or a file
	RecordedCrime []Table        // recorded-crime tables; the first that has the figure is used
	Encoding      sheet.Encoding // of csv files without a mark, unless the layout says another; "" is UTF-8
	Templates     string         // folder whose files replace the shipped ones; "" for none
	Narrative     string         // folder of the inspectors' prose; "" for none
	House         string         // file of the house style; "" for the shipped one
	Languages     []string       // BCP 47, the first is the main one
	Outputs       []Output
	Attribution   []string // notices printed in every report, such as of a licence
	BaseURL       string   // address under which the public part will stand, with a slash at its end; "" for none

	Comments string // folder of the forces' comments on their reports; "" for none
	SignOff  string // file by which people sign the release off; "" for none
	Issue    *Issue // of a correction; else nil
	Quotes   []Quote

	Embargo   time.Time // instant before which nothing is readable by others; zero for none
	EmbargoAt source.Pos
	Retention Retention
	Keep      Keep
	Limits    Limits

	Stands Stands
}

// Stands is where the job names what is shipped, or files in its place, and its title.
type Stands struct {
	Rulebook, Layout source.Pos
	Title            source.Pos
	Register         []source.Pos // as Job.Register
}

// Workbook is one audit workbook.
type Workbook struct {
	Path  string // relative to the job, with forward slashes
	Force string // id or name of the force that must be in it; "" for whichever is
	Of    string // id of the one force of which a workbook of many is read; "" for a workbook of one
	At    source.Pos
}

// Share is what a workbook of many forces holds of one.
func (w Workbook) Share(force string) Workbook {
	return Workbook{Path: w.Path, Force: force, Of: force, At: w.At}
}

// Name tells a workbook, or a force's share of one, from all others of the job.
func (w Workbook) Name() string {
	if w.Of == "" {
		return w.Path
	}
	return w.Path + "#" + w.Of
}

// Retention says what of older releases is kept. Only drafts are ever removed:
// what was embargoed, final or a correction is kept always, and so is the
// current release.
type Retention struct {
	Releases int `yaml:"releases" doc:"at least so many; 0 keeps all"`
	Days     int `yaml:"days" doc:"and all that are younger than so many days"`
}

// Keep says which sensitive columns of the audited lines reach the restricted
// annex. Without it they are dropped when the checks are done.
type Keep struct {
	References bool `yaml:"references" doc:"references of reports and records"`
	Notes      bool `yaml:"notes" doc:"auditors' notes and reasons in free text"`
}

// Limits bound what one audit workbook may cost. Zero means the default. The
// table of recorded crime has wider bounds; they are raised by the same keys and
// never lowered.
type Limits struct {
	Megabytes       int `yaml:"megabytes" doc:"of the file"`
	Sheets          int `yaml:"sheets" doc:"of the book"`
	Rows            int `yaml:"rows" doc:"highest row of a sheet with a value"`
	Columns         int `yaml:"columns" doc:"highest column of a sheet with a value"`
	Cells           int `yaml:"cells" doc:"of the book, with a value"`
	CellText        int `yaml:"cell-text" doc:"bytes of the text of one cell"`
	Strings         int `yaml:"strings" doc:"texts that the cells of a workbook share"`
	StringMegabytes int `yaml:"string-megabytes" doc:"of the texts that the cells share"`
	Entries         int `yaml:"entries" doc:"files packed in the workbook, or in a folder"`
	PartMegabytes   int `yaml:"part-megabytes" doc:"of one packed file when it is unpacked"`
	TotalMegabytes  int `yaml:"total-megabytes" doc:"of all packed files when they are unpacked"`
	Ratio           int `yaml:"ratio" doc:"how many times its size a packed file may unpack to"`
	Depth           int `yaml:"depth" doc:"of elements inside one another in a packed file"`
	MemoryMegabytes int `yaml:"memory-megabytes" doc:"that reading it may take beyond what the program starts with"`
	Seconds         int `yaml:"seconds" doc:"that reading it may take"`
}

// jobFile is the YAML form of a job.
type jobFile struct {
	Title         located        `yaml:"title,required" doc:"title of the round"`
	Status        *Status        `yaml:"status" doc:"stage of the release; draft unless given"`
	Register      []located      `yaml:"register" doc:"registers of forces: shipped ones by name, or files; england-wales and uk-other unless given"`
	Workbooks     []workbookFile `yaml:"workbooks,required" doc:"audit workbooks: paths, patterns, or {path, force}"`
	Rulebook      located        `yaml:"rulebook,required" doc:"a shipped rulebook by name, or a file"`
	Layout        *located       `yaml:"layout" doc:"a shipped layout by name, or a file; house unless given"`
	Encoding      sheet.Encoding `yaml:"encoding" doc:"character encoding of csv files without a byte order mark, unless the layout says another; utf-8 unless given, and never guessed"`
	RecordedCrime []tableFile    `yaml:"recorded-crime" doc:"tables of recorded crime, paths or {path, title, publisher, published}; the first that has a force's figure is used"`
	Templates     *located       `yaml:"templates" doc:"folder whose files replace the shipped templates of the same name"`
	Narrative     *located       `yaml:"narrative" doc:"folder of the inspectors' prose"`
	House         *located       `yaml:"house" doc:"file of the house style; the shipped one unless given"`
	Languages     []located      `yaml:"languages" doc:"languages of the documents, the main one first; en unless given"`
	Outputs       []Output       `yaml:"outputs" doc:"what is made; everything unless given"`
	Attribution   []string       `yaml:"attribution" doc:"notices printed in every report, such as of a licence"`
	BaseURL       *located       `yaml:"base-url" doc:"address under which the public part of the release will stand; notices lead from there to the reports"`
	Comments      *located       `yaml:"comments" doc:"folder with the forces' comments on their reports, FORCE.xlsx or .ods; nothing goes on while one lacks a decision"`
	SignOff       *located       `yaml:"sign-off" doc:"file by which people sign the findings and words of every force and language off"`
	Issue         *issueFile     `yaml:"issue" doc:"of a correction: version, date, release that it corrects, reason"`
	Quotes        []quoteFile    `yaml:"quotes" doc:"what named people say in the press notices"`
	Embargo       *located       `yaml:"embargo" doc:"instant with London's offset of that day, 2016-08-25T00:01+01:00; until assize deliver opens it then, the release is readable by its owner alone"`
	Retention     Retention      `yaml:"retention" doc:"older drafts that are kept; what was ever embargoed or final always is"`
	Keep          Keep           `yaml:"keep" doc:"sensitive columns that reach the restricted annex"`
	Limits        Limits         `yaml:"limits" doc:"what reading one audit workbook may cost; 0 is the default"`
	At            strictyaml.At
}

type located = strictyaml.Located[string]

// workbookFile is a path or pattern, alone or with the force it must be of.
type workbookFile struct {
	Path  string `yaml:"path,required" doc:"relative to the job, with forward slashes"`
	Force string `yaml:"force" doc:"the force that must be in it"`
	At    strictyaml.At
}

// YAMLSchema says that both forms are taken, for editors.
func (*workbookFile) YAMLSchema() map[string]any {
	type plain workbookFile
	return pathOr(plain{})
}

// DecodeNode reads a path alone, or a mapping.
func (w *workbookFile) DecodeNode(n *strictyaml.Node, ps *source.Problems) {
	w.At = n.Pos()
	if n.Kind() == strictyaml.Scalar {
		strictyaml.Decode(n, &w.Path, ps)
		return
	}
	type plain workbookFile // without this method
	strictyaml.Decode(n, (*plain)(w), ps)
}

// Load reads a job file and finds its workbooks. Every fault is told at once;
// the job is nil when anything was refused.
func Load(files *intake.Folder, name string) (*Job, source.Problems) {
	node, ps := strictyaml.Read(files, name, strictyaml.Limits{})
	var file jobFile
	strictyaml.Decode(node, &file, &ps)
	if ps.Refused() {
		return nil, ps
	}
	j := &Job{
		File: name, Dir: filepath.Clean(files.Dir()), Files: files, Title: file.Title.Value, Status: Draft,
		Rulebook: file.Rulebook.Value, Layout: "house", Outputs: file.Outputs, Attribution: file.Attribution,
		Encoding: file.Encoding, Retention: file.Retention, Keep: file.Keep, Limits: file.Limits,
	}
	if file.Status != nil {
		j.Status = *file.Status
	}
	j.Stands.Rulebook, j.Stands.Title = file.Rulebook.At, file.Title.At
	if file.Layout != nil {
		j.Layout, j.Stands.Layout = file.Layout.Value, file.Layout.At
	}
	for _, r := range file.Register {
		j.Register, j.Stands.Register = append(j.Register, r.Value), append(j.Stands.Register, r.At)
	}
	if len(j.Register) == 0 {
		j.Register, j.Stands.Register = []string{"england-wales", "uk-other"}, []source.Pos{file.At, file.At}
	}
	if len(j.Outputs) == 0 {
		j.Outputs = outputs()
	}
	j.takePaths(&file, &ps)
	j.takeWorkbooks(file.Workbooks, &ps)
	j.takeLanguages(file.Languages, &ps)
	j.takeBaseURL(&file, &ps)
	j.takeLife(&file, &ps)
	j.takeEmbargo(&file, &ps)
	j.checkNumbers(file.At, &ps)
	if ps.Refused() {
		return nil, ps
	}
	return j, ps
}

// takePaths takes the files and folders that a job names, and refuses those
// that are not there.
func (j *Job) takePaths(file *jobFile, ps *source.Problems) {
	for i, r := range j.Register {
		j.Register[i] = j.shipped(r, j.Stands.Register[i], ps)
	}
	j.Rulebook, j.Layout = j.shipped(j.Rulebook, j.Stands.Rulebook, ps), j.shipped(j.Layout, j.Stands.Layout, ps)
	j.takeTables(file.RecordedCrime, ps)
	if file.Templates != nil {
		j.Templates = j.existing(*file.Templates, true, ps)
	}
	if file.Narrative != nil {
		j.Narrative = j.existing(*file.Narrative, true, ps)
	}
	if file.House != nil {
		j.House = j.existing(*file.House, false, ps)
	}
}

// existing takes the path of a file or folder, and refuses one that is not there.
func (j *Job) existing(p located, folder bool, ps *source.Problems) string {
	name, err := intake.Take(j.Files, j.File, p.Value, folder)
	if err != nil {
		intake.Refuse(ps, p.At, rulePath, err)
	}
	return name
}

// shipped takes the name of a shipped file, or the path of one of the job's own; who
// reads it tells whether it is there.
func (j *Job) shipped(name string, at source.Pos, ps *source.Problems) string {
	if !IsFile(name) {
		return name
	}
	name, err := j.Files.Take(j.File, name)
	if err != nil {
		intake.Refuse(ps, at, rulePath, err)
	}
	return name
}

// IsFile tells a file of the job ("rules/ours.yaml") from a shipped one ("cdi-2016").
func IsFile(name string) bool {
	return strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
}

// Replace takes another rulebook than the job names, as the job would write it.
func (j *Job) Replace(rulebook string, ps *source.Problems) {
	j.Stands.Rulebook = source.Pos{File: j.File}
	j.Rulebook = j.shipped(rulebook, j.Stands.Rulebook, ps)
}
