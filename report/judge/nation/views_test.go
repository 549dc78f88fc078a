package nation

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
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
				shown, digest := v.Of(id)
				if digest != p.Public(id).Digest() {
					t.Errorf("%s: the same picture has another digest", id)
				}
				if diff := cmp.Diff(p.Public(id), shown, cmp.Comparer(func(a, b findings.Num) bool { return a == b || !a.Known() && !b.Known() })); diff != "" {
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
		if p, _ := v.Of(id); p.Funnel != nil {
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

// TestThePicturesDigestSaysAllOfIt: whatever changes anywhere in a picture, also in the
// last bit of a number, its digest is another.
func TestThePicturesDigestSaysAllOfIt(t *testing.T) {
	rows := roundOf(12, 3)
	make := func() Picture { return Compare(slices.Clone(rows), 12) }
	p := make()
	if p.Ranking == nil || p.Funnel == nil || p.Total == nil {
		t.Fatal("a picture that lacks a part proves nothing of it")
	}
	was := p.Digest()
	if was != make().Digest() {
		t.Fatal("the same picture has two digests")
	}
	seen := 0
	var walk func(v reflect.Value, at string)
	changed := func(v reflect.Value, at string, to reflect.Value) {
		old := reflect.New(v.Type()).Elem()
		old.Set(v)
		v.Set(to)
		if p.Digest() == was {
			t.Errorf("%s is not in the digest", at)
		}
		v.Set(old)
		seen++
	}
	walk = func(v reflect.Value, at string) {
		switch v.Kind() {
		case reflect.Pointer:
			walk(v.Elem(), at)
		case reflect.Struct:
			if day, ok := v.Interface().(time.Time); ok {
				changed(v, at, reflect.ValueOf(day.Add(1)))
				return
			}
			for i := range v.NumField() {
				walk(v.Field(i), at+"."+v.Type().Field(i).Name)
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), fmt.Sprintf("%s[%d]", at, i))
			}
			changed(v, at, reflect.Append(v.Slice3(0, v.Len(), v.Len()), reflect.Zero(v.Type().Elem())))
		case reflect.String:
			changed(v, at, reflect.ValueOf(v.String()+"x").Convert(v.Type()))
		case reflect.Float64:
			to := math.Nextafter(v.Float(), 9)
			if math.IsNaN(to) { // a number that is not known
				to = 0.5
			}
			changed(v, at, reflect.ValueOf(to).Convert(v.Type()))
		case reflect.Bool:
			changed(v, at, reflect.ValueOf(!v.Bool()).Convert(v.Type()))
		case reflect.Int:
			changed(v, at, reflect.ValueOf(v.Int()+1).Convert(v.Type()))
		default:
			t.Errorf("%s: a %s", at, v.Kind())
		}
	}
	walk(reflect.ValueOf(&p), "picture")
	if p.Digest() != was || seen < 300 {
		t.Errorf("%d changes were tried, and all taken back: %v", seen, p.Digest() == was)
	}
}
