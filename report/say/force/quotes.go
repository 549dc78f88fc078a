package force

import (
	"assize/report/say/doc"
)

// Quote is what a named person says in the press notice, in its language. Values
// and claims are inserted in it by name, as in narratives.
type Quote struct {
	Person, Role string
	Text         NarrativeFile // the words, and the place of the job they stand in
}

// quotes are the quotes of the job, each with who says it; nothing where the job
// has none.
func (t *teller) quotes() []doc.Block {
	var out []doc.Block
	for _, q := range t.in.Quotes {
		if t.Err() != nil {
			return nil
		}
		said, err := t.freeBlocks(q.Text)
		if err != nil {
			t.Fail(err)
			return nil
		}
		out = append(out, doc.Paragraph{Runs: t.Runs("notice.said", q)})
		for _, block := range said {
			if p, ok := block.(doc.Paragraph); ok {
				p.Voice = "quote"
				p.Runs = append(append([]doc.Run{doc.Text{Text: "“"}}, p.Runs...), doc.Text{Text: "”"})
				block = p
			}
			out = append(out, block)
		}
	}
	return out
}
