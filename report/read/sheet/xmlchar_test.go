package sheet

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestCharactersAreCheckedAtEveryOffset puts every byte value, and characters
// of every length, at every offset of the blocks in which text is checked, and
// compares with the plain rule.
func TestCharactersAreCheckedAtEveryOffset(t *testing.T) {
	rule := func(s string) bool {
		for _, r := range s {
			if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
				return false
			}
		}
		return utf8.ValidString(s)
	}
	pieces := []string{"é", "漢", "😀", "\uFFFD", "\uFFFE", "\uFFFF", "\xED\xA0\x80", "\xC0\x80", "\xF5\x80\x80\x80"}
	for c := range 256 {
		pieces = append(pieces, string([]byte{byte(c)}))
	}
	for _, piece := range pieces {
		for offset := range 70 {
			text := strings.Repeat("a", offset) + piece + strings.Repeat("z", 40)
			n, ok := checkCharacters([]byte(text))
			if ok != rule(text) || ok && n != len(text) {
				t.Fatalf("%q at %d: %v after %d bytes, want %v", piece, offset, ok, n, rule(text))
			}
		}
	}
	if n, ok := checkCharacters([]byte("ab\xE6\xBC")); n != 2 || !ok {
		t.Errorf("half a character: %d %v, want it left for the next window", n, ok)
	}
}
