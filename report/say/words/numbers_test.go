package words

import (
	"fmt"
	"math"
	"os"
	"testing"
	"time"
)

func TestNumbers(t *testing.T) {
	p := english(t, Style{})
	nan := math.NaN()
	tests := []struct{ name, got, want string }{
		{"count", p.Count(38040), "38,040"},
		{"count, half away from zero", p.Count(2.5), "3"},
		{"count, negative half away from zero", p.Count(-2.5), "−3"},
		{"count, small", p.Count(7), "7"},
		{"count, 999", p.Count(999), "999"},
		{"count, 1000", p.Count(1000), "1,000"},
		{"count, millions", p.Count(3890452), "3,890,452"},
		{"count, negative", p.Count(-1234), "−1,234"},
		{"count, nought without sign", p.Count(-0.2), "0"},
		{"count, no number", p.Count(nan), "not available"},
		{"count, infinity", p.Count(math.Inf(1)), "not available"},
		{"whole, in words", p.whole(0) + p.whole(9), "zeronine"},
		{"whole, in figures", p.whole(10), "10"},
		{"whole, negative", p.whole(-3), "−3"},
		{"decimal", p.Decimal(1.4, 2), "1.40"},
		{"rounded", p.Rounded(38040, 1000), "38,000"},
		{"rounded, half up", p.Rounded(38050, 100), "38,100"},
		{"rounded, half away from zero below", p.Rounded(-38050, 100), "−38,100"},
		{"rounded without a step", p.Rounded(38040.4, 0), "38,040"},

		{"percent", p.Percent(0.85456, 1), "85.5 percent"},
		{"percent, whole", p.Percent(0.85456, 0), "85 percent"},
		{"percent, two decimals", p.Percent(0.85456, 2), "85.46 percent"},
		{"percent keeps its decimals", p.Percent(0.85, 1), "85.0 percent"},
		{"percent, half away from zero", p.Percent(0.8545, 1), "85.5 percent"}, // 0.8545 is 0.85449999… in binary
		{"percent, just below the half", p.Percent(0.85449999999, 1), "85.4 percent"},
		{"percent is rounded once", p.Percent(0.854459, 1), "85.4 percent"}, // via 85.45 it would be 85.5
		{"percent, what binary arithmetic leaves behind", p.Percent(0.285*3, 0), "86 percent"},
		{"percent of a sum", p.Percent(0.1+0.2, 1), "30.0 percent"},
		{"number without the word", p.PercentNumber(0.91020, 1), "91.0"},
		{"rate in the style's decimals", p.Rate(0.9459), "94.6 percent"},

		{"all is 100", p.Percent(1, 1), "100.0 percent"},
		{"nearly all is not 100", p.Percent(0.9996, 1), "more than 99.9 percent"},
		{"nearly all in whole percent", p.Percent(0.9951, 0), "more than 99 percent"},
		{"nearly none is not 0", p.Percent(0.0004, 1), "less than 0.1 percent"},
		{"none is 0", p.Percent(0, 1), "0.0 percent"},
		{"the least that prints", p.Percent(0.0005, 1), "0.1 percent"},
		{"the most that prints", p.Percent(0.9994, 1), "99.9 percent"},
		{"nearly all as a number", p.PercentNumber(0.9996, 1), "99.96"},
		{"nearer still", p.PercentNumber(0.999996, 1), "99.9996"},
		{"nearly none as a number", p.PercentNumber(0.0004, 1), "0.04"},
		{"no rate", p.Percent(nan, 1), "not available"},

		{"published with no decimals", p.PublishedPercent(0.68), "68 percent"},
		{"published with one", p.PublishedPercent(0.834), "83.4 percent"},
		{"published with two", p.PublishedPercent(0.9102), "91.02 percent"},
		{"known from counts", p.PublishedPercent(412.0 / 604), "68.2 percent"},
		{"known from counts, nearly all", p.PublishedPercent(2999.0 / 3000), "more than 99.9 percent"},
		{"not known", p.PublishedPercent(nan), "not available"},

		{"range", p.Range(0.8281, 0.8899, 1), "82.8 to 89.0 percent"},
		{"range without the word", p.RangeNumber(0.8281, 0.8899, 1), "82.8 to 89.0"},
		{"range up to nearly all", p.RangeNumber(0.94, 0.99996, 1), "94.000 to 99.996"},
		{"range up to all", p.RangeNumber(0.94, 1, 1), "94.0 to 100.0"},
		{"counts in brackets", p.CountRange(33123, 43567, 100), "33,100 to 43,600"},

		{"points", p.unsigned(-0.113, 1), "11.3 percentage points"},
		{"one point", p.unsigned(0.01, 0), "1 percentage point"},
		{"one point with a decimal", p.unsigned(0.01, 1), "1.0 percentage points"},
		{"no points known", p.unsigned(nan, 1), "not available"},
		{"of", p.Of(18, 20), "18 of 20"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}

func TestStyles(t *testing.T) {
	none := 0
	tests := []struct {
		name  string
		style Style
		want  []string // a rate, an interval, a small number
	}{
		{"hmicfrs is the default", Style{}, []string{"85.5 percent", "82.8 to 89.0 percent", "five"}},
		{"hmicfrs", Style{Name: "hmicfrs"}, []string{"85.5 percent", "82.8 to 89.0 percent", "five"}},
		{"with a word of its own", Style{Name: "hmicfrs", Percent: "per cent"}, []string{"85.5 per cent", "82.8 to 89.0 per cent", "five"}},
		{"govuk", Style{Name: "govuk"}, []string{"85.5%", "82.8% to 89.0%", "5"}},
		{"ons", Style{Name: "ons"}, []string{"85.5%", "82.8% to 89.0%", "five"}},
		{"another percent word", Style{Name: "ons", Percent: "percent"}, []string{"85.5 percent", "82.8 to 89.0 percent", "five"}},
		{"other decimals", Style{Name: "ons", Decimals: &none}, []string{"85%", "82.8% to 89.0%", "five"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := english(t, tt.style)
			for i, got := range []string{p.Rate(0.85456), p.Range(0.8281, 0.8899, 1), p.whole(5)} {
				if got != tt.want[i] {
					t.Errorf("%q, want %q", got, tt.want[i])
				}
			}
		})
	}
	if p := english(t, Style{Name: "govuk"}); p.whole(1) != "one" || p.whole(2) != "2" {
		t.Errorf("govuk spells %q and %q", p.whole(1), p.whole(2))
	}
}

func TestDates(t *testing.T) {
	p := english(t, Style{})
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	embargo := time.Date(2016, time.August, 25, 0, 1, 0, 0, time.FixedZone("BST", 3600))
	tests := []struct{ got, want string }{
		{p.Date(day(2016, 2, 29)), "29 February 2016"},
		{p.Date(day(2016, 8, 5)), "5 August 2016"},
		{p.Date(time.Time{}), ""},
		{p.Month(day(2014, 11, 1)), "November 2014"},
		{p.Period(day(2015, 9, 1), day(2016, 2, 29)), "1 September 2015 to 29 February 2016"},
		{p.Embargo(embargo), "EMBARGOED until 00:01 on Thursday 25 August 2016"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%q, want %q", tt.got, tt.want)
		}
	}
}

func TestLists(t *testing.T) {
	p := english(t, Style{})
	tests := []struct {
		items []string
		want  string
	}{
		{nil, ""}, {[]string{"a"}, "a"}, {[]string{"a", "b"}, "a and b"}, {[]string{"a", "{b}", "c", "d"}, "a, {b}, c and d"},
	}
	for _, tt := range tests {
		if got := p.List(tt.items); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

func TestSayings(t *testing.T) {
	p := english(t, Style{})
	say := func(s string, err error) string {
		if err != nil {
			return "error: " + err.Error()
		}
		return s
	}
	tests := []struct{ got, want string }{
		{say(p.NoneOf(12)), "none of the 12"},
		{say(p.NoneOf(2)), "neither of the two"},
		{say(p.Counted(1, "crime")), "one crime"},
		{say(p.Counted(12, "report of crime")), "12 reports of crime"},
		{say(p.Counted(0, "cause of concern")), "zero causes of concern"},
		{say(p.Counted(2, "unicorn")), `error: en-GB: no noun "unicorn"`},
		{say(p.Warning("few-crimes", 12, "crime")), "only 12 crimes were audited, so the estimate is imprecise"},
		{say(p.Warning("few-crimes", 1, "crime")), "only one crime was audited, so the estimate is imprecise"},
		{say(p.Warning("high-design-effect", 2.345, "crime")), "crimes in the same report were often treated alike (design effect 2.3), so the sample says less than its size suggests"},
		{say(p.Warning("few-crimes", 1, "record")), "only one record was audited, so the estimate is imprecise"},
		{say(p.Warning("high-design-effect", 2.345, "incident")), "incidents in the same report were often treated alike (design effect 2.3), so the sample says less than its size suggests"},
		{say(p.Warning("few-crimes", 1, "offence")), `error: en-GB: no noun "offence"`},
		{say(p.Warning("window-not-6-months", 3, "crime")), "the audit covers three months, not six"},
		{say(p.Warning("window-not-6-months", 7.5, "crime")), "the audit covers 7.5 months, not six"},
		{say(p.Warning("unheard-of", 1, "crime")), `error: en-GB: no words for the warning "unheard-of"`},
		{say(p.NotReportable("too-few-audited", 5, "crime")), "fewer than five audited"},
		{say(p.NotReportable("no-population", 0, "crime")), "the number of recorded crimes is not known"},
		{say(p.NotReportable("unheard-of", 5, "crime")), `error: en-GB: no words for the reason "unheard-of"`},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%q, want %q", tt.got, tt.want)
		}
	}
}

// Whole-number arithmetic is the oracle: k hundred-thousandths are k/1000
// percent, and half a tenth rounds up.
func TestPercentAgainstWholeNumbers(t *testing.T) {
	p := english(t, Style{})
	for k := 50; k <= 99949; k += 7 { // beyond, 0 and 100 take more decimals
		tenths := (k + 50) / 100
		want := fmt.Sprintf("%d.%d", tenths/10, tenths%10)
		if got := p.PercentNumber(float64(k)/100000, 1); got != want {
			t.Fatalf("%d hundred-thousandths print as %s, want %s", k, got, want)
		}
	}
	for k := 50; k < 99950; k += 100 { // exactly half a tenth
		tenths := (k + 50) / 100
		want := fmt.Sprintf("%d.%d", tenths/10, tenths%10)
		if got := p.PercentNumber(float64(k)/100000, 1); got != want {
			t.Fatalf("%d hundred-thousandths print as %s, want %s", k, got, want)
		}
	}
}

// Whatever the value, a claim that is made is true by arithmetic that knows
// nothing of the predicates.
func FuzzClaimsAreTrue(f *testing.F) {
	f.Add(0.85456, 38040.3, 100.0)
	f.Add(0.9459, 5339.0, 1000.0)
	f.Add(0.0, 0.0, 0.0)
	f.Add(1.0, -3.0, -1.0)
	p, err := Load(os.DirFS(templates), "words/en.yaml", Style{})
	if err != nil {
		f.Fatal(err)
	}
	const slack = 1e-6 // of Digits, for values below a million
	f.Fuzz(func(t *testing.T, fraction, count, step float64) {
		if math.Abs(count) > 1e6 || math.Abs(fraction) > 10 || step > 1e5 || step > 0 && step < 1e-3 {
			return
		}
		unit := step
		if !(step > 0) {
			unit = 1
		}
		check := func(c Claim, err error, lowest, highest float64) {
			t.Helper()
			if err != nil {
				return
			}
			if above := c.Value - c.Printed; above < lowest-slack || above > highest+slack {
				t.Errorf("%q of %v", c.Text, c.Value)
			}
		}
		c, err := p.OverCount(count, step)
		check(c, err, 0, unit)
		c, err = p.CountClaim(Approximately, count, step)
		check(c, err, -unit/2, unit/2)
		c, err = p.CountClaim(FewerThan, count, step)
		check(c, err, -unit, 0)
		c, err = p.PercentClaim(Nearly, fraction, 0)
		check(c, err, -0.5, 0)
		c, err = p.BestPercent(fraction)
		check(c, err, -0.5, 0.5)
		if inside := fraction > 0.006 && fraction < 0.994; inside && err != nil {
			t.Errorf("nothing can be said of %v: %v", fraction, err)
		}
		c, err = p.BestFraction(Share, fraction)
		check(c, err, -HedgedTolerance, HedgedTolerance)
		if s := p.Percent(fraction, 1); fraction > 1e-9 && fraction < 1-1e-9 && (s == "0.0 percent" || s == "100.0 percent") {
			t.Errorf("%v prints as %s", fraction, s)
		}
	})
}

func BenchmarkPercent(b *testing.B) {
	p, err := Load(os.DirFS(templates), "words/en.yaml", Style{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		p.Percent(0.85456, 1)
	}
}
