package charttest

import (
	"fmt"

	"assize/report/say/doc"
)

// Many are figures of each kind with n items: what grows with a round, a force's
// audit, or the inspections before it.
func Many(n int) []Named {
	intervals := doc.Intervals{Axis: doc.Axis{Title: "Recorded", Max: 100, Percent: true}, Compact: true}
	trend, strip := doc.Trend{Axis: intervals.Axis}, doc.Parts{Keys: []string{"right", "wrong"}, Strip: true}
	flow := doc.Flow{Heads: doc.FlowHeads{All: "all", Kept: "kept", Lost: "lost"}}
	series := doc.Series{Name: "All reported crime"}
	tally := doc.Tally{Heads: doc.TallyHeads{Label: "Reason", All: "All"}, Columns: []doc.TallyColumn{{Label: "Violence"}, {Label: "Other"}}}
	elapsed := doc.Elapsed{Axis: intervals.Axis, Unit: "hours", Own: "allowed"}
	funnel := ForceFunnel(n).Plot.(doc.Funnel)
	for i := range n {
		v := 50 + float64(i%40)
		name := fmt.Sprintf("Force of the county number %d", i+1)
		intervals.Rows = append(intervals.Rows, doc.IntervalRow{Label: name, Est: Est(v, v-4, v+4)})
		series.Points = append(series.Points, doc.Point{Year: 2000 + float64(i)/12, Label: fmt.Sprintf("month %d", i+1), Est: Est(v, v-4, v+4), Joined: i%3 > 0})
		flow.Rows = append(flow.Rows, doc.FlowRow{Label: name, Kept: v, KeptText: fmt.Sprint(v), Lost: Est(v, v-4, v+4)})
		tally.Rows = append(tally.Rows, tallied(name, i%3, 1))
		elapsed.Steps = append(elapsed.Steps, doc.ElapsedStep{Label: fmt.Sprint(i), Text: "50", Count: "1 of 2", Value: 50, Marked: i == 0})
		strip.Rows = append(strip.Rows, doc.PartsRow{Label: name, Counts: []int{i, n - i}, Text: fmt.Sprintf("%d of %d", i, n)})
		funnel.Points[i].Named, funnel.Points[i].Name = true, name
	}
	trend.Series = []doc.Series{series}
	squares := strip
	squares.Strip = false
	one := doc.Parts{Keys: strip.Keys, Rows: []doc.PartsRow{{Label: "Rape", Counts: []int{n, 0}, Text: fmt.Sprintf("%d of %d", n, n)}}}
	var out []Named
	for _, k := range []struct {
		what string
		plot doc.Plot
	}{{"intervals", intervals}, {"ranked", ForceRanking(n, false).Plot}, {"ranked in brief", ForceRanking(n, true).Plot}, {"trend", trend}, {"funnel", funnel}, {"flow", flow}, {"tally", tally}, {"elapsed", elapsed}, {"strips", strip}, {"squares", squares}, {"squares of one row", one}} {
		out = append(out, Named{fmt.Sprintf("%d %s", n, k.what), figure("many", "Many", "s", "", k.plot)})
	}
	return out
}
