package charttest

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"assize/report/say/doc"
)

const (
	source = "Crime data integrity audit, Greater Manchester Police, 1 May to 31 October 2015."
	sample = "Illustrative sample: invented audit records, not published by any inspectorate."
)

// Est makes an estimate with its printed forms, one decimal.
func Est(v, lo, hi float64) doc.Estimate {
	e := doc.Estimate{Value: v, Lower: lo, Upper: hi, Text: fmt.Sprintf("%.1f", v)}
	if !math.IsNaN(lo) {
		e.Range = fmt.Sprintf("%.1f to %.1f", lo, hi)
	}
	return e
}

// Alone makes an estimate for which no interval was stated.
func Alone(v float64) doc.Estimate { return Est(v, math.NaN(), math.NaN()) }

func count(v, lo, hi float64) doc.Estimate {
	e := Est(v, lo, hi)
	e.Text, e.Range = commas(v), commas(lo)+" to "+commas(hi)
	return e
}

func commas(v float64) string {
	s := fmt.Sprintf("%.0f", v)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Bands are four grades, illustrative.
func Bands() []doc.Band {
	var out []doc.Band
	for i, b := range []doc.Band{
		{From: 0, To: 80, Label: "inadequate"},
		{From: 80, To: 90, Label: "requires improvement"},
		{From: 90, To: 95, Label: "good"},
		{From: 95, To: 100, Label: "outstanding"},
	} {
		b.Status, b.Mark, b.Bounds = "illustrative", doc.GradeMark{Level: i + 1, Of: 4}, bounds(b.From, b.To)
		out = append(out, b)
	}
	return out
}

func bounds(from, to float64) string { return fmt.Sprintf("%g%% to %g%%", from, to) }

// harder are the same grades with other bounds.
func harder() []doc.Band {
	out := Bands()
	out[0].To, out[1].From = 85, 85
	out[0].Bounds, out[1].Bounds = bounds(0, 85), bounds(85, 90)
	return out
}

func figure(id, title, subtitle, note string, p doc.Plot) *doc.Figure {
	f := &doc.Figure{ID: id, Title: doc.Words(title), Subtitle: subtitle, Source: source, Sample: sample, Plot: p, Level: "95%"}
	if note != "" {
		f.Note = doc.Words(note)
	}
	f.Alt = Told(title)
	return f
}

// Told is a text alternative as telling gives one, of a figure of which no value is told.
func Told(title string) doc.Alternative {
	finding := doc.Words("Chart: " + strings.TrimSuffix(title, ".") + ".")
	long := append(finding[:1:1], doc.Text{Text: " The others are in the table of the figure’s numbers."})
	return doc.Alternative{Finding: finding, Values: long, Crowded: append(long[:len(long):len(long)], doc.Text{Text: " There are too many values to show in this figure."})}
}

// Figures are figures of every kind as a report has them.
func Figures() []*doc.Figure {
	return []*doc.Figure{Rates(), Unrecorded(), Change(), Cancelled(), Timeliness(), Ranking(), ForceFunnel(43), Flow(), Reasons(), Elapsed(), Withdrawn()}
}

// Rates is recording rates by crime type with grade bands.
func Rates() *doc.Figure {
	f := figure("recording-rates", "Greater Manchester recorded around 85 percent of reported crime, and three quarters of violence",
		"Crimes recorded as a share of crimes reported, Greater Manchester Police, audit of May to October 2015",
		"The line through each dot is the 95 percent interval: the range within which the true rate probably lies.",
		doc.Intervals{
			Axis:  doc.Axis{Title: "Recorded, percent of crimes reported", Min: 60, Max: 100, Percent: true},
			Heads: doc.IntervalHeads{Label: "Crime type", Aside: "Recorded", Value: "Percent (95% interval)"},
			Rows: []doc.IntervalRow{
				{Label: "All reported crime", Aside: "1,353 of 1,520", Est: Est(85.5, 83.9, 86.9), Strong: true, Bands: Bands()},
				{Label: "Violence", Aside: "451 of 600", Est: Est(75.2, 71.2, 78.8), Bands: harder()},
				{Label: "Sexual offences", Aside: "278 of 320", Est: Est(86.9, 82.7, 90.2)},
				{Label: "Rape", Aside: "84 of 92", Est: Est(91.3, 83.8, 95.5)},
				{Label: "Other offences", Aside: "624 of 700", Est: Est(89.1, 86.6, 91.2)},
				{Label: "Modern slavery", Aside: "2 of 3", Missing: "not reportable: fewer than 5 audited"},
			},
			Lines: []doc.Line{{At: 90.3, Label: "England and Wales, 90.3 percent"}},
		})
	f.Alt.Ground = doc.Words("Grade bands (illustrative) of All reported crime: inadequate 0% to 80%, requires improvement 80% to 90%, good 90% to 95%, outstanding 95% to 100%.")
	return f
}

// Unrecorded is estimated counts as bars.
func Unrecorded() *doc.Figure {
	return figure("unrecorded", "Violence makes up over two fifths of the crimes that go unrecorded each year",
		"Estimated crimes reported but not recorded, Greater Manchester Police, 12 months to March 2016",
		"The thin line is the 95 percent interval.",
		doc.Intervals{
			Bars: true, Axis: doc.Axis{Title: "Estimated unrecorded crimes a year", Min: 0, Max: 25000},
			Heads: doc.IntervalHeads{Label: "Crime type", Value: "Crimes a year (95% interval)"},
			Rows: []doc.IntervalRow{
				{Label: "Other offences", Est: count(19864, 15900, 24300)},
				{Label: "Violence", Est: count(16866, 13760, 20660)},
				{Label: "Sexual offences", Est: count(1310, 970, 1750)},
			},
		})
}

// Reasons are why crimes were not recorded, by kind of crime.
func Reasons() *doc.Figure {
	p := doc.Tally{Heads: doc.TallyHeads{Label: "Reason", All: "All"}, Columns: []doc.TallyColumn{
		{Label: "Violence with injury", Aside: "64 of 290 missed"},
		{Label: "Violence without injury", Aside: "67 of 250 missed"},
		{Label: "Stalking and harassment", Aside: "18 of 60 missed"},
		{Label: "Sexual offences", Aside: "42 of 320 missed"},
		{Label: "Other crime", Aside: "76 of 700 missed"},
	}}
	for _, r := range []struct {
		label string
		n     []int
	}{
		{"No crime record created", []int{12, 11, 5, 4, 27}},
		{"Further crime in the report not recorded", []int{14, 15, 4, 6, 13}},
		{"Recorded as a non-crime incident", []int{12, 12, 3, 4, 11}},
		{"Victim did not support a prosecution", []int{5, 6, 2, 4, 12}},
		{"Professional’s report not taken as a report of crime", []int{7, 6, 1, 14, 2}},
		{"Closed as anti-social behaviour", []int{8, 8, 1, 4, 6}},
		{"Passed to another team and not recorded", []int{5, 7, 1, 4, 3}},
		{"Other", []int{1, 2, 1, 2, 2}},
	} {
		p.Rows = append(p.Rows, tallied(r.label, r.n...))
	}
	return figure("reasons", "The reason given most often is that no crime record was created", "Crimes not recorded, one square a crime, by the reason that auditors gave", "Reasons are given by report.", p)
}

// Elapsed is how soon crimes were recorded.
func Elapsed() *doc.Figure {
	p := doc.Elapsed{Axis: doc.Axis{Title: "Recorded by then: percent, and above each column crimes", Max: 100, Percent: true}, Unit: "Hours from report to record, at most", Own: "24: the hours allowed"}
	for i, v := range []float64{20.1, 41.7, 60, 72.5, 81.3, 90.2, 95, 98.9, 100} {
		p.Steps = append(p.Steps, doc.ElapsedStep{
			Label: []string{"1", "4", "8", "12", "24", "48", "72", "120", "168"}[i], Value: v, Items: int(v * 10), Text: fmt.Sprintf("%.0f", v*10), Count: fmt.Sprintf("%.0f of 1,000", v*10),
			Marked: i == 4, Ref: doc.Ref{Sheet: "Times", Row: fmt.Sprint(i), Column: "recorded"},
		})
	}
	return figure("timed", "813 of 1,000 audited crimes were recorded within 24 hours of the report", "Audited crimes by hours from report to record", "", p)
}

// tallied is a row of a tally.
func tallied(label string, n ...int) doc.TallyRow {
	r := doc.TallyRow{Label: label}
	cell := func(c int) doc.TallyCell {
		return doc.TallyCell{Count: c, Text: commas(float64(c)), Ref: doc.Ref{Sheet: "Reasons", Row: label, Column: "crimes"}}
	}
	all := 0
	for _, c := range n {
		all += c
		r.Cells = append(r.Cells, cell(c))
	}
	r.All = cell(all)
	return r
}

// Flow is what becomes of the crimes of a year.
func Flow() *doc.Figure {
	row := func(label string, kept, lost, lo, hi float64) doc.FlowRow {
		return doc.FlowRow{Label: label, Kept: kept, KeptText: commas(kept), Lost: count(lost, lo, hi)}
	}
	return figure("flow", "Around 15 percent of reported crime is estimated to go unrecorded",
		"Crimes of the 12 months to March 2016, Greater Manchester Police", "Streams are as wide as the number of crimes.",
		doc.Flow{Heads: doc.FlowHeads{All: "Should have been recorded", Kept: "Recorded", Lost: "Not recorded, estimated (95% interval)"}, Rows: []doc.FlowRow{
			row("Violence", 50943, 16866, 13760, 20660), row("Sexual offences", 5800, 870, 620, 1210), row("Other offences", 166310, 20300, 16000, 25800),
		}})
}

// Change is three inspections, the first without an interval.
func Change() *doc.Figure {
	return figure("change", "Recording is up from 68 percent in 2014, when no interval was published",
		"Crimes recorded as a share of crimes reported, Greater Manchester Police, at each inspection", "",
		doc.Trend{
			Axis: doc.Axis{Title: "Recorded, percent of crimes reported", Min: 60, Max: 100, Percent: true},
			Series: []doc.Series{
				{Name: "All reported crime", Points: []doc.Point{
					{Year: 2014.3, Label: "April 2014", Est: Alone(68)},
					{Year: 2015.75, Label: "October 2015", Est: Est(85.5, 83.9, 86.9), Joined: false, Note: "The 2014 audit covered six months of reports through the control room only."},
					{Year: 2018.2, Label: "March 2018", Est: Est(91.5, 90.1, 92.8), Joined: true},
				}},
				{Name: "Violence", Points: []doc.Point{
					{Year: 2015.75, Label: "October 2015", Est: Est(75.2, 71.2, 78.8)},
					{Year: 2018.2, Label: "March 2018", Est: Est(88.3, 85.2, 90.9), Joined: true},
				}},
				{Name: "Sexual offences", Points: []doc.Point{
					{Year: 2015.75, Label: "October 2015", Est: Est(86.9, 82.7, 90.2)},
					{Year: 2018.2, Label: "March 2018", Est: Est(94.9, 91.9, 96.8), Joined: true},
				}},
			},
			Bands: Bands(),
		})
}

// Cancelled is small counts, a square each.
func Cancelled() *doc.Figure {
	row := func(l string, k, n int, lo, hi float64) doc.PartsRow {
		return doc.PartsRow{Label: l, Counts: []int{k, n - k}, Text: fmt.Sprintf("%d of %d", k, n), Range: fmt.Sprintf("%.1f to %.1f percent", lo, hi)}
	}
	return figure("cancelled", "Half of the cancelled records of violence should not have been cancelled",
		"Cancelled crime records audited, Greater Manchester Police, 2015", "Each square is one record audited. These are small samples.",
		doc.Parts{
			Keys: []string{"correctly cancelled", "not correctly cancelled"},
			Rows: []doc.PartsRow{
				row("Rape", 18, 20, 68.3, 98.8), row("Other sexual offence", 17, 21, 58.1, 94.6),
				row("Violence", 10, 20, 27.2, 72.8), row("Robbery", 15, 22, 45.1, 86.1),
			},
		})
}

// Timeliness is larger counts as strips.
func Timeliness() *doc.Figure {
	row := func(l string, c ...int) doc.PartsRow {
		n := 0
		for _, v := range c {
			n += v
		}
		return doc.PartsRow{Label: l, Counts: c, Text: commas(float64(n))}
	}
	return figure("timeliness", "Three in four crimes were recorded within a day",
		"Recorded crimes by time from report to record", "",
		doc.Parts{
			Strip: true, Keys: []string{"within 24 hours", "25 to 72 hours", "later", "not known"},
			Rows: []doc.PartsRow{
				row("Robbery", 51, 4, 1, 0), row("Burglary", 99, 14, 4, 1), row("Violence against the person", 215, 44, 29, 3),
				row("All recorded crime", 1093, 131, 90, 11),
			},
		})
}

// forces are the names of 43 forces.
func forces() []string {
	return strings.Split("Avon and Somerset,Bedfordshire,Cambridgeshire,Cheshire,City of London,Cleveland,Cumbria,Derbyshire,Devon and Cornwall,"+
		"Dorset,Durham,Dyfed-Powys,Essex,Gloucestershire,Greater Manchester,Gwent,Hampshire,Hertfordshire,"+
		"Humberside,Kent,Lancashire,Leicestershire,Lincolnshire,Merseyside,Metropolitan Police,Norfolk,Northamptonshire,"+
		"Northumbria,North Wales,North Yorkshire,Nottinghamshire,South Wales,South Yorkshire,Staffordshire,Suffolk,Surrey,"+
		"Sussex,Thames Valley,Warwickshire,West Mercia,West Midlands,West Yorkshire,Wiltshire", ",")
}

// forceRate invents a rate and a sample size for a force, the same each time.
func forceRate(i int) (v, half, size float64) {
	v = 82 + float64((i*37)%151)/10
	if v > 97 {
		v = 97
	}
	size = 300 + float64((i*7919)%1400)
	half = 196 * math.Sqrt(v/100*(1-v/100)/size)
	return v, half, size
}

// Ranking is all forces by their rate.
func Ranking() *doc.Figure { return ForceRanking(len(forces()), false) }

// ForceRanking is n forces by their rate, of which the last two have no place.
func ForceRanking(n int, brief bool) *doc.Figure {
	p := doc.Ranking{
		Axis:  doc.Axis{Title: "Recorded, percent of crimes reported", Min: 75, Max: 100, Percent: true},
		Heads: doc.RankingHeads{Label: "Force", Value: "Percent (95% interval)", Places: "Places"},
		Lines: []doc.Line{{At: 90.3, Label: "England and Wales"}}, Brief: brief,
	}
	names := forces()
	for i := range n {
		v, half, _ := forceRate(i)
		name := names[i%len(names)]
		if i >= len(names) {
			name += fmt.Sprintf(" %d", i/len(names)+1)
		}
		p.Rows = append(p.Rows, doc.RankingRow{Label: name, Est: Est(v, v-half, math.Min(100, v+half)), Strong: name == "Sussex"})
	}
	slices.SortStableFunc(p.Rows, func(a, b doc.RankingRow) int { return cmp.Compare(b.Est.Value, a.Est.Value) })
	for i := range p.Rows {
		r := &p.Rows[i]
		r.Places = fmt.Sprintf("%d to %d", max(1, i-5), min(n, i+9))
		if n > 10 && i >= n-2 {
			r.Places, r.Apart = "not comparable", true
			if i == n-1 {
				r.Est, r.Places, r.Missing = doc.Estimate{}, "", "not reportable: nothing was recorded of violence against the person"
			}
		}
	}
	return figure("ranking", "Recording is estimated lowest in Kent, Surrey and Sussex", fmt.Sprintf("Recording rate, %d forces", n), "", p)
}

// ForceFunnel is n forces against control limits.
func ForceFunnel(n int) *doc.Figure {
	const target = 90.3
	p := doc.Funnel{
		Axis: doc.Axis{Title: "Recorded, percent of crimes reported", Min: 75, Max: 100, Percent: true}, SizeAx: "Effective number of crimes audited",
		Target: doc.Line{At: target, Label: "England and Wales, 90.3 percent"},
	}
	for _, l := range []struct {
		z    float64
		name string
	}{{1.96, "95 percent limits"}, {3.09, "99.8 percent limits"}} {
		lim := doc.Limit{Label: l.name}
		for size := 100.0; size <= 1800; size += 50 {
			half := 100 * l.z * math.Sqrt(target/100*(1-target/100)/size)
			lim.Size, lim.Lower, lim.Upper = append(lim.Size, size), append(lim.Lower, target-half), append(lim.Upper, math.Min(100, target+half))
		}
		p.Limits = append(p.Limits, lim)
	}
	names := forces()
	for i := range n {
		v, half, size := forceRate(i)
		name := names[i%len(names)]
		out := math.Abs(v-target) > 100*3.09*math.Sqrt(target/100*(1-target/100)/size)
		p.Points = append(p.Points, doc.FunnelPoint{
			Name: name, Size: size, Est: Est(v, v-half, math.Min(100, v+half)),
			Strong: name == "Greater Manchester", Named: out,
		})
	}
	return figure("funnel", "Some forces record more, and some less, than chance alone would give", "Recording rate by effective sample size, 43 forces",
		"Forces between the inner limits differ from the national rate by no more than chance would give 19 times in 20.", p)
}

// Withdrawn is what stands in the place of a figure that is not shown any more.
func Withdrawn() *doc.Figure {
	return figure("figure-withdrawn", "Withdrawn: Sussex Police, inspections of 2016", "", "", doc.Wording{Paragraphs: []string{
		"The inspectorate withdrew the document that stood at this address on 21 August 2016.",
		"The reason: A name was published by mistake.",
		"Please do not use, quote or pass on what it said.",
	}})
}
