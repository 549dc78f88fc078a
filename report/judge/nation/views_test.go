package nation

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"assize/report/judge/findings"
	"assize/report/read/audit"
)

// roundOf is the rows of a round: so many forces that come out on some days.
func roundOf(forces, days int) []Entry {
	rows := make([]Entry, forces)
	for i := range rows {
		f := force(fmt.Sprintf("force %05d", i), 0.9+0.003*float64(i%17-8), 800+float64(i%331))
		f.Inspection.Published = audit.DateOf(time.Date(2016, 8, 1+i%days, 0, 0, 0, 0, time.UTC))
		rows[i] = EntryOf(f)
	}
	return rows
}

// TestViewsAreWhatIsPublic: whatever days and embargoes forces have, and in whatever
// order they are asked for, the shared picture is the force's own.
func TestViewsAreWhatIsPublic(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		rows := roundOf(2+rng.IntN(25), 1+rng.IntN(12))
		for i := range rows {
			if rng.IntN(9) == 0 {
				rows[i].Published = audit.Date{}
			}
			if rng.IntN(3) == 0 {
				zone := time.FixedZone("", 3600*rng.IntN(2))
				rows[i].Embargo = time.Date(2016, 8, 1+rng.IntN(4), 1, 0, 0, 0, zone)
			}
		}
		p := Compare(rows, len(rows)+rng.IntN(2))
		v := ViewsOf(p)
		var wait sync.WaitGroup
		for _, i := range rng.Perm(len(rows)) {
			id := rows[i].Force.ID
			wait.Go(func() {
				if diff := cmp.Diff(p.Public(id), v.Of(id), cmp.Comparer(func(a, b findings.Num) bool { return a == b || !a.Known() && !b.Known() })); diff != "" {
					t.Errorf("%s is shown another picture: %s", id, diff)
				}
			})
		}
		wait.Wait()
	}
}

// TestAPictureIsWorkedOutOnceForAllThatShareIt, asked in order.
func TestAPictureIsWorkedOutOnceForAllThatShareIt(t *testing.T) {
	const forces, days = 200, 20
	rows := roundOf(forces, days)
	v := ViewsOf(Compare(rows, forces))
	ids := make([]string, forces)
	for i, e := range rows {
		ids[i] = e.Force.ID
	}
	slices.SortFunc(ids, v.Compare)
	made := map[*Funnel]bool{}
	for _, id := range ids {
		if p := v.Of(id); p.Funnel != nil {
			made[p.Funnel] = true
		} else {
			t.Errorf("%s has no funnel: %s", id, p.NoFunnel)
		}
	}
	if len(made) != days {
		t.Errorf("%d pictures of %d days were worked out", len(made), days)
	}
	if len(v.made) > mostViews {
		t.Errorf("%d pictures are at hand", len(v.made))
	}
}

// BenchmarkRound compares a round of a thousand forces that come out on four days and
// gives each its picture; against-43 is what a force costs as a multiple of what one
// costs in a round of 43, in the same run.
func BenchmarkRound(b *testing.B) {
	const small, large, days = 43, 1000, 4
	each := func(forces, times int) time.Duration {
		rows := roundOf(forces, days)
		began := time.Now()
		for range times {
			v := ViewsOf(Compare(rows, forces))
			for _, e := range rows {
				v.Of(e.Force.ID)
			}
		}
		return time.Since(began) / time.Duration(times*forces)
	}
	for b.Loop() {
		b.ReportMetric(float64(each(large, 2))/float64(each(small, 2*large/small)), "against-43")
	}
}
