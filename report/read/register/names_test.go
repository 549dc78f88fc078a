package register_test

import (
	"testing"
	"testing/fstest"
	"time"

	"assize/report/read/register"
)

// A force is found by all its names, and printed by that of the day.
func TestNamesByDate(t *testing.T) {
	r := shipped(t)
	for _, spelling := range []string{
		"Hampshire", "Hampshire Constabulary", "Hampshire and Isle of Wight Constabulary",
		"Hampshire & the Isle of Wight Constabulary", "HAMPSHIRE AND THE ISLE OF WIGHT", "The Hampshire Constabulary",
	} {
		if f, err := r.Resolve(spelling); err != nil || f.ID != "hampshire" {
			t.Errorf("%q is %q, %v", spelling, f.ID, err)
		}
	}
	f, _ := r.Force("hampshire")
	for day, want := range map[string]string{
		"2016-08-25": "Hampshire Constabulary", "2022-11-15": "Hampshire Constabulary",
		"2022-11-16": "Hampshire and Isle of Wight Constabulary", "2026-01-01": "Hampshire and Isle of Wight Constabulary",
	} {
		on, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.On(on).Name; got != want {
			t.Errorf("on %s it is %q, want %q", day, got, want)
		}
	}
	if got := f.On(time.Time{}).Name; got != f.Name {
		t.Errorf("without a day it is %q", got)
	}
}

func TestEarlierNames(t *testing.T) {
	head := "title: T\nlanguages: [en-GB, cy]\nforces:\n"
	two := `  - {id: a, name: C, names: {cy: Ch}, earlier: [{name: A, names: {cy: Ah}, until: 2000-01-31}, {name: B, until: 2010-06-30}]}` + "\n"
	r, err := register.Load(fstest.MapFS{"f.yaml": {Data: []byte(head + two)}}, "f.yaml")
	if err != nil {
		t.Fatal(err)
	}
	f, _ := r.Force("a")
	for _, c := range []struct{ day, lang, want string }{
		{"2000-01-31", "en-GB", "A"},
		{"2000-01-31", "cy", "Ah"},
		{"2000-02-01", "en-GB", "B"},
		{"2000-02-01", "cy", "B"},
		{"2010-07-01", "cy", "Ch"},
		{"2010-07-01", "en-GB", "C"},
	} {
		day, _ := time.Parse(time.DateOnly, c.day)
		if got := f.On(day).NameIn(c.lang); got != c.want {
			t.Errorf("on %s in %s: %q, want %q", c.day, c.lang, got, c.want)
		}
	}
	if g, err := r.Resolve("ah"); err != nil || g.ID != "a" {
		t.Errorf("the earlier Welsh name is not found: %v", err)
	}
	for name, entry := range map[string]string{
		"no day":             "{id: a, name: B, earlier: [{name: A, until: soon}]}",
		"no last day":        "{id: a, name: B, earlier: [{name: A}]}",
		"out of order":       "{id: a, name: C, earlier: [{name: A, until: 2010-01-01}, {name: B, until: 2000-01-01}]}",
		"another's name":     "{id: a, name: B, earlier: [{name: A, until: 2010-01-01}]}\n  - {id: b, name: A}",
		"a foreign language": "{id: a, name: B, earlier: [{name: A, names: {gd: G}, until: 2010-01-01}]}",
	} {
		if _, err := register.Load(fstest.MapFS{"f.yaml": {Data: []byte(head + "  - " + entry + "\n")}}, "f.yaml"); err == nil {
			t.Errorf("%s: not refused", name)
		}
	}
}
