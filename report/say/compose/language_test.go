package compose

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"text/template/parse"
	"time"

	"gopkg.in/yaml.v3"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/words"
)

// The language of these tests is English in letters of full width: templates,
// words and data are set in it, so that a word in plain letters can only come
// from the program.

// kept is what looks the same in every language.
var kept = regexp.MustCompile(`\{[a-z0-9]+\}|%(\[[0-9]\])?s|\bN100\b|\bSHA-256\b|\[[xzc]\]`)

// otherwise sets plain letters in full width.
func otherwise(s string) string {
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

// foreignTemplates are the shipped templates with their literal text set in it.
func foreignTemplates(t *testing.T) *Templates {
	t.Helper()
	out, err := LoadTemplates(os.DirFS("../../../templates"), "report/en")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range out.root.Templates() {
		if x.Tree != nil {
			foreignNode(x.Root)
		}
	}
	return out
}

func foreignNode(n parse.Node) {
	branch := func(b *parse.BranchNode) {
		foreignNode(b.List)
		foreignNode(b.ElseList)
	}
	switch n := n.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, c := range n.Nodes {
			foreignNode(c)
		}
	case *parse.TextNode:
		n.Text = []byte(otherwise(string(n.Text)))
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	}
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
				c.Value = otherwise(c.Value)
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

// foreignForce is a force whose every name and text is set in it, with a row on
// every sheet that an annex can have.
func foreignForce() findings.Findings {
	f := greaterManchester()
	day := audit.Date{Year: 2016, Month: time.May, Day: 4}
	f.Rulebook.PublishQuestions, f.Rulebook.PublishCriteria = true, true
	f.Inputs = []findings.Input{{Path: "a.xlsx", SHA256: "00", Role: "recorded crime"}}
	withheldPart := findings.Measure{
		ID: "slavery", Label: "modern slavery", Role: "domain", NotReportable: findings.WithheldReason,
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
			*s = otherwise(*s)
		}
	}
	set(&f.Force.Name, &f.Inspection.Title, &f.Inspection.Kind, &f.Rulebook.Title, &f.Overall.Label, &f.Overall.Grade, &f.Overall.Computed, &f.Overall.Reasons[0].Text)
	for i := range f.Measures {
		set(&f.Measures[i].Label)
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

// foreignInput tells it with audited lines.
func foreignInput(t *testing.T) Input {
	t.Helper()
	f := foreignForce()
	at := time.Date(2015, 10, 3, 14, 5, 0, 0, time.UTC)
	return Input{
		Findings: f, Picture: nation.Compare([]findings.Findings{f}, 1), Words: foreignWords(t), Templates: foreignTemplates(t),
		House:   House{Inspectorate: otherwise("Inspectorate"), Contact: []string{otherwise("Enquiries")}, PressOffice: []string{otherwise("Press")}, ReportPrefix: "cdi"},
		Edition: Edition{Status: doc.Draft, Notice: otherwise("DRAFT"), Sample: otherwise("Invented"), Licences: []string{otherwise("Licence")}, Program: "assize 1"},
		Lines: findings.Lines{File: otherwise("a.xlsx"), Reports: []findings.ReportLine{
			{
				Row: 2, Reference: "1", Route: otherwise("phone"), Stratum: otherwise("violence"), OffenceGroup: otherwise("violence"), ReportedAt: at, RecordedAt: at,
				Required: 1, Recorded: 1, Rape: "yes", NotRecorded: otherwise("none"), Note: otherwise("a note"),
			},
		}, Cancelled: []findings.CancelledLine{
			{Row: 2, OffenceGroup: otherwise("rape"), CancelledOn: audit.Date{Year: 2016, Month: 1, Day: 2}, AVI: "yes", Correct: true, VictimTold: "not stated"},
		}},
	}
}

// identifiers are the columns that hold addresses, ids and files, which are no
// language's.
func identifiers() []string {
	return []string{
		"tbl_contents.sheet", "tbl_dictionary.sheet", "tbl_dictionary.table", "tbl_domains.where", "tbl_grades.rule",
		"tbl_findings.id", "tbl_findings.rule", "tbl_parameters.name", "tbl_provenance.value", "tbl_nation.rulebook",
		"tbl_quality.check", "tbl_quality_log.check", "tbl_forces.rulebook", "tbl_forces.annex",
	}
}

var plainWord = regexp.MustCompile(`[A-Za-z]{2,}`)

// address is a cell as the report cites it.
var address = regexp.MustCompile(`\b[A-Z][A-Za-z_]+![A-Z]+[0-9]+`)

// noEnglish fails on a word in plain letters.
func noEnglish(t *testing.T, where, s string) {
	t.Helper()
	if plainWord.MatchString(address.ReplaceAllString(kept.ReplaceAllString(s, ""), "")) {
		t.Errorf("%s: %q is written in Go; define it in the templates", where, s)
	}
}

// speaksForeign holds every word of a workbook to its language.
func speaksForeign(t *testing.T, w *doc.Workbook) {
	t.Helper()
	noEnglish(t, w.ID, strings.Join(append(w.Keywords, w.Title, w.Subject, w.SampleTitle), "; "))
	for _, s := range w.Sheets {
		noEnglish(t, s.Name, s.Title)
		for _, l := range s.Lines {
			noEnglish(t, s.Name, l.Text)
		}
		if s.Table == nil {
			continue
		}
		for i, c := range s.Table.Columns {
			noEnglish(t, s.Table.ID, c.Title)
			if id := s.Table.ID + "." + c.ID; c.Kind == doc.TextCell && !slices.Contains(identifiers(), id) {
				for _, row := range s.Table.Rows {
					noEnglish(t, id, row.Cells[i].Text)
				}
			}
		}
	}
}

// TestNoEnglishInAnnex: a language that has templates and words of its own has
// all of a force's documents.
func TestNoEnglishInAnnex(t *testing.T) {
	told := tellIn(t, foreignInput(t))
	for _, w := range []*doc.Workbook{told.Annex, told.Analyst} {
		speaksForeign(t, w)
	}
	for _, p := range []*doc.Publication{told.Report, told.Key, told.KeyBrief, told.Notice} {
		noEnglish(t, string(p.Kind), strings.Join(append(p.Keywords, p.Subject, p.Running), "; "))
		for line := range strings.Lines(textOf(p)) {
			noEnglish(t, string(p.Kind), line)
		}
	}
	for _, name := range []string{
		sheetCover, sheetContents, sheetNotes, sheetHeadlines, sheetRates, sheetDomains, sheetUnrecorded, sheetCancelled, sheetChanges, sheetNation,
		sheetGrades, sheetFindings, sheetCharts, sheetParameters, sheetReports, sheetLines, sheetDictionary, sheetProvenance, sheetQuality,
	} {
		if told.Analyst.Sheet(name) == nil {
			t.Errorf("the annex has no sheet %s to look at", name)
		}
	}
}

// TestNoEnglishInTheRound: nor in what is about all forces.
func TestNoEnglishInTheRound(t *testing.T) {
	in := foreignInput(t)
	var all []findings.Findings
	r := Round{Title: otherwise("Round"), House: in.House, Words: in.Words, Templates: in.Templates, Edition: in.Edition}
	for i := range 12 {
		f := foreignForce()
		f.Force.ID, f.Force.Name = fmt.Sprint(i), otherwise(fmt.Sprintf("Police %d", i))
		f.Measures[0].Rate -= findings.Num(i) / 100
		f.Measures[0].Lower, f.Measures[0].Upper = f.Measures[0].Rate-0.02, f.Measures[0].Rate+0.02
		all = append(all, f)
		r.Forces = append(r.Forces, RoundForce{Findings: f, Titles: map[string]string{}})
	}
	for _, listed := range []int{12, 13} { // all in, and one missing
		r.Picture = nation.Compare(all, listed)
		r.Picture.Name = "0"
		told, err := TellRound(r)
		if err != nil {
			t.Fatal(err)
		}
		if told.Annex.Sheet(sheetRoundFunnel) == nil || told.Annex.Sheet(sheetRoundRanking) == nil {
			t.Error("no funnel or no places to look at")
		}
		speaksForeign(t, told.Annex)
		noEnglish(t, "overview", strings.Join(append(told.Report.Keywords, told.Report.Subject), "; "))
		for line := range strings.Lines(textOf(told.Report)) {
			noEnglish(t, "overview", line)
		}
	}
	log, err := TellQualityLog(QualityLog{
		Title: r.Title, House: in.House, Words: in.Words, Templates: in.Templates,
		Forces: []CheckedForce{{Name: otherwise("Police"), Checks: []Check{{ID: "cells", What: "0", Result: Warned}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	speaksForeign(t, log)
}

// structuredRef is a column of a table in a formula.
var structuredRef = regexp.MustCompile(`(tbl_[a-z_]+)\[((?:'.|[^\]'])*)\]`)

// TestFormulasNameHeadsAsTold: live formulas refer to columns by their heads and
// compare answers by their words, whatever the language.
func TestFormulasNameHeadsAsTold(t *testing.T) {
	in := foreignInput(t)
	in.Findings.Measures[1].Source.Where = "stratum = " + in.Lines.Reports[0].Stratum
	analyst := tellIn(t, in).Analyst
	heads, refs, answers := map[string]bool{}, 0, 0
	for _, s := range analyst.Sheets {
		if s.Table != nil {
			for _, c := range s.Table.Columns {
				heads[s.Table.ID+"["+c.Title+"]"] = true
			}
		}
	}
	for _, s := range analyst.Sheets {
		if s.Table == nil {
			continue
		}
		for _, row := range s.Table.Rows {
			for _, c := range row.Cells {
				for _, ref := range structuredRef.FindAllString(c.Formula, -1) {
					if refs++; !heads[ref] {
						t.Errorf("formula %q names %s, which is no column", c.Formula, ref)
					}
				}
				if strings.Contains(c.Formula, `"`+otherwise("yes")+`"`) {
					answers++
				}
				if strings.Contains(c.Formula, `"yes"`) {
					t.Errorf("formula %q compares with an English answer", c.Formula)
				}
			}
		}
	}
	if refs < 20 || answers == 0 {
		t.Errorf("%d references and %d answers to look at", refs, answers)
	}
}

// TestStructuredEscapes: a head with a special character is still one name.
func TestStructuredEscapes(t *testing.T) {
	const text = `{{define "annex.head.x-y.z"}}Rate [a] 'b' #{{end}}`
	templates, err := LoadTemplates(fstest.MapFS{"en/a.tmpl": {Data: []byte(text)}}, "en")
	if err != nil {
		t.Fatal(err)
	}
	te := bareTeller(Input{Templates: templates})
	if got, want := te.structured("x-y", "z"), `tbl_x_y[Rate '[a'] ''b'' '#]`; got != want || te.failed != nil {
		t.Errorf("%s, %v; want %s", got, te.failed, want)
	}
}
