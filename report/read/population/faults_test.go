package population

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"assize/report/read/audit"
	"assize/report/read/intake"

	"assize/report/read/sheet"
	"assize/report/read/source"
)

const homeOffice = "12 months ending,PFA,Region,Offence,Rolling year total number of offences\n"

// rowsOf are rows of the open data for one force and period, one of each
// stratum.
func rowsOf(end, force string, violence, sexual, other int) string {
	return fmt.Sprintf("%s,%s,R,Violence with injury,%d\n%s,%s,R,Sexual offences,%d\n%s,%s,R,Robbery,%d\n",
		end, force, violence, end, force, sexual, end, force, other)
}

func loadText(t *testing.T, text string) (*Table, source.Problems) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "crime.csv")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return load(t, path)
}

func TestLoadRefuses(t *testing.T) {
	sound := rowsOf("31-03-2016", "Kent", 10, 5, 20)
	area := "Year ending\n,,\n\"Table P1: number of offences, year ending March 2016\"\n" +
		"Area Code,Area Name,Total recorded crime (excluding fraud3),Violence against the person4,Sexual offences,Robbery 5\n"
	tests := []struct{ name, text, want string }{
		{"other headings", "Date,Force,Crimes\n2016,Kent,5\n", "crime.csv: no table of recorded crime was recognised; headings that are known: \"12 months ending\""},
		{"misspelt force", homeOffice + sound + rowsOf("31-03-2016", "Susex", 1, 1, 1), `crime.csv:crime!B5: the force is not in the register; did you mean "Sussex Police"? [table-unknown-force]`},
		{"unknown offence", homeOffice + sound + "31-03-2016,Kent,R,Piracy,4\n", "crime.csv:crime!D5: an offence that is in no stratum; add it to offence-groups in the layout [table-unknown-offence]"},
		{"row twice", homeOffice + sound + "31-03-2016,Kent Police,R,Robbery,20\n", "crime.csv:crime!5: the same force, period and offence group as in row 4; remove one of the two rows [table-row-twice]"},
		{"text where a count belongs", homeOffice + "31-03-2016,Kent,R,Robbery,many\n", "crime.csv:crime!E2: no whole number where a count belongs [table-not-a-number]"},
		{"fraction", homeOffice + "31-03-2016,Kent,R,Robbery,1.5\n", "crime.csv:crime!E2: no whole number where a count belongs"},
		{"period in the middle of a month", homeOffice + "15-03-2016,Kent,R,Robbery,1\n", "crime.csv:crime!A2: 12 months to 2016-03-15, which is not the end of a month; write the last day of the 12 months [table-period]"},
		{"no period", homeOffice + "spring,Kent,R,Robbery,1\n", "crime.csv:crime!A2: no date where the end of 12 months belongs"},
		{"half a row", homeOffice + "31-03-2016,Kent,R,,\n", "crime.csv:crime!2: a row without period, force, offence or number"},
		{"code of another force", area + "E23000032,Sussex,100,50,10,40\n", "crime.csv:crime!B5: code E23000032 is of Kent Police, the name is not; look for a corrected edition of the table [table-code-and-name]"},
		{"total below its strata", area + "E23000032,Kent,50,50,10,40\n", "crime.csv:crime!C5: a total below its strata"},
		{"force twice", area + "E23000032,Kent,100,50,10,40\nE23000032,Kent,100,50,10,40\n", "crime.csv:crime!6: the force has a row for the same year already"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			table, ps := loadText(t, tt.text)
			if table != nil || !strings.Contains(ps.Error(), tt.want) {
				t.Errorf("want %s\ngot  %v", tt.want, ps)
			}
		})
	}
}

func TestLoadRealShapes(t *testing.T) {
	table, ps := loadText(t, homeOffice+
		rowsOf("31-12-2015", "Kent", 90, 9, 30)+rowsOf("30-03-2016", "Kent", 120, 6, 60)+
		"31-03-2016,Action Fraud,Fraud: Action Fraud,Action Fraud,99999\n31-12-2015,Kent,R,Fraud offences,777\n"+
		"Contains public sector information licensed under the Open Government Licence v3.0.,,,,\n")
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	if len(ps) != 1 || ps[0].Rule != "table-period-repaired" {
		t.Errorf("problems %v", ps)
	}
	if len(table.Notes) != 1 || !strings.HasPrefix(table.Notes[0], "Contains public sector") {
		t.Errorf("notes %q", table.Notes)
	}
	tests := []struct {
		to          string
		violence    float64
		rows        int
		from, until string
	}{
		{"2015-12-31", 90, 3, "2015-12-31", "2015-12-31"},
		{"2016-01-31", 100, 6, "2015-12-31", "2016-03-31"},
		{"2016-02-29", 110, 6, "2015-12-31", "2016-03-31"},
		{"2016-02-28", 100 + 10*28.0/29, 6, "2015-12-31", "2016-03-31"},
		{"2016-03-31", 120, 3, "2016-03-31", "2016-03-31"},
	}
	for _, tt := range tests {
		got, err := table.At("kent", date(tt.to))
		if err != nil {
			t.Fatal(err)
		}
		s := got["violence"]
		if diff := s.Value - tt.violence; diff > 1e-9 || diff < -1e-9 || s.Rows != tt.rows || s.Between != [2]audit.Date{date(tt.from), date(tt.until)} {
			t.Errorf("to %s: %+v, want %g", tt.to, s, tt.violence)
		}
	}
}

func TestAtRefuses(t *testing.T) {
	table, ps := loadText(t, homeOffice+
		rowsOf("31-12-2015", "Kent", 90, 9, 30)+rowsOf("31-03-2016", "Kent", 120, 6, 60)+rowsOf("31-12-2016", "Kent", 1, 1, 1)+
		"31-12-2015,Sussex,R,Robbery,5\n"+strings.Replace(rowsOf("31-12-2015", "Surrey", 7, 8, 9), "7", "..", 1))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, force, to, want string }{
		{"force without figures", "dorset", "2015-12-31", "crime.csv: no recorded crime of dorset; it has kent, surrey, sussex"},
		{"before the table", "kent", "2015-11-30", "until 2016-12-31, not to 2015-11-30"},
		{"after the table", "kent", "2017-01-31", "not to 2017-01-31"},
		{"gap of three quarters", "kent", "2016-06-30", "no figures between the 12 months to 2016-03-31 and to 2016-12-31, so none to 2016-06-30"},
		{"group that others have", "sussex", "2015-12-31", `no row of the offence group "sexual offences" in the 12 months to 2015-12-31, which other forces have`},
		{"marked as not available", "surrey", "2015-12-31", `crimes of the stratum "violence" in the 12 months to 2015-12-31 are marked as not available`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := table.At(tt.force, date(tt.to))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, %v; want %s", got, err, tt.want)
			}
		})
	}
}

func TestJoinKeepsTheFirst(t *testing.T) {
	one, _ := loadText(t, homeOffice+rowsOf("31-12-2015", "Kent", 90, 9, 30))
	two, _ := loadText(t, homeOffice+rowsOf("31-12-2015", "Kent", 1, 1, 1)+rowsOf("31-03-2016", "Kent", 120, 6, 60))
	one.Join(two)
	got, err := one.At("kent", date("2015-12-31"))
	if err != nil || got["violence"].Value != 90 {
		t.Errorf("%v %v", got, err)
	}
	if got["violence"].Latest != date("2015-12-31") {
		t.Errorf("vintage %v of a figure of the first table", got["violence"].Latest)
	}
	if got, err = one.At("kent", date("2016-01-31")); err != nil || got["violence"].Value != 100 || got["violence"].Latest != date("2016-03-31") {
		t.Errorf("%v %v", got, err)
	}
	if s := got["violence"]; s.Source != "crime.csv, crime.csv" || len(s.SHA256) != 2*64+1 || s.Rows != 6 {
		t.Errorf("provenance %+v", s)
	}
}

func BenchmarkLoadOpenData(b *testing.B) {
	path := filepath.Join(shared, "prc/rec-crime-pfa.csv")
	if _, err := os.Stat(path); err != nil {
		b.Skip("skipped: the published table is not here:", err)
	}
	reg, groups := registerOf(b), groupsOf(b)
	for b.Loop() {
		if _, ps := Load(intake.Typed(path), reg, groups, sheet.TableLimits()); ps.Refused() {
			b.Fatal(ps)
		}
	}
}

// TestBelowZeroStandsAtItsCell holds that a stratum whose 12 months are below 0 says
// where the count is, also between two quarters; one that a negative count leaves
// above 0 stands as it was published, and says where its first count is.
func TestBelowZeroStandsAtItsCell(t *testing.T) {
	open := homeOffice + rowsOf("30-09-2015", "Kent", 10, 5, 20) + rowsOf("31-12-2015", "Kent", 10, -50, 20) +
		"31-12-2015,Kent,R,Violence without injury,-4\n30-09-2015,Kent,R,Violence without injury,1\n"
	area := "Year ending\n,,\n\"Table P1: number of offences, year ending December 2015\"\n" +
		"Area Code,Area Name,Total recorded crime (excluding fraud3),Violence against the person4,Sexual offences,Robbery 5\n" +
		"E23000032,Kent,100,50,-10,60\n"
	for _, tt := range []struct{ name, text, to, cell, first string }{
		{"open data", open, "2015-12-31", "E6", "E5"},
		{"between two quarters", open, "2015-11-30", "E6", "E5"},
		{"table by area", area, "2015-12-31", "E5", "D5"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			table, ps := loadText(t, tt.text)
			if table == nil {
				t.Fatal(ps)
			}
			to, err := time.Parse(time.DateOnly, tt.to)
			if err != nil {
				t.Fatal(err)
			}
			strata, err := table.At("kent", audit.DateOf(to))
			if err != nil {
				t.Fatal(err)
			}
			if s := strata["sexual offences"]; s.Value >= 0 || s.At != (source.Pos{File: "crime.csv", Sheet: "crime", Cell: tt.cell}) {
				t.Errorf("%v crimes at %v, want a number below 0 at %s", s.Value, s.At, tt.cell)
			}
			if s := strata["violence"]; s.Value <= 0 || s.At != (source.Pos{File: "crime.csv", Sheet: "crime", Cell: tt.first}) {
				t.Errorf("violence: %v crimes at %v, want its first cell %s", s.Value, s.At, tt.first)
			}
		})
	}
}
