package signoff_test

import (
	"fmt"
	"strings"
	"testing/fstest"

	"assize/report/read/signoff"
)

// An approval holds for the very documents that were approved. What was changed
// afterwards has another digest and is stale.
func ExampleSignOff_Find() {
	approved, changed := strings.Repeat("ab", 32), strings.Repeat("cd", 32)
	text := string(signoff.Template("Round of 2016", []signoff.Approved{{Force: "kent", Language: "en", SHA256: approved}}, nil, nil))
	text = strings.NewReplacer(`role: ""`, `role: "senior responsible officer"`, `person: ""`, `person: "A. Name"`, `date: ""`, `date: "2016-08-22"`).Replace(text)

	s, ps := signoff.Load(fstest.MapFS{"signoff.yaml": {Data: []byte(text)}}, "signoff.yaml")
	if err := ps.Err(); err != nil {
		fmt.Println(err)
		return
	}
	a, standing := s.Find("kent", "en", approved)
	fmt.Println(standing == signoff.Signed, "by", a.Person, "on", a.Date)
	_, standing = s.Find("kent", "en", changed)
	fmt.Println(standing == signoff.Stale)
	_, standing = s.Find("sussex", "en", approved)
	fmt.Println(standing == signoff.Unsigned)
	// Output:
	// true by A. Name on 2016-08-22
	// true
	// true
}
