package rulebook

import "assize/report/read/source"

// Disclosure says how the counts of one kind of table are kept from telling on
// a person. Audit counts (rape, domestic abuse, cancelled records) are numbers
// of records examined, not of people in a place, and have none.
type Disclosure struct {
	Table string // what the table is broken down by, "age", "sex", "place"; or "audit counts"
	// Threshold: counts from 1 up to one below it are withheld; 0 withholds none.
	Threshold int
	// Secondary withholds a further count where the first could be worked out
	// from a total.
	Secondary bool
	// RoundTo rounds counts to a multiple; 0 leaves them.
	RoundTo int
	Why     string
	At      source.Pos
}

func (b *builder) disclosure() {
	for _, e := range b.file.Disclosure.Entries {
		d := Disclosure{Table: e.Key, Threshold: e.Value.Threshold, Secondary: e.Value.Secondary, RoundTo: e.Value.RoundTo, Why: e.Value.Why, At: e.At}
		switch {
		case d.Threshold < 0 || d.RoundTo < 0:
			b.refuse(e.Value.At, "disclosure", "", "threshold and round_to are not negative")
		case d.Threshold == 1:
			b.refuse(e.Value.At, "disclosure", "withhold from 2 upwards, or write 0 for none", "a threshold of 1 withholds nothing")
		case d.Secondary && d.Threshold == 0:
			b.refuse(e.Value.At, "disclosure", "", "secondary suppression needs a threshold")
		}
		b.rb.Disclosure = append(b.rb.Disclosure, d)
	}
}
