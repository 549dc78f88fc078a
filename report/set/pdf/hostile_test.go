package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"assize/report/say/doc"
)

func TestHostileTextIsRefusedWithItsPlace(t *testing.T) {
	env := testEnv(t)
	at := func(text string) *doc.Publication {
		return story(doc.Section{ID: "summary", Title: "Summary", Blocks: []doc.Block{para(doc.Text{Text: text})}})
	}
	tb := ratesTable("rates", 0)
	tb.Rows[3].Cells[0].Runs = txt("a\u202eb")
	title := at("x")
	title.Title = "Report \u2066x"
	notes := story(para(doc.Text{Text: "x"}, doc.Note{ID: "n", Runs: txt("a\x00b")}))
	head := ratesTable("rates", 0)
	head.Columns[1].Head = "👍"
	chart := ratesFigure("f")
	plot := chart.Plot.(doc.Intervals)
	plot.Rows[1].Label = "Violence \u202e"
	chart.Plot = plot
	scale := panelOf("good", 3)
	scale.Scale[0] = "a\x07b"
	property := func(change func(*doc.Publication)) *doc.Publication {
		p := inspection("Sussex Police", "good", 3, 0)
		change(p)
		return p
	}
	for _, c := range []struct {
		name string
		p    *doc.Publication
		want []string
	}{
		{"in a heading and its bookmark", story(doc.Section{ID: "summary", Title: "a\u202eb", Blocks: []doc.Block{para(doc.Text{Text: "x"})}}), []string{`section "summary": `, "U+202E"}},
		{"in a list", story(doc.List{Items: [][]doc.Run{txt("a"), txt("b 👍")}}), []string{"block 1", "U+1F44D"}},
		{"in the number of an item", story(doc.List{Items: [][]doc.Run{txt("a")}, Numbers: []string{"1\u202e"}}), []string{"block 1", "U+202E"}},
		{"in the number of a paragraph", story(doc.Paragraph{Number: "1\x07", Runs: txt("a")}), []string{"block 1", "U+0007"}},
		{"in a chart", story(chart), []string{`figure "f"`, "U+202E"}},
		{"in alternative text", story(scale), []string{"block 1", "U+0007"}},
		{"in the title of a document with a cover", property(func(p *doc.Publication) { p.Title = "a\u202eb" }), []string{"properties", "U+202E"}},
		{"in the subject", property(func(p *doc.Publication) { p.Subject = "a\x07b" }), []string{"properties", "U+0007"}},
		{"in a keyword", property(func(p *doc.Publication) { p.Keywords = []string{"a", "👍"} }), []string{"properties", "U+1F44D"}},
		{"in the author", property(func(p *doc.Publication) { p.Author = "a\u2066b" }), []string{"properties", "U+2066"}},
		{"in the watermark", property(func(p *doc.Publication) { p.Watermark = "a\u202eb" }), []string{"U+202E"}},
		{"emoji", at("good 👍 work"), []string{`section "summary", block 1`, "U+1F44D", "no glyph"}},
		{"control character", at("a\x07b"), []string{"control character U+0007"}},
		{"null", at("a\x00b"), []string{"control character U+0000"}},
		{"right-to-left override", at("a\u202eb"), []string{"U+202E", "reading direction"}},
		{"Arabic", at("سلام"), []string{"U+0633"}},
		{"not UTF-8", at("caf\xe9"), []string{"U+FFFD"}},
		{"private use", at("\ue000"), []string{"U+E000"}},
		{"in a table", story(tb), []string{`table "rates", row 4`, "U+202E"}},
		{"in a head", story(head), []string{`table "rates"`, "U+1F44D"}},
		{"in the title", title, []string{"U+2066"}},
		{"in a note", notes, []string{"block 1", "U+0000"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Render(c.p, env)
			for _, w := range c.want {
				if err == nil || !strings.Contains(err.Error(), w) {
					t.Errorf("error %v, want one with %q", err, w)
				}
			}
		})
	}
}

func TestHarmlessOddTextIsSet(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"decomposed letters", "w\u0302y\u0302r Ty\u0302", "ŵŷr Tŷ"},
		{"line feed and tab", "a\nb\tc", "a b c"},
		{"soft hyphen and zero width", "in\u00adspec\u200btion\ufeff", "inspection"},
		{"narrow no-break space", "12\u202f000", "12\u00a0000"},
		{"brackets and backslash", `a (b) \ c)`, `a (b) \ c)`},
		{"markup", "<b>&amp;</b> %%EOF endstream", "<b>&amp;</b> %%EOF endstream"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := false
			for _, l := range traceOf(t, story(para(doc.Text{Text: c.in}))) {
				found = found || strings.TrimSpace(l.text) == c.want
			}
			if !found {
				t.Errorf("%+q is not set as %+q", c.in, c.want)
			}
		})
	}
}

// What would end a string or a stream in the file stays text.
func TestHostileTextDoesNotBreakTheFile(t *testing.T) {
	p := inspection("Sussex ) >> endobj (\\ Police", "good", 3, 0)
	p.Subject, p.Keywords, p.Author = "</rdf:li><x>&\"'", []string{"a)b", "ŵ(x"}, "A & B <C>"
	s := p.Body[1].(doc.Section)
	s.Title = "Contents) /S /URI (\\"
	p.Body[1] = s
	b, err := Render(p, testEnv(t))
	if err != nil {
		t.Fatal(err)
	}
	keepFile(t, "hostile", b)
	f := mustRead(t, b)
	for _, fault := range check(f) {
		t.Error(fault)
	}
	if got := plain(f.dict(f.trailer["Info"])["Title"]); got != p.Title {
		t.Errorf("title %q, want %q", got, p.Title)
	}
}

func picture(t *testing.T, w, h int) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = uint8(i * 7)
	}
	m.Set(0, 0, color.NRGBA{R: 255, A: 128})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestLogo(t *testing.T) {
	env := testEnv(t)
	env.Theme = DefaultTheme()
	env.Theme.Logo, env.Theme.LogoAlt = picture(t, 120, 40), "Assize Inspectorate"
	if err := env.Theme.check(); err != nil {
		t.Fatal(err)
	}
	b, err := Render(inspection("Sussex Police", "good", 3, 0), env)
	if err != nil {
		t.Fatal(err)
	}
	keepFile(t, "logo-png", b)
	f := mustRead(t, b)
	for _, fault := range check(f) {
		t.Error(fault)
	}
	images := 0
	for _, o := range f.objs {
		if f.dict(o)["Subtype"] == name("Image") {
			images++
		}
	}
	if images != 1 {
		t.Errorf("%d images, want 1", images)
	}
}

func TestThemeCheck(t *testing.T) {
	header := picture(t, 4, 4)
	bomb := append([]byte{}, header...)
	copy(bomb[16:], "\x00\x01\x00\x00\x00\x01\x00\x00") // 65,536 pixels square
	for _, c := range []struct {
		name   string
		change func(*Theme)
		want   string
	}{
		{"default", func(*Theme) {}, ""},
		{"pale text", func(t *Theme) { t.Ink = Color{150, 150, 150} }, "ink on white"},
		{"pale link", func(t *Theme) { t.Link = Color{90, 150, 220} }, "link on white"},
		{"pale accent", func(t *Theme) { t.Accent = Color{180, 220, 210} }, "accent on white"},
		{"dark watermark", func(t *Theme) { t.Watermark = Color{120, 120, 120} }, "on the watermark"},
		{"pale grade", func(t *Theme) { t.Grades[1] = Color{250, 200, 0} }, "white on grade 2"},
		{"no grades", func(t *Theme) { t.Grades = nil }, "no colours of grades"},
		{"brand pale", func(t *Theme) { t.Brand = Color{110, 140, 170} }, "brand on white"},
		{"logo is text", func(t *Theme) { t.Logo, t.LogoAlt = []byte("hello"), "x" }, "neither a png nor an svg"},
		{"logo is an empty drawing", func(t *Theme) { t.Logo, t.LogoAlt = []byte("<svg/>"), "x" }, "neither a view box"},
		{"logo is cut", func(t *Theme) { t.Logo, t.LogoAlt = header[:40], "x" }, "not a png"},
		{"logo of a bomb's size", func(t *Theme) { t.Logo, t.LogoAlt = bomb, "x" }, "logo"},
		{"logo without name", func(t *Theme) { t.Logo = header }, "without a name"},
	} {
		t.Run(c.name, func(t *testing.T) {
			th := DefaultTheme()
			c.change(th)
			err := th.check()
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
}

func TestParseColor(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Color
		ok   bool
	}{
		{"#12436d", Color{18, 67, 109}, true},
		{"#FFFFFF", Color{255, 255, 255}, true},
		{"12436d", Color{}, false},
		{"#12436", Color{}, false},
		{"#12436g", Color{}, false},
		{"", Color{}, false},
		{"red", Color{}, false},
	} {
		got, err := ParseColor(c.in)
		if got != c.want || (err == nil) != c.ok {
			t.Errorf("%q: %v, %v", c.in, got, err)
		}
	}
}
