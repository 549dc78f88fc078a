package force

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/tell"
)

// The most characters of a notice's title and summary, as GOV.UK sets them.
const (
	noticeTitleMost   = 65
	noticeSummaryMost = 160
)

// news is a press notice that is being told: nothing stands in it twice but in the
// table of its figures.
type news struct {
	*teller
	said map[doc.Ref]bool // the cells whose numbers were said
}

// notice is the press notice: what matters most, then the judgment, what it was
// before, what people say, why, what was found, the figures with their intervals, and
// what has to be done by when.
func (t *teller) notice() (*doc.Publication, error) {
	title, err := t.fitting(noticeTitleMost, "notice.title", "notice.title.short", "notice.title.shorter", "notice.title.shortest")
	if err != nil {
		return nil, err
	}
	n := news{teller: t, said: map[doc.Ref]bool{}}
	lead, err := n.lead()
	if err != nil {
		return nil, err
	}
	pub := t.publication(doc.PressNotice)
	pub.Title, pub.Subject = doc.Plain(title), doc.Plain(lead)
	if !strings.Contains(pub.Title, t.Found.Force.Name) {
		pub.Subtitle = t.Found.Force.Name
	}
	pub.Running = doc.Plain(t.Runs("running", nil))
	pub.Body = n.opening(lead)
	for _, blocks := range [][]doc.Block{
		n.quotes(), n.causes(), n.found(), n.noticeSection("questions", t.noticeQuestions()), n.figuresSection(), n.nextSteps(), n.ending(),
	} {
		pub.Body = append(pub.Body, blocks...)
	}
	return pub, t.Err()
}

// lead is the heaviest lead that is short enough, without the name of the force where
// that leaves it no room.
func (n news) lead() ([]doc.Run, error) {
	length := 0
	for _, s := range n.list.OfPart(tell.PartLead, 0) {
		for _, form := range []tell.Form{tell.Sentence, tell.Lead} {
			runs := n.Worded(s, form)
			if length = utf8.RuneCountInString(doc.Plain(runs)); length <= noticeSummaryMost {
				n.note(runs)
				return runs, n.Err()
			}
		}
	}
	return nil, cmp.Or(n.Err(), fmt.Errorf("the shortest lead has %d characters, more than %d [notice-length]", length, noticeSummaryMost))
}

// note remembers what was said.
func (n news) note(runs []doc.Run) {
	for _, r := range runs {
		if number, ok := r.(doc.Number); ok {
			n.said[number.Ref] = true
		}
	}
}

// once words a statement of which no number was said; else nothing.
func (n news) once(s tell.Statement, form tell.Form) []doc.Run {
	for _, numbers := range s.Numbers() {
		if slices.ContainsFunc(numbers, func(number doc.Number) bool { return n.said[number.Ref] }) {
			return nil
		}
	}
	runs := n.Worded(s, form)
	n.note(runs)
	return runs
}

// paragraph is one of statements of some kinds, sentence by sentence, none of them
// twice; nothing where none is true.
func (n news) paragraph(kinds ...string) []doc.Block {
	var p doc.Paragraph
	for _, kind := range kinds {
		for _, s := range n.list.OfKind(kind) {
			runs := n.once(s, tell.Sentence)
			if len(runs) > 0 && len(p.Runs) > 0 {
				p.Runs = append(p.Runs, doc.Text{Text: " "})
			}
			p.Runs = append(p.Runs, runs...)
		}
	}
	if len(p.Runs) == 0 {
		return nil
	}
	return []doc.Block{p}
}

// opening is the lead, when and where the report is published, and what is judged.
func (n news) opening(lead []doc.Run) []doc.Block {
	out := []doc.Block{doc.Paragraph{Runs: lead, Weight: doc.Lead}, doc.Paragraph{Runs: n.Runs("notice.dateline", n.Corrected)}}
	if n.in.ReportAt != "" {
		out = append(out, doc.Paragraph{Runs: []doc.Run{doc.Link{To: n.in.ReportAt, Text: n.Title("notice.get")}}})
	}
	out = append(out, n.noticeCorrection()...)
	kinds := []string{newsGrade().ID, newsNoGrade().ID, newsHolds().ID, newsWhy().ID}
	for _, k := range newsSinces() {
		kinds = append(kinds, k.ID)
	}
	return append(out, n.paragraph(kinds...)...)
}

// causes are why, in the inspectors' words.
func (n news) causes() []doc.Block { return n.led("notice.causes", n.observations("cause")) }

// found is what the findings are about, what falls short first, then cancelled records
// by their kind, and what is good.
func (n news) found() []doc.Block {
	out := n.led("notice.short", n.items("cause-of-concern", "area-for-improvement"))
	if len(n.list.OfKind(newsCancelled().ID)) > 0 {
		out = append(out, n.Blocks("notice.cancelled", nil)...)
	}
	out = append(out, n.led("notice.well", n.items("positive"))...)
	return append(out, n.led("notice.positives", slices.Concat(n.observations("positive"), n.observations("context")))...)
}

// items are the items of what some kinds of findings are about, the weightiest first;
// a finding about nothing that was measured is told by its point.
func (n news) items(kinds ...string) [][]doc.Run {
	var stated []tell.Statement
	var points [][]doc.Run
	for _, kind := range kinds {
		for _, f := range n.Found.Findings {
			if f.Kind != kind {
				continue
			}
			if n.byItsPoint(f) {
				points = append(points, n.findingPoint[f.ID])
			}
			for _, k := range newsItems() {
				if s, ok := n.list.Of(k.ID, f.Measure); ok {
					stated = append(stated, s)
				}
			}
		}
	}
	slices.SortStableFunc(stated, func(a, b tell.Statement) int { return cmp.Compare(b.Weight(), a.Weight()) })
	var out [][]doc.Run
	for _, s := range stated {
		if runs := n.once(s, tell.Item); runs != nil {
			out = append(out, runs)
		}
	}
	return append(out, points...)
}

// byItsPoint reports a finding that is about nothing that was measured, or about the
// force as a whole and not about its rate: those of a cause, where inspectors name no
// cause in their own words.
func (n news) byItsPoint(f findings.Finding) bool {
	isNumber := func(r doc.Run) bool { _, ok := r.(doc.Number); return ok }
	return f.Measure == "" || f.Measure == n.Found.Combined && len(n.observations("cause")) == 0 && !slices.ContainsFunc(n.findingPoint[f.ID], isNumber)
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

// nextSteps are what every finding recommends first, in the order of dates, those
// without one last, and where the others are; nothing where there are none.
func (n news) nextSteps() []doc.Block {
	byDate, others := map[audit.Date][][]doc.Run{}, false
	for _, f := range n.Found.Findings {
		for i, r := range f.Recommendations {
			if i > 0 {
				others = true
				break
			}
			byDate[r.Due] = append(byDate[r.Due], n.Plain(r.Text))
		}
	}
	var out []doc.Block
	for _, due := range slices.SortedFunc(maps.Keys(byDate), func(a, b audit.Date) int { return a.Time().Compare(b.Time()) }) {
		if !due.IsZero() {
			out = append(out, n.led("notice.due", byDate[due], due)...)
		}
	}
	out = append(out, n.led("notice.undated", byDate[audit.Date{}])...)
	if others {
		out = append(out, n.Blocks("notice.more-steps", nil)...)
	}
	return n.noticeSection("next", out)
}

// ending is what follows the notice itself: whom to ask, and notes to editors.
func (n news) ending() []doc.Block {
	out := []doc.Block{doc.Paragraph{Runs: []doc.Run{doc.Text{Text: n.Title("notice.ends"), Strong: true}}}}
	for _, runs := range [][]doc.Run{
		n.Labelled(n.Title("notice.press"), n.House.PressOffice...),
		n.Labelled(n.Title("notice.contact"), n.House.Contact...),
		n.Labelled(n.Title("notice.web"), n.House.Addresses()...),
	} {
		if runs != nil {
			out = append(out, doc.Paragraph{Runs: runs})
		}
	}
	return append(out, n.noticeSection("notes", n.notesToEditors())...)
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
