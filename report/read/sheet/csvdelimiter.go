package sheet

import (
	"bytes"
	"strings"
)

// findDelimiter takes the character that a first line "sep=;" names, or else
// the one of , ; tab and | that parts most of the first records into the same
// number of fields. Where that is no answer, the file is refused. Whole says
// that the head is all there is.
func (c *csvScan) findDelimiter(head []byte, whole bool) error {
	if bytes.HasPrefix(head, []byte("sep=")) && len(head) >= 6 && (head[5] == '\n' || head[5] == '\r') {
		return c.namedDelimiter(head)
	}
	const candidates = ",;\t|"
	best, rival := 0, -1
	var most columns
	for i := range len(candidates) {
		found := consistency(head, candidates[i], whole)
		switch {
		case found.beats(most):
			best, rival, most = i, -1, found
		case i > 0 && found.records > 0 && !most.beats(found):
			rival = i
		}
	}
	if rival >= 0 {
		return refuse(ruleDelimiter, "the fields may be parted by %q or by %q", candidates[best], candidates[rival]).
			withHint(`make "sep=;" the first line, with the character that is meant`)
	}
	c.delimiter = candidates[best]
	return nil
}

// namedDelimiter takes the delimiter that the first line names, and passes over
// the line.
func (c *csvScan) namedDelimiter(head []byte) error {
	c.delimiter = head[4]
	if strings.IndexByte(",;|\t:^~ ", c.delimiter) < 0 {
		return refuse(ruleDelimiter, "the first line names a delimiter that is none")
	}
	line := len("sep=;") + 1
	if head[5] == '\r' && len(head) > line && head[line] == '\n' {
		line++
	}
	c.here = csvPlace{2, 1}
	_, err := c.from.Discard(line)
	return err
}

// columns is the largest number of records that a delimiter parts into one
// number of fields, which is more than one, of all that there are.
type columns struct{ records, fields, all int }

// beats reports whether a delimiter is the better one: it makes more records
// alike, or leaves fewer that are not. A single record, a heading without a
// table, is better parted into more fields; among tables there is no such rule,
// since decimals with a comma part every field in two.
func (a columns) beats(b columns) bool {
	switch {
	case a.records != b.records:
		return a.records > b.records
	case a.records == 1 && a.all == 1 && b.all == 1:
		return a.fields > b.fields
	}
	return a.all < b.all
}

// consistency counts the fields of the records as one delimiter parts them.
// Blank lines do not count, and the last record only when it is whole.
func consistency(head []byte, delimiter byte, whole bool) columns {
	records := make(map[int]int) // by their number of fields
	s := fieldScan{delimiter: delimiter, fields: 1}
	for _, b := range head {
		if s.ends(b) {
			records[s.fields]++
			s = fieldScan{delimiter: delimiter, fields: 1}
		}
	}
	if whole && s.begun {
		records[s.fields]++
	}
	var most columns
	all := 0
	for n, count := range records {
		all += count
		if n > 1 && (count > most.records || count == most.records && n > most.fields) {
			most.records, most.fields = count, n
		}
	}
	most.all = all
	return most
}

// fieldScan counts the fields of one record.
type fieldScan struct {
	delimiter byte
	fields    int
	begun     bool // the record has a byte
	inside    bool // the field has one, so that a mark no longer opens it
	quoted    bool // inside marks
	closed    bool // just behind a mark that may have closed the field
}

// ends takes one byte and reports whether it ends a record that is not blank.
func (s *fieldScan) ends(b byte) bool {
	if s.quoted {
		s.quoted, s.closed = b != '"', b == '"'
		return false
	}
	reopened := b == '"' && (s.closed || !s.inside)
	s.closed = false
	switch {
	case b == '\n' || b == '\r':
		return s.begun
	case b == s.delimiter:
		s.fields++
		s.inside = false
	default:
		s.quoted, s.inside = reopened, true
	}
	s.begun = true
	return false
}
