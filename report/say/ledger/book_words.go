package ledger

import (
	"cmp"
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/say/words"
)

// MeaningOf is what a word about size claims.
func (t *Book) MeaningOf(kind string) string {
	switch kind {
	case "over", "nearly", "at-least", "at-most":
		return t.AnnexWords("claim." + kind)
	case "fewer-than", "less-than":
		return t.AnnexWords("claim.nearly")
	default:
		return t.AnnexWords("claim.nearest")
	}
}

// Confidence is "95 percent", the level of the combined rate's interval. Of which
// measures it is asked matters only where there are several.
func (t *Book) Confidence(...string) string {
	return t.Text(t.Pack.PublishedPercent(t.level.Float()))
}

// Level is the level of confidence of the combined rate's interval.
func (t *Book) Level() findings.Num { return t.level }

// MethodName is the interval method in words.
func (t *Book) MethodName(id string) string { return t.Phrase("method-" + id) }

// doubts point to the notes that say what is doubtful of a measure.
func (t *Force) doubts(m findings.Measure) string {
	all, marks := t.allDoubts(), []string(nil)
	for _, doubt := range t.DoubtsOf(m) {
		marks = append(marks, t.noteAt(len(notes())+slices.Index(all, doubt)))
	}
	return cmp.Or(strings.Join(marks, ", "), t.AnnexWords("no-doubts"))
}

// allDoubts are the warnings of all measures, each once: the notes after the others.
func (t *Force) allDoubts() []string {
	if t.everyDoubt == nil {
		t.everyDoubt = []string{}
		for _, m := range t.Found.Measures {
			for _, doubt := range t.DoubtsOf(m) {
				if !slices.Contains(t.everyDoubt, doubt) {
					t.everyDoubt = append(t.everyDoubt, doubt)
				}
			}
		}
	}
	return t.everyDoubt
}

// DoubtsOf are a measure's warnings in words, and why it is not reportable.
func (t *Force) DoubtsOf(m findings.Measure) []string {
	var out []string
	if !m.Reportable && m.NotReportable != "" {
		s, err := t.NotReportable(m)
		t.Fail(err)
		out = append(out, s)
	}
	for _, w := range m.Warnings {
		out = append(out, t.Warning(w, m.Unit))
	}
	return out
}

// Warning is a doubt in words, about a number of some unit.
func (t *Book) Warning(w findings.Warning, unit string) string {
	s, err := t.Pack.Warning(w.ID, w.Value.Float(), unitOf(unit))
	t.Fail(err)
	return s
}

// NotReportable is why a measure has no rate to print.
func (t *Book) NotReportable(m findings.Measure) (string, error) {
	return t.Pack.NotReportable(m.NotReportable, m.MinimumAudited, unitOf(m.Unit))
}

// unitOf is what a measure counts; findings of an older program do not say it.
func unitOf(unit string) string { return cmp.Or(unit, words.UnitCrime) }

// Concerns reports whether a cause of concern was raised about a measure.
func (t *Force) Concerns(id string) bool {
	for _, f := range t.Found.Findings {
		if f.Kind == "cause-of-concern" && f.Measure == id {
			return true
		}
	}
	return false
}

// Conclusion says in words whether the rate moved.
func (t *Book) Conclusion(c findings.Change) string {
	switch m := t.MovementOf(c); {
	case m == Apart:
		return t.Phrase("change-not-comparable")
	case m == Bare || !c.Lower.Known():
		return t.Phrase("change-no-interval")
	case m == Risen:
		return t.Phrase("change-risen")
	case m == Fallen:
		return t.Phrase("change-fallen")
	default:
		return t.Phrase("change-not-clear")
	}
}
