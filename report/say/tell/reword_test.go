package tell

import (
	"regexp"
	"testing"
	"text/template/parse"

	"assize/report/say/words"
	"assize/templates"
)

// No sentence of any language speaks of an inspection where a force audits itself,
// whichever piece it stands in and whichever document selects it.
func TestOwnAuditsKnowNoInspectors(t *testing.T) {
	speaks := regexp.MustCompile(`(?i)inspect|arolyg`)
	for _, lang := range []string{"en", "cy"} {
		pack, err := words.Load(templates.Files, "words/"+lang+".yaml", words.Style{})
		if err != nil {
			t.Fatal(err)
		}
		if pack, err = pack.Instead("own-audit"); err != nil {
			t.Fatal(err)
		}
		spoke, pieces := 0, 0
		for name, piece := range folder(t, lang) {
			if speaks.MatchString(plainText(piece.Root)) {
				spoke++
			}
			pieces++
			reword(piece.Root, pack)
			text := plainText(piece.Root)
			if at := speaks.FindStringIndex(text); at != nil {
				t.Errorf("%s: %s speaks of inspectors: %q", lang, name, text[max(0, at[0]-40):min(len(text), at[1]+40)])
			}
		}
		if spoke < 50 || pieces < 500 {
			t.Errorf("%s: only %d of %d pieces speak of an inspection: nothing was tested", lang, spoke, pieces)
		}
	}
}

// plainText is the text of a piece between what it calls.
func plainText(n parse.Node) string {
	branch := func(b *parse.BranchNode) string { return plainText(b.List) + plainText(b.ElseList) }
	switch n := n.(type) {
	case *parse.ListNode:
		text := ""
		if n != nil {
			for _, c := range n.Nodes {
				text += plainText(c)
			}
		}
		return text
	case *parse.TextNode:
		return string(n.Text)
	case *parse.IfNode:
		return branch(&n.BranchNode)
	case *parse.RangeNode:
		return branch(&n.BranchNode)
	case *parse.WithNode:
		return branch(&n.BranchNode)
	}
	return ""
}
