package narrative

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"assize/report/read/source"
)

func typed(text string) source.Problems {
	return Typed(source.Pos{File: "summary.md"}, text)
}

// TestTyped: dates, years and references may be typed, in both languages; every
// other number is told, however it is written.
func TestTyped(t *testing.T) {
	tests := []struct {
		text string
		want []int // columns
	}{
		{"no number at all", nil},
		{"on 25 August 2016, in 2014 and 1 March; 5 Medi 2016", nil},
		{"see section 3.1, paragraph 12, Figure 2, recommendations 4 and table 3", nil},
		{"yn nhabl 3 a pharagraff 2.1, atodiad 4", nil},
		{"N100 records", nil},
		{`{{rate "violence 24"}} and {{ rate "3" }}`, nil},
		{"38,000 crimes", []int{1}},
		{"é 12 times, 9.5 percent, 1,234.5 and 7", []int{3, 13, 26, 38}},
		{"Ar 5 Medi 2016, yn nhabl 3, cofnodwyd 38 o droseddau", []int{39}},
		{"on 38 August", []int{4}},
		{"with 12 may be", []int{6}},
		{"£2016 and 2016% and 2016 per cent and section 99.9 percent and page 38,000", []int{2, 11, 21, 47, 69}},
		{"3٨ crimes ٣٨ ३८ ３８ 𝟯𝟴 ", []int{1, 11, 14, 17, 20}},
		{"x² ½ ① Ⅷ ₃ 3️⃣", []int{2, 4, 6, 8, 10, 12}},
		{"&#51;&#56;,&#x30;00 &frac12; &sup2; &half &#xBD;", []int{1, 21, 30, 43}},
		{"R&D &amp; &eacute; & x", nil},
		{"1 2 3", []int{1, 3, 5}},
		{"3{{rate \"force\"}}8", []int{1, 18}},
		{"３2016", []int{1}},
	}
	for _, tt := range tests {
		var got []int
		for _, p := range typed(tt.text) {
			if p.Severity != source.Warning || p.Rule != RuleNumber || p.Pos.Line != 1 {
				t.Errorf("%q: %v", tt.text, p)
			}
			got = append(got, p.Pos.Column)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: columns %d, want %d", tt.text, got, tt.want)
		}
	}
}

// TestEveryDigitIsTyped walks all characters that are numbers.
func TestEveryDigitIsTyped(t *testing.T) {
	n := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !unicode.IsNumber(r) {
			continue
		}
		n++
		for _, text := range []string{"a " + string(r) + " b", fmt.Sprintf("a &#%d; b", r), fmt.Sprintf("a &#x%X; b", r)} {
			if len(typed(text)) == 0 {
				t.Fatalf("%q (U+%04X) is no typed number", text, r)
			}
		}
	}
	if n < 1500 {
		t.Errorf("only %d characters are numbers", n)
	}
}

// hostile are what texts may be full of that cost the most to read.
func hostile() []string {
	return []string{"1 ", "1,", "&", "&#", "&#49;", "page 1 ", "1\n", "１", "{{", "{{rate", "1 May ", "{{force}}"}
}

// BenchmarkHostileProse: twice the text costs twice the time.
func BenchmarkHostileProse(b *testing.B) {
	for _, unit := range hostile() {
		for _, size := range []int{maxBytes / 2, maxBytes} {
			text := strings.Repeat(unit, size/len(unit))
			b.Run(fmt.Sprintf("%q/%d", unit, size), func(b *testing.B) {
				for b.Loop() {
					parse(text)
					typed(text)
				}
			})
		}
	}
}

// TestNumbersAreManyAndTold: however many numbers a text has, the first are told.
func TestNumbersAreManyAndTold(t *testing.T) {
	for _, unit := range hostile() {
		ps := typed(strings.Repeat(unit, maxBytes/len(unit)))
		if len(ps) > 21 {
			t.Errorf("%q: %d told", unit, len(ps))
		}
	}
}

func TestNumbers(t *testing.T) {
	if got := typedNumbers("In 2016, 1,234 of ３٨ were 9.5."); !slices.Equal(got, []string{"2016", "1,234", "３٨", "9.5"}) {
		t.Errorf("%q", got)
	}
}
