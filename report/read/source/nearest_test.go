package source_test

import (
	"slices"
	"testing"

	"assize/report/read/source"
)

func TestNearest(t *testing.T) {
	forces := []string{"Greater Manchester", "Kent", "Gwent", "Essex", "Sussex", "West Yorkshire", "North Yorkshire", "South Yorkshire", "Kent"}
	tests := []struct {
		name, in string
		want     []string
	}{
		{"itself", "Kent", []string{"Kent"}},
		{"a letter dropped", "Greater Manchster", []string{"Greater Manchester"}},
		{"neighbours swapped", "Grater Manchesetr", []string{"Greater Manchester"}},
		{"a letter changed", "Sussox", []string{"Sussex"}},
		{"ambiguous: all of them", "Wouth Yorkshire", []string{"South Yorkshire"}},
		{"equally near: all of them", "Xorth Yorkshire", []string{"North Yorkshire"}},
		{"two edits between two names", "Wosth Yorkshire", []string{"West Yorkshire", "North Yorkshire", "South Yorkshire"}},
		{"three edits are too many", "Greater Manch", nil},
		{"short names allow less", "Gent", []string{"Kent", "Gwent"}},
		{"nothing shared", "xyz", nil},
		{"empty", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := source.Nearest(tt.in, forces); !slices.Equal(got, tt.want) {
				t.Errorf("Nearest(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}
