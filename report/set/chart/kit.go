package chart

import (
	"math"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// kit is an Env made ready for layout: styles resolved, theme chosen.
type kit struct {
	words *words.Pack
	theme Theme
	level string // of confidence of the figure, "95%"; "" where none is stated

	title, subtitle style
	label, strong   style // rows, values
	note, head      style // axes, footings; column heads
	sample          style
}

// No figure holds smaller type than labelSize: nine points.
const (
	titleSize = 12
	subSize   = 10
	labelSize = 9
)

func newKit(env Env) *kit {
	k := &kit{words: env.Words, theme: DefaultTheme()}
	if env.Theme != nil {
		k.theme = *env.Theme
	}
	f, t := env.Faces, &k.theme
	k.title = style{f.SemiBold, titleSize, t.Ink}
	k.subtitle = style{f.Regular, subSize, t.Quiet}
	k.label = style{f.Regular, labelSize, t.Ink}
	k.strong = style{f.SemiBold, labelSize, t.Ink}
	k.note = style{f.Regular, labelSize, t.Quiet}
	k.head = style{f.SemiBold, labelSize, t.Quiet}
	k.sample = style{f.SemiBold, labelSize, t.Ink}
	return k
}

// Gaps in points.
const (
	gapHead = 10.0 // between headings and plot
	gapFoot = 8.0  // between plot and footings
	gapCol  = 10.0 // between columns
)

// headings sets title and subtitle above the plot.
func (k *kit) headings(s *scene, f *doc.Figure) {
	s.height = s.block(0, s.height, k.title.balance(doc.Plain(f.Title), s.width), k.title, start)
	if f.Subtitle != "" {
		s.height = s.block(0, s.height+1, k.subtitle.balance(f.Subtitle, s.width), k.subtitle, start)
	}
	s.height += gapHead
}

// footings sets note, source and the sentence that marks invented data.
func (k *kit) footings(s *scene, f *doc.Figure) {
	s.height += gapFoot
	if n := doc.Plain(f.Note); n != "" {
		s.height = s.block(0, s.height, k.note.wrap(k.words.Label(words.LabelNote, n), s.width), k.note, start)
	}
	if f.Source != "" {
		s.height = s.block(0, s.height, k.note.wrap(k.words.Label(words.LabelSource, f.Source), s.width), k.note, start)
	}
	if f.Sample != "" {
		s.height = s.block(0, s.height+2, k.sample.wrap(f.Sample, s.width), k.sample, start)
	}
}

// wrap breaks text into lines no wider than w. A word that is wider by itself
// is broken between letters, so that nothing leaves its column.
func (s style) wrap(text string, w float64) []string {
	var out []string
	line := ""
	for _, word := range strings.FieldsFunc(text, breakable) {
		t := word
		if line != "" {
			t = line + " " + word
		}
		if s.fits(t, w) {
			line = t
			continue
		}
		if line != "" {
			out = append(out, line)
		}
		for line = word; !s.fits(line, w); {
			head := s.prefix(line, w)
			out, line = append(out, line[:head]), line[head:]
		}
	}
	if line != "" || len(out) == 0 {
		out = append(out, line)
	}
	return out
}

// wrapHead wraps a column head, before an opening bracket if that is enough.
func (s style) wrapHead(text string, w float64) []string {
	if i := strings.LastIndex(text, " ("); i > 0 && !s.fits(text, w) && s.fits(text[:i], w) && s.fits(text[i+1:], w) {
		return []string{text[:i], text[i+1:]}
	}
	return s.wrap(text, w)
}

// widthFor is about the least width in which a head takes no more lines than that,
// and cuts no word.
func (s style) widthFor(text string, lines int) float64 {
	const step = 2
	w := s.longestWord(text)
	for full := s.width(text); w < full && len(s.wrapHead(text, w)) > lines; {
		w += step
	}
	return w
}

// breakable is a space a line may end at; a no-break space is none.
func breakable(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }

func (s style) fits(text string, w float64) bool { return s.width(text) <= w+1e-6 }

// prefix is the length in bytes of the longest beginning that fits, at least
// one letter with the marks that follow it.
func (s style) prefix(word string, w float64) int {
	best := 0
	for i := range word {
		if i == 0 {
			continue
		}
		if best > 0 && !s.fits(word[:i], w) {
			return best
		}
		best = i
	}
	if best == 0 {
		return len(word)
	}
	return best
}

// balance wraps into as few lines as wrap, of about equal length, so that no
// word is left alone on the last.
func (s style) balance(text string, w float64) []string {
	best := s.wrap(text, w)
	if len(best) == 1 {
		return best
	}
	lo, hi := w*.55, w
	for range 8 {
		mid := (lo + hi) / 2
		if l := s.wrap(text, mid); len(l) == len(best) {
			best, hi = l, mid
		} else {
			lo = mid
		}
	}
	return best
}

// widest is the width of the widest of the texts.
func (s style) widest(texts ...string) float64 {
	w := 0.0
	for _, t := range texts {
		w = math.Max(w, s.width(t))
	}
	return w
}

// longestWord is the narrowest width to which text wraps between words.
func (s style) longestWord(texts ...string) float64 {
	w := 0.0
	for _, t := range texts {
		w = math.Max(w, s.widest(strings.FieldsFunc(t, breakable)...))
	}
	return w
}
