package report

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/audit"
	"assize/report/read/job"
	"assize/report/release/publish"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/ledger"
	"assize/report/say/printed"
	"assize/report/say/round"
	"assize/report/say/tell"
	"assize/report/say/truthtest"
	"assize/report/set/edition"
)

// TestLegalInputsAreCorrected: of a release and another in which something was changed
// by chance, note, notice, annex and overview name each number that is printed
// otherwise and each changed sentence of a person, and nothing that is as it was.
func TestLegalInputsAreCorrected(t *testing.T) {
	if raceDetector {
		t.Skip("skipped under the race detector: make check runs it without")
	}
	made := 2
	if n, err := strconv.Atoi(os.Getenv("ASSIZE_SOAK")); err == nil {
		made = max(n, 40)
	}
	for _, rules := range slices.Concat(legalRulebooks(), writtenRulebooks()) {
		switch rules.name {
		case "cdi-2017", "errors by shares", "force-internal-2014":
		default:
			if os.Getenv("ASSIZE_SOAK") == "" {
				continue
			}
		}
		t.Run(rules.name, func(t *testing.T) {
			b := rules.bench(t)
			for i := range made {
				b.correctLegal(t, uint64(500+i))
			}
		})
	}
}

// legalIssue is the issue of every corrected dataset.
func legalIssue() findings.Issue {
	return findings.Issue{Version: "1.1", Date: day(2016, 10, 3), Corrects: "x", Reason: "A row was counted twice."}
}

// correctLegal tells a dataset and a changed one as its correction.
func (b *bench) correctLegal(t *testing.T, seed uint64) {
	t.Helper()
	name := b.register.Forces()[int(seed)%len(b.register.Forces())].Name
	was, is := datasetOf(b.rules, name, seed), datasetOf(b.rules, name, seed)
	what := changed(rand.New(rand.NewPCG(seed, 7)), is)
	first, ok := b.judged(t, name, was)
	second, ok2 := b.judged(t, name, is)
	if !ok || !ok2 {
		return
	}
	issue := legalIssue()
	second.Findings.Issue = &issue
	of := func(a assessment) nation.Picture {
		return nation.Compare([]nation.Entry{nation.EntryOf(a.Findings)}, 1)
	}
	before, after := b.editions(job.Final, publish.Public), b.editions(job.Correction, publish.Public)
	for k, e := range before {
		at := fmt.Sprintf("seed %d, %s: %s", seed, e.Lang, what)
		old, err := e.Tell(first.Found, of(first), nil)
		if err != nil {
			t.Errorf("%s: dies: %v", at, err)
			return
		}
		c := &ledger.Correction{Issue: issue, Was: first.Findings.Controlled(), Printed: &old.Printed}
		now, err := after[k].Tell(second.Found, of(second), c)
		if err != nil {
			t.Errorf("%s: the correction dies: %v", at, err)
			return
		}
		note := sectionOf(now.Report, "correction")
		for _, silence := range truthtest.Silent(truthtest.Corrected{
			Was: []*doc.Publication{old.Report, old.Key, old.Notice}, Is: []*doc.Publication{now.Report, now.Key, now.Notice},
			Annex: now.Annex, Names: map[string][]doc.Block{"the note": note, "the notice": now.CorrectionNotice.Body},
		}) {
			t.Errorf("%s: %s", at, silence)
		}
		if what.person != "" && e.Lang == b.main().Lang && strings.Contains(saidIn(now.Report.Body), what.person) {
			for where, blocks := range map[string][]doc.Block{"the note": note, "the notice": now.CorrectionNotice.Body} {
				if !strings.Contains(saidIn(blocks), what.person) {
					t.Errorf("%s: %s does not name what a person said", at, where)
				}
			}
		}
		for _, check := range now.Checks {
			if check.Result == ledger.Failed {
				t.Errorf("%s: %s: %s", at, check.ID, check.Detail)
			}
		}
		b.correctRound(t, at, before[k], after[k], first, second, old, now)
	}
}

// correctRound tells the overview of a round of this force, and its correction.
func (b *bench) correctRound(t *testing.T, at string, before, after placed, first, second assessment, old, now *force.Told) {
	t.Helper()
	overview := func(e placed, a assessment, told *force.Told, was *printed.Record, c *ledger.Correction) (*round.Overview, error) {
		in := round.Input{
			Title: "A round", Picture: nation.Compare([]nation.Entry{nation.EntryOf(a.Findings)}, 1), House: e.House, Words: e.Words, Templates: e.Templates,
			Edition: tell.Edition{Status: doc.Status(e.Status)}, ForceNames: map[string]string{}, InputLang: b.main().Words.Lang, Printed: was,
		}
		f := ledger.RoundForce{Findings: told.Findings, Titles: told.Titles, Annex: "annex.xlsx"}
		if c != nil {
			f.Corrects = func() (findings.Findings, *ledger.Correction, error) { return told.Findings, c, nil }
		}
		in.Forces = []ledger.RoundForce{f}
		return round.Tell(in)
	}
	was, err := overview(before, first, old, nil, nil)
	if err != nil {
		t.Errorf("%s: the overview dies: %v", at, err)
		return
	}
	c := &ledger.Correction{Issue: legalIssue(), Was: first.Findings.Controlled(), Printed: &old.Printed}
	is, err := overview(after, second, now, &was.Printed, c)
	if err != nil {
		t.Errorf("%s: the corrected overview dies: %v", at, err)
		return
	}
	for _, silence := range truthtest.Silent(truthtest.Corrected{
		Was: []*doc.Publication{was.Report}, Is: []*doc.Publication{is.Report}, Annex: is.Annex,
		Names: map[string][]doc.Block{"the overview’s note": sectionOf(is.Report, "correction")},
	}) {
		t.Errorf("%s: overview: %s", at, silence)
	}
}

// judged is what is found of a dataset; not ok where the checks refuse it.
func (b *bench) judged(t *testing.T, name string, d *audit.Dataset) (assessment, bool) {
	t.Helper()
	f, err := b.register.Resolve(name)
	if err != nil {
		t.Fatal(err)
	}
	a := assessment{Found: edition.Found{Workbook: "w.xlsx"}, Force: f}
	if a.Problems = audit.Check(d, b.needs().Facts(d)); a.Problems.Refused() {
		return a, false
	}
	b.judge(context.Background(), d, f, map[string]estimate.Population{}, &a)
	return a, !a.Refused
}

// alteration is what was changed in a dataset, and the words of a person among it.
type alteration struct{ what, person string }

func (a alteration) String() string { return a.what }

// changed changes a dataset by chance in one to three ways, or in none.
func changed(r *rand.Rand, d *audit.Dataset) alteration {
	var out alteration
	for range r.IntN(4) {
		what, person := alter(r, d)
		out.what += what + "; "
		if person != "" {
			out.person = person
		}
	}
	return out
}

// alter changes a dataset in one way.
func alter(r *rand.Rand, d *audit.Dataset) (what, person string) {
	switch r.IntN(8) {
	case 0:
		for i := range d.Reports {
			if d.Reports[i].Recorded > 0 && r.IntN(20) == 0 {
				d.Reports[i].Recorded, d.Reports[i].RecordedAt = 0, audit.ReportOfCrime{}.RecordedAt
			}
		}
		return "fewer were recorded", ""
	case 1:
		d.Reports = slices.DeleteFunc(d.Reports, func(audit.ReportOfCrime) bool { return r.IntN(10) == 0 })
		return "rows are gone", ""
	case 2:
		if n := len(d.Reports); n > 0 { // a stratum too small to report, or to print as a rate
			gone := d.Reports[r.IntN(n)].Stratum
			left := r.IntN(20)
			d.Reports = slices.DeleteFunc(d.Reports, func(x audit.ReportOfCrime) bool {
				if x.Stratum == gone {
					left--
				}
				return x.Stratum == gone && left < 0
			})
		}
		return "a stratum has few rows left", ""
	case 3:
		for i := range d.Populations {
			d.Populations[i].Number *= 1 + r.Float64()/10
		}
		return "numbers of a year are higher", ""
	case 4:
		for i := range d.Previous {
			if p := &d.Previous[i]; p.Rate != nil && *p.Rate > 0.1 {
				rate := *p.Rate - 0.013
				p.Rate = &rate
			}
		}
		return "earlier rates are lower", ""
	case 5:
		if len(d.Previous) > 0 {
			d.Previous = d.Previous[1:]
		}
		return "an earlier rate is gone", ""
	case 6:
		for i := range d.Cancelled {
			d.Cancelled[i].Correct = audit.Yes
		}
		return "cancelled records were right", ""
	default:
		const said = "Supervisors read what their teams write."
		for i := range d.Observations {
			d.Observations[i].Text = said
			return "a person says otherwise", said
		}
		return "nothing", ""
	}
}

// sectionOf are the blocks of a section of a document.
func sectionOf(p *doc.Publication, id string) []doc.Block {
	for _, b := range p.Body {
		if s, ok := b.(doc.Section); ok && s.ID == id {
			return s.Blocks
		}
	}
	return nil
}

// saidIn are the words of some blocks.
func saidIn(blocks []doc.Block) string {
	var out strings.Builder
	for r := range (&doc.Publication{Body: blocks}).Runs() {
		out.WriteString(doc.Plain([]doc.Run{r}) + " ")
	}
	return out.String()
}
