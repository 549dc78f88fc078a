package tell

import (
	"text/template/parse"

	"assize/report/say/words"
)

// OfOwnAudit has the sentences speak of an audit that a force makes of itself: what the
// pack says then stands in place of words of inspection, in every piece. None has to be
// written twice, and none can be forgotten.
func (t *Templates) OfOwnAudit(pack *words.Pack) {
	for _, piece := range t.root.Templates() {
		if piece.Tree != nil && piece.Root != nil {
			reword(piece.Root, pack)
		}
	}
}

// reword changes the plain text of a piece.
func reword(n parse.Node, pack *words.Pack) {
	branch := func(b *parse.BranchNode) {
		reword(b.List, pack)
		reword(b.ElseList, pack)
	}
	switch n := n.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, c := range n.Nodes {
				reword(c, pack)
			}
		}
	case *parse.TextNode:
		n.Text = []byte(pack.OwnAudit(string(n.Text)))
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	}
}
