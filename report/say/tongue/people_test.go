package tongue

import (
	"fmt"
	"strings"
	"testing"

	"assize/report/read/job"
	"assize/report/read/source"
	"assize/templates"
)

// TestTranslationsSayTheSameNumbers: a translation is plain words, and holds the
// numbers of its text, in whatever order, in figures or in words.
func TestTranslationsSayTheSameNumbers(t *testing.T) {
	var none source.Problems
	tongues := Load(&job.Job{Languages: []string{"en", "cy"}}, &job.House{}, nil, templates.Files, &none)
	const other = "terms.yaml:1:"
	tests := []struct{ text, said, want string }{
		{"no number", "dim rhif", ""},
		{"12 of 40 by 5 May 2016", "erbyn 5 Mai 2016, 12 o 40", ""},
		{"in two of the twenty-five cases", "mewn dau o’r dau ddeg pump o achosion", ""},
		{"in two of 25 cases", "mewn 2 o’r dau ddeg pump o achosion", ""},
		{"both of them", "y ddau ohonynt", ""},
		{"40 percent of a hundred", "40 y cant o gant", ""},
		{"reported by third parties", "a adroddwyd gan drydydd partïon", ""},
		{"12 of 40", "12 o 14", "a translation with other numbers than its text"},
		{"in two cases", "mewn tri achos", "a translation with other numbers than its text"},
		{"many", "38,000", "a translation with other numbers than its text"},
		{"38,000", "llawer", "a translation with other numbers than its text"},
		{"many", "&#51;8", "a translation with other numbers than its text"},
		{"the rate", `{{rate \"force\"}}`, "nothing is inserted in a translation"},
		{"inadequate", "rhagorol", "warning: the language pack has a term for this text"},
	}
	for _, tt := range tests {
		var ps source.Problems
		terms, _ := tongues.readTerms(tongues[1], "terms.yaml", []byte(fmt.Sprintf("%q: \"%s\"\n", tt.text, tt.said)), &ps)
		if len(terms) != 1 || (tt.want == "") != (len(ps) == 0) || !strings.Contains(ps.Error(), tt.want) || tt.want != "" && !strings.HasPrefix(ps.Error(), other) {
			t.Errorf("%q as %q: %v, want %q", tt.text, tt.said, ps, tt.want)
		}
		if strings.Contains(ps.Error(), tt.said) {
			t.Errorf("a message holds the translation: %v", ps)
		}
	}
}
