package words

import "assize/report/read/strictyaml"

// vouchedFile are the pieces that say words of claim for a reason.
type vouchedFile []struct {
	Piece string   `yaml:"piece,required" doc:"name of the piece"`
	Words []string `yaml:"words,required" doc:"the words that it may say, as people.claims has them found"`
	Why   string   `yaml:"why,required" doc:"why they are true wherever the piece says them"`
	At    strictyaml.At
}

func (f vouchedFile) pieces() map[string][]string {
	out := map[string][]string{}
	for _, e := range f {
		out[e.Piece] = append(out[e.Piece], e.Words...)
	}
	return out
}

// Vouched are the words of claim that pieces of the templates may say beside a number
// although no claim makes them, by piece: the pack says of each why it is true.
func (p *Pack) Vouched() map[string][]string { return p.vouched }
