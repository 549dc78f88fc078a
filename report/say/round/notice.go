package round

import (
	"cmp"
	"slices"

	"assize/report/judge/nation"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// Quote is what a named person says of a round, in the language of its notice.
type Quote struct{ Person, Role, Text string }

// noticeRoom is how much room the notice of a round has.
type noticeRoom int

const (
	noticeEnds  noticeRoom = iota // the lowest and the highest forces, no notes
	noticeBrief                   // each force in a line, no notes
	noticeWhole
)

// mostEnds is how many forces of each end stand in a notice that has no room for all.
const mostEnds = 5

// notices are the notice of the round, the fullest first: all of it is text and page,
// and of a sheet of paper the first that fits. None of one force alone, whose own
// notice says it.
func (t *teller) notices(in Input) []*doc.Publication {
	if in.NoNotice || len(t.Picture.Forces) < 2 {
		return nil
	}
	return []*doc.Publication{t.notice(in, noticeWhole), t.notice(in, noticeBrief), t.notice(in, noticeEnds)}
}

// notice is how many crimes and forces, which grades, the lowest and the highest by
// name, what changed, what is said, each force in a line, and causes in common.
func (t *teller) notice(in Input, room noticeRoom) *doc.Publication {
	e := t.Edition
	lead := t.Runs("national.notice.lead", nil)
	pub := &doc.Publication{
		ID: ledger.RoundStem(t.House.ReportPrefix, t.Picture) + "-press-notice", Kind: doc.PressNotice, Lang: t.Pack.Lang,
		Title: doc.Plain(t.Runs("national.notice.title", nil)), Subject: doc.Plain(lead), Keywords: []string{t.Phrase("keyword-topic"), t.Phrase("keyword-forces")},
		Author: t.House.Inspectorate, Date: t.Published(), Status: e.Status, Notice: e.Notice, Watermark: e.Watermark, Sample: e.Sample,
		Running: t.RoundTitle, MaxPages: 1,
	}
	if room == noticeEnds {
		pub.MaxPages = 0 // long names and quotes may need more: there is always a notice
	}
	pub.Body = []doc.Block{doc.Paragraph{Runs: lead, Weight: doc.Lead}, doc.Paragraph{Runs: t.Runs("national.published", nil)}}
	if t.Corrected != nil {
		pub.Body = append(pub.Body, doc.Paragraph{Runs: t.Runs("correction.note", t.Corrected)})
	}
	if in.OverviewAt != "" {
		pub.Body = append(pub.Body, doc.Paragraph{Runs: []doc.Run{doc.Link{To: in.OverviewAt, Text: t.Title("national.notice.get")}}})
	}
	pub.Body = append(pub.Body, t.Blocks("national.notice.grades", nil)...)
	for _, q := range in.Quotes {
		pub.Body = append(pub.Body, doc.Paragraph{Runs: t.Runs("national.notice.said", q)}, doc.Paragraph{Runs: t.Plain("“" + q.Text + "”"), Voice: "quote"})
	}
	pub.Body = append(pub.Body, t.noticeTable(room))
	if room == noticeEnds {
		pub.Body = append(pub.Body, t.Blocks("national.notice.ends-only", nil)...)
	}
	pub.Body = append(pub.Body, t.Blocks("national.notice.means", nil)...)
	if room > noticeEnds {
		pub.Body = append(pub.Body, t.noticeItems("national.notice.before", newsBefore().ID)...)
		pub.Body = append(pub.Body, t.noticeItems("national.notice.causes", newsCause().ID)...)
	}
	return t.noticeEnding(pub, room)
}

// noticeItems are the statements of a kind as a list under its lead.
func (t *teller) noticeItems(lead, kind string) []doc.Block {
	list := t.list.OfKind(kind)
	if len(list) == 0 {
		return nil
	}
	return []doc.Block{doc.Paragraph{Runs: t.Runs(lead, nil)}, doc.List{Items: t.WordedAll(list, tell.Item)}}
}

// noticeEnding is whom to ask, and notes to editors where there is room.
func (t *teller) noticeEnding(pub *doc.Publication, room noticeRoom) *doc.Publication {
	pub.Body = append(pub.Body, doc.Paragraph{Runs: []doc.Run{doc.Text{Text: t.Title("national.notice.end"), Strong: true}}})
	for _, runs := range [][]doc.Run{
		t.Labelled(t.Title("national.notice.press"), t.House.PressOffice...),
		t.Labelled(t.Title("national.notice.contact"), t.House.Contact...),
	} {
		if runs != nil {
			pub.Body = append(pub.Body, doc.Paragraph{Runs: runs})
		}
	}
	if room < noticeWhole {
		return pub
	}
	notes := doc.List{Ordered: true}
	for _, b := range t.Blocks("national.notice.notes", nil) {
		if l, ok := b.(doc.List); ok {
			notes.Items = append(notes.Items, l.Items...)
		}
	}
	for _, l := range t.Edition.Licences {
		notes.Items = append(notes.Items, t.Plain(l))
	}
	pub.Body = append(pub.Body, doc.Section{ID: "notes", Title: t.Title("national.notice.title.notes"), Blocks: []doc.Block{notes}, Unlisted: true})
	return pub
}

// byRate are the forces from the lowest rate to the highest; those without one last.
func (t *teller) byRate() []nation.Entry {
	out := slices.Clone(t.Picture.Forces)
	slices.SortStableFunc(out, func(a, b nation.Entry) int {
		if a.Reportable != b.Reportable {
			return map[bool]int{true: -1, false: 1}[a.Reportable]
		}
		if !a.Reportable {
			return cmp.Compare(a.Force.Name, b.Force.Name)
		}
		return cmp.Or(cmp.Compare(a.Rate, b.Rate), cmp.Compare(a.Force.Name, b.Force.Name))
	})
	return out
}

// noticeTable has each force in one line, or the ends of the order.
func (t *teller) noticeTable(room noticeRoom) doc.Table {
	table := doc.Table{
		ID: "table-forces", Title: t.Runs("national.notice.table", nil),
		Columns: []doc.Column{
			{Head: t.Phrase("head-force"), Width: 0.28},
			{Head: t.Phrase("head-judgment"), Width: 0.20},
			{Head: t.Phrase("head-rate"), Unit: t.Phrase("unit-percent"), Align: doc.Right},
			{Head: t.Phrase("head-range"), Unit: t.Phrase("unit-percent"), Align: doc.Right},
			{Head: t.Phrase("national-head-unrecorded"), Align: doc.Right},
		},
	}
	forces := t.byRate()
	for i, e := range forces {
		if room == noticeEnds && i >= mostEnds && i < len(forces)-mostEnds {
			continue
		}
		table.Rows = append(table.Rows, doc.Row{Cells: t.noticeRow(e)})
	}
	if t.Picture.Total != nil {
		table.Rows = append(table.Rows, t.noticeTotal())
	}
	return table
}

// noticeTotal is the line of all forces together.
func (t *teller) noticeTotal() doc.Row {
	m := t.rateMeasure(t.Picture.Total.Rate, t.Picture.Total.Lower, t.Picture.Total.Upper)
	interval, first := t.LimitsText(m, true)
	return doc.Row{Total: true, Cells: []doc.Cell{
		{Runs: doc.Words(t.Phrase("all-forces"))},
		{Runs: doc.Words("–")},
		{Runs: t.Marked(func(string) (string, error) {
			text, column, value := t.RateCell(m)
			return t.Number(roundRef(column), value.Float()*100, text)
		}, "")},
		{Runs: t.Marked(func(string) (string, error) {
			return t.Split(interval, first, roundRef("lower"), m.Lower.Float()*100, roundRef("upper"), m.Upper.Float()*100)
		}, "")},
		{Runs: t.Runs("national.unrecorded.bare", nil)},
	}}
}

// noticeRow is the line of a force.
func (t *teller) noticeRow(e nation.Entry) []doc.Cell {
	none := doc.Cell{Runs: doc.Words("–")}
	row := []doc.Cell{{Runs: doc.Words(e.Force.Name)}, {Runs: t.Plain(e.Grade)}}
	if !e.Reportable {
		return append(row, doc.Cell{Runs: t.forceAtMost(e)}, none, none)
	}
	row = append(row, doc.Cell{Runs: t.forceRate(e)}, doc.Cell{Runs: t.forceRange(e)})
	if !e.Unrecorded.Known() {
		return append(row, none)
	}
	return append(row, t.forceUnrecorded(e)[1])
}
