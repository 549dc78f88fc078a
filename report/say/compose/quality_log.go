package compose

import (
	"errors"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// QualityLog is everything the quality log of a run is told from.
type QualityLog struct {
	Title     string // of the round, by the job
	Forces    []CheckedForce
	House     House
	Words     *words.Pack
	Templates *Templates
	Sample    string // the sentence that marks invented data; "" for real data
}

// CheckedForce is a force with what the program checked of its documents.
type CheckedForce struct {
	Name   string
	Checks []Check
}

// sheetQualityLog is the one sheet of the log.
const sheetQualityLog = "Quality_log"

// TellQualityLog lists what the program checked for each force, with its
// results, and the checks that people make, whose rows they fill in and sign.
func TellQualityLog(in QualityLog) (*doc.Workbook, error) {
	if in.Words == nil || in.Templates == nil {
		return nil, errors.New("a quality log needs words and templates")
	}
	t := bareTeller(Input{House: in.House, Words: in.Words, Templates: in.Templates})
	g := t.grid("quality-log",
		column("force", doc.TextCell), column("check", doc.TextCell), column("what", doc.TextCell),
		column("result", doc.TextCell), column("detail", doc.TextCell), column("by", doc.TextCell), column("on", doc.TextCell))
	add := func(force string, c Check, by, on doc.GridCell) {
		cells := append([]doc.GridCell{{Text: force}}, t.checkCells(c)...)
		g.Rows = append(g.Rows, doc.GridRow{Cells: append(cells, by, on)})
	}
	program, open := doc.GridCell{Text: t.annexWords("by-program")}, doc.GridCell{Mark: notAvailable}
	people := t.peopleChecks()
	for _, f := range in.Forces {
		for _, c := range f.Checks {
			add(f.Name, c, program, doc.GridCell{Text: in.Title})
		}
		for _, c := range people {
			add(f.Name, c, open, open)
		}
	}
	title := t.annexWords("title.quality-log", in.Title)
	return &doc.Workbook{
		ID: "quality-log", Title: title, Subject: t.annexWords("subject.quality-log"), Author: in.House.Inspectorate, Lang: in.Words.Lang,
		Sheets: []doc.Sheet{{Name: sheetQualityLog, Title: title, Table: g,
			Lines: textLines(in.Words.Label("one-table"), t.annexWords("shorthand.quality-log"), in.Sample)}},
	}, t.failed
}

// peopleChecks are the checks that a program cannot make.
func (t *teller) peopleChecks() []Check {
	var out []Check
	for _, id := range []string{"second-reader", "judgments", "narrative", "screen-reader", "sign-off"} {
		out = append(out, Check{ID: id, What: t.annexWords("check." + id), Result: Awaiting})
	}
	return out
}
