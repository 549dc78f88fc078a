package annex

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"assize/report/say/doc"
)

// Escape tells what a csv does with text that a spreadsheet would run.
type Escape int

const (
	// EscapeSpreadsheet puts an apostrophe before text that a spreadsheet would
	// take for a formula (CWE-1236). It is the default.
	EscapeSpreadsheet Escape = iota
	// EscapeNone leaves text as it is, for programs that read the file.
	EscapeNone
)

// Alone is one thing that a csv says of itself in a column of its own: whose data they
// are, of which time, of which status.
type Alone struct{ Head, Value string }

// ByteOrderMark stands before a csv for spreadsheet programs: without it Excel
// on Windows reads a file that is double-clicked in the code page of its country,
// and Welsh names and curly quotes come out wrong.
const ByteOrderMark = "\uFEFF"

// CSV writes the table of a sheet of a workbook as RFC 4180 csv in UTF-8, for
// spreadsheet programs with its mark: the heads, then the rows; numbers bare, with up to 12 significant digits, dates
// in ISO form, marks such as [x] as they are. Numbers never pass through the
// escape. A csv has no place for title and notes, and the file is taken alone: what
// it has to say of itself stands in last columns, in every row.
func CSV(w *doc.Workbook, s *doc.Sheet, escape Escape, alone ...Alone) ([]byte, error) {
	if s.Table == nil {
		return nil, fmt.Errorf("annex %s: sheet %s has no table", w.ID, s.Name)
	}
	if err := checkGrid(s.Table); err != nil {
		return nil, fmt.Errorf("annex %s: sheet %s: %w", w.ID, s.Name, err)
	}
	values := *w
	values.Analyst = false // formulas are their values
	b := &book{Workbook: &values}
	var out bytes.Buffer
	if escape == EscapeSpreadsheet {
		out.WriteString(ByteOrderMark)
	}
	c := csv.NewWriter(&out)
	c.UseCRLF = true
	g := s.Table
	var record []string
	for _, column := range g.Columns {
		record = append(record, escape.text(cleanLine(column.Title)))
	}
	for _, a := range alone {
		record = append(record, escape.text(cleanLine(a.Head)))
	}
	if err := c.Write(record); err != nil {
		return nil, err
	}
	for i := range g.Rows {
		record = record[:0]
		for j := range g.Columns {
			v, err := b.value(s, i, j)
			if err != nil {
				return nil, fmt.Errorf("annex %s: %w", w.ID, err)
			}
			record = append(record, escape.field(&v))
		}
		for _, a := range alone {
			record = append(record, escape.text(cleanLine(a.Value)))
		}
		if err := c.Write(record); err != nil {
			return nil, err
		}
	}
	c.Flush()
	return out.Bytes(), c.Error()
}

// field is a value as a field of a csv.
func (e Escape) field(v *value) string {
	switch {
	case v.form == formText:
		return e.text(v.text)
	case v.form == formBlank:
		return ""
	case v.kind == doc.DateCell || v.kind == doc.DateTimeCell:
		return isoTime(v)
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(v.number, 'g', 12, 64), 64)
	if err != nil {
		short = v.number
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// isoTime is a date, or a date and local time, in ISO form.
func isoTime(v *value) string {
	if v.kind == doc.DateCell {
		return v.time.Format("2006-01-02")
	}
	return v.time.Format("2006-01-02T15:04:05")
}

// text neutralises text that begins, after blanks, with what a spreadsheet
// takes for a formula, in half or in full width.
func (e Escape) text(s string) string {
	if e == EscapeNone || s == "" {
		return s
	}
	if s[0] == '\t' || s[0] == '\n' {
		return "'" + s
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \t\n\u00a0"))
	if strings.ContainsRune("=+-@|%＝＋－＠", first) {
		return "'" + s
	}
	return s
}
