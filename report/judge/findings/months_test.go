package findings

import (
	"testing"

	"assize/report/read/audit"
)

func TestAddMonths(t *testing.T) {
	d := func(y, m, day int) audit.Date {
		return audit.DateOf(audit.Date{Year: y, Month: 1, Day: day}.Time().AddDate(0, m-1, 0))
	}
	tests := []struct {
		from   audit.Date
		months int
		want   audit.Date
	}{
		{d(2016, 8, 25), 3, d(2016, 11, 25)},
		{d(2016, 8, 25), 6, d(2017, 2, 25)},
		{audit.Date{Year: 2016, Month: 8, Day: 31}, 6, audit.Date{Year: 2017, Month: 2, Day: 28}},
		{audit.Date{Year: 2015, Month: 8, Day: 31}, 6, audit.Date{Year: 2016, Month: 2, Day: 29}},
		{audit.Date{Year: 2016, Month: 10, Day: 31}, 1, audit.Date{Year: 2016, Month: 11, Day: 30}},
		{audit.Date{}, 3, audit.Date{}},
	}
	for _, tt := range tests {
		if got := addMonths(tt.from, tt.months); got != tt.want {
			t.Errorf("%v and %d months: %v, want %v", tt.from, tt.months, got, tt.want)
		}
	}
}
