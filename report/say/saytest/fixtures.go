// Package saytest holds a force made up by hand, with what tests tell it in: the
// shipped words and sentences, the shipped Welsh, and a language of which every
// letter is wider.
package saytest

import (
	"iter"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/round"
	"assize/report/say/tell"
	"assize/report/say/words"
	"assize/report/set/face"
)

// GreaterManchester is a force made up by hand, with the demonstration's rates.
func GreaterManchester() findings.Findings {
	day := func(y, m, d int) audit.Date { return audit.Date{Year: y, Month: time.Month(m), Day: d} }
	measure := func(id, label, role string, x, n int, lo, hi float64, method string) findings.Measure {
		return findings.Measure{
			ID: id, Label: label, Role: role, Numerator: findings.Count(x), Denominator: findings.Count(n), Reports: findings.Count(n),
			Rate: findings.Num(float64(x) / float64(n)), Lower: findings.Num(lo), Upper: findings.Num(hi), Level: 0.95,
			Method: method, EffectiveN: findings.Num(n), DesignEffect: 1, Reportable: true, Counts: n < 30 || id == "rape",
			Source: findings.Source{File: "gmp.xlsx", Sheet: "Reports", Where: "stratum = " + id, Rows: findings.Count(n)},
		}
	}
	f := findings.Findings{
		Schema:     findings.Schema,
		Force:      findings.Force{ID: "greater-manchester", Name: "Greater Manchester Police", Code: "E23000005", Slug: "greater-manchester"},
		Inspection: findings.Inspection{Title: "Crime Data Integrity inspection 2016", Kind: "inspection", Published: day(2016, 8, 25)},
		Audit:      findings.Window{From: day(2015, 9, 1), To: day(2016, 2, 29)},
		Status:     "draft", Sample: "illustrative",
		Rulebook: findings.RulebookRef{ID: "cdi-2016", Version: "1", Title: "Crime data integrity, 2016", Illustrative: true},
		Combined: "force", Strata: []string{"violence", "sexual", "other"},
		Measures: []findings.Measure{
			measure("force", "all reported crime", "force", 1353, 1620, 0.834, 0.873, "mover"),
			measure("violence", "violence against the person", "stratum", 451, 600, 0.715, 0.785, "wilson"),
			measure("sexual", "sexual offences", "stratum", 278, 320, 0.827, 0.901, "wilson"),
			measure("other", "other crime", "stratum", 624, 700, 0.866, 0.912, "wilson"),
			measure("rape", "rape", "domain", 84, 92, 0.838, 0.955, "wilson"),
			measure("n100", "N100 records", "other", 12, 12, 0.757, 1, "wilson"),
			measure("cancelled-rape", "cancelled records of rape", "cancelled", 18, 20, 0.683, 0.988, "clopper_pearson"),
		},
		Grades: []findings.Grade{{ID: "inadequate", Level: 1}, {ID: "requires improvement", Level: 2}, {ID: "good", Level: 3}, {ID: "outstanding", Level: 4}},
	}
	f.Measures[0].Rate, f.Measures[0].Combination, f.Measures[0].Strata = 0.85456, "harmonic", f.Strata
	pop := func(v float64) findings.Population {
		return findings.Population{Value: findings.Num(v), PeriodEnd: day(2016, 2, 29), Latest: day(2016, 12, 31), Source: "recorded-crime.csv"}
	}
	f.Unrecorded = []findings.Unrecorded{
		{Measure: "violence", Population: pop(51049.667), Value: 16866, Lower: 13982, Upper: 20348},
		{Measure: "sexual", Population: pop(5759), Value: 870, Lower: 633, Upper: 1205},
		{Measure: "other", Population: pop(166710.667), Value: 20304, Lower: 16086, Upper: 25796},
		{Measure: "force", Population: pop(223519.333), Value: 38040, Lower: 32500, Upper: 44500},
	}
	for i, m := range []int{1, 2, 3, 0} { // in the order of the measures
		f.Measures[m].Population = &f.Unrecorded[i].Population
	}
	f.Cancelled = []findings.Cancelled{{Measure: "cancelled-rape", Group: "rape", Correct: 18, Audited: 20, VictimTold: 15, Lower: 0.683, Upper: 0.988, Method: "clopper_pearson", Reportable: true}}
	none := findings.None()
	f.Changes = []findings.Change{{
		Measure: "force", Label: "all reported crime", Inspection: "Crime recording 2014", Date: day(2014, 11, 18),
		From: 0.68, FromLower: none, FromUpper: none, To: 0.85456, ToLower: 0.834, ToUpper: 0.873,
		Difference: 0.17456, Lower: none, Upper: none, Method: "not stated", Comparable: true, Additional: none,
	}}
	judge(&f, day)
	return f
}

// judge gives the force its grades, its findings and what inspectors observed.
func judge(f *findings.Findings, day func(y, m, d int) audit.Date) {
	f.Overall = findings.Judgment{Scope: "overall", Label: "Overall judgment", Computed: "inadequate", Grade: "inadequate", Level: 1}
	f.Questions = []findings.Judgment{{Scope: "question 1", Label: "How effective is the force at recording reported crime?", Grade: "inadequate", Level: 1}}
	f.Criteria = []findings.Criterion{{
		Number: 2, Label: "reported violent crime is recorded", Question: 1, Grade: "inadequate",
		Reasons: []findings.Reason{{Measure: "violence", Value: findings.Num(451.0 / 600), Lower: 0.715, Upper: 0.785, Band: "inadequate", Status: "illustrative", Rule: "bands/violent-crime/inadequate", File: "cdi-2016.yaml", Line: 38}},
	}}
	f.Findings = []findings.Finding{
		{
			Kind: "cause-of-concern", ID: "violence-concern", Template: "violence-concern", Measure: "violence",
			Recommendations: []findings.FindingRecommendation{{ID: "violence-review", Template: "violence-review", Due: day(2016, 11, 25), Months: 3}},
		},
		{Kind: "cause-of-concern", ID: "recording-knowledge", Template: "recording-knowledge", Measure: "force"},
	}
	f.Observations = []findings.Observation{{Kind: "cause", Text: "Officers and staff do not know their duties in crime recording."}}
}

// Picture is that of some forces, of so many listed.
func Picture(all []findings.Findings, listed int) nation.Picture {
	rows := make([]nation.Entry, len(all))
	for i, f := range all {
		rows[i] = nation.EntryOf(f)
	}
	return nation.Compare(rows, listed)
}

// WithoutFormulas leaves the values of a workbook alone: the limits of a force made up
// by hand are round numbers, which no formula gives.
func WithoutFormulas(w *doc.Workbook) {
	for _, s := range w.Sheets {
		if s.Table == nil {
			continue
		}
		for _, r := range s.Table.Rows {
			for i := range r.Cells {
				r.Cells[i].Formula = nil
			}
		}
	}
}

// Input tells a force as a draft, in the shipped English.
func Input(t *testing.T, f findings.Findings) force.Input {
	t.Helper()
	pack, templates := spoken(t, "en", f)
	return force.Input{
		Findings: f, Picture: nation.Compare([]nation.Entry{nation.EntryOf(f)}, 1), Words: pack, Templates: templates,
		House: tell.House{Inspectorate: "Inspectorate of Police Records (fictional)", ReportPrefix: "cdi"},
		Edition: tell.Edition{
			Status: doc.Draft, Notice: "DRAFT: not for publication",
			Sample: "Illustrative sample: invented audit records, not published by any inspectorate.",
		},
	}
}

// Prosaic gathers all text of a publication, paragraph by paragraph.
func Prosaic(blocks []doc.Block, out *[]string) {
	for _, b := range blocks {
		switch b := b.(type) {
		case doc.Section:
			*out = append(*out, b.Title)
			Prosaic(b.Blocks, out)
		case doc.Paragraph:
			*out = append(*out, doc.Plain(b.Runs))
		case doc.List:
			for _, i := range b.Items {
				*out = append(*out, doc.Plain(i))
			}
		case doc.Callout:
			*out = append(*out, b.Label+": "+b.Title)
			Prosaic(b.Blocks, out)
		case doc.Figure:
			*out = append(*out, doc.Plain(b.Title), b.Subtitle)
		case doc.KeyFacts:
			for _, k := range b.Items {
				*out = append(*out, k.Label+": "+doc.Plain(k.Value)+" ("+doc.Plain(k.Detail)+")")
			}
		case doc.JudgmentPanel:
			*out = append(*out, b.Label+": "+b.Grade+". "+doc.Plain(b.Runs))
		case doc.Table:
			for _, r := range b.Rows {
				var cells []string
				for _, c := range r.Cells {
					cells = append(cells, doc.Plain(c.Runs))
				}
				*out = append(*out, strings.Join(cells, " | "))
			}
		}
	}
}

// spoken are the words and the sentences of a language as they speak of what findings
// count: the rules that would say so are not at hand here.
func spoken(t testing.TB, lang string, f findings.Findings) (*words.Pack, *tell.Templates) {
	t.Helper()
	pack, err := words.Load(os.DirFS("../../../templates"), "words/"+lang+".yaml", words.Style{})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(f.Measures, func(m findings.Measure) bool { return m.ID == f.Combined })
	if i < 0 || f.Measures[i].Unit == "" || f.Measures[i].Unit == words.UnitCrime {
		return pack, shipped(t, lang)
	}
	matters := []string{"other-units"}
	if f.Measures[i].Better == "lower" {
		matters = append(matters, "lower-is-better")
	}
	if pack, err = pack.Instead(matters...); err != nil {
		t.Fatal(err)
	}
	pack = pack.InUnits(f.Measures[i].Unit)
	templates, err := tell.LoadTemplates(os.DirFS("../../../templates"), "report/"+lang, pack, subjects()...)
	if err != nil {
		t.Fatal(err)
	}
	return pack, templates
}

// shipped are the sentences of a language that ships.
func shipped(t testing.TB, lang string) *tell.Templates {
	t.Helper()
	templates, err := tell.LoadTemplates(os.DirFS("../../../templates"), "report/"+lang, nil, subjects()...)
	if err != nil {
		t.Fatal(err)
	}
	return templates
}

// Tell composes the documents of a force, or fails the test.
func Tell(t *testing.T, f findings.Findings) *force.Told {
	t.Helper()
	told, err := force.Tell(Input(t, f))
	if err != nil {
		t.Fatal(err)
	}
	return told
}

// NoticeInput is the input of a house that says where it can be reached.
func NoticeInput(t *testing.T, f findings.Findings) force.Input {
	t.Helper()
	in := Input(t, f)
	in.House.Web = "https://inspectorate.example"
	in.House.Contact = []string{"Enquiries", "enquiries@inspectorate.example", "01632 960100"}
	in.House.PressOffice = []string{"press@inspectorate.example"}
	in.Edition.Licences = []string{"Licensed under the Open Government Licence v3.0."}
	return in
}

// TellIn composes the documents of an input, or fails the test.
func TellIn(t *testing.T, in force.Input) *force.Told {
	t.Helper()
	told, err := force.Tell(in)
	if err != nil {
		t.Fatal(err)
	}
	return told
}

// TextOf is all text of a publication.
func TextOf(p *doc.Publication) string {
	lines := []string{p.Title, p.Subtitle}
	if p.Cover != nil {
		for _, l := range p.Cover.Lines {
			lines = append(lines, doc.Plain(l.Runs))
		}
	}
	Prosaic(p.Body, &lines)
	return strings.Join(lines, "\n")
}

// NotReportable takes the rate away.
func NotReportable(f findings.Findings) findings.Findings {
	none := findings.None()
	f.Measures = append([]findings.Measure(nil), f.Measures...)
	for i := range f.Measures[:4] {
		m := &f.Measures[i]
		m.Reportable, m.NotReportable, m.MinimumAudited = false, "stratum-not-reportable", 5
		m.Rate, m.Lower, m.Upper = none, none, none
	}
	f.Unrecorded, f.Changes, f.Findings = nil, nil, nil
	f.Overall.Grade, f.Overall.Level = "not graded", 0
	return f
}

// InWelsh is an input with the shipped Welsh, and translations of what the made-up
// force says that no rulebook does.
func InWelsh(t *testing.T, f findings.Findings) force.Input {
	t.Helper()
	in := NoticeInput(t, f)
	in.Words, in.Templates = spoken(t, "cy", f)
	in.InputLang = "en-GB"
	in.Edition.Notice, in.Edition.Sample = in.Templates.Fixed("notice-draft"), in.Templates.Fixed("sample-sentence")
	in.Terms = map[string]string{
		"Crime data integrity, 2016":           "Unplygrwydd data trosedd, 2016",
		"Crime Data Integrity inspection 2016": "Arolygiad unplygrwydd data trosedd 2016",
		"Overall judgment":                     "Dyfarniad cyffredinol",
		"N100 records":                         "cofnodion N100",
	}
	return in
}

// NumbersHaveCells counts the numbers of a document, and holds each to its cell.
func NumbersHaveCells(t *testing.T, p *doc.Publication, w *doc.Workbook) int {
	t.Helper()
	n := 0
	for _, r := range slices.AppendSeq(slices.Collect(p.Runs()), alternatives(p.Body)) {
		number, ok := r.(doc.Number)
		if !ok {
			continue
		}
		n++
		switch cell, err := w.Cell(number.Ref); {
		case err != nil:
			t.Errorf("%s: %q has no cell: %v", p.Kind, number.Text, err)
		case cell.Mark != "" || cell.Text != "" || math.Abs(cell.Value-number.Value) > 1e-9*math.Abs(number.Value):
			t.Errorf("%s: %q is %v, and its cell %+v", p.Kind, number.Text, number.Value, cell)
		}
	}
	return n
}

// alternatives are the runs of what stands for the figures of a document.
func alternatives(blocks []doc.Block) iter.Seq[doc.Run] {
	return func(yield func(doc.Run) bool) {
		for _, b := range blocks {
			var inside iter.Seq[doc.Run]
			switch b := b.(type) {
			case doc.Section:
				inside = alternatives(b.Blocks)
			case doc.Callout:
				inside = alternatives(b.Blocks)
			case doc.Figure:
				inside = slices.Values(slices.Concat(b.Alt.Finding, b.Alt.Values, b.Alt.Ground))
			default:
				continue
			}
			for r := range inside {
				if !yield(r) {
					return
				}
			}
		}
	}
}

// subjects are all that templates are told of.
func subjects() []tell.Subject {
	return []tell.Subject{force.Subject(), round.Subject(), round.ReleaseSubject()}
}

// FacesOf are the shipped fonts.
func FacesOf(t *testing.T) *face.Set {
	t.Helper()
	faces, err := face.Load(os.DirFS("../../../templates"), "fonts")
	if err != nil {
		t.Fatal(err)
	}
	return faces
}
