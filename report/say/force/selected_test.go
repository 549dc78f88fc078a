package force_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/saytest"
	"assize/report/say/tell"
)

// audits are forces of which the audit found this and that.
func audits(t *testing.T) map[string]findings.Findings {
	t.Helper()
	change := func(do func(f *findings.Findings)) findings.Findings {
		f := saytest.GreaterManchester()
		do(&f)
		return f
	}
	finding := func(kind, id, measure string) findings.Finding {
		return findings.Finding{Kind: kind, ID: id, Template: id, Measure: measure}
	}
	return map[string]findings.Findings{
		"as it is":         saytest.GreaterManchester(),
		"one not audited":  unaudited(t, saytest.GreaterManchester()),
		"none reportable":  saytest.NotReportable(saytest.GreaterManchester()),
		"nothing previous": change(func(f *findings.Findings) { f.Changes = nil }),
		"risen": change(func(f *findings.Findings) {
			c := &f.Changes[0]
			c.FromLower, c.FromUpper, c.Lower, c.Upper, c.Significant, c.Additional = 0.66, 0.7, 0.147, 0.202, true, 45000
			f.Findings = append(f.Findings, finding("positive", "risen-since-previous", "force"))
		}),
		"many findings": change(func(f *findings.Findings) {
			f.Findings = append(f.Findings, finding("cause-of-concern", "sexual-concern", "sexual"), finding("cause-of-concern", "rape-concern", "rape"),
				finding("cause-of-concern", "cancelled-concern", "cancelled-rape"), finding("positive", "up-since-previous", "force"),
				finding("positive", "n100-correct", "n100"))
		}),
		"improvements": change(func(f *findings.Findings) {
			f.Findings = []findings.Finding{
				finding("area-for-improvement", "violence-improvement", "violence"), finding("area-for-improvement", "sexual-improvement", "sexual"),
				finding("area-for-improvement", "down-since-previous", "force"), finding("positive", "high-rate", "force"),
			}
		}),
		"none recorded": change(func(f *findings.Findings) {
			m := measureOf(t, f, "rape")
			m.Numerator, m.Rate, m.Lower, m.Upper = 0, 0, 0, 0.04
			f.Findings = []findings.Finding{finding("cause-of-concern", "rape-concern", "rape")}
		}),
		"at most so much": bounded(t),
		"criteria of rape": change(func(f *findings.Findings) {
			f.Criteria = append(f.Criteria, findings.Criterion{Number: 4, Question: 1, Label: "reported rapes are recorded", Reasons: []findings.Reason{{Measure: "rape", Value: 0.913, Lower: 0.838, Upper: 0.955}}})
		}),
	}
}

// bounded is a force of which a crime type has a rate of none, and which has no rate.
func bounded(t *testing.T) findings.Findings {
	f := saytest.GreaterManchester()
	m := measureOf(t, &f, "sexual")
	m.Numerator, m.Rate, m.Lower, m.Upper = 0, 0, 0, 0.02
	m = measureOf(t, &f, "force")
	m.Reportable, m.NotReportable, m.AtMost = false, estimate.ZeroRate, 0.749
	m.Rate, m.Lower, m.Upper = findings.None(), findings.None(), findings.None()
	f.Unrecorded, f.Changes = f.Unrecorded[:1], nil
	return f
}

// TestTheFirstPageHasTheRate: the summary says the most that is known of the force's
// rate, large or in the panel, whatever else stands there.
func TestTheFirstPageHasTheRate(t *testing.T) {
	for name, c := range map[string]struct {
		f    findings.Findings
		want string
	}{
		"a rate":          {saytest.GreaterManchester(), "Recording rate: 85.5 percent (95 percent interval 83.4 to 87.3 percent; combined from crime types by recorded crime)"},
		"at most so much": {bounded(t), "Recording rate: at most 74.9 percent (confidence 95 percent; no closer estimate can be made:"},
		"none":            {unaudited(t, saytest.GreaterManchester()), "It is not possible to report on the force’s overall crime-recording accuracy:"},
	} {
		t.Run(name, func(t *testing.T) {
			told := saytest.Tell(t, c.f)
			summary, ok := told.Report.Body[0].(doc.Section)
			var lines []string
			saytest.Prosaic(summary.Blocks, &lines)
			if text := strings.Join(lines, "\n"); !ok || strings.Count(text, c.want) != 1 {
				t.Errorf("not said once: %q in\n%s", c.want, text)
			}
		})
	}
}

// TestAReportSaysEachOnce: in the summary, and in the argument after it, a statement is
// said at most once. Headings, figures, tables and the facts that stand large say it
// again.
func TestAReportSaysEachOnce(t *testing.T) {
	for name, f := range audits(t) {
		t.Run(name, func(t *testing.T) {
			te, err := force.NewTeller(saytest.Input(t, f))
			if err != nil {
				t.Fatal(err)
			}
			if err := te.FillFindings(); err != nil {
				t.Fatal(err)
			}
			if _, err := te.Report(); err != nil {
				t.Fatal(err)
			}
			said := 0
			for _, stretch := range []string{"summary", "argument"} {
				for statement, times := range te.Heard(stretch) {
					said++
					if times > 1 {
						t.Errorf("the %s says %q %d times", stretch, statement, times)
					}
				}
			}
			if said == 0 {
				t.Error("nothing is said")
			}
		})
	}
}

// TestProseSelects: every number in the prose of the report and of the key findings is
// one of a statement, printed as the statement has it, but for the numbers of reports
// and crimes that the audit is said to be of.
func TestProseSelects(t *testing.T) {
	for name, f := range audits(t) {
		t.Run(name, func(t *testing.T) {
			te, err := force.NewTeller(saytest.Input(t, f))
			if err != nil {
				t.Fatal(err)
			}
			stated := te.Numbers()
			told := saytest.Tell(t, f)
			for _, p := range []*doc.Publication{told.Report, told.Key} {
				for _, n := range proseNumbers(p.Body) {
					if n.Ref.Column == "reports" {
						continue
					}
					if !slices.Contains(stated[n.Ref], strings.ToLower(n.Text)) {
						t.Errorf("the %s says %q of %v; stated is %q", p.Kind, n.Text, n.Ref, stated[n.Ref])
					}
				}
			}
		})
	}
}

// proseNumbers are the numbers of paragraphs, lists and headings, and of what stands
// large.
func proseNumbers(blocks []doc.Block) []doc.Number {
	var out []doc.Number
	add := func(runs []doc.Run) {
		for _, r := range runs {
			if n, ok := r.(doc.Number); ok {
				out = append(out, n)
			}
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case doc.Section:
			out = append(out, proseNumbers(b.Blocks)...)
		case doc.Callout:
			out = append(out, proseNumbers(b.Blocks)...)
		case doc.Paragraph:
			add(b.Runs)
		case doc.List:
			for _, item := range b.Items {
				add(item)
			}
		case doc.Figure:
			add(b.Title)
		case doc.JudgmentPanel:
			add(b.Runs)
		case doc.KeyFacts:
			for _, item := range b.Items {
				add(item.Value)
				add(item.Detail)
			}
		}
	}
	return out
}

// TestTemplatesNameNoMeasure: what a shipped sentence is about it has from the findings.
func TestTemplatesNameNoMeasure(t *testing.T) {
	measures := map[string]bool{}
	rulebooks, err := filepath.Glob("../../../config/rulebooks/*.yaml")
	if err != nil || len(rulebooks) == 0 {
		t.Fatal(rulebooks, err)
	}
	id := regexp.MustCompile(`^  ([a-z0-9-]+):$`)
	for _, name := range rulebooks {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, after, _ := strings.Cut(string(text), "\nmeasures:\n")
		for line := range strings.Lines(after) {
			line = strings.TrimSuffix(line, "\n")
			if line != "" && line[0] != ' ' && line[0] != '#' {
				break
			}
			if m := id.FindStringSubmatch(line); m != nil {
				measures[m[1]] = true
			}
		}
	}
	if !measures["force"] || !measures["violence"] || !measures["rape"] {
		t.Fatalf("measures are %v", measures)
	}
	action, literal := regexp.MustCompile(`\{\{[^}]*\}\}`), regexp.MustCompile(`"([^"]*)"`)
	templates, err := filepath.Glob("../../../templates/report/*/*.tmpl")
	if err != nil || len(templates) == 0 {
		t.Fatal(templates, err)
	}
	for _, name := range templates {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range action.FindAllString(string(text), -1) {
			if strings.HasPrefix(a, "{{define") {
				continue
			}
			for _, l := range literal.FindAllStringSubmatch(a, -1) {
				if measures[l[1]] {
					t.Errorf("%s names the measure %q: %s", name, l[1], a)
				}
			}
		}
	}
}

// TestLeadsAreOfTheForce: a sentence that names no measure is said of the force's own
// rate alone.
func TestLeadsAreOfTheForce(t *testing.T) {
	templates, err := filepath.Glob("../../../templates/report/*/*.tmpl")
	if err != nil || len(templates) == 0 {
		t.Fatal(templates, err)
	}
	leads := 0
	for _, name := range templates {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range regexp.MustCompile(`\{\{[a-zA-Z][^}]*"lead"[^}]*\}\}`).FindAllString(string(text), -1) {
			if leads++; !strings.Contains(a, " combined ") {
				t.Errorf("%s: %s", name, a)
			}
		}
	}
	if leads == 0 {
		t.Error("nothing leads")
	}
}

// TestMethodIsStatedWhereItIsSo: a sentence about method stands on the fields of the
// findings, and exactly one of those that exclude each other is made.
func TestMethodIsStatedWhereItIsSo(t *testing.T) {
	for name, c := range map[string]struct {
		change      func(f *findings.Findings)
		stated, not []string
	}{
		"as it is": {
			func(*findings.Findings) {},
			[]string{"one-level: The level of confidence is 95 percent throughout.", "recorded-crime-source", "weighted-by-recorded", "combined-interval", "rules-illustrative", "cancelled-interval-methods"},
			[]string{"levels", "recorded-crime-source-less-fraud", "recorded-crime-interpolated", "weighted-by-shares", "rules", "within-hours"},
		},
		"fraud excluded": {
			func(f *findings.Findings) {
				for i := range f.Unrecorded {
					f.Unrecorded[i].Population.ExcludesFraud = true
				}
			},
			[]string{"recorded-crime-source-less-fraud", "recorded-crimes-less-fraud"},
			[]string{"recorded-crime-source", "recorded-crimes"},
		},
		"another level": {
			func(f *findings.Findings) { measureOf(t, f, "n100").Level = 0.9 },
			[]string{"levels: The level of confidence is 95 percent; of some measures it is another: N100 records 90 percent."},
			[]string{"one-level"},
		},
		"another method": {
			func(f *findings.Findings) {
				for _, id := range f.Strata {
					measureOf(t, f, id).Method = "jeffreys"
				}
			},
			[]string{"interval-methods: The intervals of rates are made on the effective sample size; method: Jeffreys."},
			nil,
		},
		"interpolated": {
			func(f *findings.Findings) {
				p := &f.Unrecorded[0].Population
				p.Interpolated, p.Between = true, []audit.Date{{Year: 2015, Month: 12, Day: 31}, {Year: 2016, Month: 3, Day: 31}}
			},
			[]string{"recorded-crime-interpolated: Recorded crime was published for the twelve months to 31 December 2015 and 31 March 2016; the number used here lies between the two, in proportion to the months."},
			nil,
		},
		"weighted by shares": {
			func(f *findings.Findings) { measureOf(t, f, "force").Combination = "shares" },
			[]string{"weighted-by-shares"},
			[]string{"weighted-by-recorded", "weighted-by-reported"},
		},
		"one type": {
			func(f *findings.Findings) {
				m := measureOf(t, f, "force")
				m.Combination, m.Strata = "", nil
			},
			nil,
			[]string{"weighted-by-recorded", "weighted-by-reported", "weighted-by-shares", "combined-interval"},
		},
		"nothing cancelled": {
			func(f *findings.Findings) { f.Cancelled = nil }, nil, []string{"cancelled-interval-methods"},
		},
		"cancelled, none reportable": {
			func(f *findings.Findings) { f.Cancelled[0].Reportable = false },
			[]string{"cancelled-as-counts"},
			[]string{"cancelled-interval-methods"},
		},
		"published bounds": {
			func(f *findings.Findings) { f.Rulebook.Illustrative = false },
			[]string{"rules: The judgment was made under Crime data integrity, 2016, version 1."},
			[]string{"rules-illustrative"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := saytest.GreaterManchester()
			c.change(&f)
			te, err := force.NewTeller(saytest.Input(t, f))
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range c.stated {
				kind, text, worded := strings.Cut(want, ": ")
				if !te.Holds(kind) || worded && !slices.Contains(te.Stated("force", tell.Sentence, kind), want) {
					t.Errorf("%s is not stated, or not as %q: %q", kind, text, te.Stated("force", tell.Sentence, kind))
				}
			}
			for _, kind := range c.not {
				if te.Holds(kind) {
					t.Errorf("%s is stated", kind)
				}
			}
		})
	}
}

// TestQuestionsAreCounted: what is said of the core questions is said of so many as
// there are, graded or not, by the inspectors or by the rules.
func TestQuestionsAreCounted(t *testing.T) {
	for name, c := range map[string]struct {
		questions         int
		published, judged bool
		want              string
	}{
		"one":               {1, false, false, "question-ungraded"},
		"one, graded":       {1, true, false, "question-graded"},
		"one, judged":       {1, true, true, "question-graded-judged"},
		"several":           {3, false, true, "questions-ungraded"},
		"several, graded":   {3, true, false, "questions-graded"},
		"several, judged":   {3, true, true, "questions-graded-judged"},
		"none, so not said": {0, true, true, ""},
	} {
		t.Run(name, func(t *testing.T) {
			f := saytest.GreaterManchester()
			f.Questions = slices.Repeat(f.Questions[:1], c.questions)
			f.Rulebook.PublishQuestions = c.published
			if f.Overall.Judged = ""; c.judged {
				f.Overall.Judged = "inadequate"
			}
			te, err := force.NewTeller(saytest.Input(t, f))
			if err != nil {
				t.Fatal(err)
			}
			for _, kind := range force.QuestionKinds() {
				if te.Holds(kind) != (kind == c.want) {
					t.Errorf("%s is stated: %v", kind, te.Holds(kind))
				}
			}
		})
	}
}
