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
		short, long := chart.Alt(f)
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
	f.Alt = charttest.Told(doc.Plain(f.Title))
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
