package doc

import (
	"strings"
	"testing"
	"time"
)

// TestNumbersAreUnique: a comment that cites a number means one place.
func TestNumbersAreUnique(t *testing.T) {
	para := func(n string) Block { return Paragraph{Number: n, Runs: Words("Text.")} }
	list := func(n ...string) Block {
		l := List{Numbers: n}
		for range n {
			l.Items = append(l.Items, Words("Item."))
		}
		return l
	}
	for name, c := range map[string]struct {
		body []Block
		want string // "" for no fault
	}{
		"apart":               {[]Block{para("1.1"), list("1.2", "1.3"), para("1.4"), para(""), para("")}, ""},
		"two paragraphs":      {[]Block{para("1.1"), para("1.1")}, `number "1.1" is also at p, paragraph 1`},
		"paragraph and item":  {[]Block{para("1.1"), list("1.2", "1.1")}, `number "1.1" is also at p, paragraph 1`},
		"in another section":  {[]Block{Section{ID: "a", Title: "A", Blocks: []Block{para("1.1")}}, para("1.1")}, `is also at p, section "a", paragraph 1`},
		"nothing but a space": {[]Block{para(" ")}, "an empty number"},
	} {
		t.Run(name, func(t *testing.T) {
			p := Publication{ID: "p", Title: "P", Lang: "en-GB", Date: time.Date(2016, 8, 25, 0, 0, 0, 0, time.UTC), Body: c.body}
			err := p.Validate()
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
}
