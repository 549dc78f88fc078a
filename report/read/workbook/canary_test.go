package workbook_test

import (
	"math"
	"strings"
	"testing"

	"assize/report/read/audit"
	"assize/report/read/workbook"
)

// everySheet is a workbook with something on every sheet of the house.
func everySheet() rowsOf {
	w := sound()
	w["Reports"][1] = append(w["Reports"][1], "N100 required", "N100 recorded", "Domestic abuse", "Reason not recorded", "Auditor note", "Offence group")
	for _, i := range []int{2, 3, 4} {
		for len(w["Reports"][i]) < 8 {
			w["Reports"][i] = append(w["Reports"][i], nil)
		}
		w["Reports"][i] = append(w["Reports"][i], 0, 0, "N", "other", "a note", nil)
	}
	w["Cancelled"] = rows{
		{"Crime reference", "Offence group", "Cancelled on", "Additional verifiable information", "Correctly cancelled", "Victim told", "Reason"},
		{"C-1", "rape", day(2015, 8, 1), "Y", "Y", "N", "free text"},
	}
	w["Populations"] = rows{{"Stratum or list", "Number in 12 months", "12 months to", "Source"}, {"violence", 1000, day(2015, 12, 31), "own"}}
	w["Judgments"] = rows{{"Scope", "Rulebook", "Grade", "Reason", "Judged by", "Judged on"}, {"overall", "cdi-2016", "good", "r", "b", day(2016, 8, 1)}}
	w["Observations"] = rows{{"Kind", "Criterion", "Text", "Judged by", "Judged on"}, {"cause", 1, "free text", "b", day(2016, 8, 1)}}
	w["Previous"] = rows{
		{"Inspection", "Date", "Measure", "Numerator", "Denominator", "Rate", "Interval as published", "Comparable", "Why not", "Source"},
		{"2014", day(2014, 11, 1), "force", 68, 100, 68, 1.64, "Y", "w", "s"},
	}
	w["Recommendations"] = rows{{"Number", "Made on", "Text", "Due", "Status", "Status on"}, {"7319", day(2014, 11, 1), "t", day(2015, 5, 1), "complete", day(2015, 4, 1)}}
	return w
}

func TestEverySheetIsSound(t *testing.T) {
	if _, ps := read(t, everySheet()); len(ps) > 0 {
		t.Fatal(ps)
	}
}

// Whatever stands in a cell of data, no message repeats it, nothing panics, and
// no number is made of what is none.
func TestNoCellReachesAMessage(t *testing.T) {
	const canary = "Canary Wharf 17"
	layout, reg := house(t), forces(t)
	odd := []any{canary + "\u202e", nil, -1, 1e300, math.NaN(), true, moment(2016, 3, 27, 1, 30), formula{}, "99999999999999999999"}
	grades := []string{"inadequate", "good"}
	facts := audit.Facts{
		Strata: []string{"violence", "sexual offences", "other"}, Groups: []string{"rape"}, Grades: grades, Rulebook: "cdi-2016",
		Rulebooks: map[string][]string{"cdi-2016": grades}, OffenceGroups: layout.Groups.Stratum(), Recorded: map[string]float64{"violence": 1000},
	}
	for name, table := range everySheet() {
		for i := range table {
			for j := range table[i] {
				for _, v := range odd {
					w := everySheet()
					w[name][i][j] = v
					d, ps := workbook.Read(w.book(), layout, workbook.Options{Register: reg})
					facts.Partial = ps.Refused()
					ps = append(ps, audit.Check(d, facts)...)
					if isHeading(name, i, j) {
						continue // headings may be quoted
					}
					if all := ps.Error(); strings.Contains(strings.ToLower(all), "canary") {
						t.Fatalf("%s row %d column %d: a message repeats the cell: %s", name, i+1, j+1, all)
					}
					for _, r := range d.Reports {
						if r.Required < 0 || r.Recorded < 0 || r.Required > 1e9 || r.Recorded > 1e9 {
							t.Fatalf("%s row %d column %d: %v gave %d of %d", name, i+1, j+1, v, r.Recorded, r.Required)
						}
					}
				}
			}
		}
	}
}

// isHeading reports rows whose texts a message may quote: rows above data, and
// the keys of the Inspection sheet.
func isHeading(name string, row, column int) bool {
	return row < 2 || name == "Inspection" && column == 0
}
