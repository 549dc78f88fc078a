package rulebook_test

import (
	"os"
	"testing"

	"assize/report/judge/rulebook"
)

func TestShipped(t *testing.T) {
	rb, ps := rulebook.Load(os.DirFS("../../../config/rulebooks"), "cdi-2016.yaml")
	if ps.Refused() {
		t.Fatal(ps)
	}
	t.Log(len(rb.Measures), rb.Illustrative())
}
