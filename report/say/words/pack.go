// Package words turns values into language: claims with their predicates, and
// the numbers, dates and plurals of a language pack. The predicates are code;
// the words live in a pack (templates/words/LANG.yaml), so that another
// language says the same thing of the same value.
package words

import (
	"fmt"
	"strings"
)

// Pack is one language, in one house style. It is read-only once loaded and
// may be shared.
type Pack struct {
	Lang   string // BCP 47
	labels map[Label]string
}

// Label is the fixed text of an id with its arguments filled in.
func (p *Pack) Label(id Label, args ...string) string {
	s := p.labels[id]
	if len(args) == 0 {
		return strings.ReplaceAll(s, "%%", "%")
	}
	anys := make([]any, len(args))
	for i, a := range args {
		anys[i] = a
	}
	return fmt.Sprintf(s, anys...)
}
