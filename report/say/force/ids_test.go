package force_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/saytest"
)

// anew begins the other ids.
const anew = "measure-"

// renamed is findings of which every measure has another id, wherever it is named.
func renamed(f findings.Findings) findings.Findings {
	ids := map[string]bool{}
	for _, m := range f.Measures {
		ids[m.ID] = true
	}
	of := reflect.New(reflect.TypeFor[findings.Findings]()).Elem()
	of.Set(reflect.ValueOf(f))
	rename(of, "", func(id string) string {
		if ids[id] {
			return anew + id
		}
		return id
	})
	return of.Interface().(findings.Findings)
}

// rename changes the ids of measures: in fields of those names, and in lists of them.
func rename(v reflect.Value, field string, id func(string) string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			if name == "ID" && v.Type() == reflect.TypeFor[findings.Measure]() {
				name = "Measure"
			}
			rename(v.Field(i), name, id)
		}
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		v.Set(list)
		for i := range v.Len() {
			rename(v.Index(i), field, id)
		}
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		other := reflect.New(v.Type().Elem())
		other.Elem().Set(v.Elem())
		v.Set(other)
		rename(other.Elem(), field, id)
	case reflect.String:
		if slices.Contains([]string{"Measure", "Stratum", "Strata", "Domains", "Combined"}, field) {
			v.SetString(id(v.String()))
		}
	default: // names nothing
	}
}

// saidBy is all that a force's documents say, and every cell of the annex but its ids.
func saidBy(told *force.Told) string {
	var out []string
	for _, p := range []*doc.Publication{told.Report, told.Key, told.KeyBrief, told.KeyScant, told.Notice} {
		if p != nil {
			out = append(out, saytest.TextOf(p))
		}
	}
	for _, f := range told.Figures {
		out = append(out, doc.Plain(f.Title), f.Subtitle, doc.Plain(f.Note))
	}
	for _, s := range told.Annex.Sheets {
		out = append(out, s.Name, s.Title)
		for _, l := range s.Lines {
			out = append(out, l.Text)
		}
		if s.Table == nil {
			continue
		}
		for _, r := range s.Table.Rows {
			for _, c := range r.Cells {
				out = append(out, strings.TrimSpace(c.Text+" "+c.Mark))
			}
		}
	}
	return strings.ReplaceAll(strings.Join(out, "\n"), anew, "") // the name of a check may hold an id
}

// TestNothingIsDecidedByAnID: measures under other ids are told in the same words, in
// every document: telling knows them by what findings say of them alone.
func TestNothingIsDecidedByAnID(t *testing.T) {
	for name, f := range map[string]findings.Findings{"a force": saytest.GreaterManchester(), "every sheet": saytest.ForeignForce()} {
		other := renamed(f)
		if other.Measures[0].ID == f.Measures[0].ID || other.Combined == f.Combined || f.Measures[0].ID != "force" {
			t.Fatal("nothing is renamed, or what was given is changed")
		}
		was, is := saidBy(saytest.TellIn(t, saytest.NoticeInput(t, f))), saidBy(saytest.TellIn(t, saytest.NoticeInput(t, other)))
		if diff := cmp.Diff(strings.Split(was, "\n"), strings.Split(is, "\n")); diff != "" {
			t.Errorf("%s: other ids, other words (-was +is):\n%s", name, diff)
		}
		if len(was) < 5000 {
			t.Errorf("%s: %d characters are no test", name, len(was))
		}
	}
}
