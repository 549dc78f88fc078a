package round_test

import (
	"fmt"
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/round"
	"assize/report/say/saytest"
)

// TestIndexListsEveryFile once, and leads nowhere else.
func TestIndexListsEveryFile(t *testing.T) {
	in := saytest.Input(t, saytest.GreaterManchester())
	x := round.Index{Title: "Round", Forces: []findings.Findings{in.Findings}, House: in.House, Words: in.Words, Templates: in.Templates, Edition: in.Edition}
	x.Edition.Licences = []string{"Licensed under the Open Government Licence v3.0."}
	force := in.Findings.Force.ID
	for i, f := range []doc.File{
		{Path: "a.xlsx", Kind: doc.AnnexFile, Subject: force},
		{Path: "b.pdf", Kind: doc.ReportFile, Subject: force},
		{Path: "strange.bin", Subject: force},
		{Path: "c.svg", Kind: doc.ChartFile, Part: "rates", Subject: force},
		{Path: "c.png", Kind: doc.ChartFile, Part: "rates", Subject: force},
		{Path: "d.csv", Kind: doc.TableFile, Part: "rates", Subject: force},
		{Path: "n.pdf", Kind: doc.OverviewFile, Subject: doc.AllForces},
		{Path: "problems.csv", Kind: doc.ProblemsFile},
		{Path: "quarantine/kent.xlsx.txt", Kind: doc.QuarantineFile},
		{Path: "e.pdf", Kind: doc.ReportFile, Subject: "gone"},
	} {
		x.Files = append(x.Files, round.IndexFile{File: f, Size: int64(1+i) * 999_999})
	}
	pub, err := round.TellIndex(x)
	if err != nil {
		t.Fatal(err)
	}
	if err := pub.Validate(); err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	var order []string
	for r := range pub.Runs() {
		if l, ok := r.(doc.Link); ok {
			file := strings.TrimPrefix(l.To, doc.ReleaseLink)
			seen[file]++
			order = append(order, file)
		}
	}
	for _, f := range x.Files {
		if seen[f.Path] != 1 {
			t.Errorf("%s is listed %d times", f.Path, seen[f.Path])
		}
	}
	if len(seen) != len(x.Files) || order[0] != "n.pdf" || order[1] != "b.pdf" {
		t.Errorf("%d files are listed: %q", len(seen), order)
	}
	text := saytest.TextOf(pub)
	for _, want := range []string{"| Report, Annex", "85.5 | 83.4 to 87.3 | over 38,000 | 68 percent, November 2014", "draft, not for publication", "not to be passed on yet", "Overall judgment: inadequate. To be published 25 August 2016.", "Open Government Licence"} {
		if !strings.Contains(text, want) {
			t.Errorf("does not say %q:\n%s", want, text)
		}
	}
	pub.Kind = doc.Report
	if err := pub.Validate(); err == nil || !strings.Contains(err.Error(), "outside its index") {
		t.Errorf("a report may lead into the release: %v", err)
	}
}

// TestIndexNamesEveryFile: what a release holds is listed by what it is, whatever
// version, language or sample its name says, the main language first.
func TestIndexNamesEveryFile(t *testing.T) {
	in := saytest.Input(t, saytest.GreaterManchester())
	x := round.Index{Title: "Round", Forces: []findings.Findings{in.Findings}, House: in.House, Words: in.Words, Templates: in.Templates, Edition: in.Edition}
	x.Languages = map[string]string{"cy": "Cymraeg"}
	names := []struct {
		kind         doc.FileKind
		part, format string
		name         string
	}{
		{doc.AccuracyFile, "", "pdf", "Report with numbered paragraphs"},
		{doc.CommentsFile, "", "xlsx", "Workbook for the force"},
		{doc.AuditedLinesFile, "", "xlsx", "Audited lines"},
		{doc.ReportFile, "", "pdf", "Inspection report"},
		{doc.CorrectionNoticeFile, "", "txt", "Notice of the correction"},
		{doc.ChartFile, "rates", "svg", "How much reported crime is recorded"},
		{doc.TableFile, "data-dictionary", "csv", "Data dictionary"},
		{doc.UntranslatedFile, "", "yaml", "Texts to be translated (cy)"},
		{doc.SignOffFile, "", "yaml", "Sign-off to fill in"},
	}
	for _, lang := range []string{"en", "cy"} {
		for i, n := range names {
			x.Files = append([]round.IndexFile{{Size: 1, File: doc.File{
				Path: fmt.Sprintf("cdi-2016-v1.1-%s-%d.%s", lang, i, n.format), Kind: n.kind, Part: n.part, Language: lang, Subject: in.Findings.Force.ID,
			}}}, x.Files...)
		}
	}
	pub, err := round.TellIndex(x)
	if err != nil {
		t.Fatal(err)
	}
	text := saytest.TextOf(pub)
	for _, n := range names {
		if !strings.Contains(text, n.name) {
			t.Errorf("no %q in\n%s", n.name, text)
		}
	}
	if strings.Contains(strings.ToLower(text), "cdi") || strings.Contains(text, "v1.1") {
		t.Errorf("a file is listed by its name:\n%s", text)
	}
	if strings.Index(text, "Inspection report (") > strings.Index(text, "Inspection report, Cymraeg") {
		t.Errorf("the main language is not first:\n%s", text)
	}
}
