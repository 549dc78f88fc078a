package source

import (
	"fmt"
	"strings"
)

// A kind of problem that a file has more often than foldFrom is told once, with
// its first foldPlaces places.
const (
	foldFrom   = 5
	foldPlaces = 3
)

// problemKind is what problems have in common that one line can tell.
type problemKind struct {
	file, sheet, rule string
	severity          Severity
}

// Folded are the problems for somebody who reads them in a mail, one a line: of
// many of one kind in one sheet the first, how many more there are, and where
// they begin. Folded is false when every problem has a line of its own.
func (ps Problems) Folded() (lines []string, folded bool) {
	groups := make(map[problemKind]Problems)
	for _, p := range ps {
		k := kindOf(p)
		groups[k] = append(groups[k], p)
	}
	told := make(map[problemKind]bool)
	for _, p := range ps {
		k := kindOf(p)
		group := groups[k]
		switch {
		case len(group) <= foldFrom:
			lines = append(lines, p.Error())
		case !told[k]:
			told[k], folded = true, true
			lines = append(lines, fmt.Sprintf("%s (and %d more of this kind: %s)", p.Error(), len(group)-1, places(group[1:])))
		}
	}
	return lines, folded
}

// places are the first places of problems, and three dots for the rest.
func places(ps Problems) string {
	var list []string
	for _, p := range ps[:min(len(ps), foldPlaces)] {
		list = append(list, p.Pos.Place())
	}
	if len(ps) > foldPlaces {
		list = append(list, "…")
	}
	return strings.Join(list, ", ")
}

func kindOf(p Problem) problemKind {
	return problemKind{p.Pos.File, p.Pos.Sheet, p.Rule, p.Severity}
}
