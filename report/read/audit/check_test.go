package audit_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"assize/report/read/audit"
	"assize/report/read/source"
)

func date(s string) audit.Date {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return audit.DateOf(t)
}

func at(s string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", s)
	if err != nil {
		panic(err)
	}
	return t
}

// sound is a dataset that breaks no rule, to be broken by the tests.
func sound() *audit.Dataset {
	d := &audit.Dataset{
		File: "x.xlsx",
		About: audit.About{
			Force: "Sussex Police", Title: "Inspection 2016", Kind: "inspection", Rulebook: "cdi-2016",
			AuditFrom: date("2015-07-01"), AuditTo: date("2015-12-31"), Fieldwork: date("2016-05-31"), PublicationDate: date("2016-08-25"),
			Rows: map[audit.Field]int{audit.KeyAuditTo: 7, audit.KeyPublicationDate: 8, audit.KeyFieldwork: 9, audit.KeyFrameReports: 10},
		},
		Reports: []audit.ReportOfCrime{
			{Row: 2, Reference: "A-1", Stratum: "violence", OffenceGroup: "violence with injury", ReportedAt: at("2015-07-01 00:00"), Required: 2, Recorded: 1, RecordedAt: at("2015-07-01 09:00"), NotRecorded: "other"},
			{Row: 3, Reference: "A-2", Stratum: "sexual offences", ReportedAt: at("2015-12-31 23:59"), Required: 1, Recorded: 1, RecordedAt: at("2016-01-02 09:00"), Rape: audit.Yes, N100Required: 1, N100Recorded: 1},
			{Row: 4, Reference: "A-3", Stratum: "other", ReportedAt: at("2015-10-01 12:00"), Required: 1, Recorded: 0, NotRecorded: "other"},
		},
		Cancelled: []audit.CancelledRecord{
			{Row: 2, Reference: "C-1", OffenceGroup: "rape", CancelledOn: date("2015-09-01"), AVI: audit.Yes, Correct: audit.Yes},
			{Row: 3, Reference: "C-2", OffenceGroup: "rape", CancelledOn: date("2015-09-02"), AVI: audit.No, Correct: audit.No},
		},
		Populations: []audit.Population{
			{Row: 2, Stratum: "violence", Number: 1000, To: date("2015-12-31"), Source: "table"},
			{Row: 3, Stratum: "cancelled rape", Number: 40, Source: "list"},
		},
		Judgments:    []audit.Judgment{{Row: 2, Scope: "overall", Rulebook: "cdi-2016", Grade: "good", Reason: "r", JudgedBy: "b", JudgedOn: date("2016-08-01")}},
		Observations: []audit.Observation{{Row: 2, Kind: "cause", Topic: "systems", Criterion: 1, Text: "t"}},
		Previous: []audit.PreviousResult{
			{Row: 2, Inspection: "2014", Date: date("2014-11-01"), Measure: "force", Rate: number(0.68), Comparable: audit.Yes},
		},
		Recommendations: []audit.Recommendation{{Row: 2, Number: "7319", MadeOn: date("2014-11-18"), Due: date("2015-05-18"), Status: "complete", StatusOn: date("2015-05-01")}},
		Where:           map[audit.Table]map[audit.Field]string{audit.Reports: {audit.FieldCrimesRecorded: "G"}, audit.Inspection: {audit.KeyAuditTo: "B"}},
	}
	for n := 1; n <= 16; n++ {
		d.Criteria = append(d.Criteria, audit.Criterion{Row: n + 1, Number: n})
	}
	return d
}

func number(v float64) *float64 { return &v }
func count(n int) *int          { return &n }

func facts() audit.Facts {
	grades := []string{"inadequate", "good"}
	return audit.Facts{
		Strata: []string{"violence", "sexual offences", "other"}, Groups: []string{"rape", "violence"},
		Grades: grades, Rulebook: "cdi-2016", Rulebooks: map[string][]string{"cdi-2016": grades, "cdi-2017": grades},
		OffenceGroups: map[string]string{"violence with injury": "violence", "robbery": "other"},
		Recorded:      map[string]float64{"violence": 1000},
		Measures: []audit.Measure{
			{ID: "force", Label: "all reported crime", Combined: true, Strata: []string{"violence", "sexual offences", "other"}},
			measure("violence", "violence"), measure("sexual", "sexual offences"), measure("other", "other"),
			ofRape(part("rape", audit.FieldCrimesRequired, audit.FieldCrimesRecorded, "sexual offences")),
			part("exposure", audit.FieldCrimesRequired, audit.FieldCrimesRecorded, "sexual offences"),
			part("abuse", audit.FieldCrimesRequired, audit.FieldCrimesRecorded, "violence", "sexual offences", "other"),
			part("n100", audit.FieldN100Required, audit.FieldN100Recorded, "violence", "sexual offences", "other"),
			timed(part("timely", audit.FieldCrimesRecorded, audit.FieldCrimesRecorded, "violence", "sexual offences", "other")),
			byRoute(part("control-room", audit.FieldCrimesRequired, audit.FieldCrimesRecorded, "violence", "sexual offences", "other")),
			byRoute(part("crime-centre", audit.FieldCrimesRequired, audit.FieldCrimesRecorded, "violence", "sexual offences", "other")),
			byRoute(part("protection", audit.FieldCrimesRequired, audit.FieldCrimesRecorded, "violence", "sexual offences", "other")),
			{ID: "cancelled-rape", Label: "cancelled records of rape", Groups: []string{"rape"}},
		},
		PopulationNames: []string{"violence", "sexual offences", "other", "cancelled rape", "frame: violence", "frame: other"},
		Frames:          map[string][]string{"frame: violence": {"violence"}, "frame: other": {"other"}},
		Elsewhere:       []string{"robbery-rate", "robbery"},
	}
}

func measure(id, stratum string) audit.Measure {
	return audit.Measure{ID: id, Label: "crimes of " + stratum, Strata: []string{stratum}, Population: stratum, Required: audit.FieldCrimesRequired, Recorded: audit.FieldCrimesRecorded}
}

func part(id string, required, recorded audit.Field, strata ...string) audit.Measure {
	return audit.Measure{ID: id, Label: "part " + id, Part: true, Strata: strata, Required: required, Recorded: recorded}
}

func ofRape(m audit.Measure) audit.Measure {
	m.Rape = true
	return m
}

func byRoute(m audit.Measure) audit.Measure {
	m.Alternatives = &audit.Alternatives{Whole: "force", Field: audit.FieldRoute, Values: 3}
	return m
}

func timed(m audit.Measure) audit.Measure {
	m.Within = 24 * time.Hour
	return m
}

func TestCheckSound(t *testing.T) {
	if ps := audit.Check(sound(), facts()); len(ps) > 0 {
		t.Fatalf("a sound dataset breaks rules:\n%v", ps)
	}
	if ps := audit.Check(sound(), audit.Facts{}); len(ps) > 0 {
		t.Fatalf("rules without their facts are applied:\n%v", ps)
	}
}

// breaches has one way to break every rule, with the message it must raise.
func breaches() map[string]struct {
	how  func(d *audit.Dataset)
	want string
} {
	type breach = struct {
		how  func(d *audit.Dataset)
		want string
	}
	return map[string]breach{
		"window-order":               {func(d *audit.Dataset) { d.About.AuditTo = date("2015-03-31") }, "x.xlsx:Inspection!B7: audit window ends on 2015-03-31, before it starts on 2015-07-01"},
		"unknown-rulebook":           {func(d *audit.Dataset) { d.About.Rulebook = "cdi-2061" }, `x.xlsx:Inspection: warning: rulebook is none of "cdi-2016", "cdi-2017" (did you mean "cdi-2016"`},
		"window-length":              {func(d *audit.Dataset) { d.About.AuditFrom = date("2015-05-01") }, "x.xlsx:Inspection!B7: warning: audit window of 245 days is not the nominal 6 months"},
		"published-before-audit-end": {func(d *audit.Dataset) { d.About.PublicationDate = date("2015-08-25") }, "x.xlsx:Inspection!8: published on 2015-08-25, before the audit window ends on 2015-12-31"},
		"fieldwork-before-audit-end": {func(d *audit.Dataset) { d.About.Fieldwork = date("2015-12-30") }, "x.xlsx:Inspection!9: warning: fieldwork completed on 2015-12-30"},
		"fieldwork-after-publication": {
			func(d *audit.Dataset) { d.About.Fieldwork = date("2016-08-26") },
			"x.xlsx:Inspection!9: fieldwork completed on 2016-08-26, after publication on 2016-08-25",
		},
		"frame-below-sample":      {func(d *audit.Dataset) { d.About.FrameReports = 2 }, "x.xlsx:Inspection!10: a frame of 2 reports, of which 3 were audited"},
		"nothing-audited":         {func(d *audit.Dataset) { d.Reports = nil }, "x.xlsx:Reports: no report of crime and no count"},
		"recorded-above-required": {func(d *audit.Dataset) { d.Reports[0].Recorded = 3 }, "x.xlsx:Reports!G2: 3 crimes recorded of 2 required"},
		"n100-recorded-above-required": {
			func(d *audit.Dataset) { d.Reports[1].N100Recorded = 2 },
			"x.xlsx:Reports!3: 2 N100 records made of 1 required",
		},
		"n100-without-rape":                {func(d *audit.Dataset) { d.Reports[1].Rape = audit.No }, "x.xlsx:Reports!3: warning: an N100 record required"},
		"duplicate-reference":              {func(d *audit.Dataset) { d.Reports[2].Reference, d.Reports[2].Stratum = "a- 1", "violence" }, "x.xlsx:Reports!4: the same report reference as in row 2;"},
		"references-alike":                 {func(d *audit.Dataset) { d.Reports[0].Reference, d.Reports[2].Reference = "0012", "12" }, "x.xlsx:Reports!4: warning: the report reference of row 2 but for leading zeros"},
		"report-in-two-strata":             {func(d *audit.Dataset) { d.Reports[2].Reference = "A-1" }, "x.xlsx:Reports!4: the same report reference as in row 2, in another stratum"},
		"unknown-stratum":                  {func(d *audit.Dataset) { d.Reports[2].Stratum = "arson" }, `x.xlsx:Reports!4: stratum is none of "violence", "sexual offences", "other"`},
		"offence-group-of-another-stratum": {func(d *audit.Dataset) { d.Reports[0].OffenceGroup = "Robbery" }, `x.xlsx:Reports!2: offence group of the stratum "other"`},
		"unknown-offence-group":            {func(d *audit.Dataset) { d.Reports[0].OffenceGroup = "piracy" }, "x.xlsx:Reports!2: warning: an offence group that"},
		"many-crimes-in-a-report":          {func(d *audit.Dataset) { d.Reports[0].Required = 200 }, "x.xlsx:Reports!2: warning: 200 crimes in one report"},
		"reason-missing":                   {func(d *audit.Dataset) { d.Reports[0].NotRecorded = "" }, "x.xlsx:Reports!2: warning: 1 of 2 crimes not recorded, without a reason"},
		"reason-without-cause":             {func(d *audit.Dataset) { d.Reports[1].NotRecorded = "other" }, "x.xlsx:Reports!3: warning: a reason not recorded, but its crime recorded"},
		"stratum-not-audited":              {func(d *audit.Dataset) { d.Reports = d.Reports[:2] }, `x.xlsx:Reports: warning: no row of the stratum "other"`},
		"reported-outside-window":          {func(d *audit.Dataset) { d.Reports[0].ReportedAt = at("2015-06-30 23:59") }, "x.xlsx:Reports!2: reported outside the audit window, 2015-07-01 to 2015-12-31"},
		"recorded-before-reported":         {func(d *audit.Dataset) { d.Reports[0].RecordedAt = at("2015-06-30 23:59") }, "x.xlsx:Reports!2: recorded before it was reported"},
		"time-that-was-twice": {func(d *audit.Dataset) {
			d.Reports[0].ReportedAt, d.Reports[0].ReportedTwice = at("2015-10-25 00:30"), true
			d.Reports[0].RecordedAt = at("2015-10-26 01:00")
		}, "x.xlsx:Reports!2: a local time that was twice, in the hour that the end of summer time repeats, and whether the crime was recorded within 24 hours depends on which is meant"},
		"recorded-long-after-report":   {func(d *audit.Dataset) { d.Reports[0].RecordedAt = at("2016-07-03 09:00") }, "x.xlsx:Reports!2: warning: recorded 368 days after"},
		"recorded-after-fieldwork":     {func(d *audit.Dataset) { d.Reports[0].RecordedAt = at("2016-06-01 00:00") }, "x.xlsx:Reports!2: warning: recorded after the fieldwork was completed on 2016-05-31"},
		"recorded-time-missing":        {func(d *audit.Dataset) { d.Reports[0].RecordedAt = time.Time{} }, "x.xlsx:Reports!2: warning: crimes recorded, 1 in number, without a time"},
		"recorded-time-without-record": {func(d *audit.Dataset) { d.Reports[2].RecordedAt = at("2015-10-02 00:00") }, "x.xlsx:Reports!4: a time of recording, but no crime recorded"},
		"count-recorded-above-required": {func(d *audit.Dataset) {
			d.Reports, d.Counts = nil, counts(audit.Count{Row: 2, Stratum: "violence", Required: 5, Recorded: 6})
		}, "x.xlsx:Counts!2: 6 crimes recorded of 5 required"},
		"duplicate-count": {func(d *audit.Dataset) {
			c := audit.Count{Row: 2, Stratum: "violence", Required: 5, Recorded: 4}
			d.Reports, d.Counts = nil, counts(c, audit.Count{Row: 3, Stratum: "violence"})
		}, "x.xlsx:Counts!3: the same stratum and measure as in row 2"},
		"counted-twice": {func(d *audit.Dataset) { d.Counts = counts(audit.Count{Row: 2, Stratum: "violence", Required: 5}) }, `x.xlsx:Counts!2: a total of the stratum "violence", whose reports are given row by row`},
		"unknown-count-measure": {func(d *audit.Dataset) {
			d.Reports, d.Counts = nil, counts(audit.Count{Row: 2, Stratum: "violence", Measure: "n1000", Required: 5, Recorded: 4})
		}, `x.xlsx:Counts!2: measure is none of the rulebook's (did you mean "n100"?): "violence", "sexual"`},
		"count-of-another-stratum": {func(d *audit.Dataset) {
			d.Reports, d.Counts = nil, counts(audit.Count{Row: 2, Stratum: "violence", Measure: "exposure", Required: 5, Recorded: 4})
		}, `x.xlsx:Counts!2: a total of "exposure", which has no crimes in this stratum but in "sexual offences"`},
		"count-of-audited-rows": {func(d *audit.Dataset) {
			d.Reports, d.Counts = d.Reports[:2], counts(audit.Count{Row: 2, Stratum: "other", Measure: "abuse", Required: 5, Recorded: 4})
		}, `x.xlsx:Counts!2: a total of "abuse", of which 2 rows are given`},
		"part-above-whole": {func(d *audit.Dataset) {
			d.Reports, d.Counts = nil, counts(audit.Count{Row: 2, Stratum: "violence", Required: 5, Recorded: 4}, audit.Count{Row: 3, Stratum: "violence", Measure: "abuse", Required: 6, Recorded: 4})
		}, `x.xlsx:Counts!3: 6 crimes of a part of the stratum, which has 5 required in row 2`},
		"parts-above-whole": {func(d *audit.Dataset) {
			d.Reports, d.Counts = nil, counts(audit.Count{Row: 2, Stratum: "violence", Required: 5, Recorded: 4},
				audit.Count{Row: 3, Stratum: "violence", Measure: "control-room", Required: 3, Recorded: 2}, audit.Count{Row: 4, Stratum: "violence", Measure: "protection", Required: 3, Recorded: 2})
		}, `x.xlsx:Counts!4: 6 crimes required by route in row 3, row 4 together, of 5 in row 2`},
		"parts-below-whole": {func(d *audit.Dataset) {
			d.Reports, d.Counts = nil, counts(audit.Count{Row: 2, Stratum: "violence", Required: 5, Recorded: 4},
				audit.Count{Row: 3, Stratum: "violence", Measure: "control-room", Required: 2, Recorded: 2},
				audit.Count{Row: 4, Stratum: "violence", Measure: "crime-centre", Required: 1, Recorded: 1}, audit.Count{Row: 5, Stratum: "violence", Measure: "protection", Required: 1, Recorded: 0})
		}, `x.xlsx:Counts!5: warning: 4 crimes required by route in row 3, row 4, row 5 together, of 5 in row 2`},
		"unknown-population":        {func(d *audit.Dataset) { d.Populations[0].Stratum = "violense" }, `x.xlsx:Populations!2: stratum or list is none of the rulebook's (did you mean "violence"?): "violence", "sexual offences"`},
		"unknown-previous-measure":  {func(d *audit.Dataset) { d.Previous[0].Measure = "forse" }, `x.xlsx:Previous!2: measure is none of the rulebook's (did you mean "force"?): "force", "violence"`},
		"name-of-another-rulebook":  {func(d *audit.Dataset) { d.Previous[0].Measure = "robbery-rate" }, `x.xlsx:Previous!2: warning: a name of another rulebook, which the rulebook "cdi-2016" does not use`},
		"recorded-crime-below-zero": {func(d *audit.Dataset) { d.Populations = d.Populations[1:]; d.About.Title = "below" }, `rc.csv:rc!E37: -5 crimes recorded in the stratum "violence" in 12 months`},
		"sample-above-year": {func(d *audit.Dataset) {
			d.Populations[0].Number = 0.9
			d.Reports[0].RecordedAt = at("2015-12-31 23:59")
		}, `x.xlsx:Populations!2: 0.9 crimes recorded in the stratum "violence" in 12 months, but the audit alone found 1 recorded, the first at x.xlsx:Reports!G2`},
		"totals-above-year": {func(d *audit.Dataset) {
			d.Reports, d.Counts = nil, counts(audit.Count{Row: 2, Stratum: "violence", Required: 2000, Recorded: 1001})
		}, `x.xlsx:Populations!2: warning: 1000 crimes recorded in the stratum "violence" in 12 months, but the audit alone found 1001 recorded, the first at x.xlsx:Counts!2`},
		"rape-in-another-stratum":     {func(d *audit.Dataset) { d.Reports[0].Rape = audit.Yes }, `x.xlsx:Reports!2: warning: a report of rape in another stratum than "sexual offences"`},
		"frame-without-effect":        {func(d *audit.Dataset) { d.About.FrameReports = 500 }, "x.xlsx:Inspection!10: warning: one frame of the reports of 3 strata"},
		"duplicate-crime-reference":   {func(d *audit.Dataset) { d.Cancelled[1].Reference = "c-1" }, "x.xlsx:Cancelled!3: the same crime reference as in row 2"},
		"unknown-cancelled-group":     {func(d *audit.Dataset) { d.Cancelled[1].OffenceGroup = "arson" }, `x.xlsx:Cancelled!3: offence group is none of "rape", "violence"`},
		"cancelled-not-judged":        {func(d *audit.Dataset) { d.Cancelled[1].Correct = audit.NotStated }, "x.xlsx:Cancelled!3: not said whether correctly cancelled"},
		"correct-without-information": {func(d *audit.Dataset) { d.Cancelled[1].Correct = audit.Yes }, "x.xlsx:Cancelled!3: warning: correctly cancelled without"},
		"cancelled-outside-window":    {func(d *audit.Dataset) { d.Cancelled[1].CancelledOn = date("2016-01-01") }, "x.xlsx:Cancelled!3: warning: cancelled outside the audit window"},
		"population-not-positive":     {func(d *audit.Dataset) { d.Populations[0].Number = 0 }, "x.xlsx:Populations!2: population is not above zero"},
		"duplicate-population":        {func(d *audit.Dataset) { d.Populations[1].Stratum = "violence" }, "x.xlsx:Populations!3: the same stratum or list as in row 2"},
		"list-below-audit":            {func(d *audit.Dataset) { d.Populations[1].Number = 1 }, "x.xlsx:Populations!3: a list of 1 records, of which 2 were audited"},
		"list-not-whole":              {func(d *audit.Dataset) { d.Populations[1].Number = 40.5 }, "x.xlsx:Populations!3: a list of 40.5 records"},
		"population-revised":          {func(d *audit.Dataset) { d.Populations[0].Number = 1101 }, "x.xlsx:Populations!2: warning: population differs from the recorded-crime table's 1000 by more than a tenth"},
		"population-implausible":      {func(d *audit.Dataset) { d.Populations[0].Number = 499 }, "x.xlsx:Populations!2: population differs from the recorded-crime table's 1000 by more than a factor of two"},
		"population-period":           {func(d *audit.Dataset) { d.Populations[0].To = date("2015-09-30") }, "x.xlsx:Populations!2: warning: 12 months to 2015-09-30, but the audit window ends on 2015-12-31"},
		"criterion-number":            {func(d *audit.Dataset) { d.Criteria[15].Number = 17 }, "x.xlsx:Criteria!17: criterion 17 is not one of the 16"},
		"criterion-duplicate":         {func(d *audit.Dataset) { d.Criteria[15].Number = 1 }, "x.xlsx:Criteria!17: criterion 1 stands already in row 2"},
		"criterion-missing":           {func(d *audit.Dataset) { d.Criteria = d.Criteria[:14] }, "x.xlsx:Criteria: no rows of criteria 15, 16"},
		"criterion-grade":             {func(d *audit.Dataset) { d.Criteria[12].Judgment = "fair" }, `x.xlsx:Criteria!14: judgment is none of "inadequate", "good"`},
		"criterion-carried-over":      {func(d *audit.Dataset) { d.Criteria[12].CarriedFrom = date("2014-01-01") }, "x.xlsx:Criteria!14: criterion 13 carried over, but this is no re-inspection"},
		"criterion-evidence":          {func(d *audit.Dataset) { d.Criteria[12].Judgment = "good" }, "x.xlsx:Criteria!14: warning: criterion 13 is judged without saying evidence, who judged it, when it was judged"},
		"judged-after-publication":    {func(d *audit.Dataset) { d.Judgments[0].JudgedOn = date("2016-08-26") }, "x.xlsx:Judgments!2: judged on 2016-08-26, after publication on 2016-08-25"},
		"judgment-duplicate":          {func(d *audit.Dataset) { d.Judgments = append(d.Judgments, d.Judgments[0]); d.Judgments[1].Row = 3 }, "x.xlsx:Judgments!3: overall is judged already in row 2"},
		"judgment-rulebook":           {func(d *audit.Dataset) { d.Judgments[0].Rulebook = "cdi-2061" }, `x.xlsx:Judgments!2: rulebook is none of "cdi-2016", "cdi-2017"`},
		"judgment-grade":              {func(d *audit.Dataset) { d.Judgments[0].Grade = "goodish" }, `x.xlsx:Judgments!2: grade is none of "inadequate", "good"`},
		"judgment-reason":             {func(d *audit.Dataset) { d.Judgments[0].Reason = "" }, "x.xlsx:Judgments!2: warning: judgment of overall without reason"},
		"observation-criterion":       {func(d *audit.Dataset) { d.Observations[0].Criterion = 17 }, "x.xlsx:Observations!2: criterion 17 is not one of the 16"},
		"cause-topic":                 {func(d *audit.Dataset) { d.Observations[0].Topic = "" }, "x.xlsx:Observations!2: warning: a cause without a topic counts as \"other\""},
		"previous-not-earlier":        {func(d *audit.Dataset) { d.Previous[0].Date = date("2016-11-01") }, "x.xlsx:Previous!2: previous inspection of 2016-11-01, not before"},
		"previous-without-result":     {func(d *audit.Dataset) { d.Previous[0].Rate = nil }, "x.xlsx:Previous!2: neither a rate nor both counts"},
		"previous-counts":             {func(d *audit.Dataset) { d.Previous[0].Numerator, d.Previous[0].Denominator = count(3), count(2) }, "x.xlsx:Previous!2: 3 of 2 crimes"},
		"previous-rate-and-counts":    {func(d *audit.Dataset) { d.Previous[0].Numerator, d.Previous[0].Denominator = count(70), count(100) }, "x.xlsx:Previous!2: warning: a rate of 68.00%, but 70 of 100 is 70.00%"},
		"previous-interval":           {func(d *audit.Dataset) { d.Previous[0].Interval = number(0.5) }, "x.xlsx:Previous!2: not a half-width beside a rate"},
		"previous-comparability":      {func(d *audit.Dataset) { d.Previous[0].Comparable = audit.NotStated }, "x.xlsx:Previous!2: not said whether comparable"},
		"previous-why-not":            {func(d *audit.Dataset) { d.Previous[0].Comparable = audit.No }, "x.xlsx:Previous!2: warning: not comparable, without a reason"},
		"previous-duplicate":          {func(d *audit.Dataset) { d.Previous = append(d.Previous, d.Previous[0]); d.Previous[1].Row = 3 }, "x.xlsx:Previous!3: the same measure and date as in row 2"},
		"recommendation-duplicate": {func(d *audit.Dataset) {
			d.Recommendations = append(d.Recommendations, d.Recommendations[0])
			d.Recommendations[1].Row = 3
		}, "x.xlsx:Recommendations!3: the same number as in row 2"},
		"recommendation-not-earlier": {func(d *audit.Dataset) {
			r := &d.Recommendations[0]
			r.MadeOn, r.Due, r.StatusOn = date("2016-08-25"), date("2017-01-01"), date("2017-01-01")
		}, "x.xlsx:Recommendations!2: made on 2016-08-25, not before publication on 2016-08-25"},
		"recommendation-dates": {func(d *audit.Dataset) { d.Recommendations[0].Due = date("2014-11-17") }, "x.xlsx:Recommendations!2: due on 2014-11-17, before it was made on 2014-11-18"},
	}
}

func counts(c ...audit.Count) []audit.Count { return c }

// Every rule has a breach here, and every breach raises its rule with its place.
func TestEveryRuleIsBroken(t *testing.T) {
	all := breaches()
	for _, rule := range audit.Rules() {
		t.Run(rule.ID, func(t *testing.T) {
			tt, ok := all[rule.ID]
			if !ok {
				t.Fatal("no breach of this rule is tested")
			}
			d, f := sound(), facts()
			tt.how(d)
			if len(d.Reports) > 0 && len(d.Counts) > 0 {
				f.Measures[6].Rows = len(d.Reports)
			}
			if d.About.Title == "below" {
				f.Recorded, f.RecordedAt = map[string]float64{"violence": -5}, map[string]source.Pos{"violence": {File: "rc.csv", Sheet: "rc", Cell: "E37"}}
			}
			found := slices.DeleteFunc(audit.Check(d, f), func(p source.Problem) bool { return p.Rule != rule.ID })
			if len(found) != 1 {
				t.Fatalf("%d problems of the rule, want 1: %v", len(found), found)
			}
			if got := found[0].Error(); !strings.HasPrefix(got+";", tt.want) {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if found[0].Severity != rule.Severity || found[0].Hint != rule.Hint {
				t.Errorf("severity and hint %v %q, the rule has %v %q", found[0].Severity, found[0].Hint, rule.Severity, rule.Hint)
			}
		})
	}
	if len(all) != len(audit.Rules()) {
		t.Errorf("%d breaches of %d rules", len(all), len(audit.Rules()))
	}
}

func TestRulesAreDocumented(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range audit.Rules() {
		if r.ID == "" || r.Holds == "" || r.Why == "" || seen[r.ID] {
			t.Errorf("rule %q is not documented, or stands twice", r.ID)
		}
		seen[r.ID] = true
	}
}

func TestReInspectionWindowIsThreeMonths(t *testing.T) {
	d := sound()
	d.About.Kind = "re-inspection of Inspection 2014"
	d.About.AuditFrom = date("2015-10-01")
	d.Reports = d.Reports[1:]
	d.Cancelled = nil
	for _, p := range audit.Check(d, facts()) {
		if p.Rule == "window-length" {
			t.Error(p)
		}
	}
}

// A rulebook with fewer criteria asks for no others.
func TestCriteriaOfTheRulebook(t *testing.T) {
	d := sound()
	d.Criteria = d.Criteria[:3]
	f := facts()
	f.Criteria = []int{1, 2, 3}
	if ps := audit.Check(d, f); len(ps) > 0 {
		t.Errorf("%v", ps)
	}
	f.Criteria = []int{1, 4}
	if ps := audit.Check(d, f); len(ps) != 1 || ps[0].Message != "no row of criterion 4" {
		t.Errorf("%v", ps)
	}
}

// Rows that could not be read leave no second fault behind.
func TestPartialDatasetIsNotBlamedForWhatIsMissing(t *testing.T) {
	d := sound()
	d.Reports, d.Criteria = d.Reports[:1], d.Criteria[:3]
	f := facts()
	f.Partial = true
	if ps := audit.Check(d, f); len(ps) > 0 {
		t.Errorf("%v", ps)
	}
}

func TestFold(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Crimes  recorded", "crimes recorded"},
		{" CRIMES\nRECORDED ", "crimes recorded"},
		{"Burglary6,7", "burglary"},
		{"Greater Manchester8,9", "greater manchester"},
		{"Total recorded crime (excluding fraud3)", "total recorded crime (excluding fraud)"},
		{"Sexual offences [note 1][note 2]", "sexual offences"},
		{"Crimes¹", "crimes"},
		{"Man-\nslaughter", "manslaughter"},
		{"12 months to", "12 months to"},
		{"N100", "n100"},
		{"question 1", "question 1"},
		{"q1", "q1"},
		{"Third–party professional", "third-party professional"},
		{"Auditor’s note:", "auditor's note"},
		{"zero\u200bwidth\u00adsoft", "zerowidthsoft"},
		{"no\u00a0break", "no break"},
		{"crimes_recorded", "crimes recorded"},
		{"", ""},
		{"8,9", "8,9"},
	}
	for _, tt := range tests {
		if got := audit.Fold(tt.in); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
