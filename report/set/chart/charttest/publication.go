package charttest

import (
	"time"

	"assize/report/say/doc"
)

func text(s string) doc.Run { return doc.Text{Text: s} }

func number(v float64, s, row string) doc.Run {
	return doc.Number{Value: v, Text: s, Ref: doc.Ref{Sheet: "Rates", Row: row, Column: "rate"}}
}

func cell(runs ...doc.Run) doc.Cell { return doc.Cell{Runs: runs} }

// Publication has a block of every kind, as a short report would.
func Publication() *doc.Publication {
	panel := doc.JudgmentPanel{
		Label: "Overall judgment", Grade: "inadequate", Mark: doc.GradeMark{Level: 1, Of: 4},
		Scale: []string{"inadequate", "requires improvement", "good", "outstanding"},
		Runs:  []doc.Run{text("The force records "), number(85.456, "around 85 percent", "force"), text(" of the crimes reported to it.")},
		Notes: [][]doc.Run{doc.Words("The thresholds of the grades are illustrative.")},
	}
	return &doc.Publication{
		ID: "cdi-greater-manchester-2016-illustrative-report", Kind: doc.Report, Lang: "en-GB",
		Title: "Greater Manchester Police: Crime Data Integrity inspection 2016", Subtitle: "Illustrative report",
		Subject: "How well the force records the crimes reported to it.", Keywords: []string{"crime recording", "police"},
		Author: "Inspectorate of Example", Date: time.Date(2016, 8, 25, 0, 0, 0, 0, time.UTC),
		Status: doc.Embargoed, Notice: "EMBARGOED until 00:01 on Thursday 25 August 2016", Watermark: "EMBARGOED",
		Sample: sample, Running: "Greater Manchester Police",
		Cover: &doc.Cover{
			Publisher: "Inspectorate of Example", Title: "Greater Manchester Police: Crime Data Integrity inspection 2016",
			Subtitle: "An inspection of how crimes are recorded", Panel: &panel,
			Lines:   []doc.Paragraph{{Runs: doc.Words("Published on 25 August 2016")}, {Runs: doc.Words("Audit of 1 May to 31 October 2015")}},
			Licence: []doc.Paragraph{{Weight: doc.Small, Runs: []doc.Run{text("Contains public sector information licensed under the "), doc.Link{To: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/", Text: "Open Government Licence v3.0"}, text(".")}}},
		},
		Body: []doc.Block{
			doc.Contents{Title: "Contents", Depth: 2},
			doc.Section{ID: "summary", Title: "Summary of the judgment", Blocks: summaryBlocks()},
			doc.Section{ID: "rates", Title: "Recording rates by crime type", Break: true, Blocks: ratesBlocks()},
			doc.Section{ID: "terms", Title: "Terms", Blocks: []doc.Block{doc.Glossary{Entries: []doc.Term{
				{Term: "Crime required", Meaning: doc.Words("A crime that the rules say must be recorded.")},
				{Term: "N100", Meaning: doc.Words("A report of rape that has not, or not yet, been confirmed as a crime.")},
			}}}},
		},
	}
}

func summaryBlocks() []doc.Block {
	window := doc.Note{ID: "window", Runs: doc.Words("Crimes reported in the six months to 31 October 2015.")}
	return []doc.Block{
		doc.Paragraph{Weight: doc.Lead, Runs: []doc.Run{
			text("Greater Manchester Police records "), number(85.456, "around 85 percent", "force"),
			text(" (83.9 to 86.9 percent) of the crimes reported to it"), window,
			text(". That means that over "),
			doc.Number{Value: 38040.4, Text: "38,000", Ref: doc.Ref{Sheet: "Unrecorded", Row: "force", Column: "value"}, Strong: true},
			text(" crimes a year are not recorded; see "),
			doc.CrossRef{To: "by-type"},
			text(", "),
			doc.CrossRef{To: "recording-rates"},
			text(" and "),
			doc.CrossRef{To: "terms"},
			text("."),
		}},
		doc.KeyFacts{Items: []doc.KeyFact{
			{Label: "Recording rate", Value: []doc.Run{number(85.456, "85.5 percent", "force")}, Detail: doc.Words("95 percent interval 83.9 to 86.9 percent")},
			{Label: "Unrecorded a year", Value: []doc.Run{doc.Number{Value: 38040.4, Text: "38,000", Ref: doc.Ref{Sheet: "Unrecorded", Row: "force", Column: "value"}}}, Detail: doc.Words("estimated, 33,500 to 43,100")},
		}},
		doc.Callout{ID: "cause-1", Kind: doc.CauseOfConcern, Label: "Cause of concern", Title: "Violence & sexual offences go unrecorded", Blocks: []doc.Block{
			doc.Paragraph{Runs: []doc.Run{text("Officers and staff "), doc.Text{Text: "do not know", Emphasis: true}, text(" their duties.")}},
			doc.List{Ordered: true, Items: [][]doc.Run{doc.Words("Within three months, the force should train all supervisors."), doc.Words("Within six months, it should audit again.")}},
		}},
		doc.Paragraph{Number: "3.4", Voice: "inspectors", Runs: []doc.Run{text("“We found a "), doc.Text{Text: "real will", Strong: true}, text(" to improve.”"), window}},
		doc.Paragraph{Lang: "cy", Runs: []doc.Run{text("Mae’r adroddiad hwn ar gael yn Gymraeg.")}},
		doc.List{Items: [][]doc.Run{doc.Words("Every audited report of robbery was recorded."), {text("Read "), doc.Link{To: "#cause-1", Text: "the cause of concern"}, text(" or write to "), doc.Link{To: "mailto:press@example.org", Text: "press@example.org"}, text(".")}}},
	}
}

func ratesBlocks() []doc.Block {
	row := func(label, counts, id string, v float64, s, r string) doc.Row {
		return doc.Row{Cells: []doc.Cell{cell(text(label)), cell(text(counts)), cell(number(v, s, id)), cell(text(r))}}
	}
	total := row("All reported crime", "1,353 of 1,520", "force", 85.456, "85.5", "83.9 to 86.9")
	total.Total = true
	total.Cells[0].Grade = doc.GradeMark{Level: 1, Of: 4}
	rates, cancelled := *Rates(), *Cancelled()
	rates.Table = doc.Ref{Sheet: "Rates"}
	plot := rates.Plot.(doc.Intervals)
	plot.Rows[1].Est.Ref = doc.Ref{Sheet: "Rates", Row: "violence", Column: "rate"}
	return []doc.Block{
		doc.Paragraph{Runs: doc.Words("The table gives the rate of each crime type.")},
		doc.Table{
			ID: "by-type", Title: doc.Words("Recording rates by crime type"),
			Columns: []doc.Column{{Head: "Crime type", Width: .4}, {Head: "Recorded", Align: doc.Right}, {Head: "Rate", Unit: "percent", Align: doc.Decimal}, {Head: "95% interval"}},
			Rows: []doc.Row{
				{Group: true, Cells: []doc.Cell{cell(text("By type of crime"))}},
				row("Violence", "451 of 600", "violence", 75.1667, "75.2", "71.2 to 78.8"),
				row("Sexual offences", "278 of 320", "sexual", 86.875, "86.88", "82.7 to 90.2"),
				row("Other offences than violence and sexual offences, without fraud", "624 of 700", "other", 89.14, "89", "86.6 to 91.2"),
				{Group: true, Cells: []doc.Cell{cell(text("Together"))}},
				total,
			},
			Notes:  [][]doc.Run{doc.Words("Rates are weighted by recorded crime.")},
			Source: doc.Words("audit of May to October 2015"),
		},
		rates,
		doc.Section{ID: "cancelled-records", Title: "Cancelled records", Blocks: []doc.Block{cancelled}},
	}
}
