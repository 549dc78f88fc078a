package sheet

import (
	"bufio"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"assize/report/read/source"
)

// sniffLength is how much of a csv file is looked at to find its delimiter.
const sniffLength = 64 << 10

// csvScan reads one csv file (RFC 4180; UTF-8 or UTF-16; any line ends).
type csvScan struct {
	from      *bufio.Reader
	file      string // name in messages
	sheet     *Sheet
	book      *Book
	hand      func(Row) error
	limits    Limits
	delimiter byte

	line, column int // of the next byte, 1-based; column counts bytes
	row          int
	cells        []Cell
	text         []byte // the row's texts, one after another
	ends         []int
}

// scanCSV reads a csv file as a book of one sheet.
func scanCSV(r io.Reader, book *Book, lim Limits, want wanted) error {
	book.Format = "csv"
	name := path.Base(strings.ReplaceAll(book.Name, `\`, "/"))
	book.Sheets = append(book.Sheets, Sheet{File: book.Name, Name: strings.TrimSuffix(name, path.Ext(name))})
	return scanCSVSheet(r, book, &book.Sheets[0], lim, want)
}

// scanCSVSheet reads the csv file of one sheet.
func scanCSVSheet(r io.Reader, book *Book, s *Sheet, lim Limits, want wanted) error {
	text, err := decoded(r)
	if err != nil {
		return placeInFile(err, s.File, 0, 0)
	}
	c := &csvScan{
		from: bufio.NewReaderSize(text, sniffLength), file: s.File, sheet: s, book: book,
		hand: want.rows(s), limits: lim, line: 1, column: 1,
	}
	head, err := c.from.Peek(sniffLength)
	if err != nil && err != io.EOF {
		return placeInFile(err, s.File, 0, 0)
	}
	if len(head) == 0 {
		return placeInFile(refuse(ruleKind, "is empty"), s.File, 0, 0)
	}
	if err := c.findDelimiter(head); err != nil {
		return placeInFile(err, s.File, 1, 1)
	}
	if err := c.read(); err != nil {
		return placeInFile(err, s.File, c.line, c.column)
	}
	return nil
}

// placeInFile gives a fault its line and column.
func placeInFile(err error, file string, line, column int) error {
	if f, ok := err.(*fault); ok && f.at == (source.Pos{}) {
		f.at = source.Pos{File: file, Line: line, Column: column}
	}
	return err
}

// read reads all records; each is a row.
func (c *csvScan) read() error {
	for {
		ended, err := c.record()
		if err != nil {
			return err
		}
		if err := c.endRow(); err != nil {
			return err
		}
		if ended {
			return nil
		}
	}
}

// record reads one record into text and ends; true at the end of the file.
func (c *csvScan) record() (bool, error) {
	c.row++
	c.text, c.ends = c.text[:0], c.ends[:0]
	for {
		last, err := c.field()
		if err != nil {
			return false, err
		}
		if len(c.ends) == c.limits.Columns && last == fieldEnds {
			return false, overLimit("columns", "columns in a sheet", int64(c.limits.Columns))
		}
		c.ends = append(c.ends, len(c.text))
		if last != fieldEnds {
			return last == fileEnds, nil
		}
	}
}

// What ended a field.
type fieldEnd uint8

const (
	fieldEnds fieldEnd = iota // a delimiter: another field follows
	lineEnds
	fileEnds
)

// field reads one field into text.
func (c *csvScan) field() (fieldEnd, error) {
	start := len(c.text)
	for first := true; ; first = false {
		b, err := c.next()
		switch {
		case err == io.EOF:
			return fileEnds, nil
		case err != nil:
			return 0, err
		case b == c.delimiter:
			return fieldEnds, nil
		case b == '\n':
			return lineEnds, nil
		case b == '"' && first:
			return c.quotedField(start)
		case b == '"':
			return 0, refuse(ruleQuote, "a quotation mark inside a field that does not begin with one").
				withHint(`write the field in quotation marks, and the mark inside it twice`)
		}
		if err := c.keep(b, start); err != nil {
			return 0, err
		}
	}
}

// quotedField reads the rest of a field that began with a quotation mark.
func (c *csvScan) quotedField(start int) (fieldEnd, error) {
	line, column := c.line, c.column-1
	for {
		b, err := c.next()
		if err == io.EOF {
			c.line, c.column = line, column
			return 0, refuse(ruleQuote, "a quotation mark that is never closed")
		}
		if err != nil {
			return 0, err
		}
		if b == '"' {
			b, err = c.next()
			switch {
			case err == io.EOF:
				return fileEnds, nil
			case err != nil:
				return 0, err
			case b == c.delimiter:
				return fieldEnds, nil
			case b == '\n':
				return lineEnds, nil
			case b != '"':
				return 0, refuse(ruleQuote, "characters between a closing quotation mark and the end of the field")
			}
		}
		if err := c.keep(b, start); err != nil {
			return 0, err
		}
	}
}

// next is the next byte; every kind of line end is one '\n'.
func (c *csvScan) next() (byte, error) {
	b, err := c.from.ReadByte()
	if err != nil {
		return 0, err
	}
	c.column++
	if b == '\r' {
		b = '\n'
		if after, err := c.from.Peek(1); err == nil && after[0] == '\n' {
			_, _ = c.from.Discard(1) // peeked, so it is there
		}
	}
	if b == '\n' {
		c.line, c.column = c.line+1, 1
	}
	return b, nil
}

// keep adds a byte to the field.
func (c *csvScan) keep(b byte, start int) error {
	if b < ' ' && b != '\t' && b != '\n' || b == 0x7F {
		return refuse(ruleControl, "a control character")
	}
	if len(c.text)-start == c.limits.CellText {
		return overLimit("cell-text", "bytes of text in one cell", int64(c.limits.CellText))
	}
	c.text = append(c.text, b)
	return nil
}

// endRow types the record's fields and hands the row out. Empty fields are
// empty cells.
func (c *csvScan) endRow() error {
	if len(c.text) == 0 {
		return nil
	}
	if !utf8.Valid(c.text) {
		return refuse(ruleEncoding, "a character before this place is not UTF-8").withHint(`save the file as "CSV UTF-8"`)
	}
	if c.row > c.limits.Rows {
		return overLimit("rows", "rows in a sheet", int64(c.limits.Rows))
	}
	all := string(c.text)
	c.cells = c.cells[:0]
	from := 0
	for i, end := range c.ends {
		if end > from {
			cell := Cell{Row: c.row, Column: i + 1, Text: all[from:end]}
			cell.typeText()
			c.cells = append(c.cells, cell)
		}
		from = end
	}
	c.sheet.RowCount++
	c.sheet.CellCount += len(c.cells)
	if c.book.cells += len(c.cells); c.book.cells > c.limits.Cells {
		return overLimit("cells", "cells", int64(c.limits.Cells))
	}
	if c.hand == nil {
		return nil
	}
	return c.hand(Row{Number: c.row, Cells: c.cells})
}
