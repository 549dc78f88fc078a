// Package pdftest reads the trace of a set publication, pdf.Trace, and holds its pages
// to what a reader needs of them, for the tests of all who make publications.
package pdftest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Faults are what is wrong with the pages of a trace: a table that goes on under
// something else, or on a new page without its heads; an inner page that is emptier
// than least, a share of its depth, though nothing made it end there.
func Faults(trace []byte, least float64) []string {
	var out []string
	page, above := "", ""
	for text := range strings.Lines(string(trace)) {
		f := strings.Split(strings.TrimSuffix(text, "\n"), "\t")
		if f[0] != page {
			page, above = f[0], ""
		}
		if len(f) == 3 {
			if full, _ := strconv.ParseFloat(f[2], 64); f[1] == "full" && full < least {
				out = append(out, fmt.Sprintf("page %s is %.0f percent full", page, full*100))
			}
			continue
		}
		kind := f[5]
		if slices.Contains(within(), kind) {
			continue
		}
		if row(kind) && !row(above) && above != "again" && above != "Caption" {
			out = append(out, fmt.Sprintf("page %s: a table goes on under %q: %s", page, above, f[6]))
		}
		above = kind
	}
	return out
}

func row(kind string) bool { return kind == "TH" || kind == "TD" }

// within are the types of what stands inside a line, or beside the text.
func within() []string { return []string{"Link", "Reference", "Span", "artifact"} }
