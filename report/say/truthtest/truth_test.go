package truthtest_test

import (
	"math"
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/truthtest"
)

// cell is a printed number of a cell.
func cell(value float64, text, sheet, row, column string) doc.Number {
	return doc.Number{Value: value, Text: text, Ref: doc.Ref{Sheet: sheet, Row: row, Column: column}}
}

func rate(value float64, text string) doc.Number { return cell(value, text, "Rates", "force", "rate") }

func lower(value float64, text string) doc.Number {
	return cell(value, text, "Rates", "force", "lower")
}

func upper(value float64, text string) doc.Number {
	return cell(value, text, "Rates", "force", "upper")
}

func estimate(value float64, text string) doc.Number {
	return cell(value, text, "Unrecorded", "force", "value")
}

// annex holds an estimate of 27,083 between 14,600 and 85,900.
func annex() *doc.Workbook {
	return &doc.Workbook{Sheets: []doc.Sheet{{Name: "Unrecorded", Table: &doc.Grid{
		Columns: []doc.GridColumn{{ID: "value"}, {ID: "lower"}, {ID: "upper"}},
		Rows:    []doc.GridRow{{ID: "force", Cells: []doc.GridCell{{Value: 27083}, {Value: 14600}, {Value: 85900}}}},
	}}}}
}

func paragraph(pieces ...any) doc.Paragraph {
	p := doc.Paragraph{}
	for _, q := range pieces {
		switch q := q.(type) {
		case string:
			p.Runs = append(p.Runs, doc.Text{Text: q})
		case doc.Number:
			p.Runs = append(p.Runs, q)
		}
	}
	return p
}

// told is one report of some blocks, under a rule that wants 95 percent of a good force.
func told(blocks ...doc.Block) truthtest.Told {
	return truthtest.Told{
		Publications: []*doc.Publication{{Kind: doc.Report, Body: blocks}}, Annex: annex(), English: true,
		Bands: []findings.Band{{Measure: "force", On: "point", From: 0.95, Grade: "good"}}, Grades: []string{"good", "inadequate"},
	}
}

// TestLies: each kind of lie is found, and what is told right beside it is not.
func TestLies(t *testing.T) {
	for _, tt := range []struct {
		name, want string // part of the lie; "" for none
		told       truthtest.Told
	}{
		{"a rate with its interval", "", told(paragraph("It is ", rate(85.46, "85.5 percent"), " (", lower(83.44, "83.4"), " to ", upper(87.3, "87.3 percent"), ")."))},
		{"rounded wrongly", "is printed of", told(paragraph("It is ", rate(85.46, "85.4 percent"), "."))},
		{"over what lies below", "is printed of", told(paragraph("We estimate ", estimate(27083, "over 28,000"), "."))},
		{"another number than the cell's", "its cell", told(paragraph("We estimate ", estimate(28083, "about 28,000"), "."))},
		{"outside its interval", "outside the interval", told(paragraph("It is ", rate(82.9, "82.9 percent"), " (", lower(83.44, "83.4"), " to ", upper(87.3, "87.3 percent"), ")."))},
		{"all is certain", "certainty", told(paragraph("It is ", rate(100, "100 percent"), "."))},
		{"an interval that reaches all", "", told(paragraph("The interval is 83.2 to 100.0 percent."))},
		{"complements", "add up", told(paragraph("It records ", rate(78.25, "78.3 percent"), " and misses ", rate(78.25, "21.8 percent"), "."))},
		{"complements that do", "", told(paragraph("It records ", rate(78.25, "78.3 percent"), " and misses ", rate(78.25, "21.7 percent"), "."))},
		{"decimals", "same decimals", told(paragraph("It is ", rate(85.46, "85 percent"), " and ", cell(75.2, "75.2 percent", "Rates", "violence", "rate"), "."))},
		{"finer than the other", "more decimals", told(paragraph("It is ", rate(85.46, "85.5 percent"), ", up from ", cell(68.25, "68.25 percent", "Changes", "c", "from"), "."))},
		{"published coarser", "", told(paragraph("It is ", rate(85.46, "85.5 percent"), ", up from ", cell(68, "68 percent", "Changes", "c", "from"), "."))},
		{"at the bound, graded below", "other side", told(paragraph("It is inadequate at ", rate(94.97, "95.0 percent"), "."))},
		{"beside the bound", "", told(paragraph("It is inadequate at ", rate(94.97, "94.97 percent"), "."))},
		{"finer than is known", "supports", told(paragraph("We estimate ", estimate(27083, "approximately 27,100"), "."))},
		{"as fine as is known", "", told(paragraph("We estimate ", estimate(27083, "about 27,000"), "."))},
		{"in two ways", "is printed as", told(paragraph("We estimate ", estimate(27083, "about 27,000"), "."), paragraph("Again: ", estimate(27083, "about 30,000"), "."))},
		{"only nearly all", "word of little", told(paragraph("It records only ", rate(96.2, "96.2 percent"), "."))},
		{"a missing piece", "fragment", told(paragraph("The method of the intervals: ."))},
		{"doubled space", "fragment", told(paragraph("The method  is one."))},
		{"a word twice", "twice in a row", told(paragraph("This is the the method."))},
		{"an article", "article", told(paragraph("It is a 85 percent rate."))},
		{"an end", "without an end", told(paragraph("This is a paragraph of many words that just stops"))},
		{"one crimes", "does not agree", told(paragraph("We audited 1 crimes."))},
		{"many crime", "does not agree", told(paragraph("We audited 1,204 crime."))},
		{"types of them", "", told(paragraph("We audited three crime types and 21 crimes, and N100 record by record."))},
		{"all one", "does not agree", told(paragraph("All 1 had been made."))},
		{"said twice", "said before", told(paragraph("This is said of every force here."), paragraph("This is said of every force here."))},
		{"in a row of a table", "outside the interval", told(doc.Table{Columns: []doc.Column{{}, {Unit: "percent"}}, Rows: []doc.Row{{Cells: []doc.Cell{
			{Runs: []doc.Run{rate(82.9, "82.9")}}, {Runs: []doc.Run{lower(83.44, "83.4"), doc.Text{Text: " to "}, upper(87.3, "87.3")}},
		}}}})},
		{"in a figure", "outside the interval", told(doc.Figure{Plot: doc.Intervals{Rows: []doc.IntervalRow{{Est: doc.Estimate{
			Value: 82.9, Lower: 83.44, Upper: 87.3, Text: "82.9", Range: "83.4 to 87.3", Ref: doc.Ref{Sheet: "Rates", Row: "force", Column: "rate"},
		}}}}})},
		{"a figure without interval", "", told(doc.Figure{Plot: doc.Intervals{Rows: []doc.IntervalRow{{Est: doc.Estimate{
			Value: 82.9, Lower: math.NaN(), Upper: math.NaN(), Text: "82.9", Ref: doc.Ref{Sheet: "Rates", Row: "force", Column: "rate"},
		}}}}})},
	} {
		t.Run(tt.name, func(t *testing.T) {
			lies := truthtest.Lies(tt.told)
			switch {
			case tt.want == "" && len(lies) > 0:
				t.Errorf("true, and said to be a lie: %q", lies)
			case tt.want != "" && !strings.Contains(strings.Join(lies, "\n"), tt.want):
				t.Errorf("not found: %q holds no %q", lies, tt.want)
			}
		})
	}
}
