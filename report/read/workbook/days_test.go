package workbook_test

import (
	"fmt"
	"testing"

	"assize/report/read/workbook"
)

// TestDaysWithoutTime tells days without a time of day from true midnights, by
// the column that they stand in.
func TestDaysWithoutTime(t *testing.T) {
	const reported, recorded = 3, 6 // columns of Reports
	tests := []struct {
		name           string
		cell           func(i int) (reported, recorded any)
		days, recorded int // rows of which only the day is known
		told           int // problems of the rule, twenty a column and one that counts the rest
	}{
		{"times", func(i int) (any, any) { return moment(2015, 7, 1+i%20, 9, i%60), moment(2015, 7, 2+i%20, 9, 1) }, 0, 0, 0},
		{"one true midnight in thirty", func(i int) (any, any) {
			return moment(2015, 7, 1+i%20, min(i, 1), 0), moment(2015, 7, 2+i%20, 9, 1)
		}, 0, 0, 0},
		{"dates", func(i int) (any, any) { return day(2015, 7, 1+i%20), day(2015, 7, 2+i%20) }, 30, 30, 2},
		{"dates under one heading", func(i int) (any, any) { return moment(2015, 7, 1+i%20, 9, 5), day(2015, 7, 2+i%20) }, 0, 30, 1},
		{"midnights typed in every cell", func(i int) (any, any) { return moment(2015, 7, 1+i%20, 0, 0), moment(2015, 7, 2+i%20, 9, 1) }, 30, 0, 1},
		{"dates in a tenth of the cells", func(i int) (any, any) {
			if i%10 == 0 {
				return day(2015, 7, 1+i%20), moment(2015, 7, 2+i%20, 9, 1)
			}
			return moment(2015, 7, 1+i%20, 9, 1), moment(2015, 7, 2+i%20, 9, 1)
		}, 3, 0, 3},
		{"one date as text among times", func(i int) (any, any) {
			if i == 7 {
				return "2015-07-08", moment(2015, 7, 9, 9, 1)
			}
			return moment(2015, 7, 1+i%20, 9, 1), moment(2015, 7, 2+i%20, 9, 1)
		}, 1, 0, 1},
		{"one date among times", func(i int) (any, any) {
			if i == 7 {
				return shown(day(2015, 7, 8)), moment(2015, 7, 9, 9, 1)
			}
			return moment(2015, 7, 1+i%20, 9, 1), moment(2015, 7, 2+i%20, 9, 1)
		}, 1, 0, 1},
		{"one date beside a true midnight", func(i int) (any, any) {
			if i == 7 {
				return moment(2015, 7, 8, 0, 0), shown(day(2015, 7, 9))
			}
			return moment(2015, 7, 1+i%20, 9, 1), moment(2015, 7, 2+i%20, 9, 1)
		}, 0, 1, 1},
		{"one midnight as text is a time", func(i int) (any, any) {
			return fmt.Sprintf("2015-07-08 %02d:00", min(i, 1)), "2015-07-09 10:00"
		}, 0, 0, 0},
		{"midnights as text in every cell", func(i int) (any, any) { return "2015-07-08 00:00", "2015-07-09 00:00:00" }, 30, 30, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := sound()
			w["Reports"] = w["Reports"][:2]
			for i := range 30 {
				row := []any{fmt.Sprint("A-", i), "control room", "violence", nil, 1, 1, nil, "N"}
				row[reported], row[recorded] = tt.cell(i)
				w["Reports"] = append(w["Reports"], row)
			}
			d, ps := workbook.Read(w.book(), house(t), workbook.Options{Register: forces(t)})
			reportedDays, recordedDays, told := 0, 0, 0
			for _, r := range d.Reports {
				if r.ReportedDay {
					reportedDays++
				}
				if r.RecordedDay {
					recordedDays++
				}
			}
			for _, p := range ps {
				if p.Rule == "time-of-day-missing" {
					told++
				}
			}
			if reportedDays != tt.days || recordedDays != tt.recorded || told != tt.told {
				t.Errorf("only the day known of %d and %d, told of %d; want %d, %d, %d\n%v", reportedDays, recordedDays, told, tt.days, tt.recorded, tt.told, ps)
			}
		})
	}
}
