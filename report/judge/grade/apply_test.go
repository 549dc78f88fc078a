package grade

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"assize/report/judge/estimate"

	"assize/report/judge/rulebook"
	"assize/report/read/audit"
)

func load(t testing.TB, id string) *rulebook.Rulebook {
	t.Helper()
	rb, ps := rulebook.Load(os.DirFS("../../../config/rulebooks"), id+".yaml")
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	return rb
}

// result holds rates as if a large audit had found them.
func result(rates map[string]float64) *estimate.Result {
	r := &estimate.Result{}
	for id, v := range rates {
		r.Rates = append(r.Rates, estimate.Rate{
			Measure: id, Value: v, Lower: v, Upper: v, Numerator: int(math.Round(v * 1000)), Denominator: 1000, Reports: 1000, Reportable: true,
		})
	}
	slices.SortFunc(r.Rates, func(a, b estimate.Rate) int { return strings.Compare(a.Measure, b.Measure) })
	return r
}

func dataset() *audit.Dataset {
	return &audit.Dataset{
		File:   "force.xlsx",
		About:  audit.About{Kind: "inspection", Rulebook: "cdi-2017", PublicationDate: audit.Date{Year: 2018, Month: 8, Day: 25}},
		Sheets: map[audit.Table]string{}, Where: map[audit.Table]map[audit.Field]string{
			audit.Criteria:  {audit.FieldJudgment: "B", audit.FieldCriterion: "A", audit.FieldCarriedFrom: "F"},
			audit.Judgments: {audit.FieldGrade: "C", audit.FieldScope: "A"},
		},
	}
}

// sound are rates that make a good force.
func sound() map[string]float64 {
	return map[string]float64{"force": 0.93, "violence": 0.9, "sexual": 0.93, "timely": 0.9}
}

// TestJudgments: what inspectors judged stands, with the computed grade beside it,
// and only with a reason where the two differ.
func TestJudgments(t *testing.T) {
	d := dataset()
	d.Judgments = []audit.Judgment{
		{Row: 2, Scope: "question 1", Rulebook: "cdi-2017", Grade: "requires improvement", Reason: "Seen on visits.", JudgedBy: "A."},
		{Row: 3, Scope: "overall", Rulebook: "cdi-2016", Grade: "inadequate"},
		{Row: 4, Scope: "question 2", Grade: "good"},
	}
	d.Criteria = []audit.Criterion{
		{Row: 2, Number: 13, Judgment: "good", Evidence: "Records read."},
		{Row: 3, Number: 14, Judgment: "good"},
		{Row: 4, Number: 1, Evidence: "Computed."},
		{Row: 5, Number: 15},
	}
	g, ps := Apply(load(t, "cdi-2017"), d, result(sound()))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	if g.Criteria[0].Judged != "" || g.Criteria[14].Grade != rulebook.NotJudged {
		t.Errorf("empty judgments were taken: %+v, %+v", g.Criteria[0], g.Criteria[14])
	}
	q := g.Questions[0]
	if q.Grade != "requires improvement" || q.Computed != "good" || q.Judged != "requires improvement" || q.Level != 2 {
		t.Errorf("question 1: %+v", q)
	}
	if q.Reasons[0].Kind != "judgment" || q.Reasons[0].Text != "Seen on visits." {
		t.Errorf("the judgment is not the first reason: %+v", q.Reasons[0])
	}
	if g.Questions[1].Judged != "good" {
		t.Errorf("a judgment without rulebook is not taken as the inspection's own: %+v", g.Questions[1])
	}
	if g.Overall.Judged != "" || g.Overall.Computed != "good" {
		t.Errorf("a judgment under other rules was taken: %+v", g.Overall)
	}
	if got := g.Criteria[12]; got.Grade != "good" || got.Reasons[0].Text != "Records read." || got.Reasons[0].Line == 0 {
		t.Errorf("criterion 13: %+v", got)
	}
}

// TestRefusals: judgments that cannot stand are refused at their cell.
func TestRefusals(t *testing.T) {
	tests := []struct {
		name   string
		change func(d *audit.Dataset)
		want   string
	}{
		{"a grade that is none", func(d *audit.Dataset) {
			d.Judgments = []audit.Judgment{{Row: 5, Scope: "overall", Grade: "god", Reason: "x"}}
		}, "force.xlsx:Judgments!C5: … [unknown-grade]"},
		{"no such scope", func(d *audit.Dataset) {
			d.Judgments = []audit.Judgment{{Row: 5, Scope: "question 9", Grade: "good", Reason: "x"}}
		}, "force.xlsx:Judgments!A5: … [unknown-scope]"},
		{"judged twice", func(d *audit.Dataset) {
			d.Judgments = []audit.Judgment{{Row: 5, Scope: "overall", Grade: "good"}, {Row: 6, Scope: "overall", Grade: "good"}}
		}, "force.xlsx:Judgments!C6: … [judged-twice]"},
		{"other than computed without a reason", func(d *audit.Dataset) {
			d.Judgments = []audit.Judgment{{Row: 5, Scope: "overall", Grade: "inadequate"}}
		}, "force.xlsx:Judgments!C5: … overall is judged inadequate, but the rules give good … [judged-without-reason]"},
		{"criterion other than measured without evidence", func(d *audit.Dataset) {
			d.Criteria = []audit.Criterion{{Row: 7, Number: 1, Judgment: "outstanding"}}
		}, "force.xlsx:Criteria!B7: … [judged-without-reason]"},
		{"no such criterion", func(d *audit.Dataset) {
			d.Criteria = []audit.Criterion{{Row: 7, Number: 17, Judgment: "good"}}
		}, "force.xlsx:Criteria!A7: … [unknown-criterion]"},
		{"carried over in a first inspection", func(d *audit.Dataset) {
			d.Criteria = []audit.Criterion{{Row: 7, Number: 4, Judgment: "good", CarriedFrom: audit.Date{Year: 2014, Month: 11, Day: 1}}}
		}, "force.xlsx:Criteria!F7: … [carried-without-re-inspection]"},
		{"carried over and audited again", func(d *audit.Dataset) {
			d.About.Kind = "re-inspection of Crime Data Integrity inspection 2014"
			d.Criteria = []audit.Criterion{{Row: 7, Number: 2, Judgment: "good", CarriedFrom: audit.Date{Year: 2014, Month: 11, Day: 1}}}
		}, "force.xlsx:Criteria!B7: … [carried-but-audited]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := dataset()
			tt.change(d)
			d.Criteria = append(d.Criteria, audit.Criterion{Row: 20, Number: 14, Judgment: "good"})
			g, ps := Apply(load(t, "cdi-2017"), d, result(sound()))
			if g != nil {
				t.Error("graded")
			}
			at := 0
			for _, part := range strings.Split(tt.want, " … ") {
				i := strings.Index(ps.Error()[at:], part)
				if i < 0 {
					t.Fatalf("want %s\ngot  %s", tt.want, ps)
				}
				at += i
			}
			if n, _ := ps.Count(); n != 1 {
				t.Errorf("%d refusals:\n%s", n, ps)
			}
		})
	}
}

// TestCarriedOver: a re-inspection keeps what it did not inspect, with its date.
func TestCarriedOver(t *testing.T) {
	d := dataset()
	d.About.Kind = "re-inspection of Crime Data Integrity inspection 2014"
	then := audit.Date{Year: 2014, Month: 11, Day: 1}
	d.Criteria = []audit.Criterion{{Row: 2, Number: 4, Judgment: "outstanding", CarriedFrom: then}, {Row: 3, Number: 14, Judgment: "good"}}
	g, ps := Apply(load(t, "cdi-2017"), d, result(sound()))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	if c := g.Criteria[3]; c.Grade != "outstanding" || c.CarriedFrom != then || c.Computed != rulebook.NotAudited {
		t.Errorf("criterion 4: %+v", c)
	}
	if !g.Facts.ReInspection {
		t.Error("conditions do not see a re-inspection")
	}
}

// TestOtherRules: judged again under another rulebook, what does not fit it is
// told and left out, not refused.
func TestOtherRules(t *testing.T) {
	d := dataset()
	d.Criteria = []audit.Criterion{{Row: 2, Number: 13, Judgment: "good"}}
	g, ps := Apply(load(t, "scrs-95"), d, result(map[string]float64{"force": 0.96, "violence": 0.95, "sexual": 0.97, "timely": 0.94}))
	if ps.Refused() || len(ps) != 1 {
		t.Fatalf("problems: %v", ps)
	}
	if g.Overall.Grade != "below target" || g.Questions[0].Grade != "on target" {
		t.Errorf("overall %s, question 1 %s", g.Overall.Grade, g.Questions[0].Grade)
	}
}

// TestNotInForce: an inspection published after its rulebook ended is told.
func TestNotInForce(t *testing.T) {
	for _, tt := range []struct {
		year int
		want int
	}{{2016, 1}, {2018, 0}, {2022, 1}} {
		d := dataset()
		d.About.PublicationDate.Year = tt.year
		_, ps := Apply(load(t, "cdi-2017"), d, result(sound()))
		if len(ps) != tt.want || ps.Refused() {
			t.Errorf("%d: %v", tt.year, ps)
		}
	}
}

// TestLeftToInspectors: a rulebook may leave a judgment to the inspectors.
func TestLeftToInspectors(t *testing.T) {
	data, err := os.ReadFile("../rulebook/testdata/sound.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	i, j := strings.Index(text, "    method: table"), strings.Index(text, "triggers:")
	rb, ps := rulebook.Load(fstest.MapFS{"r.yaml": {Data: []byte(text[:i] + "    method: judgment\n" + text[j:])}}, "r.yaml")
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	d := dataset()
	d.About.Rulebook = "sound"
	g, ps := Apply(rb, d, result(sound()))
	if ps.Refused() || g.Overall.Grade != rulebook.NotGraded || g.Overall.Level != 0 {
		t.Errorf("without a judgment: %+v, %v", g.Overall, ps)
	}
	d.Judgments = []audit.Judgment{{Row: 2, Scope: "overall", Grade: "fair", Reason: "Weighed."}}
	g, ps = Apply(rb, d, result(sound()))
	if ps.Refused() || g.Overall.Grade != "fair" || g.Overall.Computed != rulebook.NotGraded {
		t.Errorf("with a judgment: %+v, %v", g.Overall, ps)
	}
}

// TestJudgedNotGraded: inspectors may withhold a grade, and then none passes upward.
func TestJudgedNotGraded(t *testing.T) {
	d := dataset()
	d.Criteria = []audit.Criterion{{Row: 2, Number: 14, Judgment: "not reportable", Evidence: "Too few seen."}}
	d.Judgments = []audit.Judgment{{Row: 2, Scope: "overall", Grade: "not graded", Reason: "The apportionment is in doubt."}}
	g, ps := Apply(load(t, "cdi-2017"), d, result(sound()))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	if g.Criteria[13].Grade != "not reportable" || g.Questions[2].Grade != rulebook.NotGraded {
		t.Errorf("criterion 14 %s, question 3 %s", g.Criteria[13].Grade, g.Questions[2].Grade)
	}
	if g.Overall.Grade != rulebook.NotGraded || g.Overall.Level != 0 || g.Overall.Computed == rulebook.NotGraded {
		t.Errorf("overall: %+v", g.Overall)
	}
}

// TestSameRateOtherGrade: the headline rate does not decide the grade.
func TestSameRateOtherGrade(t *testing.T) {
	grades := map[string]bool{}
	for _, timely := range []float64{0.9, 0.75} {
		d := dataset()
		d.Criteria = []audit.Criterion{{Row: 2, Number: 14, Judgment: "good"}, {Row: 3, Number: 15, Judgment: "good"}}
		g, ps := Apply(load(t, "cdi-2017"), d, result(map[string]float64{"force": 0.895, "violence": 0.87, "sexual": 0.93, "timely": timely}))
		if err := ps.Err(); err != nil {
			t.Fatal(err)
		}
		grades[g.Overall.Grade] = true
	}
	if len(grades) != 2 {
		t.Errorf("89.5 percent gives only %v", grades)
	}
}

// TestReasons: only the guilty are named.
func TestReasons(t *testing.T) {
	d := dataset()
	rates := sound()
	rates["cancelled-violence"], rates["cancelled-rape"] = 0.5, 0.95
	g, ps := Apply(load(t, "cdi-2017"), d, result(rates))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	var concern, limit []Reason
	for _, f := range g.Fired {
		if f.Trigger.ID == "cancelled-concern" {
			concern = f.Reasons
		}
	}
	for _, r := range g.Questions[1].Reasons {
		if r.Kind == "limit" {
			limit = append(limit, r)
		}
	}
	if len(concern) != 1 || concern[0].Measure != "cancelled-violence" || concern[0].Value != 0.5 {
		t.Errorf("cancelled-concern: %+v", concern)
	}
	if len(limit) != 1 || limit[0].Criterion != 11 || limit[0].Measure != "cancelled-violence" || limit[0].File == "" || limit[0].Line == 0 {
		t.Errorf("limit of question 2: %+v", limit)
	}
}

// TestAtMost: a rate of which no more is known than how high it can be is judged by
// that, whatever its bands compare; its stratum without a recorded crime is judged
// as any other.
func TestAtMost(t *testing.T) {
	rb := load(t, "cdi-2016")
	r := result(map[string]float64{"violence": 0.95, "sexual": 0, "timely": 0.95})
	nan := math.NaN()
	r.Rates = append(r.Rates, estimate.Rate{
		Measure: "force", Value: nan, Lower: nan, Upper: nan, AtMost: 0.7487, Numerator: 900, Denominator: 1330, NotReportable: estimate.ZeroRate,
	})
	for _, compare := range []rulebook.Compare{rulebook.Point, rulebook.Lower, rulebook.Upper} {
		for i := range rb.Bands {
			rb.Bands[i].Compare = compare
		}
		for i := range rb.Measures {
			if rb.Measures[i].Bands != nil {
				rb.Measures[i].Bands.Compare = compare
			}
		}
		g, ps := Apply(rb, dataset(), r)
		if err := ps.Err(); err != nil {
			t.Fatal(err)
		}
		if g.Criteria[0].Grade != "inadequate" || g.Criteria[2].Grade != "inadequate" || g.Overall.Computed != "inadequate" {
			t.Errorf("%s: force %s, sexual offences %s, overall %s", compare, g.Criteria[0].Grade, g.Criteria[2].Grade, g.Overall.Computed)
		}
		if why := g.Criteria[0].Reasons[0]; why.Kind != "band" || why.On != string(rulebook.Upper) || why.Upper != 0.7487 || why.Value == why.Value {
			t.Errorf("%s: the reason is %+v", compare, why)
		}
		if !slices.ContainsFunc(g.Fired, func(f Fired) bool { return f.Trigger.ID == "sexual-concern" }) {
			t.Errorf("%s: none of the sexual offences recorded raises no cause of concern", compare)
		}
	}
}

// TestNothingMeasured: what was judged without anything measured makes no grade
// of the force, nor does what is too small to be graded; one graded measure of a
// criterion does.
func TestNothingMeasured(t *testing.T) {
	for name, tt := range map[string]struct {
		rates   map[string]float64
		audited int
		judged  string // of what is not measured
		want    string
	}{
		"nothing":                             {nil, 0, "good", rulebook.NotGraded},
		"one criterion, and not of the force": {map[string]float64{"cancelled-rape": 1}, 1000, "good", rulebook.NotGraded},
		"the worst, whatever is missing":      {map[string]float64{"violence": 0.2, "sexual": 0.2, "cancelled-rape": 0}, 1000, "inadequate", "inadequate"},
		"six records of one criterion":        {map[string]float64{"cancelled-rape": 1}, 6, "good", rulebook.NotGraded},
		"a measure that no criterion is of":   {map[string]float64{"third-party": 1}, 1000, "good", rulebook.NotGraded},
		"all of the force but nothing else ":  {map[string]float64{"force": 0.95}, 1000, "good", "good"},
	} {
		d := dataset()
		for row, number := range []int{13, 14, 15, 16} {
			d.Criteria = append(d.Criteria, audit.Criterion{Row: row + 2, Number: number, Judgment: tt.judged, Evidence: "Seen."})
		}
		d.About.Rulebook = "cdi-2016"
		r := result(tt.rates)
		for i := range r.Rates {
			r.Rates[i].Numerator, r.Rates[i].Denominator, r.Rates[i].Reports = int(r.Rates[i].Value*float64(tt.audited)), tt.audited, tt.audited
		}
		g, ps := Apply(load(t, "cdi-2016"), d, r)
		if g == nil {
			t.Fatal(ps)
		}
		if g.Overall.Computed != tt.want || g.Overall.Grade != tt.want {
			t.Errorf("%s: %s, want %s", name, g.Overall.Computed, tt.want)
		}
	}
}
