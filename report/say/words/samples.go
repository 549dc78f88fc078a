package words

// SmallAudit is how many records an audit has at least that is not called small.
const SmallAudit = 30

// AllWere reports whether every one of n audited was so: no percentage is told of
// it, for a sample cannot be sure of all.
func AllWere(k, n int) bool { return n > 0 && k == n }

// NoneWere reports whether not one of n audited was so.
func NoneWere(k, n int) bool { return n > 0 && k == 0 }
