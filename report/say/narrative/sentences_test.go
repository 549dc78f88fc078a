package narrative_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"assize/report/read/source"
	"assize/report/say/narrative"
)

// lexicon is small, with a name that holds a claim word.
func lexicon() narrative.Lexicon {
	return narrative.NewLexicon(
		map[string]float64{"two": 2, "five": 5, "nine": 9, "ten": 10, "twenty": 20, "hundred": 100, "thousand": 1000},
		[]string{"all", "up from", "improv*", "no crime", "most"},
		[]string{"all reported crime", "areas for improvement", "third-party"},
	).With([]string{"requires improvement", "outstanding"})
}

func places(found []narrative.Sentence) []string {
	var out []string
	for _, s := range found {
		at, inside := s.Told()
		out = append(out, fmt.Sprint(at.Place(), inside, s.Typed))
	}
	return out
}

func TestSentencesToAnswerFor(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"Officers write reports down.", nil},
		{"All of them do. Officers write.", []string{"1:1false"}},
		{"Officers write.\nRecording IMPROVES, it seems.", []string{"2:11false"}},
		{"In 2016 and on 5 May 2016, see table 3, N100.", nil},
		{"In 40 cases, all of them. Then 3 more!", []string{"1:4true", "1:32true"}},
		{"Nine in ten are missed.", []string{"1:1false"}},
		{"They count ４０ here, ½ there.", []string{"1:12true"}},
		{"&#51;8 of them.", []string{"1:1true"}},
		{"The rate is {{rate \"force\"}}.", nil},
		{"The rate is up from {{rate \"force\"}}.", []string{"1:13false"}},
		{"They tell all reported crime; areas for improvement; a third-party.", nil},
		{"They tell all reported crimes.", []string{"1:11false"}}, // no such name
		{"It is rated outstanding.", []string{"1:13false"}},
		{"- it calls\n- it requires\n  improvement", []string{"2:6false"}},
		{"“Most.” he said. So it is.", []string{"1:2false"}},
		{"Almost, mostly, overall: whole words count.", nil},
		{"", nil},
	}
	for _, tt := range tests {
		if got := places(lexicon().Sentences(source.Pos{File: "s.md"}, tt.text)); !slices.Equal(got, tt.want) {
			want := strings.Join(tt.want, " ")
			t.Errorf("%q: %q, want %q", tt.text, got, want)
		}
	}
	inCell := lexicon().Sentences(source.Pos{File: "a.xlsx", Sheet: "Observations", Cell: "C2"}, "Calm. All of it.")
	if got := places(inCell); !slices.Equal(got, []string{"Observations!C2, at character 7 of the textfalse"}) {
		t.Errorf("%q", got)
	}
}

// TestASentenceIsKnownByItsWords: its digest is the same wherever it stands and however
// its lines are broken, and another for any other words.
func TestASentenceIsKnownByItsWords(t *testing.T) {
	of := func(text string) string {
		found := lexicon().Sentences(source.Pos{File: "s.md"}, text)
		return found[len(found)-1].SHA256
	}
	if of("All of it.") != of("First this. All\n of   it.") {
		t.Error("the same sentence has two digests")
	}
	if of("All of it.") == of("All of us.") || of("All of it.") == of("All of it!") {
		t.Error("two sentences have one digest")
	}
}

// TestNothingIsLostBetweenSentences: whatever a text is made of, a number or claim
// word in it makes one of its sentences one to answer for, at a place in the text.
func TestNothingIsLostBetweenSentences(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 12))
	parts := []string{"calm", "All", " ", ". ", "!", "\n\n", "\n- ", "40", "two", "”", "(", "é", ", ", "{{rate \"force\"}}", "most", "5 May 2016", "\xff", "…", "improving"}
	for range 20000 {
		var b strings.Builder
		for range r.IntN(14) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		text := b.String()
		found := lexicon().Sentences(source.Pos{File: "s.md"}, text)
		flat := lexicon().Sentences(source.Pos{File: "s.md"}, strings.NewReplacer(".", ";", "!", ";", "…", ";", "\n", " ").Replace(text))
		if (len(found) > 0) != (len(flat) > 0) {
			t.Fatalf("%q: %d sentences, as one %d", text, len(found), len(flat))
		}
		for _, s := range found {
			at, _ := s.Told()
			lines := strings.Split(text, "\n")
			if at.Line < 1 || at.Line > len(lines) || at.Column < 1 || at.Column > len([]rune(lines[at.Line-1])) {
				t.Fatalf("%q: %v is outside", text, at)
			}
		}
	}
}

func TestSameNumbers(t *testing.T) {
	l := lexicon()
	for text, other := range map[string]string{
		"two of 1,000": "2 of a thousand", "twenty five": "25", "two hundred": "200", "ten two": "12", "nothing": "nil",
	} {
		if !l.SameNumbers(text, l, other) || !l.SameNumbers(other, l, text) {
			t.Errorf("%q and %q hold the same numbers", text, other)
		}
	}
	for text, other := range map[string]string{"two": "3", "two five": "25", "40 percent": "percent", "5": "５"} {
		if l.SameNumbers(text, l, other) {
			t.Errorf("%q and %q do not hold the same numbers", text, other)
		}
	}
}
