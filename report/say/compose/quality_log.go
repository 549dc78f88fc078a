package compose

import (
	"errors"

	"assize/report/read/audit"
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

// CheckedForce is a force with what the program, and people, checked of its
// documents.
type CheckedForce struct {
	Name   string
	Checks []Check
	Made   []MadeCheck
}

// MadeCheck is a check that a person made.
type MadeCheck struct {
	ID     string // one of PeopleChecks, or SignOffCheck
	Result Result
	Detail string
	By     string
	On     audit.Date
}

// SignOffCheck is the check that is made by signing the release off.
const SignOffCheck = "sign-off"

// PeopleChecks are the ids of the checks that a program cannot make, besides the
// sign-off.
func PeopleChecks() []string {
	return []string{"second-reader", "judgments", "narrative", "comments", "screen-reader"}
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
	program := doc.GridCell{Text: t.annexWords("by-program")}
	for _, f := range in.Forces {
		for _, c := range f.Checks {
			add(f.Name, c, program, doc.GridCell{Text: in.Title})
		}
		for _, id := range append(PeopleChecks(), SignOffCheck) {
			t.addPeopleCheck(f, id, add)
		}
	}
	title := t.annexWords("title.quality-log", in.Title)
	return &doc.Workbook{
		ID: "quality-log", Title: title, Subject: t.annexWords("subject.quality-log"), Author: in.House.Inspectorate, Lang: in.Words.Lang,
		Sheets: []doc.Sheet{{
			Name: sheetQualityLog, Title: title, Table: g,
			Lines: textLines(in.Words.Label("one-table"), t.annexWords("shorthand.quality-log"), in.Sample),
		}},
	}, t.failed
}

// addPeopleCheck adds what people say of a check, each who made it, or the row that
// awaits them.
func (t *teller) addPeopleCheck(f CheckedForce, id string, add func(force string, c Check, by, on doc.GridCell)) {
	c := Check{ID: id, What: t.annexWords("check." + id), Result: Awaiting}
	for _, m := range f.Made {
		if m.ID == id {
			c.Result, c.Detail = m.Result, m.Detail
			add(f.Name, c, textCell(m.By), textCell(m.On.String()))
		}
	}
	if c.Result == Awaiting {
		open := doc.GridCell{Mark: notAvailable}
		add(f.Name, c, open, open)
	}
}
