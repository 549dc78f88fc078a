package edition_test

import (
	"fmt"
	"io/fs"

	"assize/report/judge/nation"
	"assize/report/read/job"
	"assize/report/read/register"
	"assize/report/read/source"
	"assize/report/say/saytest"
	"assize/report/say/tongue"
	"assize/report/set/bind"
	"assize/report/set/edition"
	"assize/templates"
)

// press is what the documents of a job are made with: its press notices alone, in
// English and Welsh.
func press() (*edition.Press, error) {
	var ps source.Problems
	house := &job.House{Inspectorate: "An Inspectorate", Short: "the inspectorate"}
	p := &edition.Press{
		Job:    &job.Job{Title: "Inspections of 2016", Status: job.Draft, Languages: []string{"en", "cy"}, Outputs: []job.Output{job.PressNotice}},
		House:  tongue.HouseOf(house),
		Forces: &register.Register{}, Halted: func() error { return nil },
	}
	p.Tongues = tongue.Load(p.Job, house, nil, templates.Files, &ps)
	faces, err := bind.Fonts(house, nil, fs.FS(templates.Files))
	if err != nil {
		return nil, err
	}
	p.Look = bind.LookOf(house, nil, "house.yaml", faces, &ps)
	return p, ps.Err()
}

// What was found about a force is told in each language as a draft, and becomes files:
// the notice and what may be public of the findings, and the whole of them for those
// who answer for the release.
func ExampleEdition_Set() {
	p, err := press()
	if err != nil {
		fmt.Println(err)
		return
	}
	found := edition.Found{Workbook: "greater-manchester.xlsx", Findings: saytest.GreaterManchester()}
	found.Findings.Findings = found.Findings.Findings[:1]
	picture := nation.Compare([]nation.Entry{nation.EntryOf(found.Findings)}, 1)
	out := edition.OutcomeOf(found)
	for _, t := range p.Tongues {
		e := edition.Edition{Press: p, Tongue: t, Status: job.Draft, Mark: edition.ByStatus}
		told, err := e.Tell(found, picture, nil)
		if err != nil {
			fmt.Println(err)
			return
		}
		if _, err = out.Add(e, found, told); err != nil {
			fmt.Println(err)
			return
		}
		files, err := e.Set(told, found, out.Findings)
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, f := range files.Own {
			fmt.Println(f.Path)
		}
		for _, f := range files.Restricted {
			fmt.Println("restricted:", f.Path)
		}
	}
	// Output:
	// forces/greater-manchester/cdi-greater-manchester-2016-illustrative-press-notice.txt
	// forces/greater-manchester/cdi-greater-manchester-2016-illustrative-press-notice.html
	// forces/greater-manchester/findings.json
	// restricted: forces/greater-manchester/findings.json
	// forces/greater-manchester/cdi-greater-manchester-2016-cy-illustrative-press-notice.txt
	// forces/greater-manchester/cdi-greater-manchester-2016-cy-illustrative-press-notice.html
	// restricted: forces/greater-manchester/untranslated-cy.yaml
}
