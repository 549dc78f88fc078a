package population

import (
	"strings"
	"testing"
)

// Two tables that say different things are refused for the figures that are used, and
// for no others.
func TestTablesDisagree(t *testing.T) {
	year := func(march int) string {
		return homeOffice + rowsOf("31-12-2015", "Kent", 90, 9, 30) + rowsOf("31-03-2016", "Kent", march, 9, 30) + rowsOf("31-12-2015", "Surrey", 5, 5, 5) + rowsOf("31-03-2016", "Surrey", 5, 5, 5)
	}
	one, _ := loadText(t, year(90))
	two, _ := loadText(t, year(91))
	one.Join(two)
	for _, tt := range []struct {
		force, to string
		told      bool
	}{
		{"kent", "2015-12-31", false},
		{"kent", "2016-03-31", true},
		{"kent", "2016-01-15", true},
		{"surrey", "2016-03-31", false},
		{"kent", "2017-03-31", false},
		{"dorset", "2016-03-31", false},
	} {
		ps := one.Doubts(tt.force, date(tt.to))
		if ps.Refused() != tt.told {
			t.Errorf("%s to %s: %v", tt.force, tt.to, ps)
		}
		if tt.told && !strings.Contains(ps.Error(), `crime.csv:crime!E5: 91 crimes of the stratum "violence" in the 12 months to 2016-03-31, where crime.csv:crime!E5 says 90; list only the table that is meant [tables-disagree]`) {
			t.Errorf("%s to %s: %v", tt.force, tt.to, ps)
		}
	}
	same, _ := loadText(t, year(90))
	again, _ := loadText(t, year(90))
	if same.Join(again); len(same.Doubts("kent", date("2016-03-31"))) > 0 {
		t.Error("two tables that agree are told")
	}
}

func TestYearsThatJump(t *testing.T) {
	for _, tt := range []struct {
		name          string
		before, after int
		to            string
		told          bool
	}{
		{"a quarter more", 4000, 5000, "2016-03-31", true},
		{"a quarter less", 4000, 3000, "2016-03-31", true},
		{"between the two", 4000, 5000, "2016-02-10", true},
		{"the year before it", 4000, 5000, "2015-12-31", true},
		{"less than a quarter", 4000, 4999, "2016-03-31", false},
		{"few crimes", 200, 390, "2016-03-31", false},
		{"a year later", 4000, 5000, "2017-03-31", false},
	} {
		table, ps := loadText(t, homeOffice+rowsOf("31-12-2015", "Kent", tt.before, 900, 9000)+rowsOf("31-03-2016", "Kent", tt.after, 900, 9000)+rowsOf("31-03-2017", "Kent", 9*tt.after, 900, 9000))
		if table == nil {
			t.Fatal(ps)
		}
		ps = table.Doubts("kent", date(tt.to))
		if (len(ps) == 1) != tt.told || ps.Refused() {
			t.Errorf("%s: %v", tt.name, ps)
		}
	}
}
