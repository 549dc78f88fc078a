package printed

import (
	"errors"
	"slices"
)

// Difference is everything in print that is no longer so.
type Difference struct {
	Numbers []NumberChange // in the order of the newer documents, then of what is gone
	Words   []WordsChange
	Moved   []Move
	// Reworded says that the two were told with different sentences of the program:
	// of words, only people's were compared.
	Reworded bool
}

// NumberChange is one cell whose printed forms differ.
type NumberChange struct {
	Cell    string
	Was, Is Printed
}

// Printed is how one side prints a number that the other prints otherwise.
type Printed struct {
	Forms []string // that only this side prints, in order
	Value *float64 // as Number.Value; nil too where the side does not print it at all
}

// WordsChange is a passage whose words differ beside its numbers. Was or Is is ""
// where it is new, or gone.
type WordsChange struct {
	Place   string // title of the section that it stands in first
	Was, Is string
}

// Move is a cell that documents cite and that stands at another address now.
type Move struct{ Cell, Was, Is string }

// errLanguage says that two records are of different languages.
var errLanguage = errors.New("what was printed in one language cannot be compared with what another prints")

// Compare finds all that differs between two records of the same subject and
// language. What several documents print alike is named once.
func Compare(was, is Record) (Difference, error) {
	if was.Language != is.Language {
		return Difference{}, errLanguage
	}
	d := Difference{Reworded: was.Wording != is.Wording}
	d.Numbers, d.Moved = compareNumbers(was, is)
	d.Words = compareWords(was, is, d.Reworded)
	return d, nil
}

// cited is what one cell prints: its forms, in order of first appearance.
type cited struct {
	address string
	forms   []string
	value   *float64
}

// cells are all cells that a record cites, and their order.
func (r Record) cells() (map[string]*cited, []string) {
	by, order := map[string]*cited{}, []string(nil)
	for _, p := range r.Passages {
		for _, n := range p.Numbers {
			c, ok := by[n.Cell]
			if !ok {
				c = &cited{address: n.Address, value: n.Value}
				by[n.Cell], order = c, append(order, n.Cell)
			}
			if !slices.Contains(c.forms, n.Text) {
				c.forms = append(c.forms, n.Text)
			}
		}
	}
	return by, order
}

func compareNumbers(was, is Record) (changes []NumberChange, moved []Move) {
	old, oldOrder := was.cells()
	now, order := is.cells()
	for _, id := range order {
		before, ok := old[id]
		if !ok {
			before = &cited{address: now[id].address}
		}
		if before.address != now[id].address {
			moved = append(moved, Move{Cell: id, Was: before.address, Is: now[id].address})
		}
		c := NumberChange{Cell: id, Was: before.beside(now[id]), Is: now[id].beside(before)}
		if len(c.Was.Forms)+len(c.Is.Forms) > 0 {
			changes = append(changes, c)
		}
	}
	for _, id := range oldOrder {
		if now[id] == nil {
			changes = append(changes, NumberChange{Cell: id, Was: old[id].beside(&cited{})})
		}
	}
	return changes, moved
}

// beside is what a side prints that the other does not.
func (c *cited) beside(other *cited) Printed {
	return Printed{Forms: without(c.forms, other.forms), Value: c.value}
}

// without is what stands in a list and not in another.
func without(list, other []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(other, s) {
			out = append(out, s)
		}
	}
	return out
}

// compareWords walks two records side by side, a document at a time, and pairs what
// stands between the passages that both have. A grade alone is no sentence: grades are
// compared as findings.
func compareWords(was, is Record, peopleOnly bool) []WordsChange {
	var out []WordsChange
	seen := map[[2]string]bool{}
	for _, document := range documents(was, is) {
		a, b := was.of(document, peopleOnly), is.of(document, peopleOnly)
		for _, c := range aligned(a, b) {
			if pair := [2]string{c.Was, c.Is}; !seen[pair] && c.Was != c.Is {
				seen[pair] = true
				out = append(out, c)
			}
		}
	}
	return out
}

// documents are the kinds that two records hold, in the order of the newer.
func documents(was, is Record) []string {
	var out []string
	for _, p := range slices.Concat(is.Passages, was.Passages) {
		if !slices.Contains(out, p.Document) {
			out = append(out, p.Document)
		}
	}
	return out
}

// of are the passages of one document.
func (r Record) of(document string, peopleOnly bool) []Passage {
	var out []Passage
	for _, p := range r.Passages {
		if p.Document == document && p.Kind != judgment && (p.Kind == people || !peopleOnly) {
			out = append(out, p)
		}
	}
	return out
}

// aligned pairs the passages between those that are common to both, by the longest
// common sequence of their words.
func aligned(a, b []Passage) []WordsChange {
	common := commonWords(a, b)
	var out []WordsChange
	i, j := 0, 0
	for _, at := range append(common, [2]int{len(a), len(b)}) {
		out = append(out, gap(a[i:at[0]], b[j:at[1]])...)
		i, j = at[0]+1, at[1]+1
	}
	return out
}

// gap pairs what stands in one place of two documents. What can be told as a pair
// is; the rest is gone, or new.
func gap(a, b []Passage) []WordsChange {
	var out []WordsChange
	for k := range max(len(a), len(b)) {
		var c WordsChange
		if k < len(a) {
			c.Place, c.Was = a[k].Place, a[k].Text
		}
		if k < len(b) {
			if c.Was != "" && c.Place != b[k].Place {
				out = append(out, c)
				c = WordsChange{}
			}
			c.Place, c.Is = b[k].Place, b[k].Text
		}
		out = append(out, c)
	}
	return out
}

// commonWords are the places, in both, of a longest sequence of passages with the
// same words. What is alike at both ends is taken off first, so that the table of the
// rest is small.
func commonWords(a, b []Passage) [][2]int {
	x, y := wordsOf(a), wordsOf(b)
	var head, tail [][2]int
	for len(head) < min(len(x), len(y)) && x[len(head)] == y[len(head)] {
		head = append(head, [2]int{len(head), len(head)})
	}
	n := len(head)
	for len(tail) < min(len(x), len(y))-n && x[len(x)-1-len(tail)] == y[len(y)-1-len(tail)] {
		tail = append(tail, [2]int{len(x) - 1 - len(tail), len(y) - 1 - len(tail)})
	}
	slices.Reverse(tail)
	return slices.Concat(head, longest(x[:len(x)-len(tail)], y[:len(y)-len(tail)], n), tail)
}

func wordsOf(list []Passage) []string {
	out := make([]string, len(list))
	for i, p := range list {
		out[i] = p.words()
	}
	return out
}

// longest is a longest common sequence of two lists from some place on.
func longest(x, y []string, from int) [][2]int {
	rows, columns := len(x)-from, len(y)-from
	length := make([][]int32, rows+1)
	for i := range length {
		length[i] = make([]int32, columns+1)
	}
	for i := rows - 1; i >= 0; i-- {
		for j := columns - 1; j >= 0; j-- {
			if x[from+i] == y[from+j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < rows && j < columns; {
		switch {
		case x[from+i] == y[from+j]:
			out = append(out, [2]int{from + i, from + j})
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}
