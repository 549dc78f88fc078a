package chart

import (
	"fmt"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// wording is words alone, a paragraph below the other.
type wording struct{ *doc.Wording }

func (p wording) check() error {
	if len(p.Paragraphs) == 0 {
		return fmt.Errorf("no words")
	}
	return nil
}

func (p wording) loads() []load { return []load{{"paragraphs", len(p.Paragraphs), mostRows}} }

func (p wording) lay(k *kit, s *scene) error {
	for _, text := range p.Paragraphs {
		s.height = s.block(0, s.height, k.label.wrap(text, s.width), k.label, start) + k.label.leading()/2
	}
	return nil
}

func (p wording) table(t tabulator) Table {
	out := Table{Heads: []string{t.Label(words.LabelRow)}}
	for _, text := range p.Paragraphs {
		out.add(doc.Ref{}, text)
	}
	return out
}

// native has no numbers: a spreadsheet draws nothing.
func (wording) native() Native { return Native{} }
