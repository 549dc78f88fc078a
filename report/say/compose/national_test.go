package compose

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/say/doc"
)

// roundOf is a round of n forces alike but for their names and a little of their
// rates, of which listed are named by the job.
func roundOf(t *testing.T, n, listed int) Round {
	t.Helper()
	in := inputFor(t, greaterManchester())
	r := Round{Title: "Round of 2016", House: in.House, Words: in.Words, Templates: in.Templates, Edition: in.Edition}
	var all []findings.Findings
	for i := range n {
		f := greaterManchester()
		f.Force.ID = fmt.Sprintf("force-%02d", i)
		f.Force.Name = fmt.Sprintf("%c Police", 'A'+i)
		f.Measures[0].Rate -= findings.Num(i) / 100
		f.Measures[0].Lower, f.Measures[0].Upper = f.Measures[0].Rate-0.02, f.Measures[0].Rate+0.02
		f.Changes = slices.Clone(f.Changes)
		f.Changes[0].To = f.Measures[0].Rate
		if i == 0 {
			f.Findings = f.Findings[:1]
		}
		told := tell(t, f)
		all = append(all, told.Findings)
		r.Forces = append(r.Forces, RoundForce{Findings: told.Findings, Titles: told.Titles, Annex: f.Force.ID + "-annex.xlsx"})
	}
	r.Picture = nation.Compare(all, listed)
	return r
}

func tellRound(t *testing.T, r Round) (*Overview, string) {
	t.Helper()
	told, err := TellRound(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := told.Report.Validate(); err != nil {
		t.Fatal(err)
	}
	if n := numbersHaveCells(t, told.Report, told.Annex); n < 10 {
		t.Errorf("%d numbers", n)
	}
	text := textOf(told.Report)
	if m := regexp.MustCompile(`\b[0-9]+(st|nd|rd|th)\b`).FindString(text); m != "" {
		t.Errorf("the overview says %q: sampling leaves places open", m)
	}
	return told, text
}

func TestRoundTotals(t *testing.T) {
	tests := []struct {
		name        string
		listed      int
		want, never string
	}{
		{"all in", 3, "the forces of the round record", "No numbers are given"},
		{"one missing", 4, "No numbers are given for all forces together: not every force of the round is in.", "the forces of the round record"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			told, text := tellRound(t, roundOf(t, 3, tt.listed))
			if !strings.Contains(text, tt.want) || strings.Contains(text, tt.never) {
				t.Errorf("want %q, never %q:\n%s", tt.want, tt.never, text)
			}
			for _, want := range []string{"There is no funnel: a funnel needs ten forces", "This overview is of three forces", "A Police | Inadequate | 85.5", "68 percent, November 2014"} {
				if !strings.Contains(text, want) {
					t.Errorf("does not say %q:\n%s", want, text)
				}
			}
			total := cellMark(told.Annex, roundRef("unrecorded"))
			if (total == "") != (tt.listed == 3) {
				t.Errorf("the annex marks the total %q", total)
			}
			if told.Report.Sample == "" || told.Annex.Sample == "" {
				t.Error("the overview of samples does not say that it is one")
			}
		})
	}
}

func cellMark(w *doc.Workbook, r doc.Ref) string {
	g := w.Sheet(r.Sheet).Table
	i := slices.IndexFunc(g.Columns, func(c doc.GridColumn) bool { return c.ID == r.Column })
	return g.Rows[0].Cells[i].Mark
}

// TestRoundCauses: the most common first, each with its forces.
func TestRoundCauses(t *testing.T) {
	_, text := tellRound(t, roundOf(t, 3, 3))
	common := strings.Index(text, "Violent crime goes unrecorded too often: three forces (A Police, B Police and C Police)")
	rarer := strings.Index(text, "Officers and staff do not know their duties in crime recording: two forces (B Police and C Police)")
	if common < 0 || rarer < common {
		t.Errorf("causes at %d and %d:\n%s", common, rarer, text)
	}
}

// TestRoundFunnel: ten forces that can be compared have a funnel.
func TestRoundFunnel(t *testing.T) {
	told, text := tellRound(t, roundOf(t, 12, 12))
	funnels := 0
	for _, f := range told.Figures {
		if plot, ok := f.Plot.(doc.Funnel); ok {
			funnels++
			if len(plot.Points) != 12 || len(plot.Limits) != 2 {
				t.Errorf("%d points, %d limits", len(plot.Points), len(plot.Limits))
			}
		}
	}
	if funnels != 1 || strings.Contains(text, "There is no funnel") {
		t.Errorf("%d funnels:\n%s", funnels, text)
	}
}

// TestRoundOfMany: what does not fit one figure is parted, each force once, all
// on one axis.
func TestRoundOfMany(t *testing.T) {
	r := roundOf(t, 2, 43)
	var all []findings.Findings
	for i := range 43 {
		f := r.Forces[i%2].Findings
		f.Force.ID, f.Force.Name = fmt.Sprintf("force-%02d", i), fmt.Sprintf("Police %02d", i)
		all = append(all, f)
	}
	r.Forces, r.Picture = []RoundForce{{Findings: all[0]}}, nation.Compare(all, 43)
	told, _ := tellRound(t, r)
	var names []string
	axes := map[doc.Axis]bool{}
	for _, f := range told.Figures {
		if plot, ok := f.Plot.(doc.Intervals); ok {
			axes[plot.Axis] = true
			for _, row := range plot.Rows {
				names = append(names, row.Label)
			}
			if len(plot.Rows) > mostRows || !strings.Contains(f.Subtitle, plot.Rows[0].Label+" to ") {
				t.Errorf("%d rows, %s", len(plot.Rows), f.Subtitle)
			}
		}
	}
	if len(names) != 43 || !slices.IsSorted(names) || len(slices.Compact(names)) != 43 || len(axes) != 1 {
		t.Errorf("%d names on %d axes", len(names), len(axes))
	}
}

// TestRoundShowsOnlyThePicture: a force that is not public yet is nowhere in the
// overview, not even among the causes.
func TestRoundShowsOnlyThePicture(t *testing.T) {
	r := roundOf(t, 3, 3)
	r.Picture = r.Picture.Shown(func(e nation.Entry) bool { return e.Force.Name != "B Police" })
	told, text := tellRound(t, r)
	if strings.Contains(text, "B Police") || !strings.Contains(text, "not every force of the round is in") {
		t.Errorf("shows a force that is not public:\n%s", text)
	}
	for _, s := range told.Annex.Sheets {
		if s.Table == nil {
			continue
		}
		for _, row := range s.Table.Rows {
			for _, c := range row.Cells {
				if strings.Contains(c.Text, "B Police") {
					t.Errorf("sheet %s shows it", s.Name)
				}
			}
		}
	}
}

// TestIndexListsEveryFile once, and leads nowhere else.
func TestIndexListsEveryFile(t *testing.T) {
	in := inputFor(t, greaterManchester())
	x := Index{Title: "Round", Forces: []findings.Findings{in.Findings}, House: in.House, Words: in.Words, Templates: in.Templates, Edition: in.Edition}
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
		x.Files = append(x.Files, IndexFile{File: f, Size: int64(1+i) * 999_999})
	}
	pub, err := TellIndex(x)
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
	text := textOf(pub)
	for _, want := range []string{"Inspection report (PDF, 2.0 MB)", "draft, not for publication", "not to be passed on yet", "Overall judgment: inadequate. To be published 25 August 2016.", "Open Government Licence", "Data annex (XLSX, 1000 kB)"} {
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
	in := inputFor(t, greaterManchester())
	x := Index{Title: "Round", Forces: []findings.Findings{in.Findings}, House: in.House, Words: in.Words, Templates: in.Templates, Edition: in.Edition}
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
			x.Files = append([]IndexFile{{Size: 1, File: doc.File{
				Path: fmt.Sprintf("cdi-2016-v1.1-%s-%d.%s", lang, i, n.format), Kind: n.kind, Part: n.part, Language: lang, Subject: in.Findings.Force.ID,
			}}}, x.Files...)
		}
	}
	pub, err := TellIndex(x)
	if err != nil {
		t.Fatal(err)
	}
	text := textOf(pub)
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
