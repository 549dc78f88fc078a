package bind_test

import (
	"fmt"
	"time"

	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/bind"
	"assize/templates"
)

// What was told about a force becomes files, each with what it is. A publication is
// set as PDF and page, a notice as text and as a fragment.
func ExampleBinder() {
	var ps source.Problems
	house := &job.House{}
	faces, err := bind.Fonts(house, nil, templates.Files)
	if err != nil {
		fmt.Println(err)
		return
	}
	english, err := words.Load(templates.Files, "words/en.yaml", words.Style{})
	if err != nil {
		fmt.Println(err)
		return
	}
	b := bind.Binder{
		Env:     bind.Env{Look: bind.LookOf(house, nil, "house.yaml", faces, &ps), Words: english},
		Subject: "kent", Language: "en", Folder: "forces/kent/", Stem: "cdi-kent-2016", Halted: func() error { return nil },
	}
	pub := &doc.Publication{
		ID: "kent", Kind: doc.PressNotice, Lang: "en", Title: "Kent Police recorded more", Subject: "Crime recording", Author: "An inspectorate",
		Date: time.Date(2016, 8, 25, 0, 0, 0, 0, time.UTC),
		Body: []doc.Block{doc.Paragraph{Runs: doc.Words("Victims come first.")}},
	}
	b.Page(doc.ReportFile, pub, nil)
	b.Notice(doc.PressNoticeFile, pub, nil)
	for _, f := range b.Take() {
		fmt.Println(f.Path, f.Kind, f.Subject, len(f.Data) > 0)
	}
	fmt.Println(b.Err(), ps.Err())
	// Output:
	// forces/kent/cdi-kent-2016-report.html report kent true
	// forces/kent/cdi-kent-2016-press-notice.txt press-notice kent true
	// forces/kent/cdi-kent-2016-press-notice.html press-notice kent true
	// <nil> <nil>
}
