package findings_test

import (
	"testing"

	"assize/report/judge/findings"
)

// TestDigest: what was approved as a draft is what is published, whatever stage
// and issue it leaves in; a number, a word or an input that changes is not it.
func TestDigest(t *testing.T) {
	digest := func(change func(*findings.Findings)) string {
		f := built(t, forces()[0], "cdi-2016")
		change(&f)
		d, err := f.Digest()
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	draft := digest(func(*findings.Findings) {})
	if len(draft) != 64 {
		t.Fatalf("digest %q", draft)
	}
	if again := digest(func(f *findings.Findings) {
		f.Status, f.Issue = "correction", &findings.Issue{Version: "1.1", Reason: "A row was counted twice."}
	}); again != draft {
		t.Error("the stage or the issue is in the digest")
	}
	for name, change := range map[string]func(*findings.Findings){
		"a number": func(f *findings.Findings) { f.Measures[0].Numerator++ },
		"a word":   func(f *findings.Findings) { f.Findings[0].Text += "!" },
		"an input": func(f *findings.Findings) {
			f.Inputs = append(f.Inputs, findings.Input{Path: "narrative/x/en/rates.md", SHA256: "0", Role: "narrative"})
		},
	} {
		if digest(change) == draft {
			t.Errorf("%s can change without the digest", name)
		}
	}
}

func TestVersion(t *testing.T) {
	f := findings.Findings{}
	if f.Version() != "1.0" {
		t.Errorf("first version is %q", f.Version())
	}
	f.Issue = &findings.Issue{Version: "1.2"}
	if f.Version() != "1.2" {
		t.Errorf("version is %q", f.Version())
	}
}
