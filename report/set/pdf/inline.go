package pdf

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// span is a run of text in one face that belongs to one element: the
// paragraph's own, or one made for a link, a note mark or another language.
type span struct {
	text  string
	face  faceID
	lang  string
	link  string // "#anchor" or URI
	ref   bool   // the link stands in a Reference element
	super bool   // a note mark
	note  *footnote
	elem  *elem // made when first drawn
}

// nbsp is the space at which no line breaks.
const nbsp = "\u00a0"

// spans turns a document's runs into spans. Numbers keep together with nbsp.
func (s *setter) spans(runs []doc.Run, st style) []*span {
	var out []*span
	for _, r := range runs {
		switch r := r.(type) {
		case doc.Text:
			out = append(out, &span{text: s.clean(r.Text), face: emphasis(st.face, r.Strong, r.Emphasis), lang: s.otherLang(r.Lang)})
		case doc.Number:
			text := strings.ReplaceAll(s.clean(r.Text), " ", nbsp)
			out = append(out, &span{text: text, face: emphasis(st.face, r.Strong, false)})
		case doc.Link:
			out = append(out, &span{text: s.clean(r.Text), face: st.face, link: r.To})
		case doc.CrossRef:
			out = append(out, &span{text: s.clean(s.reference(r.To)), face: st.face, link: "#" + r.To, ref: true})
		case doc.Note:
			n := s.footnote(r)
			out = append(out, &span{text: n.mark, face: regular, link: "#" + n.anchor(), ref: true, super: true, note: n})
		}
	}
	return out
}

// reference is what a cross reference prints: "table 4".
func (s *setter) reference(to string) string {
	t := s.targets[to]
	switch t.Kind {
	case doc.TableTarget:
		return strings.ReplaceAll(s.env.Words.Label(words.LabelTableRef, strconv.Itoa(t.Number)), " ", nbsp)
	case doc.FigureTarget:
		return strings.ReplaceAll(s.env.Words.Label(words.LabelFigureRef, strconv.Itoa(t.Number)), " ", nbsp)
	default:
		return s.env.Words.Label(words.LabelSectionRef, t.Title)
	}
}

// emphasis picks the face of strong or emphasised text within a base face.
func emphasis(base faceID, strong, slanted bool) faceID {
	switch {
	case strong && base == semibold:
		return bold
	case strong && base != bold:
		return semibold
	case slanted && base == regular:
		return italic
	case slanted && base == italic:
		return regular
	}
	return base
}

// frag is a piece of a span at a place in a line.
type frag struct {
	span *span
	text string
	x, w float64
}

// box is what a line cannot break within.
type box struct {
	frags []frag
	w     float64
	space bool    // a space precedes it
	cost  float64 // of a break before it; forbidden for never
}

func (b *box) text() string {
	if len(b.frags) == 1 {
		return b.frags[0].text
	}
	var t strings.Builder
	for _, f := range b.frags {
		if !f.span.super {
			t.WriteString(f.text)
		}
	}
	return t.String()
}

// boxes cuts spans at spaces and other places where a line may end.
func (s *setter) boxes(spans []*span, st style) []box {
	var out []box
	open, space := false, false
	for _, sp := range spans {
		size := st.size
		if sp.super {
			size *= superscript
		}
		rest := sp.text
		for rest != "" {
			if rest[0] == ' ' {
				open, space, rest = false, true, rest[1:]
				continue
			}
			word := rest
			if k := strings.IndexByte(rest, ' '); k >= 0 {
				word = rest[:k]
			}
			rest = rest[len(word):]
			for len(word) > 0 {
				n := breakable(word)
				f := frag{span: sp, text: word[:n], w: s.width(sp.face, size, word[:n])}
				word = word[n:]
				if open {
					b := &out[len(out)-1]
					b.frags = append(b.frags, f)
					b.w += f.w
				} else {
					out = append(out, box{frags: []frag{f}, w: f.w, space: space})
				}
				open, space = len(word) == 0, false
			}
		}
	}
	priceBreaks(out)
	return out
}

// breakable is the length of a word's first part after which a line may end:
// after a hyphen or dash between letters, and within addresses and other
// monsters after their punctuation.
func breakable(word string) int {
	long := utf8.RuneCountInString(word) > 28 || strings.Contains(word, "://")
	last := rune(0)
	for i, r := range word {
		n := i + utf8.RuneLen(r)
		if i < 2 || n+2 > len(word) {
			last = r
			continue
		}
		next, _ := utf8.DecodeRuneInString(word[n:])
		if breaksAfter(last, r, next, long) {
			return n
		}
		last = r
	}
	return len(word)
}

// breaksAfter reports whether a line may end after a character between two others.
func breaksAfter(last, r, next rune, long bool) bool {
	between := isLetter(last) && isLetter(next)
	switch r {
	case '-', '—', '–':
		return between
	case '/':
		return between || long && last != '/' && next != '/'
	case '.', '_', '?', '&', '=', '@', '\u00ad':
		return long && isLetter(next)
	}
	return false
}

func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0xBF && r < 0x2000
}

const (
	forbidden = -1.0 // no break here
	reluctant = 400  // rather an uneven edge than a break here
)

// priceBreaks forbids a break between a number and its unit and within "412 of
// 478" or "82.8 to 87.1", and makes one between a number and what it counts,
// within a date, or before a dash, costly.
func priceBreaks(b []box) {
	for i := 1; i < len(b); i++ {
		word, before := b[i].text(), b[i-1].text()
		switch {
		case unit(word) && numeric(before):
			b[i].cost = forbidden
		case i > 1 && linked(b[i-2].text(), before, word) && (i+1 == len(b) || !capitalised(b[i+1].text())):
			b[i-1].cost, b[i].cost = forbidden, forbidden
		case numeric(before), capitalised(before) && year(word), strings.HasPrefix(word, "–"), strings.HasPrefix(word, "—"):
			b[i].cost = reluctant
		}
	}
}

// linked reports whether three words are two numbers with "to", "of" or their
// like between them, or a number with a unit of two words ("per cent").
func linked(a, b, c string) bool {
	if !numeric(a) {
		return false
	}
	end := strings.TrimRight(c, ".,;:)’”")
	if b == "per" && end == "cent" || b == "y" && end == "cant" {
		return true
	}
	return utf8.RuneCountInString(b) <= 2 && numeric(end)
}

// capitalised reports whether a word may be a month's name.
func capitalised(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) && len(w) > n && w[len(w)-1] != '.'
}

func year(w string) bool {
	w = strings.TrimRight(w, ".,;:)’”")
	return len(w) == 4 && numeric(w)
}

func numeric(w string) bool {
	w = strings.TrimLeft(w, "(‘“£€−-")
	if w == "" || w[len(w)-1] < '0' || w[len(w)-1] > '9' {
		return false
	}
	return strings.Trim(w, "0123456789,.–") == ""
}

// unit reports whether a word is a unit in English or Welsh, with punctuation.
func unit(w string) bool {
	switch strings.TrimRight(w, ".,;:)’”") {
	case "percent", "per", "%", "percentage", "points", "y", "pwynt", "million", "miliwn", "hours", "awr", "pp":
		return true
	}
	return false
}
