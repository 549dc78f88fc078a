package rulebook

import (
	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
)

// mostAlternatives bounds how far a condition is taken apart.
const mostAlternatives = 32

// alternatives takes a condition apart into what is joined by "or", also inside
// "and": each part by itself makes the whole hold. There are none for a condition
// that holds in one way only, or in more ways than anybody would write a case for.
func (k *compiler) alternatives(c *Condition) []*Condition {
	parts, ok := ways(c.program.Node())
	if !ok || len(parts) < 2 {
		return nil
	}
	none := Facts{Criteria: map[int]string{}, Questions: map[int]string{}}
	out := make([]*Condition, len(parts))
	for i, part := range parts {
		program, err := expr.Compile(part,
			expr.Env(none.environment(k.rulebook, c.scope)),
			expr.AsBool(), expr.DisableAllBuiltins(), expr.Optimize(false), expr.MaxNodes(maxNodes))
		if err != nil {
			return nil // the whole condition compiled: only its size can be at fault
		}
		out[i] = &Condition{Text: part, At: c.At, rulebook: c.rulebook, scope: c.scope, program: program}
	}
	return out
}

// ways are the ways in which a condition can hold, as texts.
func ways(n ast.Node) ([]string, bool) {
	b, ok := n.(*ast.BinaryNode)
	if !ok || !isJunction(b.Operator) {
		return []string{n.String()}, true
	}
	left, lok := ways(b.Left)
	right, rok := ways(b.Right)
	if !lok || !rok {
		return nil, false
	}
	if isOr(b.Operator) {
		out := append(left, right...)
		return out, len(out) <= mostAlternatives
	}
	if len(left)*len(right) > mostAlternatives {
		return nil, false
	}
	var out []string
	for _, l := range left {
		for _, r := range right {
			out = append(out, l+" and "+r)
		}
	}
	return out, true
}

func isOr(operator string) bool       { return operator == "or" || operator == "||" }
func isJunction(operator string) bool { return isOr(operator) || operator == "and" || operator == "&&" }

// Asked reports whether the facts hold an answer to everything the condition asks
// for: that it does not hold then says something, where a silence about what was
// never audited says nothing.
func (c *Condition) Asked(f *Facts) bool {
	for _, id := range c.Measures {
		if !f.Measures[id].Reportable {
			return false
		}
	}
	for _, n := range c.Criteria {
		if !c.rulebook.IsGrade(f.Criteria[n]) {
			return false
		}
	}
	for _, n := range c.Questions {
		if !c.rulebook.IsGrade(f.Questions[n]) {
			return false
		}
	}
	return true
}
