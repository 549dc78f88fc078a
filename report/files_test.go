package report_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"assize/report/release/publish"
	"assize/report/say/doc"
)

// TestFilesSayWhatTheyAre: every file of a release is listed in its manifest with its
// kind, what it is about and the language that it is written in, and its index calls
// none by its own name.
func TestFilesSayWhatTheyAre(t *testing.T) {
	r := newRealRound(t, "sussex")
	sussex := []string{"sussex.xlsx"}
	found := map[doc.FileKind]bool{}
	for _, status := range []string{"draft", "factual-accuracy"} {
		res := r.must("out-"+status, status, sussex, "languages: [en, cy]",
			"outputs: [report, html, key-findings, press-notice, annex, analyst-annex, tables, charts, national]")
		for _, area := range []publish.Area{publish.Public, publish.Restricted} {
			dir := filepath.Join(res.Release.Dir, string(area))
			m, err := publish.ReadManifest(dir)
			if err != nil {
				t.Fatal(err)
			}
			index := ""
			if status == "draft" || area == publish.Restricted {
				index = says(t, dir, "index.html") // nothing is public of what goes to the forces
			}
			for _, f := range m.Files {
				kind, base := doc.FileKind(f.Kind), filepath.Base(f.Path)
				found[kind] = true
				if kind == "" {
					t.Errorf("%s: no kind", f.Path)
				}
				about := map[bool]string{true: "sussex"}[strings.HasPrefix(f.Path, "forces/")]
				if strings.HasPrefix(f.Path, "national/") {
					about = doc.AllForces
				}
				if f.Subject != about {
					t.Errorf("%s: about %q, want %q", f.Path, f.Subject, about)
				}
				isPart := slices.Contains([]doc.FileKind{doc.ChartFile, doc.TableFile}, kind)
				if isPart != (f.Part != "") || isPart && !strings.Contains(base, f.Part) {
					t.Errorf("%s: part %q of kind %s", f.Path, f.Part, kind)
				}
				if welsh := strings.Contains(base, "-cy"); welsh != (f.Language == "cy") || strings.HasSuffix(base, ".pdf") && f.Language == "" {
					t.Errorf("%s: language %q", f.Path, f.Language)
				}
				if f.LineLevel != (kind == doc.AnalystAnnexFile || kind == doc.AuditedLinesFile) {
					t.Errorf("%s: line level %v of kind %s", f.Path, f.LineLevel, kind)
				}
				if strings.Contains(index, ">"+base+" (") {
					t.Errorf("the index of the %s part calls %s by its name", area, base)
				}
			}
		}
	}
	for _, kind := range []doc.FileKind{
		doc.ReportFile, doc.KeyFindingsFile, doc.PressNoticeFile, doc.AnnexFile, doc.AnalystAnnexFile, doc.ChartFile, doc.TableFile, doc.OverviewFile,
		doc.FindingsFile, doc.AccuracyFile, doc.CommentsFile, doc.AuditedLinesFile, doc.UntranslatedFile, doc.PictureFile, doc.PrintedFile, doc.ProblemsFile, doc.QualityLogFile, doc.SignOffFile, doc.RoundFile, doc.IndexFile,
	} {
		if !found[kind] {
			t.Errorf("no file of kind %s", kind)
		}
	}
}
