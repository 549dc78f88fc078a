package round

import (
	"errors"

	"assize/report/read/audit"
	"assize/report/say/caption"
	"assize/report/say/doc"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// Withdrawal is what stands in the place of a document that is public no longer.
type Withdrawal struct {
	Force  string     // name of the force that it was about; "" for a document about all
	Round  string     // title of the round
	Date   audit.Date // day of the withdrawal
	Reason string     // as it is printed
	House  tell.House
	Sample string // the sentence that marks invented data; "" for real data
	Voices []Voice
}

// Voice is a language that a notice speaks, the main one first.
type Voice struct {
	Words     *words.Pack
	Templates *tell.Templates
	ForceName string // of the force in this language
}

// TellWithdrawal composes the notice, in every language one after the other: who
// finds it at an old address may read any of them.
func TellWithdrawal(in Withdrawal) (*doc.Publication, error) {
	if len(in.Voices) == 0 {
		return nil, errors.New("a notice needs a language")
	}
	main := in.Voices[0]
	pub := &doc.Publication{
		ID: "withdrawn", Kind: doc.WithdrawalNotice, Lang: main.Words.Lang, Date: in.Date.Time(), Author: in.House.Inspectorate, Sample: in.Sample,
	}
	for i, v := range in.Voices {
		t := newReleaseTeller(tell.New(v.Words, v.Templates, in.House, tell.Edition{}, tell.Foreign{}))
		lang := ""
		if i > 0 {
			lang = v.Words.Lang
		}
		facts := struct {
			Force, Round, Reason string
			Date                 audit.Date
		}{v.ForceName, in.Round, in.Reason, in.Date}
		title := t.Runs("withdrawal.title", facts)
		if i == 0 {
			pub.Title, pub.Running = doc.Plain(title), doc.Plain(title)
			pub.Subject = t.Title("withdrawal.subject")
		} else { // what was withdrawn, and of whom, as this language calls it
			pub.Body = append(pub.Body, doc.Paragraph{Runs: title, Lang: lang})
		}
		for _, name := range []string{"withdrawal.lead", "withdrawal.reason", "withdrawal.use"} {
			pub.Body = append(pub.Body, doc.Paragraph{Runs: t.Runs(name, facts), Lang: lang})
		}
		if contact := t.Labelled(t.Title("notice.contact"), append(in.House.Contact, in.House.Addresses()...)...); contact != nil && i == 0 {
			pub.Body = append(pub.Body, doc.Paragraph{Runs: contact})
		}
		if err := t.Err(); err != nil {
			return nil, err
		}
	}
	return pub, nil
}

// WithdrawalWorkbook is the notice as a workbook of one sheet.
func WithdrawalWorkbook(pub *doc.Publication) *doc.Workbook {
	sheet := doc.Sheet{Name: "Withdrawn", Title: pub.Title}
	for _, b := range pub.Body {
		if p, ok := b.(doc.Paragraph); ok {
			sheet.Lines = append(sheet.Lines, doc.SheetLine{Text: doc.Plain(p.Runs)})
		}
	}
	if pub.Sample != "" {
		sheet.Lines = append(sheet.Lines, doc.SheetLine{Text: pub.Sample})
	}
	return &doc.Workbook{
		ID: pub.ID, Title: pub.Title, Subject: pub.Subject, Author: pub.Author, Lang: pub.Lang, Date: pub.Date, Sheets: []doc.Sheet{sheet},
	}
}

// WithdrawalFigure is the notice as a picture, in the place of a chart, described in the
// voice that its title is told in.
func WithdrawalFigure(pub *doc.Publication, v Voice) (*doc.Figure, error) {
	words := doc.Wording{}
	for _, l := range WithdrawalWorkbook(pub).Sheets[0].Lines {
		words.Paragraphs = append(words.Paragraphs, l.Text)
	}
	fig := &doc.Figure{ID: pub.ID, Title: doc.Words(pub.Title), Source: pub.Author, Plot: words}
	t := newReleaseTeller(tell.New(v.Words, v.Templates, tell.House{}, tell.Edition{}, tell.Foreign{}))
	caption.Describe(t.Kernel, &tell.List{}, fig)
	return fig, t.Err()
}
