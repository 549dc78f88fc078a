package round_test

import (
	"fmt"
	"os"
	"time"

	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/round"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// What is told is a document model, which every renderer of the set wing takes: here
// the notice that stands where a withdrawn report stood.
func ExampleTellWithdrawal() {
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
	notice, err := round.TellWithdrawal(round.Withdrawal{
		Force: "Kent Police", Round: "Crime Data Integrity inspections 2016",
		Date:   audit.Date{Year: 2016, Month: time.August, Day: 30},
		Reason: "A stratum was counted twice.",
		House:  tell.House{Inspectorate: "An inspectorate", ShortName: "the inspectorate"},
		Voices: []round.Voice{{Words: pack, Templates: sentences, ForceName: "Kent Police"}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(notice.Kind, notice.Validate())
	fmt.Println(notice.Title)
	for _, b := range notice.Body {
		if p, ok := b.(doc.Paragraph); ok {
			fmt.Println(doc.Plain(p.Runs))
		}
	}
	// Output:
	// withdrawal-notice <nil>
	// Withdrawn: Kent Police, Crime Data Integrity inspections 2016
	// An inspectorate withdrew the document that stood at this address on 30 August 2016.
	// The reason: A stratum was counted twice.
	// Please do not use, quote or pass on what it said.
}
