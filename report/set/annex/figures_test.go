package annex

import (
	"fmt"
	"math"

	"assize/report/say/doc"
	"assize/report/set/chart/charttest"
)

// chartsSheet holds one figure of every kind.
func chartsSheet(strata []stratum) doc.Sheet {
	percent := doc.Axis{Title: "Recorded, percent of crimes reported", Min: 60, Max: 100, Percent: true}
	rates := doc.Intervals{Axis: percent}
	for i, s := range strata {
		rates.Rows = append(rates.Rows, doc.IntervalRow{Label: s.label, Strong: i == 0, Est: doc.Estimate{
			Value: s.rate, Lower: s.lower, Upper: s.upper, Text: "x", Range: "y", Ref: doc.Ref{Sheet: "Rates", Row: s.id, Column: "rate"},
		}})
	}
	rates.Rows = append(rates.Rows, doc.IntervalRow{Label: "Rape", Missing: "not reportable: fewer than 5 audited"})
	trend := doc.Trend{Axis: percent, Series: []doc.Series{
		{Name: "Exampleshire", Points: []doc.Point{
			{Year: 2014.87, Label: "November 2014", Est: doc.Estimate{Value: 68.2, Lower: 60.1, Upper: 75.5}},
			{Year: 2016.65, Label: "August 2016", Est: doc.Estimate{Value: 85.4, Lower: 81.9, Upper: 88.4}},
			{Year: 2018.2, Label: "March 2018", Joined: true, Est: doc.Estimate{Value: 91.1, Lower: 88.8, Upper: 93}},
		}},
		{Name: "England and Wales", Points: []doc.Point{{Year: 2014.87, Label: "November 2014", Est: doc.Estimate{Value: 80.5, Lower: math.NaN(), Upper: math.NaN()}}}},
	}}
	funnel := doc.Funnel{Axis: percent, SizeAx: "Effective sample size", Target: doc.Line{At: 88, Label: "England and Wales, 88%"}}
	for i := range 43 {
		size := 150 + 10*float64(i)
		funnel.Points = append(funnel.Points, doc.FunnelPoint{
			Name: fmt.Sprintf("Force %d", i+1), Size: size, Strong: i == 20,
			Est: doc.Estimate{Value: 88 + 6*math.Sin(float64(i)), Lower: math.NaN(), Upper: math.NaN()},
		})
	}
	limit := doc.Limit{Label: "95% limits"}
	for n := 150.0; n <= 570; n += 20 {
		limit.Size = append(limit.Size, n)
		limit.Lower = append(limit.Lower, 88-196*math.Sqrt(.88*.12/n))
		limit.Upper = append(limit.Upper, 88+196*math.Sqrt(.88*.12/n))
	}
	funnel.Limits = []doc.Limit{limit}
	figure := func(id, title string, p doc.Plot) doc.Figure {
		return doc.Figure{ID: id, Title: doc.Words(title), Subtitle: "Exampleshire, 2016", Plot: p, Alt: charttest.Told(title)}
	}
	return doc.Sheet{Name: "Charts", Title: "Charts", Lines: []doc.SheetLine{{Text: "The numbers of the charts are on the worksheet called Chart_data."}}, Figures: []doc.Figure{
		figure("rates", "About one in four violent crimes went unrecorded", rates),
		figure("trend", "Recording has risen since 2016", trend),
		figure("cancelled", "Cancelled records", doc.Parts{Keys: []string{"correctly cancelled", "not"}, Rows: []doc.PartsRow{
			{Label: "Rape", Counts: []int{18, 2}}, {Label: "Violence", Counts: []int{10, 10}},
		}}),
		figure("funnel", "Forces by size of sample", funnel),
	}}
}
