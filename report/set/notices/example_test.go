package notices_test

import (
	"fmt"
	"strings"
	"time"

	"assize/config"
	"assize/report/set/notices"
	"assize/templates"
)

// Of a release that kept its house, a notice is told in its languages; as every kind
// of file that somebody may look for.
func ExampleSetter_Tell() {
	kept, err := notices.Round{Title: "Inspections 2016", Languages: []string{"en", "cy"}, House: "inspectorate: An Inspectorate\nshort: the inspectorate\n"}.Encode()
	if err != nil {
		fmt.Println(err)
		return
	}
	setter, err := notices.For(notices.RoundOf(kept, ""), config.Files, templates.Files)
	if err != nil {
		fmt.Println(err)
		return
	}
	n, err := setter.Tell(notices.Withdrawal{Force: "gwent", Name: "Gwent Police", At: time.Date(2016, 8, 25, 9, 0, 0, 0, time.UTC), Reason: "A workbook was wrong."})
	if err != nil {
		fmt.Println(err)
		return
	}
	text, err := n.As("forces/gwent/notice.txt")
	for _, words := range []string{"Gwent Police", "25 August 2016", "25 Awst 2016"} {
		fmt.Println(words, strings.Contains(strings.Join(strings.Fields(string(text)), " "), words), err)
	}
	for _, name := range []string{"report.pdf", "annex.xlsx", "rates.csv", "rates.svg", "findings.json"} {
		data, err := n.As(name)
		fmt.Println(name, len(data) > 0, err)
	}
	// Output:
	// Gwent Police true <nil>
	// 25 August 2016 true <nil>
	// 25 Awst 2016 true <nil>
	// report.pdf true <nil>
	// annex.xlsx true <nil>
	// rates.csv true <nil>
	// rates.svg true <nil>
	// findings.json true <nil>
}
