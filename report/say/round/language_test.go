package round_test

import (
	"fmt"
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/say/ledger"
	"assize/report/say/round"
	"assize/report/say/saytest"
)

// TestNoEnglishInTheRound: nor in what is about all forces.
func TestNoEnglishInTheRound(t *testing.T) {
	in := saytest.ForeignInput(t)
	var all []findings.Findings
	r := round.Input{Title: saytest.Otherwise("Round"), House: in.House, Words: in.Words, Templates: in.Templates, Edition: in.Edition}
	for i := range 12 {
		f := saytest.ForeignForce()
		f.Force.ID, f.Force.Name = fmt.Sprint(i), saytest.Otherwise(fmt.Sprintf("Police %d", i))
		f.Measures[0].Rate -= findings.Num(i) / 100
		f.Measures[0].Lower, f.Measures[0].Upper = f.Measures[0].Rate-0.02, f.Measures[0].Rate+0.02
		all = append(all, f)
		r.Forces = append(r.Forces, ledger.RoundForce{Findings: f, Titles: map[string]string{}})
	}
	for _, listed := range []int{12, 13} { // all in, and one missing
		r.Picture = saytest.Picture(all, listed)
		r.Picture.Name = "0"
		told, err := round.Tell(r)
		if err != nil {
			t.Fatal(err)
		}
		if told.Annex.Sheet(ledger.SheetRoundFunnel) == nil || told.Annex.Sheet(ledger.SheetRoundRanking) == nil {
			t.Error("no funnel or no places to look at")
		}
		saytest.SpeaksForeign(t, told.Annex)
		saytest.NoEnglish(t, "overview", strings.Join(append(told.Report.Keywords, told.Report.Subject), "; "))
		for line := range strings.Lines(saytest.TextOf(told.Report)) {
			saytest.NoEnglish(t, "overview", line)
		}
	}
	log, err := round.TellQualityLog(round.QualityLog{
		Title: r.Title, House: in.House, Words: in.Words, Templates: in.Templates,
		Forces: []round.CheckedForce{{Name: saytest.Otherwise("Police"), Checks: []ledger.Check{{ID: "cells", What: "0", Result: ledger.Warned}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	saytest.SpeaksForeign(t, log)
}
