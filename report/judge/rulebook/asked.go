package rulebook

import (
	"reflect"
	"slices"

	"github.com/expr-lang/expr/ast"

	"assize/report/read/audit"
	"assize/report/read/source"
)

// reader walks a compiled condition, notes what it asks for and refuses what
// type checking cannot: unknown measures, criteria and grades in quotes,
// comparisons that would order grades by the alphabet, and negations that would
// make an unknown rate hold.
type reader struct {
	rulebook  *Rulebook
	condition *Condition
	place     placer
	problems  *source.Problems
}

func (r *reader) refuse(n ast.Node, hint, format string, args ...any) {
	r.problems.Refuse(r.place.at(n.Location().From), "condition", hint, format, args...)
}

// read walks the tree.
func (r *reader) read(n ast.Node) {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		r.noteMeasure(n.Value)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.StringNode:
	case *ast.UnaryNode:
		if n.Operator != "-" && asksNumber(n.Node) {
			r.refuse(n, "turn the comparison round instead", "a comparison of numbers may not be negated: it would hold for a rate that is not known")
		}
		r.read(n.Node)
	case *ast.BinaryNode:
		r.readBinary(n)
	case *ast.MemberNode:
		r.readMember(n)
	case *ast.CallNode:
		r.readCall(n)
	case *ast.ArrayNode:
		for _, item := range n.Nodes {
			r.read(item)
		}
	default:
		r.refuse(n, "use and, or, not, in, comparisons and arithmetic", "conditions do not take this")
	}
}

func (r *reader) readBinary(n *ast.BinaryNode) {
	switch n.Operator {
	case "and", "or", "&&", "||", "+", "-", "*", "/", "==", "in":
	case "!=":
		if isNumber(n.Left) {
			r.refuse(n, "compare with < or >", "numbers may not be compared with !=")
		}
	case "<", "<=", ">", ">=":
		if isText(n.Left) || isText(n.Right) {
			r.refuse(n, `write below(grade, "good") or reaches(grade, "good")`, "grades may not be ordered with %s", n.Operator)
		}
	default:
		r.refuse(n, "use and, or, not, in, comparisons and arithmetic", "conditions do not take the operator %q", n.Operator)
	}
	if n.Operator == "==" || n.Operator == "!=" || n.Operator == "in" {
		r.checkWords(n.Left, n.Right)
		r.checkWords(n.Right, n.Left)
	}
	r.noteThreshold(n)
	r.read(n.Left)
	r.read(n.Right)
}

// noteThreshold notes a comparison of an estimated fraction with a number. Zero
// is no threshold: "the change is above zero" needs no source.
func (r *reader) noteThreshold(n *ast.BinaryNode) {
	for _, pair := range [][2]ast.Node{{n.Left, n.Right}, {n.Right, n.Left}} {
		v, literal := numberLiteral(pair[0])
		if literal && v != 0 && pair[1].Type().Kind() == reflect.Float64 {
			r.condition.hasThreshold = true
		}
	}
}

// checkWords refuses words that no grade can be.
func (r *reader) checkWords(words, grade ast.Node) {
	if !isText(grade) && !isTextLiteral(grade) {
		return
	}
	switch w := words.(type) {
	case *ast.StringNode:
		r.checkGrade(w, true)
	case *ast.ArrayNode:
		for _, item := range w.Nodes {
			r.checkWords(item, grade)
		}
	}
}

func (r *reader) checkGrade(n *ast.StringNode, orNone bool) {
	known := r.rulebook.GradeIDs()
	if orNone {
		known = append(known, NotAudited, NotReportable, NotJudged, NotGraded)
	}
	if !slices.Contains(known, n.Value) {
		r.refuse(n, nearestHint(n.Value, known), "no grade is called %q", n.Value)
	}
}

// readMember reads violence.rate and criteria[2].
func (r *reader) readMember(n *ast.MemberNode) {
	if n.Optional || n.Method {
		r.refuse(n, "", "conditions do not take this")
		return
	}
	id, ok := n.Node.(*ast.IdentifierNode)
	if !ok || id.Value != "criteria" && id.Value != "questions" {
		r.read(n.Node)
		return
	}
	number, ok := n.Property.(*ast.IntegerNode)
	if !ok {
		r.refuse(n.Property, "", "write the number of the %s", id.Value)
		return
	}
	if id.Value == "criteria" {
		if !slices.ContainsFunc(r.rulebook.Criteria, func(c Criterion) bool { return c.Number == number.Value }) {
			r.refuse(number, "", "there is no criterion %d", number.Value)
		}
		r.condition.Criteria = addOnce(r.condition.Criteria, number.Value)
		return
	}
	if !slices.ContainsFunc(r.rulebook.Questions, func(q Question) bool { return q.Number == number.Value }) {
		r.refuse(number, "", "there is no question %d", number.Value)
	}
	r.condition.Questions = addOnce(r.condition.Questions, number.Value)
}

// readCall reads measure("id"), cause("topic"), below(grade, "good") and
// reaches(grade, "good").
func (r *reader) readCall(n *ast.CallNode) {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok || len(n.Arguments) == 0 {
		r.refuse(n, "", "conditions do not take this")
		return
	}
	last, literal := n.Arguments[len(n.Arguments)-1].(*ast.StringNode)
	if !literal {
		r.refuse(n, "", "%s needs a word in quotes", callee.Value)
		return
	}
	if callee.Value == "cause" {
		r.condition.counts = true
		if !slices.Contains(audit.Topics(), last.Value) {
			r.refuse(last, nearestHint(last.Value, audit.Topics()), "no cause has the topic %q", last.Value)
		}
		return
	}
	if callee.Value == "measure" {
		if _, known := r.rulebook.Measure(last.Value); !known {
			r.refuse(last, nearestHint(last.Value, measureIDs(r.rulebook)), "no measure is called %q", last.Value)
		}
		r.noteMeasure(last.Value)
		return
	}
	r.checkGrade(last, false)
	for _, a := range n.Arguments[:len(n.Arguments)-1] {
		r.read(a)
	}
}

func (r *reader) noteMeasure(name string) {
	if slices.Contains([]string{"causes", "positives", "overdue", "reinspection"}, name) {
		r.condition.counts = true
	}
	if _, ok := r.rulebook.Measure(name); ok {
		r.condition.Measures = addOnce(r.condition.Measures, name)
	}
}
