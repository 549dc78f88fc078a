package rulebook

import (
	"reflect"

	"github.com/expr-lang/expr/ast"
)

// numberLiteral is a number as written, with its sign.
func numberLiteral(n ast.Node) (float64, bool) {
	switch n := n.(type) {
	case *ast.IntegerNode:
		return float64(n.Value), true
	case *ast.FloatNode:
		return n.Value, true
	case *ast.UnaryNode:
		if v, ok := numberLiteral(n.Node); ok && n.Operator == "-" {
			return -v, true
		}
	}
	return 0, false
}

func isLiteral(n ast.Node) bool {
	_, number := numberLiteral(n)
	return number || isTextLiteral(n)
}

func isTextLiteral(n ast.Node) bool {
	_, ok := n.(*ast.StringNode)
	return ok
}

// isText reports whether a node's value is a word, such as a grade.
func isText(n ast.Node) bool { return n.Type().Kind() == reflect.String }

// isNumber reports whether a node's value is a number.
func isNumber(n ast.Node) bool {
	k := n.Type().Kind()
	return k == reflect.Int || k == reflect.Float64
}

// asksNumber reports whether a node's truth hangs on a comparison that an unknown
// rate or grade would fail.
func asksNumber(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.BinaryNode:
		return isNumber(n.Left) || isNumber(n.Right) || asksNumber(n.Left) || asksNumber(n.Right)
	case *ast.UnaryNode:
		return asksNumber(n.Node)
	case *ast.CallNode:
		return true
	}
	return false
}
