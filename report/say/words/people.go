package words

// People are the words of a language for which people's own sentences are read: what
// they claim nobody computed, so somebody has to answer for it.
type People struct {
	Numbers map[string]float64 // spelt out, each form with its value
	Claims  []string           // of size, movement, order, quantity, completeness; * at the end stands for the rest of a word
	Names   []string           // that hold such a word and claim nothing
}

// People are the pack's; none where the pack lists none.
func (p *Pack) People() People { return p.people }
