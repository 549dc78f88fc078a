package doc

import "path"

// File says what a file of a release is, apart from what it holds. It is made where
// the file is made; what lists, finds or checks files later asks it, not the name.
type File struct {
	Path      string // slash-separated, inside its part of the release
	Kind      FileKind
	Subject   string // id of the force that it is about, AllForces, or "" for the release itself
	Part      string // of a chart or a table: which, "rates"
	Language  string // tag of the language that it is written in, "cy"; "" for data
	LineLevel bool   // it holds audited rows
}

// Format is how the file is written: "pdf", "csv".
func (f File) Format() string {
	if ext := path.Ext(f.Path); ext != "" {
		return ext[1:]
	}
	return ""
}

// AllForces is the subject of what is about the round. No force has such an id.
const AllForces = "all forces"

// FileKind is what a file of a release is, whatever its format.
type FileKind string

// The files of a release.
const (
	ReportFile           FileKind = "report"
	KeyFindingsFile      FileKind = "key-findings"
	PressNoticeFile      FileKind = "press-notice"
	CorrectionNoticeFile FileKind = "correction-notice"
	AnnexFile            FileKind = "annex"
	AnalystAnnexFile     FileKind = "annex-analyst"
	ChartFile            FileKind = "chart" // one figure: a picture, its numbers or its words
	CardFile             FileKind = "card"  // a picture that stands for a document where a link to it is shared
	TableFile            FileKind = "table" // one sheet of the annex
	OverviewFile         FileKind = "overview"
	FindingsFile         FileKind = "findings"
	MeasuresFile         FileKind = "measures"         // of all forces, for programs
	DataPackageFile      FileKind = "datapackage"      // what its columns mean, as a Data Package
	CSVWFile             FileKind = "csvw"             // the same as CSV on the Web
	AccuracyFile         FileKind = "factual-accuracy" // the report that a force checks
	CommentsFile         FileKind = "comments"         // to be filled in by it
	AuditedLinesFile     FileKind = "audited-lines"
	UntranslatedFile     FileKind = "untranslated" // texts to be translated into its language
	PictureFile          FileKind = "picture"
	PrintedFile          FileKind = "printed" // what documents printed, for their correction
	ProblemsFile         FileKind = "problems"
	QuarantineFile       FileKind = "quarantine" // why an input was refused
	QualityLogFile       FileKind = "quality-log"
	SignOffFile          FileKind = "sign-off"
	RoundFile            FileKind = "round" // what a withdrawal needs
	IndexFile            FileKind = "index"
)
