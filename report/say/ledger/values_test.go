package ledger_test

import (
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/saytest"
)

// given are the columns whose numbers are inputs: of the workbook, of the rulebook, or
// of a table of recorded crime. Sheets with audited lines are inputs whole.
func given() []string {
	return []string{
		"Cancelled!list", "Rates!population", "Unrecorded!population", "Parameters!icc", "Parameters!hours", "Parameters!weight", "Parameters!level",
		"Workings!frame", "Workings!left", "Times!hours",
	}
}

// asValues are the columns of derived numbers that can stand as values, with what the
// cover says of them.
func asValues() map[string]string {
	const search, earlier, dispute, reasons = "found by search", "earlier rates with their limits", "without a disputed row", "counts of reasons"
	return map[string]string{
		"Cancelled!lower": search, "Cancelled!upper": search, "Changes!lower": search, "Changes!upper": search,
		"Changes!from": earlier, "Changes!fromlower": earlier, "Changes!fromupper": earlier,
		"Disputed!lessrecorded": dispute, "Disputed!lessrequired": dispute, "Disputed!lessrate": dispute, "Disputed!lesslower": dispute, "Disputed!lessupper": dispute,
		"Reasons!crimes": reasons, "Reasons!reports": reasons, "Reasons!required": reasons,
	}
}

// TestWhatIsDerivedIsLiveOrSaidNotToBe: of the analyst's annex of random audits every
// number is an input, a live formula, or of a kind that the cover says stands as values.
// The counts and design effects of measures of which only totals are known are inputs.
func TestWhatIsDerivedIsLiveOrSaidNotToBe(t *testing.T) {
	cover, err := os.ReadFile("../../../templates/report/en/annex.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	met, in := map[string]bool{}, saytest.Input(t, findings.Findings{})
	for seed := range uint64(80) {
		d := newDraft(seed)
		w := d.annex(t, in)
		totals := map[string]bool{"": true} // measures of which no row is to be counted
		for i := range d.rules.Measures {
			m := &d.rules.Measures[i]
			totals[m.ID] = !slices.ContainsFunc(w.Sheet("Workings").Table.Rows, func(r doc.GridRow) bool { return r.ID == m.ID })
		}
		for _, s := range w.Sheets {
			if s.Table == nil || s.Name == "Reports" || s.Name == "Cancelled_lines" {
				continue
			}
			for _, r := range s.Table.Rows {
				for i, c := range r.Cells {
					k := s.Table.Columns[i]
					at := s.Name + "!" + k.ID
					number := k.Kind == doc.CountCell || k.Kind == doc.PercentCell || k.Kind == doc.DecimalCell
					if !number || c.Mark != "" || c.Formula != nil || math.IsNaN(c.Value) || slices.Contains(given(), at) {
						continue
					}
					counted := slices.Contains([]string{"recorded", "required", "reports", "told", "effect"}, k.ID) && totals[r.ID]
					switch said, known := asValues()[at]; {
					case known && !strings.Contains(string(cover), said):
						t.Errorf("the cover does not say of %s that it stands as a value: %q", at, said)
					case known:
						met[at] = true
					case !counted:
						t.Errorf("draft %d: %s of %s is %v, and no formula", seed, at, r.ID, c.Value)
					}
				}
			}
		}
	}
	for _, at := range slices.Sorted(maps.Keys(asValues())) {
		if !met[at] {
			t.Errorf("%s never stands as a value; say so no longer", at)
		}
	}
}
