package follow_test

import (
	"fmt"
	"time"

	"assize/report/read/source"
	"assize/report/release/deliver"
	"assize/report/release/follow"
	"assize/report/release/publish"
)

// A release waits for its instant. No draft may take its place; the same round under
// another instant may, once that was postponed; and nothing in it can be withdrawn yet.
func ExampleRun_Admit() {
	opens := time.Date(2016, 8, 25, 0, 1, 0, 0, time.UTC)
	stands := deliver.Standing{
		Stands: deliver.Awaiting, Release: "2016-08-20T090000Z-3f9a1c", Opens: opens, Postponed: true,
		Manifest: publish.Manifest{Status: "embargoed"},
	}
	now := opens.AddDate(0, 0, -1)
	draft := follow.Run{Step: follow.Draft, Status: "draft", At: source.Pos{File: "job.yaml"}}
	for _, p := range draft.Admit(stands, false, now) {
		fmt.Println(p.Message)
		fmt.Println("hint:", p.Hint)
	}
	again := follow.Run{Step: follow.Embargoed, Status: "embargoed", Opens: opens}
	fmt.Println("again:", again.Admit(stands, false, now).Err())
	fmt.Println(follow.Allow(stands, follow.Withdraw))
	// Output:
	// release 2016-08-20T090000Z-3f9a1c is under embargo until 2016-08-25T00:01:00Z, and would never be opened if another took its place
	// hint: use another output folder (--out), or wait until assize deliver has opened it
	// again: <nil>
	// release 2016-08-20T090000Z-3f9a1c is not public; assize postpone moves the instant at which it will be
}
