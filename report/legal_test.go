package report

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"testing"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/audit"
	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/release/publish"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/ledger"
	"assize/report/say/round"
	"assize/report/say/tell"
	"assize/report/set/bind"
	"assize/report/set/edition"
	"assize/report/set/pdf"
	"assize/report/set/pdf/pdftest"
)

// What the generator makes of each rulebook: datasets, and how many of them are set in
// every medium too.
const (
	legalMade = 4
	legalSet  = 1
	soakMade  = 400
	soakFrom  = 1000 // the first seed of the longer test: none that check has
)

// TestLegalInputsAreTold: whatever the checks take under a rulebook can be told, in
// every document and language, and what is told is true of what was found.
func TestLegalInputsAreTold(t *testing.T) {
	if raceDetector {
		t.Skip("skipped under the race detector: make check runs it without")
	}
	for _, rules := range slices.Concat(legalRulebooks(), writtenRulebooks()) {
		t.Run(rules.name, func(t *testing.T) { tellLegal(t, rules, 0, legalMade, legalSet) })
	}
}

// TestSoakLegalInputs is the same for longer: ASSIZE_SOAK above 1 is how many datasets
// each rulebook has.
func TestSoakLegalInputs(t *testing.T) {
	if os.Getenv("ASSIZE_SOAK") == "" {
		t.Skip("skipped: set ASSIZE_SOAK=1")
	}
	made := soakMade
	if n, err := strconv.Atoi(os.Getenv("ASSIZE_SOAK")); err == nil && n > 1 {
		made = n
	}
	for _, rules := range slices.Concat(legalRulebooks(), writtenRulebooks()) {
		t.Run(rules.name, func(t *testing.T) { tellLegal(t, rules, soakFrom, made, made/20) })
	}
}

// tellLegal makes datasets under some rules, tells each force and, some at a time,
// their round.
func tellLegal(t *testing.T, rules legalRules, from, made, set int) {
	b := rules.bench(t)
	forces := b.register.Forces()
	var told []legalForce
	taken := 0
	for i := range made {
		force := forces[i%len(forces)]
		a, ok := b.legalAssessment(t, force.Name, uint64(from+i))
		if !ok {
			continue
		}
		taken++
		if f, ok := b.tellForce(t, fmt.Sprintf("seed %d", from+i), a, legalStage(i), i < set); ok {
			told = append(told, f)
		}
	}
	t.Logf("%d of %d datasets were taken, and told", taken, made)
	if taken < made/2 {
		t.Errorf("the checks took %d of %d datasets: the generator makes too many that are refused", taken, made)
	}
	for size := 1; len(told) > 0; size = size*2 + 1 {
		n := min(size, len(told))
		b.tellRounds(t, told[:n])
		told = told[n:]
	}
}

// legalStage is the stage that a dataset is told at: each in turn, drafts most.
func legalStage(i int) job.Status {
	stages := []job.Status{job.Draft, job.FactualAccuracy, job.Final, job.Draft, job.Embargoed}
	return stages[i%len(stages)]
}

// legalAssessment is what pass 1 finds of a dataset; not ok where the checks refuse it.
func (b *bench) legalAssessment(t *testing.T, name string, seed uint64) (assessment, bool) {
	t.Helper()
	force, err := b.register.Resolve(name)
	if err != nil {
		t.Fatal(err)
	}
	d := datasetOf(b.rules, name, seed)
	a := assessment{Found: edition.Found{Workbook: "w.xlsx"}, Force: force}
	if a.Problems = audit.Check(d, b.needs().Facts(d)); a.Problems.Refused() {
		if os.Getenv("ASSIZE_REFUSED") != "" {
			for _, p := range a.Problems {
				if p.Severity == source.Refusal {
					t.Log(seed, p)
				}
			}
		}
		return a, false
	}
	b.judge(context.Background(), d, force, map[string]estimate.Population{}, &a)
	if a.Refused {
		t.Errorf("seed %d: the checks take what cannot be judged: %v", seed, a.Problems)
	}
	return a, !a.Refused
}

// legalForce is one force with what was told of it in each language.
type legalForce struct {
	findings findings.Findings
	told     []*force.Told
}

// tellForce tells a force in every language and holds what is told to what was found.
func (b *bench) tellForce(t *testing.T, name string, a assessment, stage job.Status, set bool) (legalForce, bool) {
	t.Helper()
	out := legalForce{findings: a.Findings}
	for _, e := range b.editions(stage, publish.Public) {
		told, err := b.tell(e, finished{}, a, nation.Compare([]nation.Entry{nation.EntryOf(a.Findings)}, 1))
		if err != nil {
			t.Errorf("%s, %s: dies: %v", name, e.Lang, err)
			return out, false
		}
		out.told = append(out.told, told)
		for _, lie := range b.liesOf(e, a.Findings, told) {
			t.Errorf("%s, %s: %s", name, e.Lang, lie)
		}
		for _, fault := range b.pageFaults(e, pagesOf(told, set)...) {
			t.Errorf("%s, %s: %s", name, e.Lang, fault)
		}
		if set {
			if e.Lang == b.main().Lang {
				setAll(t, bind.Env{Look: b.look, Words: e.Words}, name, told)
			}
		}
	}
	return out, true
}

// pagesOf are the publications of a force whose pages are looked at: the report that
// the force is sent, and if asked of those for all.
func pagesOf(told *force.Told, all bool) []*doc.Publication {
	var out []*doc.Publication
	if all {
		out = append(out, told.Report, told.KeyScant)
	}
	if told.Accuracy != nil {
		out = append(out, told.Accuracy.Report)
	}
	return out
}

// leastFull is how much of an inner page is filled at least, unless the next page begins
// for a reason of its own.
const leastFull = 0.6

// pageFaults are what is wrong with the pages of some publications.
func (b *bench) pageFaults(e placed, publications ...*doc.Publication) []string {
	var out []string
	for _, p := range publications {
		trace, err := pdf.Trace(p, pdf.Env{Words: e.Words, Faces: b.look.Faces, Theme: b.look.Theme})
		if err != nil {
			out = append(out, "cannot be set: "+err.Error())
		}
		for _, fault := range pdftest.Faults(trace, leastFull) {
			out = append(out, string(p.Kind)+": "+fault)
		}
	}
	return out
}

// setAll sets what was told in every format.
func setAll(t *testing.T, env bind.Env, name string, told *force.Told) {
	t.Helper()
	made := map[string]func() ([]byte, error){
		"report.html": func() ([]byte, error) { return env.HTML(told.Report, told.Annex) },
		"notice.txt":  func() ([]byte, error) { return env.Text(told.Notice), nil },
		"annex.xlsx":  func() ([]byte, error) { return env.XLSX(told.Annex) },
		"annex.ods":   func() ([]byte, error) { return env.ODS(told.Annex) },
		"lines.xlsx":  func() ([]byte, error) { return env.XLSX(told.Analyst) },
	}
	made["card.png"] = func() ([]byte, error) {
		b := bind.Binder{Env: env, Halted: func() error { return nil }}
		b.Card(told.Card)
		if err := b.Err(); err != nil {
			return nil, err
		}
		return b.Take()[0].Data, nil
	}
	for i := range told.Figures {
		f := &told.Figures[i]
		made[f.ID+".svg"] = func() ([]byte, error) { return env.SVG(f) }
		made[f.ID+".png"] = func() ([]byte, error) { return env.PNG(f) }
	}
	for file, set := range made {
		if data, err := set(); err != nil || len(data) == 0 {
			t.Errorf("%s: %s cannot be set: %v", name, file, err)
		}
	}
}

// tellRounds tells the round of some forces in every language.
func (b *bench) tellRounds(t *testing.T, forces []legalForce) {
	t.Helper()
	var all []nation.Entry
	for _, f := range forces {
		all = append(all, nation.EntryOf(f.findings))
	}
	for k, e := range b.editions(job.Draft, publish.Public) {
		in := round.Input{
			Title: "A round", Picture: nation.Compare(all, len(all)), House: e.House, Words: e.Words, Templates: e.Templates,
			Edition: tell.Edition{Status: doc.Status(e.Status), Program: b.program.Version}, ForceNames: map[string]string{}, InputLang: b.main().Words.Lang,
		}
		for _, f := range b.register.Forces() {
			in.ForceNames[f.ID] = f.NameIn(e.Lang)
		}
		for _, f := range forces {
			in.Forces = append(in.Forces, ledger.RoundForce{Findings: f.told[0].Findings, Titles: f.told[k].Titles, Annex: "annex.xlsx"})
		}
		told, err := round.Tell(in)
		if err != nil {
			t.Errorf("round of %d, %s: dies: %v", len(forces), e.Lang, err)
			continue
		}
		for _, lie := range append(b.roundLiesOf(e, told), b.pageFaults(e, told.Report)...) {
			t.Errorf("round of %d, %s: %s", len(forces), e.Lang, lie)
		}
	}
}
