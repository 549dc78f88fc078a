package main

import (
	"regexp"
	"strings"
)

// pattern stands for paths that are meant to differ.
type pattern struct {
	text  string
	match *regexp.Regexp
	used  bool
}

// newPattern reads * as anything within a folder, ** as anything, ? as one
// character.
func newPattern(text string) *pattern {
	expr := regexp.QuoteMeta(text)
	expr = strings.NewReplacer(`\*\*`, `.*`, `\*`, `[^/]*`, `\?`, `[^/]`).Replace(expr)
	return &pattern{text: text, match: regexp.MustCompile("^" + expr + "$")}
}

// isMeant reports whether a path matches a pattern, and marks all that it does.
func isMeant(patterns []*pattern, path string) bool {
	meant := false
	for _, p := range patterns {
		if p.match.MatchString(path) {
			p.used, meant = true, true
		}
	}
	return meant
}
