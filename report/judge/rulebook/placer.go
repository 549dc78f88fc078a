package rulebook

import (
	"unicode"
	"unicode/utf8"

	"assize/report/read/source"
)

// placer maps an offset in a condition to its place in the YAML file. A
// condition may be plain, quoted, folded over lines or a block; its letters are
// found one after the other in the file's text from where the value begins.
type placer struct {
	start  source.Pos
	places []source.Pos // by rune of the condition
}

// newPlacer follows the condition through the file's text.
func newPlacer(text []byte, condition string, start source.Pos) placer {
	p := placer{start: start}
	line, column := 1, 1
	i := 0
	step := func() rune {
		r, size := utf8.DecodeRune(text[i:])
		i += size
		if r == '\n' {
			line, column = line+1, 1
		} else {
			column++
		}
		return r
	}
	for i < len(text) && (line < start.Line || line == start.Line && column < start.Column) {
		step()
	}
	for _, want := range condition {
		if unicode.IsSpace(want) {
			p.places = append(p.places, source.Pos{File: start.File, Line: line, Column: column})
			continue
		}
		for i < len(text) {
			at := source.Pos{File: start.File, Line: line, Column: column}
			if step() == want {
				p.places = append(p.places, at)
				break
			}
		}
	}
	return p
}

// at is the place of a rune of the condition.
func (p placer) at(offset int) source.Pos {
	if offset < 0 || len(p.places) == 0 {
		return p.start
	}
	return p.places[min(offset, len(p.places)-1)]
}
