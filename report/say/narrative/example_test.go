package narrative_test

import (
	"fmt"

	"assize/report/read/source"
	"assize/report/say/narrative"
)

// An inspector inserts values by name. A name that does not exist is refused at its
// place, and a number that was typed is told, because nothing keeps it true.
func ExampleParse() {
	at := source.Pos{File: "kent/summary.md"}
	names := []narrative.Word{{Name: "force"}, {Name: "rate", Needs: []string{"measure"}}}
	pieces, _ := narrative.Parse(at, `{{Force}} records {{rate "violence"}} of violent crime.`, names)
	for _, p := range pieces {
		if p.Insert == nil {
			fmt.Printf("%q\n", p.Words)
			continue
		}
		fmt.Println(p.Insert.Name, p.Insert.Arguments, p.Insert.Capital)
	}
	_, ps := narrative.Parse(at, "In {{forse}} we saw\nmuch progress.", names)
	fmt.Println(ps.Err())
	fmt.Println(narrative.Typed(at, "The force records 85 percent of crime."))
	// Output:
	// force [] true
	// " records "
	// rate [violence] false
	// " of violent crime."
	// kent/summary.md:1:4: no value or claim has this name; did you mean force? names: force, rate [narrative-name]
	// kent/summary.md:1:19: warning: a number that is neither a date nor a reference; insert it by name, as in {{rate "force"}} [narrative-number]
}
