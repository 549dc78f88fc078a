package html_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"assize/report/say/doc"
	"assize/report/set/chart/charttest"
	"assize/report/set/html"
)

var update = flag.Bool("update", false, "write goldens")

func env(tb testing.TB) html.Env { return html.Env{Env: charttest.Env(tb)} }

// node is an element of a page read back.
type node struct {
	tag   string
	attr  map[string]string
	kids  []*node
	inner string // all text within
}

// parse reads a page as XML: void elements aside, what is written must close
// and nest, and every attribute must be quoted.
func parse(t *testing.T, page []byte) *node {
	t.Helper()
	closed := regexp.MustCompile(`<meta [^>]*`).ReplaceAll(page, []byte("$0/")) // the one void element there is
	d := xml.NewDecoder(bytes.NewReader(closed))
	d.Entity = xml.HTMLEntity
	root := &node{}
	stack := []*node{root}
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("page does not parse: %v", err)
		}
		top := stack[len(stack)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			n := &node{tag: tok.Name.Local, attr: map[string]string{}}
			for _, a := range tok.Attr {
				n.attr[a.Name.Local] = a.Value
			}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			for _, n := range stack {
				n.inner += string(tok)
			}
		}
	}
	return root
}

// all are the elements of a page with a tag, in order.
func (n *node) all(tags ...string) []*node {
	var out []*node
	for _, k := range n.kids {
		if slices.Contains(tags, k.tag) || len(tags) == 0 {
			out = append(out, k)
		}
		out = append(out, k.all(tags...)...)
	}
	return out
}

func render(t *testing.T, pub *doc.Publication) (*node, string) {
	t.Helper()
	b, err := html.Render(pub, env(t))
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, b), string(b)
}

// A report with a block of every kind, as a golden file, the drawings left out.
func TestGolden(t *testing.T) {
	_, got := render(t, charttest.Publication())
	if err := os.WriteFile(filepath.Join(t.ArtifactDir(), "report.html"), []byte(got), 0o644); err != nil {
		t.Fatal(err)
	}
	_, got, _ = strings.Cut(got, "</style>")
	for {
		before, rest, found := strings.Cut(got, "<svg")
		if !found {
			break
		}
		_, after, _ := strings.Cut(rest, "</svg>")
		got = before + "[drawing]" + after
	}
	const path = "testdata/report.html"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// What a reader of any ability needs is there: language, landmarks, one
// heading of level 1 and none skipped, names of regions, headers of tables.
func TestAccessible(t *testing.T) {
	root, _ := render(t, charttest.Publication())
	page := root.kids[0]
	if page.tag != "html" || page.attr["lang"] != "en-GB" {
		t.Errorf("%s lang %q", page.tag, page.attr["lang"])
	}
	for tag, n := range map[string]int{"title": 1 + 2*2, "h1": 1, "main": 1, "header": 1, "footer": 1, "nav": 1, "figure": 2, "svg": 2 * 2} {
		if got := len(page.all(tag)); got != n {
			t.Errorf("%d elements %s, want %d", got, tag, n)
		}
	}
	body := page.all("body")[0]
	if skip := body.kids[0]; skip.tag != "a" || skip.attr["href"] != "#main" {
		t.Errorf("first element is %s to %q", skip.tag, skip.attr["href"])
	}
	level := 0
	for _, h := range page.all("h1", "h2", "h3", "h4", "h5", "h6") {
		n := int(h.tag[1] - '0')
		if n > level+1 {
			t.Errorf("heading %q of level %d after level %d", h.inner, n, level)
		}
		level = n
	}
	ids := map[string]*node{}
	for _, n := range page.all() {
		if id := n.attr["id"]; id != "" {
			if ids[id] != nil {
				t.Errorf("id %q twice", id)
			}
			ids[id] = n
		}
	}
	for _, n := range page.all() {
		for _, id := range strings.Fields(n.attr["aria-labelledby"]) {
			if ids[id] == nil || strings.TrimSpace(ids[id].inner) == "" {
				t.Errorf("%s is labelled by %q, which is not there or empty", n.tag, id)
			}
		}
		if to, ok := strings.CutPrefix(n.attr["href"], "#"); ok && ids[to] == nil {
			t.Errorf("link to #%s leads nowhere", to)
		}
		if n.attr["role"] == "group" && n.attr["aria-label"]+n.attr["aria-labelledby"] == "" {
			t.Errorf("group without a name: %.60q", n.inner)
		}
		switch n.tag {
		case "th":
			if s := n.attr["scope"]; s != "col" && s != "row" && s != "rowgroup" {
				t.Errorf("header %q with scope %q", n.inner, s)
			}
		case "tr":
			if len(n.kids) > 0 && n.kids[0].tag != "th" {
				t.Errorf("row %q begins with %s", n.inner, n.kids[0].tag)
			}
		case "svg":
			if n.attr["role"] != "img" || len(n.all("title")) != 1 || len(n.all("desc")) != 1 {
				t.Errorf("drawing with attributes %v", n.attr)
			}
		case "figure":
			if n.kids[0].tag != "figcaption" || len(n.all("details")) != 1 || len(n.all("table")) != 1 {
				t.Errorf("figure %q lacks caption or numbers", n.attr["id"])
			}
		}
	}
	if n := len(page.all("table")[0].all("tbody")); n != 2 {
		t.Errorf("%d bodies for two groups of rows", n)
	}
	var welsh []string
	for _, n := range page.all() {
		if n.attr["lang"] == "cy" {
			welsh = append(welsh, n.inner)
		}
	}
	if len(welsh) != 1 || !strings.HasPrefix(welsh[0], "Mae") {
		t.Errorf("in Welsh: %q", welsh)
	}
}

// A page loads nothing, runs nothing, and says so.
func TestSelfContained(t *testing.T) {
	root, text := render(t, charttest.Publication())
	for _, n := range root.all() {
		switch n.tag {
		case "script", "link", "iframe", "img", "object", "embed", "form", "input", "base":
			t.Errorf("element %s", n.tag)
		}
		for name := range n.attr {
			if name == "src" || name == "srcset" || strings.HasPrefix(name, "on") {
				t.Errorf("%s with attribute %s", n.tag, name)
			}
		}
	}
	for _, s := range []string{"url(", "@import", "javascript:"} {
		if strings.Contains(text, s) {
			t.Errorf("page has %s", s)
		}
	}
	if !strings.Contains(text, `content="default-src 'none'; style-src 'unsafe-inline'`) {
		t.Error("no content security policy")
	}
}

// Every number carries its value and its annex cell.
func TestNumbers(t *testing.T) {
	root, _ := render(t, charttest.Publication())
	data := root.all("data")
	if len(data) < 9 {
		t.Fatalf("%d numbers", len(data))
	}
	if n := data[0]; n.attr["value"] != "85.456" || n.attr["data-ref"] != "Rates|force|rate" || n.inner != "around 85 percent" {
		t.Errorf("%v %q", n.attr, n.inner)
	}
	var rows []string
	for _, n := range root.all("tr") {
		if ref := n.attr["data-ref"]; ref != "" {
			rows = append(rows, n.kids[0].inner+" "+ref)
		}
	}
	if d := cmp.Diff([]string{"Violence Rates|violence|rate"}, rows); d != "" {
		t.Errorf("rows behind figures: %s", d)
	}
	e := env(t)
	e.Address = func(r doc.Ref) (string, error) { return r.Sheet + "!E7", nil }
	b, err := html.Render(charttest.Publication(), e)
	if err != nil {
		t.Fatal(err)
	}
	if n := parse(t, b).all("data")[0]; n.attr["data-ref"] != "Rates!E7" {
		t.Errorf("%v", n.attr)
	}
	e.Address = func(r doc.Ref) (string, error) { return "", fmt.Errorf("annex has no row %q", r.Row) }
	if b, err := html.Render(charttest.Publication(), e); err == nil || b != nil || !strings.Contains(err.Error(), `no row "violence"`) {
		t.Errorf("numbers without a cell: %v", err)
	}
}

// A footnote cited twice has one text and two ways back.
func TestFootnotes(t *testing.T) {
	root, _ := render(t, charttest.Publication())
	var refs, back []string
	for _, a := range root.all("a") {
		switch a.attr["role"] {
		case "doc-noteref":
			refs = append(refs, a.attr["id"]+a.attr["href"]+a.inner)
		case "doc-backlink":
			back = append(back, a.attr["href"])
		}
	}
	if d := cmp.Diff([]string{"cite-1-1#note-11", "cite-1-2#note-11"}, refs); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"#cite-1-1", "#cite-1-2"}, back); d != "" {
		t.Error(d)
	}
}

// Text is text, whatever is in it.
func TestHostileText(t *testing.T) {
	bad := `<script>alert("1")</script>&amp; ' " ` + "\x00\x1b\u202e\u2028"
	pub := charttest.Publication()
	pub.Title, pub.Subject, pub.Keywords, pub.Notice, pub.Watermark, pub.Author = bad, bad, []string{bad}, bad, bad, bad
	pub.Cover.Title, pub.Cover.Panel.Grade = bad, bad
	pub.Body = append(pub.Body, doc.Section{ID: `a"b<c`, Title: bad, Blocks: []doc.Block{
		doc.Paragraph{Runs: []doc.Run{doc.Text{Text: bad, Strong: true, Emphasis: true, Lang: "cy"}, doc.Number{Value: 1, Text: bad, Ref: doc.Ref{Sheet: `S"<`, Row: "r", Column: "c"}}}},
		doc.List{Items: [][]doc.Run{doc.Words(bad)}, Numbers: []string{bad}},
		doc.Paragraph{Number: bad + "2", Runs: doc.Words("👍 is a character like others")},
		doc.Table{ID: "hostile", Title: doc.Words(bad), Columns: []doc.Column{{Head: bad, Unit: bad}, {Head: "x"}}, Rows: []doc.Row{
			{Group: true, Cells: []doc.Cell{{Runs: doc.Words(bad)}}}, {Cells: []doc.Cell{{Runs: doc.Words(bad)}, {Runs: doc.Words(bad)}}},
		}},
		doc.JudgmentPanel{Label: bad, Grade: bad, Mark: doc.GradeMark{Level: 1, Of: 2}, Scale: []string{bad, bad}},
		doc.KeyFacts{Items: []doc.KeyFact{{Label: bad, Value: doc.Words(bad)}}},
		doc.Glossary{Entries: []doc.Term{{Term: bad, Meaning: doc.Words(bad)}}},
		doc.Callout{Kind: doc.CalloutKind(`x" onclick="`), Label: bad, Title: bad, Blocks: []doc.Block{doc.Paragraph{Voice: `v"`, Runs: doc.Words(bad)}}},
	}})
	root, text := render(t, pub)
	if n := len(root.all("script")); n > 0 {
		t.Errorf("%d scripts", n)
	}
	for _, n := range root.all() {
		if _, ok := n.attr["onclick"]; ok {
			t.Error("an attribute broke out")
		}
	}
	if strings.ContainsAny(text, "\x00\x1b\u202e\u2028") {
		t.Error("control characters in the page")
	}
	if n := root.all("h1")[0]; !strings.HasPrefix(n.inner, `<script>alert("1")</script>&amp; ' "`) {
		t.Errorf("title reads %q", n.inner)
	}
}

// What cannot be set is an error, and there is no page.
func TestRefuses(t *testing.T) {
	for _, c := range []struct {
		name, want string
		change     func(*doc.Publication)
	}{
		{"not valid", "[doc-title]", func(p *doc.Publication) { p.Title = "" }},
		{"link that runs", "[doc-link]", func(p *doc.Publication) {
			p.Cover.Lines = []doc.Paragraph{{Runs: []doc.Run{doc.Link{To: "javascript:alert(1)", Text: "x"}}}}
		}},
		{"character that turns the reading in a figure", "figure unrecorded: U+202E cannot be set [glyph]", func(p *doc.Publication) {
			f := *charttest.Unrecorded()
			plot := f.Plot.(doc.Intervals)
			plot.Rows = slices.Clone(plot.Rows)
			plot.Rows[0].Label = "a\u202eb"
			f.Plot = plot
			p.Body = append(p.Body, f)
		}},
		{"figure that misleads", "[figure]", func(p *doc.Publication) {
			f := *charttest.Unrecorded()
			plot := f.Plot.(doc.Intervals)
			plot.Axis.Min = 10
			f.Plot = plot
			p.Body = append(p.Body, f)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			pub := charttest.Publication()
			c.change(pub)
			if b, err := html.Render(pub, env(t)); err == nil || b != nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%d bytes, error %v", len(b), err)
			}
		})
	}
	if _, err := html.Render(charttest.Publication(), html.Env{}); err == nil {
		t.Error("a page without words")
	}
}

// One publication may be set by many at once, each time alike.
func TestSharedByMany(t *testing.T) {
	e, pub := env(t), charttest.Publication()
	first, err := html.Render(pub, e)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if b, err := html.Render(pub, e); err != nil || !bytes.Equal(b, first) {
				t.Errorf("differs: %v", err)
			}
		})
	}
	wg.Wait()
}

func BenchmarkPage(b *testing.B) {
	e, pub := env(b), charttest.Publication()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := html.Render(pub, e); err != nil {
			b.Fatal(err)
		}
	}
}

// A narrow screen has each figure drawn for it, and each cell says its column's head,
// so that nothing has to be scrolled sideways.
func TestNarrowScreens(t *testing.T) {
	root, _ := render(t, charttest.Publication())
	page := root.kids[0]
	ids := map[string]bool{}
	for _, e := range page.all("title") {
		if id := e.attr["id"]; ids[id] && id != "" {
			t.Errorf("two parts are called %s", id)
		} else {
			ids[id] = true
		}
	}
	for _, f := range page.all("figure") {
		var widths []float64
		for _, drawn := range f.all("svg") {
			w, err := strconv.ParseFloat(strings.TrimSuffix(drawn.attr["width"], "pt"), 64)
			if err != nil {
				t.Fatal(err)
			}
			widths = append(widths, w)
		}
		if len(widths) != 2 || widths[0] < 400 || widths[1] > 350 {
			t.Errorf("%s is drawn %v points wide", f.attr["id"], widths)
		}
	}
	for _, c := range page.all("td") {
		if c.attr["role"] != "cell" || c.attr["data-head"] == "" {
			t.Errorf("a cell does not say its head: %v", c.attr)
		}
	}
}
