package doc

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"net/url"
	"strings"
	"unicode"
)

// maxDepth is how deep sections may nest: the title is heading 1, so a section
// of depth 5 is heading 6, the last there is.
const maxDepth = 5

// Validate looks for every fault that would make a publication unreadable for
// somebody: missing titles, heads and row headers, rows of unequal length,
// anchors that are not unique, links and cross references that lead nowhere.
// The error joins all faults, each with its place.
func (p *Publication) Validate() error {
	v := validator{targets: p.Targets(), anchors: map[string]string{}, numbers: map[string]string{}, notes: map[string]string{}, index: p.Kind == ReleaseIndex}
	v.place = []string{p.ID}
	v.need(p.ID != "", "publication has no id", "doc-id")
	v.need(says(p.Title), "publication has no title", "doc-title")
	v.lang(p.Lang)
	v.need(!p.Date.IsZero(), "publication has no date", "doc-date")
	v.need(len(p.Body) > 0 || p.Cover != nil, "publication is empty", "doc-empty")
	if c := p.Cover; c != nil {
		v.in("cover", func() {
			v.need(says(c.Title), "cover has no title", "doc-title")
			for _, para := range append(c.Lines[:len(c.Lines):len(c.Lines)], c.Licence...) {
				v.runs(para.Runs)
			}
			if c.Panel != nil {
				v.panel(*c.Panel)
			}
		})
	}
	v.blocks(p.Body, 0)
	return errors.Join(v.faults...)
}

type validator struct {
	targets  map[string]Target
	anchors  map[string]string // where each anchor was first seen
	numbers  map[string]string // where each number of a paragraph was first seen
	notes    map[string]string // plain text by id
	place    []string
	faults   []error
	contents int
	inNote   bool
	index    bool // of a release: may lead to its files
}

func (v *validator) in(place string, do func()) {
	v.place = append(v.place, place)
	do()
	v.place = v.place[:len(v.place)-1]
}

func (v *validator) need(ok bool, fault, rule string) {
	if !ok {
		v.faults = append(v.faults, fmt.Errorf("%s: %s [%s]", strings.Join(v.place, ", "), fault, rule))
	}
}

func (v *validator) anchor(id string) {
	where := strings.Join(v.place, ", ")
	first, seen := v.anchors[id]
	v.need(!seen, fmt.Sprintf("anchor %q is also at %s", id, first), "doc-anchor")
	v.anchors[id] = where
}

// number is that of a paragraph or of an item: comments on a text cite it.
func (v *validator) number(n string) {
	where := strings.Join(v.place, ", ")
	first, seen := v.numbers[n]
	v.need(says(n), "paragraph or item has an empty number", "doc-number")
	v.need(!seen, fmt.Sprintf("number %q is also at %s", n, first), "doc-number")
	v.numbers[n] = where
}

func (v *validator) blocks(list []Block, depth int) {
	for i, b := range list {
		kind := strings.ToLower(strings.TrimPrefix(fmt.Sprintf("%T", b), "doc."))
		place := fmt.Sprintf("%s %d", kind, i+1)
		switch b := b.(type) {
		case Section:
			place = fmt.Sprintf("section %q", b.ID)
		case Table:
			place = fmt.Sprintf("table %q", b.ID)
		case Figure:
			place = fmt.Sprintf("figure %q", b.ID)
		}
		v.in(place, func() { v.block(b, depth) })
	}
}

func (v *validator) block(b Block, depth int) {
	switch b := b.(type) {
	case Section:
		v.need(b.ID != "", "section has no id", "doc-id")
		v.need(says(b.Title), "section has no title", "doc-title")
		v.need(depth < maxDepth, fmt.Sprintf("sections nest deeper than %d", maxDepth), "doc-depth")
		v.anchor(b.ID)
		v.blocks(b.Blocks, depth+1)
	case Paragraph:
		v.filled(b.Runs, "paragraph is empty")
		if b.Number != "" {
			v.number(b.Number)
		}
		if b.Lang != "" {
			v.lang(b.Lang)
		}
	case List:
		v.list(b)
	case Table:
		v.anchor(b.ID)
		v.table(b)
	case Figure:
		v.anchor(b.ID)
		v.figure(b)
	case JudgmentPanel:
		v.panel(b)
	case Callout:
		v.callout(b, depth)
	case KeyFacts:
		v.need(len(b.Items) > 0, "key facts are empty", "doc-empty")
		for _, it := range b.Items {
			v.need(says(it.Label), "key fact has no label", "doc-title")
			v.filled(it.Value, "key fact has no value")
			v.runs(it.Detail)
		}
	case Contents:
		v.contents++
		v.need(v.contents == 1, "second list of contents", "doc-contents")
		v.need(says(b.Title), "contents have no title", "doc-title")
		v.need(b.Depth > 0, "contents have no depth", "doc-contents")
	case Glossary:
		v.need(len(b.Entries) > 0, "glossary is empty", "doc-empty")
		for _, t := range b.Entries {
			v.need(says(t.Term), "glossary entry has no term", "doc-title")
			v.filled(t.Meaning, "glossary entry has no meaning")
		}
	default:
		v.need(false, fmt.Sprintf("block of unknown kind %T", b), "doc-kind")
	}
}

func (v *validator) list(b List) {
	v.need(len(b.Items) > 0, "list is empty", "doc-empty")
	for _, it := range b.Items {
		v.filled(it, "list item is empty")
	}
	v.need(b.Numbers == nil || len(b.Numbers) == len(b.Items),
		fmt.Sprintf("list of %d items has %d numbers", len(b.Items), len(b.Numbers)), "doc-number")
	for _, n := range b.Numbers {
		v.number(n)
	}
}

func (v *validator) callout(b Callout, depth int) {
	if b.ID != "" {
		v.anchor(b.ID)
	}
	v.need(says(b.Label), "callout has no label", "doc-title")
	v.need(len(b.Blocks) > 0, "callout is empty", "doc-empty")
	for _, k := range b.Blocks {
		switch k.(type) {
		case Paragraph, List:
		default:
			v.need(false, fmt.Sprintf("callout holds %T; only paragraphs and lists may stand in it", k), "doc-kind")
		}
	}
	v.blocks(b.Blocks, depth)
}

func (v *validator) table(t Table) {
	v.need(t.ID != "", "table has no id", "doc-id")
	v.filled(t.Title, "table has no title")
	v.need(len(t.Columns) > 0, "table has no columns", "doc-table")
	sum := 0.0
	for i, c := range t.Columns {
		v.need(says(c.Head), fmt.Sprintf("column %d has no head", i+1), "doc-table")
		v.need(c.Width >= 0 && c.Width <= 1, fmt.Sprintf("column %d: width is not a share", i+1), "doc-table")
		sum += c.Width
	}
	v.need(!(sum > 1.0001), "column widths add to more than the table", "doc-table")
	body := 0
	for i, r := range t.Rows {
		v.in(fmt.Sprintf("row %d", i+1), func() {
			want := len(t.Columns)
			if r.Group {
				want = 1
				v.need(i+1 < len(t.Rows) && !t.Rows[i+1].Group, "group has no rows", "doc-table")
			} else {
				body++
			}
			v.need(len(r.Cells) == want, fmt.Sprintf("%d cells, need %d", len(r.Cells), want), "doc-table")
			for k, c := range r.Cells {
				if k == 0 {
					v.filled(c.Runs, "row has no header")
				} else {
					v.runs(c.Runs)
				}
				v.mark(c.Grade)
			}
		})
	}
	v.need(body > 0, "table has no rows", "doc-table")
	for _, n := range t.Notes {
		v.filled(n, "table note is empty")
	}
	v.runs(t.Source)
}

func (v *validator) figure(f Figure) {
	v.need(f.ID != "", "figure has no id", "doc-id")
	v.filled(f.Title, "figure has no title")
	v.need(f.Plot != nil, "figure has no plot", "doc-figure")
	v.filled(f.Alt.Values, "figure has no text alternative")
	v.runs(f.Note)
}

func (v *validator) panel(b JudgmentPanel) {
	v.need(says(b.Label), "judgment has no label", "doc-title")
	v.need(says(b.Grade), "judgment has no grade in words", "doc-grade")
	v.mark(b.Mark)
	v.need(b.Mark.Of == 0 || len(b.Scale) == b.Mark.Of,
		fmt.Sprintf("grade is one of %d, but the scale has %d", b.Mark.Of, len(b.Scale)), "doc-grade")
	v.runs(b.Runs)
	for _, n := range b.Notes {
		v.filled(n, "note is empty")
	}
}

func (v *validator) mark(m GradeMark) {
	v.need(m == GradeMark{} || m.Level >= 1 && m.Level <= m.Of,
		fmt.Sprintf("grade mark %d of %d is off its scale", m.Level, m.Of), "doc-grade")
}

// lang checks the shape of a language tag (BCP 47): "cy", "en-GB".
func (v *validator) lang(tag string) {
	ok := tag != ""
	for i, part := range strings.Split(tag, "-") {
		n := len(part)
		ok = ok && n >= 2 && n <= 8 && (i > 0 || n <= 3)
		for _, r := range part {
			ok = ok && (r|0x20 >= 'a' && r|0x20 <= 'z' || i > 0 && r >= '0' && r <= '9')
		}
	}
	v.need(ok, fmt.Sprintf("%q is no language", tag), "doc-language")
}

// says reports whether a text prints anything: not only spaces and characters
// that have no shape.
func says(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && !unicode.IsControl(r)
	})
}

// filled checks runs that must print something.
func (v *validator) filled(runs []Run, fault string) {
	v.need(says(Plain(runs)), fault, "doc-empty")
	v.runs(runs)
}

func (v *validator) runs(runs []Run) {
	for _, r := range runs {
		switch r := r.(type) {
		case Text:
			if r.Lang != "" {
				v.lang(r.Lang)
			}
		case Number:
			v.need(says(r.Text), "number without text", "doc-number")
			v.need(!math.IsNaN(r.Value) && !math.IsInf(r.Value, 0), "number without a finite value", "doc-number")
		case Link:
			v.link(r)
		case CrossRef:
			k := v.targets[r.To].Kind
			v.need(k == SectionTarget || k == TableTarget || k == FigureTarget,
				fmt.Sprintf("cross reference to %q, which is no section, table or figure", r.To), "doc-link")
		case Note:
			v.note(r)
		default:
			v.need(false, fmt.Sprintf("run of unknown kind %T", r), "doc-kind")
		}
	}
}

func (v *validator) link(r Link) {
	v.need(says(r.Text), "link without text", "doc-link")
	if to, ok := strings.CutPrefix(r.To, "#"); ok {
		_, found := v.targets[to]
		v.need(found, fmt.Sprintf("link to %q, which is no anchor of this publication", r.To), "doc-link")
		return
	}
	if file, ok := strings.CutPrefix(r.To, ReleaseLink); ok {
		v.need(v.index, fmt.Sprintf("link to %q, a file of the release, outside its index", r.To), "doc-link")
		v.need(fs.ValidPath(file) && file != ".", fmt.Sprintf("link to %q, which is no path inside the release", r.To), "doc-link")
		return
	}
	u, err := url.Parse(r.To)
	ok := err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" ||
		err == nil && (u.Scheme == "mailto" || u.Scheme == "tel") && u.Opaque != ""
	v.need(ok, fmt.Sprintf("link to %q, which is no web, mail or telephone address", r.To), "doc-link")
}

func (v *validator) note(n Note) {
	v.need(n.ID != "", "footnote has no id", "doc-id")
	v.need(!v.inNote, "footnote inside a footnote", "doc-note")
	if v.inNote {
		return
	}
	text := Plain(n.Runs)
	first, seen := v.notes[n.ID]
	v.need(!seen || first == text, fmt.Sprintf("footnote %q has two texts", n.ID), "doc-note")
	v.notes[n.ID] = text
	v.inNote = true
	v.filled(n.Runs, "footnote is empty")
	v.inNote = false
}
