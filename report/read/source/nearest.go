package source

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// DidYouMean asks for the known names nearest to a mistyped one; "" when none is
// near. It holds nothing of the name itself.
func DidYouMean(name string, known []string) string {
	near := Nearest(name, known)
	if len(near) == 0 {
		return ""
	}
	for i := range near {
		near[i] = `"` + near[i] + `"`
	}
	return "did you mean " + strings.Join(near, " or ") + "?"
}

// Nearest returns the known names that a mistyped name was probably meant to
// be: those at the least distance, where that distance is at most two edits and
// at most a third of the longer name's length. They come in the order of known,
// each once; none when nothing is near. One edit inserts, drops or changes a
// letter, or swaps two neighbours (restricted Damerau–Levenshtein distance).
// Names are compared as given: fold case before where case does not matter.
func Nearest(name string, known []string) []string {
	const most = 2
	letters := []rune(name)
	best := most
	var near []string
	for _, k := range known {
		n := utf8.RuneCountInString(k)
		allowed := min(best, max(n, len(letters))/3)
		if n-len(letters) > allowed || len(letters)-n > allowed {
			continue
		}
		d := editDistance(letters, []rune(k))
		switch {
		case d > allowed:
		case d < best || len(near) == 0:
			best, near = d, []string{k}
		case !slices.Contains(near, k):
			near = append(near, k)
		}
	}
	return near
}

// editDistance is the restricted Damerau–Levenshtein distance (optimal string
// alignment): Levenshtein's table, with a swap of neighbours as one edit.
func editDistance(a, b []rune) int {
	before := make([]int, len(b)+1)
	last := make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := last[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			row[j] = min(change, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
