package tell

import (
	"slices"
	"strings"
	"text/template"
	"unicode"
	"unicode/utf8"

	"assize/report/read/audit"
	"assize/report/say/doc"
)

// issued reports whether these documents are what is published: of a draft, and of
// an edition that goes out before, the day of publication is still to come.
func (t *Kernel) issued() bool {
	switch t.Edition.Status {
	case doc.Final, doc.Correction, doc.Withdrawal:
		return true
	default:
		return false
	}
}

// Sentence makes the first letter of a phrase a capital, whose words may stand behind
// a mark.
func (t *Kernel) Sentence(s string) string {
	if !strings.HasPrefix(s, string(markOpen)) {
		return UpperFirst(s)
	}
	runs, rest, err := t.behind(s)
	if err != nil || len(runs) == 0 {
		return s
	}
	out := slices.Clone(runs)
	switch r := out[0].(type) {
	case doc.Text:
		r.Text = UpperFirst(r.Text)
		out[0] = r
	case doc.Number:
		r.Text = UpperFirst(r.Text)
		out[0] = r
	}
	return t.Mark(out...) + rest
}

// UpperFirst makes the first letter a capital.
func UpperFirst(s string) string {
	if s == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// LowerFirst fits a sentence of the workbook into one of ours; a word in
// capitals stays.
func LowerFirst(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[n:])
	if unicode.IsUpper(second) || unicode.IsDigit(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}

// Date marks a day in words.
func (t *Kernel) Date(d audit.Date) string { return t.Text(t.Pack.Date(d.Time())) }

// percentUnit is the house's word for percent, for the head of a table.
func (t *Kernel) percentUnit() string {
	const half = 0.5
	number := t.Pack.PercentNumber(half, 0)
	return t.Text(strings.TrimSpace(strings.TrimPrefix(t.Pack.PublishedPercent(half), number)))
}

// Day is a date in words; "" for none.
func (t *Kernel) Day(d audit.Date) string {
	if d.IsZero() {
		return ""
	}
	return t.Pack.Date(d.Time())
}

// kernelFuncs are what templates may say of anything. Each returns marks, never a
// bare number; those that return a bool or a list only steer.
func (t *Kernel) kernelFuncs() template.FuncMap {
	return template.FuncMap{
		"text":         t.Text,
		"sentence":     t.Sentence,
		"day":          t.Date,
		"inspectorate": func() string { return t.Text(t.House.Inspectorate) },
		"issued":       t.issued,
		"percentUnit":  t.percentUnit,
		"unit":         t.unitWord,
		"units":        t.unitsWord,
	}
}

// Only is the data of a template, or nil.
func Only(dot []any) any {
	if len(dot) == 0 {
		return nil
	}
	return dot[0]
}

// IsStrong reports whether all of a text is emphasised, as a heading is.
func IsStrong(runs []doc.Run) bool {
	for _, r := range runs {
		if text, ok := r.(doc.Text); !ok || !text.Strong {
			return false
		}
	}
	return true
}
