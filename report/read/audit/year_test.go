package audit_test

import (
	"slices"
	"testing"
	"time"

	"assize/report/read/audit"
	"assize/report/read/source"
)

// TestSampleAgainstItsYear holds that a year has at least the crimes that the audit
// found recorded in it, whichever of the two inputs states the year.
func TestSampleAgainstItsYear(t *testing.T) {
	reports := func(n, recorded int, when time.Time) (rows []audit.ReportOfCrime) {
		for i := range n {
			rows = append(rows, audit.ReportOfCrime{Row: i + 3, Stratum: "violence", ReportedAt: at("2015-07-02 08:00"), Required: 2, Recorded: recorded, RecordedAt: when})
		}
		return rows
	}
	in, after := at("2015-12-31 23:59"), at("2016-01-01 00:00")
	stated := func(n float64, to string) audit.Population {
		return audit.Population{Row: 3, Stratum: "violence", Number: n, To: date(to), Source: "table"}
	}
	table := source.Pos{File: "rc.csv", Sheet: "rc"}
	tests := []struct {
		name    string
		reports []audit.ReportOfCrime
		counts  []audit.Count
		stated  []audit.Population
		table   map[string]float64
		at      []source.Pos // of what is told
	}{
		{"as many", reports(10, 2, in), nil, nil, map[string]float64{"violence": 20}, nil},
		{"one more", reports(10, 2, in), nil, nil, map[string]float64{"violence": 19}, []source.Pos{table}},
		{"none in the year", reports(10, 2, in), nil, nil, map[string]float64{"violence": 0}, []source.Pos{table}},
		{"recorded after the year", reports(10, 2, after), nil, nil, map[string]float64{"violence": 19}, nil},
		{"nothing recorded", reports(10, 0, time.Time{}), nil, nil, map[string]float64{"violence": 1}, nil},
		{"another stratum", reports(10, 2, in), nil, nil, map[string]float64{"violence": 20, "other": 1}, nil},
		{"no table", reports(10, 2, in), nil, nil, nil, nil},
		{"stated too low", reports(10, 2, in), nil, []audit.Population{stated(19, "2015-12-31")}, nil, []source.Pos{{File: "x.xlsx", Sheet: "Populations", Cell: "3"}}},
		{"stated over a table too low", reports(10, 2, in), nil, []audit.Population{stated(20, "2015-12-31")}, map[string]float64{"violence": 19}, nil},
		{"stated for a year before", reports(10, 2, in), nil, []audit.Population{stated(19, "2014-12-31")}, nil, nil},
		{"totals as many", nil, counts(audit.Count{Stratum: "violence", Required: 30, Recorded: 20}), nil, map[string]float64{"violence": 20}, nil},
		{"totals above", nil, counts(audit.Count{Stratum: "violence", Measure: "violence", Required: 30, Recorded: 21}), nil, map[string]float64{"violence": 20}, []source.Pos{table}},
		{"totals of a part do not add to it", nil, counts(audit.Count{Stratum: "violence", Required: 30, Recorded: 20}, audit.Count{Row: 1, Stratum: "violence", Measure: "abuse", Required: 20, Recorded: 15}), nil, map[string]float64{"violence": 20}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, f := sound(), facts()
			d.Reports, d.Counts, d.Populations = tt.reports, tt.counts, tt.stated
			f.Recorded, f.RecordedAt = tt.table, map[string]source.Pos{"violence": table, "other": table}
			var places []source.Pos
			for _, p := range audit.Check(d, f) {
				if p.Rule == "sample-above-year" || p.Rule == "totals-above-year" && p.Severity == source.Warning {
					places = append(places, p.Pos)
				}
			}
			if !slices.Equal(places, tt.at) {
				t.Errorf("told at %v, want %v", places, tt.at)
			}
		})
	}
}

// TestFrames holds that a frame which changes nothing, or is below its sample, is told
// at its cell.
func TestFrames(t *testing.T) {
	frame := func(row int, name string, n float64) audit.Population {
		return audit.Population{Row: row, Stratum: name, Number: n, To: date("2015-12-31"), Source: "x"}
	}
	tests := []struct {
		name   string
		how    func(d *audit.Dataset)
		rule   string
		places []string // of its breaches
	}{
		{"of strata", func(d *audit.Dataset) {
			d.Populations = []audit.Population{frame(2, "frame: violence", 1), frame(3, "frame:other", 5)}
		}, "frame-without-effect", nil},
		{"of the whole audit of one stratum", func(d *audit.Dataset) { d.Reports, d.About.FrameReports = d.Reports[:1], 50 }, "frame-without-effect", nil},
		{"of the whole audit of three", func(d *audit.Dataset) { d.About.FrameReports = 50 }, "frame-without-effect", []string{"Inspection!10"}},
		{"of totals", func(d *audit.Dataset) {
			d.Reports, d.Counts, d.About.FrameReports = nil, counts(audit.Count{Row: 2, Stratum: "violence", Required: 5, Recorded: 4}), 50
			d.Populations = []audit.Population{frame(2, "frame: violence", 400)}
		}, "frame-without-effect", []string{"Inspection!10", "Populations!2"}},
		{"of a stratum that was not audited", func(d *audit.Dataset) {
			d.Reports, d.Populations = d.Reports[:2], []audit.Population{frame(4, "frame: other", 50)}
		}, "frame-without-effect", []string{"Populations!4"}},
		{"twice under two names", func(d *audit.Dataset) {
			d.Populations = []audit.Population{frame(2, "frame: violence", 50), frame(3, "frame:violence", 60)}
		}, "frame-without-effect", []string{"Populations!3"}},
		{"below its sample", func(d *audit.Dataset) {
			d.Reports[2].Stratum, d.Populations = "violence", []audit.Population{frame(2, "frame: violence", 1)}
		}, "frame-below-sample", []string{"Populations!2"}},
		{"as large as its sample", func(d *audit.Dataset) { d.Populations = []audit.Population{frame(2, "frame: violence", 1)} }, "frame-below-sample", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := sound()
			tt.how(d)
			var places []string
			for _, p := range audit.Check(d, facts()) {
				if p.Rule == tt.rule {
					places = append(places, p.Pos.Place())
				}
			}
			if !slices.Equal(places, tt.places) {
				t.Errorf("told at %v, want %v", places, tt.places)
			}
		})
	}
}
