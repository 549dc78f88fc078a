package findings_test

import (
	"testing"
)

// TestPublishedGrades: what was published of the three forces comes out of the
// shipped rules by computation alone, without the inspectors' judgments.
func TestPublishedGrades(t *testing.T) {
	want := map[string]map[string][4]string{ // question 1, 2, 3, overall
		"cdi-2016": {
			"greater-manchester": {"", "", "", "inadequate"},
			"staffordshire":      {"", "", "", "requires improvement"},
			"sussex":             {"", "", "", "good"},
		},
		"cdi-2017": {
			"greater-manchester": {"inadequate", "inadequate", "requires improvement", "inadequate"},
			"staffordshire":      {"good", "requires improvement", "good", "good"},
			"sussex":             {"good", "requires improvement", "good", "good"},
		},
	}
	for id, byForce := range want {
		for _, f := range forces() {
			t.Run(id+"/"+f.slug, func(t *testing.T) {
				got := built(t, f, id)
				grades := byForce[f.slug]
				if got.Overall.Grade != grades[3] {
					t.Errorf("overall %q, want %q", got.Overall.Grade, grades[3])
				}
				for i, q := range got.Questions {
					if grades[i] != "" && q.Grade != grades[i] {
						t.Errorf("question %d is %q, want %q", i+1, q.Grade, grades[i])
					}
				}
				if testing.Verbose() {
					for _, c := range got.Criteria {
						t.Logf("criterion %d %s: %.4f (%.4f to %.4f)", c.Number, c.Grade, c.Reasons[0].Value, c.Reasons[0].Lower, c.Reasons[0].Upper)
					}
					for _, x := range got.Findings {
						t.Logf("%s %s %d reasons", x.Kind, x.ID, len(x.Reasons))
					}
				}
			})
		}
	}
}
