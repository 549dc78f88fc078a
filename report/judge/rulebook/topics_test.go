package rulebook_test

import (
	"os"
	"strings"
	"testing"

	"assize/report/judge/rulebook"
	"assize/report/read/audit"
)

// TestNoShippedFindingSpeaksOfACauseThatItDoesNotAskFor: a condition that asks only
// whether there is a cause cannot say what it lies in, so no shipped rulebook has
// one, and each topic raises a finding of its own.
func TestNoShippedFindingSpeaksOfACauseThatItDoesNotAskFor(t *testing.T) {
	files := os.DirFS("../../../config/rulebooks")
	for _, name := range []string{"cdi-2016.yaml", "cdi-2017.yaml", "peel-2021.yaml", "scrs-95.yaml", "force-internal-2014.yaml", "nibrs-error-rate.yaml"} {
		rb, ps := rulebook.Load(files, name)
		if err := ps.Err(); err != nil {
			t.Fatal(err)
		}
		for _, tr := range rb.Triggers {
			if strings.Contains(tr.When.Text, "causes") {
				t.Errorf("%s: trigger %s asks for causes whatever they lie in", name, tr.ID)
			}
			for _, topic := range audit.Topics() {
				if strings.Contains(tr.When.Text, `cause("`+topic+`")`) != strings.HasPrefix(tr.ID, "recording-"+topic) {
					t.Errorf("%s: trigger %s is not by its topic", name, tr.ID)
				}
			}
		}
	}
}
