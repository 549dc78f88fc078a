package report

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"assize/report/judge/rulebook"
	"assize/report/read/audit"
)

// legalData makes datasets that nobody has to expect and that are legal all the
// same: strata that are tiny, empty, wholly recorded, not recorded at all, huge, or
// without a population.
type legalData struct {
	*rand.Rand
	rules *rulebook.Rulebook
	d     *audit.Dataset
	row   int
}

func day(y int, m time.Month, d int) audit.Date { return audit.Date{Year: y, Month: m, Day: d} }

// datasetOf is the dataset of a seed under some rules, of one of the forces.
func datasetOf(rules *rulebook.Rulebook, force string, seed uint64) *audit.Dataset {
	g := legalData{Rand: rand.New(rand.NewPCG(seed, 20161128)), rules: rules, row: 1}
	g.d = &audit.Dataset{File: "w.xlsx", SHA256: strings.Repeat("0", 64), About: audit.About{
		Force: force, Title: titleUnder(rules), Kind: "inspection",
		AuditFrom: day(2015, 9, 1), AuditTo: day(2016, 2, 29), Fieldwork: day(2016, 5, 20), PublicationDate: day(2016, 8, 25),
		Rulebook: rules.ID, Illustrative: g.one(3), Rows: map[audit.Field]int{},
	}}
	strata := g.strata()
	for _, s := range strata {
		g.stratum(s)
	}
	g.populations()
	g.cancelled()
	g.previous()
	g.people()
	return g.d
}

// titleUnder is a title in the words of some rules.
func titleUnder(rules *rulebook.Rulebook) string {
	if rules.Measures[0].Unit == "crime" {
		return "Crime Data Integrity inspection 2016"
	}
	return "Data integrity review 2016"
}

// one is true once in n times.
func (g *legalData) one(n int) bool { return g.IntN(n) == 0 }

func (g *legalData) tick(n int) audit.YesNo {
	if g.one(n) {
		return audit.Yes
	}
	return audit.No
}

func pick[T any](g *legalData, of ...T) T { return of[g.IntN(len(of))] }

// strata are those that the rules name, or one of no name.
func (g *legalData) strata() []string {
	var out []string
	for _, m := range g.rules.Measures {
		for _, s := range strataNamed(m) {
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	if out == nil {
		return []string{"other"}
	}
	return out
}

// share is a share of crimes recorded: all, none, one missed, near a bound, or any.
func (g *legalData) share(n int) int {
	switch g.IntN(9) {
	case 0, 1:
		return n
	case 2:
		return 0
	case 3:
		return max(n-1, 0)
	case 4:
		return min(n, 1)
	case 5, 6:
		return int(pick(g, 0.85, 0.89, 0.9, 0.92, 0.935, 0.95, 0.965, 0.98, 0.99) * float64(n))
	default:
		return g.IntN(n + 1)
	}
}

func (g *legalData) stratum(name string) {
	n := pick(g, 0, 1, 2, 4, 8, 30, 60, 120, 120, 300, 300)
	if g.one(8) {
		n = pick(g, 25, 400, 20_000, 3_000_000)
		g.row++
		g.d.Counts = append(g.d.Counts, audit.Count{Row: g.row, Stratum: name, Required: n, Recorded: g.share(n), ReportsAudited: n})
		return
	}
	recorded, allN100 := g.share(n), g.one(3)
	for i := range n {
		g.row++
		r := audit.ReportOfCrime{
			Row: g.row, Reference: fmt.Sprint("R", g.row), Route: pick(g, "control room", "crime recording centre", "public protection"),
			Stratum: name, Required: 1, ReportedAt: time.Date(2015, 9, 1+g.IntN(180), 10, 30, 0, 0, time.UTC),
			DomesticAbuse: g.tick(4), Vulnerable: g.tick(5), ThirdParty: g.tick(6), ModernSlavery: g.tick(20),
			Rape: audit.No, Extra: map[audit.Field]string{"quarter": fmt.Sprint(1 + i%4)},
		}
		if i < recorded {
			r.Recorded, r.RecordedAt = 1, r.ReportedAt.Add(pick(g, time.Hour, 3*time.Hour, 20*time.Hour, 30*time.Hour, 80*time.Hour))
		}
		if g.one(12) { // two crimes in one report
			r.Required++
			r.Recorded = min(2*r.Recorded, r.Required)
		}
		if strings.HasPrefix(name, "sexual") && g.one(3) {
			r.Rape = audit.Yes
			if r.Recorded == 0 {
				r.N100Required = 1
				if allN100 || g.one(2) {
					r.N100Recorded = 1
				}
			}
		}
		g.d.Reports = append(g.d.Reports, r)
	}
}

// populations are the recorded crime of the strata, and the lists of cancelled records.
func (g *legalData) populations() {
	state := func(name string, n float64) {
		if name == "" || slices.ContainsFunc(g.d.Populations, func(p audit.Population) bool { return p.Stratum == name }) {
			return
		}
		g.row++
		g.d.Populations = append(g.d.Populations, audit.Population{Row: g.row, Stratum: name, Number: n, To: g.d.About.AuditTo, Source: "own figures"})
	}
	for _, m := range g.rules.Measures {
		if m.Population != "" && !g.one(10) {
			state(m.Population, pick(g, 3_000_000, 800, 5_759, 51_050, 166_711, 5_200_000.0))
		}
		if m.List != "" && g.one(3) {
			state(m.List, pick(g, 150, 400, 2_000.0))
		}
	}
	for _, m := range g.rules.Measures {
		for _, id := range m.Strata {
			if s, ok := g.rules.Measure(id); ok && m.Combine == "reported" && !g.one(8) {
				state("reported: "+strings.ToLower(s.Population), pick(g, 4_000_000, 900_000.0))
			}
		}
	}
}

func (g *legalData) cancelled() {
	for _, m := range g.rules.Measures {
		for _, group := range groupsNamed(m) {
			n := pick(g, 0, 1, 2, 20, 22, 35, 80)
			right := g.share(n)
			for i := range n {
				g.row++
				c := audit.CancelledRecord{Row: g.row, Reference: fmt.Sprint("C", g.row), OffenceGroup: group, CancelledOn: day(2015, 11, 3), Correct: audit.No, AVI: audit.Yes, VictimTold: g.tick(2)}
				if i < right {
					c.Correct = audit.Yes
				}
				g.d.Cancelled = append(g.d.Cancelled, c)
			}
		}
	}
}

// strataNamed are the strata that a measure names in its conditions.
func strataNamed(m rulebook.Measure) []string {
	var out []string
	for _, c := range m.Where {
		if m.Rows == audit.Reports && c.Field == audit.FieldStratum {
			out = append(out, c.Equals...)
		}
	}
	return out
}

func groupsNamed(m rulebook.Measure) []string {
	var out []string
	for _, c := range m.Where {
		if m.Rows == audit.Cancelled && c.Field == audit.FieldOffenceGroup {
			out = append(out, c.Equals...)
		}
	}
	return out
}

// previous are results of earlier inspections: like this one's, a little off, far
// off, of counts or as published, and such as cannot be compared.
func (g *legalData) previous() {
	if g.one(3) {
		return
	}
	for i := range 1 + g.IntN(3) {
		m := g.rules.Measures[0]
		if g.one(3) {
			m = g.rules.Measures[g.IntN(min(3, len(g.rules.Measures)))]
		}
		g.row++
		p := audit.PreviousResult{
			Row: g.row, Inspection: fmt.Sprintf("Data review %d", 2014-i), Date: day(2014-i, 11, 18), Measure: m.ID,
			Comparable: audit.Yes, Source: "as published",
		}
		if g.one(5) {
			p.Comparable, p.WhyNot = audit.No, "Another method was used."
		}
		rate := pick(g, 0.68, 0.85, 0.854, 0.8549, 0.9, 0.929, 0.93, 0.99, 0.999, 1)
		if g.one(2) {
			n := pick(g, 20, 400, 2_000)
			x := int(rate * float64(n))
			p.Numerator, p.Denominator = &x, &n
		} else {
			p.Rate = &rate
			if g.one(3) && rate < 0.99 {
				half := pick(g, 0.01, 0.03)
				p.Interval = &half
			}
		}
		g.d.Previous = append(g.d.Previous, p)
	}
}

// people are what the inspectors wrote.
func (g *legalData) people() {
	grades := g.rules.GradeIDs()
	for _, c := range g.rules.Criteria {
		g.row++
		row := audit.Criterion{Row: g.row, Number: c.Number}
		if c.Measure == "" && !g.one(5) {
			row.Judgment, row.Evidence, row.JudgedBy, row.JudgedOn = grades[g.IntN(len(grades))], "Interviews and documents.", "An inspector", day(2016, 6, 1)
		}
		g.d.Criteria = append(g.d.Criteria, row)
	}
	say := func(kind, text string) {
		if g.one(2) {
			g.row++
			g.d.Observations = append(g.d.Observations, audit.Observation{Row: g.row, Kind: kind, Text: text, JudgedBy: "An inspector", JudgedOn: day(2016, 6, 1)})
		}
	}
	say("cause", "Officers and staff do not know their duties.")
	say("positive", "The leadership is committed.")
	if g.one(3) {
		g.row++
		g.d.Recommendations = append(g.d.Recommendations, audit.Recommendation{Row: g.row, Number: "7", MadeOn: day(2014, 11, 18), Text: "Leaders should have the data checked.", Due: day(2015, 5, 1), Status: "being progressed", StatusOn: day(2016, 5, 1)})
	}
}
