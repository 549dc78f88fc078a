package plain

import (
	"strconv"
	"strings"
	"unicode"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// runs is running text with footnotes as numbers in brackets and addresses of
// links behind them. Numbers do not break.
func (s *setter) runs(runs []doc.Run) string {
	var b strings.Builder
	for _, r := range runs {
		switch r := r.(type) {
		case doc.Text:
			b.WriteString(clean(r.Text))
		case doc.Number:
			b.WriteString(strings.ReplaceAll(clean(r.Text), " ", nbsp))
		case doc.Link:
			b.WriteString(clean(r.Text))
			if !strings.HasPrefix(r.To, "#") && address(r.To) != r.Text {
				b.WriteString(" (" + clean(address(r.To)) + ")")
			}
		case doc.CrossRef:
			b.WriteString(s.reference(r.To))
		case doc.Note:
			b.WriteString("[" + strconv.Itoa(s.mark(r)) + "]")
		}
	}
	return b.String()
}

// address is a link as a reader types it.
func address(to string) string {
	return strings.TrimPrefix(strings.TrimPrefix(to, "mailto:"), "tel:")
}

// reference prints a cross reference: "table 4".
func (s *setter) reference(to string) string {
	t := s.targets[to]
	n := strconv.Itoa(t.Number)
	switch t.Kind {
	case doc.TableTarget:
		return strings.ReplaceAll(s.words.Label(words.LabelTableRef, n), " ", nbsp)
	case doc.FigureTarget:
		return strings.ReplaceAll(s.words.Label(words.LabelFigureRef, n), " ", nbsp)
	default: // a section or a box, by its title
		return s.words.Label(words.LabelSectionRef, clean(t.Title))
	}
}

// mark numbers footnotes in the order they are first cited.
func (s *setter) mark(n doc.Note) int {
	if s.marks[n.ID] == 0 {
		s.footnotes = append(s.footnotes, n)
		s.marks[n.ID] = len(s.footnotes)
	}
	return s.marks[n.ID]
}

// notes sets the footnotes at the end.
func (s *setter) notes() {
	if len(s.footnotes) == 0 {
		return
	}
	s.gap()
	s.under(s.words.Label(words.LabelNotes), '-')
	for i, n := range s.footnotes {
		first := "[" + strconv.Itoa(i+1) + "] "
		s.para(s.runs(n.Runs), first, strings.Repeat(" ", length(first)))
	}
}

// nbsp keeps words together until lines are set; then it is a space.
const nbsp = "\u00a0"

// clean makes text one line of visible characters: white space of any kind is a
// space, characters that control or turn the text are shown as replaced.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u00a0' || r == '\u202f':
			return '\u00a0'
		case unicode.IsSpace(r):
			return ' '
		case r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\ufeff': // hyphenation and joining hints
			return -1
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return unicode.ReplacementChar
		}
		return r
	}, text)
}
