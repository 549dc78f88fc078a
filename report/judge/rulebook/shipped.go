package rulebook

import (
	"io/fs"
	"path"
	"strings"
)

// CasesSuffix ends the name of a file of rule cases; what stands before it names the
// rulebook beside it.
const CasesSuffix = "_test.yaml"

// Shipped are the rulebooks that come with the program, without their cases.
func Shipped(config fs.FS) ([]string, error) {
	return shipped(config, func(name string) bool {
		return strings.HasSuffix(name, ".yaml") && !strings.HasSuffix(name, CasesSuffix)
	})
}

// ShippedCases are the files of rule cases that come with the program.
func ShippedCases(config fs.FS) ([]string, error) {
	return shipped(config, func(name string) bool { return strings.HasSuffix(name, CasesSuffix) })
}

func shipped(config fs.FS, is func(name string) bool) ([]string, error) {
	const folder = "rulebooks"
	entries, err := fs.ReadDir(config, folder)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if is(e.Name()) {
			out = append(out, path.Join(folder, e.Name()))
		}
	}
	return out, nil
}
