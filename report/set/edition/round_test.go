package edition_test

import (
	"bytes"
	"testing"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/read/job"
	"assize/report/say/saytest"
	"assize/report/set/edition"
)

// TestTheOverviewAsksNoMoreThanTheBrief: what is told of a round from as much as stays
// at hand of each force is what would be told from all that was found of it.
func TestTheOverviewAsksNoMoreThanTheBrief(t *testing.T) {
	p, err := press()
	if err != nil {
		t.Fatal(err)
	}
	none := saytest.NotReportable(saytest.GreaterManchester())
	none.Force = findings.Force{ID: "kent", Name: "Kent Police", Slug: "kent"}
	calm := saytest.GreaterManchester()
	calm.Force, calm.Findings = findings.Force{ID: "gwent", Name: "Gwent Police", Slug: "gwent"}, nil
	var members [2][]edition.Member
	var rows []nation.Entry
	for _, f := range []findings.Findings{saytest.GreaterManchester(), none, calm} {
		titles := map[string]string{}
		for _, x := range f.Findings {
			titles[x.ID] = "What " + x.ID + " is"
		}
		outcome := func() (edition.Outcome, error) {
			return edition.Outcome{Findings: f, Titles: edition.Texts{"en": titles, "cy": titles}}, nil
		}
		members[0] = append(members[0], edition.Member{Findings: f, Outcome: outcome})
		members[1] = append(members[1], edition.Member{Findings: f.Brief(nil), Outcome: outcome})
		rows = append(rows, nation.EntryOf(f))
	}
	picture := nation.Compare(rows, len(rows))
	for _, tongue := range p.Tongues {
		e := edition.Edition{Press: p, Tongue: tongue, Status: job.Draft, Mark: edition.ByStatus, Keeps: true}
		whole, err := e.Overview(members[0], picture, nil)
		if err != nil {
			t.Fatal(err)
		}
		brief, err := e.Overview(members[1], picture, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(whole.Own) < 7 || len(whole.Own) != len(brief.Own) || len(whole.Restricted) != 1 || len(brief.Restricted) != 1 {
			t.Fatalf("%d and %d files", len(whole.Own), len(whole.Restricted))
		}
		for i, f := range append(whole.Own, whole.Restricted...) {
			if g := append(brief.Own, brief.Restricted...)[i]; f.File != g.File || !bytes.Equal(f.Data, g.Data) {
				t.Errorf("%s is another than %s of all that was found", g.Path, f.Path)
			}
		}
	}
}
