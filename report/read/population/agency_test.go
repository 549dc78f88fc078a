package population

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"assize/report/read/audit"
	"assize/report/read/intake"
	"assize/report/read/register"
	"assize/report/read/sheet"
)

// agencies are two agencies of a register, and the strata of the FBI's tables.
func agencies(t *testing.T) (*register.Register, audit.OffenceGroups) {
	t.Helper()
	reg, err := register.Load(fstest.MapFS{"a.yaml": {Data: []byte("title: T\nlanguages: [en]\nforces:\n  - {id: barre, name: Barre Police Department, aliases: [Barre]}\n  - {id: stowe, name: Stowe Police Department, aliases: [Stowe]}\n")}}, "a.yaml")
	if err != nil {
		t.Fatal(err)
	}
	strata := []string{"persons", "property", "society"}
	groups := audit.OffenceGroups{Strata: map[string][]string{}, Names: map[string]string{}, Totals: map[string]string{"total offenses": audit.Total}, Wider: map[string]string{}}
	for _, s := range strata {
		groups.Strata[s] = []string{s}
		groups.Totals["crimes against "+s] = s
	}
	return reg, groups
}

const agencyHead = "Vermont\nOffense Type\n\"by Agency, 2023\"\n" +
	"Agency Type,Agency Name,Population1,\"Total\nOffenses\",\"Crimes\nAgainst\nPersons\",\"Crimes\nAgainst\nProperty\",\"Crimes\nAgainst\nSociety\",Crimes Against Persons,,Crimes Against Property\n" +
	",,,,,,,\"Assault\nOffenses\",Rape,Arson\n"

// A table of agencies gives the calendar year of those in the register, by the columns
// of its totals.
func TestAgencyTable(t *testing.T) {
	reg, groups := agencies(t)
	path := filepath.Join(t.TempDir(), "vermont.csv")
	rows := "Cities,Barre,8406,644,157,416,71,149,9,5\n,Barre Town,8052,216,60,130,26,50,4,1\n,Stowe,5400,101,20,70,10,18,1,0\n1Population figures are published only for the cities.\n"
	if err := os.WriteFile(path, []byte(agencyHead+rows), 0o600); err != nil {
		t.Fatal(err)
	}
	table, ps := Load(intake.Typed(path), reg, groups, sheet.TableLimits())
	if table == nil {
		t.Fatal(ps)
	}
	if len(ps) != 1 || !strings.Contains(ps.Error(), "vermont.csv:vermont!D8: warning: strata add up to 100, the published total is 101") {
		t.Errorf("told: %v", ps)
	}
	got, err := table.At("barre", date("2023-12-31"))
	if err != nil || got["persons"].Value != 157 || got["property"].Value != 416 || got["society"].Value != 71 || got[audit.Total].Value != 644 {
		t.Errorf("%+v, %v", got, err)
	}
	if len(table.known()) != 2 {
		t.Errorf("agencies %v", table.known())
	}
}

// The published tables are read as they were downloaded.
func TestPublishedAgencyTables(t *testing.T) {
	reg, groups := agencies(t)
	path := filepath.Join(shared, "fbi-nibrs-2023/Vermont_Offense_Type_by_Agency_2023.xlsx")
	if _, err := os.Stat(path); err != nil {
		t.Skip("skipped: the published table is not here:", err)
	}
	table, ps := Load(intake.Typed(path), reg, groups, sheet.TableLimits())
	if table == nil {
		t.Fatal(ps)
	}
	got, err := table.At("barre", date("2023-12-31"))
	if err != nil || got["persons"].Value != 157 || got[audit.Total].Value != 644 {
		t.Errorf("%+v, %v", got, err)
	}
}
