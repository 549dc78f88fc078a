package audit_test

import (
	"testing"
	"time"

	"assize/report/read/audit"
)

// TestRecordedWithin holds what can be known of a time limit where only days are
// known: the hours that a day leaves open decide nothing.
func TestRecordedWithin(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	parse := func(s string) (at time.Time, day bool) {
		if s == "" {
			return time.Time{}, false
		}
		if at, err := time.ParseInLocation("2006-01-02 15:04", s, london); err == nil {
			return at, false
		}
		at, err := time.ParseInLocation(time.DateOnly, s, london)
		if err != nil {
			t.Fatal(err)
		}
		return at, true
	}
	tests := []struct {
		reported, recorded string
		within, known      bool
		before             bool // recorded before it was reported
	}{
		{"2015-07-01 08:00", "2015-07-02 08:00", true, true, false},
		{"2015-07-01 08:00", "2015-07-02 08:01", false, true, false},
		{"2015-07-01 08:00", "", false, false, false},
		{"2015-07-01 08:00", "2015-07-01 07:59", true, true, true},
		{"2015-07-01", "2015-07-01", true, true, false},
		{"2015-07-01", "2015-07-02", false, false, false}, // 0 to 48 hours
		{"2015-07-01", "2015-07-03", false, true, false},  // more than 24 hours
		{"2015-07-02", "2015-07-01", true, true, true},
		{"2015-10-25", "2015-10-25", false, false, false}, // a day of 25 hours
		{"2015-07-01 08:00", "2015-07-01", true, true, false},
		{"2015-07-01 08:00", "2015-07-02", false, false, false}, // 16 to 40 hours
		{"2015-07-01 08:00", "2015-07-03", false, true, false},
		{"2015-07-01 00:00", "2015-07-02", false, false, false}, // 24 hours or more
		{"2015-07-02 00:00", "2015-07-01", true, true, true},
		{"2015-07-01", "2015-07-02 00:00", true, true, false}, // at most 24 hours
		{"2015-07-01", "2015-07-02 09:00", false, false, false},
		{"2015-07-01", "2015-07-03 00:00", false, true, false}, // more than 24 hours
		{"2015-07-01", "2015-07-01 00:00", true, true, false},
		{"2015-07-02", "2015-07-01 23:59", true, true, true},
	}
	for _, tt := range tests {
		var r audit.ReportOfCrime
		r.ReportedAt, r.ReportedDay = parse(tt.reported)
		r.RecordedAt, r.RecordedDay = parse(tt.recorded)
		within, known := r.RecordedWithin(24 * time.Hour)
		if within != tt.within || known != tt.known {
			t.Errorf("%q to %q: within %v, known %v", tt.reported, tt.recorded, within, known)
		}
		r.Row, r.Required, r.Recorded = 2, 1, 1
		d := &audit.Dataset{Reports: []audit.ReportOfCrime{r}}
		before := false
		for _, p := range audit.Check(d, audit.Facts{Partial: true}) {
			before = before || p.Rule == "recorded-before-reported"
		}
		if before != tt.before {
			t.Errorf("%q to %q: told as recorded before it was reported: %v", tt.reported, tt.recorded, before)
		}
	}
}
