package sampling

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// planned is the sampling of a force like Greater Manchester.
func planned() request {
	return request{
		Margin: 0.02,
		Strata: []stratum{
			{ID: "violence", Recorded: 51050, Rate: 0.752},
			{ID: "sexual offences", Recorded: 5759, Rate: 0.869},
			{ID: "other", Recorded: 166711, Rate: 0.891},
		},
	}
}

func TestDesignReachesItsMargin(t *testing.T) {
	for name, change := range map[string]func(q *request){
		"as is":             func(*request) {},
		"a minimum":         func(q *request) { q.Minimum = 100 },
		"clustered reports": func(q *request) { q.Strata[0].DesignEffect, q.Strata[0].CrimesPerReport = 1.6, 1.4 },
		"neyman":            func(q *request) { q.By = neyman },
		"proportional":      func(q *request) { q.By = proportional },
		"a small frame":     func(q *request) { q.Strata[1].Frame, q.Strata[2].Frame = 60, 3000 },
		"at 99%":            func(q *request) { q.Level = 0.99 },
		"a rate of 100%":    func(q *request) { q.Strata[1].Rate = 1 },
	} {
		t.Run(name, func(t *testing.T) {
			q := planned()
			change(&q)
			plan, err := newDesign(q)
			if err != nil {
				t.Fatal(err)
			}
			if plan.Margin > q.Margin {
				t.Errorf("margin %v of %d crimes, wanted %v", plan.Margin, plan.Crimes, q.Margin)
			}
			crimes := 0
			for i, s := range plan.Strata {
				crimes += s.Crimes
				if f := q.Strata[i].Frame; f > 0 && float64(s.Crimes) > f {
					t.Errorf("%s: %d crimes of a frame of %v", q.Strata[i].ID, s.Crimes, f)
				}
				if s.Crimes < q.Minimum {
					t.Errorf("%s: %d crimes, below the minimum", q.Strata[i].ID, s.Crimes)
				}
			}
			if crimes != plan.Crimes {
				t.Errorf("strata have %d crimes, the plan %d", crimes, plan.Crimes)
			}
			// No slack beyond rounding up: a hundredth less would not do.
			if len(q.Strata) > 0 && q.Minimum == 0 && plan.Margin < q.Margin*0.98 {
				t.Errorf("margin %v is better than the %v wanted: too many crimes", plan.Margin, q.Margin)
			}
			if name == "a rate of 100%" && !slices.Contains(plan.Strata[1].Notes, RateCapped) {
				t.Errorf("notes %v do not say that the rate was capped", plan.Strata[1].Notes)
			}
		})
	}
}

// With large frames and no minimum the plan is the closed form.
func TestDesignIsTheClosedForm(t *testing.T) {
	q := planned()
	plan, err := newDesign(q)
	if err != nil {
		t.Fatal(err)
	}
	want, err := harmonicSize(0.02, 0.95, []stratum{
		{Recorded: 51050, Rate: 0.752, DesignEffect: 1}, {Recorded: 5759, Rate: 0.869, DesignEffect: 1}, {Recorded: 166711, Rate: 0.891, DesignEffect: 1},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := float64(plan.Crimes); got < want || got > want+3 {
		t.Errorf("%v crimes, the closed form gives %v", got, want)
	}
	for _, by := range []Allocation{neyman, proportional} {
		q.By = by
		other, err := newDesign(q)
		if err != nil {
			t.Fatal(err)
		}
		if other.Crimes < plan.Crimes {
			t.Errorf("%s needs %d crimes, fewer than the optimum's %d", by, other.Crimes, plan.Crimes)
		}
	}
}

func TestDesignOfATotal(t *testing.T) {
	q := planned()
	q.Margin, q.Total, q.Minimum = 0, 1200, 50
	q.Strata[1].Margin = 0.06
	plan, err := newDesign(q)
	if err != nil {
		t.Fatal(err)
	}
	// 1.96² · 0.869 · 0.131 / 0.06² = 121.5 crimes for ±6 points of sexual offences.
	if s := plan.Strata[1]; s.Crimes != 122 || !slices.Contains(s.Notes, RaisedToOwn) || s.Margin > 0.06 {
		t.Errorf("sexual offences: %+v, want 122 crimes for their own margin", s)
	}
	if plan.Crimes < 1200 || plan.Crimes > 1200+125 {
		t.Errorf("%d crimes of a total of 1,200", plan.Crimes)
	}
	if plan.Rate < 0.85 || plan.Rate > 0.86 {
		t.Errorf("planned on a force rate of %v", plan.Rate)
	}
}

func TestDesignRaisesToTheMinimum(t *testing.T) {
	q := planned()
	q.Margin, q.Total, q.Minimum = 0, 300, 100
	plan, err := newDesign(q)
	if err != nil {
		t.Fatal(err)
	}
	if s := plan.Strata[1]; s.Crimes != 100 || !slices.Contains(s.Notes, RaisedToMin) {
		t.Errorf("sexual offences: %+v, want the minimum of 100", s)
	}
	if s := plan.Strata[2]; s.Crimes <= 100 || slices.Contains(s.Notes, RaisedToMin) {
		t.Errorf("other crime: %+v, more than the minimum", s)
	}
}

func TestDesignRefusals(t *testing.T) {
	for name, test := range map[string]struct {
		change func(q *request)
		says   string
	}{
		"no stratum":         {func(q *request) { q.Strata = nil }, "needs a stratum"},
		"no aim":             {func(q *request) { q.Margin = 0 }, "needs a margin"},
		"margin and total":   {func(q *request) { q.Total = 100 }, "not both"},
		"margin impossible":  {func(q *request) { q.Margin = 0.7 }, "margin of 0.7"},
		"margin below zero":  {func(q *request) { q.Margin = -0.1 }, "margin of -0.1"},
		"rate in percent":    {func(q *request) { q.Strata[0].Rate = 75 }, `stratum "violence": a planning rate of 75`},
		"rate of zero":       {func(q *request) { q.Strata[0].Rate = 0 }, "planning rate of 0"},
		"nothing recorded":   {func(q *request) { q.Strata[2].Recorded = 0 }, `stratum "other": recorded crime of 0`},
		"unknown allocation": {func(q *request) { q.By = "even" }, `"even"`},
		"deff below one":     {func(q *request) { q.Strata[0].DesignEffect = 0.9 }, "design effect"},
		"not a number":       {func(q *request) { q.Strata[0].Rate = math.NaN() }, "planning rate of NaN"},
	} {
		t.Run(name, func(t *testing.T) {
			q := planned()
			test.change(&q)
			_, err := newDesign(q)
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("error %v, want one that says %q", err, test.says)
			}
		})
	}
	if _, err := sizeFor(1, 0.02, 0.95, 0, 1); err == nil || !strings.Contains(err.Error(), "no variation") {
		t.Errorf("a planning rate of 100%% gives %v", err)
	}
}
