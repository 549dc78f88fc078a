package tell_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"assize/report/say/tell"
	"assize/report/say/words"
	"assize/templates"
)

// A number that words could print is one that the annex finds printed rightly, also
// where the cell is off in its twelfth figure and the number stands at a bound.
func TestClaimsHoldOfWhatWordsPrint(t *testing.T) {
	pack, err := words.Load(templates.Files, "words/en.yaml", words.Style{})
	if err != nil {
		t.Fatal(err)
	}
	kinds := []words.ClaimKind{words.Over, words.Nearly, words.About, words.Approximately, words.AtLeast, words.AtMost, words.AtMostAbout, words.FewerThan}
	random := rand.New(rand.NewPCG(1, 2))
	held := 0
	for range 2000 {
		step := math.Pow10(random.IntN(6))
		halves := float64(1 + random.IntN(20_000))
		value := halves * step / 2 * (1 + 4e-13*(2*random.Float64()-1))
		for _, kind := range kinds {
			said, err := pack.CountClaim(kind, value, step)
			if err != nil {
				continue
			}
			held++
			claim := tell.Claim{Kind: string(kind), Value: value, Printed: said.Printed, Step: step}
			if !claim.Holds() {
				t.Fatalf("%s (%s of %.17g, step %v) is said not to hold", said.Text, kind, value, step)
			}
		}
	}
	if held < 5000 {
		t.Errorf("only %d claims were made", held)
	}
}
