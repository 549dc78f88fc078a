package compose

import (
	"fmt"
	"unicode/utf8"

	"assize/report/say/doc"
)

// The most characters of a notice's title and summary, as GOV.UK sets them.
const (
	NoticeTitleMost   = 65
	NoticeSummaryMost = 160
)

// notice is the press notice.
func (t *teller) notice() (*doc.Publication, error) { return t.inNoticeWords((*teller).noticeDocument) }

// inNoticeWords tells a document in the words of notices, which may write percent
// otherwise than the report. It makes the same claims of the same values.
func (t *teller) inNoticeWords(tell func(*teller) (*doc.Publication, error)) (*doc.Publication, error) {
	n := *t
	if t.in.NoticeWords != nil {
		n.in.Words = t.in.NoticeWords
	}
	n.prose = newProse(t.in.Templates, &n)
	n.compareWithPublished()
	n.nameReprinted()
	pub, err := tell(&n)
	t.marked, t.claims = n.marked, n.claims
	return pub, err
}

func (t *teller) noticeDocument() (*doc.Publication, error) {
	title, err := t.fitting(NoticeTitleMost, "notice.title", "notice.title.short", "notice.title.shorter", "notice.title.shortest")
	if err != nil {
		return nil, err
	}
	summary, err := t.fitting(NoticeSummaryMost, "notice.summary", "notice.summary.short", "notice.summary.shorter")
	if err != nil {
		return nil, err
	}
	pub := t.publication(doc.PressNotice)
	pub.Title, pub.Subject = doc.Plain(title), doc.Plain(summary)
	b := builder{t: t}
	pub.Running = doc.Plain(b.runs("running", nil))
	pub.Body = append(pub.Body, doc.Paragraph{Runs: summary, Weight: doc.Lead})
	if t.in.House.Web != "" {
		pub.Body = append(pub.Body, doc.Paragraph{Runs: []doc.Run{doc.Link{To: t.in.House.Web, Text: b.title("notice.get")}}})
	}
	pub.Body = append(pub.Body, t.noticeCorrection(&b)...)
	pub.Body = append(pub.Body, doc.Paragraph{Runs: b.runs("notice.lead", nil)})
	pub.Body = append(pub.Body, t.noticeSection(&b, "figures", append(oneList(b.blocks("notice.figures", nil), false), b.blocks("notice.means", nil)...))...)
	pub.Body = append(pub.Body, t.noticeSection(&b, "questions", t.noticeQuestions(&b))...)
	pub.Body = append(pub.Body, t.told(&b, "notice", func(kind string) [][]doc.Run { return t.retold(&b, kind) })...)
	pub.Body = append(pub.Body, t.noticeSection(&b, "previous", b.blocks("notice.previous", nil))...)
	pub.Body = append(pub.Body, t.quotes(&b)...)
	pub.Body = append(pub.Body, t.noticeSection(&b, "next", t.nextSteps(&b))...)
	pub.Body = append(pub.Body, doc.Paragraph{Runs: []doc.Run{doc.Text{Text: b.title("notice.ends"), Strong: true}}})
	for _, runs := range [][]doc.Run{
		t.labelled(b.title("notice.press"), t.in.House.PressOffice...),
		t.labelled(b.title("notice.contact"), t.in.House.Contact...),
	} {
		if runs != nil {
			pub.Body = append(pub.Body, doc.Paragraph{Runs: runs})
		}
	}
	pub.Body = append(pub.Body, t.noticeSection(&b, "notes", t.notesToEditors(&b))...)
	if b.err != nil {
		return nil, b.err
	}
	return pub, t.failed
}

// noticeSection is a section of the notice; nothing where it has no blocks.
func (t *teller) noticeSection(b *builder, id string, blocks []doc.Block) []doc.Block {
	if len(blocks) == 0 {
		return nil
	}
	return []doc.Block{doc.Section{ID: "notice-" + id, Title: b.title("notice.title." + id), Blocks: blocks, Unlisted: true}}
}

// noticeQuestions are the core questions with their grades; nothing where the
// rules grade only the whole.
func (t *teller) noticeQuestions(b *builder) []doc.Block {
	if !t.found.Rulebook.PublishQuestions || len(t.found.Questions) == 0 {
		return nil
	}
	var list doc.List
	for _, q := range t.found.Questions {
		list.Items = append(list.Items, b.runs("notice.question", q))
	}
	return []doc.Block{list}
}

// retold are a kind's findings in the words of notices.
func (t *teller) retold(b *builder, kind string) [][]doc.Run {
	var out [][]doc.Run
	for _, f := range t.found.Findings {
		if f.Kind == kind {
			out = append(out, b.runs(f.Template+".point", f))
		}
	}
	return out
}

// nextSteps are the recommendations with their dates; nothing where there are
// none.
func (t *teller) nextSteps(b *builder) []doc.Block {
	var list doc.List
	for _, f := range t.found.Findings {
		for _, r := range f.Recommendations {
			list.Items = append(list.Items, b.runs("notice.recommendation", r))
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	return append(b.blocks("notice.next", nil), list)
}

// notesToEditors are numbered; the licences of the data come last.
func (t *teller) notesToEditors(b *builder) []doc.Block {
	blocks := b.blocks("notice.notes", nil)
	if len(t.in.Edition.Licences) > 0 {
		var licences doc.List
		for _, l := range t.in.Edition.Licences {
			licences.Items = append(licences.Items, t.plain(l))
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
		runs, err := t.prose.runs(name, nil)
		if err != nil {
			return nil, err
		}
		if length = utf8.RuneCountInString(doc.Plain(runs)); length <= most {
			return runs, nil
		}
	}
	return nil, fmt.Errorf("%s: the shortest text has %d characters, more than %d [notice-length]", names[len(names)-1], length, most)
}
