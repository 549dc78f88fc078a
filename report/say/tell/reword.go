package tell

import (
	"text/template/parse"

	"assize/report/say/words"
)

// reword puts the words of what a pack speaks of into the literal text of a piece, and
// into the texts that it hands to functions no further.
func reword(n parse.Node, pack *words.Pack) {
	if pack == nil {
		return
	}
	walk(n, func(n parse.Node) {
		if text, ok := n.(*parse.TextNode); ok {
			text.Text = []byte(pack.Reword(string(text.Text)))
		}
	})
}
