package source

import (
	"fmt"
	"strings"
	"testing"
)

func TestManyOfOneKindAreOneLine(t *testing.T) {
	at := func(sheet string, row int) Pos {
		return Pos{File: "kent.xlsx", Sheet: sheet, Cell: fmt.Sprintf("E%d", row)}
	}
	var ps Problems
	for row := range 1065 {
		ps.Refuse(at("Reports", row+2), "outside-window", "check the year", "a day outside the audit (%d)", row)
		if row < foldFrom {
			ps.Refuse(at("Cancelled", row+2), "outside-window", "", "few of a kind")
		}
	}
	ps.Warn(at("Reports", 3), "outside-window", "", "a warning is another kind")
	lines, folded := ps.Folded()
	if !folded || len(lines) != 1+foldFrom+1 {
		t.Fatalf("%d lines, folded %v:\n%s", len(lines), folded, strings.Join(lines, "\n"))
	}
	const want = "kent.xlsx:Reports!E2: a day outside the audit (0); check the year [outside-window] (and 1064 more of this kind: Reports!E3, Reports!E4, Reports!E5, …)"
	if lines[0] != want {
		t.Errorf("got  %s\nwant %s", lines[0], want)
	}
	if lines, folded := ps[:foldFrom].Folded(); folded || len(lines) != foldFrom {
		t.Errorf("few are folded: %v", lines)
	}
}
