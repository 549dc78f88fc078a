package round

import (
	"errors"

	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// QualityLog is everything the quality log of a run is told from.
type QualityLog struct {
	Title     string // of the round, by the job
	Forces    []CheckedForce
	House     tell.House
	Words     *words.Pack
	Templates *tell.Templates
	Sample    string // the sentence that marks invented data; "" for real data
}

// CheckedForce is a force with what the program, and people, checked of its
// documents.
type CheckedForce struct {
	Name   string
	Checks []ledger.Check
	Made   []MadeCheck
}

// MadeCheck is a check that a person made.
type MadeCheck struct {
	ID     string // one of PeopleChecks, or SignOffCheck
	Result ledger.Result
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
	t := newReleaseTeller(tell.New(in.Words, in.Templates, in.House, tell.Edition{}, tell.Foreign{}))
	g := t.Grid("quality-log",
		ledger.Column("force", doc.TextCell), ledger.Column("check", doc.TextCell), ledger.Column("what", doc.TextCell),
		ledger.Column("result", doc.TextCell), ledger.Column("detail", doc.TextCell), ledger.Column("by", doc.TextCell), ledger.Column("on", doc.TextCell))
	add := func(force string, c ledger.Check, by, on doc.GridCell) {
		cells := append([]doc.GridCell{{Text: force}}, t.CheckCells(c)...)
		g.Rows = append(g.Rows, doc.GridRow{Cells: append(cells, by, on)})
	}
	program := doc.GridCell{Text: t.AnnexWords("by-program")}
	for _, f := range in.Forces {
		for _, c := range f.Checks {
			add(f.Name, c, program, doc.GridCell{Text: in.Title})
		}
		for _, id := range append(PeopleChecks(), SignOffCheck) {
			t.addPeopleCheck(f, id, add)
		}
	}
	title := t.AnnexWords("title.quality-log", in.Title)
	return &doc.Workbook{
		ID: "quality-log", Title: title, Subject: t.AnnexWords("subject.quality-log"), Author: in.House.Inspectorate, Lang: in.Words.Lang,
		Sheets: []doc.Sheet{{
			Name: sheetQualityLog, Title: title, Table: g,
			Lines: ledger.TextLines(in.Words.Label("one-table"), t.AnnexWords("shorthand.quality-log"), in.Sample),
		}},
	}, t.Err()
}

// addPeopleCheck adds what people say of a check, each who made it, or the row that
// awaits them.
func (t *releaseTeller) addPeopleCheck(f CheckedForce, id string, add func(force string, c ledger.Check, by, on doc.GridCell)) {
	c := ledger.Check{ID: id, What: t.AnnexWords("check." + id), Result: ledger.Awaiting}
	for _, m := range f.Made {
		if m.ID == id {
			c.Result, c.Detail = m.Result, m.Detail
			add(f.Name, c, ledger.TextCell(m.By), ledger.TextCell(m.On.String()))
		}
	}
	if c.Result == ledger.Awaiting {
		open := doc.GridCell{Mark: ledger.NotAvailable}
		add(f.Name, c, open, open)
	}
}
