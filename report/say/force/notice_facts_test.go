package force_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/saytest"
)

// newsCase is a force at an edge of what a notice can tell.
type newsCase struct {
	name   string
	change func(t *testing.T, f *findings.Findings)
	says   []string
	never  []string
}

// wholly gives the force's combined rate and all crime types so many recorded.
func wholly(rate, lower, upper float64) func(t *testing.T, f *findings.Findings) {
	return func(t *testing.T, f *findings.Findings) {
		for _, id := range []string{"force", "violence", "sexual", "other"} {
			m := measureOf(t, f, id)
			m.Numerator, m.Rate = findings.Count(float64(m.Denominator)*rate), findings.Num(rate)
			m.Lower, m.Upper = findings.Num(lower), findings.Num(upper)
		}
		f.Findings, f.Changes = nil, nil
	}
}

// ofRecords makes the measures those of records, of which the rulebook counts errors.
func ofRecords(t *testing.T, f *findings.Findings, label, better string) {
	f.Measures = f.Measures[:1]
	m := measureOf(t, f, "force")
	m.Label, m.Unit, m.Better, m.Combination, m.Strata = label, "record", better, "", nil
	f.Strata, f.Unrecorded, f.Cancelled, f.Changes, f.Findings, f.Observations = nil, nil, nil, nil, nil, nil
	f.Overall.Grade, f.Overall.Level = "not certified", 1
	f.Grades = []findings.Grade{{ID: "not certified", Level: 1}, {ID: "certified", Level: 2}}
	f.Force.Name = "Springfield Police Department"
}

// newsCases are a perfect audit, nothing recorded, nothing reportable, an upper bound
// alone, no recorded crime, a force that does well, and rules of another unit.
func newsCases() []newsCase {
	return []newsCase{
		{"as it is", nil, []string{"fails to record over 38,000 crimes a year", "a quarter of reported violence against the person"}, nil},
		{"perfect", func(t *testing.T, f *findings.Findings) {
			wholly(1, 0.9942, 1)(t, f)
			for i := range f.Unrecorded {
				f.Unrecorded[i].Value, f.Unrecorded[i].Lower, f.Unrecorded[i].Upper = 0, 0, 1302
			}
			f.Overall.Grade, f.Overall.Level = "outstanding", 4
		}, []string{"Every crime that was audited at Greater Manchester Police had been recorded (1,620 of 1,620); at most about 1,300 a year may be missed."}, []string{"fails", "around 100", "0 crimes a year"}},
		{"perfect, recorded crime not known", func(t *testing.T, f *findings.Findings) {
			wholly(1, 0.9942, 1)(t, f)
			f.Unrecorded = nil
			f.Overall.Level = 4
		}, []string{"had been recorded (1,620 of 1,620)."}, []string{"a year", "Unrecorded does not mean"}},
		{"none recorded", func(t *testing.T, f *findings.Findings) {
			wholly(0, 0, 0.01)(t, f)
			f.Unrecorded = nil
		}, []string{"None of the crimes that were audited at Greater Manchester Police had been recorded (0 of 1,620)."}, []string{"records an estimated"}},
		{
			"nothing reportable", func(_ *testing.T, f *findings.Findings) { *f = saytest.NotReportable(*f) },
			[]string{"could not establish what part of the crimes reported to Greater Manchester Police is recorded", "gives no overall judgment", "No rate is given: a group of crimes that it is made of is not reportable.", "crime recording not graded"},
			[]string{"38,000", "85", "Figures"},
		},
		{"at most", func(t *testing.T, f *findings.Findings) {
			*f = saytest.NotReportable(*f)
			m := measureOf(t, f, "force")
			m.NotReportable, m.AtMost = estimate.ZeroRate, 0.749
		}, []string{"Greater Manchester Police records at most 74.9 percent of the crimes reported to it, an audit shows."}, []string{"could not establish", "38,000"}},
		{
			"recorded crime not known", func(_ *testing.T, f *findings.Findings) { f.Unrecorded = nil },
			[]string{"Greater Manchester Police records around 85 percent of the crimes reported to it, an audit estimates."},
			[]string{"a year", "Not recorded", "Unrecorded does not mean"},
		},
		{"does well", func(_ *testing.T, f *findings.Findings) {
			f.Overall.Grade, f.Overall.Level, f.Findings = "good", 3, f.Findings[:0]
		}, []string{"records around 85 percent of the crimes reported to it, an audit estimates; approximately 38,000 a year are not recorded."}, []string{"fails", "What has to improve"}},
		{
			"records without error", func(t *testing.T, f *findings.Findings) { ofRecords(t, f, "records without error", "higher") },
			[]string{"Springfield Police Department graded ‘not certified’", "Springfield Police Department: 85.5 percent of the records are in order, an audit estimates."},
			[]string{"crime", "fails", "Unrecorded"},
		},
		{
			"records with errors", func(t *testing.T, f *findings.Findings) { ofRecords(t, f, "records with errors", "lower") },
			[]string{"85.5 percent of the records have errors"},
			[]string{"crime", "fails", "well"},
		},
		{"no record with an error", func(t *testing.T, f *findings.Findings) {
			ofRecords(t, f, "records with errors", "lower")
			m := measureOf(t, f, "force")
			m.Numerator, m.Rate, m.Lower, m.Upper = 0, 0, 0, 0.002
			f.Overall.Grade, f.Overall.Level = "certified", 2
		}, []string{"none that was audited had errors (0 of 1,620)."}, []string{"crime"}},
		{"records not reportable", func(t *testing.T, f *findings.Findings) {
			ofRecords(t, f, "records without error", "higher")
			*f = notReportable(t, *f)
		}, []string{"an audit could not establish what part of the records are in order"}, []string{"crime"}},
	}
}

// notReportable takes the rate of the force away.
func notReportable(t *testing.T, f findings.Findings) findings.Findings {
	m := measureOf(t, &f, "force")
	m.Reportable, m.NotReportable, m.MinimumAudited = false, "too-few-audited", 5
	m.Rate, m.Lower, m.Upper = findings.None(), findings.None(), findings.None()
	f.Overall.Grade, f.Overall.Level = "not graded", 0
	return f
}

// noticeAlone is the notice of a force, in English or in Welsh.
func noticeAlone(t *testing.T, in force.Input) *doc.Publication {
	t.Helper()
	te, err := force.NewTeller(in)
	if err != nil {
		t.Fatal(err)
	}
	if err := te.FillFindings(); err != nil {
		t.Fatal(err)
	}
	n, err := te.PressNotice()
	if err != nil {
		t.Fatal(err)
	}
	if err := n.Validate(); err != nil {
		t.Error(err)
	}
	return n
}

// TestNoticesOfAllKinds: at every edge the notice leads with what is true and strongest.
func TestNoticesOfAllKinds(t *testing.T) {
	for _, c := range newsCases() {
		t.Run(c.name, func(t *testing.T) {
			f := saytest.GreaterManchester()
			if c.change != nil {
				c.change(t, &f)
			}
			notice := noticeAlone(t, saytest.NoticeInput(t, f))
			saysNothingTwice(t, notice)
			text := saytest.TextOf(notice)
			told, _, _ := strings.Cut(text, "ENDS")
			for _, want := range c.says {
				if !strings.Contains(told, want) {
					t.Errorf("does not say %q", want)
				}
			}
			for _, never := range append(c.never, "%!", "<no value>", "..", ": :", "  ", "( )") {
				if strings.Contains(told, never) {
					t.Errorf("says %q", never)
				}
			}
			if t.Failed() {
				t.Log(text)
			}
			noticeAlone(t, saytest.InWelsh(t, f))
		})
	}
}

// saysNothingTwice: outside its table no cell's number stands in a notice twice, and
// every estimate of the prose has its interval in the table.
func saysNothingTwice(t *testing.T, notice *doc.Publication) {
	t.Helper()
	said, figures := map[doc.Ref]int{}, map[string]bool{}
	each := func(runs []doc.Run, tell func(doc.Ref)) {
		for _, r := range runs {
			if n, ok := r.(doc.Number); ok {
				tell(n.Ref)
			}
		}
	}
	say := func(ref doc.Ref) { said[ref]++ }
	var walk func(blocks []doc.Block)
	walk = func(blocks []doc.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case doc.Section:
				if b.ID != "notice-notes" {
					walk(b.Blocks)
				}
			case doc.Paragraph:
				each(b.Runs, say)
			case doc.List:
				for _, item := range b.Items {
					each(item, say)
				}
			case doc.Table:
				for _, row := range b.Rows {
					for _, cell := range row.Cells {
						each(cell.Runs, func(ref doc.Ref) { figures[ref.Sheet+"|"+ref.Row] = true })
					}
				}
			}
		}
	}
	walk(notice.Body)
	for ref, times := range said {
		if times > 1 {
			t.Errorf("%+v is said %d times", ref, times)
		}
		if (ref.Column == "rate" || ref.Column == "value") && !figures[ref.Sheet+"|"+ref.Row] {
			t.Errorf("%+v has no interval in the table", ref)
		}
	}
}

// TestNextStepsAreInOrder of their dates, those without one last.
func TestNextStepsAreInOrder(t *testing.T) {
	f := saytest.GreaterManchester()
	on := func(month time.Month) []findings.FindingRecommendation {
		return []findings.FindingRecommendation{{ID: "violence-review", Template: "violence-review", Due: audit.Date{Year: 2017, Month: month, Day: 1}}}
	}
	f.Findings[0].Recommendations = append(on(time.May), on(time.June)...)
	f.Findings[1].Recommendations = on(time.March)
	undated := f.Findings[0]
	undated.ID, undated.Recommendations = "undated", []findings.FindingRecommendation{{ID: "violence-review", Template: "violence-review"}}
	f.Findings = slices.Insert(f.Findings, 0, undated)
	text := saytest.TextOf(noticeAlone(t, saytest.NoticeInput(t, f)))
	from := 0
	for _, want := range []string{"Next steps", "By 1 March 2017:", "By 1 May 2017:", "Without a date:", "The report has every recommendation."} {
		i := strings.Index(text[from:], want)
		if i < 0 {
			t.Fatalf("no %q in its place:\n%s", want, text)
		}
		from += i
	}
}
