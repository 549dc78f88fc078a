package follow

import (
	"os"
	"strings"
	"testing"

	"assize/report/release/deliver"
)

// TestREADMEHasTheTransitions: the table that people read is the one that holds.
func TestREADMEHasTheTransitions(t *testing.T) {
	text, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][]deliver.Stands{
		"nothing, drafts, packs for the forces":             {deliver.Empty, deliver.Unissued},
		"a marked edition alone":                            {deliver.Marked},
		"a release that waits for its instant":              {deliver.Awaiting},
		"a public release":                                  {deliver.Public},
		"notices of a withdrawal":                           {deliver.Withdrawn},
		"a draft over what was public, by an older version": {deliver.Overlaid},
	}
	columns := [][]Step{{Draft, Accuracy}, {Embargoed}, {Final}, {Late}, {Correction}, {Postpone}, {Withdraw}}
	told := map[deliver.Stands]bool{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		states, ok := rows[strings.TrimSpace(cells[0])]
		if !ok {
			continue
		}
		if len(cells) != len(columns)+1 {
			t.Fatalf("%d cells: %s", len(cells), line)
		}
		for _, s := range states {
			told[s] = true
			for i, steps := range columns {
				for _, what := range steps {
					cell := strings.TrimSpace(cells[i+1])
					if (cell == "–") != (transitions()[s][what] == no) {
						t.Errorf("README says %q of step %d where %s stands", cell, what, s)
					}
				}
			}
		}
	}
	if len(told) != len(transitions()) {
		t.Errorf("README tells of %d of %d", len(told), len(transitions()))
	}
}
