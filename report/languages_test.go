package report_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLanguages: one run sets every document in each language of the job, of the
// same numbers; what is left to translate is listed, and what was translated is
// used.
func TestLanguages(t *testing.T) {
	sussex := []string{"sussex.xlsx"}
	const outputs = "outputs: [report, html, key-findings, press-notice, annex, tables, charts, national]"
	r := newRealRound(t, "sussex")
	res := r.must("out", "draft", sussex, "languages: [en, cy]", outputs)
	dir := filepath.Join(res.Release.Dir, "public", "forces", "sussex")
	for _, name := range []string{
		"-report.pdf", "-report.html", "-key-findings.pdf", "-press-notice.txt", "-press-notice.html", "-annex.xlsx", "-annex.ods",
		"tables/-rates.csv", "charts/-figure-rates.svg", "charts/-figure-rates.txt",
	} {
		for _, stem := range []string{"cdi-sussex-2016", "cdi-sussex-2016-cy"} {
			file := filepath.Join(dir, filepath.Dir(name), stem+filepath.Base(name))
			if _, err := os.Stat(file); err != nil {
				t.Error(err)
			}
		}
	}
	if page := says(t, dir, "*-cy-report.html"); !strings.Contains(page, "Dyfarniad cyffredinol") || strings.Contains(page, "Overall judgment") {
		t.Error("the Welsh page is not in Welsh")
	}
	if index := says(t, filepath.Join(res.Release.Dir, "public"), "index.html"); !strings.Contains(index, "Inspection report, Cymraeg (PDF") {
		t.Error("the index does not tell the languages apart")
	}
	if _, err := os.Stat(filepath.Join(res.Release.Dir, "public", "national", "cdi-national-2016-cy-overview.pdf")); err != nil {
		t.Error(err)
	}
	approve := says(t, filepath.Join(res.Release.Dir, "restricted"), "sign-off.yaml")
	if strings.Count(approve, `language: "en"`) != 1 || strings.Count(approve, `language: "cy"`) != 1 {
		t.Errorf("each language is to be approved:\n%s", approve)
	}

	list := says(t, filepath.Join(res.Release.Dir, "restricted", "forces", "sussex"), "untranslated-cy.yaml")
	const title, inWelsh = "Crime Data Integrity inspection 2016", "Arolygiad Unplygrwydd Data Trosedd 2016"
	if !strings.Contains(list, `"`+title+`": ""`) || !strings.Contains(res.Problems.Error(), "texts of the workbook have no translation in cy") {
		t.Errorf("what is left to translate is not told:\n%s\n%v", list, res.Problems)
	}
	r.write("narrative/cy/terms.yaml", []byte(`"`+title+`": "`+inWelsh+`"`+"\n"))
	r.write("narrative/sussex/cy/summary.md", []byte("Gwelsom fod cynnydd.\n"))
	res = r.must("out", "draft", sussex, "languages: [en, cy]", "outputs: [html]", "narrative: narrative")
	dir = filepath.Join(res.Release.Dir, "public", "forces", "sussex")
	if page := says(t, dir, "*-cy-report.html"); !strings.Contains(page, inWelsh) || !strings.Contains(page, "Gwelsom fod cynnydd.") {
		t.Error("translation or narrative is not used")
	}
	if page := says(t, dir, "cdi-sussex-2016-report.html"); !strings.Contains(page, title) || strings.Contains(page, "Gwelsom") {
		t.Error("the Welsh words are in the English page")
	}
	again := says(t, filepath.Join(res.Release.Dir, "restricted"), "sign-off.yaml")
	digests := func(text string) (en, cy string) {
		_, after, _ := strings.Cut(text, `language: "en", sha256: "`)
		_, welsh, _ := strings.Cut(text, `language: "cy", sha256: "`)
		return after[:64], welsh[:64]
	}
	en, cy := digests(approve)
	if en2, cy2 := digests(again); en2 != en || cy2 == cy {
		t.Error("the words of one language are in the digest of the other, or not in their own")
	}
}

// TestLanguagesAreThere: a language that nobody wrote is refused by its name.
func TestLanguagesAreThere(t *testing.T) {
	r := newRealRound(t, "sussex")
	res, err := r.run("out", "draft", []string{"sussex.xlsx"}, "languages: [en, fr]")
	if err == nil || !strings.Contains(res.Problems.Error(), `job.yaml: language "fr" needs words/fr.yaml and report/fr, and neither the shipped templates nor the job's have both`) {
		t.Errorf("%v\n%v", err, res.Problems)
	}
}

// TestQuotes stand in the notice they are for, with values inserted by name; what
// they claim is held to the data.
func TestQuotes(t *testing.T) {
	r := newRealRound(t, "staffordshire", "sussex")
	both := []string{"staffordshire.xlsx", "sussex.xlsx"}
	quote := func(text string) string {
		return "quotes:\n  - {force: sussex, person: A. Name, role: Inspector, text: '" + text + "'}\n  - {person: B. Name, role: Chief Inspector, text: Victims come first.}"
	}
	res := r.must("out", "draft", both, quote(`The force records {{around "force"}} of crime.`))
	forces := filepath.Join(res.Release.Dir, "public", "forces")
	notice := says(t, filepath.Join(forces, "sussex"), "*-press-notice.txt")
	for _, want := range []string{"A. Name, Inspector, said: > “The force records nearly 95 percent of crime.”", "B. Name, Chief Inspector, said: > “Victims come first.”"} {
		if !strings.Contains(notice, want) {
			t.Errorf("the notice does not say %q:\n%s", want, notice)
		}
	}
	other := says(t, filepath.Join(forces, "staffordshire"), "*-press-notice.txt")
	if strings.Contains(other, "A. Name") || !strings.Contains(other, "B. Name") {
		t.Error("a quote of one force is in another's notice, or one of all is not")
	}
	res, err := r.run("out", "draft", both, quote(`The force records {{over "force"}} of crime.`))
	if err == nil && len(res.Refused) == 0 || !strings.Contains(res.Problems.Error(), "job.yaml:8") {
		t.Errorf("a claim that no function makes is set: %v\n%v", err, res.Problems)
	}
	res = r.must("out", "draft", both, quote("The force records 95 of a hundred."))
	if !strings.Contains(res.Problems.Error(), "job.yaml:8:61: warning: a number that is neither a date nor a reference, at character 19 of the text") {
		t.Errorf("a number typed into a quote is not told: %v", res.Problems)
	}
}
