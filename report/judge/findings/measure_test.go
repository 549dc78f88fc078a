package findings_test

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"
	"assize/report/judge/grade"
	"assize/report/judge/rulebook"
	"assize/report/read/audit"
)

// edited is a shipped rulebook with some of its text replaced.
func edited(t *testing.T, id string, edits ...string) *rulebook.Rulebook {
	t.Helper()
	data, err := os.ReadFile("../../../config/rulebooks/" + id + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for i := 0; i+1 < len(edits); i += 2 {
		if !strings.Contains(text, edits[i]) {
			t.Fatalf("%q is not in the rulebook", edits[i])
		}
		text = strings.Replace(text, edits[i], edits[i+1], 1)
	}
	rb, ps := rulebook.Load(fstest.MapFS{id + ".yaml": {Data: []byte(text)}}, id+".yaml")
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	return rb
}

// told is what a measure says of itself, in one line.
func told(m findings.Measure) string {
	var where []string
	for _, c := range m.Counting.Where {
		where = append(where, c.Field+"="+strings.Join(c.Equals, "|"))
	}
	p := "none"
	if m.Population != nil {
		p = fmt.Sprintf("%.0f", m.Population.Value.Float())
		if m.Population.ExcludesFraud {
			p += " without fraud"
		}
	}
	return fmt.Sprintf("%s %s, %g %s, %s: %s/%s where %s within %g h, icc %g, population %s",
		m.Unit, m.Better, m.Level.Float(), m.Method, m.Counting.Table, m.Counting.Recorded, m.Counting.Required,
		strings.Join(where, " and "), m.Counting.WithinHours, m.Counting.PlanningICC, p)
}

// TestMeasuresSayWhatTheyAre: of the demonstration's rules, of others, and of rules
// edited in every part, each measure says what it counts and how.
func TestMeasuresSayWhatTheyAre(t *testing.T) {
	for _, tt := range []struct {
		name  string
		rules *rulebook.Rulebook
		want  map[string]string
	}{
		{"cdi-2016", load(t, "cdi-2016"), map[string]string{
			"force":          "crime higher, 0.95 mover, : / where  within 0 h, icc 0, population 223519 without fraud",
			"violence":       "crime higher, 0.95 wilson, Reports: crimes recorded/crimes required where  within 0 h, icc 0.1, population 51050 without fraud",
			"rape":           "crime higher, 0.95 wilson, Reports: crimes recorded/crimes required where rape report=yes within 0 h, icc 0.1, population none",
			"n100":           "record higher, 0.95 wilson, Reports: n100 recorded/n100 required where  within 0 h, icc 0.1, population none",
			"timely":         "crime higher, 0.95 wilson, Reports: crimes recorded/crimes recorded where  within 24 h, icc 0.1, population none",
			"cancelled-rape": "record higher, 0.95 clopper_pearson, Cancelled: correctly cancelled/ where offence group=rape within 0 h, icc 0.1, population none",
		}},
		{"nibrs-error-rate", load(t, "nibrs-error-rate"), map[string]string{
			"year": "record lower, 0.95 wilson, Reports: crimes recorded/crimes required where  within 0 h, icc 0.1, population none",
		}},
		{"edited", edited(t, "cdi-2016",
			"    where: {stratum: violence}\n", "    where: {stratum: violence}\n    level: 0.9\n    interval: jeffreys\n    planning_icc: 0.3\n    unit: incident\n",
			"within_hours: 24", "within_hours: 72",
			"    where: {domestic abuse: \"yes\"}\n", "    where: {domestic abuse: \"yes\", route: [control room, crime recording centre]}\n    better: lower\n    unit: report\n",
			"    where: {offence group: rape}\n", "    where: {offence group: rape}\n    interval: korn_graubard\n    unit: crime\n",
			"    list: cancelled rape\n", "",
		), map[string]string{
			"violence":       "incident higher, 0.9 jeffreys, Reports: crimes recorded/crimes required where  within 0 h, icc 0.3, population 51050 without fraud",
			"timely":         "crime higher, 0.95 wilson, Reports: crimes recorded/crimes recorded where  within 72 h, icc 0.1, population none",
			"domestic-abuse": "report lower, 0.95 , : crimes recorded/crimes required where  within 0 h, icc 0.1, population none",
			"cancelled-rape": "crime higher, 0.95 korn_graubard, Cancelled: correctly cancelled/ where offence group=rape within 0 h, icc 0.1, population none",
		}},
	} {
		f := forces()[0]
		d := f.dataset()
		d.About.Rulebook, d.Criteria = tt.rules.ID, nil
		whole, ps := build(t, d, f, tt.rules)
		if err := ps.Err(); err != nil {
			t.Fatal(err)
		}
		for _, m := range whole.Measures {
			if want, ok := tt.want[m.ID]; ok && told(m) != want {
				t.Errorf("%s, %s:\n got %s\nwant %s", tt.name, m.ID, told(m), want)
			}
			delete(tt.want, m.ID)
		}
		if len(tt.want) > 0 {
			t.Errorf("%s: no measures %v", tt.name, tt.want)
		}
	}
}

// TestTermsGiveTheRate: the terms of a combined rate give it and its limits by sums,
// quotients and roots alone, whatever the level.
func TestTermsGiveTheRate(t *testing.T) {
	for name, edits := range map[string][]string{
		"harmonic":        {},
		"at 90 percent":   {"combine: {how: harmonic, strata: [violence, sexual, other]}", "combine: {how: harmonic, strata: [violence, sexual, other]}\n    level: 0.9\n    interval: korn_graubard"},
		"by stated share": {"combine: {how: harmonic, strata: [violence, sexual, other]}", "combine: {how: shares, strata: [violence, sexual, other], shares: {violence: 0.5, sexual: 0.2, other: 0.3}}"},
	} {
		f := forces()[0]
		d := f.dataset()
		whole, ps := build(t, d, f, edited(t, "cdi-2016", edits...))
		if err := ps.Err(); err != nil {
			t.Fatal(err)
		}
		force := whole.Measures[0]
		var weight, sum, below, above float64
		for _, term := range force.Counting.Terms {
			weight += term.Weight.Float()
			sum += term.Weighted.Float()
			below += math.Pow(term.Below.Float(), 2)
			above += math.Pow(term.Above.Float(), 2)
		}
		rate, lower, upper := weight/sum, weight/(sum+math.Sqrt(above)), weight/math.Max(weight, sum-math.Sqrt(below))
		if force.Combination != string(estimate.Harmonic) {
			rate, lower, upper = sum, sum-math.Sqrt(below), sum+math.Sqrt(above)
		}
		for _, n := range [][2]float64{{rate, force.Rate.Float()}, {lower, force.Lower.Float()}, {upper, force.Upper.Float()}} {
			if math.Abs(n[0]-n[1]) > 1e-10 {
				t.Errorf("%s: the terms give %v, %v, %v; the rate is %v (%v to %v)", name, rate, lower, upper, force.Rate, force.Lower, force.Upper)
				break
			}
		}
	}
}

// TestPopulationsSayWhatTheyAre: what a population excludes, between which numbers it
// lies, how its table is cited; and of a force what its crime types share.
func TestPopulationsSayWhatTheyAre(t *testing.T) {
	rb := load(t, "cdi-2016")
	f := forces()[0]
	d := f.dataset()
	populations := f.populations()
	quarter := [2]audit.Date{{Year: 2015, Month: 12, Day: 31}, {Year: 2016, Month: 3, Day: 31}}
	for name, p := range populations {
		p.Between, p.Title, p.Publisher, p.Published = quarter, "Recorded crime", "Home Office", audit.Date{Year: 2017, Month: 1, Day: 19}
		if name == "other" {
			p.Between = [2]audit.Date{quarter[1], quarter[1]}
		}
		populations[name] = p
	}
	d.Populations = []audit.Population{{Row: 2, Stratum: "sexual offences", Number: 5759, Source: "force's own count"}}
	r, err := estimate.Assess(d, rb.Estimates(), populations, estimate.Options{Fraud: []string{"other"}})
	if err != nil {
		t.Fatal(err)
	}
	g, ps := grade.Apply(rb, d, &r)
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	whole := findings.Build(findings.Parts{Force: findings.Force{ID: f.slug, Name: f.name}, Dataset: d, Result: &r, Graded: g, Status: "draft"})
	got := map[string]string{}
	for _, m := range whole.Measures {
		if p := m.Population; p != nil {
			got[m.ID] = fmt.Sprintf("fraud excluded %v, interpolated %v %v, %q of %q on %s, from %q", p.ExcludesFraud, p.Interpolated, p.Between, p.Title, p.Publisher, p.Published, p.Source)
		}
	}
	want := map[string]string{
		"violence": `fraud excluded true, interpolated true [2015-12-31 2016-03-31], "Recorded crime" of "Home Office" on 2017-01-19, from "recorded-crime.csv"`,
		"sexual":   `fraud excluded true, interpolated false [], "" of "" on , from "force's own count"`,
		"other":    `fraud excluded false, interpolated false [], "Recorded crime" of "Home Office" on 2017-01-19, from "recorded-crime.csv"`,
		"force":    `fraud excluded false, interpolated false [], "" of "" on , from ""`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestUntimedIsNotCounted: where only days are known, no number of crimes in time is
// given, in the value, in JSON, and through the store.
func TestUntimedIsNotCounted(t *testing.T) {
	f := forces()[0]
	d := f.dataset()
	for i := range d.Reports {
		d.Reports[i].ReportedDay, d.Reports[i].RecordedDay = true, true
	}
	whole, ps := build(t, d, f, load(t, "cdi-2016"))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	var store bytes.Buffer
	var kept findings.Findings
	if err := gob.NewEncoder(&store).Encode(whole); err != nil {
		t.Fatal(err)
	}
	if err := gob.NewDecoder(&store).Decode(&kept); err != nil {
		t.Fatal(err)
	}
	read, err := findings.Decode(encoded(t, whole))
	if err != nil {
		t.Fatal(err)
	}
	for _, from := range []findings.Findings{whole, kept, read} {
		for _, m := range from.Measures {
			if timely := m.ID == "timely"; (m.Numerator >= 0) == timely {
				t.Errorf("%s: %d of %d", m.ID, m.Numerator, m.Denominator)
			}
		}
	}
	if text := string(encoded(t, whole)); strings.Count(text, `"numerator": null`) != 1 {
		t.Error("findings.json gives a number of crimes in time")
	}
}

// TestFindingsOfTheVersionsBefore are read; what they lack is not known.
func TestFindingsOfTheVersionsBefore(t *testing.T) {
	now := built(t, forces()[0], "cdi-2016")
	now.Cancelled[0].List = 60
	text := asThird(string(encoded(t, now)))
	for _, version := range []string{"3", "2", "1"} {
		if version == "2" {
			text = regexp.MustCompile(` *"standardError": [^\n]*\n`).ReplaceAllString(text, "")
		}
		text = regexp.MustCompile(`assize/findings/\d`).ReplaceAllString(text, "assize/findings/"+version)
		if version == "1" {
			text = regexp.MustCompile(` *("atMost": null|"unit": "\w+"|"better": "higher"|"excludesFraud": true),\n`).ReplaceAllString(text, "")
		}
		f, err := findings.Decode([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range f.Measures {
			if m.AtMost.Known() || m.Bounded() || m.Better != "higher" || (m.Unit == "") != (version == "1") || m.StandardError.Known() != (version == "3" && m.Reportable) {
				t.Errorf("version %s: %s: at most %v, %s is better, of unit %q, standard error %v", version, m.ID, m.AtMost, m.Better, m.Unit, m.StandardError)
			}
		}
		if !f.Unrecorded[0].Population.ExcludesFraud || f.Schema != findings.Schema {
			t.Errorf("version %s: schema %s, fraud excluded %v", version, f.Schema, f.Unrecorded[0].Population.ExcludesFraud)
		}
		for i, c := range f.Cancelled {
			if c.List != now.Cancelled[i].List {
				t.Errorf("version %s: the list of %s is %d, and was %d", version, c.Measure, c.List, now.Cancelled[i].List)
			}
		}
		for _, c := range f.Changes {
			if c.FromNumerator.Known() || c.FromDenominator.Known() || c.Level.Known() {
				t.Errorf("version %s: %s was counted from %d of %d at %v", version, c.Measure, c.FromNumerator, c.FromDenominator, c.Level)
			}
		}
	}
}

// asThird is JSON of this version as the version before it wrote it: zeros for what is
// withheld or not known, and changes without what they were counted from.
func asThird(text string) string {
	text = regexp.MustCompile(`assize/findings/\d`).ReplaceAllString(text, "assize/findings/3")
	text = regexp.MustCompile(`("(?:list|numerator|denominator|reports|rows)"): null`).ReplaceAllString(text, "$1: 0")
	text = regexp.MustCompile(` *"from(?:Numerator|Denominator)": [^\n]*\n`).ReplaceAllString(text, "")
	return regexp.MustCompile(`,\n *"level": [^,\n]*\n( *})`).ReplaceAllString(text, "\n$1")
}

// TestWithheldCountsAreNull: no reader can take a count that is withheld for one of
// nothing, nor one that a version before wrote as nothing; a count that is only rounded,
// to nothing too, is one.
func TestWithheldCountsAreNull(t *testing.T) {
	for rule, hidden := range map[string]bool{"threshold: 5, secondary: true": true, "threshold: 5, secondary: true, round_to: 200": false} {
		rb, err := crossed(t, rule)
		if err != nil {
			t.Fatal(err)
		}
		f := forces()[1]
		d := f.dataset()
		for i := range d.Reports {
			d.Reports[i].Extra = map[audit.Field]string{"victim age": ages()[i%len(ages())]}
		}
		for i := range d.Reports[:12] {
			d.Reports[i].Extra["victim age"] = ages()[0]
		}
		if hidden { // one child alone
			for i := range d.Reports {
				d.Reports[i].Extra["victim age"] = ages()[min(i, 1)]
			}
		}
		whole, ps := build(t, d, f, rb)
		if err := ps.Err(); err != nil {
			t.Fatal(err)
		}
		public := whole.Public()
		withheld := 0
		for _, m := range public.Measures {
			if m.NotReportable != findings.WithheldReason {
				continue
			}
			if withheld++; m.Withheld() != hidden || m.Numerator.Known() == hidden || m.Reports.Known() == hidden || m.Source.Rows.Known() == hidden {
				t.Errorf("%s: %s: %d of %d in %d reports, %d rows", rule, m.ID, m.Numerator, m.Denominator, m.Reports, m.Source.Rows)
			}
		}
		if withheld == 0 {
			t.Errorf("%s: nothing is withheld", rule)
		}
		read, err := findings.Decode([]byte(asThird(string(encoded(t, public)))))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(public.Measures, read.Measures, sameNumbers()); diff != "" {
			t.Errorf("%s: as the version before wrote it it reads otherwise (-now +then):\n%s", rule, diff)
		}
	}
}
