package words

// SmallAudit is how many records an audit has at least that is not called small.
const SmallAudit = 30

// NoneWere reports whether not one of n audited was so: no percentage is told of it,
// for a sample cannot be sure of none.
func NoneWere(k, n int) bool { return n > 0 && k == 0 }
