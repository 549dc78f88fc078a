// Package caption says what figures show: the statements about the values of a figure,
// and the text alternative that they make. It knows kinds of figures and no policing;
// what draws a figure computes no sentence.
package caption

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"assize/report/say/doc"
	"assize/report/say/tell"
)

// Describe gives a figure its text alternative, made of statements about its values,
// which it adds to a list. The figure has its title, subtitle, note and plot.
func Describe(t *tell.Kernel, list *tell.List, f *doc.Figure) {
	if t.Err() != nil || f.Plot == nil {
		return
	}
	values, ground := &teller{Kernel: t, list: list, figure: f}, &teller{Kernel: t, list: list, figure: f}
	crowded := &teller{Kernel: t, list: list, figure: f}
	f.Plot.Visit(valuesOf{values})
	f.Plot.Visit(groundOf{ground})
	crowded.say(drawnCrowded(), "", nil)

	finding := (&teller{Kernel: t, list: list, figure: f}).finding()
	others := (&teller{Kernel: t, list: list, figure: f}).worded(drawnOthers(), "", nil)
	rest := append(append([][]doc.Run{}, ground.sentences...), ended(doc.Words(f.Subtitle)), ended(f.Note))
	told := func(first [][]doc.Run) []doc.Run {
		text, whole := fitting(finding, append(first, values.sentences...), length(others)+1)
		if !whole || values.left {
			text = joined(text, others)
		}
		text, _ = fitting(text, rest, 0)
		return text
	}
	f.Alt = doc.Alternative{Finding: finding, Values: told(nil), Crowded: told(crowded.sentences)}
	for _, s := range ground.sentences {
		f.Alt.Ground = joined(f.Alt.Ground, s)
	}
}

// fitting adds sentences as long as they fit with room to spare, and reports whether
// all did.
func fitting(text []doc.Run, sentences [][]doc.Run, spare int) ([]doc.Run, bool) {
	n, whole := length(text), true
	for _, s := range sentences {
		if len(s) == 0 {
			continue
		}
		if more := length(s) + 1; n+more+spare <= doc.MostAlternative {
			text, n = joined(text, s), n+more
		} else {
			whole = false
		}
	}
	return text, whole
}

func length(runs []doc.Run) int { return utf8.RuneCountInString(doc.Plain(runs)) }

// joined is a text and a sentence after it.
func joined(text, sentence []doc.Run) []doc.Run {
	out := append([]doc.Run{}, text...)
	if len(out) > 0 {
		out = append(out, doc.Text{Text: " "})
	}
	return append(out, sentence...)
}

// ended is a sentence with its stop; nothing for an empty one.
func ended(runs []doc.Run) []doc.Run {
	text := strings.TrimSpace(doc.Plain(runs))
	if text == "" {
		return nil
	}
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "!") {
		return runs
	}
	return append(append([]doc.Run{}, runs...), doc.Text{Text: "."})
}

// teller collects the sentences about one figure.
type teller struct {
	*tell.Kernel
	list      *tell.List
	figure    *doc.Figure
	sentences [][]doc.Run
	left      bool // some values are not told
}

// finding is the title as a sentence that names a chart.
func (t *teller) finding() []doc.Run {
	title := t.figure.Title
	if last, ok := lastText(title); ok && strings.HasSuffix(last.Text, ".") {
		last.Text = strings.TrimSuffix(last.Text, ".")
		title = append(append([]doc.Run{}, title[:len(title)-1]...), last)
	}
	kind := drawnTitle()
	if hasNumber(title) {
		kind = drawnFinding()
	}
	return t.worded(kind, "", tell.Roles{"title": title})
}

func lastText(runs []doc.Run) (doc.Text, bool) {
	if len(runs) == 0 {
		return doc.Text{}, false
	}
	last, ok := runs[len(runs)-1].(doc.Text)
	return last, ok
}

// say states something of the figure, as a sentence of its own.
func (t *teller) say(k *tell.Kind, of string, roles tell.Roles) {
	if s := ended(t.worded(k, of, roles)); len(s) > 0 {
		t.sentences = append(t.sentences, s)
	}
}

// worded states something of a part of the figure, and words it. What two figures of one
// name say alike, such as one on a sheet and one in a report, is stated once; what they
// say otherwise, and parts of one name, are told apart by their number.
func (t *teller) worded(k *tell.Kind, of string, roles tell.Roles) []doc.Run {
	for _, runs := range roles {
		t.inAnnex(runs)
	}
	subject := strings.TrimSpace(t.figure.ID + " " + of)
	for n := 2; ; n++ {
		s, made := t.State(k, subject, 0, true, func() tell.Roles { return roles })
		if !made {
			return nil
		}
		said := t.Worded(s, tell.Alternative)
		before, stated := t.list.Of(k.ID, subject)
		if !stated {
			t.Fail(t.list.Add(s, true))
			return said
		}
		if doc.Plain(t.Worded(before, tell.Alternative)) == doc.Plain(said) {
			return said
		}
		subject = strings.TrimSpace(fmt.Sprint(t.figure.ID, " ", of, " #", n))
	}
}

// inAnnex holds every number to its cell.
func (t *teller) inAnnex(runs []doc.Run) {
	for _, r := range runs {
		if n, ok := r.(doc.Number); ok {
			_, err := t.Cells.Address(n.Ref)
			t.Fail(err)
		}
	}
}

// estimate is "75.2 (95% interval 71.2 to 78.8)", or says that no interval was stated.
func (t *teller) estimate(of string, e doc.Estimate) []doc.Run {
	cell, printed := printedCell(e)
	value := []doc.Run{doc.Number{Value: printed, Text: e.Text, Ref: cell}}
	if !e.Stated() {
		return t.worded(drawnAlone(), of, tell.Roles{"value": value})
	}
	lower, upper := limitCells(e.Ref)
	roles := tell.Roles{"value": value, "interval": cited(e.Range, [2]doc.Ref{lower, upper}, [2]float64{e.Lower, e.Upper})}
	if t.figure.Level == "" {
		return t.worded(drawnRange(), of, roles)
	}
	roles["level"] = doc.Words(t.figure.Level)
	return t.worded(drawnInterval(), of, roles)
}
