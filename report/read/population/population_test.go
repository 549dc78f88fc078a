package population

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"assize/report/read/audit"
	"assize/report/read/intake"

	"assize/report/read/register"
	"assize/report/read/sheet"
	"assize/report/read/source"
	"assize/report/read/workbook"
)

const (
	config = "../../../config"
	shared = "../../../../shared/data"
)

func registerOf(t testing.TB) *register.Register {
	t.Helper()
	reg, err := register.Load(os.DirFS(config), "forces/england-wales.yaml", "forces/uk-other.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return reg
}

func groupsOf(t testing.TB) audit.OffenceGroups {
	t.Helper()
	layout, ps := workbook.LoadLayout(os.DirFS(config), "house")
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	return layout.Groups
}

func load(t testing.TB, path string) (*Table, source.Problems) {
	t.Helper()
	return Load(intake.Typed(path), registerOf(t), groupsOf(t), sheet.TableLimits())
}

// published loads a file of the shared data, or skips.
func published(t *testing.T, path string) (*Table, source.Problems) {
	t.Helper()
	path = filepath.Join(shared, path)
	if _, err := os.Stat(path); err != nil {
		t.Skip("skipped: the published table is not here:", err)
	}
	table, ps := load(t, path)
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	return table, ps
}

func date(s string) audit.Date {
	var d audit.Date
	if err := d.UnmarshalText([]byte(s)); err != nil {
		panic(err)
	}
	return d
}

// The populations of the demonstration's seeds: linear in months between the
// ends of two quarters, and as published at the end of one.
func TestAtOpenData(t *testing.T) {
	table, ps := published(t, "prc/rec-crime-pfa.csv")
	tests := []struct {
		name, force, to              string
		violence, sexual, other, all float64
	}{
		{"two thirds of a quarter", "greater-manchester", "2016-02-29", 51049.6666667, 5759, 166710.6666667, 223519.3333333},
		{"quarter end", "staffordshire", "2016-03-31", 22732, 2337, 43214, 68283},
		{"another quarter end", "sussex", "2015-12-31", 25443, 2946, 64954, 93343},
		{"half of a month", "staffordshire", "2016-02-15", 21099 + (22732-21099)*(1+15.0/29)/3, 2209 + (2337-2209)*(1+15.0/29)/3, math.NaN(), math.NaN()},
		{"slip of a day mended", "sussex", "2017-12-31", math.NaN(), math.NaN(), math.NaN(), math.NaN()},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := table.At(tt.force, date(tt.to))
			if err != nil {
				t.Fatal(err)
			}
			for stratum, want := range map[string]float64{"violence": tt.violence, "sexual offences": tt.sexual, "other": tt.other, audit.Total: tt.all} {
				if s := got[stratum]; !math.IsNaN(want) && math.Abs(s.Value-want) > 1e-6 {
					t.Errorf("%s %.6f, want %.6f", stratum, s.Value, want)
				}
			}
			if s := got["violence"]; s.PeriodEnd != date(tt.to) || s.Latest != date("2018-12-31") || s.Source != "rec-crime-pfa.csv" || len(s.SHA256) != 64 {
				t.Errorf("provenance %+v", s)
			}
		})
	}
	if len(table.known()) != 44 {
		t.Errorf("%d forces, want 43 and the British Transport Police", len(table.known()))
	}
	negative, repaired := 0, 0
	for _, p := range ps {
		switch p.Rule {
		case "table-negative":
			negative++
		case "table-period-repaired":
			repaired++
		}
	}
	// 25 counts are negative, twenty of them of fraud, which is passed over.
	if negative != 5 || repaired != 1 || len(ps) != 6 {
		t.Errorf("%d negative counts and %d repairs in %d problems:\n%v", negative, repaired, len(ps), ps)
	}
}

// Every force's total for the year to March 2016, against a list made from the
// same data by other means.
func TestAtEveryForce(t *testing.T) {
	table, _ := published(t, "prc/rec-crime-pfa.csv")
	f, err := os.Open(filepath.Join(shared, "recorded-crime-ye-march-2016-by-force.csv"))
	if err != nil {
		t.Skip("skipped:", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	reg := registerOf(t)
	forces := 0
	for _, row := range rows[1:] {
		force, err := reg.Resolve(row[1])
		if err != nil {
			continue // the national total
		}
		forces++
		got, err := table.At(force.ID, date("2016-03-31"))
		if err != nil {
			t.Fatal(err)
		}
		for stratum, column := range map[string]int{audit.Total: 2, "violence": 3, "sexual offences": 4} {
			if want, err := strconv.ParseFloat(row[column], 64); err != nil || got[stratum].Value != want {
				t.Errorf("%s: %s %.0f, want %s", row[1], stratum, got[stratum].Value, row[column])
			}
		}
	}
	if forces != 44 {
		t.Errorf("%d forces compared", forces)
	}
}

// The tables of the Office for National Statistics, as they are: the forces add
// up to the national row of each, which the reader passes over.
func TestPublishedAreaTables(t *testing.T) {
	tests := []struct {
		file, to string
		total    float64 // England and Wales as published in the table
		without  string  // a force marked as not available
	}{
		{"policeforceareatablesyearendingmarch2018v2.xlsx", "2018-03-31", 4876282, ""},
		{"policeforceareadatatablesyearendingjune2018corrected.xlsx", "2018-06-30", 4978455, ""},
		{"policeforceareatablesyearendingsep18corrected.xlsx", "2018-09-30", 5073131, ""},
		{"policeforceareatablesyearendingdecember2018.xlsx", "2018-12-31", 5153064, ""},
		{"policeforceareatablesyeendingmarch2019.xlsx", "2019-03-31", 5257081, ""},
		{"policeforceareatablesyearendingjune2019.xlsx", "2019-06-30", 5279956, ""},
		{"policeforceareatablesyearendingseptember2019.xlsx", "2019-09-30", 5000036, "greater-manchester"},
		{"pfatablesdec19.xlsx", "2019-12-31", 5013284, "greater-manchester"},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			table, ps := published(t, "ons-pfa/"+tt.file)
			for _, p := range ps {
				if strings.HasPrefix(p.Rule, "table-") {
					t.Errorf("unexpected: %v", p)
				}
			}
			var sum float64
			for _, force := range table.known() {
				got, err := table.At(force, date(tt.to))
				if force == tt.without {
					if err == nil || !strings.Contains(err.Error(), "not available") {
						t.Errorf("%s: %v, want not available", force, err)
					}
					continue
				}
				if err != nil {
					t.Fatal(err)
				}
				sum += got[audit.Total].Value
				if parts := got["violence"].Value + got["sexual offences"].Value + got["other"].Value; parts != got[audit.Total].Value {
					t.Errorf("%s: strata make %.0f of %.0f", force, parts, got[audit.Total].Value)
				}
			}
			if sum != tt.total || len(table.known()) != 44 {
				t.Errorf("%d forces add up to %.0f, want 44 and %.0f", len(table.known()), sum, tt.total)
			}
		})
	}
}

// A csv of the year to June 2025: text numbers with separators, rows of parts
// of forces, which are passed over.
func TestPublishedPartnershipTable(t *testing.T) {
	table, _ := published(t, "ons-pfa/uk-data-atlas_policeforceareatablesyejune25final_TableC2.csv")
	got, err := table.At("avon-and-somerset", date("2025-06-30"))
	if err != nil {
		t.Fatal(err)
	}
	if got[audit.Total].Value != 170002 || got["violence"].Value != 67382 || got["sexual offences"].Value != 7676 {
		t.Errorf("%+v", got)
	}
	if n := len(table.known()); n != 43 {
		t.Errorf("%d forces, want 43: the table has no British Transport Police", n)
	}
}

// Two yearly tables of consecutive quarters give what lies between, and both are
// named as the source.
func TestPublishedTablesJoined(t *testing.T) {
	june, _ := published(t, "ons-pfa/policeforceareadatatablesyearendingjune2018corrected.xlsx")
	september, _ := published(t, "ons-pfa/policeforceareatablesyearendingsep18corrected.xlsx")
	first, err := june.At("kent", date("2018-06-30"))
	if err != nil {
		t.Fatal(err)
	}
	last, err := september.At("kent", date("2018-09-30"))
	if err != nil {
		t.Fatal(err)
	}
	june.Join(september)
	got, err := june.At("kent", date("2018-07-31"))
	if err != nil {
		t.Fatal(err)
	}
	want := first[audit.Total].Value + (last[audit.Total].Value-first[audit.Total].Value)/3
	if s := got[audit.Total]; math.Abs(s.Value-want) > 1e-6 || !strings.Contains(s.Source, "june2018corrected.xlsx, police") || s.Latest != date("2018-09-30") {
		t.Errorf("%+v, want %f", s, want)
	}
}
