package main

import (
	"fmt"
	"math/rand/v2"
	"time"

	"assize/report/read/audit"
)

// hourShare is how reports of crime spread over the hours of a day.
func hourShare() [24]int {
	return [24]int{3, 2, 2, 1, 1, 1, 2, 3, 5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 5, 5, 5, 4, 4}
}

// time gives a report its times: reported inside the audit window, recorded
// within a day for the force's share of reports, else within a month.
func (f *forceSeed) time(r *rand.Rand, x *audit.ReportOfCrime, zone *time.Location) {
	days := int(f.Audit.To.Time().Sub(f.Audit.From.Time())/(24*time.Hour)) + 1
	for {
		day := f.Audit.From.Time().AddDate(0, 0, r.IntN(days))
		x.ReportedAt = time.Date(day.Year(), day.Month(), day.Day(), drawHour(r), r.IntN(60), 0, 0, zone)
		if plain(x.ReportedAt) {
			break
		}
	}
	late := !chance(r, f.Within24Hours) || x.N100Required > 0 && x.Recorded > 0
	for x.Recorded > 0 || x.N100Recorded > 0 {
		minutes := 5 + r.IntN(1430)*(1+r.IntN(1000))/1000 // skewed to the first hours
		if late {
			minutes = 1450 + r.IntN(28*1440)*(1+r.IntN(1000))/1000
		}
		x.RecordedAt = x.ReportedAt.Add(time.Duration(minutes) * time.Minute)
		if plain(x.RecordedAt) {
			break
		}
	}
}

func drawHour(r *rand.Rand) int {
	share := hourShare()
	total := 0
	for _, s := range share {
		total += s
	}
	at := r.IntN(total)
	for hour, s := range share {
		if at -= s; at < 0 {
			return hour
		}
	}
	return len(share) - 1
}

// plain reports a local time that is not in an hour that the clocks skip or
// repeat: on those nights 01:00 to 02:00 is left out.
func plain(t time.Time) bool {
	return t.Hour() != 1 || t.Add(-2*time.Hour).Format("-0700") == t.Add(2*time.Hour).Format("-0700")
}

// explain gives the reason why crimes were not recorded, and now and then a
// harmless note.
func explain(r *rand.Rand, x *audit.ReportOfCrime) {
	switch {
	case x.Recorded == x.Required:
	case x.Recorded > 0:
		x.NotRecorded = "further crime in the report not recorded"
	case x.ThirdParty == audit.Yes && chance(r, 60):
		x.NotRecorded = "professional's report not taken as a report of crime"
	default:
		x.NotRecorded = pick(r, []weighted{
			{"no crime record created", 34},
			{"recorded as a non-crime incident", 22},
			{"closed as anti-social behaviour", 14},
			{"victim did not support a prosecution", 16},
			{"passed to another team and not recorded", 12},
			{"other", 2},
		})
	}
	if chance(r, 4) {
		x.Note = "Invented note: " + pick(r, []weighted{{"the call was listened to", 3}, {"a second auditor agreed", 3}, {"the log was read to its end", 2}}) + "."
	}
}

// makeCancelled invents the audited cancelled records of a force.
func (f *forceSeed) makeCancelled() []audit.CancelledRecord {
	r := rand.New(rand.NewPCG(20160825, nameSeed(f.File+" cancelled")))
	days := int(f.Audit.To.Time().Sub(f.Audit.From.Time())/(24*time.Hour)) + 1
	var all []audit.CancelledRecord
	number := 1000 + r.IntN(500)
	for _, group := range f.Cancelled.Entries {
		correct := r.Perm(group.Value.Audited)
		for i := range group.Value.Audited {
			number += 7 + r.IntN(90)
			record := audit.CancelledRecord{
				Reference: fmt.Sprintf("%s-C-%05d", f.Reference, number), OffenceGroup: group.Key,
				CancelledOn: audit.DateOf(f.Audit.From.Time().AddDate(0, 0, r.IntN(days))),
				AVI:         audit.Yes, Correct: audit.Yes, VictimTold: tick(chance(r, 88)),
				Reason: pick(r, []weighted{{"further information shows that no crime occurred", 5}, {"recorded twice", 2}, {"crime of another force, transferred", 1}}),
			}
			if correct[i] >= group.Value.Correct {
				record.Correct, record.AVI, record.VictimTold = audit.No, tick(chance(r, 15)), tick(chance(r, 55))
				record.Reason = pick(r, []weighted{{"victim withdrew support", 4}, {"not enough evidence to charge", 3}, {"doubt about the first account", 2}})
			}
			all = append(all, record)
		}
	}
	return all
}
