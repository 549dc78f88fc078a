package saytest

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gopkg.in/yaml.v3"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// kept is what looks the same in every language.
var kept = regexp.MustCompile(`\{[a-z0-9]+\}|%(\[[0-9]\])?s|\bN100\b|\bSHA-256\b|\[[xzc]\]`)

// Otherwise sets plain letters in full width.
func Otherwise(s string) string {
	wide := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
				return r - '!' + '！'
			}
			return r
		}, s)
	}
	var out strings.Builder
	last := 0
	for _, at := range kept.FindAllStringIndex(s, -1) {
		out.WriteString(wide(s[last:at[0]]) + s[at[0]:at[1]])
		last = at[1]
	}
	return out.String() + wide(s[last:])
}

// action is what a template computes; all else is its literal text.
var action = regexp.MustCompile(`(?s)\{\{.*?\}\}`)

// foreignTemplates are the shipped templates with their literal text set in it.
func foreignTemplates(t *testing.T) *tell.Templates {
	t.Helper()
	files, err := filepath.Glob("../../../templates/report/en/*.tmpl")
	if err != nil || len(files) == 0 {
		t.Fatal(len(files), err)
	}
	set := fstest.MapFS{}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		last, text := 0, string(b)
		for _, at := range action.FindAllStringIndex(text, -1) {
			out.WriteString(Otherwise(text[last:at[0]]) + text[at[0]:at[1]])
			last = at[1]
		}
		set["en/"+filepath.Base(name)] = &fstest.MapFile{Data: []byte(out.String() + Otherwise(text[last:]))}
	}
	out, err := tell.LoadTemplates(set, "en", nil, subjects()...)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// foreignWords are the shipped words set in it.
func foreignWords(t *testing.T) *words.Pack {
	t.Helper()
	b, err := os.ReadFile("../../../templates/words/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var root yaml.Node
	if err := yaml.Unmarshal(b, &root); err != nil {
		t.Fatal(err)
	}
	var set func(n *yaml.Node)
	set = func(n *yaml.Node) {
		for i, c := range n.Content {
			if n.Kind == yaml.MappingNode && i%2 == 0 {
				continue // a key
			}
			if c.Kind == yaml.ScalarNode && c.Tag == "!!str" {
				c.Value = Otherwise(c.Value)
			}
			set(c)
		}
	}
	sections := root.Content[0].Content
	for i := 0; i < len(sections); i += 2 {
		if key := sections[i].Value; key != "lang" && key != "styles" {
			set(sections[i+1])
		}
	}
	if b, err = yaml.Marshal(&root); err != nil {
		t.Fatal(err)
	}
	pack, err := words.Load(fstest.MapFS{"words.yaml": {Data: b}}, "words.yaml", words.Style{})
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// ForeignForce is a force whose every name and text is set in it, with a row on
// every sheet that an annex can have.
func ForeignForce() findings.Findings {
	f := GreaterManchester()
	day := audit.Date{Year: 2016, Month: time.May, Day: 4}
	f.Rulebook.PublishQuestions, f.Rulebook.PublishCriteria = true, true
	f.Inputs = []findings.Input{{Path: "a.xlsx", SHA256: "00", Role: "recorded crime"}}
	withheldPart := findings.Measure{
		ID: "slavery", Label: "modern slavery", Role: "domain", NotReportable: findings.WithheldReason,
		Numerator: -1, Denominator: -1, Reports: -1,
		Rate: findings.None(), Lower: findings.None(), Upper: findings.None(),
	}
	f.Measures = append(f.Measures, withheldPart)
	f.Measures[1].Warnings = []findings.Warning{{ID: "few-crimes", Value: 7}}
	f.Warnings = []findings.Warning{{ID: "window-not-6-months", Value: 5}}
	f.Measures[4].Source.Where = "rape report = yes"
	apart := f.Changes[0]
	apart.Inspection, apart.Comparable, apart.WhyNot, apart.Source = "Crime recording 2012", false, "Other rules.", "A report of 2012"
	f.Changes = append(f.Changes, apart)
	f.Observations = append(f.Observations, findings.Observation{Kind: "positive", Text: "Leaders know their duties."})
	f.PreviousRecommendations = []findings.Recommendation{{Number: "1", MadeOn: day, Text: "Train officers.", Due: day, Status: "open", StatusOn: day, Overdue: true}}
	f.Overall.Reasons = []findings.Reason{{Text: "Violent crime goes unrecorded."}}
	set := func(texts ...*string) {
		for _, s := range texts {
			*s = Otherwise(*s)
		}
	}
	set(&f.Force.Name, &f.Inspection.Title, &f.Inspection.Kind, &f.Rulebook.Title, &f.Overall.Label, &f.Overall.Grade, &f.Overall.Computed, &f.Overall.Reasons[0].Text)
	for i := range f.Measures {
		set(&f.Measures[i].Label)
	}
	for i := range f.Cancelled {
		set(&f.Cancelled[i].Group)
	}
	for i := range f.Unrecorded {
		set(&f.Unrecorded[i].Population.Source)
	}
	for i := range f.Changes {
		set(&f.Changes[i].Label, &f.Changes[i].Inspection, &f.Changes[i].WhyNot, &f.Changes[i].Source)
	}
	for i := range f.Questions {
		set(&f.Questions[i].Label, &f.Questions[i].Grade, &f.Questions[i].Computed)
	}
	for i := range f.Criteria {
		set(&f.Criteria[i].Label, &f.Criteria[i].Grade, &f.Criteria[i].Computed, &f.Criteria[i].Reasons[0].Band)
	}
	for i := range f.Grades {
		set(&f.Grades[i].ID)
	}
	for i := range f.Observations {
		set(&f.Observations[i].Text)
	}
	set(&f.PreviousRecommendations[0].Text, &f.PreviousRecommendations[0].Status)
	return f
}

// ForeignInput tells it with audited lines.
func ForeignInput(t *testing.T) force.Input {
	t.Helper()
	f := ForeignForce()
	at := time.Date(2015, 10, 3, 14, 5, 0, 0, time.UTC)
	return force.Input{
		Findings: f, Picture: nation.Compare([]nation.Entry{nation.EntryOf(f)}, 1), Words: foreignWords(t), Templates: foreignTemplates(t),
		House:   tell.House{Inspectorate: Otherwise("Inspectorate"), Contact: []string{Otherwise("Enquiries")}, PressOffice: []string{Otherwise("Press")}, ReportPrefix: "cdi"},
		Edition: tell.Edition{Status: doc.Draft, Notice: Otherwise("DRAFT"), Sample: Otherwise("Invented"), Licences: []string{Otherwise("Licence")}, Program: "assize 1"},
		Lines: findings.Lines{File: Otherwise("a.xlsx"), Reports: []findings.ReportLine{
			{
				Row: 2, Reference: "1", Route: Otherwise("phone"), Stratum: Otherwise("violence"), OffenceGroup: Otherwise("violence"), ReportedAt: at, RecordedAt: at,
				Required: 1, Recorded: 1, Rape: "yes", NotRecorded: Otherwise("none"), Note: Otherwise("a note"),
			},
		}, Cancelled: []findings.CancelledLine{
			{Row: 2, OffenceGroup: Otherwise("rape"), CancelledOn: audit.Date{Year: 2016, Month: 1, Day: 2}, AVI: "yes", Correct: "yes", VictimTold: "not stated"},
		}},
	}
}

// identifiers are the columns that hold addresses, ids and files, which are no
// language's.
func identifiers() []string {
	return []string{
		"tbl_contents.sheet", "tbl_dictionary.sheet", "tbl_dictionary.table", "tbl_domains.where", "tbl_grades.rule",
		"tbl_findings.id", "tbl_findings.rule", "tbl_provenance.value", "tbl_nation.rulebook",
		"tbl_quality.check", "tbl_quality_log.check", "tbl_forces.rulebook", "tbl_forces.annex",
	}
}

var plainWord = regexp.MustCompile(`[A-Za-z]{2,}`)

// address is a cell as the report cites it.
var address = regexp.MustCompile(`\b[A-Z][A-Za-z_]+![A-Z]+[0-9]+`)

// NoEnglish fails on a word in plain letters.
func NoEnglish(t *testing.T, where, s string) {
	t.Helper()
	if plainWord.MatchString(address.ReplaceAllString(kept.ReplaceAllString(s, ""), "")) {
		t.Errorf("%s: %q is written in Go; define it in the templates", where, s)
	}
}

// SpeaksForeign holds every word of a workbook to its language.
func SpeaksForeign(t *testing.T, w *doc.Workbook) {
	t.Helper()
	NoEnglish(t, w.ID, strings.Join(append(w.Keywords, w.Title, w.Subject), "; "))
	for _, s := range w.Sheets {
		NoEnglish(t, s.Name, s.Title)
		for _, l := range s.Lines {
			NoEnglish(t, s.Name, l.Text)
		}
		if s.Table == nil {
			continue
		}
		for i, c := range s.Table.Columns {
			NoEnglish(t, s.Table.ID, c.Title)
			if id := s.Table.ID + "." + c.ID; c.Kind == doc.TextCell && !slices.Contains(identifiers(), id) {
				for _, row := range s.Table.Rows {
					NoEnglish(t, id, row.Cells[i].Text)
				}
			}
		}
	}
}
