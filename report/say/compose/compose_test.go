package compose

import (
	"os"
	"strings"
	"testing"
	"time"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/words"
)

// greaterManchester is a force made up by hand, with the demonstration's rates.
func greaterManchester() findings.Findings {
	day := func(y, m, d int) audit.Date { return audit.Date{Year: y, Month: time.Month(m), Day: d} }
	measure := func(id, label, role string, x, n int, lo, hi float64, method string) findings.Measure {
		return findings.Measure{
			ID: id, Label: label, Role: role, Numerator: x, Denominator: n, Reports: n,
			Rate: findings.Num(float64(x) / float64(n)), Lower: findings.Num(lo), Upper: findings.Num(hi), Level: 0.95,
			Method: method, EffectiveN: findings.Num(n), DesignEffect: 1, Reportable: true, Counts: n < 30 || id == "rape",
			Source: findings.Source{File: "gmp.xlsx", Sheet: "Reports", Where: "stratum = " + id, Rows: n},
		}
	}
	f := findings.Findings{
		Schema:     findings.Schema,
		Force:      findings.Force{ID: "greater-manchester", Name: "Greater Manchester Police", Code: "E23000005", Slug: "greater-manchester"},
		Inspection: findings.Inspection{Title: "Crime Data Integrity inspection 2016", Kind: "inspection", Published: day(2016, 8, 25)},
		Audit:      findings.Window{From: day(2015, 9, 1), To: day(2016, 2, 29)},
		Status:     "draft", Sample: "illustrative",
		Rulebook: findings.RulebookRef{ID: "cdi-2016", Version: "1", Title: "Crime data integrity, 2016", Illustrative: true},
		Combined: "force", Strata: []string{"violence", "sexual", "other"},
		Measures: []findings.Measure{
			measure("force", "all reported crime", "force", 1353, 1620, 0.834, 0.873, "mover"),
			measure("violence", "violence against the person", "stratum", 451, 600, 0.715, 0.785, "wilson"),
			measure("sexual", "sexual offences", "stratum", 278, 320, 0.827, 0.901, "wilson"),
			measure("other", "other crime", "stratum", 624, 700, 0.866, 0.912, "wilson"),
			measure("rape", "rape", "domain", 84, 92, 0.838, 0.955, "wilson"),
			measure("n100", "N100 records", "other", 12, 12, 0.757, 1, "wilson"),
			measure("cancelled-rape", "cancelled records of rape", "cancelled", 18, 20, 0.683, 0.988, "clopper_pearson"),
		},
		Grades: []findings.Grade{{ID: "inadequate", Level: 1}, {ID: "requires improvement", Level: 2}, {ID: "good", Level: 3}, {ID: "outstanding", Level: 4}},
	}
	f.Measures[0].Rate, f.Measures[0].Combination, f.Measures[0].Strata = 0.85456, "harmonic", f.Strata
	pop := func(v float64) findings.Population {
		return findings.Population{Value: findings.Num(v), PeriodEnd: day(2016, 2, 29), Latest: day(2016, 12, 31), Source: "recorded-crime.csv"}
	}
	f.Unrecorded = []findings.Unrecorded{
		{Measure: "violence", Population: pop(51049.667), Value: 16866, Lower: 13982, Upper: 20348},
		{Measure: "sexual", Population: pop(5759), Value: 870, Lower: 633, Upper: 1205},
		{Measure: "other", Population: pop(166710.667), Value: 20304, Lower: 16086, Upper: 25796},
		{Measure: "force", Population: pop(223519.333), Value: 38040, Lower: 32500, Upper: 44500},
	}
	f.Cancelled = []findings.Cancelled{{Measure: "cancelled-rape", Group: "rape", Correct: 18, Audited: 20, VictimTold: 15, Lower: 0.683, Upper: 0.988, Method: "clopper_pearson", Reportable: true}}
	none := findings.None()
	f.Changes = []findings.Change{{
		Measure: "force", Label: "all reported crime", Inspection: "Crime recording 2014", Date: day(2014, 11, 18),
		From: 0.68, FromLower: none, FromUpper: none, To: 0.85456, ToLower: 0.834, ToUpper: 0.873,
		Difference: 0.17456, Lower: none, Upper: none, Method: "not stated", Comparable: true, Additional: none,
	}}
	f.Overall = findings.Judgment{Scope: "overall", Label: "Overall judgment", Computed: "inadequate", Grade: "inadequate", Level: 1}
	f.Questions = []findings.Judgment{{Scope: "question 1", Label: "How effective is the force at recording reported crime?", Grade: "inadequate", Level: 1}}
	f.Criteria = []findings.Criterion{{
		Number: 2, Label: "reported violent crime is recorded", Question: 1, Grade: "inadequate",
		Reasons: []findings.Reason{{Measure: "violence", Value: findings.Num(451.0 / 600), Lower: 0.715, Upper: 0.785, Band: "inadequate", Status: "illustrative", Rule: "bands/violent-crime/inadequate", File: "cdi-2016.yaml", Line: 38}},
	}}
	f.Findings = []findings.Finding{
		{
			Kind: "cause-of-concern", ID: "violence-concern", Template: "violence-concern", Measure: "violence",
			Recommendations: []findings.FindingRecommendation{{ID: "violence-review", Template: "violence-review", Due: day(2016, 11, 25), Months: 3}},
		},
		{Kind: "cause-of-concern", ID: "recording-knowledge", Template: "recording-knowledge", Measure: "force"},
	}
	f.Observations = []findings.Observation{{Kind: "cause", Text: "Officers and staff do not know their duties in crime recording."}}
	return f
}

func tell(t *testing.T, f findings.Findings) *Told {
	t.Helper()
	told, err := Tell(inputFor(t, f))
	if err != nil {
		t.Fatal(err)
	}
	return told
}

func inputFor(t *testing.T, f findings.Findings) Input {
	t.Helper()
	pack, err := words.Load(os.DirFS("../../../templates"), "words/en.yaml", words.Style{})
	if err != nil {
		t.Fatal(err)
	}
	templates, err := LoadTemplates(os.DirFS("../../../templates"), "report/en")
	if err != nil {
		t.Fatal(err)
	}
	return Input{
		Findings: f, Picture: nation.Compare([]findings.Findings{f}, 1), Words: pack, Templates: templates,
		House: House{Inspectorate: "Inspectorate of Police Records (fictional)", ReportPrefix: "cdi"},
		Edition: Edition{
			Status: doc.Draft, Notice: "DRAFT: not for publication",
			Sample: "Illustrative sample: invented audit records, not published by any inspectorate.",
		},
	}
}

// prose gathers all text of a publication, paragraph by paragraph.
func prosaic(blocks []doc.Block, out *[]string) {
	for _, b := range blocks {
		switch b := b.(type) {
		case doc.Section:
			*out = append(*out, b.Title)
			prosaic(b.Blocks, out)
		case doc.Paragraph:
			*out = append(*out, doc.Plain(b.Runs))
		case doc.List:
			for _, i := range b.Items {
				*out = append(*out, doc.Plain(i))
			}
		case doc.Callout:
			*out = append(*out, b.Label+": "+b.Title)
			prosaic(b.Blocks, out)
		case doc.Figure:
			*out = append(*out, doc.Plain(b.Title), b.Subtitle)
		case doc.KeyFacts:
			for _, k := range b.Items {
				*out = append(*out, k.Label+": "+doc.Plain(k.Value)+" ("+doc.Plain(k.Detail)+")")
			}
		case doc.JudgmentPanel:
			*out = append(*out, b.Label+": "+b.Grade+". "+doc.Plain(b.Runs))
		case doc.Table:
			for _, r := range b.Rows {
				var cells []string
				for _, c := range r.Cells {
					cells = append(cells, doc.Plain(c.Runs))
				}
				*out = append(*out, strings.Join(cells, " | "))
			}
		}
	}
}

func TestTheStoryIsTold(t *testing.T) {
	told := tell(t, greaterManchester())
	if err := told.Report.Validate(); err != nil {
		t.Fatal(err)
	}
	var lines []string
	prosaic(told.Report.Body, &lines)
	text := strings.Join(lines, "\n")
	t.Log(text)
	for _, want := range []string{
		"around 85 percent", "over 38,000", "over 16,800", "a quarter of violent crime", "18 of 20",
		"up from 68 percent in November 2014", "no interval was published",
		"for the period 1 September 2015 to 29 February 2016, we estimate that the force fails to record over 38,000 reported crimes each year",
		"recording rate for violent crime is a particular cause of concern at only 75.2 percent",
		"Unrecorded does not mean ignored",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	for _, never := range []string{"100 percent", "100.0 percent", "%!", "<no value>"} {
		if strings.Contains(text, never) {
			t.Errorf("the report says %q", never)
		}
	}
}

// TestChangeWithAnInterval: with an interval of the difference the report says
// risen, fallen or neither, and by how much, once and with the right sign.
func TestChangeWithAnInterval(t *testing.T) {
	for _, tt := range []struct {
		name                    string
		from, lower, upper      findings.Num
		significant             bool
		want, headline, missing string
	}{
		{
			"risen", 0.70, 0.10, 0.21, true, "The rate is 15.5 percentage points higher (95 percent interval of the change 10.0 to 21.0 percentage points).",
			"The rate has risen, up from 70 percent in November 2014.", "fallen",
		},
		{
			"fallen", 0.95, -0.13, -0.06, true, "The rate is 9.5 percentage points lower (95 percent interval of the change −13.0 to −6.0 percentage points).",
			"The rate has fallen, down from 95 percent in November 2014.", "risen",
		},
		{
			"no clear change", 0.86, -0.03, 0.02, false, "The rate is 0.5 percentage points lower (95 percent interval of the change −3.0 to 2.0 percentage points).",
			"the difference is within what sampling alone can explain", "has fallen",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := greaterManchester()
			c := &f.Changes[0]
			c.From, c.FromLower, c.FromUpper = tt.from, tt.from-0.02, tt.from+0.02
			c.Difference, c.Lower, c.Upper, c.Significant = 0.85456-tt.from, tt.lower, tt.upper, tt.significant
			var lines []string
			prosaic(tell(t, f).Report.Body, &lines)
			text := strings.Join(lines, "\n")
			for _, want := range []string{tt.want, tt.headline} {
				if !strings.Contains(text, want) {
					t.Errorf("the report does not say %q", want)
				}
			}
			if strings.Contains(text, tt.missing) || strings.Contains(text, "points percentage points") {
				t.Errorf("the report says %q or its unit twice", tt.missing)
			}
		})
	}
}

// TestTableUnitsFollowTheHouse: "percent" is the house's word, in heads too.
func TestTableUnitsFollowTheHouse(t *testing.T) {
	in := inputFor(t, greaterManchester())
	pack, err := words.Load(os.DirFS("../../../templates"), "words/en.yaml", words.Style{Name: "govuk"})
	if err != nil {
		t.Fatal(err)
	}
	in.Words = pack
	te, err := newTeller(in)
	if err != nil {
		t.Fatal(err)
	}
	if got := te.phrase("unit-percent"); got != "%" {
		t.Errorf("unit %q under govuk, want %%", got)
	}
}

// TestCrimeTypesAreCounted: the method names as many crime types as the rules
// combine, and combines none where they do not.
func TestCrimeTypesAreCounted(t *testing.T) {
	for n, want := range map[int]string{0: "", 2: "within two crime types", 3: "within three crime types"} {
		f := greaterManchester()
		for i := range f.Measures {
			if m := &f.Measures[i]; m.ID == f.Combined {
				m.Strata = []string{"violence", "sexual", "other"}[:n]
			}
		}
		var out []string
		for r := range tell(t, f).Report.Runs() {
			out = append(out, doc.Plain([]doc.Run{r}))
		}
		text := strings.Join(out, "")
		if want == "" && strings.Contains(text, "were sampled within") || !strings.Contains(text, want) {
			t.Errorf("%d types: the report does not say %q, or combines none", n, want)
		}
	}
}
