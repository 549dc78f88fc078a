package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"assize/report/read/audit"
)

// pool is a part of a stratum with its own counts: rape within sexual offences.
type pool struct {
	stratum  string
	counts   countSeed
	rape     bool
	slavery  bool
	groups   []weighted // offence groups
	routes   []weighted
	domestic int // percent of reports that are domestic abuse
	vulner   int // percent with a vulnerable victim
	third    int // percent made by a professional for the victim
}

// weighted is a value with its share among others.
type weighted struct {
	value  string
	weight int
}

func pick(r *rand.Rand, values []weighted) string {
	total := 0
	for _, v := range values {
		total += v.weight
	}
	at := r.IntN(total)
	for _, v := range values {
		if at -= v.weight; at < 0 {
			return v.value
		}
	}
	return values[len(values)-1].value
}

func (c countSeed) minus(o countSeed) countSeed {
	return countSeed{c.Required - o.Required, c.Recorded - o.Recorded}
}

// pools divides a force's audit into parts with counts of their own.
func (f *forceSeed) pools() []pool {
	violence, _ := f.Strata.Get("violence")
	sexual, _ := f.Strata.Get("sexual offences")
	other, _ := f.Strata.Get("other")
	calls := []weighted{{"control room", 70}, {"crime recording centre", 26}, {"public protection", 4}}
	protection := []weighted{{"control room", 48}, {"crime recording centre", 14}, {"public protection", 38}}
	return []pool{
		{
			stratum: "violence", counts: violence.minus(f.ModernSlavery), routes: calls, domestic: 34, vulner: 17, third: 7,
			groups: []weighted{{"violence with injury", 42}, {"violence without injury", 43}, {"stalking and harassment", 15}},
		},
		{
			stratum: "violence", counts: f.ModernSlavery, slavery: true, routes: protection, vulner: 70, third: 45,
			groups: []weighted{{"violence without injury", 1}},
		},
		{
			stratum: "sexual offences", counts: sexual.minus(f.Rape), routes: protection, domestic: 9, vulner: 32, third: 26,
			groups: []weighted{{"sexual offences", 1}},
		},
		{
			stratum: "sexual offences", counts: f.Rape, rape: true, routes: protection, domestic: 28, vulner: 41, third: 22,
			groups: []weighted{{"sexual offences", 1}},
		},
		{stratum: "other", counts: other, routes: calls, domestic: 5, vulner: 5, third: 2, groups: []weighted{
			{"criminal damage and arson", 20},
			{"all other theft offences", 16},
			{"vehicle offences", 14},
			{"shoplifting", 11},
			{"domestic burglary", 10},
			{"non-domestic burglary", 7},
			{"public order offences", 8},
			{"theft from the person", 4},
			{"bicycle theft", 3},
			{"drug offences", 3},
			{"robbery", 2},
			{"miscellaneous crimes against society", 1},
			{"possession of weapons offences", 1},
		}},
	}
}

// makeReports invents the audited reports of a force, with the counts of its
// seed, in order of time.
func (f *forceSeed) makeReports(zone *time.Location) []audit.ReportOfCrime {
	r := rand.New(rand.NewPCG(20160825, nameSeed(f.File)))
	var all []audit.ReportOfCrime
	for _, p := range f.pools() {
		reports := p.invent(r)
		f.miss(r, p, reports)
		all = append(all, reports...)
	}
	f.addN100(r, all)
	for i := range all {
		f.time(r, &all[i], zone)
		explain(r, &all[i])
	}
	slices.SortStableFunc(all, func(a, b audit.ReportOfCrime) int { return a.ReportedAt.Compare(b.ReportedAt) })
	f.number(r, all)
	return all
}

// nameSeed makes a number of a name (FNV-1a).
func nameSeed(name string) uint64 {
	h := uint64(14695981039346656037)
	for _, b := range []byte(name) {
		h = (h ^ uint64(b)) * 1099511628211
	}
	return h
}

// invent makes the reports of a pool, all their crimes recorded. One report in
// twelve or so holds more than one crime.
func (p pool) invent(r *rand.Rand) []audit.ReportOfCrime {
	var reports []audit.ReportOfCrime
	for left := p.counts.Required; left > 0; {
		crimes := 1
		switch at := r.IntN(100); {
		case at < 2:
			crimes = 3
		case at < 9:
			crimes = 2
		}
		crimes = min(crimes, left)
		left -= crimes
		reports = append(reports, audit.ReportOfCrime{
			Stratum: p.stratum, OffenceGroup: pick(r, p.groups), Route: pick(r, p.routes), Required: crimes, Recorded: crimes,
			Rape: tick(p.rape), ModernSlavery: tick(p.slavery),
			DomesticAbuse: tick(chance(r, p.domestic)), Vulnerable: tick(chance(r, p.vulner)), ThirdParty: tick(chance(r, p.third)),
		})
	}
	return reports
}

func chance(r *rand.Rand, percent int) bool { return r.IntN(100) < percent }

func tick(yes bool) audit.YesNo {
	if yes {
		return audit.Yes
	}
	return audit.No
}

// miss takes back as many recorded crimes as the pool's counts say. Reports of
// professionals and reports with several crimes lose more.
func (f *forceSeed) miss(r *rand.Rand, p pool, reports []audit.ReportOfCrime) {
	for missed := p.counts.Required - p.counts.Recorded; missed > 0; missed-- {
		total := 0
		for _, x := range reports {
			total += f.missWeight(x)
		}
		at := r.IntN(total)
		for i := range reports {
			if at -= f.missWeight(reports[i]); at < 0 {
				reports[i].Recorded--
				break
			}
		}
	}
}

// missWeight is how likely a report is to lose a crime: integers, so that the
// same crimes are missed on every machine.
func (f *forceSeed) missWeight(x audit.ReportOfCrime) int {
	weight := 2 * x.Recorded
	if x.ThirdParty == audit.Yes {
		weight *= f.ThirdPartyWeight
	}
	if x.OffenceGroup == "stalking and harassment" || x.Required > 1 {
		weight = weight * 3 / 2
	}
	return weight
}

// addN100 marks reports of rape that were not at once recorded as a crime,
// those without any record among them first.
func (f *forceSeed) addN100(r *rand.Rand, all []audit.ReportOfCrime) {
	var rapes []int
	for i := range all {
		if all[i].Rape == audit.Yes {
			rapes = append(rapes, i)
		}
	}
	r.Shuffle(len(rapes), func(a, b int) { rapes[a], rapes[b] = rapes[b], rapes[a] })
	slices.SortStableFunc(rapes, func(a, b int) int { return min(all[a].Recorded, 1) - min(all[b].Recorded, 1) })
	required := rapes[:min(f.N100.Required, len(rapes))]
	for _, i := range required {
		all[i].N100Required = 1
	}
	r.Shuffle(len(required), func(a, b int) { required[a], required[b] = required[b], required[a] })
	for _, i := range required[:min(f.N100.Recorded, len(required))] {
		all[i].N100Recorded = 1
	}
}

// number gives references in order of time: force, day and a number in the day.
func (f *forceSeed) number(r *rand.Rand, all []audit.ReportOfCrime) {
	day, last := "", 0
	for i := range all {
		if d := all[i].ReportedAt.Format("20060102"); d != day {
			day, last = d, 10+r.IntN(40)
		}
		last += 1 + r.IntN(60)
		all[i].Reference = fmt.Sprintf("%s-%s-%04d", f.Reference, day, last)
	}
}
