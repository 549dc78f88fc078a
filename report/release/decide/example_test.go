package decide_test

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"assize/report/release/decide"
	"assize/report/release/follow"
	"assize/report/release/publish"
)

func subjects(string) ([]follow.Subject, error) {
	return []follow.Subject{{ID: "kent", Name: "Kent Police", Folder: "kent"}, {ID: "surrey", Name: "Surrey Police", Folder: "surrey"}}, nil
}

func tell(w decide.Withdrawal) (decide.Notices, error) {
	return said("Withdrawn: " + w.Reason), nil
}

// said is a notice of one line.
type said string

func (s said) As(string) ([]byte, error) { return []byte(s), nil }

func (s said) Index(left []publish.File, _ publish.About) (publish.File, []byte, error) {
	text := ""
	for _, f := range left {
		text += f.Path + "\n"
	}
	return publish.File{Path: "index.html"}, []byte(text), nil
}

// The documents about one force of a public release are withdrawn. A notice stands
// where they stood, the others stay as they are, and the index lists those.
func ExampleWithdraw() {
	out, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(out)
	stage, err := publish.Begin(out)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, name := range []string{"forces/kent/report.txt", "forces/surrey/report.txt", "index.html"} {
		if err := stage.Write(publish.Public, publish.File{Path: name}, []byte("around 85 percent")); err != nil {
			fmt.Println(err)
		}
	}
	now := time.Date(2016, 8, 25, 9, 0, 0, 0, time.UTC)
	if _, err := stage.Commit(publish.About{Status: "final"}, now); err != nil {
		fmt.Println(err)
	}
	if err := stage.Abort(); err != nil {
		fmt.Println(err)
	}
	done, err := decide.Withdraw(decide.Decision{
		Out: out, What: "Kent Police", By: "C. Name", Reason: "a workbook was wrong", Now: now.Add(time.Hour), Clock: now.Add(time.Hour),
	}, decide.Teller{Subjects: subjects, Tell: tell})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(done.Force, "withdrawn;", done.Shown, "still public")
	for _, name := range []string{"forces/kent/report.txt", "forces/surrey/report.txt", "index.html"} {
		text, err := os.ReadFile(filepath.Join(out, "current", "public", filepath.FromSlash(name)))
		fmt.Println(name+":", string(text), err)
	}
	// Output:
	// Kent Police withdrawn; [Surrey Police] still public
	// forces/kent/report.txt: Withdrawn: a workbook was wrong <nil>
	// forces/surrey/report.txt: around 85 percent <nil>
	// index.html: forces/surrey/report.txt
	//  <nil>
}
