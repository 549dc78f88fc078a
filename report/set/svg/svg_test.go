package svg_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/golang/freetype/truetype"
	gochart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"assize/report/say/doc"
	"assize/report/set/chart"
	"assize/report/set/chart/charttest"
	"assize/report/set/svg"
)

// picture is what tests read back of an SVG file.
type picture struct {
	attr  map[string]string
	title string
	desc  string
	texts []string
	tags  map[string]int
}

func read(t *testing.T, b []byte) picture {
	t.Helper()
	p := picture{attr: map[string]string{}, tags: map[string]int{}}
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Strict = true
	var inside string
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return p
		}
		if err != nil {
			t.Fatalf("not well formed: %v", err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			inside = tok.Name.Local
			p.tags[inside]++
			if inside == "svg" {
				for _, a := range tok.Attr {
					p.attr[a.Name.Local] = a.Value
				}
			}
		case xml.EndElement:
			inside = ""
		case xml.CharData:
			switch inside {
			case "title":
				p.title += string(tok)
			case "desc":
				p.desc += string(tok)
			case "text":
				p.texts = append(p.texts, string(tok))
			}
		}
	}
}

// TestPictures draws every kind of figure; with -artifacts the pictures are
// kept to be looked at.
func TestPictures(t *testing.T) {
	env := charttest.Env(t)
	figures := charttest.Figures()
	for _, n := range charttest.Extremes() {
		figures = append(figures, n.Figure)
	}
	for _, f := range figures {
		b, err := svg.Render(f, env, 467)
		if err != nil {
			t.Error(err)
			continue
		}
		if err := os.WriteFile(filepath.Join(t.ArtifactDir(), f.ID+".svg"), b, 0o644); err != nil {
			t.Fatal(err)
		}
		p := read(t, b)
		short, long := chart.Alt(f, env.Words)
		if p.title != short || !strings.HasPrefix(p.desc, long) || !strings.HasSuffix(p.desc, f.Sample) {
			t.Errorf("%s: title %q, desc %q", f.ID, p.title, p.desc)
		}
		if p.attr["role"] != "img" || p.attr["aria-labelledby"] != "svg-"+f.ID+"-title svg-"+f.ID+"-desc" || p.attr["lang"] != "en-GB" {
			t.Errorf("%s: attributes %v", f.ID, p.attr)
		}
		if p.attr["width"] != "467pt" || !strings.HasPrefix(p.attr["viewBox"], "0 0 467 ") {
			t.Errorf("%s: size %q, view box %q", f.ID, p.attr["width"], p.attr["viewBox"])
		}
		if p.tags["image"]+p.tags["script"]+p.tags["style"]+p.tags["foreignObject"] > 0 {
			t.Errorf("%s: elements %v", f.ID, p.tags)
		}
		if got := strings.Join(p.texts, " "); !strings.Contains(got, "Illustrative sample") {
			t.Errorf("%s does not say that its data are invented", f.ID)
		}
	}
}

// Text that could break out of XML stays text; what cannot be shown is refused.
func TestHostileText(t *testing.T) {
	env := charttest.Env(t)
	f := charttest.Rates()
	f.ID = `a"><script>`
	f.Title = doc.Words(`Violence & "theft" <script>alert(1)</script>]]> `)
	b, err := svg.Render(f, env, 467)
	if err != nil {
		t.Fatal(err)
	}
	p := read(t, b)
	if p.tags["script"] > 0 {
		t.Error("a title became markup")
	}
	if !strings.Contains(p.title, `Violence & "theft" <script>`) {
		t.Errorf("title %q", p.title)
	}
	if strings.ContainsAny(p.attr["aria-labelledby"], `"<>`) {
		t.Errorf("ids %q", p.attr["aria-labelledby"])
	}
}

func TestUnsettableText(t *testing.T) {
	env := charttest.Env(t)
	for text, want := range map[string]string{
		"emoji 😀": "U+1F600", "\u202Etxet desrever": "U+202E", "bell \x07": "U+0007", "nothing \x00": "U+0000", "\uFFFE": "U+FFFE",
	} {
		f := charttest.Rates()
		f.Subtitle = text
		if _, err := svg.Render(f, env, 467); err == nil || !strings.Contains(err.Error(), want+" cannot be set [glyph]") {
			t.Errorf("%q: error %v", text, err)
		}
		f = charttest.Rates() // a title of the file that is not drawn
		f.ID, env.Bare = "x", true
		f.Title = doc.Words(text)
		b, err := svg.Render(f, env, 467)
		if err != nil {
			t.Fatal(err)
		}
		read(t, b)
		env.Bare = false
	}
}

func TestSameBytes(t *testing.T) {
	env := charttest.Env(t)
	for _, f := range charttest.Figures() {
		a, err := svg.Render(f, env, 467)
		if err != nil {
			t.Fatal(err)
		}
		b, err := svg.Render(f, charttest.Env(t), 467)
		if err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs from itself: %v", f.ID, err)
		}
	}
}

// A refused figure gives no file.
func TestRefuses(t *testing.T) {
	f := charttest.Rates()
	f.Plot = doc.Intervals{}
	if b, err := svg.Render(f, charttest.Env(t), 467); err == nil || b != nil {
		t.Errorf("%d bytes, error %v", len(b), err)
	}
	if _, err := svg.Render(charttest.Rates(), chart.Env{}, 467); err == nil {
		t.Error("drawn without fonts")
	}
}

// The renderer serves go-chart's own charts too, and does not have the faults
// of the stock one: thin lines stay, text is escaped, arcs and circles close.
func TestRendererContract(t *testing.T) {
	env := charttest.Env(t)
	r, err := svg.Provider(svg.Meta{ID: "x", Title: "t"}, env.Faces)(100, 50)
	if err != nil {
		t.Fatal(err)
	}
	r.SetDPI(72)
	r.SetStrokeColor(drawing.ColorBlack)
	r.SetStrokeWidth(.75)
	r.SetStrokeDashArray([]float64{3, 2})
	r.MoveTo(0, 0)
	r.LineTo(10, 0)
	r.Stroke()
	r.SetStrokeDashArray(nil)
	r.SetFillColor(drawing.Color{R: 255, A: 128})
	r.Circle(4.5, 20, 20)
	r.Fill()
	r.ArcTo(50, 25, 10, 10, 0, 6.283185307179586)
	r.Close()
	r.FillStroke()
	r.SetFont(env.Faces.SemiBold.TrueType())
	r.SetFontSize(10)
	r.SetFontColor(drawing.ColorBlack)
	r.Text("a & b", 1, 40)
	if m := r.MeasureText("00"); m.Right < 9 || m.Right > 11 || m.Bottom < 6 || m.Bottom > 7 {
		t.Errorf("two figures of 10 points measure %v", m)
	}
	r.SetTextRotation(gochart.DegreesToRadians(90))
	r.Text("up", 1, 1)
	r.ClearTextRotation()
	r.SetFont((*truetype.Font)(nil))
	r.Text("no font", 1, 2)
	r.MoveTo(1, 1)
	r.SetStrokeWidth(0)
	r.Stroke() // nothing to see
	var b bytes.Buffer
	if err := r.Save(&b); err != nil {
		t.Fatal(err)
	}
	read(t, b.Bytes())
	for _, want := range []string{
		`<path d="M0 0L10 0" fill="none" stroke="#000000" stroke-width="0.75" stroke-dasharray="3 2"/>`,
		`<path d="M15.5 20A4.5 4.5 0 0 1 24.5 20A4.5 4.5 0 0 1 15.5 20Z" fill="#ff0000" fill-opacity="0.5"/>`,
		`M60 25A10 10 0 0 1 40 25A10 10 0 0 1 60 25Z`,
		`font-weight="600" textLength="`, `>a &amp; b</text>`, `transform="rotate(90 1 1)"`, `>no font</text>`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), `stroke-width="0"`) {
		t.Error("an invisible path is written")
	}
	if _, err := svg.Provider(svg.Meta{}, env.Faces)(0, 10); err == nil {
		t.Error("a picture without width")
	}
}

// A stock chart of go-chart draws through the provider.
func TestStockChart(t *testing.T) {
	env := charttest.Env(t)
	c := gochart.Chart{Font: env.Faces.Regular.TrueType(), Width: 400, Height: 200,
		Series: []gochart.Series{gochart.ContinuousSeries{XValues: []float64{1, 2, 3}, YValues: []float64{1, 3, 2}}}}
	var b bytes.Buffer
	if err := c.Render(svg.Provider(svg.Meta{ID: "stock"}, env.Faces), &b); err != nil {
		t.Fatal(err)
	}
	if p := read(t, b.Bytes()); p.tags["path"] < 3 || p.tags["text"] < 4 {
		t.Errorf("elements %v", p.tags)
	}
}

func BenchmarkSVG(b *testing.B) {
	env := charttest.Env(b)
	f := charttest.Rates()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := svg.Render(f, env, 467); err != nil {
			b.Fatal(err)
		}
	}
}
