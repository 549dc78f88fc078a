package rulebook

import (
	"math"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
)

// A condition that can never hold is a fault of the rulebook: the trigger it
// guards would stay silent for ever. satisfiable brings the condition to a list
// of alternatives, each a list of facts that must hold together, and asks whether
// any alternative leaves a value for everything it mentions. What it does not
// understand it takes to be possible, so that it never refuses a sound rule.

// maxAlternatives bounds the work; beyond it everything counts as possible.
const maxAlternatives = 512

// span is a range of numbers.
type span struct {
	low, high         float64
	lowOpen, highOpen bool
}

func (s span) empty() bool {
	return s.low > s.high || s.low == s.high && (s.lowOpen || s.highOpen)
}

// above reports whether nothing in s can be at most something in t.
func (s span) above(t span) bool {
	return s.low > t.high || s.low == t.high && (s.lowOpen || t.highOpen)
}

func (s span) and(t span) span {
	if t.low > s.low || t.low == s.low && t.lowOpen {
		s.low, s.lowOpen = t.low, t.lowOpen
	}
	if t.high < s.high || t.high == s.high && t.highOpen {
		s.high, s.highOpen = t.high, t.highOpen
	}
	return s
}

// atom is one fact: a number in a span, or a word out of a list.
type atom struct {
	path  string // as written, "violence.upper"
	span  *span
	words []string
}

// satisfiable reports whether some facts make the condition true.
func satisfiable(rb *Rulebook, n ast.Node) bool {
	a := analyser{words: append(rb.GradeIDs(), NotAudited, NotReportable, NotJudged, NotGraded, ""), level: rb.Level}
	alternatives, ok := a.alternatives(n)
	return !ok || slices.ContainsFunc(alternatives, a.possible)
}

type analyser struct {
	words []string // every word a grade can be
	level func(string) int
}

// alternatives is the disjunctive form; false when there are too many.
func (a analyser) alternatives(n ast.Node) ([][]atom, bool) {
	b, ok := n.(*ast.BinaryNode)
	if !ok || !isJunction(b.Operator) {
		return [][]atom{a.atom(n)}, true
	}
	left, lok := a.alternatives(b.Left)
	right, rok := a.alternatives(b.Right)
	if !lok || !rok {
		return nil, false
	}
	if isOr(b.Operator) {
		out := slices.Concat(left, right)
		return out, len(out) <= maxAlternatives
	}
	if len(left)*len(right) > maxAlternatives {
		return nil, false
	}
	out := make([][]atom, 0, len(left)*len(right))
	for _, l := range left {
		for _, r := range right {
			out = append(out, slices.Concat(l, r))
		}
	}
	return out, true
}

// atom reads one comparison; none for what it does not understand.
func (a analyser) atom(n ast.Node) []atom {
	switch n := n.(type) {
	case *ast.BoolNode:
		if !n.Value {
			return []atom{{path: "false", words: []string{}}}
		}
	case *ast.CallNode:
		return a.ordered(n)
	case *ast.BinaryNode:
		if words, ok := a.compared(n); ok {
			return []atom{words}
		}
		if s, ok := numberRange(n.Operator, n.Right); ok && !isLiteral(n.Left) {
			return []atom{{path: n.Left.String(), span: &s}}
		}
		if s, ok := numberRange(mirrored(n.Operator), n.Left); ok && !isLiteral(n.Right) {
			return []atom{{path: n.Right.String(), span: &s}}
		}
	}
	return nil
}

// compared reads == != and in between a grade and words.
func (a analyser) compared(n *ast.BinaryNode) (atom, bool) {
	grade, words := n.Left, n.Right
	if isTextLiteral(grade) {
		grade, words = words, grade
	}
	if !isText(grade) || isTextLiteral(grade) {
		return atom{}, false
	}
	var listed []string
	switch w := words.(type) {
	case *ast.StringNode:
		listed = []string{w.Value}
	case *ast.ArrayNode:
		for _, item := range w.Nodes {
			s, ok := item.(*ast.StringNode)
			if !ok {
				return atom{}, false
			}
			listed = append(listed, s.Value)
		}
	default:
		return atom{}, false
	}
	switch n.Operator {
	case "==", "in":
		return atom{path: grade.String(), words: listed}, true
	case "!=":
		return atom{path: grade.String(), words: slices.DeleteFunc(slices.Clone(a.words), func(w string) bool { return slices.Contains(listed, w) })}, true
	}
	return atom{}, false
}

// ordered reads below(grade, "good") and reaches(grade, "good").
func (a analyser) ordered(n *ast.CallNode) []atom {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok || len(n.Arguments) != 2 {
		return nil
	}
	than, ok := n.Arguments[1].(*ast.StringNode)
	if !ok {
		return nil
	}
	holds := doesReach
	if callee.Value == "below" {
		holds = isBelow
	}
	words := slices.DeleteFunc(slices.Clone(a.words), func(w string) bool { return !holds(a.level(w), a.level(than.Value)) })
	return []atom{{path: n.Arguments[0].String(), words: words}}
}

// possible reports whether all facts of an alternative can hold together.
func (a analyser) possible(facts []atom) bool {
	numbers := map[string]span{}
	words := map[string][]string{}
	for _, f := range facts {
		if f.span == nil {
			list, seen := words[f.path]
			if !seen {
				list = f.words
			}
			words[f.path] = slices.DeleteFunc(slices.Clone(list), func(w string) bool { return !slices.Contains(f.words, w) })
			if len(words[f.path]) == 0 {
				return false
			}
			continue
		}
		s, seen := numbers[f.path]
		if !seen {
			s = natural(f.path)
		}
		numbers[f.path] = s.and(*f.span)
		if numbers[f.path].empty() {
			return false
		}
	}
	return inOrder(numbers)
}

// natural is the range a number has by its nature: rates are fractions, counts
// are not negative.
func natural(path string) span {
	everything := span{low: math.Inf(-1), high: math.Inf(1)}
	_, field, ok := cutLast(path, ".")
	switch {
	case !ok:
		if slices.Contains([]string{"causes", "positives", "overdue"}, path) || strings.HasPrefix(path, "cause(") {
			return span{low: 0, high: math.Inf(1)}
		}
	case strings.Contains(path, ".change."):
		return span{low: -1, high: 1}
	case field == "rate" || field == "lower" || field == "upper":
		return span{low: 0, high: 1}
	case field == "recorded" || field == "required" || field == "reports" || field == "unrecorded":
		return span{low: 0, high: math.Inf(1)}
	}
	return everything
}

// inOrder checks lower ≤ rate ≤ upper and recorded ≤ required of each measure.
func inOrder(numbers map[string]span) bool {
	for path, s := range numbers {
		subject, field, ok := cutLast(path, ".")
		if !ok {
			continue
		}
		for _, larger := range largerFields(field) {
			if t, ok := numbers[subject+"."+larger]; ok && s.above(t) {
				return false
			}
		}
	}
	return true
}

// largerFields are the fields of a measure that are never less than this one.
func largerFields(field string) []string {
	switch field {
	case "lower":
		return []string{"rate", "difference", "upper"}
	case "rate", "difference":
		return []string{"upper"}
	case "recorded":
		return []string{"required"}
	}
	return nil
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 || strings.ContainsAny(s, " +*/(") && !strings.HasPrefix(s, "measure(") {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// numberRange is what "x op number" leaves for x.
func numberRange(operator string, n ast.Node) (span, bool) {
	v, ok := numberLiteral(n)
	if !ok {
		return span{}, false
	}
	s := span{low: math.Inf(-1), high: math.Inf(1)}
	switch operator {
	case "<":
		s.high, s.highOpen = v, true
	case "<=":
		s.high = v
	case ">":
		s.low, s.lowOpen = v, true
	case ">=":
		s.low = v
	case "==":
		s.low, s.high = v, v
	default:
		return span{}, false
	}
	return s, true
}

// mirrored is the operator with its sides changed.
func mirrored(operator string) string {
	switch operator {
	case "<":
		return ">"
	case "<=":
		return ">="
	case ">":
		return "<"
	case ">=":
		return "<="
	}
	return operator
}

// neverHint explains the commonest condition that can never hold.
func neverHint(n ast.Node) string {
	hint := ""
	var walk func(ast.Node)
	walk = func(n ast.Node) {
		b, ok := n.(*ast.BinaryNode)
		if !ok {
			return
		}
		for _, side := range []ast.Node{b.Left, b.Right} {
			if v, ok := numberLiteral(side); ok && v > 1 && v <= 100 && strings.Contains(b.String(), ".") {
				hint = "rates are fractions: write 0.85 for 85 percent"
			}
			walk(side)
		}
	}
	walk(n)
	return hint
}
