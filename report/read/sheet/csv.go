package sheet

import (
	"bufio"
	"bytes"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"assize/report/read/source"
)

// sniffLength is how much of a csv file is looked at to find its delimiter.
const sniffLength = 64 << 10

// csvScan reads one csv file (RFC 4180; UTF-8, UTF-16 by its mark, or a
// declared encoding; any line ends).
type csvScan struct {
	from      *bufio.Reader
	file      string // name in messages
	sheet     *Sheet
	book      *Book
	hand      func(Row) error
	limits    Limits
	delimiter byte
	charset   *charsetReader // of a declared encoding; nil for UTF-8

	at, here csvPlace // of the byte last read, and of the next
	rest     int      // bytes of a checked character that are still to come
	row      int
	cells    []Cell
	text     []byte // the row's texts, one after another
	ends     []int
}

// csvPlace is a place in a text, 1-based; the column counts bytes of UTF-8.
type csvPlace struct{ line, column int }

// scanCSV reads a csv file as a book of one sheet.
func scanCSV(r io.Reader, book *Book, lim Limits, want wanted) error {
	book.Format = "csv"
	name := path.Base(strings.ReplaceAll(book.Name, `\`, "/"))
	book.Sheets = append(book.Sheets, Sheet{File: book.Name, Name: strings.TrimSuffix(name, path.Ext(name))})
	return scanCSVSheet(r, book, &book.Sheets[0], lim, want)
}

// scanCSVSheet reads the csv file of one sheet.
func scanCSVSheet(r io.Reader, book *Book, s *Sheet, lim Limits, want wanted) error {
	text, marked, err := decoded(r)
	if err != nil {
		return placeInFile(err, s.File, csvPlace{})
	}
	c := &csvScan{
		file: s.File, sheet: s, book: book, hand: want.rows(s), limits: lim,
		at: csvPlace{1, 1}, here: csvPlace{1, 1},
	}
	if table := book.encoding.table(); table != nil && !marked {
		c.charset = &charsetReader{from: text, table: table}
		text = c.charset
	}
	c.from = bufio.NewReaderSize(text, sniffLength)
	head, err := c.from.Peek(sniffLength)
	if len(head) == 0 && err == io.EOF {
		err = refuse(ruleKind, "is empty")
	}
	if _, faulty := err.(*fault); err != nil && err != io.EOF && (!faulty || len(head) == 0) {
		return placeInFile(err, s.File, csvPlace{})
	}
	if err := c.findDelimiter(head, len(head) < sniffLength); err != nil {
		return placeInFile(err, s.File, c.at)
	}
	if err := c.read(); err != nil {
		return placeInFile(err, s.File, c.at)
	}
	if c.charset != nil && c.charset.watch.isUTF8() {
		err := refuse(ruleEncoding, "is declared to be in %s, and all its characters are UTF-8", book.encoding).
			withHint(`save the file as "CSV UTF-8", whose mark outweighs the declaration, or declare no encoding`)
		return placeInFile(err, s.File, csvPlace{})
	}
	return nil
}

// placeInFile gives a fault its line and column.
func placeInFile(err error, file string, at csvPlace) error {
	if f, ok := err.(*fault); ok && f.at == (source.Pos{}) {
		f.at = source.Pos{File: file, Line: at.line, Column: at.column}
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
		case b == '"' && strings.Trim(string(c.text[start:]), " ") == "":
			return 0, refuse(ruleQuote, "a space between the delimiter and the quotation mark that opens a field").
				withHint("take the space away, or write it inside the marks")
		case b == '"':
			return 0, refuse(ruleQuote, "a quotation mark inside a field that does not begin with one").
				withHint("write the field in quotation marks, and the mark inside it twice")
		}
		if err := c.keep(b, start); err != nil {
			return 0, err
		}
	}
}

// quotedField reads the rest of a field that began with a quotation mark.
func (c *csvScan) quotedField(start int) (fieldEnd, error) {
	opened := c.at
	for {
		b, err := c.next()
		if err == io.EOF {
			c.at = opened
			return 0, refuse(ruleQuote, "a quotation mark that is never closed").
				withHint("close it where the field ends; a mark inside a field is written twice")
		}
		if err != nil {
			return 0, err
		}
		if b == '"' {
			if end, ended, err := c.afterQuote(); ended || err != nil {
				return end, err
			}
		}
		if err := c.keep(b, start); err != nil {
			return 0, err
		}
	}
}

// afterQuote reads what follows a quotation mark inside a quoted field: another,
// or the end of the field.
func (c *csvScan) afterQuote() (end fieldEnd, ended bool, err error) {
	b, err := c.next()
	switch {
	case err == io.EOF:
		return fileEnds, true, nil
	case err != nil:
		return 0, false, err
	case b == c.delimiter:
		return fieldEnds, true, nil
	case b == '\n':
		return lineEnds, true, nil
	case b == '"':
		return 0, false, nil
	case b == ' ':
		return 0, false, refuse(ruleQuote, "a space between a closing quotation mark and the end of the field").
			withHint("take the space away, or write it inside the marks")
	}
	return 0, false, refuse(ruleQuote, "characters between a closing quotation mark and the end of the field").
		withHint("write a mark inside a field twice")
}

// next is the next byte; every kind of line end is one '\n'.
func (c *csvScan) next() (byte, error) {
	b, err := c.from.ReadByte()
	c.at = c.here
	if err != nil {
		return 0, err
	}
	c.here.column++
	switch {
	case b >= utf8.RuneSelf:
		return b, c.checkCharacter(b)
	case b == dosEnd && c.atDOSEnd():
		return 0, io.EOF
	case b == '\r':
		b = '\n'
		if after, err := c.from.Peek(1); err == nil && after[0] == '\n' {
			_, _ = c.from.Discard(1) // peeked, so it is there
		}
	}
	if b == '\n' {
		c.here = csvPlace{c.here.line + 1, 1}
	}
	return b, nil
}

// dosEnd is the character by which programs of DOS, and some to this day, end a
// text file.
const dosEnd = 0x1A

// atDOSEnd reports whether nothing but ends follows one.
func (c *csvScan) atDOSEnd() bool {
	rest, err := c.from.Peek(sniffLength)
	return err == io.EOF && len(bytes.Trim(rest, "\x1A")) == 0
}

// checkCharacter refuses a byte that begins no character.
func (c *csvScan) checkCharacter(b byte) error {
	if c.rest > 0 {
		c.rest--
		return nil
	}
	after, _ := c.from.Peek(utf8.UTFMax - 1) // fewer at the end
	r, size := utf8.DecodeRune(append([]byte{b}, after...))
	switch {
	case r == utf8.RuneError && size == 1:
		return refuse(ruleEncoding, "a character that is not UTF-8").
			withHint(`save the file as "CSV UTF-8", or say what it is written in, such as encoding: windows-1252, in the layout or the job`)
	case r == utf8.RuneError && c.charset != nil:
		return refuse(ruleEncoding, "a byte that is no character in %s", c.book.encoding).
			withHint("find out in which encoding the file was written, and say that one")
	}
	c.rest = size - 1
	return nil
}

// keep adds a byte to the field. The vertical tab and the form feed are line
// breaks of word processors and databases, which spreadsheet programs write as
// they are.
func (c *csvScan) keep(b byte, start int) error {
	if b < ' ' && b != '\t' && b != '\n' && b != '\v' && b != '\f' || b == 0x7F {
		return refuse(ruleControl, "a control character").withHint("take it out, or look for what wrote it: a text file has none")
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
		return overLimit("cells", "cells with a value", int64(c.limits.Cells))
	}
	if c.hand == nil {
		return nil
	}
	return c.hand(Row{Number: c.row, Cells: c.cells})
}
