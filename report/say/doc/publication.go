// Package doc is the document model: what a publication says, without policing
// and without ink. the telling rooms build it, the set wing lays it out as PDF, HTML,
// text and workbooks. It also says where a cell of the annex stands, so that
// text can cite it before any workbook is written.
package doc

import "time"

// Kind is the kind of publication, as used in file names.
type Kind string

// The publications of a release.
const (
	Report          Kind = "report"
	KeyFindings     Kind = "key-findings"
	PressNotice     Kind = "press-notice"
	National        Kind = "national-overview"
	FactualAccuracy Kind = "factual-accuracy"
	// CorrectionNotice tells those who have used a report what is corrected in it.
	CorrectionNotice Kind = "correction-notice"
	WithdrawalNotice Kind = "withdrawal-notice"
	ReleaseIndex     Kind = "index" // the page that lists a release
)

// Status is the stage of the release's life a document was made in.
type Status string

// The stages, in order.
const (
	Draft          Status = "draft"
	ForAccuracy    Status = "factual-accuracy"
	Embargoed      Status = "embargoed"
	Final          Status = "final"
	Correction     Status = "correction"
	Withdrawal     Status = "withdrawal" // what is left of a release after documents were withdrawn
	StatusUnstated Status = ""
)

// Publication is one document in one language.
type Publication struct {
	ID       string // file stem, "cdi-greater-manchester-2016-report"
	Kind     Kind
	Lang     string // BCP 47, "en-GB"
	Title    string // "Greater Manchester Police: Crime Data Integrity inspection 2016"
	Subtitle string
	Subject  string // one sentence for the document's properties
	Keywords []string
	Author   string    // the inspectorate
	Date     time.Time // of publication; the document's creation and modification date

	Status Status
	// Notice is the status in words, "DRAFT: not for publication" or "EMBARGOED
	// until 00:01 on Thursday 25 August 2016"; "" when final. It is printed on
	// the first page and, short, in every running head.
	Notice string
	// Watermark is drawn across each page as an artifact; "" for none.
	Watermark string
	// Sample is the full sentence that marks invented data; "" for real data.
	// It stands on the cover and in every running foot.
	Sample string

	// Card is the address of the picture that stands for the document where a link to it
	// is shared, and CardAlt what it says; "" for none.
	Card, CardAlt string

	Running string // running head, short title
	Cover   *Cover // nil for a one-page document
	Body    []Block
	// MaxPages refuses a longer setting; 0 for no limit. A key-findings sheet
	// has exactly one.
	MaxPages int
}

// Cover is the first page.
type Cover struct {
	Publisher string // the inspectorate's name
	Title     string
	Subtitle  string
	Lines     []Paragraph // dates, window, status
	Panel     *JudgmentPanel
	Licence   []Paragraph // small print at the foot
}

// Block is a part of a document's body. The set is closed: every renderer
// handles each kind.
type Block interface{ block() }

// Section is a heading and what belongs under it. Its level is its depth, so
// heading levels cannot skip.
type Section struct {
	ID     string // anchor, unique in the publication
	Title  string
	Blocks []Block
	Break  bool // begins a page
	// Unlisted leaves the section out of the contents and bookmarks.
	Unlisted bool
	// Folded shows its title alone on a page, until it is opened; other formats have
	// no folds.
	Folded bool
}

// Weight is how loud a paragraph is.
type Weight int

// Body text, a lead paragraph, small print.
const (
	Body Weight = iota
	Lead
	Small
)

// Paragraph is a run of text.
type Paragraph struct {
	Runs   []Run
	Weight Weight
	Lang   string // when it differs from the publication's
	Number string // of a numbered paragraph, "3.4"; "" for none
	Voice  string // "inspectors" marks a quoted observation; "" for the report's own voice
}

// List is a bulleted or numbered list.
type List struct {
	Items [][]Run
	// Numbers are printed in place of bullets and count the items as part of
	// the text around them, "3.4 a"; nil for none.
	Numbers []string
	Ordered bool
}

// Align places a table column. Decimal lines numbers up on the decimal point.
type Align int

// Column alignments.
const (
	Left Align = iota
	Right
	Decimal
)

// Table has one head row, a row header in the first cell of each row, and at
// most one level of group rows.
type Table struct {
	ID      string // anchor, unique
	Title   []Run
	Columns []Column
	Rows    []Row
	Notes   [][]Run
	Source  []Run
}

// Column is a table column.
type Column struct {
	Head  string
	Unit  string  // printed under the head, "percent"
	Width float64 // share of the table's width; 0 shares what is left
	Align Align
}

// Row is a table row. A Group row spans the table and heads those below it.
type Row struct {
	Cells []Cell // the first is the row header; a group row has one cell
	Group bool
	Total bool
}

// Cell is a table cell. Grade, when not 0, is a level on the grade scale and is
// drawn as a mark beside the words (never instead of them).
type Cell struct {
	Runs  []Run
	Grade GradeMark
	Drawn Drawn
}

// Drawn is an interval drawn small beside its words on a page, in percent, on a scale
// that begins at From and ends at 100. Other formats have the words alone.
type Drawn struct{ From, Lower, Value, Upper float64 }

// GradeMark places a grade on its scale: Level 1 is the lowest of Of levels.
// The zero value is no grade.
type GradeMark struct{ Level, Of int }

// Figure is a plot with its words. Title is the finding, checked by a claim.
type Figure struct {
	ID       string // anchor and file stem, "recording-rates"
	Title    []Run
	Subtitle string // measure, unit, who, when
	Note     []Run  // how to read it, caveats
	Source   string
	Sample   string // as Publication.Sample: a figure may be taken alone
	Plot     Plot
	Table    Ref // the annex table that holds its numbers
	// Level is the level of confidence of all its intervals, "95%"; "" where they
	// differ, or where that is not known.
	Level string
	Alt   Alternative
}

// MostAlternative is the most characters of a text alternative: more nobody listens to,
// and the table of the figure's numbers is its long form.
const MostAlternative = 400

// Alternative stands for a figure where it is not seen. It is told, as every other
// word is: what draws a figure computes no sentence.
type Alternative struct {
	Finding []Run // the figure's title as a sentence, "Chart: …."
	// Values is the finding, what matters most of the values by name, the ends first,
	// and what is measured, in no more than MostAlternative characters; of what is left
	// out it says that the table has it.
	Values []Run
	// Crowded is the same where the values are more than are drawn.
	Crowded []Run
	// Ground is what a figure shows behind its values, which the table does not hold:
	// what the axis measures, grade bands and reference lines. None where there is none.
	Ground []Run
}

// JudgmentPanel shows one judgment.
type JudgmentPanel struct {
	Label string // "Overall judgment"
	Grade string // in words, "requires improvement"; "not graded" is a grade in words too
	Mark  GradeMark
	Scale []string // the grades from lowest to highest, for the drawn scale
	Runs  []Run    // the sentence
	Notes [][]Run  // such as: thresholds are illustrative
}

// CalloutKind is the kind of finding a callout shows.
type CalloutKind string

// The callouts.
const (
	CauseOfConcern     CalloutKind = "cause-of-concern"
	AreaForImprovement CalloutKind = "area-for-improvement"
	RecommendationBox  CalloutKind = "recommendation"
	PositiveBox        CalloutKind = "positive"
	NoticeBox          CalloutKind = "notice"
)

// Callout is a boxed finding.
type Callout struct {
	ID     string
	Kind   CalloutKind
	Label  string // "Cause of concern"
	Title  string
	Blocks []Block // paragraphs and lists only
}

// KeyFacts are figures set large, two to a row.
type KeyFacts struct{ Items []KeyFact }

// KeyFact is one figure with what it is and how sure.
type KeyFact struct {
	Label  string
	Value  []Run
	Detail []Run
}

// Contents lists the sections with their pages, down to Depth.
type Contents struct {
	Title string
	Depth int
	Break bool // begins a page, unless the one before would be left nearly empty
}

// Glossary explains terms.
type Glossary struct{ Entries []Term }

// Term is a word and its meaning.
type Term struct {
	Term    string
	Meaning []Run
}

func (Section) block()       {}
func (Paragraph) block()     {}
func (List) block()          {}
func (Table) block()         {}
func (Figure) block()        {}
func (JudgmentPanel) block() {}
func (Callout) block()       {}
func (KeyFacts) block()      {}
func (Contents) block()      {}
func (Glossary) block()      {}
