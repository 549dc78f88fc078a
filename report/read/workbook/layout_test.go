package workbook_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"assize/report/read/audit"
	"assize/report/read/workbook"
)

// shipped is the configuration with further files laid over it.
func shipped(t *testing.T, more map[string]string) fstest.MapFS {
	t.Helper()
	data, err := os.ReadFile(config + "/layouts/house.yaml")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{"layouts/house.yaml": {Data: data}}
	for name, text := range more {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func TestLayoutExtends(t *testing.T) {
	l, ps := workbook.LoadLayout(shipped(t, map[string]string{"ours.yaml": `
id: ours
extends: house
sheets:
  Reports:
    names: [Audit data]
    headings: {crimes required: [No. of crimes]}
    values: {stratum: {violence: [VAP]}}
    extra:
      - {field: body-worn video, kind: yes-no, names: [Body-worn video seen], meaning: Y where the recording was seen.}
      - {field: district, kind: list, names: [District], values: {north: [N], south: [S]}}
      - {field: calls, kind: whole number, names: [Calls]}
`}), "ours.yaml")
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	w := sound().set("Reports", "C3", "VAP").set("Reports", "E2", "No. of crimes").
		set("Reports", "I2", "Body-worn video seen").set("Reports", "I3", "Y").set("Reports", "J2", "district").set("Reports", "J3", "s").
		set("Reports", "K2", "calls").set("Reports", "K3", 2).renamed("Reports", "Audit data")
	d, ps := workbook.Read(w.book(), l, workbook.Options{Register: forces(t)})
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	want := map[audit.Field]string{"body-worn video": "yes", "district": "south", "calls": "2"}
	if diff := cmp.Diff(want, d.Reports[0].Extra); diff != "" || d.Reports[0].Stratum != "violence" || d.Reports[1].Extra != nil {
		t.Errorf("%+v (-want +got):\n%s", d.Reports[0], diff)
	}
	if house(t).SHA256 == l.SHA256 {
		t.Error("the layout has the hash of the one it extends")
	}
}

func TestLayoutRefuses(t *testing.T) {
	tests := []struct{ name, yaml, want string }{
		{"unknown sheet", "id: x\nextends: house\nsheets: {Reprots: {names: [x]}}\n", `x.yaml:3:10: unknown sheet "Reprots"; sheets of the house: Inspection, Reports,`},
		{"unknown heading", "id: x\nextends: house\nsheets: {Reports: {headings: {crime required: [x]}}}\n", `x.yaml:3:31: sheet Reports of the house has no heading "crime required"; did you mean "crimes required"? [layout-unknown-heading]`},
		{"one name for two headings", "id: x\nextends: house\nsheets: {Reports: {headings: {crimes required: [Crimes recorded]}}}\n", `x.yaml: heading "Crimes recorded" of sheet Reports stands for "crimes required" and for "crimes recorded" [layout-ambiguous-name]`},
		{"one name for two values", "id: x\nextends: house\nsheets: {Reports: {values: {stratum: {violence: [other crime]}}}}\n", `"other crime" means "other" as well [layout-ambiguous-name]`},
		{"one name for two sheets", "id: x\nextends: house\nsheets: {Reports: {names: [Criteria]}}\n", `x.yaml: sheet name "Criteria" stands for Reports and for Criteria [layout-ambiguous-name]`},
		{"list for a heading that has none", "id: x\nextends: house\nsheets: {Reports: {values: {crimes required: {a: []}}}}\n", `heading "crimes required" of sheet Reports has no list of values [layout-list]`},
		{"extra heading of the house", "id: x\nextends: house\nsheets: {Reports: {extra: [{field: route, kind: text, names: [r]}]}}\n", `heading "route" is one of the house; choose another name [layout-extra]`},
		{"extra heading of an unknown kind", "id: x\nextends: house\nsheets: {Reports: {extra: [{field: f, kind: date, names: [r]}]}}\n", `unknown kind of heading "date"; kinds: text, list, whole number, yes-no [layout-extra]`},
		{"extends a layout that extends", "id: x\nextends: second\n", "a layout that is extended cannot extend another"},
		{"unknown key", "id: x\nextend: house\n", `x.yaml:2:1: unknown key "extend"; did you mean "extends"? [yaml-unknown-key]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l, ps := workbook.LoadLayout(shipped(t, map[string]string{"x.yaml": tt.yaml, "layouts/second.yaml": "id: y\nextends: house\n"}), "x.yaml")
			if l != nil || !strings.Contains(ps.Error(), tt.want) {
				t.Errorf("want %s\ngot  %v", tt.want, ps)
			}
		})
	}
}

// A layout proposed for a force's own headings reads its workbook once a person
// has agreed to the guesses.
func TestProposeReadsTheWorkbook(t *testing.T) {
	w := sound().set("Reports", "E2", "Number of crimes required").set("Reports", "F2", "Crimes recoded").
		set("Reports", "I2", "Shoe size").renamed("Reports", "Sheet1")
	w["Diary"] = rows{{"a"}, {"b"}}
	proposed := workbook.Propose(w.book(), house(t), workbook.Around{}).YAML
	want := `# yaml-language-server: $schema=schema/layout.schema.json
#
# Proposed from "x.xlsx". Check every line: a heading under the wrong name is a wrong
# number. Lines marked as a guess rest on the words of a heading and on the kinds of
# values under it. What a layout can say stands in the house's own, layouts/house.yaml.
id: proposed
title: "Layout proposed from x.xlsx"
extends: house
sheets:
  Criteria:
    headings: {} # all that were found are the house's own
  Inspection:
    headings: {} # all that were found are the house's own
  Reports:
    # Headings in row 2 of sheet "Sheet1", and what stands under them in 3 rows:
    #   A "Report reference": 3 texts, all different; report reference
    #   B "Route": 3 texts, all different; route
    #   C "Stratum": 3 texts, all different; stratum
    #   D "Reported at": 3 dates with a time; reported at
    #   E "Number of crimes required": 3 whole numbers, 2 different; crimes required
    #   F "Crimes recoded": 3 whole numbers, 2 different; crimes recorded
    #   G "Recorded at": 2 dates with a time; recorded at
    #   H "Rape report": 3 yes or no; rape report
    #   I "Shoe size": empty; not read
    names: ["Sheet1"]
    headings:
      crimes required: ["Number of crimes required"] # a guess: 3 whole numbers, 2 different
      crimes recorded: ["Crimes recoded"] # a guess: 3 whole numbers, 2 different
# Sheets that are not read: "Diary"
`
	if diff := cmp.Diff(want, string(proposed)); diff != "" {
		t.Fatalf("(-want +got):\n%s", diff)
	}
	l, ps := workbook.LoadLayout(shipped(t, map[string]string{"p.yaml": string(proposed)}), "p.yaml")
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	d, ps := workbook.Read(w.book(), l, workbook.Options{Register: forces(t)})
	if err := ps.Err(); err != nil || d.Reports[0].Required != 2 {
		t.Errorf("the proposed layout does not read the workbook: %v", err)
	}
}

func TestFormsDescribeEveryHeading(t *testing.T) {
	for _, f := range house(t).Forms() {
		if f.Sheet == "" || f.Meaning == "" || len(f.Columns) == 0 {
			t.Errorf("form %+v", f)
		}
		for _, c := range f.Columns {
			if c.Title == "" || c.Meaning == "" || audit.Fold(c.Title) != strings.ToLower(audit.Fold(c.Title)) {
				t.Errorf("%s: column %+v", f.Sheet, c)
			}
			if (c.Kind == workbook.Choice || c.Kind == workbook.YesNo) != (len(c.Choices) > 0) {
				t.Errorf("%s: %s: choices %v of a column of %v", f.Sheet, c.Title, c.Choices, c.Kind)
			}
		}
	}
}

func TestEveryRuleIsDocumentedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range workbook.Rules() {
		if r.ID == "" || r.Holds == "" || r.Why == "" || seen[r.ID] {
			t.Errorf("rule %q is not documented, or stands twice", r.ID)
		}
		seen[r.ID] = true
	}
}

// No layout file, however odd, makes the loader fail in another way than by
// problems, and no layout that loads makes the reader fail.
func FuzzLayout(f *testing.F) {
	for _, s := range []string{
		"id: x\nextends: house\n", "id: x\nextends: house\nsheets: {Reports: {names: [A], headings: {route: [B]}}}\n",
		"id: x\nsheets: {}\n", "id: x\nextends: house\nsheets: {Reports: {extra: [{field: f, kind: list, names: [r], values: {a: [b]}}]}}\n",
		"id: x\nextends: house\noffence-groups: {violence: {homicide: [murder]}}\nfraud: [x]\ntotals: {total: [all]}\n",
	} {
		f.Add([]byte(s))
	}
	base, err := os.ReadFile(config + "/layouts/house.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		fsys := fstest.MapFS{"layouts/house.yaml": {Data: base}, "x.yaml": {Data: data}}
		l, ps := workbook.LoadLayout(fsys, "x.yaml")
		if (l == nil) != ps.Refused() {
			t.Fatalf("layout %v and problems %v", l != nil, ps)
		}
		if l == nil {
			return
		}
		if d, ps := workbook.Read(sound().book(), l, workbook.Options{}); d == nil {
			t.Fatal(ps)
		}
		_ = workbook.Propose(sound().book(), l, workbook.Around{})
	})
}
