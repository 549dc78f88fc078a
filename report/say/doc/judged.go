package doc

import "slices"

// JudgedOnce is the panel of the cover and the body to follow it. A printed
// report gives its judgment on the cover and once more where the summary begins;
// where there are no pages the two would stand together, so it is given once,
// first of all, in the words of the summary.
func (p *Publication) JudgedOnce() (*JudgmentPanel, []Block) {
	if p.Cover == nil || p.Cover.Panel == nil {
		return nil, p.Body
	}
	for i, b := range p.Body {
		section, ok := b.(Section)
		if !ok || len(section.Blocks) < 2 {
			continue
		}
		again, ok := section.Blocks[0].(JudgmentPanel)
		if !ok || !again.sameAs(p.Cover.Panel) {
			continue
		}
		if again.Notes == nil {
			again.Notes = p.Cover.Panel.Notes
		}
		section.Blocks = section.Blocks[1:]
		body := slices.Clone(p.Body)
		body[i] = section
		return &again, body
	}
	return p.Cover.Panel, p.Body
}

// sameAs reports whether two panels give the same judgment, in whatever words.
func (p *JudgmentPanel) sameAs(other *JudgmentPanel) bool {
	return p.Label == other.Label && p.Grade == other.Grade && p.Mark == other.Mark
}
