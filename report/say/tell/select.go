package tell

import "text/template"

// What templates select by.
const (
	sayOne   = "say"
	sayOnce  = "once"
	sayEach  = "sayAll"
	isStated = "stated"
	isFresh  = "fresh"
)

// ListFuncs let templates select from a list: {{say "graded" "good" "item"}} is the
// statement in a form, nothing where there is none; {{stated "graded" "good"}}
// reports whether there is; {{sayAll "graded" "clause"}} joins all of a kind. once and
// fresh are the same of a statement that the document has not said yet.
func (t *Kernel) ListFuncs(l *List) template.FuncMap {
	say := func(kind, subject, form string, wanted func(Statement) bool) string {
		s, ok := l.Of(kind, subject)
		if !ok || !wanted(s) {
			return ""
		}
		return t.Mark(t.Worded(s, Form(form))...)
	}
	always := func(Statement) bool { return true }
	return template.FuncMap{
		sayOne:   func(kind, subject, form string) string { return say(kind, subject, form, always) },
		sayOnce:  func(kind, subject, form string) string { return say(kind, subject, form, t.Unsaid) },
		isStated: func(kind, subject string) bool { _, ok := l.Of(kind, subject); return ok },
		isFresh: func(kind, subject string) bool {
			s, ok := l.Of(kind, subject)
			return ok && t.Unsaid(s)
		},
		sayEach: func(kind, form string) string {
			var marks []string
			for _, s := range l.OfKind(kind) {
				marks = append(marks, t.Mark(t.Worded(s, Form(form))...))
			}
			return t.Pack.List(marks)
		},
	}
}
