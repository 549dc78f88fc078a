package pdf

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"assize/report/say/doc"
)

// placedText is a line of a trace.
type placedText struct {
	page             int
	x, y, w, size    float64
	role, text, line string
}

func traceOf(t *testing.T, p *doc.Publication) []placedText {
	t.Helper()
	b, err := Trace(p, testEnv(t))
	if err != nil {
		t.Fatal(err)
	}
	var out []placedText
	for _, l := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		v := strings.Split(l, "\t")
		if len(v) == 3 {
			continue // the end of a page
		}
		var n [5]float64
		for i := range n {
			n[i], err = strconv.ParseFloat(v[i], 64)
			if err != nil {
				t.Fatal(err)
			}
		}
		out = append(out, placedText{int(n[0]), n[1], n[2], n[3], n[4], v[5], v[6], l})
	}
	return out
}

func TestTextStaysInsideThePage(t *testing.T) {
	for name, p := range samples() {
		t.Run(name, func(t *testing.T) {
			st := newSheet(DefaultTheme(), densities(p)[len(densities(p))-1])
			for _, l := range traceOf(t, p) {
				if l.text == p.Watermark {
					continue
				}
				trail := 0.3 * l.size // the space after a line
				if l.x < st.left-1 || l.x+l.w > st.width-st.right+trail+1 || l.y < 25 || l.y > st.height-18 {
					t.Errorf("outside the margins: %s", l.line)
				}
				if l.role != "artifact" && (l.page > 1 || p.Cover == nil) && l.y > st.height-54 {
					t.Errorf("text in the foot: %s", l.line)
				}
			}
		})
	}
}

// A sheet that only just fits keeps clear of its foot.
func TestFullSheetsKeepClearOfTheFoot(t *testing.T) {
	for n := range 40 {
		p := keyFindings()
		for range n {
			p.Body = append(p.Body, doc.Paragraph{Weight: doc.Small, Runs: txt("One more line.")})
		}
		if _, err := Trace(p, testEnv(t)); err != nil {
			if n < 2 {
				t.Errorf("%d lines: %v", n, err)
			}
			return
		}
		for _, l := range traceOf(t, p) {
			if l.role != "artifact" && l.y > 841.89-54 {
				t.Errorf("%d lines: in the foot: %s", n, l.line)
			}
		}
	}
	t.Error("forty lines more fit: the test proves nothing")
}

func TestTextDoesNotOverlap(t *testing.T) {
	for name, p := range samples() {
		t.Run(name, func(t *testing.T) {
			list := traceOf(t, p)
			for i, a := range list {
				for _, b := range list[max(0, i-150):i] {
					if a.page != b.page || a.text == p.Watermark || b.text == p.Watermark {
						continue
					}
					aw, bw := a.w-0.2*a.size, b.w-0.2*b.size // less the space after each
					over := min(a.x+aw, b.x+bw) - max(a.x, b.x)
					rise := min(a.y, b.y) - max(a.y-0.6*a.size, b.y-0.6*b.size)
					if over > 0.8 && rise > 0.8 {
						t.Errorf("overlap by %.1f × %.1f:\n%s\n%s", over, rise, a.line, b.line)
					}
				}
			}
		})
	}
}

// story is a publication of given blocks without a cover.
func story(blocks ...doc.Block) *doc.Publication {
	p := inspection("Sussex Police", "good", 3, 0)
	p.Cover, p.Notice, p.Watermark, p.Sample = nil, "", "", ""
	p.Body = blocks
	return p
}

func TestNumbersKeepTheirUnits(t *testing.T) {
	env := testEnv(t)
	s := newSetter(story(para(doc.Text{Text: "x"})), env, density{12, false})
	for _, c := range []struct {
		name string
		runs []doc.Run
		keep string
	}{
		{"number run", []doc.Run{num(85, "85 percent")}, "85" + nbsp + "percent"},
		{"plain text", txt("5.3 percent"), "5.3 percent"},
		{"two words", txt("5.3 per cent."), "5.3 per cent."},
		{"Welsh", txt("5.3 y cant"), "5.3 y cant"},
		{"of", txt("412 of 478"), "412 of 478"},
		{"range in brackets", txt("(82.8 to 87.1)"), "(82.8 to 87.1)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			seen := 0
			for pad := range 60 { // every place of the line's end
				runs := append(txt(strings.Repeat("i ", pad)+"word "), c.runs...)
				runs = append(runs, doc.Text{Text: " and so on and so forth."})
				for _, l := range s.lines(s.spans(runs, s.st.body), s.st.body, 200) {
					text := ""
					for _, f := range l.frags {
						text += f.text + " "
					}
					if strings.Contains(strings.Join(strings.Fields(text), " "), strings.Join(strings.Fields(c.keep), " ")) {
						seen++
					}
				}
			}
			if seen != 60 {
				t.Errorf("%q broke in %d of 60 settings", c.keep, 60-seen)
			}
		})
	}
}

func TestLinesNeverPassTheEdge(t *testing.T) {
	s := newSetter(story(para(doc.Text{Text: "x"})), testEnv(t), density{12, false})
	long := strings.Repeat("Llanfairpwllgwyngyll", 12) + " https://www.example.gov.uk/a/very/long/address/that-goes-on?and=on&and=on " + prose
	for _, w := range []float64{20, 33.3, 60, 120, 459} {
		all := ""
		for _, l := range s.lines(s.spans(txt(long), s.st.body), s.st.body, w) {
			if l.w > w+0.02 {
				t.Errorf("width %.1f: line of %.2f", w, l.w)
			}
			for _, f := range l.frags {
				all += f.text
			}
		}
		if strings.ReplaceAll(all, " ", "") != strings.ReplaceAll(long, " ", "") {
			t.Errorf("width %.1f: text lost", w)
		}
	}
}

// A paragraph of n lines, walked down a page: never a line alone.
func TestNoWidowsOrOrphans(t *testing.T) {
	env := testEnv(t)
	for lead := range 12 {
		blocks := []doc.Block{}
		for range 22 + lead {
			blocks = append(blocks, para(doc.Text{Text: "One line."}))
		}
		blocks = append(blocks, para(doc.Text{Text: prose + " QQQ"}), para(doc.Text{Text: prose}))
		s, err := set(story(blocks...), env, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range s.pages {
			last := p.items[len(p.items)-1]
			if last.keepNext {
				t.Errorf("%d: page %d ends with a piece that must not end it", lead, i+1)
			}
		}
	}
}

func TestTablesRepeatTheirHeadAndNeverLeaveARowAlone(t *testing.T) {
	for rows := 1; rows < 60; rows += 7 {
		p := story(para(doc.Text{Text: prose}), ratesTable("rates", rows), para(doc.Text{Text: prose}))
		byPage := map[int]int{}
		repeated := map[int]bool{}
		for _, l := range traceOf(t, p) {
			if l.role == "TH" && strings.HasPrefix(l.text, "Offence group") {
				byPage[l.page]++
			}
			if l.text == "Table 1 (continued)" {
				repeated[l.page] = true
			}
		}
		total := 0
		for page, n := range byPage {
			total += n
			if page > 1 && !repeated[page] {
				t.Errorf("%d rows: page %d has no head", rows, page)
			}
		}
		if total != rows {
			t.Errorf("%d rows: %d drawn", rows, total)
		}
	}
}

func TestRowTallerThanAPageIsSplit(t *testing.T) {
	tb := ratesTable("rates", 0)
	tb.Rows[1].Cells[0].Runs = txt(strings.Repeat("word ", 900))
	n := 0
	for _, l := range traceOf(t, story(tb)) {
		n += strings.Count(l.text, "word")
	}
	if n != 900 {
		t.Errorf("%d of 900 words set", n)
	}
}

func TestWhatCannotFitIsAnErrorThatNamesIt(t *testing.T) {
	env := testEnv(t)
	tall := panelOf("good", 3)
	tall.Runs = txt(strings.Repeat(prose, 12))
	sheet := keyFindings()
	sheet.Body = append(sheet.Body, ratesTable("rates", 30))
	cover := inspection("Sussex Police", "good", 3, 0)
	cover.Cover.Lines = append(cover.Cover.Lines, para(doc.Text{Text: strings.Repeat(prose, 8)}))
	for _, c := range []struct {
		name string
		p    *doc.Publication
		want string
	}{
		{"panel", story(doc.Section{ID: "s", Title: "S", Blocks: []doc.Block{tall}}), `section "s", block 1: `},
		{"sheet", sheet, "does not fit on 1 pages"},
		{"cover", cover, "cover does not fit on a page"},
		{"footnote", story(para(doc.Text{Text: "x"}, doc.Note{ID: "n", Runs: txt(strings.Repeat(prose, 20))})), "block 1: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Render(c.p, env)
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "cdi-sample") {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}

func TestDecimalsLineUp(t *testing.T) {
	tb := doc.Table{ID: "d", Title: txt("Decimals"), Columns: []doc.Column{{Head: "Group"}, {Head: "Rate", Align: doc.Decimal}}}
	for i, v := range []string{"75.2", "100", "8.25", "1,204.5", "−3.1", "not reportable"} {
		tb.Rows = append(tb.Rows, doc.Row{Cells: []doc.Cell{{Runs: txt(fmt.Sprintf("row %d", i))}, {Runs: txt(v)}}})
	}
	env := testEnv(t)
	at := map[string]bool{}
	for _, l := range traceOf(t, story(tb)) {
		whole, _, _ := strings.Cut(strings.TrimSpace(l.text), ".")
		if l.role == "TD" && strings.ContainsAny(l.text, "0123456789") {
			at[fmt.Sprintf("%.1f", l.x+env.Faces.Regular.Width(whole, l.size))] = true
		}
	}
	if len(at) != 1 {
		t.Errorf("decimal points at %v", at)
	}
}

func TestContentsAndReferencesTellTheTruth(t *testing.T) {
	p := inspection("Greater Manchester Police", "inadequate", 1, 9)
	list := traceOf(t, p)
	page := map[string]string{}
	for _, l := range list {
		if strings.HasPrefix(l.role, "H") && l.page > 2 {
			page[strings.TrimSpace(l.text)] = strconv.Itoa(l.page)
		}
	}
	checked := 0
	for i, l := range list {
		if l.page == 2 && l.role == "Link" {
			title := strings.TrimSpace(l.text)
			if want, ok := page[title]; ok {
				checked++
				if got := strings.TrimSpace(list[i+1].text); got != want {
					t.Errorf("contents: %q on page %s, stands on %s", title, got, want)
				}
			}
		}
	}
	if checked != 8 {
		t.Errorf("%d entries checked, want 8", checked)
	}
	last := list[len(list)-1].page
	feet := 0
	for _, l := range list {
		if l.text == fmt.Sprintf("Page %d of %d", l.page, last) {
			feet++
		}
	}
	if feet != last-1 {
		t.Errorf("%d pages say their number, want %d", feet, last-1)
	}
}

func TestFooterAndHeadSayStatusAndSample(t *testing.T) {
	p := inspection("Sussex Police", "good", 3, 1)
	notice, sample, tagged := map[int]bool{}, map[int]bool{}, 0
	last := 0
	for _, l := range traceOf(t, p) {
		last = max(last, l.page)
		text := strings.TrimSpace(l.text)
		notice[l.page] = notice[l.page] || text == p.Notice
		sample[l.page] = sample[l.page] || text == p.Sample
		if l.role == "P" && (text == p.Notice || text == p.Sample) {
			tagged++
		}
	}
	for i := 1; i <= last; i++ {
		if !notice[i] || !sample[i] {
			t.Errorf("page %d: notice %v, sample %v", i, notice[i], sample[i])
		}
	}
	if tagged != 2 {
		t.Errorf("%d of notice and sample can be heard on the first page", tagged)
	}
}

// TestLeadInsStayWithTheirList: what leads to a list, by a colon or as a heading in
// all but name, does not end a page.
func TestLeadInsStayWithTheirList(t *testing.T) {
	for _, lead := range []doc.Text{{Text: "The causes are:"}, {Text: "Recommendations", Strong: true}} {
		for before := range 30 {
			var blocks []doc.Block
			for range before {
				blocks = append(blocks, para(doc.Text{Text: "One line."}))
			}
			blocks = append(blocks, para(lead), doc.List{Items: [][]doc.Run{txt("First."), txt("Second.")}})
			pages := map[string]int{}
			for _, l := range traceOf(t, story(blocks...)) {
				pages[strings.TrimSpace(l.text)] = l.page
			}
			if pages[lead.Text] != pages["First."] {
				t.Errorf("%d lines before: %q is on page %d, its list on %d", before, lead.Text, pages[lead.Text], pages["First."])
			}
		}
	}
}

// TestKeyFactInOneLine: a value that would take two lines is set smaller.
func TestKeyFactInOneLine(t *testing.T) {
	p := story(doc.KeyFacts{Items: []doc.KeyFact{
		{Label: "Rate", Value: txt("94.6 percent")}, {Label: "Not recorded", Value: txt("approximately 11,300")},
	}})
	for _, l := range traceOf(t, p) {
		if strings.TrimSpace(l.text) == "approximately 11,300" {
			return
		}
	}
	t.Error("the value is set in more than one line")
}

// TestRunningHeadIsCutAfterAWord: a head that is too long loses whole words.
func TestRunningHeadIsCutAfterAWord(t *testing.T) {
	p := inspection("Sussex Police", "good", 3, 1)
	p.Running = strings.Repeat("The Combined Constabulary, ", 12)
	for _, l := range traceOf(t, p) {
		if cut, ok := strings.CutSuffix(strings.TrimSpace(l.text), " …"); ok && strings.HasPrefix(cut, "The Combined") {
			if !strings.HasSuffix(cut, "The") && !strings.HasSuffix(cut, "Combined") && !strings.HasSuffix(cut, "Constabulary") {
				t.Errorf("cut within a word: %q", cut)
			}
			return
		}
	}
	t.Error("no running head that is cut")
}
