package chart_test

import (
	"strings"
	"sync"
	"testing"

	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
)

// One figure and one env may be drawn by many at once, each time alike.
func TestSharedByMany(t *testing.T) {
	env := charttest.Env(t)
	figures := charttest.Figures()
	first := map[string]string{}
	for _, f := range figures {
		r, _ := record(t, f, env, 467)
		first[f.ID] = strings.Join(r.Calls, "\n")
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, f := range figures {
				r, _ := record(t, f, env, 467)
				if strings.Join(r.Calls, "\n") != first[f.ID] {
					t.Errorf("%s is drawn differently", f.ID)
				}
				chart.Alt(f)
				chart.Tabulate(f, env.Words)
			}
		})
	}
	wg.Wait()
}

func BenchmarkDraw(b *testing.B) {
	env := charttest.Env(b)
	for _, f := range charttest.Figures() {
		b.Run(f.ID, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				d, err := chart.Lay(f, env, 467)
				if err != nil {
					b.Fatal(err)
				}
				d.Draw(null{})
			}
		})
	}
}

// null is a medium that forgets.
type null struct{}

func (null) Path([]chart.Point, bool, chart.Pen)    {}
func (null) Circle(chart.Point, float64, chart.Pen) {}
func (null) Text(chart.Point, string, chart.Type)   {}
