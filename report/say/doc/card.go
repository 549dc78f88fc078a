package doc

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
