package notices_test

import (
	"strings"
	"testing"
	"time"

	"assize/config"
	"assize/report/set/notices"
	"assize/templates"
)

// A notice calls a force what the withdrawn documents call it: in each language, and
// on the day on which they were published, whatever it is called since.
func TestNamesOfTheDay(t *testing.T) {
	day := func(s string) time.Time {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		name, force, called, published string
		kept                           map[string]map[string]string
		says, not                      []string
	}{
		{name: "before the change of name", force: "hampshire", called: "Hampshire Constabulary", published: "2016-08-25", says: []string{"Hampshire Constabulary"}, not: []string{"Isle of Wight"}},
		{name: "after it", force: "hampshire", called: "Hampshire and Isle of Wight Constabulary", published: "2026-08-25", says: []string{"Isle of Wight"}, not: []string{"Hampshire Constabulary"}},
		{name: "a name in both languages", force: "gwent", called: "Gwent Police", published: "2016-08-25", says: []string{"Gwent Police", "Heddlu Gwent"}},
		{name: "a register of the job's own", force: "barre", called: "Barre Police", published: "2016-08-25", kept: map[string]map[string]string{"barre": {"cy": "Heddlu Barre"}}, says: []string{"Barre Police", "Heddlu Barre"}},
		{name: "which says otherwise than the shipped one", force: "gwent", called: "Gwent Police", published: "2016-08-25", kept: map[string]map[string]string{"gwent": {"cy": "Heddlu Arall"}}, says: []string{"Heddlu Arall"}, not: []string{"Heddlu Gwent"}},
		{name: "no register knows it", force: "barre", called: "Barre Police", published: "2016-08-25", says: []string{"Barre Police"}},
	} {
		setter, err := notices.For(notices.Round{Title: "Inspections", Languages: []string{"en", "cy"}, Names: c.kept}, config.Files, templates.Files)
		if err != nil {
			t.Fatal(err)
		}
		n, err := setter.Tell(notices.Withdrawal{Force: c.force, Name: c.called, Published: day(c.published), At: day("2026-11-29"), Reason: "A workbook was wrong."})
		if err != nil {
			t.Fatal(err)
		}
		data, err := n.As("notice.txt")
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(string(data)), " ")
		for _, words := range c.says {
			if !strings.Contains(text, words) {
				t.Errorf("%s: the notice does not say %q", c.name, words)
			}
		}
		for _, words := range c.not {
			if strings.Contains(text, words) {
				t.Errorf("%s: the notice says %q", c.name, words)
			}
		}
	}
}
