package doc

// Elapsed shows what share has been reached by the end of each of some times: a column a
// time, of which one is the time allowed, with the number above it: that all in a sample
// had reached it is no 100 percent.
type Elapsed struct {
	Axis  Axis   // percent, from 0
	Unit  string // of the times: "hours from report to record"
	Own   string // what the marked time is: "24 hours: the time allowed"
	Steps []ElapsedStep
}

// ElapsedStep is one time, with the share reached by its end.
type ElapsedStep struct {
	Label  string // "24"
	Value  float64
	Items  int    // how many had reached it
	Text   string // as printed above the column, "1,097"
	Count  string // as printed, "1,097 of 1,353"
	Marked bool   // the time allowed
	Ref    Ref
}

// Visit implements Plot.
func (p Elapsed) Visit(k Kinds) { k.Elapsed(&p) }
