package doc

import "strings"

// Card is what stands in place of a document where a link to it is shared: a picture
// with a name, a judgment, one sentence and a few numbers.
type Card struct {
	Lang      string
	Notice    string // the status in words; "" when final
	Publisher string
	Title     string         // the force, or the round
	Panel     *JudgmentPanel // nil for none
	Lead      []Run          // the sentence
	Facts     []KeyFact
	Source    string
	Sample    string // the sentence that marks invented data; "" for real data
}

// Alt is the text alternative of a card: all that it says.
func (c *Card) Alt() string {
	parts := []string{c.Notice, c.Title}
	if c.Panel != nil {
		parts = append(parts, c.Panel.Label+": "+c.Panel.Grade)
	}
	parts = append(parts, Plain(c.Lead))
	for _, f := range c.Facts {
		s := f.Label + ": " + Plain(f.Value)
		if d := Plain(f.Detail); d != "" {
			s += " (" + d + ")"
		}
		parts = append(parts, s)
	}
	text := ""
	for _, p := range append(parts, c.Source, c.Sample) {
		if p = strings.TrimSuffix(strings.TrimSpace(p), "."); p != "" {
			text += p + ". "
		}
	}
	return strings.TrimSpace(text)
}
