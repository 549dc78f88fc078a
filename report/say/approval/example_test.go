package approval_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"assize/report/judge/findings"
	"assize/report/judge/rulebook"
	"assize/report/read/intake"
	"assize/report/read/source"
	"assize/report/say/approval"
)

// A release writes the file by which it is signed off. Once somebody has filled it in,
// nothing keeps the documents that it names from being final; a sentence that was
// changed afterwards does.
func Example() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	desk := approval.Desk{JobFile: "job.yaml", Rules: &rulebook.Rulebook{ID: "ours"}, Languages: []string{"en"}}
	kent := approval.Documents{
		Workbook: "kent.xlsx", Force: findings.Force{ID: "kent", Name: "Kent Police"},
		Digests: map[string]string{"en": strings.Repeat("ab", 32)},
	}
	fmt.Println(desk.Hindrances()[0].Message)

	text := string(desk.Template("Round of 2016", []approval.Documents{kent}))
	filled := strings.NewReplacer(`role: ""`, "role: senior responsible officer", `person: ""`, "person: C. Name", `date: ""`, "date: 2016-08-22").Replace(text)
	if err := os.WriteFile(filepath.Join(dir, "signed.yaml"), []byte(filled), 0o600); err != nil {
		fmt.Println(err)
		return
	}
	var ps source.Problems
	desk.SignOff = approval.Load(intake.In(dir), "signed.yaml", &ps)
	fmt.Println(ps, len(desk.Hindrances()), len(desk.HindrancesOf(kent)))
	for _, m := range desk.Made("kent", nil) {
		fmt.Println(m.ID, m.By, m.On)
	}

	kent.Digests["en"] = strings.Repeat("cd", 32)
	for _, p := range desk.HindrancesOf(kent) {
		fmt.Println(p.Message)
	}
	// Output:
	// no final release goes out that nobody has signed off
	//  0 0
	// sign-off C. Name 2016-08-22
	// Kent Police: findings or words in language en are not those that were approved on 2016-08-22
}
