// Package problems writes down what is wrong with the inputs of a run: the list of all
// of it, for those who work in spreadsheets, and for each input that was refused the
// reasons, for whoever sent it.
package problems

import (
	"fmt"
	"strings"

	"assize/report/read/source"
	"assize/report/say/doc"
	"assize/report/say/sheets"
	"assize/report/set/annex"
	"assize/report/set/bind"
)

// Files are the list as csv and as a workbook.
func Files(ps source.Problems) ([]bind.File, error) {
	w := sheets.Problems(ps)
	text, err := annex.CSV(w, &w.Sheets[0], annex.EscapeSpreadsheet)
	if err != nil {
		return nil, err
	}
	book, err := annex.XLSX(w, annex.Env{})
	if err != nil {
		return nil, err
	}
	return []bind.File{
		{File: doc.File{Path: "problems.csv", Kind: doc.ProblemsFile}, Data: text},
		{File: doc.File{Path: "problems.xlsx", Kind: doc.ProblemsFile}, Data: book},
	}, nil
}

// Refused is an input that was refused, by its path in the job, with the reasons.
type Refused struct {
	Input   string
	Reasons []string
}

// Quarantine are the reasons of each refused input, a file each.
func Quarantine(all []Refused) []bind.File {
	named := map[string]bool{}
	var out []bind.File
	for _, r := range all {
		out = append(out, bind.File{
			File: doc.File{Path: "quarantine/" + fileOf(r.Input, named), Kind: doc.QuarantineFile},
			Data: []byte(strings.Join(r.Reasons, "\n") + "\n"),
		})
	}
	return out
}

// fileOf names the file with the reasons of an input: by its path in the job, in one
// word that is not hidden, and numbered where two come to the same.
func fileOf(input string, named map[string]bool) string {
	word := strings.NewReplacer("../", "above-", "/", "-").Replace(input)
	name := word
	for n := 2; named[strings.ToLower(name)]; n++ {
		name = fmt.Sprintf("%s-%d", word, n)
	}
	named[strings.ToLower(name)] = true
	return name + ".txt"
}
