package charttest

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"assize/report/say/doc"
)

// Named is a figure with what is extreme about it.
type Named struct {
	What   string
	Figure *doc.Figure
}

const (
	longName = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch and the Isle of Anglesey Constabulary"
	longText = "not reportable: fewer than five crimes were audited, and the force could not say how many such reports it had received in the period"
)

// Extremes are figures that strain the layout: long words, few and many rows,
// values at the ends of the axis, crowded points, nothing to show.
func Extremes() []Named {
	percent := doc.Axis{Title: "Recorded, percent of crimes reported to the force in the period of the audit", Max: 100, Percent: true}
	narrow := percent
	narrow.Min = 94
	out := []Named{
		{"long labels", figure("long-labels", strings.Repeat("A long finding about recording. ", 8), strings.Repeat("subtitle words ", 20), strings.Repeat("note words ", 40),
			doc.Intervals{
				Axis: percent, Heads: doc.IntervalHeads{Label: "Crime type and route of report", Aside: "Crimes recorded of crimes required", Value: "Recording rate, percent (95% interval)"},
				Rows: []doc.IntervalRow{
					{Label: longName, Aside: "1,234,567 of 1,234,568", Est: Est(100, 99.9, 100), Strong: true, Bands: Bands()},
					{Label: "x", Aside: "0 of 1", Est: Est(0, 0, 97.5)},
					{Label: "Vulnerable victims of domestic abuse", Aside: "412 of 478", Missing: longText},
					{Label: "Rape", Est: Alone(68)},
				},
				Lines: []doc.Line{{At: 100, Label: "Expected of every force by the national standard"}, {At: 0, Label: "None"}, {At: 50, Label: "Half"}},
			})},
		{"narrow bands at the end", figure("narrow", "Nearly every crime", "s", "", doc.Intervals{Axis: narrow, Rows: []doc.IntervalRow{{Label: "All", Est: Est(99.9, 99.1, 100), Bands: Bands()}}, Lines: []doc.Line{{At: 95, Label: "Target 95 percent"}}})},
		{"nothing reportable", figure("missing", "No rate can be given", "s", "", doc.Intervals{Axis: percent, Rows: []doc.IntervalRow{{Label: "Violence", Missing: longText, Bands: Bands()}, {Label: "Rape", Missing: "none audited"}}})},
		{"no intervals", figure("alone", "Counts only", "s", "", doc.Intervals{Axis: percent, Rows: []doc.IntervalRow{{Label: "Violence", Est: Alone(50)}, {Label: "Rape", Est: Alone(100)}}})},
		{"bars from nothing to very much", figure("bars", "Counts", "s", "", doc.Intervals{Bars: true, Axis: doc.Axis{Title: "Crimes", Max: 4000000}, Rows: []doc.IntervalRow{{Label: "None", Est: count(0, 0, 10)}, {Label: "All", Est: count(3999999, 3000000, 4000000), Strong: true}, {Label: "Small", Est: count(3, 1, 9)}}})},
	}
	out = append(out, extremeRankings()...)
	out = append(out, extremeFlows()...)
	out = append(out, extremeTallies()...)
	out = append(out, extremeElapsed()...)
	return append(append(out, extremeTrends()...), extremeParts()...)
}

// extremeElapsed are of one time and of many, of nothing and of all at once.
func extremeElapsed() []Named {
	base := Elapsed().Plot.(doc.Elapsed)
	one, none, all, many := base, base, base, base
	one.Steps = slices.Clone(base.Steps[4:5])
	none.Steps, all.Steps, many.Steps = slices.Clone(base.Steps), slices.Clone(base.Steps), nil
	for i := range base.Steps {
		none.Steps[i].Value, none.Steps[i].Text, none.Steps[i].Count = 0, "0.0", "0 of 1,234,567"
		all.Steps[i].Value, all.Steps[i].Text, all.Steps[i].Count = 100, "100.0", "1,234,567 of 1,234,567"
	}
	many.Own, many.Unit = longName, longName
	for i := range 12 {
		many.Steps = append(many.Steps, doc.ElapsedStep{Label: fmt.Sprint(100 + i), Value: float64(8 * i), Text: fmt.Sprintf("%d.0", 8*i), Count: "x", Marked: i == 11})
	}
	var out []Named
	for _, n := range []struct {
		what string
		p    doc.Elapsed
	}{{"one time", one}, {"nothing", none}, {"all at once", all}, {"many times", many}} {
		out = append(out, Named{"elapsed of " + n.what, figure("timed", "Times", "s", "", n.p)})
	}
	return out
}

// extremeTallies are of one item and of many, of long names, and of many columns.
func extremeTallies() []Named {
	one := doc.Tally{Heads: doc.TallyHeads{Label: "Reason", All: "All"}, Columns: []doc.TallyColumn{{Label: "Violence"}}, Rows: []doc.TallyRow{tallied("No record", 1)}}
	none := one
	none.Rows = []doc.TallyRow{tallied("No record", 0), tallied(longName, 3)}
	long := doc.Tally{Heads: doc.TallyHeads{Label: longName, All: "In all " + longName}}
	var counts []int
	for i := range doc.MostTallied {
		long.Columns = append(long.Columns, doc.TallyColumn{Label: fmt.Sprint(longName, " ", i), Aside: "1,234 of 1,235 of " + longName})
		counts = append(counts, i*3)
	}
	long.Rows = []doc.TallyRow{tallied(longName, counts...), tallied("x", counts...)}
	full := doc.Tally{Heads: one.Heads, Columns: []doc.TallyColumn{{Label: "Violence"}, {Label: "Other"}, {Label: "Sexual offences"}}}
	full.Rows = []doc.TallyRow{tallied("All of them", doc.MostSquares, doc.MostSquares, doc.MostSquares)}
	var out []Named
	for _, n := range []struct {
		what string
		p    doc.Tally
	}{{"one", one}, {"nothing", none}, {"long names", long}, {"as many as are drawn", full}} {
		out = append(out, Named{"tally of " + n.what, figure("tally", "A tally", "s", "", n.p)})
	}
	return out
}

// extremeFlows are of one kind and of many, of nothing kept and nothing lost.
func extremeFlows() []Named {
	base := Flow().Plot.(doc.Flow)
	one, none, all, many, long := base, base, base, base, base
	one.Rows = base.Rows[:1]
	none.Rows = []doc.FlowRow{{Label: "Violence", Kept: 0, KeptText: "0", Lost: count(10, 8, 12)}, {Label: "Rape", Kept: 0, KeptText: "0", Lost: Alone(0)}}
	all.Rows = []doc.FlowRow{{Label: "Violence", Kept: 1e7, KeptText: "10,000,000", Lost: count(0, 0, 9)}, {Label: "Rape", Kept: 1, KeptText: "1", Lost: count(0, 0, 9)}}
	many.Rows = nil
	for i := range 12 {
		many.Rows = append(many.Rows, doc.FlowRow{Label: fmt.Sprintf("Kind of crime number %d", i+1), Kept: float64(i * i * 1000), KeptText: commas(float64(i * i * 1000)), Lost: count(float64(12-i)*50, 0, 9000)})
	}
	long.Rows = append([]doc.FlowRow{{Label: longName, Kept: 3, KeptText: "3", Lost: count(4, 1, 9)}}, base.Rows...)
	long.Heads = doc.FlowHeads{All: longName, Kept: "Kept by " + longName, Lost: "Lost by " + longName}
	var out []Named
	for what, p := range map[string]doc.Flow{"one": one, "nothing kept": none, "nothing lost": all, "twelve": many, "long": long} {
		out = append(out, Named{"flow of " + what, figure("flow-"+strings.Fields(what)[0], "A flow", "s", "", p)})
	}
	slices.SortFunc(out, func(a, b Named) int { return strings.Compare(a.What, b.What) })
	return out
}

// extremeRankings are of few and of very many forces, of long names, and at the ends.
func extremeRankings() []Named {
	var out []Named
	for _, n := range []int{1, 2, 10, 43, 60, 61, 300} {
		for _, brief := range []bool{false, true} {
			out = append(out, Named{fmt.Sprintf("ranking of %d, brief %v", n, brief), ForceRanking(n, brief)})
		}
	}
	long := ForceRanking(12, false).Plot.(doc.Ranking)
	long.Heads = doc.RankingHeads{Label: "Police force or service", Value: "Recording rate, percent (95% interval)", Places: "Places left open by sampling"}
	long.Lines = []doc.Line{{At: 75, Label: "None"}, {At: 100, Label: longName}}
	long.Rows[0].Label, long.Rows[0].Est = longName, Est(100, 99, 100)
	long.Rows[5].Label, long.Rows[5].Strong = longName+" and others", true
	long.Rows[9].Est = Alone(long.Rows[9].Est.Value)
	long.Rows[11].Missing = longText
	return append(out, Named{"ranking of long names", figure("ranking-long", "Long names", "s", "", long)})
}

func extremeTrends() []Named {
	axis := doc.Axis{Title: "Recorded, percent", Max: 100, Percent: true}
	one := doc.Trend{Axis: axis, Series: []doc.Series{{Name: "All", Points: []doc.Point{{Year: 2016, Label: "2016", Est: Alone(100)}}}}}
	close4, many := doc.Trend{Axis: axis, Bands: Bands()}, doc.Trend{Axis: axis}
	for _, n := range []string{"All reported crime", longName, "Sexual offences", "Rape"} {
		s := doc.Series{Name: n}
		for i, label := range []string{"April to September 2014", "October 2014", "December 2014 (re-inspection)", "March 2021"} {
			v := 84 + float64(i)/2
			q := doc.Point{Year: []float64{2014.5, 2014.8, 2014.95, 2021.2}[i], Label: label, Est: Est(v, v-1, v+1), Joined: i%2 == 1, Note: strings.Repeat("the method differs ", i)}
			if i == 0 && n != "Rape" {
				q.Est = Alone(v)
			}
			s.Points = append(s.Points, q)
		}
		close4.Series = append(close4.Series, s)
	}
	s := doc.Series{Name: "All reported crime"}
	for i := range 30 {
		v := 50 + 40*math.Sin(float64(i))
		s.Points = append(s.Points, doc.Point{Year: 2000 + float64(i)*.7, Label: "quarter to September 20" + string(rune('0'+i/10)) + string(rune('0'+i%10)), Est: Est(v, v-9, v+9), Joined: true})
	}
	many.Series = []doc.Series{s}
	empty := ForceFunnel(43).Plot.(doc.Funnel)
	empty.Points, empty.Limits = empty.Points[:1], nil
	crowd := ForceFunnel(43).Plot.(doc.Funnel)
	points := crowd.Points
	crowd.Points = nil
	for i, q := range points {
		q.Size, q.Est, q.Named = 900+float64(i%7), Est(90+float64(i%5)/10, 88, 93), true
		if i == 5 {
			q.Name = longName
		}
		crowd.Points = append(crowd.Points, q)
	}
	return []Named{
		{"one point", figure("one-point", "One point", "s", "", one)},
		{"four close series", figure("close", "Four series close together", "s", "", close4)},
		{"thirty times", figure("thirty", "Thirty points", "s", "", many)},
		{"funnel of one", figure("funnel-one", "One force", "s", "", empty)},
		{"crowded funnel", figure("funnel-crowd", "All the same", "s", "", crowd)},
	}
}

func extremeParts() []Named {
	squares := doc.Parts{Keys: []string{"correctly cancelled", "cancelled although additional verifiable information was missing", "undecided", "file not found"}, Rows: []doc.PartsRow{
		{Label: longName, Counts: []int{160, 120, 80, 40}, Text: "160 of 400", Range: "36.9 to 43.1 percent, exact for the list of 12,345 cancelled records"},
		{Label: "None", Counts: []int{0, 0, 0, 0}, Text: "none audited"},
		{Label: "One", Counts: []int{0, 1, 0, 0}, Text: "0 of 1", Range: "0 to 97.5 percent"},
	}}
	strip := squares
	strip.Strip = true
	strip.Rows = append([]doc.PartsRow{{Label: "Slivers", Counts: []int{99990, 1, 2, 3}, Text: "99,990 of 99,996"}}, squares.Rows...)
	return []Named{
		{"four hundred squares", figure("squares", "Four hundred squares", "s", "", squares)},
		{"slivers", figure("slivers", "Slivers", "s", "", strip)},
	}
}
