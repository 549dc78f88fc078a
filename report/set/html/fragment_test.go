package html_test

import (
	"strings"
	"testing"

	"assize/report/say/doc"
	"assize/report/set/chart/charttest"
	"assize/report/set/html"
)

// A fragment stands in a page of somebody else's: it brings no head, no style, no
// heading of level 1, and says itself what it is.
func TestFragment(t *testing.T) {
	pub := charttest.Publication()
	pub.Kind, pub.Cover, pub.Title = doc.PressNotice, nil, `Force "inadequate" <at> recording`
	pub.Notice, pub.Sample = "DRAFT: not for publication", "Illustrative sample."
	b, err := html.Fragment(pub, env(t))
	if err != nil {
		t.Fatal(err)
	}
	root := parse(t, b)
	if n := len(root.all("html", "head", "style", "body", "h1", "main", "meta", "script")); n > 0 {
		t.Errorf("%d elements of a whole page", n)
	}
	articles := root.all("article")
	if len(articles) != 1 || len(root.kids) != 1 || articles[0].attr["lang"] != pub.Lang {
		t.Fatalf("%d articles among %d elements: %.200s", len(articles), len(root.kids), b)
	}
	titles := root.all("h2")
	if len(titles) == 0 || titles[0].inner != pub.Title || titles[0].attr["id"] != articles[0].attr["aria-labelledby"] {
		t.Errorf("the article is not named by its title: %.300s", b)
	}
	first := strings.Index(string(b), "DRAFT: not for publication")
	second := strings.Index(string(b), "Illustrative sample.")
	if first < 0 || second < first || second > strings.Index(string(b), "<h2") {
		t.Errorf("status and sample do not stand on top: %.300s", b)
	}
	if !strings.Contains(string(b), "<h3") {
		t.Error("sections do not stand below the title")
	}
	pub.Title = ""
	if _, err := html.Fragment(pub, env(t)); err == nil {
		t.Error("a notice without a title is set")
	}
}

// The index of a release leads to its files; no other page does, and no path
// leads out of the release.
func TestReleaseLinks(t *testing.T) {
	link := func(kind doc.Kind, to string) ([]byte, error) {
		pub := charttest.Publication()
		pub.Kind = kind
		pub.Body = append(pub.Body, doc.Paragraph{Runs: []doc.Run{doc.Link{To: to, Text: "a file"}}})
		return html.Render(pub, env(t))
	}
	b, err := link(doc.ReleaseIndex, doc.ReleaseLink+`forces/a b/c"d&e:f.pdf`)
	if err != nil || !strings.Contains(string(b), `<a href="forces/a%20b/c%22d&amp;e:f.pdf">a file</a>`) {
		t.Errorf("index: %v", err)
	}
	for _, tt := range []struct {
		name string
		kind doc.Kind
		to   string
	}{
		{"a report", doc.Report, "release:forces/a.pdf"},
		{"out of the release", doc.ReleaseIndex, "release:../secret"},
		{"from the root", doc.ReleaseIndex, "release:/etc/passwd"},
		{"nowhere", doc.ReleaseIndex, "release:"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := link(tt.kind, tt.to); err == nil || !strings.Contains(err.Error(), "[doc-link]") {
				t.Errorf("error %v", err)
			}
		})
	}
}
