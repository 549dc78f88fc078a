package pdf

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/go-pdf/fpdf"

	"assize/report/say/doc"
)

// thirtyPages is a report of about thirty pages with eight charts.
func thirtyPages() *doc.Publication {
	p := inspection("Greater Manchester Police", "inadequate", 1, 24)
	for i := range 6 {
		f := ratesFigure(fmt.Sprintf("more-%d", i))
		if i >= 5 {
			f.Plot = trendFigure().Plot
		}
		s := doc.Section{ID: fmt.Sprintf("extra-%d", i), Title: fmt.Sprintf("Annex part %d", i+1), Break: true, Blocks: []doc.Block{
			para(doc.Text{Text: prose}), f, para(doc.Text{Text: prose}), ratesTable(fmt.Sprintf("extra-table-%d", i), 6), para(doc.Text{Text: prose}), para(doc.Text{Text: prose}),
		}}
		p.Body = append(p.Body, s)
	}
	return p
}

// bare sets the same text with fpdf alone: same fonts, places and pages, no
// structure, no charts' lines, fpdf's own compression.
func bare(b testing.TB, env Env, trace []byte) []byte {
	p := fpdf.New("P", "pt", "A4", "")
	p.SetCatalogSort(true)
	p.SetAutoPageBreak(false, 0)
	for id, f := range env.Faces.All() {
		p.AddUTF8FontFromBytes(family(faceID(id)), "", f.Bytes())
	}
	page := 0
	for _, l := range strings.Split(strings.TrimSpace(string(trace)), "\n") {
		v := strings.Split(l, "\t")
		if len(v) == 3 {
			continue // the end of a page
		}
		n, _ := strconv.Atoi(v[0])
		x, _ := strconv.ParseFloat(v[1], 64)
		y, _ := strconv.ParseFloat(v[2], 64)
		size, _ := strconv.ParseFloat(v[4], 64)
		for ; page < n; page++ {
			p.AddPage()
		}
		p.SetFont(family(faceID(len(v[5])%int(faceCount))), "", size)
		p.Text(x, y, v[6])
	}
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func BenchmarkReport(b *testing.B) {
	env, p := testEnv(b), thirtyPages()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Render(p, env); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBare(b *testing.B) {
	env := testEnv(b)
	trace, err := Trace(thirtyPages(), env)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		bare(b, env, trace)
	}
}

func TestParallelDocumentsAreEqual(t *testing.T) {
	env, p := testEnv(t), inspection("Sussex Police", "good", 3, 1)
	want, err := Render(p, env)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if got, err := Render(p, env); err != nil || !bytes.Equal(got, want) {
				t.Errorf("differs: %v", err)
			}
		})
	}
	wg.Wait()
}
