package words

import "assize/report/read/strictyaml"

// vouchedFile are words of claim that pieces say for a reason.
type vouchedFile []struct {
	Words []string `yaml:"words,required" doc:"the words, as people.claims and people.numbers have them found"`
	In    []string `yaml:"in,required" doc:"names of the pieces that may say them"`
	Why   string   `yaml:"why,required" doc:"why they are true wherever these pieces say them, or say nothing of a number"`
	At    strictyaml.At
}

func (f vouchedFile) pieces() map[string][]string {
	out := map[string][]string{}
	for _, e := range f {
		for _, piece := range e.In {
			out[piece] = append(out[piece], e.Words...)
		}
	}
	return out
}

// Vouched are the words of claim that pieces of the templates may say beside a number
// although no claim makes them, by piece: the pack says of each why.
func (p *Pack) Vouched() map[string][]string { return p.vouched }
