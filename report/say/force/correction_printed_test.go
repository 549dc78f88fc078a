package force_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/ledger"
	"assize/report/say/printed"
	"assize/report/say/saytest"
)

// forms are what some documents print of each cell, leaving a correction's own out.
func forms(pubs ...*doc.Publication) map[doc.Ref]map[string]float64 {
	out := map[doc.Ref]map[string]float64{}
	for _, p := range pubs {
		if p == nil {
			continue
		}
		for r := range p.Runs() {
			if n, ok := r.(doc.Number); ok && n.Ref.Sheet != "Corrections" {
				if out[n.Ref] == nil {
					out[n.Ref] = map[string]float64{}
				}
				out[n.Ref][n.Text] = n.Value
			}
		}
	}
	return out
}

// altered changes some numbers of findings by chance: of rates, counts, populations,
// earlier inspections and what is in brackets.
func altered(r *rand.Rand, f *findings.Findings) {
	less := func(n *findings.Num) {
		if n.Known() && r.IntN(3) == 0 {
			*n = findings.Num(n.Float() * (0.97 + 0.03*r.Float64()))
		}
	}
	for i := range f.Measures {
		m := &f.Measures[i]
		if r.IntN(3) == 0 && m.Numerator > 2 && m.Role != "cancelled" {
			m.Numerator--
		}
		less(&m.Lower)
	}
	for i := range f.Unrecorded {
		u := &f.Unrecorded[i]
		less(&u.Population.Value)
		less(&u.Value)
		less(&u.Lower)
	}
	for i := range f.Changes {
		c := &f.Changes[i]
		less(&c.From)
		less(&c.Difference)
	}
}

// Whatever differs: each number that was printed otherwise, in report, key findings
// or press notice, stands in the correction notice with its value as it is, or with
// the form that is printed no longer; and the notice's numbers have cells.
func TestTheCorrectionNoticeNamesAllThatIsPrintedOtherwise(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for round := range 25 {
		was := saytest.GreaterManchester()
		altered(r, &was)
		before, err := force.Tell(saytest.Input(t, was))
		if err != nil {
			t.Fatal(err)
		}
		in := correctedInput(t, func(f *findings.Findings) { *f = was })
		in.Correction.Printed = &before.Printed
		told, err := force.Tell(in)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range told.Checks {
			if c.Result == ledger.Failed {
				t.Errorf("round %d: %s: %s", round, c.ID, c.Detail)
			}
		}
		named, text := map[float64]bool{}, ""
		for run := range told.CorrectionNotice.Runs() {
			text += doc.Plain([]doc.Run{run})
			if n, ok := run.(doc.Number); ok {
				named[n.Value] = true
			}
		}
		then, now := forms(before.Report, before.Key, before.Notice), forms(told.Report, told.Key, told.Notice)
		for ref, texts := range now {
			for form, value := range texts {
				if _, printed := then[ref][form]; !printed && !named[value] && !named[100-value] { // the part missed has its own value
					t.Errorf("round %d: %v is printed as %q now, and the notice does not name it:\n%s", round, ref, form, text)
				}
			}
		}
		for ref, texts := range then {
			for form := range texts {
				if len(now[ref]) == 0 && !strings.Contains(text, form) {
					t.Errorf("round %d: %v was printed as %q and is not any more, and the notice does not name it", round, ref, form)
				}
			}
		}
	}
}

// People's words are compared too; a correction that changes nothing else does not say
// that nothing has changed.
func TestACorrectionOfWordsAloneTellsThem(t *testing.T) {
	was := saytest.GreaterManchester()
	before, err := force.Tell(saytest.Input(t, was))
	if err != nil {
		t.Fatal(err)
	}
	in := correctedInput(t, func(*findings.Findings) {})
	in.Correction.Printed = &before.Printed
	in.Narrative = force.Narrative{"summary": {Text: "Supervisors do not check the work.\n"}}
	told, err := force.Tell(in)
	if err != nil {
		t.Fatal(err)
	}
	for name, p := range map[string]string{"report": correctionText(t, told), "notice": saytest.TextOf(told.CorrectionNotice)} {
		if !strings.Contains(p, "Supervisors do not check the work.") || strings.Contains(p, "No number about") {
			t.Errorf("%s: %s", name, p)
		}
	}
}

// Of a release that kept no record it is said what was not compared, and never that
// all else stands.
func TestAReleaseWithoutARecordIsCorrectedAndSaysSo(t *testing.T) {
	told, err := force.Tell(correctedInput(t, func(f *findings.Findings) { f.Measures[1].Numerator-- }))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"report": correctionText(t, told), "notice": saytest.TextOf(told.CorrectionNotice)} {
		if !strings.Contains(text, "was published without a record of everything that it printed") || strings.Contains(text, "stands as published") {
			t.Errorf("%s: %s", name, text)
		}
	}
}

// Between two wordings of the program only numbers and people's words are compared.
func TestAnotherWordingIsNoCorrection(t *testing.T) {
	before, err := force.Tell(saytest.Input(t, saytest.GreaterManchester()))
	if err != nil {
		t.Fatal(err)
	}
	was := before.Printed
	was.Wording = "another"
	was.Passages = slices.Clone(was.Passages)
	was.Passages = append(was.Passages, printed.Passage{Document: "report", Text: "A sentence of an older program."})
	in := correctedInput(t, func(*findings.Findings) {})
	in.Correction.Printed = &was
	told, err := force.Tell(in)
	if err != nil {
		t.Fatal(err)
	}
	text := saytest.TextOf(told.CorrectionNotice)
	if strings.Contains(text, "A sentence of an older program.") || !strings.Contains(text, "reworded since version 1.0") {
		t.Error(text)
	}
}
