package report

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"assize/config"
	"assize/report/judge/nation"
	"assize/report/read/job"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/ledger"
	"assize/report/say/tell"
	"assize/report/say/tongue"
	"assize/report/set/annex"
	"assize/report/set/chart"
	"assize/report/set/html"
	"assize/report/set/pdf"
	"assize/templates"
)

// picturesTo, where set, is a folder that the Welsh documents are written to, to
// be looked at.
const picturesTo = "ASSIZE_WELSH_DIR"

// TestWelshEdition tells the demonstration in Welsh beside English: the same
// numbers with the same cells, words in Welsh or marked as English, the titles of
// notices and the key findings within their bounds.
func TestWelshEdition(t *testing.T) {
	b, ps, _ := setUp(Program{Version: "assize test", Config: config.Files, Templates: templates.Files}, "../testdata/demo/job.yaml", "")
	if b == nil {
		t.Fatal(ps)
	}
	cy := welshTongue(t)
	for _, name := range []string{"greater-manchester", "staffordshire", "sussex"} {
		t.Run(name, func(t *testing.T) {
			_, a := throughStore(t, b, name+".xlsx")
			if terms, _ := ledger.Untranslated(cy.Words, a.Findings, nil); len(terms) > 0 {
				t.Errorf("without a term: %q", terms)
			}
			english, welsh := toldIn(t, b, b.main(), a), toldIn(t, b, cy, a)
			for i, pub := range documentsOf(welsh) {
				isWelsh(t, pub)
				sameNumbers(t, documentsOf(english)[i], pub)
				setsInWelsh(t, b, cy, pub)
			}
			annexesInWelsh(t, cy, welsh)
			for _, check := range welsh.Checks {
				if check.Result == ledger.Failed {
					t.Errorf("check %s: %s", check.ID, check.Detail)
				}
			}
		})
	}
}

// welshTongue is the shipped Welsh in the style of the demonstration's house.
func welshTongue(t *testing.T) tongue.Tongue {
	t.Helper()
	house, ps := job.LoadHouse(os.DirFS("../testdata/demo"), "house.yaml")
	out := tongue.Load(&job.Job{Languages: []string{"cy"}}, house, nil, templates.Files, &ps)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	return out[0]
}

// toldIn composes a force's documents in a language, with the title of the
// inspection translated and nothing else of its workbook.
func toldIn(t *testing.T, b *bench, in tongue.Tongue, a assessment) *force.Told {
	t.Helper()
	told, err := force.Tell(force.Input{
		Findings: a.Findings.Controlled(), Lines: a.Lines, Picture: nation.Compare([]nation.Entry{nation.EntryOf(a.Findings)}, 1), House: b.publisher,
		Words: in.Words, Templates: in.Templates,
		Edition: tell.Edition{
			Status: doc.Draft, Notice: in.Templates.Fixed("notice-draft"), Sample: in.Templates.Fixed("sample-sentence"), Licences: b.job.Attribution,
		},
		Terms: map[string]string{
			"Crime Data Integrity inspection 2016": "Arolygiad unplygrwydd data trosedd 2016",
			b.publisher.Inspectorate:               "Arolygiaeth Cofnodion yr Heddlu (ffuglennol)",
		},
		InputLang: "en-GB",
	})
	if err != nil {
		t.Fatal(err)
	}
	return told
}

func documentsOf(told *force.Told) []*doc.Publication {
	return []*doc.Publication{told.Report, told.KeyBrief, told.Notice}
}

// isWelsh refuses English function words in text that is not marked.
func isWelsh(t *testing.T, pub *doc.Publication) {
	t.Helper()
	check := func(s string) {
		for _, word := range []string{"the", "of", "and", "was", "were", "are", "with", "by", "for", "not", "percent", "crime", "crimes"} {
			if strings.Contains(" "+strings.ToLower(s)+" ", " "+word+" ") {
				t.Errorf("%s: %q is not marked as English", pub.Kind, s)
				return
			}
		}
	}
	if pub.Lang != "cy" {
		t.Errorf("%s is in %q", pub.Kind, pub.Lang)
	}
	for run := range pub.Runs() {
		switch r := run.(type) {
		case doc.Text:
			if r.Lang == "" {
				check(r.Text)
			}
		case doc.Number:
			check(r.Text)
		}
	}
	check(pub.Title)
	check(pub.Subject)
	for _, s := range titlesOf(pub.Body) {
		check(s)
	}
}

// titlesOf are the texts that are no runs: of sections, boxes, facts, charts.
func titlesOf(blocks []doc.Block) []string {
	var out []string
	for _, b := range blocks {
		switch b := b.(type) {
		case doc.Section:
			out = append(append(out, b.Title), titlesOf(b.Blocks)...)
		case doc.Callout:
			out = append(append(out, b.Label, b.Title), titlesOf(b.Blocks)...)
		case doc.KeyFacts:
			for _, k := range b.Items {
				out = append(out, k.Label)
			}
		case doc.JudgmentPanel:
			out = append(append(out, b.Label, b.Grade), b.Scale...)
		case doc.Figure:
			out = append(out, b.Subtitle, b.Source, fmt.Sprintf("%v", b.Plot))
		case doc.Table:
			for _, c := range b.Columns {
				out = append(out, c.Head, c.Unit)
			}
		}
	}
	return out
}

// sameNumbers holds two languages of a document to the same numbers, each with its
// cell, as often.
func sameNumbers(t *testing.T, english, welsh *doc.Publication) {
	t.Helper()
	numbers := func(pub *doc.Publication) []string {
		var out []string
		for run := range pub.Runs() {
			if n, ok := run.(doc.Number); ok {
				out = append(out, fmt.Sprintf("%s/%s/%s %.10g", n.Ref.Sheet, n.Ref.Row, n.Ref.Column, n.Value))
			}
		}
		slices.Sort(out)
		return out
	}
	en, cy := numbers(english), numbers(welsh)
	if len(en) == 0 || !slices.Equal(en, cy) {
		count := map[string]int{}
		for _, n := range en {
			count[n]++
		}
		for _, n := range cy {
			count[n]--
		}
		for _, n := range slices.Sorted(maps.Keys(count)) {
			if count[n] != 0 {
				t.Errorf("%s: %s stands %+d times more in English", welsh.Kind, n, count[n])
			}
		}
	}
}

// annexesInWelsh sets the annexes, whose formulas name columns in Welsh.
func annexesInWelsh(t *testing.T, in tongue.Tongue, told *force.Told) {
	t.Helper()
	env := annex.Env{Words: in.Words}
	for _, w := range []*doc.Workbook{told.Annex, told.Analyst} {
		data, err := annex.XLSX(w, env)
		if err != nil {
			t.Fatal(err)
		}
		if dir := os.Getenv(picturesTo); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s-%v.xlsx", w.ID, w.Analyst)), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, s := range told.Annex.Sheets {
		if s.Table == nil {
			continue
		}
		heads := map[string]bool{} // of its csv, with what that says of itself
		for _, alone := range []string{"about", "code", "from", "to", "status", "sample"} {
			heads[in.Templates.Fixed("alone-"+alone)] = true
		}
		for _, c := range s.Table.Columns {
			if heads[c.Title] {
				t.Errorf("sheet %s: two columns are called %q", s.Name, c.Title)
			}
			heads[c.Title] = true
		}
	}
}

// setsInWelsh sets a document as a PDF and a page, in Welsh.
func setsInWelsh(t *testing.T, b *bench, in tongue.Tongue, pub *doc.Publication) {
	t.Helper()
	if err := pub.Validate(); err != nil {
		t.Fatal(err)
	}
	page, err := html.Render(pub, html.Env{Env: chart.Env{Words: in.Words, Faces: b.look.Faces}})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(page, []byte(`<html lang="cy"`)) {
		t.Errorf("the page of %s does not say that it is Welsh", pub.Kind)
	}
	if pub.Kind == doc.PressNotice {
		return
	}
	set, err := pdf.Render(pub, pdf.Env{Words: in.Words, Faces: b.look.Faces, Theme: b.look.Theme})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(set, []byte("<dc:language><rdf:Bag><rdf:li>cy</rdf:li>")) {
		t.Errorf("the PDF of %s does not say that it is Welsh", pub.Kind)
	}
	if dir := os.Getenv(picturesTo); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, pub.ID+".pdf"), set, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
