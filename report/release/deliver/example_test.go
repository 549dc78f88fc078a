package deliver_test

import (
	"context"
	"fmt"
	"os"
	"time"

	"assize/report/release/deliver"
	"assize/report/release/publish"
)

// A release under embargo is opened when its instant has come, and never before,
// however often deliver runs.
func ExampleRun() {
	root, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(root)
	stage, err := publish.Begin(root)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer stage.Abort()
	for _, area := range []publish.Area{publish.Public, publish.Restricted} {
		if err := stage.Write(area, publish.File{Path: "report.txt"}, []byte("around 85 percent")); err != nil {
			fmt.Println(err)
			return
		}
	}
	opens := time.Date(2016, 8, 25, 0, 1, 0, 0, time.FixedZone("", 3600))
	rel, err := stage.Commit(publish.About{Status: "embargoed", Closed: true, Opens: opens, Ready: true}, opens.AddDate(0, 0, -1))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, now := range []time.Time{opens.Add(-time.Second), opens, opens.Add(time.Minute)} {
		rep, err := deliver.Run(context.Background(), root, now)
		if err != nil {
			fmt.Println(err)
			return
		}
		open, err := publish.IsOpen(root, rel.ID)
		fmt.Println(now.Format(time.TimeOnly), rep.State, open, err)
	}
	// Output:
	// 00:00:59 waiting false <nil>
	// 00:01:00 opened true <nil>
	// 00:02:00 open true <nil>
}
