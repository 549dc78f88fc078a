package narrative

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"assize/report/read/source"
)

// Place is a character of a text: its place in the file, where the text is the
// whole file; else the place of the text, and which of its characters it is.
type Place struct {
	Pos       source.Pos
	Character int // from 1; 0 where Pos is the place itself
}

// inMessage is where a fault is told, and what its message adds.
func (p Place) inMessage() (source.Pos, string) {
	if p.Character == 0 {
		return p.Pos, ""
	}
	return p.Pos, fmt.Sprintf(", at character %d of the text", p.Character)
}

// Refuse adds a refusal at the place.
func (p Place) Refuse(ps *source.Problems, rule, hint, format string, args ...any) {
	pos, inside := p.inMessage()
	ps.Refuse(pos, rule, hint, "%s", fmt.Sprintf(format, args...)+inside)
}

// places finds the places of bytes that are asked for from the first to the last,
// in one walk through the text.
type places struct {
	start source.Pos
	text  string
	whole bool  // the text is the whole file
	lines []int // where each line begins
	// What was asked for last: its byte, and the characters between its base (its
	// line, or the text) and itself.
	base, last, runes int
}

func newPlaces(start source.Pos, text string) *places {
	p := &places{start: start, text: text, whole: start.Line == 0 && start.Cell == "", lines: []int{0}}
	if !p.whole {
		return p
	}
	for i := 0; i < len(text); {
		end := strings.IndexByte(text[i:], '\n')
		if end < 0 {
			break
		}
		i += end + 1
		p.lines = append(p.lines, i)
	}
	return p
}

// of is the place of a byte.
func (p *places) of(offset int) Place {
	line := sort.SearchInts(p.lines, offset+1) // the first line that begins after it
	if base := p.lines[line-1]; base != p.base || offset < p.last {
		p.base, p.last, p.runes = base, base, 0
	}
	p.runes += utf8.RuneCountInString(p.text[p.last:offset])
	p.last = offset
	if !p.whole {
		return Place{Pos: p.start, Character: p.runes + 1}
	}
	at := p.start
	at.Line, at.Column = line, p.runes+1
	return Place{Pos: at}
}
