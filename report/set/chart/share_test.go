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
				r := charttest.NewRecorder(env.Faces)
				if err := chart.Draw(f, env, r, 467); err != nil {
					t.Error(err)
				}
				if strings.Join(r.Calls, "\n") != first[f.ID] {
					t.Errorf("%s is drawn differently", f.ID)
				}
				chart.Alt(f, env.Words)
				chart.Table(f, env.Words)
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
			r := null{charttest.NewRecorder(env.Faces)}
			for b.Loop() {
				if err := chart.Draw(f, env, r, 467); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// null is a renderer that forgets.
type null struct{ *charttest.Recorder }

func (null) MoveTo(int, int)          {}
func (null) LineTo(int, int)          {}
func (null) Circle(float64, int, int) {}
func (null) Close()                   {}
func (null) Stroke()                  {}
func (null) Fill()                    {}
func (null) FillStroke()              {}
func (null) Text(string, int, int)    {}
