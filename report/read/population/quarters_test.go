package population

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"assize/report/read/audit"
)

const quarterHeadings = "Financial Year,Financial Quarter,Force Name,Offence Description,Offence Group,Offence Subgroup,Offence Code,Number of Offences\n"

// offencesOfQuarter are offences of the longer form, with the stratum that each is of.
func offencesOfQuarter() [][2]string {
	return [][2]string{
		{"Assault,Violence against the person,Violence with injury,8N", "violence"},
		{"Harassment,Violence against the person,Stalking and harassment,8L", "violence"},
		{"Dangerous driving,Violence against the person,Death or serious injury - unlawful driving,4.4", "violence"},
		{"Rape,Sexual offences,Rape offences,19C", "sexual offences"},
		{"Exposure,Sexual offences,Other sexual offences,88", "sexual offences"},
		{"Burglary,Theft offences,Residential burglary,28E", "other"},
		{"Burglary of old,Theft offences,Burglary,28A", "other"},
		{"Robbery,Robbery,Robbery of personal property,34B", "other"},
		{"Arson,Criminal damage and arson,Arson,56A", "other"},
		{"Possession,Drug offences,Possession of drugs,92D", "other"},
		{"Knives,Possession of weapons offences,Possession of weapons offences,10D", "other"},
		{"Affray,Public order offences,Public order offences,66", "other"},
		{"Perjury,Miscellaneous crimes against society,Miscellaneous crimes against society,67", "other"},
		{"Fraud,Fraud offences,Fraud: CIFAS,AF1", ""},
		{"Fraud,Fraud offences,Fraud offences,AF2", ""},
	}
}

// The 12 months to each quarter's end are the sums of four quarters, whatever their
// order; fraud and its bodies are in none.
func TestQuartersMakeYears(t *testing.T) {
	ends := []string{"2014/15,4", "2015/16,1", "2015/16,2", "2015/16,3", "2015/16,4"}
	var rows []string
	want := map[string][]float64{}
	count := 0
	for _, o := range offencesOfQuarter() {
		want[o[1]] = append(want[o[1]], make([]float64, len(ends)-len(want[o[1]]))...)
		for i, end := range ends {
			count++
			rows = append(rows, fmt.Sprintf("%s,Kent,%s,%d\n", end, o[0], count))
			want[o[1]][i] += float64(count)
		}
	}
	rows = append(rows, "2015/16,1,Action Fraud,Fraud,Fraud offences,Fraud: Action Fraud,AF,5000\n")
	for _, order := range []string{"as published", "last first"} {
		table, ps := loadText(t, quarterHeadings+strings.Join(rows, ""))
		if table == nil || len(ps) > 0 {
			t.Fatalf("%s: %v", order, ps)
		}
		for last, to := range map[int]string{3: "2015-12-31", 4: "2016-03-31"} {
			got, err := table.At("kent", date(to))
			if err != nil {
				t.Fatal(err)
			}
			all := 0.0
			for _, stratum := range []string{"violence", "sexual offences", "other"} {
				sum := 0.0
				for _, v := range want[stratum][last-3 : last+1] {
					sum += v
				}
				if all += sum; got[stratum].Value != sum {
					t.Errorf("%s, to %s: %s %v, want %v", order, to, stratum, got[stratum].Value, sum)
				}
			}
			if got[audit.Total].Value != all || got[audit.Total].Rows != 4*13 {
				t.Errorf("%s, to %s: %+v, want %v", order, to, got[audit.Total], all)
			}
		}
		if _, err := table.At("kent", date("2015-09-30")); err == nil {
			t.Error("three quarters make a year")
		}
		slices.Reverse(rows)
	}
}

func TestQuartersRefused(t *testing.T) {
	row := func(year, quarter, force, offence string, n any) string {
		return fmt.Sprintf("%s,%s,%s,%s,%v\n", year, quarter, force, offence, n)
	}
	rape := "Rape,Sexual offences,Rape offences,19C"
	year := row("2014/15", "4", "Kent", rape, 1) + row("2015/16", "1", "Kent", rape, 1) + row("2015/16", "2", "Kent", rape, 1) + row("2015/16", "3", "Kent", rape, 1)
	for name, tt := range map[string]struct{ rows, want string }{
		"a year that does not follow": {row("2015/17", "4", "Kent", rape, 1), "crime!A2: a financial year that does not end in the year after it begins"},
		"a fifth quarter":             {row("2015/16", "5", "Kent", rape, 1), "crime!A2: no financial year and quarter"},
		"a calendar year":             {row("2015", "4", "Kent", rape, 1), "crime!A2: no financial year and quarter"},
		"a force that is none":        {row("2015/16", "4", "Kant", rape, 1), "crime!C2: the force is not in the register"},
		"an offence of no stratum":    {row("2015/16", "4", "Kent", "Piracy,Piracy,Piracy,99", 1), "crime!E2: an offence that is in no stratum"},
		"a row twice":                 {year + row("2015/16", "3", "Kent Police", rape, 1), "crime!6: the same force, quarter and offence as in crime!5"},
		"no count":                    {row("2015/16", "4", "Kent", rape, "many"), "crime!H2: no whole number where a count belongs"},
		"three quarters":              {strings.Replace(year, "2014/15,4", "2013/14,4", 1), "no four quarters of a force that follow each other"},
	} {
		table, ps := loadText(t, quarterHeadings+tt.rows)
		if table != nil || !strings.Contains(ps.Error(), tt.want) {
			t.Errorf("%s: want %s\ngot %v", name, tt.want, ps)
		}
	}
	table, ps := loadText(t, quarterHeadings+strings.Replace(year, "Offences,Rape offences,19C,1\n", "Offences,Rape offences,19C,..\n", 1)+row("2015/16", "3", "Kent", "Exposure,Sexual offences,Other sexual offences,88", "-5"))
	if table == nil {
		t.Fatal(ps)
	}
	got, err := table.At("kent", date("2015-12-31"))
	if err != nil || got["sexual offences"].Value != -1 || got["sexual offences"].At.Cell != "H6" {
		t.Errorf("a count below 0: %+v, %v", got["sexual offences"], err)
	}
	missing, _ := loadText(t, quarterHeadings+strings.Replace(year, ",19C,1\n", ",19C,..\n", 1))
	if _, err := missing.At("kent", date("2015-12-31")); err == nil || !strings.Contains(err.Error(), "not available") {
		t.Errorf("a quarter that is not available: %v", err)
	}
}
