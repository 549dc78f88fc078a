package ledger

import (
	"testing"

	"assize/report/say/printed"
	"assize/report/say/tell"
	"assize/report/say/words"
	"assize/templates"
)

// What is printed of the part missed is not named as if it were the rate: 15 percent
// of violent crime unrecorded is no recording rate of 15 percent.
func TestThePartMissedIsNoRate(t *testing.T) {
	for _, lang := range []string{"en", "cy"} {
		pack, err := words.Load(templates.Files, "words/"+lang+".yaml", words.Style{})
		if err != nil {
			t.Fatal(err)
		}
		b := &Book{Kernel: &tell.Kernel{Pack: pack}}
		share := func(of float64) string {
			c, err := pack.BestFraction(words.Share, of)
			if err != nil {
				t.Fatal(err)
			}
			return c.Text
		}
		for name, c := range map[string]struct {
			form string
			rate float64
			rest bool
		}{
			"rate":                   {pack.Percent(0.85, 1), 0.85, false},
			"missed":                 {pack.Complement(0.85, 1), 0.85, true},
			"missed, finer":          {pack.Complement(0.99951, 2), 0.99951, true},
			"half":                   {pack.Complement(0.5, 1), 0.5, false},
			"share missed":           {share(0.25), 0.75, true},
			"share":                  {share(0.75), 0.75, false},
			"at least, of a limit":   {pack.AtLeastRate(0.994, 1), 0.994, false},
			"at most, of the rest":   {pack.AtMostRate(1-0.994, 1), 0.994, true},
			"something else":         {"85", 0.85, false},
			"no fraction of a whole": {pack.Complement(0.85, 1), 38_000, false},
		} {
			value := c.rate * 100
			rate, missed := b.partMissed(printed.Printed{Forms: []string{c.form}, Value: &value})
			if got := len(missed.Forms) == 1; got != c.rest || len(rate.Forms)+len(missed.Forms) != 1 {
				t.Errorf("%s, %s: %q of %v is told of the rest: %v", lang, name, c.form, c.rate, got)
			}
		}
	}
}
