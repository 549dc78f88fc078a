// Package tell is the kernel of telling: a language's words and sentences, marks
// that become runs, numbers that must have a cell, claims that are recorded and
// checked, and one sticky error. It knows no document and no subject: what can be
// said of a force or of a round is registered by the room that knows it.
package tell

import (
	"fmt"
	"maps"
	"math"
	"strconv"
	"text/template"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// Kernel tells in one language. Rooms embed it and register what they can say.
type Kernel struct {
	Pack      *words.Pack
	Templates *Templates
	House     House
	Edition   Edition
	// Cells is where every number must have a cell; nil for what prints none.
	Cells Cells
	// Foreign are the texts that stay in the language of the inputs.
	Foreign Foreign

	subject Subject     // whose pieces are told
	unit    string      // what is counted; "" for crimes
	marks   [][]doc.Run // runs behind the marks of the text being told
	claims  []Claim
	said    map[string]bool // claims already recorded
	held    *[]recorded     // takes the claims of a statement that is being made
	heard   heard           // what was said so far
	failed  error           // the first error met
	funcs   template.FuncMap
	bound   *template.Template // the templates with funcs; made when first needed
}

// Cells finds the cell of a number.
type Cells interface {
	Address(ref doc.Ref) (string, error)
}

// New tells of nothing yet.
func New(pack *words.Pack, templates *Templates, house House, edition Edition, f Foreign) *Kernel {
	k := &Kernel{Pack: pack, Templates: templates, House: house, Edition: edition, Foreign: f, said: map[string]bool{}}
	k.Register(k.kernelFuncs())
	return k
}

// Register lets templates say what a room knows. Later ones take the place of
// earlier ones of the same name.
func (t *Kernel) Register(funcs template.FuncMap) {
	if t.funcs == nil {
		t.funcs = template.FuncMap{}
	}
	maps.Copy(t.funcs, funcs)
	t.bound = nil
}

// About says what is told of: from here on, only its pieces.
func (t *Kernel) About(s Subject) { t.subject = s }

// Claims are those that were made so far, each once for its phrase and cell.
func (t *Kernel) Claims() []Claim { return t.claims }

// Err is the first error met.
func (t *Kernel) Err() error { return t.failed }

// Fail keeps the first error met.
func (t *Kernel) Fail(err error) {
	if err != nil && t.failed == nil {
		t.failed = err
	}
}

// Mark keeps runs and gives the text that stands for them in a template.
func (t *Kernel) Mark(runs ...doc.Run) string {
	t.marks = append(t.marks, runs)
	return string(markOpen) + strconv.Itoa(len(t.marks)-1) + string(markClose)
}

// Text marks plain text that may hold digits, or be of another language: names,
// dates, free text.
func (t *Kernel) Text(s string) string { return t.Mark(t.Foreign.text(s)) }

// Number marks a number with its cell, which must exist in the annex.
func (t *Kernel) Number(ref doc.Ref, value float64, text string) (string, error) {
	n, err := t.numberRun(ref, value, text)
	if err != nil {
		return "", err
	}
	return t.Mark(n), nil
}

func (t *Kernel) numberRun(ref doc.Ref, value float64, text string) (doc.Number, error) {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return doc.Number{}, fmt.Errorf("no value for %s of %s on sheet %s", ref.Column, ref.Row, ref.Sheet)
	}
	if _, err := t.Cells.Address(ref); err != nil {
		return doc.Number{}, err
	}
	return doc.Number{Value: value, Text: text, Ref: ref}, nil
}

// Phrase is a short fixed text of the language, defined as "phrase.KEY".
func (t *Kernel) Phrase(key string, dot ...any) string { return t.Piece("phrase."+key, dot...) }

// Piece is a short text of the language by its whole name.
func (t *Kernel) Piece(name string, dot ...any) string { return doc.Plain(t.Runs(name, Only(dot))) }
