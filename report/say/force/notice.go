package force

import (
	"fmt"
	"unicode/utf8"

	"assize/report/say/doc"
)

// The most characters of a notice's title and summary, as GOV.UK sets them.
const (
	noticeTitleMost   = 65
	noticeSummaryMost = 160
)

// notice is the press notice.
func (t *teller) notice() (*doc.Publication, error) {
	title, err := t.fitting(noticeTitleMost, "notice.title", "notice.title.short", "notice.title.shorter", "notice.title.shortest")
	if err != nil {
		return nil, err
	}
	summary, err := t.fitting(noticeSummaryMost, "notice.summary", "notice.summary.short", "notice.summary.shorter")
	if err != nil {
		return nil, err
	}
	pub := t.publication(doc.PressNotice)
	pub.Title, pub.Subject = doc.Plain(title), doc.Plain(summary)
	pub.Running = doc.Plain(t.Runs("running", nil))
	pub.Body = append(pub.Body, doc.Paragraph{Runs: summary, Weight: doc.Lead})
	if t.House.Web != "" {
		pub.Body = append(pub.Body, doc.Paragraph{Runs: []doc.Run{doc.Link{To: t.House.Web, Text: t.Title("notice.get")}}})
	}
	pub.Body = append(pub.Body, t.noticeCorrection()...)
	pub.Body = append(pub.Body, doc.Paragraph{Runs: t.Runs("notice.lead", nil)})
	pub.Body = append(pub.Body, t.noticeSection("figures", append(oneList(t.Blocks("notice.figures", nil), false), t.Blocks("notice.means", nil)...))...)
	pub.Body = append(pub.Body, t.noticeSection("questions", t.noticeQuestions())...)
	pub.Body = append(pub.Body, t.told("notice", func(kind string) [][]doc.Run { return t.retold(kind) })...)
	pub.Body = append(pub.Body, t.noticeSection("previous", t.Blocks("notice.previous", nil))...)
	pub.Body = append(pub.Body, t.quotes()...)
	pub.Body = append(pub.Body, t.noticeSection("next", t.nextSteps())...)
	pub.Body = append(pub.Body, doc.Paragraph{Runs: []doc.Run{doc.Text{Text: t.Title("notice.ends"), Strong: true}}})
	for _, runs := range [][]doc.Run{
		t.Labelled(t.Title("notice.press"), t.House.PressOffice...),
		t.Labelled(t.Title("notice.contact"), t.House.Contact...),
	} {
		if runs != nil {
			pub.Body = append(pub.Body, doc.Paragraph{Runs: runs})
		}
	}
	pub.Body = append(pub.Body, t.noticeSection("notes", t.notesToEditors())...)
	if t.Err() != nil {
		return nil, t.Err()
	}
	return pub, t.Err()
}

// noticeSection is a section of the notice; nothing where it has no blocks.
func (t *teller) noticeSection(id string, blocks []doc.Block) []doc.Block {
	if len(blocks) == 0 {
		return nil
	}
	return []doc.Block{doc.Section{ID: "notice-" + id, Title: t.Title("notice.title." + id), Blocks: blocks, Unlisted: true}}
}

// noticeQuestions are the core questions with their grades; nothing where the
// rules grade only the whole.
func (t *teller) noticeQuestions() []doc.Block {
	if !t.Found.Rulebook.PublishQuestions || len(t.Found.Questions) == 0 {
		return nil
	}
	var list doc.List
	for _, q := range t.Found.Questions {
		list.Items = append(list.Items, t.Runs("notice.question", q))
	}
	return []doc.Block{list}
}

// retold are a kind's findings in the words of notices.
func (t *teller) retold(kind string) [][]doc.Run {
	var out [][]doc.Run
	for _, f := range t.Found.Findings {
		if f.Kind == kind {
			out = append(out, t.Runs(f.Template+".point", f))
		}
	}
	return out
}

// nextSteps are the recommendations with their dates; nothing where there are
// none.
func (t *teller) nextSteps() []doc.Block {
	var list doc.List
	for _, f := range t.Found.Findings {
		for _, r := range f.Recommendations {
			list.Items = append(list.Items, t.Runs("notice.recommendation", r))
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	return append(t.Blocks("notice.next", nil), list)
}

// notesToEditors are numbered; the licences of the data come last.
func (t *teller) notesToEditors() []doc.Block {
	blocks := t.Blocks("notice.notes", nil)
	if len(t.Edition.Licences) > 0 {
		var licences doc.List
		for _, l := range t.Edition.Licences {
			licences.Items = append(licences.Items, t.Plain(l))
		}
		blocks = append(blocks, licences)
	}
	return oneList(blocks, true)
}

// oneList joins the lists among some blocks into one; what is no list is
// left out.
func oneList(blocks []doc.Block, ordered bool) []doc.Block {
	list := doc.List{Ordered: ordered}
	for _, block := range blocks {
		if l, ok := block.(doc.List); ok {
			list.Items = append(list.Items, l.Items...)
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []doc.Block{list}
}

// fitting is the first of some templates whose text has no more characters than
// allowed.
func (t *teller) fitting(most int, names ...string) ([]doc.Run, error) {
	length := 0
	for _, name := range names {
		runs, err := t.TellRuns(name, nil)
		if err != nil {
			return nil, err
		}
		if length = utf8.RuneCountInString(doc.Plain(runs)); length <= most {
			return runs, nil
		}
	}
	return nil, fmt.Errorf("%s: the shortest text has %d characters, more than %d [notice-length]", names[len(names)-1], length, most)
}
