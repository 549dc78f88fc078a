package force_test

import (
	"fmt"
	"os"

	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/round"
	"assize/report/say/saytest"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// What was found about a force becomes its documents, which every renderer of the set
// wing takes, and the annex that their numbers cite.
func ExampleTell() {
	fsys := os.DirFS("../../../templates")
	pack, err := words.Load(fsys, "words/en.yaml", words.Style{})
	if err != nil {
		fmt.Println(err)
		return
	}
	sentences, err := tell.LoadTemplates(fsys, "report/en", nil, force.Subject(), round.Subject(), round.ReleaseSubject())
	if err != nil {
		fmt.Println(err)
		return
	}
	told, err := force.Tell(force.Input{Findings: saytest.GreaterManchester(), Words: pack, Templates: sentences, House: tell.House{Inspectorate: "An inspectorate"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	said := told.Report.Cover.Panel.Runs
	fmt.Println(doc.Plain(said))
	for _, run := range said {
		if n, ok := run.(doc.Number); ok {
			address, err := told.Annex.Address(n.Ref)
			fmt.Println(n.Text, "at", address, err)
		}
	}
	// Output:
	// We estimate that over 38,000 crimes reported to the force each year are not recorded (95 percent interval 32,500 to 44,500). A quarter of violence against the person is estimated to go unrecorded. We estimate that the force records 85.5 percent of the crimes reported to it (95 percent interval 83.4 to 87.3 percent).
	// over 38,000 at Unrecorded!D12 <nil>
	// 32,500 at Unrecorded!E12 <nil>
	// 44,500 at Unrecorded!F12 <nil>
	// A quarter at Rates!E8 <nil>
	// 85.5 percent at Rates!E11 <nil>
	// 83.4 at Rates!F11 <nil>
	// 87.3 percent at Rates!G11 <nil>
}
