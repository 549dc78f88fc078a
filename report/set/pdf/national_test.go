package pdf

import (
	"fmt"
	"math"

	"assize/report/say/doc"
	"assize/report/set/chart/charttest"
)

// national is an overview of 43 forces: a long compact figure, a funnel, and a
// wide table over several pages.
func national() *doc.Publication {
	p := inspection("All forces of England and Wales", "", 0, 0)
	p.ID, p.Kind, p.Cover.Panel, p.Notice, p.Watermark, p.Status = "cdi-sample-national", doc.National, nil, "", "", doc.Final
	var rows []doc.IntervalRow
	var points []doc.FunnelPoint
	t := doc.Table{ID: "judgments", Title: txt("Judgments and rates of all forces"), Columns: []doc.Column{
		{Head: "Force"}, {Head: "Judgment"}, {Head: "Rate", Unit: "percent", Align: doc.Decimal}, {Head: "95 percent interval", Align: doc.Right}, {Head: "Unrecorded", Unit: "a year", Align: doc.Right}, {Head: "Rank", Unit: "95 percent interval"},
	}}
	for i := range 43 {
		force := fmt.Sprintf("Force of %s %d", []string{"North", "Gwent and the Marches", "West"}[i%3], i+1)
		v := 70 + 29*math.Abs(math.Sin(float64(i)))
		e := est(v, max(0, v-4), min(100, v+3))
		rows = append(rows, doc.IntervalRow{Label: force, Aside: "412 of 478", Est: e, Strong: i == 7})
		points = append(points, doc.FunnelPoint{Name: force, Size: 150 + float64(i*17%400), Est: e, Strong: i == 7, Named: i%9 == 0})
		g := 1 + i%4
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{
			{Runs: txt(force)},
			{Runs: txt([]string{"", "inadequate", "requires improvement", "good", "outstanding"}[g]), Grade: doc.GradeMark{Level: g, Of: 4}},
			{Runs: txt(e.Text)},
			{Runs: txt(e.Range)},
			{Runs: txt("12,400")},
			{Runs: txt(fmt.Sprintf("%d to %d", i+1, i+6))},
		}})
	}
	limits := doc.Limit{Label: "95 percent limits"}
	for n := 100.0; n <= 600; n += 50 {
		limits.Size = append(limits.Size, n)
		limits.Lower = append(limits.Lower, 85-196*math.Sqrt(.85*.15/n))
		limits.Upper = append(limits.Upper, 85+196*math.Sqrt(.85*.15/n))
	}
	axis := doc.Axis{Title: "Recorded, percent", Min: 60, Max: 100, Percent: true}
	p.Body = []doc.Block{
		doc.Contents{Title: "Contents", Depth: 2},
		doc.Section{ID: "all", Title: "All forces", Break: true, Blocks: []doc.Block{
			para(doc.Text{Text: prose}),
			doc.Figure{
				ID: "ranking", Title: txt("Recording rates differ widely between forces"), Alt: charttest.Told("Recording rates differ widely between forces"), Subtitle: "Percent of crimes reported", Source: "audits",
				Plot: doc.Intervals{Axis: axis, Rows: rows, Compact: true, Heads: doc.IntervalHeads{Label: "Force", Aside: "Audited", Value: "Rate"}},
			},
			para(doc.Text{Text: prose}), t, para(doc.Text{Text: prose}),
			doc.Figure{
				ID: "funnel", Title: txt("Nine forces lie outside what chance explains"), Alt: charttest.Told("Nine forces lie outside what chance explains"), Source: "audits",
				Plot: doc.Funnel{Axis: axis, SizeAx: "Effective number of crimes audited", Target: doc.Line{At: 85, Label: "National rate"}, Limits: []doc.Limit{limits}, Points: points},
			},
			para(doc.Text{Text: prose}),
		}},
	}
	return p
}
