package pdf

import (
	"fmt"
	"math"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"assize/report/say/doc"
	"assize/report/say/words"
	"assize/report/set/chart/charttest"
	"assize/report/set/face"
)

// loadEnv reads fonts and words once for all tests, as the program does.
var loadEnv = sync.OnceValues(func() (Env, error) {
	faces, err := face.Load(os.DirFS("../../../templates"), "fonts")
	if err != nil {
		return Env{}, err
	}
	pack, err := words.Load(os.DirFS("../../../templates"), "words/en.yaml", words.Style{})
	return Env{Words: pack, Faces: faces}, err
})

func testEnv(t testing.TB) Env {
	t.Helper()
	env, err := loadEnv()
	if err != nil {
		t.Fatal(err)
	}
	return env
}

func txt(s string) []doc.Run { return doc.Words(s) }

func num(v float64, text string) doc.Number {
	return doc.Number{Value: v, Text: text, Ref: doc.Ref{Sheet: "Rates", Row: "all", Column: "rate"}}
}

func para(runs ...doc.Run) doc.Paragraph { return doc.Paragraph{Runs: runs} }

func est(v, lo, hi float64) doc.Estimate {
	return doc.Estimate{Value: v, Lower: lo, Upper: hi, Text: fmt.Sprintf("%.1f", v), Range: fmt.Sprintf("%.1f to %.1f", lo, hi)}
}

func ratesFigure(id string) doc.Figure {
	return doc.Figure{
		ID: id, Title: txt("Violence is recorded less often than other crimes"), Alt: charttest.Told("Violence is recorded less often than other crimes"),
		Subtitle: "Recorded crimes as a percentage of crimes reported, with 95 percent intervals, November 2015 to April 2016",
		Note:     txt("The line shows the range in which the true rate is likely to lie."), Source: "audit of crime reports by the inspectorate",
		Table: doc.Ref{Sheet: "Rates"},
		Plot: doc.Intervals{
			Axis:  doc.Axis{Title: "Recorded, percent of crimes reported", Min: 60, Max: 100, Percent: true},
			Heads: doc.IntervalHeads{Label: "Crime group", Aside: "Audited", Value: "Rate"},
			Rows: []doc.IntervalRow{
				{Label: "All crime", Aside: "1,202 of 1,414", Est: est(85.1, 82.8, 87.1), Strong: true},
				{Label: "Violence", Aside: "412 of 548", Est: est(75.2, 71.2, 78.8)},
				{Label: "Sexual offences", Aside: "231 of 260", Est: est(88.8, 84.4, 92.1)},
				{Label: "Other crime", Aside: "559 of 606", Est: est(92.2, 89.8, 94.1)},
				{Label: "Modern slavery", Aside: "3 of 4", Missing: "not reportable: fewer than 5 audited", Est: doc.Estimate{Lower: math.NaN(), Upper: math.NaN()}},
			},
			Lines: []doc.Line{{At: 90, Label: "good from 90"}},
		},
	}
}

func trendFigure() doc.Figure {
	return doc.Figure{
		ID: "trend", Title: txt("Recording has improved since 2014"), Alt: charttest.Told("Recording has improved since 2014"), Subtitle: "All reported crime, percent recorded",
		Source: "inspections of 2014 and 2016",
		Plot: doc.Trend{
			Axis: doc.Axis{Title: "Recorded, percent", Min: 50, Max: 100, Percent: true},
			Series: []doc.Series{{Name: "Recorded", Points: []doc.Point{
				{Year: 2014.87, Label: "November 2014", Est: est(68, 61, 74)},
				{Year: 2016.65, Label: "August 2016", Est: est(85.1, 82.8, 87.1), Joined: true},
			}}},
		},
	}
}

func cancelledFigure() doc.Figure {
	return doc.Figure{
		ID: "cancelled", Title: txt("Half of the cancelled violence records should have stood"), Alt: charttest.Told("Half of the cancelled violence records should have stood"), Source: "audit of cancelled records",
		Plot: doc.Parts{Keys: []string{"correctly cancelled", "not correctly cancelled"}, Rows: []doc.PartsRow{
			{Label: "Rape", Counts: []int{18, 2}, Text: "18 of 20", Range: "68.3 to 98.8 percent"},
			{Label: "Other sexual offences", Counts: []int{17, 4}, Text: "17 of 21", Range: "58.1 to 94.6 percent"},
			{Label: "Violence", Counts: []int{10, 10}, Text: "10 of 20", Range: "27.2 to 72.8 percent"},
			{Label: "Robbery", Counts: []int{15, 7}, Text: "15 of 22", Range: "45.1 to 86.1 percent"},
		}},
	}
}

func ratesTable(id string, extra int) doc.Table {
	row := func(name, n, rate, ci, u string, g int) doc.Row {
		m := doc.GradeMark{}
		word := "not graded"
		if g > 0 {
			m = doc.GradeMark{Level: g, Of: 4}
			word = []string{"", "inadequate", "requires improvement", "good", "outstanding"}[g]
		}
		return doc.Row{Cells: []doc.Cell{{Runs: txt(name)}, {Runs: txt(n)}, {Runs: txt(rate)}, {Runs: txt(ci)}, {Runs: txt(u)}, {Runs: txt(word), Grade: m}}}
	}
	t := doc.Table{
		ID: id, Title: txt("Recorded crimes of those reported, by crime group"),
		Columns: []doc.Column{
			{Head: "Crime group", Width: 0.22},
			{Head: "Audited", Unit: "crimes", Align: doc.Right},
			{Head: "Rate", Unit: "percent", Align: doc.Decimal},
			{Head: "95 percent interval", Unit: "percent"},
			{Head: "Unrecorded", Unit: "a year", Align: doc.Right},
			{Head: "Band"},
		},
		Rows: []doc.Row{
			{Group: true, Cells: []doc.Cell{{Runs: txt("Violence and sexual offences")}}},
			row("Violence against the person", "548", "75.2", "71.2 to 78.8", "16,800", 1),
			row("Sexual offences", "260", "88.8", "84.4 to 92.1", "1,340", 2),
			row("of which rape", "61", "100", "94.1 to 100", "0", 4),
			{Group: true, Cells: []doc.Cell{{Runs: txt("Other crime")}}},
			row("Other notifiable crime", "606", "92.2", "89.8 to 94.1", "19,900", 3),
		},
		Notes:  [][]doc.Run{{doc.Text{Text: "Bands are illustrative."}, doc.Note{ID: "bands", Runs: txt("The inspectorate’s numeric thresholds are not public.")}}},
		Source: []doc.Run{doc.Text{Text: "audit of crime reports, see "}, doc.Link{To: "https://www.example.gov.uk/annex", Text: "the annex"}, doc.Text{Text: "."}},
	}
	for i := range extra {
		t.Rows = append(t.Rows, row(fmt.Sprintf("Offence group %d", i+1), "12", fmt.Sprintf("%d.%d", 70+i%30, i%10), "55.0 to 99.1", "1,204", 1+i%4))
	}
	t.Rows = append(t.Rows, row("All crime", "1,414", "85.1", "82.8 to 87.1", "38,000", 2))
	t.Rows[len(t.Rows)-1].Total = true
	return t
}

func panelOf(grade string, level int) doc.JudgmentPanel {
	return doc.JudgmentPanel{
		Label: "Overall judgment", Grade: grade, Mark: doc.GradeMark{Level: level, Of: 4},
		Scale: []string{"inadequate", "requires improvement", "good", "outstanding"},
		Runs: []doc.Run{
			doc.Text{Text: "The force records "},
			num(85.1, "85.1 percent"),
			doc.Text{Text: " of crimes reported to it (95 percent interval "},
			num(82.8, "82.8 to 87.1 percent"),
			doc.Text{Text: "). Over "},
			num(38000, "38,000 crimes"),
			doc.Text{Text: " a year go unrecorded."},
		},
		Notes: [][]doc.Run{txt("The thresholds of this demonstration are illustrative.")},
	}
}

func keyFacts() doc.KeyFacts {
	return doc.KeyFacts{Items: []doc.KeyFact{
		{Label: "Recorded, of crimes reported", Value: []doc.Run{num(85.1, "85.1 percent")}, Detail: txt("95 percent interval 82.8 to 87.1; 1,202 of 1,414 crimes audited")},
		{Label: "Unrecorded in twelve months", Value: []doc.Run{num(38120, "38,100 crimes")}, Detail: txt("33,000 to 43,900; unrecorded does not mean ignored")},
		{Label: "Violence recorded", Value: []doc.Run{num(75.2, "75.2 percent")}, Detail: txt("71.2 to 78.8")},
		{Label: "Rape reports recorded", Value: []doc.Run{num(100, "61 of 61")}, Detail: txt("94.1 to 100 percent")},
	}}
}

const prose = "The force has improved the way in which it records reports of crime since our last inspection, but too many reports still do not become a crime record within 24 hours. Officers and staff do not always understand what the rules ask of them, and supervision does not find the mistakes soon enough. Victims of violence are let down most often, because incidents are closed before anybody has asked whether a crime took place."

func cause(i int) doc.Callout {
	return doc.Callout{
		ID: fmt.Sprintf("cause-%d", i), Kind: doc.CauseOfConcern, Label: "Cause of concern", Title: "The force does not record enough of the violence reported to it",
		Blocks: []doc.Block{
			para(doc.Text{Text: "The force fails to record "}, num(24.8, "24.8 percent"), doc.Text{Text: " of violent crimes reported to it."},
				doc.Note{ID: "violence", Runs: txt("Violence against the person, as the counting rules define it.")}),
			para(doc.Text{Text: "We recommend that, within three months, the force should:"}),
			doc.List{Items: [][]doc.Run{
				txt("put in place arrangements to record every crime at the first point of contact;"),
				txt("give officers and staff training in the rules of crime recording; and"),
				txt("review the records of violence that were closed without a crime since November 2015."),
			}},
		},
	}
}

// inspection is a report with every kind of block; n multiplies its findings.
func inspection(force, grade string, level, n int) *doc.Publication {
	var findings []doc.Block
	for i := range n {
		findings = append(findings, cause(i))
	}
	if n == 0 {
		findings = append(findings, para(doc.Text{Text: "We have no causes of concern and no recommendations."}))
	}
	panel := panelOf(grade, level)
	sections := []doc.Block{
		doc.Contents{Title: "Contents", Depth: 2},
		doc.Section{ID: "summary", Title: "Summary", Break: true, Blocks: []doc.Block{
			doc.Paragraph{Weight: doc.Lead, Runs: txt("The force records about 85 percent of the crimes reported to it, up from 68 percent in 2014.")},
			panel,
			keyFacts(),
			para(doc.Text{Text: prose + " See "}, doc.CrossRef{To: "rates"}, doc.Text{Text: ", "}, doc.CrossRef{To: "recording-rates"}, doc.Text{Text: " and "}, doc.CrossRef{To: "unrecorded"}, doc.Text{Text: "."}),
			doc.List{Ordered: true, Items: [][]doc.Run{txt("How effective is the force at recording reported crime?"), txt("How well do its systems and processes support accurate crime recording?"), txt("How well does it show the leadership and culture needed?")}},
		}},
		doc.Section{ID: "rates-section", Title: "How much of what is reported is recorded", Break: true, Blocks: []doc.Block{
			doc.Section{ID: "all", Title: "All reported crime", Blocks: []doc.Block{
				para(doc.Text{Text: prose, Strong: false}, doc.Text{Text: " This is the most important finding.", Strong: true}),
				ratesFigure("recording-rates"),
				para(doc.Text{Text: prose}, doc.Note{ID: "window", Runs: []doc.Run{doc.Text{Text: "The audit covered reports from 1 November 2015 to 30 April 2016. See "}, doc.CrossRef{To: "glossary"}, doc.Text{Text: "."}}}, doc.Text{Text: " " + prose}),
				ratesTable("rates", 0),
				para(doc.Text{Text: prose + " "}, doc.Text{Text: "Unrecorded does not mean ignored.", Emphasis: true}),
			}},
			doc.Section{ID: "unrecorded", Title: "Crimes that go unrecorded", Blocks: []doc.Block{
				doc.Paragraph{Number: "2.1", Runs: txt(prose)},
				doc.Paragraph{Number: "2.2", Runs: txt(prose)},
				doc.Paragraph{Voice: "inspectors", Runs: txt("We found officers who cared about victims and wanted to do the right thing, but who had not been told that a crime must be recorded even when the victim does not want to go on.")},
				trendFigure(), para(doc.Text{Text: prose}),
				doc.Paragraph{Lang: "cy", Runs: txt("Mae’r heddlu wedi gwella’r ffordd y mae’n cofnodi adroddiadau am droseddau. Gwelsom ŵr a gwraig o Dŷ Ddewi a ddywedodd fod y swyddogion yn garedig.")},
				para(doc.Text{Text: "Its Welsh name is "}, doc.Text{Text: "Heddlu Gogledd Cymru", Lang: "cy"}, doc.Text{Text: "."}),
				cancelledFigure(),
				para(doc.Text{Text: prose}),
			}},
			doc.Section{ID: "deep", Title: "Domains", Blocks: []doc.Block{
				para(doc.Text{Text: prose}),
				doc.Section{ID: "deeper", Title: "Modern slavery", Blocks: []doc.Block{
					para(doc.Text{Text: prose}),
					doc.Section{ID: "deepest", Title: "Reports by third parties", Unlisted: true, Blocks: []doc.Block{para(doc.Text{Text: prose})}},
				}},
			}},
		}},
		doc.Section{ID: "findings", Title: "Causes of concern and recommendations", Break: true, Blocks: append(findings,
			doc.Callout{Kind: doc.AreaForImprovement, Label: "Area for improvement", Blocks: []doc.Block{para(doc.Text{Text: "The force should tell victims when it cancels a record."})}},
			doc.Callout{Kind: doc.RecommendationBox, Label: "Recommendation", Title: "Within six months", Blocks: []doc.Block{para(doc.Text{Text: prose})}},
			doc.Callout{Kind: doc.PositiveBox, Label: "Strength", Blocks: []doc.Block{para(doc.Text{Text: "Every report of rape that we audited was recorded."})}},
			doc.Callout{Kind: doc.NoticeBox, Label: "What the estimate is", Blocks: []doc.Block{para(doc.Text{Text: "Unrecorded does not mean ignored: details may be on another record."})}},
		)},
		doc.Section{ID: "annex", Title: "Annex: detailed rates", Break: true, Blocks: []doc.Block{para(doc.Text{Text: prose}), ratesTable("detail", 40)}},
		doc.Section{ID: "glossary", Title: "Glossary", Blocks: []doc.Block{doc.Glossary{Entries: []doc.Term{
			{Term: "National Crime Recording Standard", Meaning: txt("The rules that say when a report must be recorded as a crime, so that forces count alike and victims can trust the numbers.")},
			{Term: "N100", Meaning: txt("A record made when a report of rape is not recorded as a crime at once.")},
			{Term: "95 percent interval", Meaning: txt("The range in which the true value is likely to lie, for an audit of this size.")},
		}}}},
	}
	return &doc.Publication{
		ID: "cdi-sample-report", Kind: doc.Report, Lang: "en-GB", Title: force + ": Crime Data Integrity inspection 2016",
		Subject: "Inspection of crime recording", Keywords: []string{"crime recording", "inspection"}, Author: "Assize Inspectorate",
		Date: time.Date(2016, 8, 25, 0, 0, 0, 0, time.UTC), Running: force + ": Crime Data Integrity inspection 2016",
		Status: doc.Embargoed, Notice: "EMBARGOED until 00:01 on Thursday 25 August 2016", Watermark: "EMBARGOED",
		Sample: "Illustrative sample: the data and the inspectorate of this document are invented.",
		Cover: &doc.Cover{
			Publisher: "Assize Inspectorate of Constabulary", Title: force, Subtitle: "Crime Data Integrity inspection 2016",
			Lines:   []doc.Paragraph{para(doc.Text{Text: "Published 25 August 2016", Strong: true}), para(doc.Text{Text: "Audit of reports from 1 November 2015 to 30 April 2016"})},
			Panel:   &doc.JudgmentPanel{Label: panel.Label, Grade: panel.Grade, Mark: panel.Mark, Scale: panel.Scale},
			Licence: []doc.Paragraph{para(doc.Text{Text: "© Assize Inspectorate 2016. This publication is licensed under the "}, doc.Link{To: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/", Text: "Open Government Licence v3.0"}, doc.Text{Text: "."})},
		},
		Body: sections,
	}
}

// keyFindings is the one-page sheet.
func keyFindings() *doc.Publication {
	p := inspection("Greater Manchester Police", "inadequate", 1, 1)
	p.ID, p.Kind, p.Cover, p.MaxPages = "cdi-sample-key-findings", doc.KeyFindings, nil, 1
	p.Subtitle = "Key findings, published 25 August 2016"
	fig := ratesFigure("recording-rates")
	p.Body = []doc.Block{
		panelOf("inadequate", 1),
		doc.KeyFacts{Items: keyFacts().Items[:2]},
		doc.List{Items: [][]doc.Run{txt("A quarter of reported violence is not recorded."), txt("Officers and staff do not know the rules well enough."), txt("Recording has improved since 2014.")}},
		fig,
		para(doc.Text{Text: "Contact: press office, "}, doc.Link{To: "tel:+442000000000", Text: "020 0000 0000"}, doc.Text{Text: ", "}, doc.Link{To: "mailto:press@example.gov.uk", Text: "press@example.gov.uk"}, doc.Text{Text: "."}),
	}
	return p
}

// unreportable has no rate to print and Welsh names.
func unreportable() *doc.Publication {
	p := inspection("Heddlu Gogledd Cymru a’r Gororau, gan gynnwys Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "not graded", 0, 0)
	p.ID, p.Status, p.Notice, p.Watermark, p.Lang = "cdi-sample-extreme", doc.Final, "", "", "cy"
	mark := doc.GradeMark{}
	p.Cover.Panel.Mark, p.Cover.Panel.Scale = mark, nil
	t := ratesTable("rates", 0)
	for i := range t.Rows {
		if !t.Rows[i].Group {
			t.Rows[i].Cells[2].Runs = txt("[x]")
			t.Rows[i].Cells[3].Runs = txt("not reportable: fewer than 5 audited")
			t.Rows[i].Cells[5] = doc.Cell{Runs: txt("not graded")}
		}
	}
	t.Rows[1].Cells[0].Runs = txt("Troseddau " + strings.Repeat("Llanfairpwllgwyngyll", 4))
	p.Body = []doc.Block{doc.Contents{Title: "Cynnwys", Depth: 3}, doc.Section{ID: "s", Title: "Crynodeb", Break: true, Blocks: []doc.Block{
		doc.JudgmentPanel{Label: "Dyfarniad", Grade: "not graded", Runs: txt("No rate can be reported.")}, t, para(doc.Text{Text: prose}),
	}}}
	return p
}

// samples are all documents of the tests by name.
func samples() map[string]*doc.Publication {
	long := inspection("Devon, Cornwall, the Isles of Scilly and all Territorial Waters Constabulary", "requires improvement", 2, 40)
	long.ID, long.Watermark, long.Notice, long.Status = "cdi-sample-long", "DRAFT", "DRAFT: not for publication", doc.Draft
	short := inspection("Sussex Police", "good", 3, 0)
	short.ID, short.Watermark, short.Notice, short.Sample, short.Status = "cdi-sample-short", "", "", "", doc.Final
	return map[string]*doc.Publication{
		"report": inspection("Greater Manchester Police", "inadequate", 1, 2), "long": long, "short": short,
		"key-findings": keyFindings(), "extreme": unreportable(), "national": national(),
		"accuracy": forAccuracy(),
	}
}
