package sheet

import (
	"fmt"
	"io"
	"strconv"

	"assize/report/read/source"
)

// The rules by which a file is refused. They are stable: people search for
// them, and the fault generator of the tests names them.
const (
	ruleKind       = "file-kind"            // not a workbook this room reads, named for what it is
	ruleLocked     = "file-encrypted"       // protected by a password
	ruleChanged    = "file-changed"         // changed while it was read
	ruleLimit      = "limit"                // larger than the limits allow
	ruleZip        = "zip-structure"        // the package's directory or headers are broken
	ruleZipName    = "zip-name"             // an entry's name is dangerous or stands twice
	ruleZipOverlap = "zip-overlap"          // two entries share bytes
	ruleZipSize    = "zip-size"             // a part is longer or shorter than declared
	ruleZipSum     = "zip-checksum"         // a part's bytes are not those that were written
	ruleZipData    = "zip-data"             // packed bytes that cannot be unpacked
	ruleXML        = "xml-malformed"        // not well-formed XML
	ruleDoctype    = "xml-doctype"          // a document type declaration
	ruleEncoding   = "encoding"             // not the character encoding it claims, or one not read
	rulePart       = "part-missing"         // a part that must be there is not
	ruleRelation   = "relationship"         // a relationship is missing, doubled or leads outside
	ruleElement    = "element"              // an element where it must not stand
	ruleCompat     = "markup-compatibility" // written for a reader that knows more
	ruleAttribute  = "attribute"            // an attribute's value is not of its type
	ruleSheetName  = "sheet-name"           // a sheet without a name, or two of one name
	ruleRowOrder   = "row-order"            // row numbers do not rise
	ruleCellOrder  = "cell-order"           // cell references do not rise, or belong to another row
	ruleReference  = "cell-reference"       // not a cell reference
	ruleStringIdx  = "string-index"         // no such entry in the shared string table
	ruleStyleIdx   = "style-index"          // no such cell format
	ruleType       = "cell-type"            // an unknown or contradictory cell type
	ruleNumber     = "cell-number"          // not a finite decimal number
	ruleBool       = "cell-boolean"         // not a boolean
	ruleDate       = "cell-date"            // not an ISO 8601 date or time
	ruleMacros     = "macros"               // macros in a file named as one without
	ruleQuote      = "csv-quote"            // a quotation mark out of place
	ruleDelimiter  = "csv-delimiter"        // two characters may part the fields
	ruleControl    = "control-character"    // a character that no text holds

	ruleHiddenSheet   = "hidden-sheet"
	ruleHiddenRows    = "hidden-rows"
	ruleHiddenColumns = "hidden-columns"
	ruleFilter        = "filter"
	ruleMerged        = "merged-cells"
	ruleExternal      = "external-link"
	ruleNotCells      = "sheet-without-cells"
	ruleUncached      = "formula-without-result"
	ruleIgnoredFile   = "file-ignored"
)

// What whoever sent the file can do. Neither loses anything: a program that
// reads the file writes what it shows.
const (
	saveAgain = "open the file in a spreadsheet program and save it again"
	lookAgain = "open the file in a spreadsheet program, look there, and save it again"
)

// fault is a reason to refuse a file. The place is filled in on its way up, by
// whoever knows it: the cell first, then the sheet or part, then the file.
type fault struct {
	rule, hint, message string
	at                  source.Pos
}

// refuse makes a fault without a place.
func refuse(rule, format string, args ...any) *fault {
	return &fault{rule: rule, message: fmt.Sprintf(format, args...)}
}

// withHint adds what the sender of the file can do.
func (f *fault) withHint(hint string) *fault {
	f.hint = hint
	return f
}

// atCell places the fault at a cell, unless it has one; a column of 0 means
// the whole row.
func (f *fault) atCell(row, column int) *fault {
	if f.at.Cell == "" && row > 0 {
		f.at.Cell = ColumnName(column) + strconv.Itoa(row)
	}
	return f
}

// in places the fault in a sheet, or in a part of the package, unless it has
// one.
func (f *fault) in(sheet string) *fault {
	if f.at.Sheet == "" {
		f.at.Sheet = sheet
	}
	return f
}

// Error makes a fault an error inside the room; what leaves it are Problems.
func (f *fault) Error() string { return f.message }

// problems is the fault as it leaves the room.
func (f *fault) problems(file string) source.Problems {
	at := f.at
	if at.File == "" {
		at.File = file
	}
	return source.Problems{{Pos: at, Severity: source.Refusal, Rule: f.rule, Message: f.message, Hint: f.hint}}
}

// overBound is the fault of what no spreadsheet program writes, and no setting
// allows.
func overBound(what string, bound int64) *fault {
	return refuse(ruleLimit, "more than %d %s", bound, what).withHint("no spreadsheet program writes that; save the file again in one")
}

// overLimit is the fault of what is larger than the limits allow. Key is the
// limit's name in the job, by which it can be raised.
func overLimit(key, what string, limit int64) *fault {
	return refuse(ruleLimit, "more than %d %s", limit, what).raisable(key)
}

// overSize is overLimit for sizes in bytes.
func overSize(key, where string, limit int64) *fault {
	if limit >= 1<<20 {
		return overLimit(key, "megabytes "+where, limit>>20)
	}
	return overLimit(key, "bytes "+where, limit)
}

// raisable adds the hint that belongs to a limit.
func (f *fault) raisable(key string) *fault {
	return f.withHint("remove what is not needed, or raise limits: " + key + " in the job")
}

// diskError is an error of the disk, not a fault of the file.
type diskError struct{ err error }

// Error implements error.
func (e *diskError) Error() string { return "read: " + e.err.Error() }

// Unwrap gives the system's own error.
func (e *diskError) Unwrap() error { return e.err }

// unreadable marks an error of the disk.
func unreadable(err error) error { return &diskError{withoutPath(err)} }

// diskReader marks the errors of the file it reads.
type diskReader struct{ from io.Reader }

// Read implements io.Reader.
func (d diskReader) Read(b []byte) (int, error) {
	n, err := d.from.Read(b)
	if err != nil && err != io.EOF {
		err = unreadable(err)
	}
	return n, err
}
