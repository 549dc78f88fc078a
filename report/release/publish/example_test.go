package publish_test

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"assize/report/release/publish"
)

// A release is staged, put in place at once, and held to its manifests from then on.
func Example() {
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
	fmt.Println(stage.Write(publish.Public, publish.File{Path: "kent/lines.csv", LineLevel: true}, []byte("A-1")))
	for _, area := range []publish.Area{publish.Public, publish.Restricted} {
		if err := stage.Write(area, publish.File{Path: "kent/report.txt", Kind: "report", Subject: "kent"}, []byte("around 85 percent")); err != nil {
			fmt.Println(err)
			return
		}
	}
	rel, err := stage.Commit(publish.About{Status: "draft"}, time.Date(2016, 8, 25, 6, 30, 0, 0, time.UTC))
	if err != nil {
		fmt.Println(err)
		return
	}
	current, err := publish.CurrentID(root)
	fmt.Println(current == rel.ID, err)

	report := filepath.Join(rel.Dir, "public", "kent", "report.txt")
	if err := os.WriteFile(report, []byte("around 95 percent"), 0o600); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(publish.VerifyRelease(root, current))
	// Output:
	// cannot stage kent/lines.csv: line-level data never stand in the public part
	// true <nil>
	// [public/kent/report.txt: altered] <nil>
}
