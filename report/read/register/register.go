// Package register knows the forces: their names, codes and languages, from the
// files that a job names, such as config/forces/england-wales.yaml. A name in a
// workbook or a table is one of the register's or it is an error; nothing is
// guessed.
package register

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"assize/report/read/source"
)

// Force is one police force, or another agency that records crime.
type Force struct {
	ID        string            // stable key in jobs, narratives and outputs, "greater-manchester"
	Name      string            // as printed today, "Greater Manchester Police"; see On
	Names     map[string]string // as printed in other languages, by BCP 47 tag
	Earlier   []Earlier         // what it was called before, the first name first
	Aliases   []string          // other spellings by which it is found
	Code      string            // of its area, "E23000005"; "" when it has none
	Slug      string            // in file names and addresses; the id unless the file says otherwise
	Languages []string          // BCP 47, in which its documents appear; the first is the main one
	Pos       source.Pos        // where it is entered
}

// RuleUnknown is broken by a force that is not the register's, or of which there is
// nothing.
const RuleUnknown = "force-unknown"

// Register is a closed list of forces. It is read-only once loaded and may be
// shared.
type Register struct {
	forces []Force
	byID   map[string]int
	byCode map[string]int
	byName map[string]int // by folded spelling
	folded []string       // the keys of byName in the order of the files
}

// Forces lists all forces in the order of the files.
func (r *Register) Forces() []Force { return append([]Force(nil), r.forces...) }

// Force finds a force by its id.
func (r *Register) Force(id string) (Force, bool) { return r.at(r.byID, id) }

// ByCode finds a force by the code of its area.
func (r *Register) ByCode(code string) (Force, bool) { return r.at(r.byCode, code) }

func (r *Register) at(index map[string]int, key string) (Force, bool) {
	if i, ok := index[key]; ok {
		return r.forces[i], true
	}
	return Force{}, false
}

// Resolve finds the force that a name in an input means: the id, the name or an
// alias, compared as Fold compares. Otherwise the error is an *Unknown with the
// names that may have been meant. Footnote marks are the caller's to strip, for
// only it knows whether a digit belongs to a name.
func (r *Register) Resolve(name string) (Force, error) {
	folded := fold(name)
	if f, ok := r.at(r.byName, folded); ok {
		return f, nil
	}
	return Force{}, &Unknown{Near: r.near(folded)}
}

// most is how many suggestions are still a help.
const most = 4

// near lists the name of the force that is meant but for footnote digits, else
// the names of the forces whose spellings are a slip away from a name, else of
// those whose names hold all its words.
func (r *Register) near(folded string) []string {
	if folded == "" {
		return nil
	}
	if f, ok := r.at(r.byName, strings.TrimRight(folded, "0123456789 ")); ok {
		return []string{f.Name}
	}
	spellings := source.Nearest(folded, r.folded)
	if len(spellings) == 0 {
		for _, s := range r.folded {
			if strings.Contains(" "+s+" ", " "+folded+" ") {
				spellings = append(spellings, s)
			}
		}
	}
	var names []string
	seen := make(map[int]bool)
	for _, s := range spellings {
		if i := r.byName[s]; !seen[i] {
			seen[i] = true
			names = append(names, r.forces[i].Name)
		}
	}
	if len(names) > most {
		return nil
	}
	return names
}

// Unknown is the error of a name that is no force's. It does not hold the name,
// which may be the content of any cell.
type Unknown struct {
	Near []string // names that may have been meant
}

// Error says that the name is unknown and what may have been meant.
func (e *Unknown) Error() string {
	if hint := e.Hint(); hint != "" {
		return "no force of this name; " + hint
	}
	return "no force of this name"
}

// Hint is `did you mean "Kent Police" or "Gwent Police"?`, "" without a guess.
func (e *Unknown) Hint() string {
	if len(e.Near) == 0 {
		return ""
	}
	return `did you mean "` + strings.Join(e.Near, `" or "`) + `"?`
}

// fold makes spellings of one name equal: case, kinds and numbers of spaces,
// hyphens, commas and other punctuation do not count, nor does the word "the";
// invisible characters are dropped, "&" is "and", and composed and decomposed letters are the same.
// Letters of other alphabets that look alike stay different.
func fold(name string) string {
	var b strings.Builder
	gap := false
	put := func(s string) {
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteString(s)
	}
	for _, c := range norm.NFKC.String(name) {
		switch {
		case unicode.IsLetter(c), unicode.IsDigit(c), unicode.IsMark(c):
			put(string(unicode.ToLower(c)))
		case c == '&':
			gap = true
			put("and")
			gap = true
		case c == '\'', c == '’', c == '.', unicode.Is(unicode.Cf, c):
			// "St. John's" is "St Johns", and an invisible character is nothing
		default:
			gap = true
		}
	}
	return withoutThe(b.String())
}

// withoutThe leaves the article out: "Hampshire and the Isle of Wight" is "Hampshire
// and Isle of Wight". A name of nothing else stays.
func withoutThe(folded string) string {
	words := strings.Fields(folded)
	left := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "the" })
	if len(left) == 0 || len(left) == len(words) {
		return folded
	}
	return strings.Join(left, " ")
}
