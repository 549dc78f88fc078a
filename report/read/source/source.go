// Package source says where a fact was read and what is wrong there.
//
// Every room that reads something reports faults as Problems, so that one
// printer, one workbook and one exit code serve them all. A message quotes
// headings and closed-list values, never the content of a free-text cell:
// audited rows hold references and notes about victims.
package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Pos is a place in an input: a cell of a sheet, or a line and column of a
// text file. The zero value means "nowhere in particular".
type Pos struct {
	File   string `json:"file"`             // path relative to the job
	Sheet  string `json:"sheet,omitempty"`  // sheet name as written in the book
	Cell   string `json:"cell,omitempty"`   // A1 reference; a bare row number means the whole row
	Line   int    `json:"line,omitempty"`   // 1-based, text files only
	Column int    `json:"column,omitempty"` // 1-based, text files only
}

// Place is the position inside the file: "Reports!G57", "12:3" or "".
func (p Pos) Place() string {
	switch {
	case p.Sheet != "" && p.Cell != "":
		return p.Sheet + "!" + p.Cell
	case p.Sheet != "":
		return p.Sheet
	case p.Line > 0 && p.Column > 0:
		return fmt.Sprintf("%d:%d", p.Line, p.Column)
	case p.Line > 0:
		return fmt.Sprintf("%d", p.Line)
	default:
		return ""
	}
}

// String is "file:place", or the file alone.
func (p Pos) String() string {
	if place := p.Place(); place != "" {
		return p.File + ":" + place
	}
	return p.File
}

// Severity tells what a problem stops.
type Severity int

const (
	// Refusal keeps the input out: the force is quarantined, or the job stops.
	Refusal Severity = iota
	// Warning is told and travels on; the input is used.
	Warning
)

// String is the word printed beside a problem.
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "refused"
}

// MarshalText makes the word the JSON form.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the word back.
func (s *Severity) UnmarshalText(b []byte) error {
	switch string(b) {
	case "refused":
		*s = Refusal
	case "warning":
		*s = Warning
	default:
		return fmt.Errorf("unknown severity %q", b)
	}
	return nil
}

// Problem is one fault at one place, with the rule that found it.
type Problem struct {
	Pos      Pos      `json:"pos"`
	Severity Severity `json:"severity"`
	Rule     string   `json:"rule"` // stable id, such as "recorded-above-required"
	Message  string   `json:"message"`
	Hint     string   `json:"hint,omitempty"`
}

// Error is "file:place: message; hint [rule]". The message of a warning begins with
// "warning: "; what a problem does not have is left out.
func (p Problem) Error() string {
	var b strings.Builder
	if at := p.Pos.String(); at != "" {
		b.WriteString(at)
		b.WriteString(": ")
	}
	if p.Severity == Warning {
		b.WriteString("warning: ")
	}
	b.WriteString(p.Message)
	if p.Hint != "" {
		b.WriteString("; ")
		b.WriteString(p.Hint)
	}
	if p.Rule != "" {
		b.WriteString(" [" + p.Rule + "]")
	}
	return b.String()
}

// Problems is every fault found in one or more inputs. It is an error when it
// holds at least one refusal; use Err, never a bare conversion.
type Problems []Problem

// Refuse adds a refusal.
func (ps *Problems) Refuse(at Pos, rule, hint, format string, args ...any) {
	*ps = append(*ps, Problem{Pos: at, Severity: Refusal, Rule: rule, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

// Warn adds a warning.
func (ps *Problems) Warn(at Pos, rule, hint, format string, args ...any) {
	*ps = append(*ps, Problem{Pos: at, Severity: Warning, Rule: rule, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

// Refused reports whether at least one problem is a refusal.
func (ps Problems) Refused() bool {
	return slices.ContainsFunc(ps, func(p Problem) bool { return p.Severity == Refusal })
}

// Err is nil when nothing was refused, else the Problems themselves.
func (ps Problems) Err() error {
	if ps.Refused() {
		return ps
	}
	return nil
}

// Error joins all problems, one a line, in order of place.
func (ps Problems) Error() string {
	sorted := slices.Clone(ps)
	sorted.Sort()
	lines := make([]string, len(sorted))
	for i, p := range sorted {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Count returns how many problems refuse and how many warn.
func (ps Problems) Count() (refusals, warnings int) {
	for _, p := range ps {
		if p.Severity == Refusal {
			refusals++
		} else {
			warnings++
		}
	}
	return refusals, warnings
}

// Sort orders problems by file, sheet, line or row, column, rule and message,
// so that the same input always prints the same list.
func (ps Problems) Sort() {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		ac, ar := splitCell(a.Pos.Cell)
		bc, br := splitCell(b.Pos.Cell)
		return cmp.Or(
			cmp.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Sheet, b.Pos.Sheet),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column),
			cmp.Compare(ar, br),
			cmp.Compare(len(ac), len(bc)),
			cmp.Compare(ac, bc),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Message, b.Message),
		)
	})
}

// splitCell parts an A1 reference into column letters and row number.
func splitCell(ref string) (column string, row int) {
	i := 0
	for i < len(ref) && ref[i] >= 'A' && ref[i] <= 'Z' {
		i++
	}
	for _, d := range ref[i:] {
		if d < '0' || d > '9' {
			return ref, 0
		}
		row = row*10 + int(d-'0')
	}
	return ref[:i], row
}
