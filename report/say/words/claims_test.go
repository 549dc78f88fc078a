package words

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"testing"
)

// What the inspectorate and its demonstration forces say, from the values
// themselves (domain.md §1.1 and §6.2, seed-forces.yaml).
func TestClaimsOfThePublishedReports(t *testing.T) {
	p := english(t, Style{})
	tests := []struct {
		name string
		make func() (Claim, error)
		want string
	}{
		{"Greater Manchester, rate", func() (Claim, error) { return p.PercentClaim(Around, 0.85456, 0) }, "around 85 percent"},
		{"Greater Manchester, best word", func() (Claim, error) { return p.BestPercent(0.85456) }, "around 85 percent"},
		{"Greater Manchester, unrecorded", func() (Claim, error) { return p.OverCount(38040.3, 1000) }, "over 38,000"},
		{"the same at a finer step", func() (Claim, error) { return p.OverCount(38040, 100) }, "over 38,000"},
		{"Greater Manchester, violence", func() (Claim, error) { return p.OverCount(16866, 100) }, "over 16,800"},
		{"violence unrecorded", func() (Claim, error) { return p.nearestFraction(Exactly, Share, 0.2483) }, "a quarter"},
		{"more than 16,800", func() (Claim, error) { return p.CountClaim(MoreThan, 16866, 100) }, "more than 16,800"},
		{"Staffordshire, rate", func() (Claim, error) { return p.PercentClaim(Around, 0.9102, 0) }, "around 91 percent"},
		{"Staffordshire, best word", func() (Claim, error) { return p.BestPercent(0.9102) }, "around 91 percent"},
		{"Staffordshire, unrecorded", func() (Claim, error) { return p.CountClaim(Approximately, 6737, 100) }, "approximately 6,700"},
		{"Sussex, rate", func() (Claim, error) { return p.PercentClaim(Nearly, 0.9459, 0) }, "nearly 95 percent"},
		{"Sussex, best word", func() (Claim, error) { return p.BestPercent(0.9459) }, "nearly 95 percent"},
		{"Sussex, unrecorded", func() (Claim, error) { return p.CountClaim(Approximately, 5339, 100) }, "approximately 5,300"},
		{"Kent, sexual offences", func() (Claim, error) { return p.PercentClaim(Over, 0.98237, 1) }, "over 98.2 percent"},
		{"around with a decimal", func() (Claim, error) { return p.PercentClaim(Around, 0.9150, 1) }, "around 91.5 percent"},
		{"83.6 unrecorded about one in six", func() (Claim, error) { return p.nearestFraction(Around, OneIn, 0.164) }, "around one in six"},
		{"89.5 almost nine in ten", func() (Claim, error) { return p.nearestFraction(Almost, OneIn, 0.895) }, "almost nine in ten"},
		{"Humberside is more than one in five", func() (Claim, error) { return p.BestFraction(OneIn, 0.206) }, "more than one in five"},
		{"Greater Manchester since 2014", func() (Claim, error) { return p.since(UpFrom, 0.85456, 0.68) }, "up from 68 percent"},
		{"Sussex since 2014", func() (Claim, error) { return p.Since(0.9459, 0.834) }, "up from 83.4 percent"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := tt.make()
			if err != nil || c.Text != tt.want {
				t.Errorf("%q, %v; want %q", c.Text, err, tt.want)
			}
		})
	}
}

// Published sentences that were false of their numbers.
func TestFalseClaimsOfThePress(t *testing.T) {
	p := english(t, Style{})
	tests := []struct {
		name string
		make func() (Claim, error)
		want string
	}{
		{
			"83.8 around 83", func() (Claim, error) { return percentWith(p, Around, 0.838, "83") },
			`"around 83 percent" is false of 83.8 percent: the number must be the nearest, rounding to 1`,
		},
		{
			"85.7 around 85", func() (Claim, error) { return percentWith(p, Around, 0.857, "85") },
			`"around 85 percent" is false of 85.7 percent: the number must be the nearest, rounding to 1`,
		},
		{
			"20.6 almost one in five", func() (Claim, error) { return p.checkFraction(Almost, OneIn, 0.206, "1/5") },
			`"almost one in five" is false of 20.6 percent: the value must lie below, by at most one percentage point`,
		},
		{
			"16.4 around 14", func() (Claim, error) { return percentWith(p, Around, 0.164, "14") },
			`"around 14 percent" is false of 16.4 percent: the number must be the nearest, rounding to 1`,
		},
		{
			"85.456 nearly 86", func() (Claim, error) { return p.PercentClaim(Nearly, 0.85456, 0) },
			`"nearly 86 percent" is false of 85.456 percent: the value must lie below the number by at most 0.5`,
		},
		{
			"38,000 over 38,000", func() (Claim, error) { return p.OverCount(38000, 100) },
			`"over 38,000" is false of 38,000: the value must lie above the number by less than 100`,
		},
		{
			"68.0 up from 68", func() (Claim, error) { return p.since(UpFrom, 0.6804, 0.68) },
			`"up from 68 percent" is false of 68.04 percent: the rate must lie above the earlier one, as printed`,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := tt.make()
			var f *falseClaim
			if !errors.As(err, &f) || err.Error() != tt.want || c != (Claim{}) {
				t.Errorf("claim %q, error\n     %v\nwant %v", c.Text, err, tt.want)
			}
		})
	}
}

// countWith makes a claim about a count with a number of the test's choice.
func countWith(p *Pack, kind ClaimKind, value, printed, step float64) (Claim, error) {
	return p.claim(kind, counts(step), exactly(value), exactly(printed))
}

// percentWith makes one about a rate, in the decimals that the number is written with.
func percentWith(p *Pack, kind ClaimKind, fraction float64, printed string) (Claim, error) {
	number, ok := new(big.Rat).SetString(printed)
	if !ok {
		return Claim{}, fmt.Errorf("%q is no number", printed)
	}
	return p.claim(kind, percents(decimalsOf(printed)), percentOf(fraction), number)
}

// Every predicate on both sides of each of its edges.
func TestEdgesOfPercentClaims(t *testing.T) {
	p := english(t, Style{})
	tests := []struct {
		kind     ClaimKind
		fraction float64
		printed  string
		holds    bool
	}{
		{Over, 0.85, "85", false},
		{Over, 0.850001, "85", true},
		{Over, 0.859999, "85", true},
		{Over, 0.86, "85", false},
		{Over, 0.8499, "85", false},
		{MoreThan, 0.85, "85", false},
		{MoreThan, 0.8501, "85", true},
		{MoreThan, 0.86, "85", false},
		{Nearly, 0.945, "95", true},
		{Nearly, 0.944999, "95", false},
		{Nearly, 0.949999, "95", true},
		{Nearly, 0.95, "95", false},
		{Nearly, 0.9501, "95", false},
		{Almost, 0.945, "95", true},
		{Almost, 0.944999, "95", false},
		{Almost, 0.95, "95", false},
		{Around, 0.845, "85", true},
		{Around, 0.8449999, "85", false},
		{Around, 0.8549999, "85", true},
		{Around, 0.855, "85", false},
		{Around, 0.855, "86", true},
		{Approximately, 0.845, "85", true},
		{Approximately, 0.855, "85", false},
		{AtLeast, 0.85, "85", true},
		{AtLeast, 0.8599, "85", true},
		{AtLeast, 0.86, "85", false},
		{AtLeast, 0.8499, "85", false},
		{AtMost, 0.74875, "74.9", true},
		{AtMost, 0.749, "74.9", true},
		{AtMost, 0.7491, "74.9", false},
		{AtMost, 0.748, "74.9", false},
		{AtMost, 1, "100", false},
		{LessThan, 0.86, "86", false},
		{LessThan, 0.8599, "86", true},
		{LessThan, 0.85, "86", true},
		{LessThan, 0.8499, "86", false},
		{Exactly, 0.85, "85", true},
		{Exactly, 0.8501, "85", false},
		// one decimal: the unit is a tenth of a point
		{Over, 0.85456, "85.4", true},
		{Over, 0.8550, "85.4", false},
		{Nearly, 0.85456, "85.5", true},
		{Nearly, 0.85449, "85.5", false},
		{Around, 0.8545, "85.5", true},
		{Around, 0.8545, "85.4", false},
		{Around, 0.8545, "85.45", true},
		{Around, 0.8535, "85.4", true},
		{Around, 0.8535, "85.3", false},
		// none and all are never claimed about, but "nearly all" may be
		{Around, 0.996, "100", false},
		{Around, 0.004, "0", false},
		{Over, 0.004, "0", false},
		{AtLeast, 1, "100", false},
		{Nearly, 0.996, "100", true},
		{LessThan, 0.004, "1", true},
		{Around, 1.004, "100", false},
		{Around, 1.01, "101", false},
		// a movement is no claim about one number
		{Risen, 0.85, "85", false},
	}
	for _, tt := range tests {
		_, err := percentWith(p, tt.kind, tt.fraction, tt.printed)
		if got := err == nil; got != tt.holds {
			t.Errorf("%s %s of %v: %v, want %v (%v)", tt.kind, tt.printed, tt.fraction, got, tt.holds, err)
		}
	}
}

func TestEdgesOfCountClaims(t *testing.T) {
	p := english(t, Style{})
	tests := []struct {
		kind                 ClaimKind
		value, printed, step float64
		holds                bool
	}{
		{Over, 38000, 38000, 100, false},
		{Over, 38000.5, 38000, 100, true},
		{Over, 38099.9, 38000, 100, true},
		{Over, 38100, 38000, 100, false},
		{Nearly, 38000, 38100, 100, true},
		{Nearly, 37999, 38100, 100, false},
		{Nearly, 38099.5, 38100, 100, true},
		{Nearly, 38100, 38100, 100, false},
		{Approximately, 6650, 6700, 100, true},
		{Approximately, 6649.9, 6700, 100, false},
		{Approximately, 6749.9, 6700, 100, true},
		{Approximately, 6750, 6700, 100, false},
		{Around, 38040, 38000, 1000, true},
		{Around, 38500, 38000, 1000, false},
		{Around, 38500, 39000, 1000, true},
		{AtLeast, 38000, 38000, 100, true},
		{AtLeast, 38100, 38000, 100, false},
		{FewerThan, 38100, 38100, 100, false},
		{FewerThan, 38099, 38100, 100, true},
		{FewerThan, 38000, 38100, 100, true},
		{FewerThan, 37999, 38100, 100, false},
		{Over, 40, 0, 100, false},
		{Approximately, 40, 0, 100, false},
		{FewerThan, 40, 100, 100, true},
		{Approximately, -40, -40, 1, false},
	}
	for _, tt := range tests {
		_, err := countWith(p, tt.kind, tt.value, tt.printed, tt.step)
		if got := err == nil; got != tt.holds {
			t.Errorf("%s %v of %v at %v: %v, want %v (%v)", tt.kind, tt.printed, tt.value, tt.step, got, tt.holds, err)
		}
	}
}

// Whatever number a kind chooses for a value, its predicate holds of both.
func TestConstructorsChooseTrueNumbers(t *testing.T) {
	p := english(t, Style{})
	kinds := []ClaimKind{Over, Nearly, Around, Approximately, AtLeast, AtMost, FewerThan, LessThan}
	for _, kind := range kinds {
		for v := 120.0; v < 2000; v += 7.25 {
			c, err := p.CountClaim(kind, v, 100)
			if err != nil {
				if kind == Over && math.Mod(v, 100) == 0 || kind == Nearly && math.Mod(v, 100) == 0 {
					continue
				}
				t.Fatalf("%s of %v: %v", kind, v, err)
			}
			if _, err := countWith(p, kind, v, c.Printed, 100); err != nil {
				t.Errorf("%v: %v", v, err)
			}
			if c.Value != v || math.Mod(c.Printed, 100) != 0 {
				t.Errorf("%s of %v printed %v for %v", kind, v, c.Printed, c.Value)
			}
		}
	}
}

func TestFractions(t *testing.T) {
	p := english(t, Style{})
	as := func(kind ClaimKind) func(Form, float64) (Claim, error) {
		return func(form Form, fraction float64) (Claim, error) { return p.nearestFraction(kind, form, fraction) }
	}
	tests := []struct {
		name     string
		say      func(Form, float64) (Claim, error)
		form     Form
		fraction float64
		want     string // "" for none
	}{
		{"quarter, upper edge", as(Exactly), Share, 0.255, "a quarter"},
		{"quarter, above the edge", as(Exactly), Share, 0.25501, ""},
		{"quarter, lower edge", as(Exactly), Share, 0.245, "a quarter"},
		{"quarter, below the edge", as(Exactly), Share, 0.24499, ""},
		{"third", as(Exactly), Share, 0.3333, "a third"},
		{"third of things", as(Exactly), OneIn, 0.3333, "one in three"},
		{"half", as(Exactly), Share, 0.5, "half"},
		{"one in six", as(Exactly), OneIn, 0.1667, "one in six"},
		{"four in five", as(Exactly), OneIn, 0.8, "four in five"},
		{"nine in ten", as(Exactly), OneIn, 0.9, "nine in ten"},
		{"20.6 is no fifth", as(Exactly), OneIn, 0.206, ""},
		{"20.6 is almost nothing", as(Almost), OneIn, 0.206, ""},
		{"20.6 is more than a fifth", as(MoreThan), Share, 0.206, "more than a fifth"},
		{"20.6 is around a fifth", as(Around), Share, 0.206, "around a fifth"},
		{"21.1 is not around a fifth", as(Around), Share, 0.211, ""},
		{"almost at its far edge", as(Almost), Share, 0.24, "almost a quarter"},
		{"almost beyond its far edge", as(Almost), Share, 0.2399, ""},
		{"almost is not the fraction itself", as(Almost), Share, 0.25, ""},
		{"more than is not the fraction itself", as(MoreThan), Share, 0.25, ""},
		{"more than at its far edge", as(MoreThan), Share, 0.26, "more than a quarter"},
		{"more than beyond its far edge", as(MoreThan), Share, 0.2601, ""},
		{"best: unhedged first", p.BestFraction, Share, 0.2483, "a quarter"},
		{"best: almost", p.BestFraction, Share, 0.243, "almost a quarter"},
		{"best: more than", p.BestFraction, Share, 0.258, "more than a quarter"},
		{"best: none", p.BestFraction, Share, 0.28, ""},
		{"not a number", as(Exactly), Share, math.NaN(), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := tt.say(tt.form, tt.fraction)
			if c.Text != tt.want || (err == nil) != (tt.want != "") {
				t.Errorf("%q, %v; want %q", c.Text, err, tt.want)
			}
		})
	}
	if _, err := p.checkFraction(Almost, OneIn, 0.1, "1/7"); err == nil {
		t.Error("a fraction without words was said")
	}
	if _, err := p.checkFraction(AtLeast, OneIn, 0.1, "1/10"); err == nil {
		t.Error("a kind without a predicate for fractions was said")
	}
}

func TestMovement(t *testing.T) {
	p := english(t, Style{})
	nan := math.NaN()
	tests := []struct {
		name                     string
		difference, lower, upper float64
		moved                    string
	}{
		{"up", 0.05, 0.01, 0.09, "risen"},
		{"down", -0.05, -0.09, -0.01, "fallen"},
		{"touching zero from above", 0.05, 0, 0.1, "no clear change"},
		{"touching zero from below", -0.05, -0.1, 0, "no clear change"},
		{"across", 0.05, -0.01, 0.11, "no clear change"},
		{"no interval", 0.05, nan, nan, ""},
		{"outside its interval", 0.2, 0.01, 0.09, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, err := p.Movement(tt.difference, tt.lower, tt.upper)
			if m.Text != tt.moved || (err == nil) != (tt.moved != "") {
				t.Errorf("%q, %v; want %q", m.Text, err, tt.moved)
			}
		})
	}
}

func TestSince(t *testing.T) {
	p := english(t, Style{})
	tests := []struct {
		now, before float64
		want        string
	}{
		{0.855, 0.68, "up from 68 percent"},
		{0.777, 0.89, "down from 89 percent"},
		{0.8904, 0.89, "the same as 89.0 percent"},
		{0.8905, 0.89, "up from 89 percent"},
		{0.9102, 0.9098, "the same as 91.0 percent"},
		{0.9106, 0.9102, "up from 91.0 percent"},
		{0.9, 412.0 / 604, "up from 68.2 percent"},
	}
	for _, tt := range tests {
		if c, err := p.Since(tt.now, tt.before); err != nil || c.Text != tt.want {
			t.Errorf("Since(%v, %v) = %q, %v; want %q", tt.now, tt.before, c.Text, err, tt.want)
		}
	}
	if _, err := p.since(DownFrom, 0.9, 0.8); err == nil {
		t.Error("90 is down from 80")
	}
	if _, err := p.Since(math.NaN(), 0.8); err == nil {
		t.Error("an unknown rate was compared")
	}
}

func TestClaimsRefuseWhatIsNotANumber(t *testing.T) {
	p := english(t, Style{})
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if c, err := p.OverCount(v, 100); err == nil {
			t.Errorf("OverCount(%v) = %q", v, c.Text)
		}
		if c, err := p.PercentClaim(Around, v, 0); err == nil {
			t.Errorf("AroundPercent(%v) = %q", v, c.Text)
		}
	}
}
