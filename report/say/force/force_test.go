package force_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/saytest"
	"assize/report/say/words"
)

func TestTheStoryIsTold(t *testing.T) {
	told := saytest.Tell(t, saytest.GreaterManchester())
	if err := told.Report.Validate(); err != nil {
		t.Fatal(err)
	}
	var lines []string
	saytest.Prosaic(told.Report.Body, &lines)
	text := strings.Join(lines, "\n")
	t.Log(text)
	for _, want := range []string{
		"Around 85 percent", "over 38,000", "over 16,800", "a quarter of the violent crime", "75.2 percent",
		"85.5 percent now, compared with 68 percent in November 2014 (the margin of error of the 2014 figure was not published).",
		"Not recorded each year, estimated: over 38,000 (95 percent interval",
		"We estimate that over 38,000 crimes reported to the force each year are not recorded",
		"Unrecorded does not mean ignored",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	if !slices.ContainsFunc(told.Figures, func(f doc.Figure) bool {
		parts, ok := f.Plot.(doc.Parts)
		return ok && parts.Rows[0].Text == "18 of 20"
	}) {
		t.Error("no figure has the cancelled records")
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
			"risen", 0.70, 0.10, 0.21, true, "The difference is 15.5 percentage points (95 percent interval 10.0 to 21.0 percentage points).",
			"All reported crime: the rate has risen, from 70 percent in November 2014 to 85.5 percent.", "fallen",
		},
		{
			"fallen", 0.95, -0.13, -0.06, true, "The difference is −9.5 percentage points (95 percent interval −13.0 to −6.0 percentage points).",
			"All reported crime: the rate has fallen, from 95 percent in November 2014 to 85.5 percent.", "risen",
		},
		{
			"no clear change", 0.86, -0.03, 0.02, false, "The difference is −0.5 percentage points (95 percent interval −3.0 to 2.0 percentage points).",
			"the difference is within what sampling can explain", "has fallen",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := saytest.GreaterManchester()
			c := &f.Changes[0]
			c.From, c.FromLower, c.FromUpper = tt.from, tt.from-0.02, tt.from+0.02
			c.Difference, c.Lower, c.Upper, c.Significant = 0.85456-tt.from, tt.lower, tt.upper, tt.significant
			var lines []string
			saytest.Prosaic(saytest.Tell(t, f).Report.Body, &lines)
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
	in := saytest.Input(t, saytest.GreaterManchester())
	pack, err := words.Load(os.DirFS("../../../templates"), "words/en.yaml", words.Style{Name: "govuk"})
	if err != nil {
		t.Fatal(err)
	}
	in.Words = pack
	te, err := force.NewTeller(in)
	if err != nil {
		t.Fatal(err)
	}
	if got := te.Phrase("unit-percent"); got != "%" {
		t.Errorf("unit %q under govuk, want %%", got)
	}
}

// TestCrimeTypesAreCounted: the method names as many crime types as the rules
// combine, and combines none where they do not.
func TestCrimeTypesAreCounted(t *testing.T) {
	for n, want := range map[int]string{0: "", 2: "within two crime types", 3: "within three crime types"} {
		f := saytest.GreaterManchester()
		for i := range f.Measures {
			if m := &f.Measures[i]; m.ID == f.Combined {
				m.Strata = []string{"violence", "sexual", "other"}[:n]
			}
		}
		var out []string
		for r := range saytest.Tell(t, f).Report.Runs() {
			out = append(out, doc.Plain([]doc.Run{r}))
		}
		text := strings.Join(out, "")
		if want == "" && strings.Contains(text, "were sampled within") || !strings.Contains(text, want) {
			t.Errorf("%d types: the report does not say %q, or combines none", n, want)
		}
	}
}
