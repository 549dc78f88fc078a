package html_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"assize/report/say/doc"
	"assize/report/set/chart/charttest"
	"assize/report/set/html"
)

// The judgment stands on a page once, before all else in its main part, where
// the link past the header leads.
func TestJudgmentStandsOnce(t *testing.T) {
	summary := func(p *doc.Publication, blocks ...doc.Block) {
		p.Body = []doc.Block{doc.Contents{Title: "Contents", Depth: 1}, doc.Section{ID: "summary", Title: "Summary", Blocks: blocks}}
	}
	same := *charttest.Publication().Cover.Panel
	short, other := same, same
	short.Runs, short.Notes = nil, nil
	other.Label = "Judgment of the question"
	text := doc.Paragraph{Runs: doc.Words("Text.")}
	for _, c := range []struct {
		name   string
		change func(*doc.Publication)
		want   string // what the main part holds, in order
	}{
		{"again in the summary", func(p *doc.Publication) { summary(p, same, text) }, "panel nav section: h2 p"},
		{"shorter on the cover", func(p *doc.Publication) { p.Cover.Panel = &short; summary(p, same, text) }, "panel nav section: h2 p"},
		{"another in the summary", func(p *doc.Publication) { summary(p, other, text) }, "panel nav section: h2 panel p"},
		{"later in the summary", func(p *doc.Publication) { summary(p, text, same) }, "panel nav section: h2 p panel"},
		{"all of the summary", func(p *doc.Publication) { summary(p, same) }, "panel nav section: h2 panel"},
		{"after what was corrected", func(p *doc.Publication) {
			summary(p, same, text)
			p.Body = append([]doc.Block{doc.Section{ID: "corrected", Title: "Corrected", Blocks: []doc.Block{text}}}, p.Body...)
		}, "panel section nav section: h2 p"},
		{"an empty section first", func(p *doc.Publication) { summary(p) }, "panel nav section: h2"},
		{"not on the cover", func(p *doc.Publication) { p.Cover.Panel = nil; summary(p, same, text) }, "nav section: h2 panel p"},
		{"no cover", func(p *doc.Publication) { p.Cover = nil; summary(p, same, text) }, "nav section: h2 panel p"},
	} {
		t.Run(c.name, func(t *testing.T) {
			pub := charttest.Publication()
			c.change(pub)
			root, page := render(t, pub)
			main := root.all("main")[0]
			names := func(of *node) string {
				var out []string
				for _, n := range of.kids {
					name := n.tag
					if n.attr["class"] == "panel" {
						name = "panel"
					}
					out = append(out, name)
				}
				return strings.Join(out, " ")
			}
			if got := names(main) + ": " + names(main.all("section")[0]); got != c.want {
				t.Errorf("the page holds %q, want %q", got, c.want)
			}
			if n := len(root.all("header")[0].all("div")); n != 0 {
				t.Error("a panel in the header")
			}
			if !strings.Contains(page, "The force records") {
				t.Error("the sentence of the judgment is gone")
			}
		})
	}
	pub := charttest.Publication()
	summary(pub, same, text)
	if b, err := html.Fragment(pub, env(t)); err != nil || !strings.Contains(string(b), `class="panel"`) {
		t.Errorf("an article, which has no cover, lacks its judgment: %v", err)
	}
}

// What has a printed number has it once, as text before its own, and a list
// stays a list.
func TestPrintedNumbers(t *testing.T) {
	pub := charttest.Publication()
	pub.Cover = nil
	items := [][]doc.Run{doc.Words("One."), doc.Words("Two.")}
	pub.Body = []doc.Block{
		doc.Paragraph{Number: "3.4", Weight: doc.Lead, Runs: doc.Words("Text.")},
		doc.List{Items: items, Numbers: []string{"3.4 a", "3.4 b"}},
		doc.Callout{Label: "Cause", Blocks: []doc.Block{
			doc.Paragraph{Number: "3.5", Runs: doc.Words("Text.")},
			doc.List{Items: items, Ordered: true, Numbers: []string{"3.5 a", "3.5 <b>"}},
		}},
		doc.List{Items: items},
	}
	root, _ := render(t, pub)
	main := root.all("main")[0]
	var got []string
	for _, n := range main.all("p", "li") {
		got = append(got, n.inner)
	}
	want := []string{"3.4 Text.", "3.4 a One.", "3.4 b Two.", "Cause", "3.5 Text.", "3.5 a One.", "3.5 <b> Two.", "One.", "Two."}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if class := main.all("p")[0].attr["class"]; class != "lead numbered" {
		t.Errorf("paragraph of class %q", class)
	}
	for i, l := range main.all("ul", "ol") {
		role, style := "list", "list-style:none"
		if i == 2 {
			role, style = "", ""
		}
		if l.attr["role"] != role || l.attr["style"] != style {
			t.Errorf("list %d: %v", i+1, l.attr)
		}
	}
}
