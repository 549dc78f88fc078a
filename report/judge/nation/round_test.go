package nation

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"assize/report/judge/estimate"
	"assize/report/judge/findings"

	"assize/report/read/audit"
)

// listed is how many territorial forces there are in England and Wales.
const listed = 43

// sampledForce is a force of a true rate, of which n crimes were audited.
func sampledForce(t testing.TB, r *rand.Rand, i int, truth float64, n int) findings.Findings {
	t.Helper()
	x := 0
	for range n {
		if r.Float64() < truth {
			x++
		}
	}
	rate := float64(x) / float64(n)
	lower, upper, err := estimate.Limits(estimate.Wilson, rate, float64(n), 0.95)
	if err != nil {
		t.Fatal(err)
	}
	f := force(fmt.Sprintf("force %02d", i), rate, float64(n))
	f.Measures[0].Lower, f.Measures[0].Upper = findings.Num(lower), findings.Num(upper)
	u := &f.Unrecorded[0]
	recorded := 20000 + 3000*float64(i)
	u.Population.Value = findings.Num(recorded)
	u.Value, u.Lower, u.Upper = findings.Num(recorded*(1/rate-1)), findings.Num(recorded*(1/upper-1)), findings.Num(recorded*(1/lower-1))
	return f
}

// round is 43 forces of true rates, sampled.
func round(t testing.TB, r *rand.Rand, truth func(i int) float64) []findings.Findings {
	t.Helper()
	var all []findings.Findings
	for i := range listed {
		all = append(all, sampledForce(t, r, i, truth(i), 300+25*i))
	}
	return all
}

// Of forces alike hardly any round names one that differs, about one force in
// twenty lies outside the 95% limits, and the spread is seldom called excessive.
func TestForcesAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const rounds = 40
	named, widened, outside := 0, 0, 0
	for range rounds {
		p := Compare(rows(round(t, r, func(int) float64 { return 0.88 })...), listed)
		if p.Funnel == nil || len(p.Funnel.Points) != listed {
			t.Fatalf("no funnel of 43 forces: %s", p.NoFunnel)
		}
		if p.Funnel.Widened {
			widened++
		}
		if slices.ContainsFunc(p.Funnel.Points, func(q Point) bool { return q.Differs }) {
			named++
		}
		for _, q := range p.Funnel.Points {
			if q.Outside > 0 {
				outside++
			}
		}
	}
	if share := float64(outside) / (rounds * listed); share < 0.03 || share > 0.055 {
		t.Errorf("%.3f of forces alike lie outside the limits of 95%%", share)
	}
	if named > 5 || widened > 3 { // 2 expected of 40 at most; exact tests are conservative
		t.Errorf("of %d rounds of forces alike %d name one that differs, %d have too much spread", rounds, named, widened)
	}
}

// Three forces far from the others are named, and only those.
func TestForcesThatDiffer(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	p := Compare(rows(round(t, r, func(i int) float64 {
		switch i {
		case 10:
			return 0.75
		case 20:
			return 0.97
		case 40:
			return 0.78
		default:
			return 0.88
		}
	})...), listed)
	var differ []string
	for _, q := range p.Funnel.Points {
		if q.Differs {
			differ = append(differ, q.Force.ID)
			if q.Outside != 0.998 || (q.Deviation > 0) != (q.Rate > p.Funnel.Rate) {
				t.Errorf("%s: %+v", q.Force.ID, q)
			}
		}
	}
	if got := strings.Join(differ, ", "); got != "force 20, force 40, force 10" {
		t.Errorf("%s differ, by rate; widened %v, factor %v", got, p.Funnel.Widened, p.Funnel.Factor)
	}
	first := p.Ranking.Forces[0]
	if first.Force.ID != "force 20" || first.Best != 1 || first.Worst > 3 {
		t.Errorf("the highest rate: %+v", first)
	}
	if last := p.Ranking.Forces[listed-1]; last.Force.ID != "force 10" || last.Worst != listed || last.Best < 41 {
		t.Errorf("the lowest rate: %+v", last)
	}
	if !p.Complete() || p.Total == nil || p.Total.Forces != listed {
		t.Errorf("total %+v (%s)", p.Total, p.NoTotal)
	}
}

// The rank intervals hold all together in at least 95 of 100 rounds.
func TestRanksHoldTogether(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	truth := func(i int) float64 { return 0.97 - 0.005*float64(i) } // force 00 is the best
	const rounds = 40
	missed := 0
	for range rounds {
		p := Compare(rows(round(t, r, truth)...), listed)
		for _, f := range p.Ranking.Forces {
			var i int
			if _, err := fmt.Sscanf(f.Force.ID, "force %d", &i); err != nil {
				t.Fatal(err)
			}
			if rank := i + 1; rank < f.Best || rank > f.Worst {
				missed++
				break
			}
			if f.WideLower > f.Lower || f.WideUpper < f.Upper {
				t.Errorf("%s: the limits behind its rank lie inside the published ones", f.Force.ID)
			}
		}
		if best := p.Ranking.Forces[0]; best.Worst > 30 {
			t.Fatalf("ranks %d to %d say nothing", best.Best, best.Worst)
		}
	}
	if missed > 4 {
		t.Errorf("in %d of %d rounds a force is not where its rank interval says", missed, rounds)
	}
}

// binomialLimit is Spiegelhalter's interpolated limit by adding up probabilities,
// apart from the product's way.
func binomialLimit(theta float64, n int, q float64) float64 {
	logC := func(k int) float64 {
		a, _ := math.Lgamma(float64(n + 1))
		b, _ := math.Lgamma(float64(k + 1))
		c, _ := math.Lgamma(float64(n - k + 1))
		return a - b - c
	}
	cumulative := 0.0
	for k := 0; ; k++ {
		p := math.Exp(logC(k) + float64(k)*math.Log(theta) + float64(n-k)*math.Log1p(-theta))
		cumulative += p
		if cumulative >= q {
			return (float64(k) - (cumulative-q)/p) / float64(n)
		}
	}
}

func TestLimitsOfAPoint(t *testing.T) {
	f := Compare(rows(nationOf(12)...), 12).Funnel
	target := f.Rate.Float()
	for _, q := range f.Points { // of sizes such as 813.5
		below := int(q.Size.Float())
		want := func(tail float64) float64 {
			a, b := binomialLimit(target, below, tail), binomialLimit(target, below+1, tail)
			return a + (q.Size.Float()-float64(below))*(b-a)
		}
		for name, pair := range map[string][2]float64{
			"95% lower":   {q.Limits.WarningLower.Float(), want(0.025)},
			"95% upper":   {q.Limits.WarningUpper.Float(), want(0.975)},
			"99.8% lower": {q.Limits.AlarmLower.Float(), want(0.001)},
			"99.8% upper": {q.Limits.AlarmUpper.Float(), want(0.999)},
		} {
			if math.Abs(pair[0]-pair[1]) > 1e-7 {
				t.Errorf("%s at %v: %s limit %v, want %v", q.Force.ID, q.Size, name, pair[0], pair[1])
			}
		}
	}
}

// Three forces are ranked, and there is no funnel of them.
func TestRankingOfFewForces(t *testing.T) {
	p := Compare(rows(force("a", 0.85, 1300), force("b", 0.95, 1000), force("c", 0.945, 900)), 3)
	if p.Funnel != nil || p.NoFunnel != tooFewForces || p.Ranking == nil {
		t.Fatalf("funnel %v, ranking %v", p.Funnel, p.Ranking)
	}
	var got []string
	for _, f := range p.Ranking.Forces {
		got = append(got, fmt.Sprint(f.Force.ID, f.Best, "-", f.Worst))
	}
	if text := strings.Join(got, " "); text != "b1-2 c1-2 a3-3" {
		t.Errorf("ranks %s", text)
	}
	if p := Compare(rows(force("a", 0.85, 1300)), 1); p.Ranking != nil || p.NoRanking != tooFewForces || p.Total != nil || p.NoTotal != tooFewForces {
		t.Errorf("one force has a ranking or a national total: %+v", p)
	}
	census := force("d", 0.9, 10)
	census.Measures[0].EffectiveN, census.Measures[0].Lower, census.Measures[0].Upper = findings.None(), 0.9, 0.9
	p = Compare(rows(force("a", 0.80, 1300), census), 2)
	if p.Ranking == nil || p.Ranking.Forces[0].Best != 1 || p.Ranking.Forces[0].Worst != 1 || p.Ranking.Forces[0].WideLower != 0.9 {
		t.Errorf("a force audited whole is not ranked by its rate: %+v", p.Ranking)
	}
}

// What was told of the forces of a round stays, whoever comes late and in
// whatever order.
func TestLateForcesChangeNobodyElse(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	all := round(t, r, func(i int) float64 { return 0.86 + 0.001*float64(i) })
	frozen, err := Compare(rows(all[:40]...), listed).Freeze("spring")
	if err != nil {
		t.Fatal(err)
	}
	p, err := Thaw(frozen)
	if err != nil {
		t.Fatal(err)
	}
	late := []findings.Findings{sampledForce(t, r, 40, 0.7, 900), all[41], all[42]}
	with := p.With(rows(late...)...)
	before := map[string]Point{}
	for _, q := range p.Funnel.Points {
		before[q.Force.ID] = q
	}
	for _, q := range with.Funnel.Points {
		if b, ok := before[q.Force.ID]; ok != !q.Late || ok && b != q {
			t.Errorf("%s was %+v and is %+v", q.Force.ID, b, q)
		}
		if q.Force.ID == "force 40" && (!q.Differs || q.Outside != 0.998 || q.Adjusted != q.P*listed) {
			t.Errorf("the late force: %+v", q)
		}
	}
	ranks := map[string]Rank{}
	for _, f := range p.Ranking.Forces {
		ranks[f.Force.ID] = f
	}
	for _, f := range with.Ranking.Forces {
		if b, ok := ranks[f.Force.ID]; ok != !f.Late || ok && b != f {
			t.Errorf("the rank of %s was %+v and is %+v", f.Force.ID, b, f)
		}
		if f.Force.ID == "force 40" && (f.Best != listed || f.Worst != listed) {
			t.Errorf("the late force ranks %d to %d", f.Best, f.Worst)
		}
	}
	if with.Total == nil || p.Total != nil || len(with.Funnel.Points) != listed {
		t.Errorf("total %+v of %d forces", with.Total, len(with.Funnel.Points))
	}
	a, errA := with.Freeze("spring")
	slices.Reverse(late)
	b, errB := p.With(rows(late...)...).Freeze("spring")
	if errA != nil || errB != nil || !bytes.Equal(a, b) {
		t.Errorf("late forces in another order give another picture (%v, %v)", errA, errB)
	}
	unlisted, err := p.With(rows(append(late, force("force 43", 0.9, 700))...)...).Freeze("spring")
	if err != nil {
		t.Fatal(err)
	}
	if u, err := Thaw(unlisted); err != nil || u.Listed != listed+1 || u.Total == nil {
		t.Errorf("a force that the round did not list: %d listed, total %v (%v)", u.Listed, u.Total, err)
	}
	again, err := Thaw(a)
	if err != nil {
		t.Fatal(err)
	}
	corrected := again.With(rows(sampledForce(t, r, 40, 0.9, 900))...)
	if n := len(corrected.Funnel.Points); n != listed || len(corrected.Forces) != listed || corrected.Funnel.Rate != p.Funnel.Rate {
		t.Errorf("a corrected force stands twice: %d points", n)
	}
}

func TestTotalNeedsOneYear(t *testing.T) {
	all := nationOf(4)
	all[1].Audit.To = audit.Date{Year: 2017, Month: 6, Day: 30}
	if p := Compare(rows(all...), 4); p.Total != nil || p.NoTotal != otherYear {
		t.Errorf("crimes of years apart are added up (%q)", p.NoTotal)
	}
}

// A picture holds nothing that a force's own public findings withhold.
func TestPictureWithholdsWhatIsWithheld(t *testing.T) {
	f := force("a", 0.85, 900)
	f.Disclosure = []findings.Disclosed{{Measure: "force", Withheld: true, Why: "small"}}
	e := Compare(rows(f, force("b", 0.9, 900)), 2).Forces[0]
	if e.Rate.Known() || e.Lower.Known() || e.EffectiveN.Known() || e.Unrecorded.Known() || e.Reportable {
		t.Errorf("withheld and in the picture: %+v", e)
	}
}

// On one day the hour counts.
func TestPublicOnTheSameDay(t *testing.T) {
	midnight := time.Date(2016, 8, 25, 0, 1, 0, 0, time.FixedZone("BST", 3600))
	p := Compare(rows(force("a", 0.85, 900), force("b", 0.9, 900)), 2).Embargoed(midnight, "a").Embargoed(midnight.Add(9*time.Hour), "b")
	if early := p.Public("a"); len(early.Forces) != 1 || early.Total != nil || early.Ranking != nil {
		t.Errorf("a document of midnight shows a force of the morning: %+v", early)
	}
	if later := p.Public("b"); len(later.Forces) != 2 || later.Total == nil {
		t.Errorf("a document of the morning does not show a force of midnight: %+v", later)
	}
	frozen, err := p.Freeze("x")
	if err != nil {
		t.Fatal(err)
	}
	thawed, err := Thaw(frozen)
	if err != nil || len(thawed.Public("a").Forces) != 1 {
		t.Errorf("a thawed picture forgets the hour (%v)", err)
	}
}

func TestThawRefusesTheImpossible(t *testing.T) {
	good, err := Compare(rows(nationOf(12)...), 13).Freeze("x")
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string][2]string{
		"more forces than listed":    {`"listed": 13`, `"listed": 11`},
		"a common rate of 1":         {`"target": 0.`, `"target": 1.`},
		"a rate above its limit":     {`"reportable": true`, `"reportable": true, "lower": 0.99`},
		"an unlisted force":          {`"id": "force 03"`, `"id": "force 77"`},
		"ranks of no level":          {`"each": 0.`, `"each": 7.`},
		"a rank better than the 1st": {`"best": 1,`, `"best": 0,`},
	} {
		t.Run(name, func(t *testing.T) {
			bad := strings.Replace(string(good), change[0], change[1], 1)
			if bad == string(good) {
				t.Fatalf("the picture has no %s", change[0])
			}
			if _, err := Thaw([]byte(bad)); err == nil {
				t.Error("thawed")
			}
		})
	}
}
