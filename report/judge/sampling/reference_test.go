package sampling

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// referenceCase is one case of values that an independent package computed.
type referenceCase struct {
	ID, Group string
	Input     json.RawMessage
	Output    map[string]json.RawMessage
	Tolerance float64
}

// TestReference holds sizes and allocations against reference values: the table in
// testdata always, golden/estimates.json where the shared files are. An output that
// it does not know is a failure.
func TestReference(t *testing.T) {
	shared := filepath.Join("..", "..", "..", "..", "shared", "golden", "estimates.json")
	for _, file := range []string{filepath.Join("testdata", "reference.json"), shared} {
		text, err := os.ReadFile(file)
		if os.IsNotExist(err) && file == shared {
			t.Logf("skipped: %s is not there; the carried table is run", filepath.Base(shared))
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		var all struct{ Cases []referenceCase }
		if err := json.Unmarshal(text, &all); err != nil {
			t.Fatal(err)
		}
		ran := map[string]int{}
		for _, c := range all.Cases {
			var got map[string][]float64
			switch c.Group {
			case "sample_size":
				got = size(t, c)
			case "allocation":
				got = allocation(t, c)
			default:
				continue // of another room
			}
			ran[c.Group]++
			for field, want := range c.Output {
				agree(t, c, field, got[field], want)
			}
		}
		if ran["sample_size"] < 4 || ran["allocation"] < 2 {
			t.Errorf("%s: ran %v", file, ran)
		}
	}
}

// agree compares a number or a list within the case's tolerance, relative above 1.
func agree(t *testing.T, c referenceCase, field string, got []float64, text json.RawMessage) {
	t.Helper()
	var want []float64
	if json.Unmarshal(text, &want) != nil {
		want = make([]float64, 1)
		if err := json.Unmarshal(text, &want[0]); err != nil {
			t.Fatalf("%s: %s: %v", c.ID, field, err)
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%s: %s: %v, want %v", c.ID, field, got, want)
	}
	for i, w := range want {
		if !(math.Abs(got[i]-w) <= c.Tolerance*math.Max(1, math.Abs(w))) {
			t.Errorf("%s: %s: %v, want %v", c.ID, field, got[i], w)
		}
	}
}

func size(t *testing.T, c referenceCase) map[string][]float64 {
	t.Helper()
	in := struct{ P, D, N, Level, Deff float64 }{Level: 0.95, Deff: 1}
	if err := json.Unmarshal(c.Input, &in); err != nil {
		t.Fatal(err)
	}
	n, err := sizeFor(in.P, in.D, in.Level, in.N, in.Deff)
	if err != nil {
		t.Fatal(err)
	}
	return map[string][]float64{"n_fractional": {n}, "n": {math.Ceil(n)}}
}

func allocation(t *testing.T, c referenceCase) map[string][]float64 {
	t.Helper()
	in := struct {
		W, P, Deff []float64
		N, Level   float64
	}{Level: 0.95}
	if err := json.Unmarshal(c.Input, &in); err != nil {
		t.Fatal(err)
	}
	strata := make([]stratum, len(in.W))
	for i := range strata {
		strata[i] = stratum{Recorded: in.W[i], Rate: in.P[i], DesignEffect: in.Deff[i]}
	}
	got := map[string][]float64{}
	for field, by := range map[string]Allocation{
		"proportional": proportional, "neyman": neyman, "harmonic_optimal": harmonicOptimal,
	} {
		crimes, err := allocate(by, in.N, strata)
		if err != nil {
			t.Fatal(err)
		}
		got[field] = crimes
		if by == harmonicOptimal {
			got["se_P_harmonic_under_optimal"] = []float64{harmonicError(strata, crimes)}
		}
	}
	for field := range c.Output {
		margin, ok := strings.CutPrefix(strings.TrimSuffix(field, "_harmonic"), "n_for_margin_")
		if !ok {
			continue
		}
		d, err := strconv.ParseFloat(margin, 64)
		if err != nil {
			t.Fatal(err)
		}
		n, err := harmonicSize(d, in.Level, strata)
		if err != nil {
			t.Fatal(err)
		}
		got[field] = []float64{n}
	}
	return got
}
