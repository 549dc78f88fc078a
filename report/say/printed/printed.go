// Package printed keeps what documents printed, sentence by sentence, each number
// with the cell that it stands in, so that a later version can name everything that
// is no longer so. It knows documents and workbooks, and no policing.
package printed

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"assize/report/say/doc"
)

// schema is the version of a record's form. A record of another schema cannot be
// compared.
const schema = "assize.printed/1"

// Record is what the documents of one subject printed in one language, in reading
// order.
type Record struct {
	Schema   string `json:"schema"`
	Language string `json:"language"` // BCP 47
	// Wording is a digest of the sentences that the documents were told with. Between
	// two wordings the program's own words differ without any correction.
	Wording  string    `json:"wording"`
	Passages []Passage `json:"passages"`
}

// Passage is a stretch of print that is read as one: a sentence, an item of a list,
// a cell of a table, a title, a row of a figure.
type Passage struct {
	Document string   `json:"document"` // doc.Kind
	Place    string   `json:"place"`    // title of the section, "" before the first
	Text     string   `json:"text"`
	Numbers  []Number `json:"numbers,omitempty"` // in the order of the text
	Kind     Kind     `json:"kind,omitempty"`
}

// Kind is what a passage is, where it is not the program's own sentence.
type Kind string

// The kinds of passage.
const (
	own        Kind = ""         // the program's sentence, or a row of a table
	people     Kind = "people"   // a person's words
	plottedRow Kind = "plotted"  // a row of a figure, "Violence · 412 of 478 · 86.2"
	judgment   Kind = "judgment" // a panel's label and grade
)

// Number is a printed number with its cell: by its names, which last from version to
// version, and by its address then.
type Number struct {
	Cell    string `json:"cell"`    // "Rates|violence|rate"
	Address string `json:"address"` // "Rates!E7"
	Text    string `json:"text"`    // as printed, "85.5 percent"
	// Value is the unrounded number, in the unit of the cell; nil where several
	// numbers are printed as one text.
	Value *float64 `json:"value,omitempty"`
}

// partMark stands between the parts of what is read as a row.
const partMark = " · "

// hole stands for a number in the words of a passage.
const hole = "\ufffc"

// words are the passage's words with holes for its numbers: of a figure's row its
// label, whose numbers stand beside the marks.
func (p Passage) words() string {
	if p.Kind == plottedRow {
		label, _, _ := strings.Cut(p.Text, partMark)
		return label
	}
	var b strings.Builder
	rest := p.Text
	for _, n := range p.Numbers {
		before, after, ok := strings.Cut(rest, n.Text)
		if !ok {
			break // a record that somebody edited: the rest counts as words
		}
		b.WriteString(before + hole + n.Cell)
		rest = after
	}
	return b.String() + rest
}

// Of records what documents print, nil ones left out. Their numbers stand in the
// annex; one that has no cell there is an error. Wording is the digest of the
// sentences.
func Of(annex *doc.Workbook, wording string, pubs ...*doc.Publication) (Record, error) {
	r := Record{Schema: schema, Language: annex.Lang, Wording: wording}
	for _, p := range pubs {
		if p == nil {
			continue
		}
		w := writer{annex: annex, document: string(p.Kind)}
		w.publication(p)
		if w.err != nil {
			return Record{}, fmt.Errorf("what the %s prints: %w", p.Kind, w.err)
		}
		r.Passages = append(r.Passages, w.out...)
	}
	return r, nil
}

// Encode is the record as JSON; the same record gives the same bytes.
func (r Record) Encode() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(r); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// ErrSchema says that a record is of another schema than this program writes.
var ErrSchema = errors.New("a record of what was printed has the schema")

// Decode reads a record. One of another schema is an error that says so.
func Decode(data []byte) (Record, error) {
	var r Record
	if err := json.Unmarshal(data, &r); err != nil {
		return Record{}, err
	}
	if r.Schema != schema {
		return Record{}, fmt.Errorf("%w %q, not %q", ErrSchema, r.Schema, schema)
	}
	return r, nil
}

// writer walks a document and writes down what it prints.
type writer struct {
	annex    *doc.Workbook
	document string
	place    []string // titles of the sections around
	out      []Passage
	err      error
}

func (w *writer) publication(p *doc.Publication) {
	w.say(own, doc.Words(p.Title), doc.Words(p.Subtitle), doc.Words(p.Subject))
	if c := p.Cover; c != nil {
		w.say(own, doc.Words(c.Title), doc.Words(c.Subtitle))
		w.paragraphs(c.Lines)
		if c.Panel != nil {
			w.panel(*c.Panel)
		}
		w.paragraphs(c.Licence)
	}
	w.blocks(p.Body)
}

func (w *writer) paragraphs(list []doc.Paragraph) {
	for _, p := range list {
		kind := own
		if p.Voice != "" {
			kind = people
		}
		w.say(kind, p.Runs)
	}
}

// say writes runs down sentence by sentence.
func (w *writer) say(kind Kind, lists ...[]doc.Run) {
	for _, runs := range lists {
		for _, s := range sentences(runs) {
			w.passage(kind, s)
		}
	}
}

// passage writes one stretch of print down, and its footnotes after it; an empty one
// is none.
func (w *writer) passage(kind Kind, runs []doc.Run) {
	p := Passage{Document: w.document, Place: w.here(), Text: strings.TrimSpace(doc.Plain(runs)), Kind: kind}
	var notes [][]doc.Run
	for _, r := range runs {
		switch r := r.(type) {
		case doc.Number:
			p.Numbers = append(p.Numbers, w.number(r.Ref, r.Value, r.Text))
		case doc.Note:
			notes = append(notes, r.Runs)
		}
	}
	if p.Text != "" {
		w.out = append(w.out, p)
	}
	w.say(kind, notes...)
}

// here is the title of the section that is being written down.
func (w *writer) here() string {
	if len(w.place) == 0 {
		return ""
	}
	return w.place[len(w.place)-1]
}

func (w *writer) number(ref doc.Ref, value float64, text string) Number {
	address, err := w.annex.Address(ref)
	if err != nil && w.err == nil {
		w.err = err
	}
	return Number{Cell: ref.Sheet + "|" + ref.Row + "|" + ref.Column, Address: address, Text: text, Value: &value}
}

func (w *writer) in(title string, do func()) {
	w.place = append(w.place, title)
	do()
	w.place = w.place[:len(w.place)-1]
}

func (w *writer) blocks(list []doc.Block) {
	for _, b := range list {
		switch b := b.(type) {
		case doc.Section:
			w.in(b.Title, func() { w.say(own, doc.Words(b.Title)); w.blocks(b.Blocks) })
		case doc.Callout:
			w.say(own, doc.Words(b.Label), doc.Words(b.Title))
			w.blocks(b.Blocks)
		case doc.Paragraph:
			w.paragraphs([]doc.Paragraph{b})
		case doc.List:
			w.say(own, b.Items...)
		case doc.Table:
			w.table(b)
		case doc.Figure:
			w.figure(b)
		case doc.JudgmentPanel:
			w.panel(b)
		case doc.KeyFacts:
			for _, k := range b.Items {
				w.row(k.Label, k.Value, k.Detail)
			}
		case doc.Glossary:
			for _, t := range b.Entries {
				w.row(t.Term, t.Meaning)
			}
		case doc.Contents:
		}
	}
}

// row writes down what is read together with its head, as a whole.
func (w *writer) row(head string, lists ...[]doc.Run) {
	whole := doc.Words(head)
	for _, runs := range lists {
		if len(runs) > 0 {
			whole = slices.Concat(whole, doc.Words(partMark), runs)
		}
	}
	w.passage(own, whole)
}

// table writes a row down as one passage: a cell alone says nothing.
func (w *writer) table(t doc.Table) {
	w.say(own, t.Title)
	for _, c := range t.Columns {
		w.row(c.Head, doc.Words(c.Unit))
	}
	for _, r := range t.Rows {
		if len(r.Cells) == 0 {
			continue
		}
		cells := make([][]doc.Run, 0, len(r.Cells))
		for _, c := range r.Cells {
			cells = append(cells, c.Runs)
		}
		w.row(doc.Plain(cells[0]), cells[1:]...)
	}
	w.say(own, t.Notes...)
	w.say(own, t.Source)
}

func (w *writer) panel(p doc.JudgmentPanel) {
	w.passage(judgment, doc.Words(p.Label+partMark+p.Grade))
	w.say(own, p.Runs)
	w.say(own, p.Notes...)
}

func (w *writer) figure(f doc.Figure) {
	w.say(own, f.Title, doc.Words(f.Subtitle), f.Note, doc.Words(f.Source))
	if f.Plot != nil {
		f.Plot.Visit(plotted{w})
	}
}
