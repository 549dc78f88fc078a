package words

import "assize/report/read/strictyaml"

// vouchedFile is a Vouched as written.
type vouchedFile struct {
	Words []string `yaml:"words,required" doc:"the words, as people.claims and people.numbers have them found"`
	In    []string `yaml:"in,required" doc:"names of the pieces that may say them"`
	Why   string   `yaml:"why,required" doc:"why they are true wherever these pieces say them, or say nothing of a number"`
	At    strictyaml.At
}

// Vouched are words of claim that pieces of the templates may say beside a number
// although no claim makes them, with why.
type Vouched struct {
	Words, In []string
	Why       string
}

// Vouched are the pack's.
func (p *Pack) Vouched() []Vouched { return p.vouched }

func (f *packFile) vouched() []Vouched {
	var out []Vouched
	for _, e := range f.Vouched {
		out = append(out, Vouched{Words: e.Words, In: e.In, Why: e.Why})
	}
	return out
}
