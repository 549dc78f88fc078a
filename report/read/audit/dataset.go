// Package audit holds what the auditors wrote, in the field's words, and the
// rules that the field implies for it. It knows neither spreadsheets nor
// statistics: workbook fills a Dataset, estimate reads it.
package audit

import (
	"cmp"
	"fmt"
	"strconv"

	"assize/report/read/source"
)

// Table names one sheet of the audit workbook by its duty.
type Table string

// The sheets of an audit workbook. Names are those of the house layout; a
// layout file maps a force's own sheet names onto them.
const (
	Inspection      Table = "Inspection"
	Reports         Table = "Reports"
	Counts          Table = "Counts"
	Cancelled       Table = "Cancelled"
	Populations     Table = "Populations"
	Criteria        Table = "Criteria"
	Judgments       Table = "Judgments"
	Observations    Table = "Observations"
	Previous        Table = "Previous"
	Recommendations Table = "Recommendations"
)

// Dataset is one force's audit as read, before any rule has judged it.
type Dataset struct {
	File   string // path of the workbook, relative to the job
	SHA256 string // of the workbook's bytes, lower-case hex
	About  About

	Reports         []ReportOfCrime
	Counts          []Count
	Cancelled       []CancelledRecord
	Populations     []Population
	Criteria        []Criterion
	Judgments       []Judgment
	Observations    []Observation
	Previous        []PreviousResult
	Recommendations []Recommendation

	// Where maps a table and a field to its column letters, and Sheets a table
	// to the sheet name as written, so that At can name a cell.
	Where  map[Table]map[Field]string
	Sheets map[Table]string
	// Files are the files of tables that stand in files of their own, relative to
	// the job: the sheets of a folder of csv files.
	Files map[Table]string
	// Parts are the sheets of a table that stands on several, in order. Its rows
	// count on from sheet to sheet.
	Parts map[Table][]Part
	// Headings are the headings as written under which each field was read, on the first
	// sheet of its table; of a field made from others, theirs.
	Headings map[Table]map[Field]string
	// Stated are the places in the layout of values that it states itself.
	Stated map[Table]map[Field]source.Pos
}

// Part is one of several sheets that are one table.
type Part struct {
	Before      int // rows of the sheets before it
	Sheet, File string
	Where       map[Field]string
}

// At names the cell of a field in a row of a table (row as in the sheet,
// 1-based, or counted on through the sheets of a table that stands on several).
// Where the field has no column, the row alone is named; where the layout states
// its value, the place in the layout. For the Inspection table, which is one key a
// row, row is the key's row.
func (d *Dataset) At(t Table, row int, f Field) source.Pos {
	if at, stated := d.Stated[t][f]; stated {
		return at
	}
	part := d.part(t, row)
	p := source.Pos{File: part.File, Sheet: part.Sheet}
	if row > 0 {
		p.Cell = part.Where[f] + strconv.Itoa(row-part.Before)
	}
	return p
}

// RowName names a row in a message: by its sheet too where its table stands on
// several.
func (d *Dataset) RowName(t Table, row int) string {
	part := d.part(t, row)
	name := "row " + strconv.Itoa(row-part.Before)
	if len(d.Parts[t]) > 1 {
		name += fmt.Sprintf(" of sheet %q", part.Sheet)
	}
	return name
}

// part is the sheet that holds a row of a table.
func (d *Dataset) part(t Table, row int) Part {
	out := Part{Sheet: cmp.Or(d.Sheets[t], string(t)), File: cmp.Or(d.Files[t], d.File), Where: d.Where[t]}
	for _, p := range d.Parts[t] {
		if p.Before < row {
			out = p
		}
	}
	return out
}

// About is the Inspection sheet: what was audited, when, and for which round.
type About struct {
	Force           string // as written; the register resolves it
	Title           string
	Kind            string // "inspection", "re-inspection of <title>" or OwnAudit
	AuditFrom       Date
	AuditTo         Date
	Fieldwork       Date
	PublicationDate Date
	Rulebook        string
	Illustrative    bool          // Sample status: the audited rows are invented
	FrameReports    int           // reports in the audited frame; 0 when not stated
	Rows            map[Field]int // the row of each key
}

// OwnAudit is the Kind of an audit that a force makes of itself. Its documents speak of
// no inspection, and it is as long as the force likes.
const OwnAudit = "internal audit"

// ReInspection reports whether the Kind names an earlier inspection, and which.
func (a About) ReInspection() (of string, ok bool) {
	const prefix = "re-inspection of "
	if len(a.Kind) >= len(prefix) && a.Kind[:len(prefix)] == prefix {
		return a.Kind[len(prefix):], true
	}
	return "", false
}

// Facts is what the rules of Check need to know from outside the workbook. A
// rule whose fact is missing is not applied.
type Facts struct {
	Strata   []string           // strata the rulebook knows, lower case
	Groups   []string           // groups of cancelled records the rulebook knows
	Grades   []string           // grades of the rulebook, worst to best
	Recorded map[string]float64 // crimes recorded in 12 months by stratum, from the table
	// RecordedAt is where each figure of Recorded stands.
	RecordedAt map[string]source.Pos

	// Partial says that rows at fault were left out when the workbook was read:
	// rules about what is missing are not applied.
	Partial bool

	Criteria      []int               // numbers of the rulebook's criteria; 1 to 16 when empty
	Computed      []int               // of these, those that a measure decides: without a sheet Criteria they need no row
	Rulebook      string              // id of the rulebook applied; "" when not known
	Rulebooks     map[string][]string // grades of every rulebook known, by its id
	OffenceGroups map[string]string   // stratum of each offence group, both lower case

	Measures        []Measure           // of the rulebook
	PopulationNames []string            // what Populations may state under this rulebook, lower case
	Frames          map[string][]string // of these, the frames of samples: the strata that each is of
	Elsewhere       []string            // names of measures and of populations of all rulebooks known, lower case
}
